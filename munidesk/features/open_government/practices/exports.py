"""What `export` and `list` know of the bank of good practices; `--id` chooses one, else the newest."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.features.open_government.practices.document_bank import build_bank
from munidesk.features.open_government.practices.document_practice import build_practice
from munidesk.features.open_government.practices.store import practice_of, practices
from munidesk.features.open_government.practices.wanted import wanted
from munidesk.records.sheet import Selection, Sheet


def _nothing() -> UserError:
    return UserError(_("Todavía no hay ninguna buena práctica. Agregue una en Gobierno abierto › Buenas prácticas."))


def _all(store: Store) -> tuple[Practice, ...]:
    found = practices(store)
    if not found:
        raise _nothing()
    return found


def practice(store: Store, selection: Selection) -> Document:
    """Raises UserError when there is none."""
    chosen = practice_of(store, selection.id) if selection.id else max(_all(store), key=lambda one: one.id)
    return build_practice(store, chosen)


def bank(store: Store, _selection: Selection) -> Document:
    return build_bank(store, _all(store), wanted(store))


_COLUMNS = (
    "title", "place", "country", "component", "topic", "origin", "since", "ods", "gender", "adoption", "problem",
    "done", "results", "lessons", "needs", "contact", "source",
)  # fmt: skip


def bank_sheet(store: Store, _selection: Selection) -> Sheet:
    """One row per practice, with its texts."""
    header = tuple(PRACTICES.field(name).label for name in _COLUMNS)
    rows = tuple(tuple(getattr(one, name) for name in _COLUMNS) for one in _all(store))
    return Sheet(_("Banco de buenas prácticas"), header, rows, _COLUMNS)


def list_practices(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per practice, by title."""
    return [
        {
            "id": one.id,
            **{name: getattr(one, name) for name in _COLUMNS if name != "since"},
            "since": one.since.isoformat() if one.since else None,
        }
        for one in practices(store)
    ]
