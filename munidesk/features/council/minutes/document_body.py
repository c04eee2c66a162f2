"""What an acta says, block by block, in the order of a real acta."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.documents import typeset
from munidesk.documents.model import (
    Block,
    Heading,
    KeepTogether,
    Listing,
    Paragraph,
    Signatures,
    Signer,
    Span,
    Spans,
    Style,
    plain,
    strong,
)
from munidesk.features.council.acts import wording as acts
from munidesk.features.council.attendance.document import attendance_blocks
from munidesk.features.council.domain import AgendaItem, ItemKind, ItemState, SessionState
from munidesk.features.council.elections.document import election_blocks
from munidesk.features.council.minutes import wording, wording_moves
from munidesk.features.council.minutes.signing import signers
from munidesk.features.council.minutes.wording import NBSP
from munidesk.features.council.speakers.document import turn_blocks
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document import corrections_blocks, item_votes


def title_of(view: SessionView) -> str:
    """«Acta de la sesión ordinaria 12/2026»."""
    label = view.label
    return _("Acta de la {label}").format(label=label[:1].lower() + label[1:])


def body(view: SessionView) -> Iterator[Block]:
    """Everything between letterhead and footer. A session without quorum has no items."""
    yield from head_blocks(view)
    for item in items_told(view):
        yield from item_blocks(view, item)
    yield from end_blocks(view)


def items_told(view: SessionView) -> tuple[AgendaItem, ...]:
    return () if view.session.state is SessionState.NO_QUORUM else view.items


def head_blocks(view: SessionView) -> Iterator[Block]:
    """Title, opening, attendance, and the quorum where no item tells it."""
    held = view.session.state is not SessionState.NO_QUORUM
    yield Heading(title_of(view), 0)
    yield Paragraph(plain(wording.full_day(view.session.date, view.municipality.country)), Style.SUBTITLE)
    yield Paragraph(wording.opening(view) if held else wording.opening_without_session(view))
    if view.session.state is SessionState.ANNULLED:
        yield Paragraph((strong(_("Sesión anulada: {reason}").format(reason=view.session.stopped_reason)),))
    if first := acts.first_call_sentence(view):
        yield Paragraph(plain(first))
    yield from attendance_blocks(view)
    if held and (others := wording.attending(view)):
        yield Paragraph(plain(others))
    # A body without seats (an encounter with neighbours) has no quorum to tell.
    if view.seats and all(item.kind is not ItemKind.OPENING for item in items_told(view)):
        yield Paragraph(plain(wording.quorum_sentence(view)))


def item_blocks(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    """One item: what was said, moved, voted and resolved, and who came and went."""
    title = f"{item.position}. {item.title}"
    if item.kind is ItemKind.OPENING:
        yield from _opening_item(view, item, title)
    else:
        yield Heading(title, 3)
        if line := wording.item_data_line(view, item.id):
            yield Paragraph(plain(line), Style.DATA_LINE)
        if item.urgent_reason:
            yield Paragraph(plain(f"{acts.urgent_lead(view)}: {item.urgent_reason}"))
        yield from (Paragraph(plain(text)) for text in acts.change_sentences(view, item))
        yield from moves_of(view, item.id, before=True)
        yield from typeset.blocks(item.narrative)
    yield from turn_blocks(view, item)
    yield from corrections_blocks(view, item)
    yield from election_blocks(view, item)
    yield from item_votes(view, item)
    if item.state is ItemState.POSTPONED and not acts.tells_where(view, item):
        yield Paragraph(plain(_("El asunto se aplaza para la próxima sesión.")))
    if view.session.state is SessionState.CLOSED and item in view.untreated():
        # A bare heading would leave open whether something was said and not written.
        yield Paragraph(plain(_("No se trató.")))
    yield from moves_of(view, item.id, before=False)
    yield from (Paragraph(plain(text)) for text in acts.pause_sentences(view, item.id))


def _opening_item(view: SessionView, item: AgendaItem, title: str) -> Iterator[Block]:
    """«1. Apertura y quórum. Presentes tres de los cinco…», in one paragraph with what was agreed at the start."""
    narrative = typeset.blocks(item.narrative)
    first = narrative[0] if narrative and isinstance(narrative[0], Paragraph) else None
    spans: Spans = (strong(f"{title}."), Span(f" {wording.quorum_sentence(view)}"))
    if first is not None:
        spans = (*spans, Span(" "), *first.spans)
    yield Paragraph(spans)
    yield from narrative[1 if first is not None else 0 :]
    yield from moves_of(view, item.id, before=True)


def moves_of(view: SessionView, item_id: str, *, before: bool | None = None) -> Iterator[Block]:
    """Arrivals and departures where they happened, those of one minute together; a departure says whether the
    quorum held."""
    told = [one for one in view.moves() if one.item_id == item_id and (before is None or one.after_vote != before)]
    for group in wording_moves.move_groups(view, told):
        spans = wording_moves.move_sentence(view, *group)
        if sentence := wording_moves.quorum_after(view, *group):
            spans = (*spans, Span(f" {sentence}"))
        yield Paragraph(spans)


def end_blocks(view: SessionView) -> Iterator[Block]:
    """The closing formula; once approved, with the signatures."""
    if view.session.state is not SessionState.NO_QUORUM:
        yield from moves_of(view, "")
        yield from (Paragraph(plain(text)) for text in acts.pause_sentences(view, ""))
    closing = Paragraph(wording.closing(view))
    if not view.frozen:
        yield closing
        return
    *earlier, last = (closing, *approved_corrections(view))
    yield from earlier
    yield KeepTogether((last, signature_lines(view), _end_mark(view)))


def approved_corrections(view: SessionView) -> tuple[Block, ...]:
    """What was corrected when the acta was approved; nothing while it is a draft."""
    lines = [line.strip() for line in view.minutes.corrections.splitlines() if line.strip()] if view.frozen else []
    if not lines:
        return ()
    lead = strong(_("Correcciones con que se aprobó:") if len(lines) > 1 else _("Corrección con que se aprobó:"))
    if len(lines) == 1:
        return (Paragraph((lead, Span(f" {lines[0]}"))),)
    return (Paragraph((lead,)), Listing(tuple(plain(line) for line in lines), numbered=True))


def _end_mark(view: SessionView) -> Paragraph:
    text = _("— Fin del acta {n}. No hay más texto en este folio. —").format(n=view.minutes.called)
    return Paragraph(plain(text.replace("acta ", f"acta{NBSP}")), Style.END_MARK)


def signature_lines(view: SessionView) -> Signatures:
    """A line for each who signs: by the norm of the country, the body's rule, or as it was chosen for this acta."""
    return Signatures(tuple(Signer(one.name, one.post) for one in signers(view)))
