"""«Exportar»: documents as PDF and Word, lists also as XLSX and CSV; built here, written on the worker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from munidesk.base.errors import UserError
from munidesk.base.files import write_text
from munidesk.base.i18n import _
from munidesk.documents.model import Document
from munidesk.records.sheet import Sheet, write_sheet
from munidesk.town import store as town
from munidesk.town.exports import sheet_document
from munidesk.town.letterhead import letterhead_of
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path, say_written, write
from munidesk.ui.prints import Printable, Prints
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button

Build = Callable[[], Document | Sheet]
_FORMATS = ((".pdf", "PDF"), (".docx", "Word"))
_DATA = ((".xlsx", "Excel"), (".csv", "CSV"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu; `data` when it is a list that a spreadsheet can take, `paper` when it prints.

    `pdf_only`: in Word it would be another paper.
    `texts` are the files for other programs: suffix, what the menu calls it, the text.
    """

    words: str
    build: Build
    data: bool = False
    paper: bool = True
    texts: tuple[tuple[str, str, Callable[[], str]], ...] = ()
    pdf_only: bool = False


More = tuple[str, Callable[[], object]]
"""What else leaves from there, and is no paper of a list: its words, and the verb."""


def export_menu(
    context: Context, entries: Callable[[], Sequence[Entry]], what: str = "", more: Sequence[More] = ()
) -> QPushButton:
    """The button with its menu; the entries are asked each time, so that they follow the filter on the screen.

    `more` stands at its end. `what` tells it apart, to who hears it, from the page's own.
    """
    made = button(_("Exportar"), lambda: None, icon="chevron-down")
    if what:
        made.setAccessibleName(f"{made.text()}: {what}")
    menu = QMenu(made)

    def fill() -> None:
        menu.clear()
        for entry in entries():
            papers = _FORMATS[:1] if entry.pdf_only else _FORMATS
            formats = (*(papers if entry.paper else ()), *(_DATA if entry.data else ()))
            for suffix, name in formats:
                menu.addAction(f"{entry.words} · {name}", partial(save, context, entry, suffix))
            for suffix, name, text in entry.texts:
                menu.addAction(f"{entry.words} · {name}", partial(_save_text, context, entry.words, suffix, text))

        if more:
            menu.addSeparator()
        for words, verb in more:
            menu.addAction(words, verb)

    menu.aboutToShow.connect(fill)
    made.setMenu(menu)
    Prints(made, lambda: printables(context, entries()))
    return made


def printables(context: Context, entries: Sequence[Entry]) -> list[Printable]:
    """What Ctrl+P offers of them: what is only for a spreadsheet is printed as the list on the screen is."""
    return [Printable(one.words, partial(document_of, context, one.build)) for one in entries if one.paper]


def save(context: Context, entry: Entry, suffix: str) -> None:
    """Ask where, build, write, say so."""
    path = ask_path(context, entry.words, suffix)
    if path is not None:
        write_entry(context, entry.build, path)


def _save_text(context: Context, words: str, suffix: str, text: Callable[[], str]) -> None:
    path = ask_path(context, words, suffix)
    if path is None:
        return
    try:
        write_text(path, text())
    except UserError as error:
        context.toast(str(error), False)
        return
    say_written(context, path)


def write_entry(context: Context, build: Build, path: Path) -> None:
    try:
        made = build()
    except UserError as error:
        context.toast(str(error), False)
        return
    if path.suffix in {".xlsx", ".csv"} and isinstance(made, Sheet):
        _write_sheet(context, made, path)
        return
    document = paper_of(context, made)
    write(context, lambda: document, path)


def document_of(context: Context, build: Build) -> Document:
    """Built now, a list as its paper. Raises UserError when there is nothing to print."""
    return paper_of(context, build())


def paper_of(context: Context, made: Document | Sheet) -> Document:
    """A list as a paper of the municipality; a document as it is."""
    if isinstance(made, Document):
        return made
    store = context.store
    return sheet_document(made, letterhead_of(store), town.page_size(store), town.figures(store))


def _write_sheet(context: Context, sheet: Sheet, path: Path) -> None:
    figures = town.figures(context.store)

    def work(_job: Job) -> Path:
        write_sheet(sheet, path, figures)
        return path

    def done(written: Path) -> None:
        say_written(context, written, lambda: paper_of(context, sheet))

    context.tasks.run(work, done)
