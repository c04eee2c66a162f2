"""Is this PDF, this code or this folio a certificate of the municipality, and does it say what was issued?"""

import re
from collections.abc import Sequence
from itertools import groupby

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.seals import code_in, short_code
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.compared import code_in_foot, digest_of, first_difference
from munidesk.documents.read_pdf import PageText, read_pages
from munidesk.features.training.certificates.document_certificate import digest_of_content
from munidesk.features.training.certificates.register import Entry, Validity, paper_of, register
from munidesk.town.verdicts import Verdict, Verified

_FOLIO = re.compile(r"C-(\d{4})-(\d{1,6})", re.IGNORECASE)
_CODE = "código "


def verify(store: Store, what: bytes | str) -> tuple[Verified, ...]:
    """Of the bytes of a PDF, or of a code or folio typed. Raises UserError for what is none of them."""
    if store.light:
        raise UserError(_("Esta copia liviana no tiene las constancias. Compruébela en el archivo de la Secretaría."))
    return _verify_typed(store, what) if isinstance(what, str) else _verify_pdf(store, what)


def _verify_typed(store: Store, typed: str) -> tuple[Verified, ...]:
    every = register(store)
    if folio := _FOLIO.search(typed):
        year, number = int(folio[1]), int(folio[2])
        found = next((one for one in every if (one.one.year, one.one.number) == (year, number)), None)
        note = _("El registro no tiene el folio {folio}.").format(folio=folio[0].upper())
    elif code := code_in(typed):
        found = next((one for one in every if one.one.code == code), None)
        note = _("Ninguna constancia del archivo lleva el código {code}.").format(code=code)
    else:
        raise UserError(_("«{text}» no es un folio ni un código: un folio es como C-2026-0031.").format(text=typed))
    return (_told(found) if found is not None else Verified(verdict=Verdict.FOREIGN, note=note),)


def _verify_pdf(store: Store, data: bytes) -> tuple[Verified, ...]:
    """One verdict for each certificate in the PDF, in its order: a batch has many."""
    every = {one.one.code: one for one in register(store)}
    verdicts = []
    for code, pages in groupby(read_pages(data), key=lambda page: code_in(code_in_foot(page.foot, _CODE))):
        if code in every:
            verdicts.append(_compared(store, every[code], tuple(pages)))
        elif code:
            name = _("Código {code}").format(code=code)
            verdicts.append(Verified(verdict=Verdict.FOREIGN, name=name, note=_("No es de este archivo.")))
    if not verdicts:
        return (Verified(verdict=Verdict.FOREIGN, note=_("No lleva el código de ninguna constancia de este archivo.")),)
    return tuple(verdicts)


def _compared(store: Store, entry: Entry, pages: Sequence[PageText]) -> Verified:
    told = [line for page in pages for line in page.lines]
    kept = [line for page in read_pages(render.pdf_bytes(paper_of(store, entry))) for line in page.lines]
    # The watermark of an annulled one may be missing in a copy printed before.
    kept, plain = ([line for line in each if line.strip() != "ANULADA"] for each in (kept, told))
    line = first_difference(kept, plain)
    if line:
        return Verified(
            verdict=Verdict.ALTERED, name=_name(entry), line=line, says=plain[line - 1] if line <= len(plain) else "",
            fingerprint=digest_of(plain),
        )  # fmt: skip
    if hidden := next((words for page in pages for words in page.covered), ""):
        note = _("Hay algo dibujado encima de «{words}», o está en letras sin tinta: la hoja muestra otra cosa.")
        return Verified(verdict=Verdict.ALTERED, name=_name(entry), note=note.format(words=hidden))
    return _told(entry, digest_of(plain))


def _told(entry: Entry, fingerprint: str = "") -> Verified:
    """Whole, with what it is worth today; one whose text was changed in the file is said to be so."""
    one = entry.one
    if short_code(digest_of_content(one.content)) != one.code:
        note = _("El texto guardado no es el que se emitió: recupere un respaldo.")
        return Verified(verdict=Verdict.ALTERED, name=_name(entry), note=note)
    parts = [_("De {person}, «{course}»").format(person=one.person, course=one.course)]
    if entry.validity is Validity.ANNULLED:
        by = _("; la sustituye {folio}").format(folio=entry.replaced_by) if entry.replaced_by else ""
        day = show_date(one.annulled_on or today())
        parts.append(_("ANULADA el {day}{by}: no vale").format(day=day, by=by))
    elif entry.validity is Validity.EXPIRED and one.expires is not None:
        parts.append(_("venció el {day}").format(day=show_date(one.expires)))
    return Verified(verdict=Verdict.INTACT, name=_name(entry), fingerprint=fingerprint, note=". ".join(parts) + ".")


def _name(entry: Entry) -> str:
    return _("Constancia {folio}").format(folio=entry.one.folio)
