"""The text of the manual: its chapters, the rich text of one, and how the whole prints."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QSplitter, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.pilot.domain import Chapter, Manual
from munidesk.features.pilot.store_manual import chapter_of, chapters, delete_chapter, move_chapter, save_chapter
from munidesk.records.sheet import Selection
from munidesk.ui import dialogs, theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.preview import PdfPreview
from munidesk.ui.richtext import RichEditor
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, card, column, row, rule, tool

REDRAW_MS = 900


def gap_lines(document: Document) -> tuple[str, ...]:
    """What the live blocks could not fill, as it reads on paper."""
    start = _("Falta «{words}»: {reason}").partition("«")[0]
    return tuple(line for line in plain_lines(document) if line.startswith(f"[{start}"))


class TextSheet(QWidget):
    """Chapters, their text, and the page as it prints, drawn a moment after the last key.

    `drawn` fires with how many live blocks have no data.
    """

    drawn = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._manual: Manual | None = None
        self._chapter: Chapter | None = None
        self._drawing = self._again = False
        self.list = _ChapterList()
        self.list.setAccessibleName(_("Capítulos"))
        self.list.currentRowChanged.connect(self._choose)
        self.list.removing.connect(self.remove)
        self.title = QLineEdit()
        self.title.setAccessibleName(_("Título del capítulo"))
        self.editor = RichEditor()
        self.editor.setProperty("kind", "inner")
        self.editor.setAccessibleName(_("Texto del capítulo"))
        self._title_save = Autosave(self.title, self._save_title)
        self._text_save = Autosave(self.editor, self._save_text)
        self.title.textEdited.connect(lambda _text: self._title_save.touch())
        self.editor.told.connect(lambda words: context.toast(words, False))
        self.editor.edited.connect(self._text_save.touch)
        self.preview = PdfPreview()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_MS)
        self._timer.timeout.connect(self._draw)
        self._insert = button(_("Insertar"), lambda: None, icon="plus", kind="small", tip=_("Insertar un cuadro vivo"))
        menu = QMenu(self._insert)
        for name, words in self._context.live_blocks():
            menu.addAction(words, partial(self.insert, name))
        self._insert.setMenu(menu)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self._middle())
        split.addWidget(self.preview)
        split.setSizes([theme.px(250), theme.px(440), theme.px(430)])
        split.setChildrenCollapsible(False)
        self.setLayout(column(split, spacing=0))

    def _left(self) -> QWidget:
        holder = card("bar")
        tools = (
            tool("plus", _("Agregar un capítulo"), self.add),
            tool("chevron-up", _("Subir"), partial(self._move, -1)),
            tool("chevron-down", _("Bajar"), partial(self._move, 1)),
            tool("trash", _("Quitar el capítulo"), self.remove),
        )
        for one in tools:
            one.setEnabled(not self._context.store.read_only)
        layout = column(spacing=6, margins=(24, 4, 8, 12))
        layout.addLayout(row(*tools, None, spacing=2))
        layout.addWidget(self.list, 1)
        layout.addWidget(button(_("Agregar un anexo"), partial(self.add, annex=True), kind="quiet", icon="plus"))
        holder.setLayout(layout)
        holder.setMinimumWidth(theme.px(170))
        return holder

    def _middle(self) -> QWidget:
        holder = card()
        bar = row(
            tool("bold", _("Negrita"), self.editor.toggle_bold),
            tool("italic", _("Cursiva"), self.editor.toggle_italic),
            tool("heading", _("Título dentro del texto"), self.editor.toggle_heading),
            tool(
                "bullets",
                _("Lista: Tab entra, Mayús+Tab sale"),
                partial(self.editor.make_list, numbered=False),
            ),
            tool(
                "numbers",
                _("Números: Tab entra, Mayús+Tab sale"),
                partial(self.editor.make_list, numbered=True),
            ),
            tool("table", _("Insertar un cuadro"), self.editor.insert_table),
            None,
            self._insert,
            spacing=4,
            margins=(10, 6, 10, 6),
        )
        title = column(self.title, spacing=0, margins=(10, 10, 10, 0))
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addLayout(title)
        layout.addLayout(bar)
        layout.addWidget(rule())
        layout.addWidget(self.editor, 1)
        holder.setLayout(layout)
        holder.setMinimumWidth(theme.px(300))
        return holder

    # -- showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start(0)

    def show_manual(self, manual: Manual) -> None:
        if self._manual is not None and self._manual.id != manual.id:
            self.leave()
            self._chapter = None
        self._manual = manual
        found = chapters(self._context.store, manual.id)
        wanted = self._chapter.id if self._chapter is not None else ""
        at = next((index for index, one in enumerate(found) if one.id == wanted), 0 if found else -1)
        self.list.blockSignals(True)
        self.list.show_chapters(found)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self._show(found[at] if found else None)
        read_only = self._context.store.read_only
        self.title.setReadOnly(read_only)
        self.editor.setReadOnly(read_only)
        # The first page comes at once; later ones wait until the person stops writing.
        self._timer.start(REDRAW_MS if self.preview.pages else 0)

    def _show(self, one: Chapter | None) -> None:
        self._chapter = one
        for widget in (self.title, self.editor, self._insert):
            widget.setEnabled(one is not None)
        if one is None:
            self.title.clear()
            self.editor.show_stored("")
            return
        if not self._title_save.waiting and self.title.text() != one.title:
            self.title.setText(one.title)
        if not self._text_save.waiting:
            self.editor.show_stored(one.text)

    def _choose(self, at: int) -> None:
        self.leave()
        if self._manual is None:
            return
        found = chapters(self._context.store, self._manual.id)
        if 0 <= at < len(found):
            self._show(found[at])

    def _draw(self) -> None:
        """On the worker; a change that comes meanwhile is drawn when this one is done."""
        if self._manual is None or not self.isVisible():
            return
        if self._drawing:
            self._again = True
            return
        self._drawing = True
        made = self._context.make("manual", Selection(id=self._manual.id))
        assert isinstance(made, Document)
        self.preview.busy()
        self.drawn.emit(len(gap_lines(made)))

        def work(_job: Job) -> bytes:
            return render.pdf_bytes(made)

        self._context.tasks.run(work, self._drawn, self._failed)

    def _drawn(self, data: bytes) -> None:
        self._drawing = False
        self.preview.show_pdf(data)
        if self._again:
            self._again = False
            self._timer.start()

    def _failed(self, error: Exception) -> None:
        self._drawing = False
        if isinstance(error, UserError):
            self.preview.say(str(error))
        else:
            self._context.tasks.failed.emit(error)

    # -- writing

    def _save_title(self) -> None:
        one = self._chapter
        if one is not None and self.title.text().strip():
            named = replace(chapter_of(self._context.store, one.id), title=self.title.text().strip())
            save_chapter(self._context.store, named, fold=f"{one.id}t")

    def _save_text(self) -> None:
        one = self._chapter
        if one is not None:
            text = self.editor.stored()
            self.editor.mark_shown(text)
            save_chapter(
                self._context.store, replace(chapter_of(self._context.store, one.id), text=text), fold=f"{one.id}x"
            )

    def leave(self) -> bool:
        """Before another chapter takes the sheet: False when the disk refused what was typed."""
        return all([self._title_save.leave(), self._text_save.leave()])

    def insert(self, name: str) -> None:
        """A live block on a line of its own, after the paragraph of the cursor."""
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
        # Plain blocks: inside a list the line would become one of its points.
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cursor.insertText("{" + name + "}")
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()
        self._text_save.touch()

    def add(self, *, annex: bool = False) -> None:
        words = _("Agregar un anexo") if annex else _("Agregar un capítulo")
        if self._manual is None:
            return
        slot = self._context.draft(f"chapter.new:{self._manual.id}")
        title = dialogs.ask_text(self._context.window, words, _("Título"), draft=slot)
        if title:
            self.leave()
            key = save_chapter(self._context.store, Chapter(manual_id=self._manual.id, title=title, annex=annex))
            found = chapters(self._context.store, self._manual.id)
            self.list.setCurrentRow(next(at for at, one in enumerate(found) if one.id == key))
            self.editor.setFocus()

    def _move(self, by: int) -> None:
        self.leave()
        if self._chapter is not None:
            move_chapter(self._context.store, self._chapter.id, by)

    def remove(self) -> None:
        one = self._chapter
        if one is not None:
            self._text_save.forget()
            self._title_save.forget()
            self._chapter = None
            delete_chapter(self._context.store, one.id)
            self._context.toast(_("Se quitó «{title}».").format(title=one.title), True)


class _ChapterList(QListWidget):
    """The chapters with their numbers, the annexes with their letters."""

    removing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_chapters(self, found: tuple[Chapter, ...]) -> None:
        self.clear()
        plain_count = annex_count = 0
        for one in found:
            if one.annex:
                annex_count += 1
                words = _("Anexo {letter}. {title}").format(letter=chr(64 + annex_count), title=one.title)
            else:
                plain_count += 1
                words = f"{plain_count}. {one.title}"
            item = QListWidgetItem(words)
            item.setSizeHint(QSize(theme.px(80), theme.px(34)))
            item.setToolTip(words)
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
            return
        super().keyPressEvent(event)
