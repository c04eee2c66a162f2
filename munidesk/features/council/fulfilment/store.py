"""Reading and writing what became of the resolutions, and finding one by the number people call it by."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold, join_or
from munidesk.data.store import Store
from munidesk.features.council.fulfilment.domain import Fulfilment
from munidesk.features.council.fulfilment.kinds import FULFILMENTS


def fulfilments(store: Store) -> Mapping[str, Fulfilment]:
    """By the id of the resolution. Of two that two computers wrote, the last one."""
    return {one.resolution_id: one for one in FULFILMENTS.all(store, order="id")}


def fulfilment_of(store: Store, resolution_id: str) -> Fulfilment:
    """That of a resolution; a new one, not written yet, where there is none."""
    found = FULFILMENTS.all(store, order="id", resolution_id=resolution_id)
    return found[-1] if found else Fulfilment(resolution_id=resolution_id)


def follow_resolution(store: Store, one: Fulfilment) -> Fulfilment:
    """Write who sees to it, by when, and how it was fulfilled. Raises UserError."""
    row = store.get("resolution", one.resolution_id)
    label = _("Seguimiento de la resolución {n}").format(n=_numbered(row)) if row is not None else ""
    return FULFILMENTS.save(store, one, label=label)


def unfollow_resolution(store: Store, one: Fulfilment) -> None:
    """Nobody follows it any more: written by mistake."""
    FULFILMENTS.delete(store, one.id, label=_("Quitar el seguimiento de una resolución"))


@dataclass(frozen=True, slots=True)
class Overdue:
    """A resolution whose term has passed: its number, its title, its session."""

    fulfilment: Fulfilment
    number: str
    title: str
    session_id: str


_OPEN = """
    SELECT fulfilment.*, resolution.number, resolution.year, resolution.title, resolution.session_id
    FROM fulfilment JOIN resolution ON resolution.id = fulfilment.resolution_id
        JOIN session ON session.id = resolution.session_id
    WHERE fulfilment.deleted_at IS NULL AND resolution.deleted_at IS NULL AND fulfilment.done_on IS NULL
        AND session.deleted_at IS NULL AND session.state <> 'annulled'
        AND fulfilment.progress <> 'dropped' AND fulfilment.due < :day ORDER BY fulfilment.due, fulfilment.id
"""


def overdue(store: Store, day: date) -> tuple[Overdue, ...]:
    """Those whose term passed before `day`, the oldest first."""
    return tuple(
        Overdue(FULFILMENTS.read(row), _numbered(row), str(row["title"]), str(row["session_id"]))
        for row in store.query(_OPEN, day=day.isoformat())
    )


def _numbered(row: Mapping[str, object]) -> str:
    return f"{row['number']}/{row['year']}"


_NAMED = """
    SELECT r.id, r.number, r.year, r.title, session.date, body.name AS body FROM resolution r
    JOIN session ON session.id = r.session_id JOIN body ON body.id = session.body_id
    WHERE r.deleted_at IS NULL AND session.deleted_at IS NULL AND r.number = :number AND :year IN (0, r.year)
    ORDER BY r.year DESC, body.name
"""
_NUMBER = re.compile(r"\s*(?:n\.?[º°o]?\s*)?(\d+)(?:\s*/\s*(\d{2,4}))?\b\s*[,·-]?\s*(.*)", re.IGNORECASE)


def resolution_named(store: Store, text: str) -> str:
    """The id of «47/2026», and of «47/2026 Comisión de Obras» where two bodies have that number. Raises UserError."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise UserError(
            _("«{text}» no es un número de resolución: escriba, por ejemplo, 47/2026.").format(text=text),
            field="resolution_id",
        )
    number, year, body = int(found[1]), found[2] or "", found[3].strip()
    rows = store.query(_NAMED, number=number, year=int(year if len(year) != 2 else f"20{year}") if year else 0)
    rows = [row for row in rows if not body or fold(body) in fold(str(row["body"]))]
    if len(rows) == 1:
        return str(rows[0]["id"])
    if not rows:
        raise UserError(_("No hay ninguna resolución {text}: revise el número.").format(text=text.strip()),
                        field="resolution_id")  # fmt: skip
    raise UserError(
        _("Hay {n} resoluciones con ese número: escriba {names}.").format(n=len(rows), names=join_or(_told(rows))),
        field="resolution_id",
    )


def _told(rows: Sequence[Mapping[str, object]]) -> list[str]:
    return [
        f"{row['number']}/{row['year']} {row['body']} ({show_date(date.fromisoformat(str(row['date'])))})"
        for row in rows
    ]
