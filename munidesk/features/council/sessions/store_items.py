"""The agenda: add, order, deal with, put off and carry over its items."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.kinds import CHANGES
from munidesk.features.council.domain import PUT_ASIDE, AgendaItem, ItemKind, ItemState, Session, SessionState
from munidesk.features.council.kinds import ITEMS, MOTIONS
from munidesk.features.council.votes.carried import tied_motions
from munidesk.town import store as town


def items_of(store: Store, session_id: str) -> tuple[AgendaItem, ...]:
    return ITEMS.all(store, session_id=session_id)


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
    added = at or (guard.clock_in(session) or session.opened_at if session.state is SessionState.OPEN else None)
    if added is not None and session.opened_at is not None:
        guard.check_hour(session, added, "added_at")
    others = items_of(store, session_id)
    place = _usual_place(others) if position is None else max(1, min(position, len(others) + 1))
    item = AgendaItem(
        session_id=session_id, position=place, title=title.strip(), kind=kind, file_ref=file_ref, added_at=added,
        urgent_reason=urgent_reason.strip(),
    )  # fmt: skip
    ITEMS.checked(item)
    with store.change(_("Agregar asunto")):
        for other in others:
            if other.position >= place:
                ITEMS.save(store, replace(other, position=other.position + 1))
        return ITEMS.save(store, item).id


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
    with store.change(_("Ordenar el orden del día")):
        for position, one in enumerate(others, start=1):
            ITEMS.save(store, replace(one, position=position))


_AGENDA = ("title", "kind", "position", "state", "added_at", "carried_from")
_HOURS = ("started_at", "finished_at", "added_at")


def save_item(store: Store, item: AgendaItem, *, fold: str = "") -> None:
    """Correct an item: `save_item(store, replace(item, narrative=text))`.

    Raises UserError; once the session is lifted its texts and hours may still be mended, not the agenda itself.
    """
    before, session = guard.session_of_item(store, item.id)
    if any(getattr(before, name) != getattr(item, name) for name in _AGENDA):
        guard.agenda_open(store, session.id)
    for name in _HOURS:
        hour = getattr(item, name)
        if hour is not None and hour != getattr(before, name):
            guard.check_hour(session, hour, name)
            guard.check_order(item)
    ITEMS.save(store, item, label=_("Cambiar asunto {n}").format(n=before.position), fold=fold)


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
                ITEMS.save(store, finished(other, moment))
        ITEMS.save(store, replace(item, state=ItemState.CURRENT, started_at=item.started_at or moment))
        writer.put("session", {"id": session.id, "current_item_id": item_id})


def set_start(store: Store, item_id: str, at: datetime) -> None:
    """Write or correct the hour at which an item began; one that nobody had begun was dealt with then.

    Raises UserError for an hour outside the session, or after the item's own end.
    """
    item, session = guard.session_of_item(store, item_id)
    if session.opened_at is None:
        raise UserError(_("Abra la sesión antes de tratar los asuntos."))
    waits = item.state is ItemState.PENDING and session.state is SessionState.OPEN
    timed = replace(item, started_at=at, state=ItemState.DONE if waits else item.state)
    guard.check_hour(session, at, "started_at")
    guard.check_order(timed)
    ITEMS.save(store, timed, label=_("Hora del asunto {n}").format(n=item.position))


def leave_untreated(store: Store, item_id: str) -> None:
    """Nobody dealt with it after all: it was begun by mistake, or put off and is not. Raises UserError once something
    of it is on record.
    """
    item, session = guard.agenda_of_item(store, item_id)
    recorded = any(store.select(table, item_id=item_id) for table in ("motion", "resolution", "correction"))
    if item.narrative.strip() or recorded:
        raise UserError(
            _("Del asunto {n} ya consta lo tratado. Borre antes su texto y sus mociones, o déjelo como está.").format(
                n=item.position
            )
        )
    with store.change(_("Asunto {n} sin tratar").format(n=item.position)) as writer:
        ITEMS.save(store, replace(item, state=ItemState.PENDING, started_at=None, finished_at=None))
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


def finished(item: AgendaItem, at: datetime | None) -> AgendaItem:
    """The item as done because something else came after it; without an hour when `at` is before it began.

    The clock of an old computer goes back now and then: that is no reason to refuse the next item.
    """
    backwards = at is not None and item.started_at is not None and at < item.started_at
    return replace(item, state=ItemState.DONE, finished_at=None if backwards else at)


def finish_item(store: Store, item_id: str, at: datetime | None = None) -> None:
    item, session = guard.agenda_of_item(store, item_id)
    moment = at or guard.clock_in(session)
    if moment is not None:
        guard.check_hour(session, moment)
    done = replace(item, state=ItemState.DONE, finished_at=moment)
    guard.check_order(done)
    with store.change(_("Terminar el asunto {n}").format(n=item.position)) as writer:
        ITEMS.save(store, done)
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


def postpone_item(store: Store, item_id: str) -> None:
    """Put it off: the next session of the body finds it on its agenda."""
    item, session = guard.agenda_of_item(store, item_id)
    with store.change(_("Aplazar el asunto {n} para la próxima sesión").format(n=item.position)) as writer:
        ITEMS.save(store, replace(item, state=ItemState.POSTPONED))
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


def take_up_item(store: Store, item_id: str) -> None:
    """It is not put off, nor withdrawn, after all: as it was before, dealt with or still to come.

    It leaves the agenda of the session that it was put off to, unless that one has begun with it.
    """
    item, _session = guard.agenda_of_item(store, item_id)
    if item.state not in PUT_ASIDE:
        return
    state = ItemState.DONE if item.started_at is not None else ItemState.PENDING
    with store.change(_("El asunto {n} se trata").format(n=item.position)) as writer:
        ITEMS.save(store, replace(item, state=state, finished_at=None))
        for change in CHANGES.all(store, item_id=item_id):
            if change.kind in (ChangeKind.POSTPONED, ChangeKind.WITHDRAWN):
                writer.delete("agenda_change", change.id)
        for carried in ITEMS.all(store, carried_from=item_id):
            if carried.state is ItemState.PENDING and not carried.narrative:
                delete_item(store, carried.id)


def deal_with(store: Store, item: AgendaItem) -> None:
    """What is voted is being dealt with: an item put off before that no longer is, nor does the acta say so.

    To put it off by that very vote, it is put off once more after it.
    """
    if item.state in PUT_ASIDE:
        take_up_item(store, item.id)
        start_item(store, item.id)


_KEEPS = ("resolution", "correction", "election", "speaker_turn")
"""What hangs from an item that was dealt with."""


def delete_item(store: Store, item_id: str) -> None:
    """Take an item off the agenda. Raises UserError once it has votes, resolutions or corrections of an acta, and in
    an open session for what was called: that is withdrawn, and the acta says why.
    """
    item, session = guard.agenda_of_item(store, item_id)
    if session.state is SessionState.OPEN and item.added_at is None and store.select("notice", session_id=session.id):
        raise UserError(
            _("El asunto {n} está en la convocatoria enviada: retírelo con R, y el acta dirá por qué.").format(
                n=item.position
            )
        )
    motions = store.select("motion", item_id=item_id)
    decided = any(store.select("vote", motion_id=row["id"]) for row in motions)
    if decided or any(store.select(table, item_id=item_id) for table in _KEEPS):
        raise UserError(
            _(
                "El asunto {n} ya tiene votaciones, elecciones, oradores, resoluciones o correcciones: no se borra."
                " Puede aplazarse para la próxima sesión."
            ).format(n=item.position)
        )
    with store.change(_("Quitar el asunto {n}").format(n=item.position)) as writer:
        for table, rows in (("motion", motions), ("agenda_change", store.select("agenda_change", item_id=item_id))):
            for row in rows:
                writer.delete(table, str(row["id"]))
        writer.delete("agenda_item", item_id)
        for other in items_of(store, session.id):
            if other.id != item_id and other.position > item.position:
                ITEMS.save(store, replace(other, position=other.position - 1))
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


_LEFT_OVER = """
    SELECT agenda_item.* FROM agenda_item JOIN session ON session.id = agenda_item.session_id
    WHERE session.body_id = :body AND session.deleted_at IS NULL AND agenda_item.deleted_at IS NULL
        AND agenda_item.state = 'postponed' AND (session.date, session.start) < (:date, :start)
        AND NOT EXISTS (SELECT 1 FROM agenda_item taken WHERE taken.carried_from = agenda_item.id
            AND taken.deleted_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM agenda_change c JOIN session target ON target.id = c.to_session_id
            WHERE c.item_id = agenda_item.id AND c.kind = 'postponed' AND c.deleted_at IS NULL
            AND target.id <> :session AND target.deleted_at IS NULL AND target.state IN ('convened', 'open'))
    ORDER BY session.date, session.start, agenda_item.position
"""


def left_over(store: Store, session: Session) -> tuple[AgendaItem, ...]:
    """What earlier sessions of the body put off and nobody brought in yet."""
    start = session.start.isoformat(timespec="minutes")
    rows = store.query(_LEFT_OVER, body=session.body_id, date=session.date.isoformat(), start=start, session=session.id)
    return ITEMS.read_all(rows)


def carry_over(store: Store, session_id: str) -> tuple[str, ...]:
    """Bring in what earlier sessions of the body put off and nobody brought in yet. Returns the new items' ids."""
    session = guard.agenda_open(store, session_id)
    waiting = left_over(store, session)
    brought: list[str] = []
    with store.change(_("Agregar asuntos aplazados")):
        for item in waiting:
            brought.append(bring_item(store, session_id, item))
    return tuple(brought)


def bring_item(store: Store, session_id: str, item: AgendaItem) -> str:
    """Bring in one that another session put off, with the motions that tied there. Returns the new item's id."""
    with store.change(_("Agregar asuntos aplazados")):
        new = add_item(store, session_id, item.title, kind=item.kind, file_ref=item.file_ref)
        ITEMS.save(store, replace(guard.item_of(store, new), carried_from=item.id))
        for place, motion in enumerate(tied_motions(store, item), start=1):
            MOTIONS.save(store, replace(motion, id="", item_id=new, position=place, moved_at=None))
    return new


def standard_agenda(store: Store, session_id: str) -> None:
    """Fill an empty agenda with the country's standard items. Raises UserError when it is not empty."""
    guard.agenda_open(store, session_id)
    if items_of(store, session_id):
        raise UserError(_("El orden del día ya tiene asuntos."))
    with store.change(_("Poner el orden del día de costumbre")):
        for position, template in enumerate(town.profile_of(store).agenda, start=1):
            kind = ItemKind(template.kind)
            item = AgendaItem(session_id=session_id, position=position, title=template.title, kind=kind)
            ITEMS.save(store, item)
