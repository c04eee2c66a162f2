"""The acta of a session: every block in the order of a real acta, draft or approved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from munidesk.base.dates import show_date, show_time
from munidesk.base.i18n import _, ngettext
from munidesk.documents import markdown
from munidesk.documents.frozen import from_json
from munidesk.documents.model import (
    Block,
    Document,
    Footer,
    Heading,
    KeepTogether,
    Kind,
    Letterhead,
    Paragraph,
    Signatures,
    Signer,
    Span,
    Spans,
    Style,
    plain,
    strong,
)
from munidesk.features.council import wording
from munidesk.features.council.document_attendance import attendance_blocks
from munidesk.features.council.document_votes import corrections_blocks, item_votes
from munidesk.features.council.domain import AgendaItem, ItemKind, ItemState, SessionState
from munidesk.features.council.minutes_check import minutes_problems
from munidesk.features.council.session_view import SessionView
from munidesk.features.council.wording import NBSP
from munidesk.town.domain import Gender
from munidesk.town.letterhead import letterhead
from munidesk.town.posts import member_title


def minutes_document(view: SessionView, *, printed_at: datetime) -> Document:
    """The acta to print: the frozen one once approved, with its code and folios; else the draft."""
    if view.frozen and view.minutes.content:
        return with_seal(from_json(view.minutes.content), view)
    return build_minutes(view, printed_at=printed_at)


def build_minutes(view: SessionView, *, printed_at: datetime) -> Document:
    """Acta of the session (Montevideo, Digesto art. 548.21 a–f asks for what is in it).

    A draft has a watermark, marked gaps, and neither numbers nor signatures.
    """
    title = title_of(view)
    body_name = f"{view.municipality.name} · {view.body.name}"
    day = show_date(view.session.date, "dd/MM/y")
    running = f"{title} · {day}" if view.frozen else _("BORRADOR · {label}").format(label=view.label)
    return Document(
        title=title,
        blocks=tuple(_blocks(view)),
        kind=Kind.ACTA,
        letterhead=_letterhead(view),
        running_left=body_name,
        running_right=running,
        footer=Footer() if view.frozen else _draft_footer(printed_at),
        watermark="" if view.frozen else _("BORRADOR"),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
        author=view.municipality.name,
    )


def title_of(view: SessionView) -> str:
    """«Acta de la sesión ordinaria 12/2026»."""
    label = view.label
    return _("Acta de la {label}").format(label=label[:1].lower() + label[1:])


def with_seal(document: Document, view: SessionView) -> Document:
    """The frozen acta with what stands outside its fingerprint: code, QR, folios, its own and the previous SHA-256."""
    minutes = view.minutes
    lines = [_("Huella SHA-256: {digest}").format(digest=short_digest(minutes.sha256))]
    if minutes.previous_sha256:
        lines.append(_("Huella del acta anterior: {digest}").format(digest=short_digest(minutes.previous_sha256)))
    footer = Footer(
        strong=_("Código {code}").format(code=minutes.code),
        lines=tuple(lines),
        middle=_("Libro {book} · Folios {pages}").format(book=minutes.book, pages=folios_words(view)),
        qr=f"MuniDesk {minutes.code} {minutes.sha256}",
        leaf=_("Folio {n}"),
        first_leaf=minutes.folio_from or 1,
    )
    return replace(document, footer=footer)


def short_digest(digest: str) -> str:
    """«9f2c 41d8 … 5e17 b07e»."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-8:-4]} {digest[-4:]}"


def folios_words(view: SessionView) -> str:
    first, last = view.minutes.folio_from, view.minutes.folio_to
    return str(first) if first == last else _("{first} a {last}").format(first=first, last=last)


def _letterhead(view: SessionView) -> Letterhead:
    if view.frozen:
        right_strong = _("Acta {n}").format(n=view.minutes.number)
        right = _("Libro {book}, folios {pages}").format(book=view.minutes.book, pages=folios_words(view))
    else:
        missing = sum(problem.blocks for problem in minutes_problems(view))
        right_strong = _("Borrador")
        right = ngettext("Falta {n} dato", "Faltan {n} datos", missing).format(n=missing) if missing else ""
    return letterhead(view.municipality, view.shield, body=view.body.name, right_strong=right_strong, right=right)


def _draft_footer(printed_at: datetime) -> Footer:
    return Footer(
        strong=_("Borrador sin valor de acta"),
        lines=(
            _("Impreso el {day} a las {at}").format(
                day=show_date(printed_at.date(), "dd/MM/y"), at=show_time(printed_at)
            ),
            _("Libro, folio y código se asignan al aprobarla"),
        ),
    )


def _blocks(view: SessionView) -> Iterator[Block]:
    session = view.session
    yield Heading(title_of(view), 0)
    yield Paragraph(plain(wording.full_day(session.date, view.municipality.country)), Style.SUBTITLE)
    if session.state is SessionState.NO_QUORUM:
        yield from attendance_blocks(view)
        yield Paragraph(plain(wording.quorum_sentence(view)))
        yield from _end(view)
        return
    yield Paragraph(wording.opening(view))
    yield from attendance_blocks(view)
    if others := wording.attending(view):
        yield Paragraph(plain(others))
    if all(item.kind is not ItemKind.OPENING for item in view.items):
        yield Paragraph(plain(wording.quorum_sentence(view)))
    for item in view.items:
        yield from _item(view, item)
    yield from _moves(view, "")
    yield from _end(view)


def _item(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    title = f"{item.position}. {item.title}"
    if item.kind is ItemKind.OPENING:
        yield from _opening_item(view, item, title)
    else:
        yield Heading(title, 3)
        if line := wording.item_data_line(view, item.id):
            yield Paragraph(plain(line), Style.DATA_LINE)
        if item.urgent_reason:
            yield Paragraph(plain(_("Asunto grave y urgente: {reason}").format(reason=item.urgent_reason)))
        yield from _moves(view, item.id, before=True)
        yield from markdown.blocks(item.narrative)
    yield from corrections_blocks(view, item)
    yield from item_votes(view, item)
    if item.state is ItemState.POSTPONED:
        yield Paragraph(plain(_("El asunto queda para la próxima sesión.")))
    yield from _moves(view, item.id, before=False)


def _opening_item(view: SessionView, item: AgendaItem, title: str) -> Iterator[Block]:
    """«1. Apertura y quórum. Presentes tres de los cinco…», in one paragraph with what was agreed at the start."""
    narrative = markdown.blocks(item.narrative)
    first = narrative[0] if narrative and isinstance(narrative[0], Paragraph) else None
    spans: Spans = (strong(f"{title}."), Span(f" {wording.quorum_sentence(view)}"))
    if first is not None:
        spans = (*spans, Span(" "), *first.spans)
    yield Paragraph(spans)
    yield from narrative[1 if first is not None else 0 :]
    yield from _moves(view, item.id, before=True)


def _moves(view: SessionView, item_id: str, *, before: bool | None = None) -> Iterator[Block]:
    """Arrivals and departures where they happened; a departure says whether the quorum held."""
    for event in view.moves():
        if event.item_id != item_id or (before is not None and event.after_vote == before):
            continue
        spans = wording.move_sentence(view, event)
        if sentence := wording.quorum_after(view, event):
            spans = (*spans, Span(f" {sentence}"))
        yield Paragraph(spans)


def _end(view: SessionView) -> Iterator[Block]:
    closing = Paragraph(wording.closing(view))
    if not view.frozen:
        yield closing
        return
    yield KeepTogether((closing, Signatures(_signers(view)), _end_mark(view)))


def _end_mark(view: SessionView) -> Paragraph:
    text = _("— Fin del acta {n}. No hay más texto en este folio. —").format(n=view.minutes.number)
    return Paragraph(plain(text.replace("acta ", f"acta{NBSP}")), Style.END_MARK)


def _signers(view: SessionView) -> tuple[Signer, ...]:
    found = [
        Signer(m.person.full_name, member_title(m, view.profile) + ("" if index == 0 else _(" titular")))
        for index, m in enumerate(wording.signer_members(view))
    ]
    chair = view.person(view.session.chair_id) if view.chair is None else None
    if chair is not None:
        found.insert(0, Signer(chair.full_name, str(wording.chair_title(view))))
    person = view.person(view.session.secretary_id)
    if person is not None:
        post = view.profile.post("secretary")
        found.append(Signer(person.full_name, post.f if person.gender is Gender.FEMALE else post.m))
    return tuple(found)
