"""The manual: chapters at the left, their text in the middle, how it prints at the right; versions and diffusion."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QSplitter, QStackedWidget, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.documents import render
from munidesk.documents.model import Document, plain_lines
from munidesk.features.pilot.domain import Chapter, Manual, Pilot
from munidesk.features.pilot.live import names
from munidesk.features.pilot.page_manual_sheets import PracticeSheet, VersionsSheet
from munidesk.features.pilot.store_manual import (
    add_chapter,
    chapters,
    delete_chapter,
    freeze,
    manual_of_pilot,
    move_chapter,
    new_manual,
    update_chapter,
    versions,
)
from munidesk.town.exports import Selection
from munidesk.ui import dialogs, theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.preview import PdfPreview
from munidesk.ui.richtext import RichEditor
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import Chip, Segment, Segments, button, card, column, label, row, rule, tool

REDRAW_MS = 900


class ManualTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pilot: Pilot | None = None
        self.manual: Manual | None = None
        self._modes = Segments(
            [Segment("text", _("Texto")), Segment("sheet", _("Ficha")), Segment("versions", _("Versiones y difusión"))]
        )
        self._modes.chosen.connect(self._mode)
        self._state, self._gaps = Chip(), Chip()
        self._freeze = button(_("Congelar versión…"), self.freeze, icon="shield-check")
        self.text = TextSheet(context)
        self.practice, self.versions = PracticeSheet(context), VersionsSheet(context)
        self._stack = QStackedWidget()
        for sheet in (self.text, self.practice, self.versions):
            self._stack.addWidget(sheet)
        self._new = button(_("Empezar el manual"), self.start, kind="primary", icon="plus")
        self._empty = QWidget()
        note = label(
            _("El manual cuenta la experiencia por capítulos. Los cuadros se ponen como bloques vivos: dicen lo que "
              "dicen los datos hasta que se congela una versión."), wrap=True)  # fmt: skip
        inner = column(note, spacing=12, margins=(24, 24, 24, 24))
        inner.addLayout(row(self._new, None))
        inner.addStretch(1)
        self._empty.setLayout(inner)
        head = row(self._modes, self._state, self._gaps, None, self._freeze, spacing=12, margins=(24, 10, 24, 8))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.text.editor)
        self.text.drawn.connect(self._show_gaps)

    def show_pilot(self, pilot: Pilot | None) -> None:
        if self._pilot is not None and (pilot is None or pilot.id != self._pilot.id):
            self.flush()
        self._pilot = pilot
        self.manual = manual_of_pilot(self._context.store, pilot.id) if pilot is not None else None
        there = self.manual is not None
        for widget in (self._modes, self._stack, self._freeze):
            widget.setVisible(there)
        self._empty.setVisible(not there)
        self._freeze.setEnabled(not self._context.store.read_only)
        self._new.setEnabled(pilot is not None and not self._context.store.read_only)
        if self.manual is None:
            self._state.set("")
            return
        last = next((one.number for one in versions(self._context.store, self.manual.id)), 0)
        words = _("Borrador, después de la versión {n}").format(n=last) if last else _("Borrador")
        self._state.set(words, "neutral", "pencil")
        self.text.show_manual(self.manual)
        self.practice.show_manual(self.manual)
        self.versions.show_manual(self.manual)

    def _mode(self, key: str) -> None:
        self.flush()
        self._stack.setCurrentIndex(("text", "sheet", "versions").index(key))

    def start(self) -> None:
        if self._pilot is None:
            return
        title = dialogs.ask_text(
            self._context.window, _("Empezar el manual"), _("¿Cómo se llama?"),
            value=_("Manual de buenas prácticas: {title}").format(title=self._pilot.title),
        )  # fmt: skip
        if not title:
            return
        with self._context.store.change(_("Empezar el manual")):
            key = new_manual(self._context.store, self._pilot.id, title)
            for words, text in _outline():
                add_chapter(self._context.store, key, words, text=text)
        self.show_pilot(self._pilot)

    def document(self) -> Document | None:
        """The draft as it stands, through the catalogue; None without a manual."""
        if self.manual is None:
            return None
        made = self._context.make("manual", Selection(id=self.manual.id))
        return made if isinstance(made, Document) else None

    def freeze(self) -> None:
        """Ask what changed, build with the number it will have, keep it."""
        self.flush()
        if self.manual is None:
            return
        made = self._context.make("manual-next", Selection(id=self.manual.id))
        assert isinstance(made, Document)
        gaps = gap_lines(made)
        text = _("Queda tal como está hoy, con sus cuadros; el borrador sigue aparte.")
        if gaps:
            count = len(gaps)
            words = ngettext("Hay {n} bloque sin datos.", "Hay {n} bloques sin datos.", count).format(n=count)
            text = f"{words} {gaps[0]} {text}"
        note = dialogs.ask_text(self._context.window, _("Congelar una versión"), text + "\n" + _("¿Qué cambió?"))
        if note is not None:
            number = freeze(self._context.store, self.manual.id, made, note)
            self._context.toast(_("Quedó congelada la versión {n}.").format(n=number), False)

    def _show_gaps(self, count: int) -> None:
        words = ngettext("{n} bloque sin datos", "{n} bloques sin datos", count).format(n=count)
        self._gaps.set(words if count else "", "attention", "alert")

    def flush(self) -> None:
        self.text.flush()
        self.practice.flush()


def gap_lines(document: Document) -> tuple[str, ...]:
    """What the live blocks could not fill, as it reads on paper."""
    start = _("Falta «{words}»: {reason}").partition("«")[0]
    return tuple(line for line in plain_lines(document) if line.startswith(f"[{start}"))


def _outline() -> tuple[tuple[str, str], ...]:
    return (
        (_("Por qué este manual"), ""),
        (_("De dónde partimos"), "{foda}"),
        (_("Qué planteó la gente y qué se respondió"), "{participacion}"),
        (_("El plan y su avance"), "{poa}"),
        (_("Qué resultó"), "{evaluacion}"),
    )


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
        self.editor.setAccessibleName(_("Texto del capítulo"))
        self._title_save = Autosave(self.title, self._save_title)
        self._text_save = Autosave(self.editor, self._save_text)
        self.title.textEdited.connect(lambda _text: self._title_save.touch())
        self.editor.edited.connect(self._text_save.touch)
        self.preview = PdfPreview()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_MS)
        self._timer.timeout.connect(self._draw)
        self._insert = button(_("Insertar"), lambda: None, icon="plus", kind="small")
        menu = QMenu(self._insert)
        for name, words in names():
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
        tools = row(
            tool("plus", _("Agregar un capítulo"), self.add),
            tool("chevron-up", _("Subir"), partial(self._move, -1)),
            tool("chevron-down", _("Bajar"), partial(self._move, 1)),
            tool("trash", _("Quitar el capítulo"), self.remove),
            None,
            spacing=2,
        )
        layout = column(spacing=6, margins=(24, 4, 8, 12))
        layout.addLayout(tools)
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
            tool("bullets", _("Lista"), partial(self.editor.make_list, numbered=False)),
            tool("numbers", _("Lista numerada"), partial(self.editor.make_list, numbered=True)),
            None,
            label(_("Cuadro vivo"), "quiet"),
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
            self.flush()
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
            self.editor.set_markdown("")
            return
        if not self._title_save.waiting and self.title.text() != one.title:
            self.title.setText(one.title)
        if not self._text_save.waiting:
            self.editor.set_markdown(one.text)

    def _choose(self, at: int) -> None:
        self.flush()
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
            update_chapter(self._context.store, one.id, fold_key=f"{one.id}t", title=self.title.text().strip())

    def _save_text(self) -> None:
        one = self._chapter
        if one is not None:
            text = self.editor.markdown()
            self.editor.mark_shown(text)
            update_chapter(self._context.store, one.id, fold_key=f"{one.id}x", text=text)

    def flush(self) -> None:
        self._title_save.flush()
        self._text_save.flush()

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
        title = dialogs.ask_text(self._context.window, words, _("Título"))
        if title and self._manual is not None:
            self.flush()
            key = add_chapter(self._context.store, self._manual.id, title, annex=annex)
            found = chapters(self._context.store, self._manual.id)
            self.list.setCurrentRow(next(at for at, one in enumerate(found) if one.id == key))
            self.editor.setFocus()

    def _move(self, by: int) -> None:
        self.flush()
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
