"""Is this PDF, or this code, an acta of the municipality, and does it say what was approved?"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.seals import code_in, short_code
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.compared import code_in_foot, digest_of, first_difference
from munidesk.documents.frozen import from_json
from munidesk.documents.model import Document
from munidesk.documents.read_pdf import PageText, read_pages
from munidesk.features.council.domain import FROZEN
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.document import BEYOND, altered_error, with_seal
from munidesk.features.council.minutes.document_later import BAND
from munidesk.features.council.minutes.store_altered import as_approved_then, view_to_print
from munidesk.features.council.view_data import SessionView
from munidesk.town.verdicts import Verdict, Verified

_CODE = "Código "


def verify(store: Store, what: bytes | str) -> tuple[Verified, ...]:
    """Of the bytes of a PDF, or of a code. Raises UserError as the two below, and in a light copy."""
    if store.light:
        raise UserError(
            _("Esta copia liviana no tiene los textos originales. Compruebe el acta en el archivo de la Secretaría.")
        )
    return verify_code(store, what) if isinstance(what, str) else verify_pdf(store, what)


def verify_code(store: Store, typed: str) -> tuple[Verified, ...]:
    """What the file knows of a code typed from a paper. Raises UserError for what is no code."""
    code = code_in(typed)
    if not code:
        words = _(
            "«{text}» no es un código de acta. Tiene ocho signos, como 7K3M-Q9TD, y nunca un 0, un 1 ni las letras"
            " I, L, O y U."
        )
        raise UserError(words.format(text=typed))
    found = _acta_of(store, code)
    if found is None:
        return (
            Verified(verdict=Verdict.FOREIGN, note=_("Ningún acta del archivo lleva el código {c}.").format(c=code)),
        )
    view, document = found
    if view.altered is not None:
        return (Verified(verdict=Verdict.ALTERED, name=_name(view), note=str(altered_error(view))),)
    return (_intact(view, _fingerprint(_pages(document, view))),)


def verify_pdf(store: Store, data: bytes) -> tuple[Verified, ...]:
    """One verdict for each acta in the PDF, in its order: a whole book has many. Raises UserError (`read_pages`)."""
    verdicts: list[Verified] = []
    for code, pages in groupby(read_pages(data), key=_code_on):
        if code:
            verdicts.append(_compared(store, code, tuple(pages)))
        else:
            verdicts.extend(_without_code(tuple(pages)))
    # What a book has around its actas (diligences, index) has no seal of its own.
    sealed = [one for one in verdicts if one.name]
    return tuple(sealed or verdicts[:1])


def _code_on(page: PageText) -> str:
    """The code of an acta in the foot: what follows it there is another code, the folios, or a word like one."""
    return code_in(code_in_foot(page.foot, _CODE))


def _without_code(pages: Sequence[PageText]) -> Iterator[Verified]:
    feet = " ".join(line for page in pages for line in page.foot)
    if "COPIA ALTERADA" in feet:
        yield Verified(verdict=Verdict.ALTERED, note=_("La propia hoja dice que es una copia alterada."))
    elif "Versión pública" in feet:
        note = _("Reserva datos personales y no sustituye al original, que está en el libro.")
        yield Verified(verdict=Verdict.PUBLIC, note=note)
    elif "Borrador" in feet or "BORRADOR" in feet:
        yield Verified(verdict=Verdict.DRAFT, note=_("No es un acta aprobada."))
    else:
        yield Verified(verdict=Verdict.FOREIGN, note=_("No lleva el código de ningún acta de este archivo."))


def _compared(store: Store, code: str, pages: Sequence[PageText]) -> Verified:
    found = _acta_of(store, code)
    if found is None:
        return Verified(
            verdict=Verdict.FOREIGN, name=_("Código {code}").format(code=code), note=_("No es de este archivo.")
        )
    view, document = found
    told, band = _own(pages)
    kept, later = _own(_pages(document, view))
    line = first_difference(kept, told) or _foreign_in_band(later, band, len(told))
    if line:
        every = (*told, *band)
        return Verified(
            verdict=Verdict.ALTERED, name=_name(view), line=line, says=every[line - 1] if line <= len(every) else "",
            fingerprint=digest_of(told),
        )  # fmt: skip
    if hidden := next((words for page in pages for words in page.covered), ""):
        note = _("Hay algo dibujado encima de «{words}», o está en letras sin tinta: la hoja muestra otra cosa.")
        return Verified(verdict=Verdict.ALTERED, name=_name(view), note=note.format(words=hidden))
    missing = _("Después hubo constancias que esta copia no lleva.") if len(band) < len(later) else ""
    return _intact(view, digest_of(told), missing)


def _intact(view: SessionView, fingerprint: str, note: str = "") -> Verified:
    if view.altered is not None:
        note = _("Es la que se aprobó; la del archivo, en cambio, fue alterada. Recupere un respaldo.")
    return Verified(verdict=Verdict.INTACT, name=_name(view), fingerprint=fingerprint, note=note)


def _name(view: SessionView) -> str:
    return _("Acta {n}").format(n=view.minutes.called)


def _acta_of(store: Store, code: str) -> tuple[SessionView, Document] | None:
    """The acta that bears a code, with the text that the code was made of, also where the file's own was altered."""
    every = [one for one in MINUTES.all(store) if one.state in FROZEN]
    # By the code that the file says first; an acta altered with its code is known by its history alone.
    for minutes in sorted(every, key=lambda one: one.code != code):
        text = str(as_approved_then(store, minutes.id).get("content") or minutes.content)
        if text and _code_of(text) == code:
            return view_to_print(store, minutes.session_id), from_json(text)
    return None


def _code_of(text: str) -> str:
    return short_code(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _pages(document: Document, view: SessionView) -> tuple[PageText, ...]:
    """The acta as this program prints it, read back in the same way as what is compared with it."""
    return read_pages(render.pdf_bytes(with_seal(document, view)))


def _own(pages: Sequence[PageText]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the acta itself, and those of what came after its end mark."""
    lines = [line for page in pages if not _added(page) for line in page.lines]
    beyond = [line for page in pages if _added(page) for line in page.lines[1:]]  # under the running head
    at = next((place for place, line in enumerate(lines) if line.startswith(BAND)), len(lines))
    return tuple(lines[:at]), (*lines[at:], *beyond)


def _added(page: PageText) -> bool:
    """A sheet after the last folio holds nothing but what came later."""
    return any(BEYOND in line for line in page.foot)


def _foreign_in_band(kept: Sequence[str], told: Sequence[str], before: int) -> int:
    """A line after the end mark that this file would not print; an older copy has fewer of them, and none else."""
    return next((before + place for place, line in enumerate(told, 1) if line not in kept), 0)


def _fingerprint(pages: Sequence[PageText]) -> str:
    return digest_of(_own(pages)[0])
