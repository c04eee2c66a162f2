"""The tables of the minutes book as kinds of record. All are written by the verbs of its stores (`plain=False`)."""

from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.book.domain import (
    Annulment,
    Book,
    FolioNote,
    MinutesSigner,
    SignedSheet,
    SignersRule,
)
from munidesk.records.kind import Kind


def _check_book(book: Book) -> None:
    if book.number < 1:
        raise UserError(_("El número del libro empieza en 1."), code="below_one", field="number")
    if book.paper_to < 0:
        raise UserError(
            _("El último folio en papel no puede ser menor que 0. Si el libro empieza aquí, deje 0."),
            code="negative", field="paper_to",
        )  # fmt: skip
    if book.folios is not None and book.folios < 1:
        raise UserError(_("Un libro tiene al menos un folio. Si no está encuadernado, déjelo vacío."), field="folios")
    if book.folios is not None and book.paper_to > book.folios:
        raise UserError(
            _("El libro tiene {total} folios y el papel no puede llegar al {n}. Revise los dos números.").format(
                total=book.folios, n=book.paper_to
            ),
            code="beyond_the_book", field="paper_to",
        )  # fmt: skip
    if book.paper_acta is not None and book.paper_acta < 0:
        raise UserError(_("El número de la última acta no puede ser menor que 0."), field="paper_acta")
    if book.paper_actas is not None and book.paper_actas < 0:
        raise UserError(_("No puede haber menos de cero actas. Revise el número."), field="paper_actas")
    if book.opened_on is not None and book.closed_on is not None and book.closed_on < book.opened_on:
        raise UserError(_("El libro no puede cerrarse antes de abrirse. Revise las dos fechas."), field="closed_on")


def _check_note(note: FolioNote) -> None:
    if note.folio < 1:
        raise UserError(_("Los folios se cuentan desde 1."), code="below_one", field="folio")
    if not note.reason.strip():
        raise UserError(_("Escriba por qué: el índice del libro lo transcribe."), code="missing", field="reason")


def _check_signer(signer: MinutesSigner) -> None:
    if not signer.name.strip():
        raise UserError(_("Escriba quién firma."), code="missing", field="name")


BOOKS = Kind(
    record=Book, table="minutes_book", one="libro de actas", many="libros de actas", title="label",
    order="number, id", check=_check_book, plain=False, icon="book",
    public=("body_id", "number", "folios", "paper_to", "paper_acta", "paper_on", "paper_actas", "opened_on", "opening",
            "closed_on", "closing"),
)  # fmt: skip
FOLIO_NOTES = Kind(
    record=FolioNote, table="folio_note", one="folio con constancia", many="folios con constancia", title="label",
    parent="book_id", order="folio, id", check=_check_note, plain=False, icon="book",
    public=("book_id", "folio", "state", "noted_on"),
)  # fmt: skip
SIGNERS_RULES = Kind(
    record=SignersRule, table="signers_rule", one="regla de firmas", many="reglas de firmas", feminine=True,
    title="posts", plain=False, icon="pencil",
)  # fmt: skip
SIGNERS = Kind(
    record=MinutesSigner, table="minutes_signer", one="firma del acta", many="firmas del acta", feminine=True,
    title="label", parent="session_id", order="position, id", check=_check_signer, plain=False, icon="pencil",
    public=("session_id", "position", "person_id", "name", "post", "signed_on"),
)  # fmt: skip
SHEETS = Kind(
    record=SignedSheet, table="signed_sheet", one="hoja firmada", many="hojas firmadas", feminine=True,
    title="label", parent="session_id", order="folio, id", plain=False, icon="paperclip",
)  # fmt: skip
ANNULMENTS = Kind(
    record=Annulment, table="annulment", one="anulación", many="anulaciones", feminine=True, title="label",
    plain=False, icon="alert",
)  # fmt: skip

BOOK_KINDS: tuple[Kind[Any], ...] = (BOOKS, FOLIO_NOTES, SIGNERS_RULES, SIGNERS, SHEETS, ANNULMENTS)
