"""How a letter stands, in a word and its colour, and the facts of it in sentences."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.town.letters.document import addressee_lines
from munidesk.town.letters.domain import Letter, LetterState
from munidesk.town.letters.store import paper_of

_LOOKS = {
    LetterState.DRAFT: ("neutral", "pencil"),
    LetterState.SENT: ("accent", "mail"),
    LetterState.UNPROVED: ("attention", "alert"),
    LetterState.RECEIVED: ("good", "check"),
    LetterState.ANSWERED: ("good", "reply"),
    LetterState.ANNULLED: ("bad", "close"),
}


def look(letter: Letter) -> tuple[str, str, str]:
    """(word, tone, icon) of where it stands."""
    tone, icon = _LOOKS[letter.state]
    return capital(letter.state.word), tone, icon


def facts(store: Store, letter: Letter) -> Iterator[tuple[str, str]]:
    """(name, value) of what is known of a letter that was sent, without its text."""
    paper = paper_of(store, letter.id)
    yield _("Fecha"), show_date(letter.day)
    yield _("Para"), ", ".join(addressee_lines(store, letter))
    yield _("Medio"), capital(letter.way.word) if letter.way else ""
    yield _("Recibida"), show_date(letter.received_on) if letter.received_on else ""
    yield (
        _("Constancia"),
        ", ".join(part for part in (letter.proof.word if letter.proof else "", letter.proof_note) if part),
    )
    yield _("La recibió"), ", ".join(part for part in (paper.received_by, paper.document_shown) if part)
    yield _("Contestada"), show_date(letter.answered_on) if letter.answered_on else ""
    yield _("Respuesta"), letter.answer
    yield _("Anulada"), show_date(letter.annulled_on) if letter.annulled_on else ""
    yield _("Por qué"), letter.annul_reason
