"""What `export` and `list` know of editions; `--id` chooses one, else the one that began last."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.training.editions import words
from munidesk.features.training.editions.document_editions import build_list, build_sign_in
from munidesk.features.training.editions.store import EditionNow, load
from munidesk.features.training.kinds import EDITIONS, LINES
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import store as town


def loaded(store: Store, selection: Selection) -> EditionNow:
    """Raises UserError where there is none, or nobody is in its list."""
    found = EDITIONS.all(store)
    key = selection.id or (_newest(store, [one.id for one in found]) if found else "")
    now = load(store, key) if key else None
    if now is None or not now.rows:
        raise UserError(_("Todavía no hay nadie en la lista. Abra una edición en Capacitación › Ediciones."))
    return now


def _newest(store: Store, keys: Sequence[str]) -> str:
    """The last that has somebody in its list, else the last."""
    return next((key for key in reversed(keys) if load(store, key).rows), keys[-1])


def sign_in_paper(store: Store, selection: Selection) -> Document:
    return build_sign_in(store, loaded(store, selection))


def list_paper(store: Store, selection: Selection) -> Document:
    return build_list(store, loaded(store, selection))


def list_sheet(store: Store, selection: Selection) -> Sheet:
    """A row for each person and each class."""
    now, figures = loaded(store, selection), town.figures(store)
    rows = tuple(
        (
            now.edition.title, one.name, now.where.get(one.enrolment.id, ""), each.day,
            words.cell_spoken(one.presences.get(each.id), figures), each.hours, one.mark,
            words.standing_look(now, one)[0],
        )
        for one in now.rows
        for each in now.classes
    )  # fmt: skip
    header = (_("Edición"), _("Persona"), _("Área u origen"), _("Fecha"), _("Asistencia"), _("Horas de la clase"),
              _("Nota"), _("Queda"))  # fmt: skip
    keys = ("edition", "person", "origin", "date", "presence", "hours", "mark", "stands")
    return Sheet(now.edition.title, header, rows, keys)


def list_editions(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per edition, by the day it begins."""
    lines = {one.id: one.title for one in LINES.all(store)}
    found: list[dict[str, object]] = []
    for one in EDITIONS.all(store):
        now = load(store, one.id)
        found.append({
            "id": one.id, "title": one.title, "course": now.course.title, "line": lines.get(one.line_id, ""),
            "replica_of": now.parent, "state": str(one.state), "start": one.start.isoformat() if one.start else None,
            "end": one.end.isoformat() if one.end else None, "place": one.place, "trainers": one.trainers,
            "hours": str(now.hours), "enrolled": len(now.rows), "left": len(now.rows) - len(now.there),
            "passed": len(now.passing) if now.closed else None, "person_hours": str(now.person_hours),
        })  # fmt: skip
    return found


def list_enrolments(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per person of each edition; of the staff their area, of the others where they come from."""
    found: list[dict[str, object]] = []
    for one in EDITIONS.all(store):
        now = load(store, one.id)
        found += [
            {
                "id": row.enrolment.id, "edition": one.title, "edition_id": one.id, "number": row.number,
                "person": row.name, "kind": row.enrolment.kind.word, "gender": str(row.enrolment.gender),
                "origin": now.where.get(row.enrolment.id, ""), "state": str(row.enrolment.state),
                "stands": str(row.standing), "hours": str(row.attended), "of": str(row.given),
                "mark": str(row.mark) if row.mark is not None else None, "reason": row.enrolment.reason,
            }
            for row in now.rows
        ]  # fmt: skip
    return found
