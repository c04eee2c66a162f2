"""Letters as kinds of record, with what no way in may store."""

from dataclasses import replace
from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.kind import Kind
from munidesk.town.letters.domain import SAID, Letter, LetterPaper


def _check(letter: Letter) -> None:
    if letter.number is not None and letter.number < 1:
        raise UserError(_("El número de la carta empieza en 1."), code="below_one", field="number")
    if letter.received_on is not None and letter.received_on < letter.day:
        raise UserError(_("No puede haber llegado antes de la fecha que lleva."), code="order", field="received_on")
    if letter.answered_on is not None and letter.answered_on < letter.day:
        raise UserError(_("La respuesta no puede ser anterior a la carta."), code="order", field="answered_on")


def _guard(store: Store, letter: Letter) -> None:
    """What was sent stays as it was: somebody has it in their hands."""
    before = LETTERS.find(store, letter.id) if letter.id else None
    if before is None or not before.sent:
        return
    if any(getattr(before, name) != getattr(letter, name) for name in SAID):
        raise UserError(
            _("{label} ya se envió y no cambia. Anule esta carta y prepare otra.").format(label=before.label),
            code="sent",
        )


LETTERS = Kind(
    record=Letter, table="letter", one="carta", many="cartas", feminine=True, title="called",
    order="year, number, id", same=("kind", "number", "year"), check=_check, guard=_guard, plain=False, icon="mail",
)  # fmt: skip
# The name of a private person stands in what was printed for them, and nowhere that a report or a search reads.
PAPERS = Kind(
    record=LetterPaper, table="letter_paper", one="papel de una carta", many="papeles de cartas", title="letter_id",
    parent="letter_id", plain=False, private=True,
)  # fmt: skip

LETTER_KINDS: tuple[Kind[Any], ...] = (LETTERS, PAPERS)


def cleaned(letter: Letter) -> Letter:
    """Without the blanks at the ends of what was typed."""
    return replace(
        letter, addressee=letter.addressee.strip(), line=letter.line.strip(), subject=letter.subject.strip(),
        salutation=letter.salutation.strip(), body=letter.body.strip(), ending=letter.ending.strip(),
        place=letter.place.strip(), signer=letter.signer.strip(), signer_post=letter.signer_post.strip(),
    )  # fmt: skip
