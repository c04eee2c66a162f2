"""The verbs of who speaks: to ask for the floor, to have it, to pause, to end; what was said."""

from dataclasses import replace
from datetime import datetime

from munidesk.base import dates
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.domain import AgendaItem, Session, SessionState
from munidesk.features.council.sessions.store_items import deal_with
from munidesk.features.council.speakers.domain import Phrase, SpeakerKind, Turn
from munidesk.features.council.speakers.kinds import PHRASES, TURNS
from munidesk.features.council.speakers.shared import keep, turn_found
from munidesk.features.council.view_data import load_view
from munidesk.town.domain import Gender
from munidesk.town.people_lists.store import neighbour_named
from munidesk.town.roster_names import guess_gender, read_full

MORE = 60
"""Seconds that one key grants."""


def turn_of(store: Store, turn_id: str) -> tuple[Turn, AgendaItem, Session]:
    """The turn while its acta may still change. Raises UserError."""
    turn = turn_found(store, turn_id)
    item, session = guard.session_of_item(store, turn.item_id)
    return turn, item, session


def ask_floor(
    store: Store, item_id: str, kind: SpeakerKind, name: str = "", *, member_id: str = "", zone: str = "",
    named: bool = False,
) -> str:  # fmt: skip
    """Somebody asks for the floor on an item, last in the list. Returns the id of the turn.

    A neighbour's name goes to the private persons, and may be missing. Raises UserError for a member who is not of
    the body, for an organisation without a name, and for who waits already.
    """
    item, session = guard.session_of_item(store, item_id)
    view = load_view(store, session.id)
    name = " ".join(name.split())
    member = view.member(member_id) if kind is SpeakerKind.MEMBER else None
    if kind is SpeakerKind.ORGANISATION and not name:
        raise UserError(_("Escriba el nombre de la organización o el cargo de quien habla."), field="name")
    if member is not None and any(one.waits and one.member_id == member_id for one in view.turns_of(item_id)):
        raise UserError(_("{name} ya está en la lista.").format(name=member.person.short_name), code="twice")
    rule = view.rules.floor
    minutes = rule.minutes if member is not None else rule.neighbour_minutes
    of_neighbour = kind is SpeakerKind.NEIGHBOUR
    turn = Turn(
        session_id=session.id, item_id=item_id, kind=kind, member_id=member_id if member is not None else "",
        position=1 + max((one.position for one in view.turns_of(item_id)), default=0),
        name="" if of_neighbour or member is not None else name, zone=zone.strip(), named=named and bool(name),
        gender=member.person.gender if member is not None else _gender(name) if of_neighbour else Gender.UNKNOWN,
        asked_at=guard.clock_in(session), limit_seconds=minutes * 60,
    )  # fmt: skip
    with store.change(_("Anotar a quien pide la palabra en el asunto {n}").format(n=item.position)):
        private = neighbour_named(store, name) if of_neighbour and name else ""
        return TURNS.save(store, replace(turn, neighbour_id=private)).id


def record_turn(store: Store, item_id: str, said: str, *, member_id: str = "", name: str = "") -> str:
    """What somebody said, from a record that gives no hours; `name` of who is no member, with the post. Its id."""
    item, session = guard.session_of_item(store, item_id)
    there = TURNS.all(store, item_id=item_id)
    turn = Turn(
        session_id=session.id, item_id=item_id, kind=SpeakerKind.MEMBER if member_id else SpeakerKind.ORGANISATION,
        member_id=member_id, name="" if member_id else " ".join(name.split()),
        position=1 + max((one.position for one in there), default=0), said=said.strip(),
    )  # fmt: skip
    return TURNS.save(store, turn, label=_("Intervención en el asunto {n}").format(n=item.position)).id


def _gender(name: str) -> Gender:
    read = read_full(name)
    return read.gender if read.gender is not Gender.UNKNOWN else guess_gender(read.given)


def _now(session: Session) -> datetime:
    """The clock to the second while the session goes on. Raises UserError when it is written up afterwards."""
    if guard.clock_in(session) is None:
        raise UserError(_("La sesión no está en curso: escriba las horas de la intervención."), code="no_clock")
    return dates.now()


def _stop(store: Store, session: Session, at: datetime | None) -> None:
    """Whoever speaks ends: only one has the floor."""
    for one in TURNS.all(store, session_id=session.id):
        if one.speaks:
            TURNS.save(store, _ended(one, at or one.started_at))


def _ended(turn: Turn, at: datetime | None) -> Turn:
    if turn.paused_at is not None and at is not None:
        turn = replace(turn, paused_seconds=turn.paused_seconds + int((at - turn.paused_at).total_seconds()))
    return replace(turn, ended_at=at, paused_at=None)


def give_floor(store: Store, turn_id: str, at: datetime | None = None) -> None:
    """The turn begins, now unless `at` says when; who was speaking ends. Raises UserError for one that spoke."""
    turn, item, session = turn_of(store, turn_id)
    if not turn.waits:
        raise UserError(_("Ya habló. Si pide la palabra otra vez, anote a la persona de nuevo."), code="spoken")
    if session.state is SessionState.CONVENED:
        raise UserError(_("La sesión no está abierta: todavía no se da la palabra."))
    begun = at if at is not None else _now(session)
    if at is not None:
        guard.check_hour(session, at, "started_at")
    with store.change(_("Dar la palabra en el asunto {n}").format(n=item.position)):
        deal_with(store, item)
        _stop(store, session, begun)
        keep(store, replace(turn, started_at=begun), label=_("Dar la palabra en el asunto {n}").format(n=item.position))


def end_turn(store: Store, turn_id: str, at: datetime | None = None) -> None:
    """The turn ends. Raises UserError for one that does not speak."""
    turn, item, session = turn_of(store, turn_id)
    if not turn.speaks:
        raise UserError(_("No está haciendo uso de la palabra."))
    if at is not None:
        guard.check_hour(session, at, "ended_at")
    ended = _ended(turn, at if at is not None else _now(session))
    keep(store, ended, label=_("Fin de la intervención en el asunto {n}").format(n=item.position))


def pause(store: Store, turn_id: str) -> None:
    """Stops counting, and counts on at the next call. Raises UserError for a turn that does not speak."""
    turn, item, session = turn_of(store, turn_id)
    if not turn.speaks:
        raise UserError(_("No está haciendo uso de la palabra."))
    now = _now(session)
    if turn.paused_at is None:
        changed = replace(turn, paused_at=now)
    else:
        lasted = int((now - turn.paused_at).total_seconds())
        changed = replace(turn, paused_at=None, paused_seconds=turn.paused_seconds + lasted)
    keep(store, changed, label=_("Pausa de la intervención en el asunto {n}").format(n=item.position))


def grant_more(store: Store, turn_id: str, seconds: int = MORE) -> None:
    """More time than the rule gives. Raises UserError where there is no limit."""
    turn, item, _session = turn_of(store, turn_id)
    if not turn.limit_seconds:
        raise UserError(_("Aquí no hay límite de tiempo para hablar."))
    changed = replace(turn, limit_seconds=turn.limit_seconds + seconds)
    keep(store, changed, label=_("Más tiempo en el asunto {n}").format(n=item.position))


def set_limit(store: Store, turn_id: str, minutes: int) -> None:
    """Another limit for this turn; 0 is none."""
    turn, item, _session = turn_of(store, turn_id)
    changed = replace(turn, limit_seconds=minutes * 60)
    keep(store, changed, label=_("Cambiar el tiempo en el asunto {n}").format(n=item.position))


def move_turn(store: Store, turn_id: str, step: int) -> None:
    """One place up (−1) or down (1) among those who wait."""
    turn, item, session = turn_of(store, turn_id)
    waiting = [one for one in TURNS.all(store, session_id=session.id) if one.item_id == item.id and one.waits]
    waiting.sort(key=lambda one: one.position)
    at = next((place for place, one in enumerate(waiting) if one.id == turn.id), -1)
    if at < 0 or not 0 <= at + step < len(waiting):
        return
    other = waiting[at + step]
    with store.change(_("Cambiar el orden de oradores del asunto {n}").format(n=item.position)):
        TURNS.save(store, replace(TURNS.get(store, turn.id), position=other.position))
        TURNS.save(store, replace(other, position=turn.position))


def save_turn(store: Store, turn: Turn, *, fold: str = "") -> None:
    """What was said, the zone, the hours: `save_turn(store, replace(turn, said=text))`. Raises UserError."""
    before, item, session = turn_of(store, turn.id)
    for field, at, was in (
        ("started_at", turn.started_at, before.started_at), ("ended_at", turn.ended_at, before.ended_at),
    ):  # fmt: skip
        if at is not None and at != was:
            guard.check_hour(session, at, field)
    keep(store, turn, label=_("Intervención en el asunto {n}").format(n=item.position), fold=fold)


def name_neighbour(store: Store, turn_id: str, name: str, *, named: bool) -> None:
    """The name of a neighbour, among the private persons; `named`: the acta says it. Raises UserError."""
    turn, item, _session = turn_of(store, turn_id)
    if turn.kind is not SpeakerKind.NEIGHBOUR:
        raise UserError(_("Solo el nombre de vecinas y vecinos se guarda aparte."))
    with store.change(_("Nombre de quien habla en el asunto {n}").format(n=item.position)):
        private = neighbour_named(store, name) if name.strip() else ""
        gender = turn.gender if turn.gender is not Gender.UNKNOWN else _gender(name)
        told = replace(turn, neighbour_id=private, named=named and bool(private), gender=gender)
        keep(store, told, label=_("Nombre de quien habla en el asunto {n}").format(n=item.position))


def remove_turn(store: Store, turn_id: str) -> None:
    """Who waits goes from the list. Raises UserError for one that was spoken: what was said stays."""
    turn, item, _session = turn_of(store, turn_id)
    if not turn.waits and turn.said.strip():
        raise UserError(_("Ya habló y lo que dijo está escrito: para quitarla, borre antes el texto."), code="spoken")
    TURNS.delete(store, turn_id, label=_("Quitar de la lista de oradores del asunto {n}").format(n=item.position))


# -- phrases


def phrases(store: Store) -> tuple[Phrase, ...]:
    """The phrases of the municipality, by code."""
    return PHRASES.all(store)


def phrase_of(store: Store, code: str) -> str:
    """The text of a code, capitals forgiven; empty when it is none."""
    return next((one.text for one in phrases(store) if one.code.casefold() == code.casefold()), "")


def save_phrase(store: Store, phrase: Phrase) -> str:
    """Raises UserError for a code that another phrase has, or that is no word."""
    made = replace(phrase, code=phrase.code.strip().casefold(), text=phrase.text.strip())
    if any(one.code.casefold() == made.code and one.id != made.id for one in phrases(store)):
        raise UserError(_("Ya hay una frase con el código «{code}». Elija otro.").format(code=made.code), field="code")
    return PHRASES.save(store, made).id
