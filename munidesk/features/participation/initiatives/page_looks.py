"""How states, answers and clocks look: word, tone and icon, the same on every page."""

from munidesk.base.i18n import _
from munidesk.features.participation.domain import AnswerKind, EncounterKind, EncounterState, Initiative, Origin, State
from munidesk.features.participation.initiatives.board import BoardRow
from munidesk.ui.cells import BarCell, Cell, ChipCell, TextCell


def state_chip(state: State) -> tuple[str, str, str]:
    """(word, tone, icon)."""
    match state:
        case State.RECEIVED:
            return _("Recibida"), "neutral", "folder"
        case State.STUDY:
            return _("En estudio"), "accent", "search"
        case State.COUNCIL:
            return _("Al Concejo"), "accent", "council"
        case State.ANSWERED:
            return _("Respondida"), "attention", "reply"
        case State.GIVEN_BACK:
            return _("Devuelta"), "good", "megaphone"
        case State.UNDER_WAY:
            return _("En ejecución"), "accent", "play"
        case State.FULFILLED:
            return _("Cumplida"), "good", "check"


def encounter_chip(state: EncounterState) -> tuple[str, str, str]:
    match state:
        case EncounterState.PLANNED:
            return _("Previsto"), "accent", "calendar"
        case EncounterState.HELD:
            return _("Realizado"), "good", "check"
        case EncounterState.CANCELLED:
            return _("Suspendido"), "neutral", "minus"


def encounter_words(kind: EncounterKind) -> str:
    return kind.value.capitalize()


def clock_cell(row: BoardRow) -> Cell:
    clock = row.clock
    if row.initiative.is_open and row.initiative.due is not None:
        return BarCell(clock.words, clock.used, clock.tone, short=True)
    return TextCell(clock.words, colour={"attention": "attention", "good": "text2"}.get(clock.tone, "text2"))


def state_cell(row: BoardRow) -> Cell:
    return ChipCell(*state_chip(row.initiative.state))


def origin_words(one: Initiative) -> str:
    match one.origin:
        case Origin.SESSION:
            return _("En sesión del Concejo")
        case Origin.ENCOUNTER:
            return _("En un encuentro con vecinos")
        case Origin.COUNTER:
            return _("En el mostrador")
        case Origin.LETTER:
            return _("Por nota")
        case Origin.PHONE:
            return _("Por teléfono")
        case Origin.EMAIL:
            return _("Por correo")


def answer_choices() -> list[tuple[str, str]]:
    """(value, word) of the senses of an answer."""
    return [(kind.value, kind.value.capitalize() or _("Elija el sentido")) for kind in AnswerKind]
