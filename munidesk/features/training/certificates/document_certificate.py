"""The certificate of a course: who, what, how much of it, until when, who signs, and how to know that it is ours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import Form, capital, counted, date_words, join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Document,
    Footer,
    Heading,
    Kind,
    Letterhead,
    Paragraph,
    Signatures,
    Signer,
    Space,
    Span,
    Style,
    plain,
    strong,
)
from munidesk.features.training.codes import CertificateState, CourseKind, Layout
from munidesk.features.training.domain_course import Course
from munidesk.features.training.domain_edition import Certificate
from munidesk.town import store as town
from munidesk.town.letterhead import letterhead

_NOUNS = {
    CourseKind.COURSE: "el curso", CourseKind.WORKSHOP: "el taller", CourseKind.MEETING: "el encuentro",
    CourseKind.DIPLOMA: "el diplomado", CourseKind.MASTER: "la maestría",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a certificate says beside what its register keeps. `raised` are (competence, level in words)."""

    course: Course
    classes: int = 0
    place: str = ""
    attended: Decimal = Decimal(0)
    share: str = ""
    mark: Decimal | None = None
    agent: str = ""
    trainer: str = ""
    raised: tuple[tuple[str, str], ...] = ()
    signer: Signer | None = None
    replaces: str = ""


@on_paper
def build_certificate(store: Store, one: Certificate, said: Said) -> Document:
    """As it is kept for ever; what stands outside its fingerprint is added when it is printed (`sealed`)."""
    profile, municipality = town.profile_of(store), town.municipality(store)
    accredits = one.layout is Layout.ACCREDITATION
    title = _("Constancia de acreditación") if accredits else _("Constancia de participación")
    office = _("Capacitación · con {agent}").format(agent=said.agent) if said.agent else _("Capacitación")
    blocks: tuple[Block, ...] = (
        Space(4), Heading(title, 0), Space(2),
        Paragraph(plain(_("Se deja constancia de que")), Style.CENTRED),
        Heading(called(one.person), 1),
        Paragraph(_course(store, one, said), Style.CENTRED),
        *_after(store, one, said), Space(2), Signatures(_signers(said)),
    )  # fmt: skip
    return Document(
        title=f"{title} {one.folio}", blocks=blocks, kind=Kind.DIPLOMA,
        letterhead=letterhead(municipality, b"", body=office), running_left=municipality.name,
        running_right=one.folio, footer=Footer(strong=_("Folio {folio}").format(folio=one.folio)),
        page=town.page_size(store), landscape=True, language=profile.language, author=municipality.name,
    )  # fmt: skip


def called(name: str) -> str:
    """«Noelia Brum», of «Brum, Noelia»."""
    last, _sign, first = name.partition(",")
    return " ".join(f"{first} {last}".split())


def _course(store: Store, one: Certificate, said: Said) -> tuple[Span, ...]:
    """«acreditó el curso «…», de dieciséis horas en cuatro clases, dictado del 3 al 17…, con … de asistencia»."""
    figures, noun = town.figures(store), _NOUNS.get(said.course.kind, "el curso")
    feminine = noun.startswith("la ")
    accredits = one.layout is Layout.ACCREDITATION
    did = _("acreditó {noun}") if accredits else _("participó en {noun}")
    parts = []
    if one.hours:
        classes = counted(said.classes, _("clase"), _("clases"), Form.FEMININE) if said.classes else ""
        hours = _hours(one.hours, figures)
        parts.append(_("de {hours} en {classes}").format(hours=hours, classes=classes) if classes else f"de {hours}")
    if one.start is not None and one.end is not None:
        given = _("dictada {days}") if feminine else _("dictado {days}")
        when = given.format(days=days(one.start, one.end))
        parts.append(_("{when} ({place})").format(when=when, place=said.place) if said.place else when)
    how = []
    if said.attended:
        share = f" ({said.share})" if said.share else ""
        how.append(_("{hours} de asistencia{share}").format(hours=_hours(said.attended, figures), share=share))
    if accredits and said.mark is not None:
        how.append(_("nota {n} sobre 100").format(n=figures.number(said.mark)))
    if how:
        parts.append(_("con {how}").format(how=join_and(how)))
    text = "".join(f", {part}" for part in parts) + "."
    least = _least(said.course, figures) if accredits else ""
    return Span(did.format(noun=noun) + " "), strong(f"«{one.course}»"), Span(f"{text} {least}".rstrip())


def _least(course: Course, figures: Figures) -> str:
    """«Para acreditar se piden 80 % de asistencia y nota 70.»"""
    asked = [_("{n} % de asistencia").format(n=course.min_attendance)] if course.min_attendance else []
    if course.min_mark is not None:
        asked.append(_("nota {n}").format(n=figures.number(course.min_mark)))
    if not asked:
        return ""
    words = ngettext("Para acreditar se pide {asked}.", "Para acreditar se piden {asked}.", len(asked))
    return words.format(asked=join_and(asked))


def _hours(hours: Decimal, figures: Figures) -> str:
    """«dieciséis horas», «2,5 horas»."""
    if hours == hours.to_integral_value():
        return counted(int(hours), _("hora"), _("horas"), Form.FEMININE)
    return _("{n} horas").format(n=figures.number(hours))


def days(start: date, end: date) -> str:
    """«el 3 de noviembre de 2026», «del 3 al 17 de noviembre de 2026», «del 28 de octubre al 3 de noviembre…»."""
    last = show_date(end, "d 'de' MMMM 'de' y")
    if start == end:
        return _("el {day}").format(day=last)
    if (start.year, start.month) == (end.year, end.month):
        first = str(start.day)
    else:
        first = show_date(start, "d 'de' MMMM" if start.year == end.year else "d 'de' MMMM 'de' y")
    return _("del {first} al {last}").format(first=first, last=last)


def _after(store: Store, one: Certificate, said: Said) -> Iterator[Block]:
    parts = [
        _("{title}, nivel {n}, {words}").format(title=title.lower(), n=level[:1], words=level[2:])
        for title, level in said.raised
    ]
    told = (
        [ngettext("Competencia: {list}", "Competencias: {list}", len(parts)).format(list="; ".join(parts))]
        if parts
        else []
    )
    if one.expires is not None:
        told.append(_("vale hasta el {day}").format(day=show_date(one.expires, "d 'de' MMMM 'de' y")))
    if said.replaces:
        told.append(_("sustituye a la constancia {folio}, que queda sin valor").format(folio=said.replaces))
    if told:
        yield Paragraph(plain(capital(" · ".join(told))), Style.SUBTITLE)
    if one.issued is not None:
        where = town.municipality(store)
        day = date_words(one.issued, where.country)
        yield Paragraph(plain(f"{where.town or where.name}, {day}."), Style.CENTRED)


def _signers(said: Said) -> tuple[Signer, ...]:
    first = said.signer or Signer("", _("Por la institución"))
    teaches = _("Docente, {agent}").format(agent=said.agent) if said.agent else _("Docente")
    return first, Signer(called(said.trainer), teaches)


def sealed(document: Document, one: Certificate, shield: bytes, replaced_by: str = "") -> Document:
    """With what stands outside its fingerprint: shield, code, QR, its line of the register, and its annulment."""
    digest = digest_words(one)
    lines = [
        _("Huella SHA-256: {digest}").format(digest=digest),
        _("Se comprueba en la Secretaría o con el código, sin Internet"),
    ]
    if one.state is CertificateState.ANNULLED:
        by = _("ANULADA; la sustituye {folio}").format(folio=replaced_by) if replaced_by else _("ANULADA")
        lines.insert(0, by)
    head = document.letterhead
    return replace(
        document,
        letterhead=replace(head, shield=shield) if isinstance(head, Letterhead) else head,
        footer=Footer(
            strong=_("Folio {folio} · código {code}").format(folio=one.folio, code=one.code), lines=tuple(lines),
            middle=_("Registro de constancias {year}, renglón {n}").format(year=one.year, n=one.number),
            qr=f"MuniDesk {one.code} {digest_of_content(one.content)}",
        ),
        watermark=_("ANULADA") if one.state is CertificateState.ANNULLED else "",
    )  # fmt: skip


def digest_of_content(content: str) -> str:
    """The SHA-256 of what is kept, in hexadecimal."""
    import hashlib

    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def digest_words(one: Certificate) -> str:
    """«9b1e 5c27 … 07af 41d3»."""
    digest = digest_of_content(one.content)
    return f"{digest[:4]} {digest[4:8]} … {digest[-8:-4]} {digest[-4:]}"
