"""The turns of a session that is an encounter, and its contributions: what was said is one row for both."""

from collections.abc import Sequence
from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.base.letters import in_words
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.council.domain import AgendaItem, ItemKind
from munidesk.features.council.kinds import ITEMS
from munidesk.features.council.speakers.domain import SpeakerKind, Turn
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.town.contributions import CONTRIBUTIONS, Contribution, encounter_held, said_in, session_held
from munidesk.town.domain import Gender

_QUOTED = {"": Gender.UNKNOWN, "vecina": Gender.FEMALE, "vecino": Gender.MALE, "vecina o vecino": Gender.UNKNOWN}
"""How a contribution quotes who has no name; anything else names an organisation."""


def with_contributions(
    store: Store, session_id: str, items: Sequence[AgendaItem], turns: Sequence[Turn]
) -> tuple[Turn, ...]:
    """The turns with what was said in each, and those contributions of the encounter that have no turn yet."""
    said = {one.id: one for one in said_in(store, session_id)}
    if not said:
        return tuple(turns)
    known = {turn.id for turn in turns}
    told = [replace(turn, said=said[turn.id].text) if turn.id in said else turn for turn in turns]
    item_id = _place(items, turns)
    others = [_turn_of(one, session_id, item_id) for one in said.values() if one.id not in known and item_id]
    return (*told, *others)


def _place(items: Sequence[AgendaItem], turns: Sequence[Turn]) -> str:
    """The item on which the floor was given, else the first with business of its own, else the first."""
    given = next((turn.item_id for turn in turns if turn.kind is not SpeakerKind.MEMBER), "")
    business = next((one.id for one in items if one.kind is ItemKind.BUSINESS), "")
    return given or business or next((one.id for one in items), "")


def _turn_of(one: Contribution, session_id: str, item_id: str) -> Turn:
    gender = _QUOTED.get(fold(one.said_by).strip())
    kind = SpeakerKind.ORGANISATION if gender is None else SpeakerKind.NEIGHBOUR
    return Turn(
        id=one.id, session_id=session_id, item_id=item_id, position=1000 + one.position, kind=kind,
        name=one.said_by if gender is None else "", gender=gender or Gender.UNKNOWN, zone=one.zone, said=one.text,
    )  # fmt: skip


def turn_found(store: Store, turn_id: str) -> Turn:
    """The turn with what was said in it, also one that only participation wrote down. Raises UserError."""
    turn, one = TURNS.find(store, turn_id), CONTRIBUTIONS.find(store, turn_id) if _shared(store) else None
    if one is None:
        return turn if turn is not None else TURNS.get(store, turn_id)
    if turn is not None:
        return replace(turn, said=one.text)
    session_id = session_held(store, one.encounter_id)
    items = ITEMS.all(store, session_id=session_id)
    return _turn_of(one, session_id, _place(items, TURNS.all(store, session_id=session_id)))


def _shared(store: Store) -> bool:
    """Whether any encounter of the file was held as a session."""
    return bool(store.select("link", from_kind="encounter", to_kind="session"))


def keep(store: Store, turn: Turn, *, label: str, fold: str = "") -> Turn:
    """Write the turn; what was said in the session of an encounter is its contribution. Raises UserError."""
    met = encounter_held(store, turn.session_id)
    if not met or turn.kind is SpeakerKind.MEMBER:
        return TURNS.save(store, turn, label=label, fold=fold)
    with store.change(label, fold=fold):
        kept = TURNS.save(store, replace(turn, said=""))
        before = CONTRIBUTIONS.find(store, kept.id)
        if turn.said.strip():  # themes are made of it, and no number is kept true there: its fields are their words
            _write(store, met, replace(kept, said=in_words(turn.said.strip())), before)
        elif before is not None:
            CONTRIBUTIONS.delete(store, before.id)
    return kept


def _write(store: Store, met: str, turn: Turn, before: Contribution | None) -> None:
    position = len(CONTRIBUTIONS.all(store, encounter_id=met))
    one = before or Contribution(id=turn.id, encounter_id=met, position=position, text=turn.said)
    told = replace(one, text=turn.said, said_by=_quoted(turn), zone=turn.zone)
    if told != before:
        CONTRIBUTIONS.save(store, told)


def _quoted(turn: Turn) -> str:
    """How a report quotes it: never a neighbour's name."""
    if turn.kind is not SpeakerKind.NEIGHBOUR:
        return turn.name
    return {Gender.FEMALE: _("vecina"), Gender.MALE: _("vecino")}.get(turn.gender, "")


def share(store: Store, session_id: str) -> None:
    """What was said before the session was tied to its encounter becomes its contributions."""
    for turn in TURNS.all(store, session_id=session_id):
        if turn.said.strip() and turn.kind is not SpeakerKind.MEMBER:
            keep(store, turn, label=_("Aportes de la sesión"))
