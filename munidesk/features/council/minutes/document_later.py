"""What came after an acta was approved (erratas, annulments, that it came of another copy), in a band at its end.

Nothing of it is in the fingerprint: the text that was approved stays letter for letter, and every later copy says what
later sessions said of it.
"""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.documents.model import Block, Boxed, KeepTogether, Paragraph, Space, Span, Spans, plain, strong
from munidesk.features.council.domain import Correction, CorrectionKind, Session, SessionState
from munidesk.features.council.minutes import wording
from munidesk.features.council.view import SessionView

BAND = "Constancias posteriores"
"""How the band begins on every paper: by it whoever compares a copy knows where the acta ends."""


def later_blocks(view: SessionView) -> tuple[Block, ...]:
    """The band; nothing while no lifted session corrected or annulled the acta, and it was approved in this file."""
    told = (*_brought(view), *_annulled(view), *_errata(view))
    if not told:
        return ()
    head = Paragraph((strong(_("Constancias posteriores")), Span(_(" (no son parte del acta ni de su huella)"))))
    first, *others = told
    band: tuple[Block, ...] = (
        KeepTogether((Boxed((head, Paragraph(first))),)),
        *(Boxed((Paragraph(one),)) for one in others),
    )
    return (Space(4), *band)


def errata_of(view: SessionView) -> tuple[tuple[Correction, Session], ...]:
    """The fes de erratas of the acta, each with the session that was told of it."""
    return tuple(pair for pair in view.corrected_by if pair[0].kind is CorrectionKind.ERRATUM)


def _brought(view: SessionView) -> Iterator[Spans]:
    """Approved in another copy of the file: its fingerprint was verified when it came in."""
    minutes = view.minutes
    if minutes.brought_from:
        day = show_date(minutes.brought_on) if minutes.brought_on else "–"
        text = _(" («{name}») el {day}, con su huella comprobada.").format(name=minutes.brought_from, day=day)
        yield (strong(_("Incorporada de otra copia")), Span(text))


def _errata(view: SessionView) -> Iterator[Spans]:
    for one, by in errata_of(view):
        if by.state is SessionState.CLOSED:
            lead = _("Fe de erratas de la {session}:").format(session=named(by))
            yield (strong(lead), Span(f" {wording.correction_words(one)}"))


def _annulled(view: SessionView) -> Iterator[Spans]:
    word = view.profile.words.resolution
    for one, by, session in view.annulled_by:
        if by.number is None:
            continue
        lead = _("ACTA ANULADA") if not one.reach else _("ANULADO EN PARTE")
        what = _("por la {word} {n}/{year}, de la {session}").format(
            word=word, n=by.number, year=by.year, session=named(session)
        )
        yield (strong(lead), Span(f" {what}" + (f": {one.reach.rstrip('.')}." if one.reach else ".")))


def named(session: Session) -> str:
    """«sesión ordinaria 13/2026, del 01/12/2026»."""
    label = session.label
    return _("{session}, del {day}").format(session=f"{label[:1].lower()}{label[1:]}", day=show_date(session.date))


def annulment_lines(view: SessionView, resolution_id: str) -> Iterator[Block]:
    """In the acta of the later session, under the resolution that annuls: which acta, or what of it."""
    for one, session, minutes in view.annuls:
        if one.resolution_id != resolution_id:
            continue
        acta = _("el acta {n}, de la {session}").format(n=minutes.called, session=named(session))
        if one.reach:
            yield Paragraph(
                plain(_("Queda sin efecto, en {acta}: {reach}.").format(acta=acta, reach=one.reach.rstrip(".")))
            )
        else:
            yield Paragraph(plain(_("Queda anulada {acta}.").format(acta=acta)))
