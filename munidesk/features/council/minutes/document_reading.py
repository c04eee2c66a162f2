"""The acta in large letters to be read aloud: prose only, votes as sentences."""

from collections.abc import Iterator
from fractions import Fraction

from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import join_and
from munidesk.documents import typeset
from munidesk.documents.lines import plain_lines, text_of
from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    Footer,
    Heading,
    Kind,
    Listing,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.acts import wording as acts
from munidesk.features.council.domain import AgendaItem, ItemKind, Motion, Outcome, PresenceKind, SessionState, Vote
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.document import check_original
from munidesk.features.council.minutes.document_body import approved_corrections, items_told, title_of
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document import proposed_by, resolution_blocks
from munidesk.features.council.votes.document_ballots import counts_words, notes_of, tie_spans
from munidesk.town.posts import group_names, member_name, member_phrase

WORDS_A_MINUTE = 130


@on_paper
def build_reading_copy(view: SessionView) -> Document:
    """16 points, no tables; the reading time is computed at 130 words a minute."""
    check_original(view)
    body = tuple(_body(view))
    minutes = reading_minutes(body)
    note = ngettext(
        "Copia para lectura en voz alta, en letra de 16 puntos. Dura cerca de {n} minuto.",
        "Copia para lectura en voz alta, en letra de 16 puntos. Dura unos {n} minutos.",
        minutes,
    ).format(n=minutes)
    note = f"{note} {_('No sustituye al acta firmada.')}"
    return Document(
        title=title_of(view),
        blocks=(Heading(title_of(view), 0), Paragraph(plain(note), Style.SUBTITLE), *body),
        kind=Kind.READING,
        running_right=view.label,
        footer=Footer(strong=_("Copia de lectura · {label}").format(label=view.label)),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )


def reading_minutes(blocks: tuple[Block, ...]) -> int:
    words = sum(len(line.split()) for line in plain_lines(Document("", blocks)))
    return max(1, int(half_up(Fraction(words, WORDS_A_MINUTE))))


def _body(view: SessionView) -> Iterator[Block]:
    held = view.session.state is not SessionState.NO_QUORUM
    yield Paragraph(wording.opening(view) if held else wording.opening_without_session(view))
    if first := acts.first_call_sentence(view):
        yield Paragraph(plain(first))
    yield Heading(_("Asistencia"), 1)
    yield from _attendance(view)
    if not held:
        yield Paragraph(plain(wording.quorum_sentence(view)))
    for item in items_told(view):
        yield Heading(f"{item.position}. {item.title}", 1)
        yield from _item(view, item)
        yield from (Paragraph(plain(text)) for text in acts.pause_sentences(view, item.id))
    yield from (Paragraph(plain(text)) for text in acts.pause_sentences(view, ""))
    yield Paragraph(wording.closing(view))
    yield from approved_corrections(view)


def _attendance(view: SessionView) -> Iterator[Block]:
    if view.attended:
        yield Paragraph((strong(_("Presentes:")), Span(f" {group_names(view.attended, view.profile)}.")))
    attended = {member.id for member in view.attended}
    for kind in (PresenceKind.JUSTIFIED, PresenceKind.LICENCE, PresenceKind.ABSENT):
        events = [e for e in view.opening_states.values() if e.kind is kind and e.member_id not in attended]
        if events:
            names = [
                member_name(view.member(e.member_id), view.profile)
                + (_(", por {reason}").format(reason=e.reason) if e.reason else "")
                for e in events
            ]
            word = view.profile.attendance_words[kind]  # «Ausente, con excusa», of several «Ausentes, con excusa»
            many = word.replace(_("Ausente"), _("Ausentes"), 1) if len(events) > 1 else word
            yield Paragraph((strong(f"{many}:"), Span(f" {join_and(names)}.")))
    if others := wording.attending(view):
        yield Paragraph(plain(others))


def _item(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    if item.kind is ItemKind.OPENING:
        yield Paragraph(plain(wording.quorum_sentence(view)))
    yield from (Paragraph(plain(text)) for text in acts.change_sentences(view, item))
    for block in typeset.blocks(item.narrative):
        yield from _prose(block)
    for one in view.corrections_of(item.id):
        yield Paragraph(plain(wording.correction_words(one)))
    for motion in view.motions_of(item.id):
        yield Paragraph(plain(_motion(view, motion)))
    for resolution in view.resolutions_of(item.id):
        for block in resolution_blocks(view, resolution):
            yield from _prose(block)


def _prose(block: Block) -> Iterator[Block]:
    """Tables and boxes become paragraphs: a person reading aloud has no columns."""
    match block:
        case Table(rows=rows):
            for row in rows:
                yield Paragraph(plain(_row_text(row)))
        case Boxed(blocks=blocks):
            for inner in blocks:
                yield from _prose(inner)
        case Listing(entries=entries, numbered=numbered, start=start):
            for number, entry in enumerate(entries, start):
                yield Paragraph((Span(f"{number}. "), *entry) if numbered else entry)
        case _:
            yield block


def _row_text(row: Row) -> str:
    return "; ".join(text for cell in row.cells if (text := text_of(cell).strip()))


def _motion(view: SessionView, motion: Motion) -> str:
    """«Moción del Concejal…: … Vota a favor …; en contra …. Queda aprobada: …»"""
    who = motion.proposer_text
    if motion.proposer_id:
        who = member_phrase(view.member(motion.proposer_id), view.profile, short=True).of()
    text = motion.text.strip().rstrip(".")
    head = _("{motion}: {text}.").format(motion=motion.called + (proposed_by(motion, who) if who else ""), text=text)
    return " ".join((head, *_votes(view, motion)))


def _votes(view: SessionView, motion: Motion) -> Iterator[str]:
    """The vote that stands, after the tied ones that it repeats."""
    votes = view.votes_of(motion.id)
    for place, vote in enumerate(votes):
        again = view.is_second_vote(vote)
        repeated = place + 1 < len(votes) and view.is_second_vote(votes[place + 1])
        if again or repeated or vote == votes[-1]:
            yield f"{_('Segunda votación.')} {_told(view, vote)}" if again else _told(view, vote)


def _told(view: SessionView, vote: Vote) -> str:
    result = view.results[vote.id]
    word = {
        Outcome.PASSED: _("Queda aprobada"),
        Outcome.REJECTED: _("Queda rechazada"),
        Outcome.TIED: _("Queda empatada"),
        Outcome.VOID: _("Queda sin efecto"),
        Outcome.OPEN: _("La votación no está completa"),
    }[result.outcome]
    count = f"{word}: {counts_words(result.counts, abstention=view.rules.abstention)}."
    if result.second is not None:
        count = f"{text_of(tie_spans(view, result))} {word}."
    notes = (text_of(note) for note in notes_of(view, vote, final=not view.frozen))
    return " ".join((count, result.verdict, *notes))
