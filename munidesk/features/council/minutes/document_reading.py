"""The acta in large letters to be read aloud: the same text, votes and tables as sentences."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from munidesk.base.dates import show_time
from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import join_and
from munidesk.documents.lines import plain_lines, text_of
from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    Footer,
    Heading,
    KeepTogether,
    Kind,
    Listing,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.acts import wording as acts
from munidesk.features.council.domain import AgendaItem, ItemKind, PresenceKind, SessionState
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.document import check_marks, check_original
from munidesk.features.council.minutes.document_body import (
    approved_corrections,
    item_blocks,
    items_told,
    moves_of,
    title_of,
)
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.posts import group_names, member_name

WORDS_A_MINUTE = 130


@on_paper
def build_reading_copy(view: SessionView) -> Document:
    """16 points, no tables; the reading time is computed at 130 words a minute."""
    check_original(view)
    check_marks(view)
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
    if not held or (view.seats and all(item.kind is not ItemKind.OPENING for item in items_told(view))):
        yield Paragraph(plain(wording.quorum_sentence(view)))
    for item in items_told(view):
        yield from _item(view, item)
    yield from _moves_after(view)
    yield Paragraph(wording.closing(view))
    yield from approved_corrections(view)


def _moves_after(view: SessionView) -> Iterator[Block]:
    """Who came and went, and the pauses, after the last item."""
    if view.session.state is not SessionState.NO_QUORUM:
        yield from moves_of(view, "")
        yield from (Paragraph(plain(text)) for text in acts.pause_sentences(view, ""))


def _attendance(view: SessionView) -> Iterator[Block]:
    late = {one.id: at for one in view.attended if (at := _arrived(view, one)) is not None}
    opened = [one for one in view.attended if one.id not in late]
    if opened:
        yield Paragraph((strong(_("Presentes:")), Span(f" {group_names(opened, view.profile)}.")))
    told = [
        _("{name}, a las {at}").format(name=member_name(one, view.profile), at=show_time(late[one.id]))
        for one in view.attended
        if one.id in late
    ]
    if told:
        yield Paragraph((strong(_("Llegan después:") if len(told) > 1 else _("Llega después:")),
                         Span(f" {join_and(told)}.")))  # fmt: skip
    yield from _absent(view)
    if others := wording.attending(view):
        yield Paragraph(plain(others))


def _arrived(view: SessionView, member: Member) -> datetime | None:
    """When somebody came who was not there at the opening; None for who was."""
    opening = view.opening_states.get(member.id)
    if opening is not None and opening.kind is PresenceKind.PRESENT:
        return None
    came = (one.at for one in view.events if one.member_id == member.id and one.kind is PresenceKind.ARRIVES)
    return next((at for at in came if at is not None), None)


def _absent(view: SessionView) -> Iterator[Block]:
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


def _item(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    """All that the acta says of the item, block by block: an assembly approves what it heard."""
    if item.kind is not ItemKind.OPENING:
        yield Heading(f"{item.position}. {item.title}", 1)
    for block in item_blocks(view, item):
        own_head = isinstance(block, Heading) and block.level == 3
        if not own_head and not (isinstance(block, Paragraph) and block.style is Style.DATA_LINE):
            yield from _prose(block)


def _prose(block: Block) -> Iterator[Block]:
    """Tables and boxes become paragraphs: a person reading aloud has no columns."""
    match block:
        case Table():
            yield from (Paragraph(spans) for spans in _read_aloud(block))
        case KeepTogether(blocks=blocks):
            for inner in blocks:
                yield from _prose(inner)
        case Boxed(blocks=blocks):
            first, *rest = (one for inner in blocks for one in _prose(inner))
            # The number of a resolution never stands at the foot of a page without its text.
            yield KeepTogether((first, *rest[:1]))
            yield from rest[1:]
        case Listing(entries=entries, numbered=numbered, start=start):
            for number, entry in enumerate(entries, start):
                yield Paragraph((Span(f"{number}. "), *entry) if numbered else entry)
        case _:
            yield block


def _read_aloud(table: Table) -> Iterator[Spans]:
    """Of a vote who voted what, together, and then its result; of any other table each row, with its headings."""
    heads = tuple(column.head for column in table.columns)
    rows = [row for row in table.rows if row.kind not in _TOLD]
    if len(rows) < len(table.rows):
        if spans := _ballots(heads, rows):
            yield spans
        yield from (cell for row in table.rows if row.kind in _TOLD for cell in row.cells[:1] if text_of(cell).strip())
        return
    for row in rows:
        said = [f"{head}: {text}" if head else text for head, cell in zip(heads, row.cells, strict=False)
                if (text := text_of(cell).strip())]  # fmt: skip
        if said:
            yield plain("; ".join(said))


_TOLD = frozenset({RowKind.NOTE, RowKind.RESULT})
"""Rows of a vote that are sentences."""


def _ballots(heads: tuple[str, ...], rows: list[Row]) -> Spans:
    """«A favor: Marta Olivera y Raúl Etcheverry; en contra: Hugo Pereyra.», of names in the head or in every other
    column."""
    pairs: list[tuple[str, str]] = []
    for row in rows:
        texts = [text_of(cell).strip() for cell in row.cells]
        beside = len(heads) > 1 and len(set(heads)) < len(heads)
        pairs.extend(zip(texts[::2], texts[1::2], strict=False) if beside else zip(heads, texts, strict=False))
    by_value: dict[str, list[str]] = {}
    for name, value in pairs:
        if name and value:
            by_value.setdefault(value, []).append(name)
    told = [f"{value}: {join_and(names)}" for value, names in by_value.items()]
    lowered = [told[0], *(f"{one[:1].lower()}{one[1:]}" for one in told[1:])] if told else []
    return plain(f"{'; '.join(lowered)}.") if lowered else ()
