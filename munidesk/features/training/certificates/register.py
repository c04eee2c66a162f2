"""The register of certificates: each with what it is today, and its term of DC-3. The days are pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.base.codes import Code
from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.seals import short_code
from munidesk.data.anchor import PaperCode
from munidesk.data.store import Store
from munidesk.documents.frozen import from_json
from munidesk.documents.model import Document
from munidesk.features.training.certificates.document_certificate import digest_of_content, sealed
from munidesk.features.training.codes import CertificateState
from munidesk.features.training.domain_edition import Certificate, OutsideCertificate
from munidesk.features.training.kinds import CERTIFICATES, ENROLMENTS
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.shields import printed_shield

SOON = 60
"""Days before the last one in which a certificate is about to run out."""
DC3_TERM = 20
"""Working days to hand a DC-3 over, of the end of the course (STPS criteria, second hand: verify the norm)."""


class Validity(Code):
    """What is stored is valid or annulled; the rest is told by the day."""

    VALID = "valid", "vigente"
    SOON = "soon", "por vencer"
    EXPIRED = "expired", "vencida"
    ANNULLED = "annulled", "anulada"


def validity(one: Certificate | OutsideCertificate, day: date) -> Validity:
    """Valid on its last day; about to run out in the sixty days until then."""
    if isinstance(one, Certificate) and one.state is CertificateState.ANNULLED:
        return Validity.ANNULLED
    if one.expires is None or one.expires - timedelta(days=SOON) > day:
        return Validity.VALID
    return Validity.SOON if one.expires >= day else Validity.EXPIRED


def dc3_day(end: date, calendar: WorkingDays) -> date:
    """The last day to hand a DC-3 over: the day the course ends is not counted."""
    return calendar.add(end, DC3_TERM)


@dataclass(frozen=True, slots=True)
class Entry:
    one: Certificate
    validity: Validity
    replaces: str
    """The folio it takes the place of; `replaced_by` the one that takes its own."""
    replaced_by: str

    @property
    def words(self) -> str:
        """«vigente», «por vencer, 12/1/2027», «anulada; la sustituye C-2026-0004»."""
        said = self.validity.word
        if self.validity is Validity.ANNULLED:
            return (
                _("{said}; la sustituye {folio}").format(said=said, folio=self.replaced_by)
                if self.replaced_by
                else said
            )
        if self.validity in {Validity.SOON, Validity.EXPIRED} and self.one.expires is not None:
            return f"{said}, {show_date(self.one.expires)}"
        return said


def register(store: Store, edition_id: str = "", day: date | None = None) -> tuple[Entry, ...]:
    """All, by folio, or those of an edition; annulled ones keep their place."""
    every, when = CERTIFICATES.all(store), day or today()
    folios = {one.id: one.folio for one in every}
    after = {one.replaces_id: one.folio for one in every if one.replaces_id}
    own = {one.id for one in ENROLMENTS.all(store, edition_id=edition_id)} if edition_id else None
    return tuple(
        Entry(one, validity(one, when), folios.get(one.replaces_id, ""), after.get(one.id, ""))
        for one in every
        if own is None or one.enrolment_id in own
    )


def paper_of(store: Store, entry: Entry) -> Document:
    """As it was issued, with its code, and what became of it since."""
    municipality = town.municipality(store)
    shield = store.blob(municipality.logo) if municipality.logo else None
    return sealed(from_json(entry.one.content), entry.one, printed_shield(shield or b""), entry.replaced_by)


def named(store: Store, wanted: str) -> Entry:
    """By its id or its folio; without any the last that is valid. Raises UserError where there is none."""
    every = register(store)
    text = wanted.strip().upper()
    found = [one for one in every if wanted and (one.one.id == wanted or one.one.folio == text)]
    if not wanted:
        found = [one for one in every if one.validity is not Validity.ANNULLED][-1:]
    if found:
        return found[0]
    if wanted:
        raise UserError(_("No hay ninguna constancia «{folio}» en el registro.").format(folio=wanted), code="gone")
    raise UserError(_("Todavía no hay constancias. Cierre una edición en Capacitación › Ediciones."))


def paper_codes(store: Store) -> Iterator[PaperCode]:
    """The code on the paper of each certificate, made of the text that the file holds today."""
    if store.light:
        return
    for one in CERTIFICATES.all(store):
        words = _("constancia {folio}").format(folio=one.folio)
        yield PaperCode(short_code(digest_of_content(one.content)), words)


def why_kept(_store: Store, ref: Ref) -> str:
    """Why a certificate is not blacked out: who received it holds it, and its register has no gaps."""
    said = _("La constancia ya se emitió: queda como la tiene quien la recibió.")
    return said if ref.kind == CERTIFICATES.table else ""
