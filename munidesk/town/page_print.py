"""Ctrl+P on any page: its preview, the list that is in sight, or what its «Exportar» makes."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from munidesk.base.i18n import _
from munidesk.documents.model import Document
from munidesk.records.sheet import Sheet
from munidesk.town.page_export import paper_of
from munidesk.ui.context import Context
from munidesk.ui.dialogs import ask_choice
from munidesk.ui.page import Page
from munidesk.ui.preview import PdfPreview
from munidesk.ui.printing import print_document
from munidesk.ui.prints import Printable, Prints

ON_PAPER = "on-paper"
"""Property of a table that the paper of its page has."""


def print_page(context: Context, page: Page) -> None:
    """What one sees is printed; where several things can be, it asks which, that first."""
    preview = next((one for one in page.findChildren(PdfPreview) if one.isVisible() and one.pages), None)
    if preview is not None:
        preview.print_out()
        return
    offers = [*_listed(context, page), *_offered(page)]
    if not offers:
        context.toast(_("En esta página no hay nada para imprimir."), False)
        return
    chosen: int | None = 0
    if len(offers) > 1:
        words = [(at, one.words) for at, one in enumerate(offers)]
        chosen = ask_choice(context.window, _("Imprimir"), _("¿Qué desea imprimir?"), words, accept=_("Imprimir"))
    if chosen is not None:
        print_document(context, offers[chosen].build)


def _offered(page: Page) -> Iterator[Printable]:
    for one in page.findChildren(Prints):
        if one.where.isVisible():
            yield from one.offers()


def _listed(context: Context, page: Page) -> Iterator[Printable]:
    """The table with the keyboard, or the largest in sight, with what its filters leave.

    One that stands on a paper of its page, which says of what days it is, is printed by that alone.
    """
    every = [one for one in page.findChildren(QTableView) if one.isVisible() and one.model() and _rows(one)]
    tables = [one for one in every if not one.property(ON_PAPER)]
    focus = QApplication.focusWidget()
    tables.sort(key=lambda one: (one is not focus, -one.width() * one.height()))
    for table in tables[:1]:
        title = table.accessibleName() or page.crumbs()[-1][0]
        words = _("La lista que se ve: {title}").format(title=title)
        yield Printable(words, partial(_sheet, context, table, title))


def _rows(table: QTableView) -> int:
    return table.model().rowCount()


def _sheet(context: Context, table: QTableView, title: str) -> Document:
    model = table.model()
    columns = [at for at in range(model.columnCount()) if not table.isColumnHidden(at)]
    header = tuple(str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)
    rows = tuple(
        tuple(str(model.index(row, at).data() or "") for at in columns) for row in range(_rows(table))
    )  # fmt: skip
    return paper_of(context, Sheet(title, header, rows))
