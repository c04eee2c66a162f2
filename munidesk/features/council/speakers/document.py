"""What each one said, under their name, with the municipality's formula. Neighbours without a name stay without one."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.base.spanish import Phrase
from munidesk.documents import typeset
from munidesk.documents.model import Block, Paragraph, Span
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.minutes import wording
from munidesk.features.council.speakers.domain import SpeakerKind, Turn
from munidesk.features.council.speakers.words import spoken_words
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Gender
from munidesk.town.posts import member_phrase


def turn_blocks(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    """Those who spoke on the item, in the order in which they did."""
    spoken = [turn for turn in view.turns_of(item.id) if not turn.waits]
    for turn in sorted(spoken, key=lambda one: (str(one.started_at), one.position)):
        yield from _turn(view, turn)


def _turn(view: SessionView, turn: Turn) -> Iterator[Block]:
    lead = wording.formula(view, "speaker", {"speaker": speaker_phrase(view, turn)}).rstrip(" .:")
    lead += _time(view, turn)
    said = typeset.blocks(turn.said)
    if said and isinstance(said[0], Paragraph):
        yield Paragraph((Span(f"{lead}: "), *said[0].spans))
        yield from said[1:]
    else:
        yield Paragraph((Span(f"{lead}{':' if said else '.'}"),))
        yield from said


def _time(view: SessionView, turn: Turn) -> str:
    """« (dos minutos)», where the municipality chose that its actas say it and the clock was kept."""
    if not view.rules.floor.told or turn.started_at is None or turn.ended_at is None:
        return ""
    words = spoken_words(turn.seconds(turn.ended_at))
    return f" ({words})" if words else ""


def speaker_phrase(view: SessionView, turn: Turn) -> Phrase:
    """«la Concejala Silvia Cabral», «la vecina Elsa Cardozo (Zona Sur)», «una vecina (Zona Sur)», «Club Unión»."""
    member = view.by_id.get(turn.member_id) if turn.member_id else None
    if turn.kind is SpeakerKind.MEMBER and member is not None:
        return member_phrase(member, view.profile)
    zone = f" ({turn.zone})" if turn.zone else ""
    if turn.kind is not SpeakerKind.NEIGHBOUR:
        return Phrase(f"{turn.name}{zone}")
    name = view.speakers.get(turn.neighbour_id, "") if turn.named else ""
    return _neighbour(turn.gender, name, zone)


def _neighbour(gender: Gender, name: str, zone: str) -> Phrase:
    match gender:
        case Gender.FEMALE:
            return Phrase(f"{_('vecina')} {name}{zone}", "la", "f") if name else Phrase(f"{_('una vecina')}{zone}")
        case Gender.MALE:
            return Phrase(f"{_('vecino')} {name}{zone}", "el", "m") if name else Phrase(f"{_('un vecino')}{zone}")
    return Phrase(f"{name}{zone}") if name else Phrase(f"{_('una persona de la vecindad')}{zone}")
