"""The papers of a book: its diligences, its index, and the whole book in one PDF with its folios."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import show_date, show_long
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.documents.bound import Bound, bind
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Footer,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Kind,
    Paragraph,
    Row,
    RowKind,
    Signatures,
    Signer,
    Space,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.book.domain import FolioState
from munidesk.features.council.book.view import BookLine, BookView
from munidesk.town.letterhead import letterhead


@on_paper
def opening_sheet(view: BookView) -> Document:
    """The diligence with which the book was opened, or went on from paper."""
    title = _("Diligencia de apertura") if not view.book.paper_to else _("Diligencia de continuación")
    return _sheet(view, title, view.book.opening, view.book.opened_on)


@on_paper
def closing_sheet(view: BookView) -> Document:
    """The diligence with which the book was closed."""
    return _sheet(view, _("Diligencia de cierre"), view.book.closing, view.book.closed_on)


def _sheet(view: BookView, title: str, text: str, day: date | None) -> Document:
    when = (Paragraph(plain(_dated(view, day))),) if day is not None else ()
    blocks: tuple[Block, ...] = (
        Heading(title, 0),
        Paragraph(plain(_of_book(view)), Style.SUBTITLE),
        KeepTogether((Paragraph(plain(text)), *when, _signatures(view))),
    )
    return _document(view, f"{title} · {view.book.label}", blocks, view.book.label)


def _dated(view: BookView, day: date) -> str:
    return f"{view.municipality.town or view.municipality.name}, {show_long(day, view.municipality.country)}."


def _of_book(view: BookView) -> str:
    """«Actas del Concejo Municipal · abierto el 6 de marzo de 2023 · 200 folios»."""
    book, country = view.book, view.municipality.country
    parts = [_("{book} de actas · {body}").format(book=book.label, body=view.body.name)]
    if book.opened_on is not None:
        parts.append(_("abierto el {day}").format(day=show_date(book.opened_on, "d 'de' MMMM 'de' y", country)))
    if book.folios is not None:
        parts.append(ngettext("{n} folio", "{n} folios", book.folios).format(n=book.folios))
    return " · ".join(parts)


def _signatures(view: BookView) -> Signatures:
    return Signatures(tuple(Signer(name, post) for name, post in view.signers))


@on_paper
def index_document(view: BookView, day: date) -> Document:
    """Every acta of the book by folio, what was on paper before, and the folios with a note."""
    blocks: list[Block] = [
        Heading(_("Índice del {book}").format(book=view.book.label), 0),
        Paragraph(plain(_of_book(view)), Style.SUBTITLE),
        _figures(view),
        Table(_columns(), tuple(_rows(view)), caption=_("Cuadro 1. Actas por orden de folio")),
    ]
    if view.notes:
        blocks.append(_notes(view))
    if view.earlier:
        blocks.append(_earlier(view))
    agreed = Paragraph(plain(_("Este índice concuerda con los folios del libro, que se tuvieron a la vista.")))
    blocks.append(KeepTogether((agreed, _signatures(view))))
    words = _("índice al {day}").format(day=show_date(day))
    return _document(view, _("Índice del {book}").format(book=view.book.label), blocks, words, Kind.REPORT)


def _figures(view: BookView) -> KeyFigures:
    book, shelf = view.book, view.shelf
    void = [one.folio for one in view.notes if one.state is FolioState.VOID]
    paper = book.paper_actas or 0
    actas = _("actas: {paper} en papel y {own} en MuniDesk").format(paper=paper, own=len(view.lines))
    found = [
        KeyFigure(str(view.used_to), _used(view)),
        KeyFigure(str(paper + len(view.lines)), actas if paper else _("actas")),
    ]
    if void:
        which = ", ".join(map(str, void))
        words = ngettext("folio anulado, el {which}", "folios anulados: {which}", len(void)).format(which=which)
        found.append(KeyFigure(str(len(void)), words))
    left = view.left
    if left is not None:
        words = _("folios libres")
        if left:
            words = _("folios libres, desde el {n}").format(n=shelf.next_folio(book.number))
        found.append(KeyFigure(str(left), words))
    return KeyFigures(tuple(found))


def _used(view: BookView) -> str:
    missed = view.shelf.missed(view.book.number)
    if not missed:
        return _("folios usados, del 1 al {n}, sin huecos").format(n=view.used_to)
    return ngettext("último folio usado; falta {n}", "último folio usado; faltan {n}", len(missed)).format(
        n=len(missed)
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Acta"), 0.5, Align.RIGHT), Column(_("Sesión"), 1.5), Column(_("Fecha"), 0.9),
        Column(_("Folios"), 0.8, Align.RIGHT), Column(_("Hojas"), 0.6, Align.RIGHT),
        Column(_("Asunto principal"), 2.4), Column(_("Resoluciones"), 1.0, Align.RIGHT),
    )  # fmt: skip


def _rows(view: BookView) -> Iterator[Row]:
    book = view.book
    if book.paper_to:
        yield Row(_cells("", _("En papel"), _day(book.paper_on), f"1–{book.paper_to}", str(book.paper_to),
                         _paper(view), ""), RowKind.TOTAL)  # fmt: skip
    for line in view.lines:
        yield _row(line)
    if view.lines or book.paper_to:
        leaves = sum(line.leaves for line in view.lines) + book.paper_to
        yield Row(
            _cells("", _("Total"), "", f"1–{view.used_to}", str(leaves), "", str(_resolved(view.lines) or "–")),
            RowKind.TOTAL,
        )


def _row(line: BookLine) -> Row:
    number = (strong(line.minutes.called),)
    rest = _cells(
        line.session.removeprefix(_("Sesión ")).capitalize(), _day(line.day), line.folios, str(line.leaves),
        line.matter, line.numbers,
    )  # fmt: skip
    return Row((number, *rest))


def _cells(*texts: str) -> tuple[Spans, ...]:
    return tuple(plain(text) for text in texts)


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else ""


def _paper(view: BookView) -> str:
    count, last = view.book.paper_actas, view.book.paper_acta
    parts = [ngettext("{n} acta", "{n} actas", count).format(n=count)] if count else []
    return "; ".join([*parts, *([_("la última, la {n}").format(n=last)] if last else [])])


def _resolved(lines: Sequence[BookLine]) -> int:
    return sum(last - first + 1 for line in lines if line.resolutions for first, last in (line.resolutions,))


def _notes(view: BookView) -> Table:
    columns = (
        Column(_("Folio"), 0.5, Align.RIGHT), Column(_("Qué se anotó"), 1.0), Column(_("Por qué"), 3.0),
        Column(_("Fecha"), 0.8),
    )  # fmt: skip
    rows = tuple(
        Row(_cells(str(one.folio), one.state.word.capitalize(), one.reason, _day(one.noted_on))) for one in view.notes
    )
    return Table(columns, rows, caption=_("Cuadro 2. Folios con constancia"))


def _earlier(view: BookView) -> Table:
    """Actas that came with their original: they stand on no folio of this book."""
    columns = (
        Column(_("Acta"), 0.5, Align.RIGHT), Column(_("Sesión"), 1.5), Column(_("Fecha"), 0.9),
        Column(_("Original que se guardó"), 2.4), Column(_("Huella"), 1.4),
    )  # fmt: skip
    rows = tuple(
        Row(_cells(str(acta.number or "–"), held.label.removeprefix(_("Sesión ")).capitalize(), _day(held.date),
                   acta.name, acta.sha256[:16]))
        for acta, held in view.earlier
    )  # fmt: skip
    number = 3 if view.notes else 2
    caption = _("Cuadro {n}. Actas anteriores a MuniDesk, fuera de los folios de este libro").format(n=number)
    return Table(columns, rows, caption=caption)


def _document(view: BookView, title: str, blocks: Sequence[Block], right: str, kind: Kind = Kind.ACTA) -> Document:
    head = letterhead(
        view.municipality, view.shield, body=view.body.name,
        right_strong=_("{book} de actas").format(book=view.book.label), right=right,
    )  # fmt: skip
    return Document(
        title=title, blocks=tuple(blocks), kind=kind, letterhead=head, running_left=view.municipality.name,
        running_right=title, footer=Footer(strong=title), page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language, author=view.municipality.name,
    )  # fmt: skip


@on_paper
def whole_book(view: BookView, actas: Sequence[Document], day: date) -> Bound:
    """The diligence, every acta with its folios as it was approved, the closing, the index: one PDF."""
    parts: list[Document] = [opening_sheet(view)] if view.book.opening else []
    parts += actas
    if view.book.closed_on is not None:
        parts.append(closing_sheet(view))
    parts.append(index_document(view, day))
    title = _("{book} de actas, {body}").format(book=view.book.label, body=view.body.name)
    return bind(title, tuple(parts))


MOST_BLANK = 200
"""Sheets that are printed at once."""


@on_paper
def blank_sheets(view: BookView, first: int, count: int) -> Bound:
    """Sheets of the book with its head and their folio, and nothing written on them.

    Raises UserError, bound to `first` or `count`, for a folio that is used or that the book does not have.
    """
    number, folios = view.book.number, view.book.folios
    if not 1 <= count <= MOST_BLANK:
        raise UserError(_("Se imprimen de 1 a {n} hojas por vez.").format(n=MOST_BLANK), field="count")
    if first <= view.shelf.used_to(number):
        text = _("El folio {n} ya está usado. El primero libre es el {free}.")
        raise UserError(text.format(n=first, free=view.shelf.next_folio(number)), code="taken", field="first")
    if folios is not None and first + count - 1 > folios:
        raise UserError(_("El libro {book} tiene {n} folios.").format(book=number, n=folios), field="count")
    skipped = view.shelf.skipped(number)
    wanted = (folio for folio in range(first, first + count) if folio not in skipped)
    return bind(_("Hojas foliadas del {book}").format(book=view.book.label), tuple(_blank(view, one) for one in wanted))


def _blank(view: BookView, folio: int) -> Document:
    made = _document(view, _("{book} de actas").format(book=view.book.label), (Space(1),), "")
    foot = Footer(middle=_("Libro {book}").format(book=view.book.number), leaf=_("Folio {n}"), first_leaf=folio)
    return replace(made, footer=foot)
