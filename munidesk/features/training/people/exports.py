"""What `export` and `list` know of the people in post; `--id` chooses one, else the first in the list."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.training.kinds import STAFF
from munidesk.features.training.people.document_record import build_record
from munidesk.features.training.people.store import record_of
from munidesk.features.training.store import needs
from munidesk.records.sheet import Selection


def record_paper(store: Store, selection: Selection) -> Document:
    """Raises UserError where there is nobody."""
    people = STAFF.all(store)
    if not selection.id and not people:
        raise UserError(_("Todavía no hay personal. Agréguelo en Capacitación › Personal."))
    return build_record(store, record_of(store, selection.id or people[0].id))


def list_staff(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per person, by name, whoever left too."""
    found = needs(store)
    rows: list[dict[str, object]] = []
    for one in STAFF.all(store):
        post, gap = found.posts.get(one.post_id), found.gap(one)
        rows.append({
            "id": one.id, "name": one.name, "gender": str(one.gender), "post": post.title if post else "",
            "area": one.area, "since": one.since.isoformat() if one.since else None,
            "until": one.until.isoformat() if one.until else None, "missing": gap.told, "blank": gap.blank,
        })  # fmt: skip
    return rows
