"""The verbs of a certificate: prepare it, give it its number, take away one that has none."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data import clock
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.documents.frozen import from_json, to_json
from munidesk.documents.model import Document
from munidesk.features.council.certificates.document import build_certificate
from munidesk.features.council.certificates.domain import Certificate
from munidesk.features.council.certificates.kinds import CERTIFICATES
from munidesk.features.council.kinds import SESSIONS
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.minutes.store_resolutions import resolution_of
from munidesk.features.council.sessions.store import usual_secretary
from munidesk.features.council.view_data import session_of
from munidesk.town import store as town
from munidesk.town.domain import Member
from munidesk.town.posts import member_title, post_word

_SERIES = Series("SELECT max(number) AS number FROM certificate WHERE year = :year AND deleted_at IS NULL")
"""One for the whole municipality: whoever is handed «Certificado 21/2026» finds one paper."""


def proposed(store: Store, resolution_id: str) -> Certificate:
    """A certificate as it would be given today: by who acts as secretary, with the V.º B.º of who presides now."""
    record = resolution_of(store, resolution_id)
    return _proposed(store, record.session_id, record.id)


def proposed_of_acta(store: Store, session_id: str) -> Certificate:
    """The same of the whole acta of a session."""
    return _proposed(store, session_id, "")


def _proposed(store: Store, session_id: str, resolution_id: str) -> Certificate:
    session = session_of(store, session_id)
    profile, municipality = town.profile_of(store), town.municipality(store)
    secretary = usual_secretary(store, session.body_id) or session.secretary_id
    who = town.person(store, secretary) if secretary else None
    chair = _presiding(store, session.body_id)
    return Certificate(
        session_id=session.id,
        resolution_id=resolution_id,
        issued_on=today(),
        place=municipality.town,
        certifier=who.full_name if who else "",
        certifier_post=post_word(profile.post("secretary"), who.gender) if who else "",
        approver=chair.person.full_name if chair else "",
        approver_post=member_title(chair, profile) if chair else "",
    )


def _presiding(store: Store, body_id: str) -> Member | None:
    now = (one for one in town.members(store, body_id, today()) if one.is_titular)
    return next((one for one in now if one.seat.post in ("mayor", "president")), None)


def prepare(store: Store, certificate: Certificate) -> Certificate:
    """Keep it without a number, to be looked at. Raises UserError once it has one."""
    if certificate.id:
        _without_number(store, certificate.id)
    build_certificate(view_to_print(store, certificate.session_id), certificate)  # what cannot be printed is refused
    return CERTIFICATES.save(store, certificate, label=_("Preparar un certificado"))


def issue(store: Store, certificate_id: str) -> Certificate:
    """Give it the next number of the year and keep it as it prints now. Whoever receives it holds it: it stays.

    Raises UserError for one that has a number, or that is dated before its session or after today.
    """
    clock.certain(store)
    certificate = _without_number(store, certificate_id)
    on = _day(store, certificate)
    with store.change(_("Dar número a un certificado")) as writer:
        number = _SERIES.given(store, writer, year=on.year)
        numbered = replace(certificate, number=number, year=on.year)
        document = build_certificate(view_to_print(store, certificate.session_id), numbered)
        kept = CERTIFICATES.save(store, replace(numbered, content=to_json(document)))
        writer.barrier = _("certificado {n}/{year} dado").format(n=number, year=on.year)
    return kept


def _day(store: Store, certificate: Certificate) -> date:
    on, held = certificate.issued_on or today(), session_of(store, certificate.session_id).date
    if on < held:
        raise UserError(
            _("La sesión fue el {day}: el certificado no puede ser anterior.").format(day=show_date(held)),
            code="before_the_session", field="issued_on",
        )  # fmt: skip
    if on > today():
        raise UserError(
            _("El certificado no puede llevar fecha de mañana en adelante."), code="to_come", field="issued_on"
        )
    return on


def discard(store: Store, certificate_id: str) -> None:
    """Take away one that was only prepared. Raises UserError once it has its number: the series has no gaps."""
    certificate = _without_number(store, certificate_id)
    CERTIFICATES.delete(store, certificate.id, label=_("Quitar un certificado sin número"))


def _without_number(store: Store, certificate_id: str) -> Certificate:
    certificate = CERTIFICATES.get(store, certificate_id)
    if certificate.issued:
        raise UserError(_("El {label} ya tiene número y no cambia. Prepare otro.").format(label=_lower(certificate)))
    return certificate


def _lower(certificate: Certificate) -> str:
    return certificate.label[:1].lower() + certificate.label[1:]


def certificates_of(store: Store, resolution_id: str) -> tuple[Certificate, ...]:
    """Those of a resolution, by number; the ones without a number first."""
    return CERTIFICATES.all(store, resolution_id=resolution_id)


def certificates_of_acta(store: Store, session_id: str) -> tuple[Certificate, ...]:
    """Those of the whole acta of a session, in the same order."""
    return CERTIFICATES.all(store, session_id=session_id, resolution_id="")


def certificate_document(store: Store, certificate: Certificate) -> Document:
    """As it was given; its draft while it has no number."""
    if certificate.content:
        return from_json(certificate.content)
    return build_certificate(view_to_print(store, certificate.session_id), certificate)


def certificate_named(store: Store, wanted: str) -> Certificate:
    """By its id, or a draft of the resolution or of the session with that id; without any, the last that was given.

    Raises UserError when there is none.
    """
    if wanted:
        if SESSIONS.find(store, wanted) is not None:
            return proposed_of_acta(store, wanted)
        return CERTIFICATES.find(store, wanted) or proposed(store, wanted)
    found = [one for one in CERTIFICATES.all(store) if one.issued]
    if found:
        return found[-1]
    raise UserError(_("Todavía no hay certificados. Se hacen en «Concejo › Resoluciones» y en cada acta."))
