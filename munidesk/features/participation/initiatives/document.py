"""The register of initiatives: a sheet with every column, and a list with answers to print."""

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import Column, Document, Paragraph, Row, Span, Spans, Style, Table, plain, strong
from munidesk.features.participation.domain import AnswerKind, Author, Initiative
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.columns import register_columns
from munidesk.features.participation.initiatives.store_board import author_words, board
from munidesk.features.participation.kinds import AUTHORS
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.report import report

_ALL = 1_000_000


def register_sheet(store: Store, chosen: Filter) -> Sheet:
    """One row per initiative the filter shows, by folio; importing it again gives the same register."""
    rows = sorted(board(store, chosen, _ALL).rows, key=lambda row: row.initiative.folio)
    authors: dict[str, Author] = {}
    for author in AUTHORS.all(store):
        authors.setdefault(author.initiative_id, author)
    columns = register_columns()
    return Sheet(
        _("Registro de iniciativas"),
        tuple(column.label for column in columns),
        tuple(tuple(column.show(row.initiative, authors.get(row.initiative.id)) for column in columns) for row in rows),
    )


def of_selection(selection: Selection) -> Filter:
    return Filter(since=selection.since, until=selection.until)


@on_paper
def register_document(store: Store, chosen: Filter) -> Document:
    """Initiatives with their answers, as staff read them at a hearing: text and answer side by side."""
    found = sorted(board(store, chosen, _ALL).rows, key=lambda row: row.initiative.folio)
    who = author_words(store, [row.initiative.id for row in found]) if len(found) < 900 else {}
    rows = tuple(_row(row.initiative, who.get(row.initiative.id, row.author)) for row in found)
    table = Table(
        (
            Column(_("Folio"), 0.55),
            Column(_("Iniciativa"), 2.4),
            Column(_("Autoría"), 0.9),
            Column(_("Respuesta del Gobierno"), 2.6),
            Column(_("Devolución"), 1.2),
        ),
        rows,
        dense=True,
    )
    count = ngettext("{n} iniciativa", "{n} iniciativas", len(rows)).format(n=len(rows))
    empty = Paragraph(plain(_("No hay iniciativas en lo elegido.")), Style.LEFT)
    return report(
        store, _("Iniciativas y respuestas"), (table if rows else empty,),
        subtitle=count, office=_("Secretaría · Participación"), landscape=True,
    )  # fmt: skip


def _row(one: Initiative, author: str) -> Row:
    return Row((plain(one.folio), _what(one), plain(author), answer_spans(one), plain(feedback_words(one))))


def _what(one: Initiative) -> Spans:
    day = show_date(one.received)
    place = " · ".join(part for part in (day, one.zone, one.topic) if part)
    return (strong(one.title), Span(f"\n{place}"))


def answer_spans(one: Initiative) -> Spans:
    """The sense in strong, the text, area and day; without an answer, since when it waits."""
    if one.answer_date is None and not one.is_open:
        day = _(", {day}").format(day=show_date(one.closed_on)) if one.closed_on is not None else ""
        return (strong(f"{capital(one.state_said)}{day}."),)
    if one.answer_date is None:
        due = _("Vence el {day}.").format(day=show_date(one.due)) if one.due else ""
        return (strong(_("Sin respuesta.")), Span(f" {due}"))
    kind = capital(one.answer_kind.word) if one.answer_kind is not AnswerKind.NONE else _("Respondida")
    area = f"\n{one.answer_area} · {show_date(one.answer_date)}".replace("\n · ", "\n")
    return (strong(f"{kind}. "), Span(one.answer), Span(area))


def feedback_words(one: Initiative) -> str:
    if one.feedback_date is None:
        return _("Pendiente") if one.answer_date is not None else "–"
    parts = [show_date(one.feedback_date), one.feedback_place, one.feedback_channel]
    return ", ".join(part for part in parts if part)
