"""The certificate of a resolution, or of a whole acta: what it says, its vote, who was there, who vouches.

What it says is the municipality's, formula by formula; a country's own stand in its profile.
"""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.formulas import Value, day_values
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import Phrase, capital, join_and
from munidesk.documents.copies import without_signatures
from munidesk.documents.frozen import from_json
from munidesk.documents.model import (
    Block,
    Document,
    Footer,
    Heading,
    KeepTogether,
    Kind,
    Paragraph,
    Signatures,
    Signer,
    Span,
    Style,
    plain,
    strong,
)
from munidesk.features.council.certificates.domain import Certificate
from munidesk.features.council.domain import MinutesState, Resolution, SessionState, Vote
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.document import (
    altered_error,
    check_held,
    check_marks,
    check_original,
    folios_words,
    short_digest,
)
from munidesk.features.council.minutes.document_extract import resolution_text
from munidesk.features.council.minutes.document_later import later_blocks
from munidesk.features.council.minutes.signing import signers
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document_ballots import vote_blocks
from munidesk.town.letterhead import letterhead
from munidesk.town.profile import Profile


@on_paper
def build_certificate(view: SessionView, certificate: Certificate) -> Document:
    """The paper to give, or its draft while it has no number: marked, and with no line to sign.

    Raises UserError for a resolution without a number, an acta that is not approved, or one that is not what was.
    """
    check_original(view)
    check_marks(view)
    if certificate.whole:
        _check_acta(view)
        title, of = _("Certificado de acta"), view.minutes.label
        said = tuple(_acta_said(view))
    else:
        resolution = numbered(view, certificate.resolution_id)
        title, of = _("Certificado de {what}").format(what=noun(view).text), number_of(view, resolution)
        said = tuple(_resolved(view, resolution))
    return Document(
        title=title,
        blocks=(*_head(view, certificate, title), *said, *_end(view, certificate)),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(
            view.municipality, view.shield, body=view.body.name, right_strong=certificate.label,
            right=_("para {who}").format(who=certificate.addressee) if certificate.addressee else "",
        ),
        running_left=view.municipality.name,
        running_right=f"{certificate.label} · {of}",
        footer=_footer(view, certificate),
        watermark="" if certificate.issued else _("BORRADOR"),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
        author=view.municipality.name,
    )  # fmt: skip


def numbered(view: SessionView, resolution_id: str) -> Resolution:
    """The resolution, to be told outside. Raises UserError without a number, or of an acta that was altered."""
    found = next((one for one in view.resolutions if one.id == resolution_id), None)
    if found is None or found.number is None:
        raise UserError(_("Esa resolución todavía no tiene número; se le da al levantar la sesión."))
    check_held(view)
    if view.altered is not None:
        raise altered_error(view)
    return found


def _check_acta(view: SessionView) -> None:
    """A whole acta has no text to certify until it is approved."""
    if not view.frozen or not view.minutes.content:
        raise UserError(_("El acta todavía no está aprobada. Apruébela, o certifique una de sus resoluciones."))
    if view.altered is not None:
        raise altered_error(view)


def _head(view: SessionView, certificate: Certificate, title: str) -> Iterator[Block]:
    head = wording.formula(view, "certificate_head", _who(view, certificate))
    yield Heading(title, 0)
    yield Paragraph((strong(certificate.certifier.upper()), Span(f", {head}")))
    yield Paragraph((strong(wording.formula(view, "certificate_word", {})),))


def _acta_said(view: SessionView) -> Iterator[Block]:
    """The acta as it was approved, word for word to its end mark, what later sessions said of it, and who signs it."""
    yield Paragraph(wording.formula_spans(view, "certificate_acta", _which(view)))
    yield from without_signatures(from_json(view.minutes.content).blocks)
    yield from later_blocks(view)
    yield Paragraph(plain(_signed(view)))
    yield Paragraph(plain(standing_words(view)))


def _which(view: SessionView) -> dict[str, Value]:
    session = view.session
    return {
        **day_values(session.date, view.municipality.country),
        "session": lowered(view.label),
        "place": wording.place_phrase(view),
        "held": session.state is not SessionState.NO_QUORUM,
        **wording.call_values(view),
        "chair": wording.chair_phrase(view),
        "body": wording.body_phrase(view),
        **_acta(view),
    }


def _signed(view: SessionView) -> str:
    """Who signed the original, or who is to sign it; a signature that was taken away is none."""
    lines = [one for one in signers(view) if not one.unsigned_reason]
    who = join_and([f"{one.name} ({one.post})" if one.post else one.name for one in lines])
    if view.minutes.state in (MinutesState.SIGNED, MinutesState.IN_BOOK):
        return _("Firmas del original: {who}.").format(who=who)
    return _("El original espera las firmas de {who}.").format(who=who)


def _resolved(view: SessionView, resolution: Resolution) -> Iterator[Block]:
    vote = view.final_vote(resolution.motion_id) if resolution.motion_id else None
    yield Paragraph(wording.formula_spans(view, "certificate_text", _what(view, resolution, vote)))
    yield from resolution_text(view, resolution, number_of(view, resolution))
    if vote is not None:
        kind = Paragraph(plain(_("Votación {kind}").format(kind=vote.type.word)), Style.CAPTION)
        yield KeepTogether((kind, *vote_blocks(view, vote, final=True)))
    yield Paragraph(plain(standing_words(view)))
    yield from annulled_later(view)


def _who(view: SessionView, certificate: Certificate) -> dict[str, Value]:
    return {
        "post": certificate.certifier_post or view.profile.post("secretary").neutral,
        "body": wording.body_phrase(view),
        "town": wording.town_value(view),
    }


def _what(view: SessionView, resolution: Resolution, vote: Vote | None) -> dict[str, Value]:
    item, session = view.item(resolution.item_id), view.session
    present = len(view.electorate(vote.id).present) if vote is not None else view.opening_quorum.present
    return {
        **day_values(session.date, view.municipality.country),
        "session": lowered(view.label),
        "place": wording.place_phrase(view),
        **wording.call_values(view),
        "chair": wording.chair_phrase(view),
        "body": wording.body_phrase(view),
        "n": present,
        "total": view.legal,
        "voting": vote is not None,
        "item": item.position,
        "title": item.title.rstrip("."),
        "file": item.file_ref,
        "resolution": noun(view),
        **_acta(view),
    }


def _acta(view: SessionView) -> dict[str, Value]:
    """Where what is certified stands in the book; empty while the acta is not approved."""
    if not view.frozen:
        return {"no": "", "folio": ""}
    folio = _("libro {book}, folio {pages}") if _one_folio(view) else _("libro {book}, folios {pages}")
    return {
        "no": view.minutes.called,
        "folio": folio.format(book=view.minutes.book, pages=folios_words(view)),
    }


def _one_folio(view: SessionView) -> bool:
    return view.minutes.folio_from == view.minutes.folio_to


def standing_words(view: SessionView) -> str:
    """That the acta was approved, when and how; or that what is certified awaits its approval."""
    minutes, by = view.minutes, view.approved_in
    if not view.frozen or minutes.approved_on is None:
        return wording.formula(view, "certificate_reserve", {"body": wording.body_phrase(view)})
    day = by.date if by is not None else minutes.approved_on
    label = f"{by.kind.word} {by.number}/{by.year}" if by is not None and by.number else ""
    values: dict[str, Value] = {
        **day_values(day, view.municipality.country),
        "no": minutes.called,
        "corrected": minutes.with_corrections,
        "session": _("sesión {label}").format(label=label) if label else "",
    }
    return wording.formula(view, "certificate_approved", values)


def annulled_later(view: SessionView) -> Iterator[Block]:
    """Whoever is given a resolution of an acta that was annulled later is told so."""
    by = [f"{view.profile.words.resolution} {one.number}/{one.year}" for _what, one, _session in view.annulled_by]
    if by:
        text = _("Consta una anulación posterior que alcanza a esta acta: {by}.").format(by=join_and(by))
        yield Paragraph((strong(text),))


def _end(view: SessionView, certificate: Certificate) -> Iterator[Block]:
    values: dict[str, Value] = {
        **(day_values(certificate.issued_on, view.municipality.country) if certificate.issued_on else {}),
        "addressee": certificate.addressee,
        "approver": _approver(view.profile, certificate) or "",
        "town": certificate.place or wording.town_value(view),
    }
    closing = Paragraph(wording.formula_spans(view, "certificate_end", values))
    if not certificate.issued:
        yield closing
        yield Paragraph(plain(_("Borrador sin valor: se firma cuando tenga su número.")), Style.NOTE)
        return
    yield KeepTogether((closing, Signatures(tuple(_signers(certificate)))))


def _signers(certificate: Certificate) -> Iterator[Signer]:
    yield Signer(certificate.certifier, certificate.certifier_post)
    if certificate.approver:
        yield Signer(certificate.approver, _("V.º B.º · {post}").format(post=certificate.approver_post).rstrip(" ·"))


def _approver(profile: Profile, certificate: Certificate) -> Phrase | None:
    """«la Alcaldesa»; by name where the post is none of the country's."""
    if not certificate.approver:
        return None
    word = certificate.approver_post
    for post in profile.posts.values():
        if word == post.f:
            return Phrase(word, "la", "f")
        if word == post.m:
            return Phrase(word, "el", "m")
    return Phrase(f"{word} {certificate.approver}".strip())


def noun(view: SessionView) -> Phrase:
    """«resolución», «acuerdo», with its gender."""
    words = view.profile.words
    gender = words.resolution_gender
    return Phrase(lowered(words.resolution), "el" if gender == "m" else "la", gender)


def number_of(view: SessionView, resolution: Resolution) -> str:
    """«Resolución 41/2026»."""
    return f"{capital(view.profile.words.resolution)} {resolution.number}/{resolution.year}"


def lowered(text: str) -> str:
    """«sesión ordinaria 12/2026», within a sentence."""
    return text[:1].lower() + text[1:]


def _footer(view: SessionView, certificate: Certificate) -> Footer:
    strong_ = certificate.label
    if certificate.issued_on is not None:
        strong_ = f"{strong_} · {show_date(certificate.issued_on)}"
    if not view.frozen:
        return Footer(strong=strong_, lines=(_("Sujeto a la aprobación del acta"),))
    copied = _("Copia del acta {n}, código {code}").format(n=view.minutes.called, code=view.minutes.code)
    digest = _("Huella del acta: {d}").format(d=short_digest(view.minutes.sha256))
    return Footer(strong=strong_, lines=(copied, digest))
