"""How states, answers and clocks look: word, tone and icon, the same on every page."""

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.features.participation.domain import AnswerKind, EncounterKind, EncounterState, Initiative, Origin, State
from munidesk.features.participation.initiatives.board import BoardRow
from munidesk.ui.cells import BarCell, Cell, ChipCell, TextCell


def state_chip(state: State) -> tuple[str, str, str]:
    """(word, tone, icon); a state of another version of the program is shown by its word."""
    tone, icon = {
        State.RECEIVED: ("neutral", "folder"),
        State.STUDY: ("accent", "search"),
        State.COUNCIL: ("accent", "council"),
        State.ANSWERED: ("attention", "reply"),
        State.GIVEN_BACK: ("good", "megaphone"),
        State.UNDER_WAY: ("accent", "play"),
        State.FULFILLED: ("good", "check"),
        State.CLOSED: ("neutral", "minus"),
    }.get(state, ("neutral", "folder"))
    return _("Al Concejo") if state is State.COUNCIL else capital(state.word), tone, icon


def chip_of(one: Initiative) -> tuple[str, str, str]:
    """As `state_chip`, in the municipality's own word where it has one."""
    word, tone, icon = state_chip(one.state)
    return capital(one.own_state) or word, tone, icon


def encounter_chip(state: EncounterState) -> tuple[str, str, str]:
    """(word, tone, icon)."""
    tone, icon = {
        EncounterState.PLANNED: ("accent", "calendar"),
        EncounterState.HELD: ("good", "check"),
        EncounterState.CANCELLED: ("neutral", "minus"),
    }.get(state, ("neutral", "calendar"))
    return capital(state.word), tone, icon


def encounter_words(kind: EncounterKind) -> str:
    """«Taller», «Audiencia pública»."""
    return capital(kind.word)


def clock_cell(row: BoardRow) -> Cell:
    clock = row.clock
    if row.initiative.is_open and row.initiative.due is not None:
        return BarCell(clock.words, clock.used, clock.tone, short=True)
    return TextCell(clock.words, colour={"attention": "attention", "good": "text2"}.get(clock.tone, "text2"))


def state_cell(row: BoardRow) -> Cell:
    return ChipCell(*chip_of(row.initiative))


def origin_words(one: Initiative) -> str:
    """By which way it came, as the line of time tells it."""
    sentences = {
        Origin.SESSION: _("En sesión del Concejo"),
        Origin.MINUTES: _("De un acta"),
        Origin.ENCOUNTER: _("En un encuentro con vecinos"),
        Origin.COUNTER: _("En el mostrador"),
        Origin.LETTER: _("Por nota"),
        Origin.PHONE: _("Por teléfono"),
        Origin.EMAIL: _("Por correo"),
    }
    return sentences.get(one.origin) or capital(one.origin.word)


def feedback_told(one: Initiative) -> str:
    """How the answer was given back: by what means, where, before how many, with what evidence."""
    count = one.feedback_people
    people = "" if count is None else ngettext("ante {n} persona", "ante {n} personas", count).format(n=count)
    parts = (one.feedback_channel, one.feedback_place, people, one.feedback_evidence)
    return " · ".join(part for part in parts if part)


def answer_choices() -> list[tuple[str, str]]:
    """(code, word) of the senses of an answer."""
    return [(kind.value, capital(kind.word) or _("Elija el sentido")) for kind in AnswerKind]
