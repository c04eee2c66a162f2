"""The orden del día changed once the session is open: each change is an act of its own, which the acta tells."""

from dataclasses import dataclass, replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.domain import AgendaChange
from munidesk.features.council.acts.kinds import CHANGES
from munidesk.features.council.acts.majority import asked, there
from munidesk.features.council.domain import PUT_ASIDE, AgendaItem, ItemState, Session, SessionState
from munidesk.features.council.kinds import ITEMS, SESSIONS
from munidesk.features.council.sessions.store_items import add_item, bring_item, move_item, postpone_item
from munidesk.features.council.view_data import load_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Why the agenda changed, who asked for it, and how it was voted: all empty when nothing of it is to be said."""

    reason: str = ""
    asked_by_id: str = ""
    asked_text: str = ""
    for_count: int | None = None
    against_count: int | None = None
    abstain_count: int | None = None
    at: datetime | None = None

    @property
    def voted(self) -> bool:
        return (self.for_count, self.against_count, self.abstain_count) != (None, None, None)


def bring_in(store: Store, session_id: str, title: str, decided: Decision) -> str:
    """An item from outside the agenda, with why and how it was voted. Returns its id.

    Raises UserError when its inclusion was not carried, or more voted than sit.
    """
    check_vote(store, session_id, decided, ChangeKind.ADDED)
    with store.change(_("Agregar asunto")):
        item_id = add_item(store, session_id, title, urgent_reason=decided.reason, at=decided.at)
        if decided.voted:
            item = guard.item_of(store, item_id)
            _record(store, item, ChangeKind.ADDED, replace(decided, reason=""), at=item.added_at)
    return item_id


def withdraw_item(store: Store, item_id: str, decided: Decision) -> None:
    """It is taken off the agenda in the session, for a reason that the acta tells. Raises UserError without one."""
    item, session = _open(store, item_id)
    if not decided.reason.strip():
        raise UserError(_("Escriba por qué se retira el asunto: consta en el acta."), code="missing", field="reason")
    if any(store.select("vote", motion_id=row["id"]) for row in store.select("motion", item_id=item_id)):
        raise UserError(_("El asunto {n} ya se votó: no se retira.").format(n=item.position))
    check_vote(store, session.id, decided, ChangeKind.WITHDRAWN)
    with store.change(_("Retirar el asunto {n}").format(n=item.position)) as writer:
        ITEMS.save(store, replace(item, state=ItemState.WITHDRAWN))
        _record(store, item, ChangeKind.WITHDRAWN, decided)
        if session.current_item_id == item_id:
            writer.put("session", {"id": session.id, "current_item_id": ""})


def put_off(store: Store, item_id: str, decided: Decision, to_session_id: str = "") -> None:
    """It is put off to the session `to_session_id`, onto whose agenda it goes at once; to the next one without it.

    Raises UserError when that session is no later one of the body, or is over.
    """
    item, session = _open(store, item_id)
    check_vote(store, session.id, decided, ChangeKind.POSTPONED)
    with store.change(_("Aplazar el asunto {n}").format(n=item.position)):
        postpone_item(store, item_id)
        _record(store, item, ChangeKind.POSTPONED, decided, to_session_id=to_session_id)
        if to_session_id:
            _check_target(session, SESSIONS.get(store, to_session_id))
            bring_item(store, to_session_id, item)


def _check_target(session: Session, target: Session) -> None:
    later = (target.date, target.start) > (session.date, session.start)
    if target.body_id != session.body_id or not later or target.state is not SessionState.CONVENED:
        raise UserError(
            _("Solo se aplaza para una sesión posterior del mismo órgano que todavía no se abrió. Elija otra."),
            code="not_later", field="to_session_id",
        )  # fmt: skip


def reorder_item(store: Store, item_id: str, to_position: int) -> None:
    """Give the item another place; in an open session the acta tells from which place it came."""
    item, session = guard.agenda_of_item(store, item_id)
    if session.state is not SessionState.OPEN:
        move_item(store, item_id, to_position)
        return
    with store.change(_("Ordenar el orden del día")) as writer:
        move_item(store, item_id, to_position)
        moved = guard.item_of(store, item_id)
        known = next((one for one in _changes(store, item_id) if one.kind is ChangeKind.REORDERED), None)
        if known is not None and known.from_position == moved.position:
            writer.delete("agenda_change", known.id)
        elif known is not None:
            CHANGES.save(store, replace(known, to_position=moved.position))
        elif moved.position != item.position:
            _record(store, item, ChangeKind.REORDERED, Decision(), to_position=moved.position)


def change_of(store: Store, item_id: str) -> AgendaChange | None:
    """The last that the session did with the place of the item on its agenda; None when it did nothing."""
    found = _changes(store, item_id)
    return found[-1] if found else None


def tell_change(store: Store, change_id: str, decided: Decision) -> None:
    """Write or correct why it was changed, who asked and how it was voted. Raises UserError."""
    change = CHANGES.get(store, change_id)
    guard.writable(store, change.session_id)
    check_vote(store, change.session_id, replace(decided, at=change.at), change.kind)
    told = replace(
        change, reason=decided.reason.strip(), asked_by_id=decided.asked_by_id, asked_text=decided.asked_text.strip(),
        for_count=decided.for_count, against_count=decided.against_count, abstain_count=decided.abstain_count,
    )  # fmt: skip
    CHANGES.save(store, told, label=_("Motivo del cambio del orden del día"))


def check_vote(store: Store, session_id: str, decided: Decision, kind: ChangeKind) -> None:
    """Raises UserError for more votes than members there, or for a vote that did not reach the body's majority."""
    if not decided.voted:
        return
    yes, no = decided.for_count or 0, decided.against_count or 0
    view = load_view(store, session_id)
    cast, seats = yes + no + (decided.abstain_count or 0), len(there(view, decided.at))
    if cast > seats:
        raise UserError(
            _("Suman {cast} votos y hay {there} integrantes presentes. Revise los números.").format(
                cast=cast, there=seats
            ),
            code="too_many_votes", field="for_count",
        )  # fmt: skip
    need = asked(view, kind, yes, no, decided.at)
    if yes < need.needed or yes <= no:
        raise UserError(
            _("Con {yes} a favor y {no} en contra no se aprueba: el orden del día queda como está. Se pide {rule}.")
            .format(yes=yes, no=no, rule=need.words),
            code="lost", field="for_count",
        )  # fmt: skip


def _open(store: Store, item_id: str) -> tuple[AgendaItem, Session]:
    item, session = guard.agenda_of_item(store, item_id)
    if item.state in PUT_ASIDE:
        raise UserError(_("El asunto {n} ya se apartó del orden del día.").format(n=item.position))
    return item, session


def _changes(store: Store, item_id: str) -> tuple[AgendaChange, ...]:
    return CHANGES.all(store, item_id=item_id)


def _record(
    store: Store,
    item: AgendaItem,
    kind: ChangeKind,
    decided: Decision,
    *,
    at: datetime | None = None,
    to_session_id: str = "",
    to_position: int | None = None,
) -> None:
    session = SESSIONS.get(store, item.session_id)
    CHANGES.save(
        store,
        AgendaChange(
            session_id=item.session_id, item_id=item.id, kind=kind, at=at or decided.at or guard.clock_in(session),
            from_position=item.position, to_position=to_position, reason=decided.reason.strip(),
            asked_by_id=decided.asked_by_id, asked_text=decided.asked_text.strip(), to_session_id=to_session_id,
            for_count=decided.for_count, against_count=decided.against_count, abstain_count=decided.abstain_count,
        ),
    )  # fmt: skip


def later_sessions(store: Store, session_id: str) -> tuple[Session, ...]:
    """The sessions that the body has called after this one and not opened yet, soonest first."""
    own = SESSIONS.get(store, session_id)
    found = SESSIONS.all(store, body_id=own.body_id, state=SessionState.CONVENED.value)
    return tuple(one for one in found if (one.date, one.start) > (own.date, own.start))
