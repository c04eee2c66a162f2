"""The agenda: add, order, deal with, put off and carry over its items."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.domain import AgendaItem, ItemKind, ItemState, Session, SessionState
from munidesk.features.council.records import columns, read_all, to_row
from munidesk.town import store as town


def items_of(store: Store, session_id: str) -> tuple[AgendaItem, ...]:
    return read_all(AgendaItem, store.select("agenda_item", order="position, id", session_id=session_id))


def add_item(
    store: Store,
    session_id: str,
    title: str,
    *,
    kind: ItemKind = ItemKind.BUSINESS,
    position: int | None = None,
    urgent_reason: str = "",
    at: datetime | None = None,
    file_ref: str = "",
) -> str:
    """Put an item on the agenda, at the end of its business unless `position` says where. Returns its id.

    On an open session it came in from outside the agenda: the hour is kept, and the minutes ask for
    `urgent_reason` (Montevideo, art. 548.48.5).
    """
    session = guard.agenda_open(store, session_id)
    if not title.strip():
        raise UserError(_("Escriba de qué trata el asunto."))
    added = at or (guard.clock_in(session) or session.opened_at if session.state is SessionState.OPEN else None)
    if added is not None and session.opened_at is not None:
        guard.check_hour(session, added)
    others = items_of(store, session_id)
    place = _usual_place(others) if position is None else max(1, min(position, len(others) + 1))
    item = AgendaItem(
        new_id(), session_id, place, title.strip(), kind, file_ref=file_ref, added_at=added,
        urgent_reason=urgent_reason.strip(),
    )  # fmt: skip
    with store.change(_("Agregar asunto")) as writer:
        for other in others:
            if other.position >= place:
                writer.put("agenda_item", {"id": other.id, "position": other.position + 1})
        writer.put("agenda_item", to_row(item))
    return item.id


def add_items(store: Store, session_id: str, titles: Sequence[str], *, urgent_reason: str = "") -> tuple[str, ...]:
    """Several at once, as pasted from a letter or a spreadsheet; numbers and dashes before them are left out.

    What stands after a tab is the antecedent. Returns the new items' ids; raises UserError for none.
    """
    found = [(_LIST_MARK.sub("", one.partition("\t")[0]).strip(), one.partition("\t")[2].strip()) for one in titles]
    with store.change(_("Agregar asuntos")):
        return tuple(
            add_item(store, session_id, title, file_ref=file_ref.replace("\t", " "), urgent_reason=urgent_reason)
            for title, file_ref in found
            if title
        )


_LIST_MARK = re.compile(r"^\s*(?:\d{1,3}\s*[.)°º-]+|[a-zA-Z]\)|[-–—•*·])\s*")


def _usual_place(items: tuple[AgendaItem, ...]) -> int:
    """At the end, but before «Asuntos varios» when that is what the agenda ends with."""
    if items and items[-1].kind is ItemKind.ANY_OTHER and items[-1].state is ItemState.PENDING:
        return items[-1].position
    return (items[-1].position if items else 0) + 1


def move_item(store: Store, item_id: str, to_position: int) -> None:
    """Give the item another place, counted from 1; the others make room."""
    item, session = guard.agenda_of_item(store, item_id)
    others = [one for one in items_of(store, session.id) if one.id != item_id]
    others.insert(max(0, min(to_position - 1, len(others))), item)
    with store.change(_("Ordenar el orden del día")) as writer:
        for position, one in enumerate(others, start=1):
            writer.put("agenda_item", {"id": one.id, "position": position})


_AGENDA = frozenset({"title", "kind", "position", "state", "added_at", "carried_from"})


def update_item(store: Store, item_id: str, *, fold: str = "", **changed: object) -> None:
    """Change some columns of an item, with the types of `AgendaItem`.

    Raises UserError; once the session is lifted its texts and hours may still be mended, not the agenda itself.
    """
    of_agenda = _AGENDA & changed.keys()
    item, _session = (guard.agenda_of_item if of_agenda else guard.session_of_item)(store, item_id)
    replace(item, **changed)  # type: ignore[arg-type]
    with store.change(_("Cambiar asunto {n}").format(n=item.position), fold=fold) as writer:
        writer.put("agenda_item", {"id": item_id, **columns(changed)})


def start_item(store: Store, item_id: str, at: datetime | None = None) -> None:
    """It is being dealt with from `at` on; the one before it is finished. Raises UserError."""
    item, session = guard.session_of_item(store, item_id)
    if session.state is not SessionState.OPEN:
        raise UserError(_("Abra la sesión antes de tratar los asuntos."))
    moment = at or guard.clock_in(session)
    if moment is not None:
        guard.check_hour(session, moment)
    with store.change(_("Tratar el asunto {n}").format(n=item.position)) as writer:
        for other in items_of(store, session.id):
            if other.state is ItemState.CURRENT and other.id != item_id:
                writer.put("agenda_item", columns({"id": other.id, "state": ItemState.DONE, "finished_at": moment}))
        started = item.started_at or moment
        writer.put("agenda_item", columns({"id": item_id, "state": ItemState.CURRENT, "started_at": started}))
        writer.put("session", {"id": session.id, "current_item_id": item_id})


def finish_item(store: Store, item_id: str, at: datetime | None = None) -> None:
    item, session = guard.agenda_of_item(store, item_id)
    moment = at or guard.clock_in(session)
    if moment is not None:
        guard.check_hour(session, moment)
    with store.change(_("Terminar el asunto {n}").format(n=item.position)) as writer:
        writer.put("agenda_item", columns({"id": item_id, "state": ItemState.DONE, "finished_at": moment}))
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


def postpone_item(store: Store, item_id: str) -> None:
    """Put it off: the next session of the body finds it on its agenda."""
    item, session = guard.agenda_of_item(store, item_id)
    with store.change(_("Aplazar el asunto {n}").format(n=item.position)) as writer:
        writer.put("agenda_item", columns({"id": item_id, "state": ItemState.POSTPONED}))
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


def delete_item(store: Store, item_id: str) -> None:
    """Take an item off the agenda. Raises UserError when it already has votes or resolutions."""
    item, session = guard.agenda_of_item(store, item_id)
    motions = store.select("motion", item_id=item_id)
    if any(store.select("vote", motion_id=row["id"]) for row in motions) or store.select("resolution", item_id=item_id):
        raise UserError(
            _("El asunto {n} ya tiene votaciones o resoluciones: no se borra. Puede aplazarlo.").format(n=item.position)
        )
    with store.change(_("Quitar el asunto {n}").format(n=item.position)) as writer:
        for row in motions:
            writer.delete("motion", str(row["id"]))
        writer.delete("agenda_item", item_id)
        for other in items_of(store, session.id):
            if other.id != item_id and other.position > item.position:
                writer.put("agenda_item", {"id": other.id, "position": other.position - 1})
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


_LEFT_OVER = """
    SELECT agenda_item.* FROM agenda_item JOIN session ON session.id = agenda_item.session_id
    WHERE session.body_id = :body AND session.deleted_at IS NULL AND agenda_item.deleted_at IS NULL
        AND agenda_item.state = 'postponed' AND (session.date, session.start) < (:date, :start)
        AND NOT EXISTS (SELECT 1 FROM agenda_item taken WHERE taken.carried_from = agenda_item.id
            AND taken.deleted_at IS NULL)
    ORDER BY session.date, session.start, agenda_item.position
"""


def left_over(store: Store, session: Session) -> tuple[AgendaItem, ...]:
    """What earlier sessions of the body put off and nobody brought in yet."""
    start = session.start.isoformat(timespec="minutes")
    rows = store.query(_LEFT_OVER, body=session.body_id, date=session.date.isoformat(), start=start)
    return read_all(AgendaItem, rows)


def carry_over(store: Store, session_id: str) -> tuple[str, ...]:
    """Bring in what earlier sessions of the body put off and nobody brought in yet. Returns the new items' ids."""
    session = guard.agenda_open(store, session_id)
    waiting = left_over(store, session)
    brought: list[str] = []
    with store.change(_("Traer asuntos aplazados")) as writer:
        for item in waiting:
            new = add_item(store, session_id, item.title, kind=item.kind, file_ref=item.file_ref)
            writer.put("agenda_item", {"id": new, "carried_from": item.id})
            brought.append(new)
    return tuple(brought)


def standard_agenda(store: Store, session_id: str) -> None:
    """Fill an empty agenda with the country's standard items. Raises UserError when it is not empty."""
    guard.agenda_open(store, session_id)
    if items_of(store, session_id):
        raise UserError(_("El orden del día ya tiene asuntos."))
    with store.change(_("Poner el orden del día de costumbre")) as writer:
        for position, template in enumerate(town.profile_of(store).agenda, start=1):
            writer.put(
                "agenda_item",
                to_row(AgendaItem(new_id(), session_id, position, template.title, ItemKind(template.kind))),
            )
