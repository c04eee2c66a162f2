"""Step 1 of an import: the file, its sheets, where its heading stands, and how it looks in Excel."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QIntValidator, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from munidesk.base.dates import now, show_time
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.data.book import Page
from munidesk.sheets.assistant import Opened
from munidesk.sheets.copies import unlike
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target
from munidesk.sheets.understood import Understood
from munidesk.town.page_import_cells import GridColumn, Look
from munidesk.town.page_import_grid import Grid
from munidesk.town.page_import_preview import Preview
from munidesk.town.page_import_state import chosen_sheets
from munidesk.town.page_import_told import data_rows, last_line, same_shape_words, sheet_chip, sheet_words
from munidesk.ui import icons, theme
from munidesk.ui.cells import paint_words
from munidesk.ui.combo import Combo
from munidesk.ui.elide import fitted
from munidesk.ui.page import FIRST
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, chip_size, column, elided, icon_label, label, paint_chip, row, rule, tool

_LEFT, _LEFT_LEAST, _ROOMY = 376, 300, 1000
"""Pixels at 100 %: the panel of the file, in a roomy window and in a narrow one."""
_HEADINGS = 60
"""Lines that are offered as the heading."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    sheet: Understood
    chosen: bool


class FileStep(QStackedWidget):
    """Empty, reading, or read. Signals say what the person asked for; the page decides and calls `show_*`."""

    wanted = Signal()
    whole = Signal()
    cancelled = Signal()
    ticked = Signal(str)
    headed = Signal(int)
    ended = Signal(int)
    listed = Signal(str)
    forgotten = Signal()
    looked = Signal(str)

    def __init__(self, lists: Sequence[tuple[str, str]], figures: Figures) -> None:
        super().__init__()
        self._figures = figures
        self._opened: Opened | None = None
        self._read_at = ""
        self.preview = Preview()
        self.sheets: Grid[SheetRow] = Grid(
            _("Hojas"),
            (GridColumn(_("Hoja"), _sheet_text, _paint_sheet),),
            Look(height=lambda _row: 56, key=lambda one: one.sheet.sheet),
            head=False,
        )
        self.sheets.ticks = 44
        self.sheets.setProperty("kind", "bare")
        self.sheets.pressed.connect(lambda one: self.ticked.emit(one.sheet.sheet))
        self.sheets.moved.connect(self._on_sheet)
        self.holds, self.heading, self.until = Combo(), Combo(), QLineEdit()
        self._lists = tuple(lists)
        self._fault = label(kind="fault", wrap=True)
        self.addWidget(self._empty())
        self.addWidget(self._reading())
        self.addWidget(self._read())

    # -- its three faces

    def _empty(self) -> QWidget:
        disc = icon_label("table", "accent", 26)
        disc.setFixedSize(theme.px(56), theme.px(56))
        disc.setStyleSheet(
            f"background: {theme.tokens().hover}; border-radius: {theme.px(28)}px; padding: {theme.px(15)}px;"
        )
        self._todo = label(_("Elija la planilla de Excel o el archivo CSV, o suéltelo aquí."), wrap=True)
        self._todo.setFixedWidth(theme.px(440))
        quiet = label(
            _("Nada se escribe hasta el último paso: antes verá qué entra, qué cambia y qué no."), "quiet", wrap=True
        )
        quiet.setFixedWidth(theme.px(440))
        self._fault.setFixedWidth(theme.px(440))
        self.choose = button(_("Elegir el archivo…"), self.wanted.emit, icon="folder")
        self.choose.setObjectName(FIRST)
        self.folder = button(_("Elegir una carpeta…"), self.whole.emit, icon="folder")
        self.folder.hide()
        made = card()
        inner = column(None, spacing=14, margins=(16, 16, 16, 16))
        for words in (self._fault, self._todo, quiet):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for one in (disc, self._fault, self._todo, quiet, self.choose, self.folder):
            inner.addLayout(row(None, one, None))
        inner.addStretch(2)
        made.setLayout(inner)
        return made

    def take(self, target: Target) -> None:
        """What is asked for: a sheet, a file of another kind, or a folder of which each file is a row."""
        self._folders = target.opens is not None
        if self._folders:
            words = _("Elija un acta en Word, PDF o texto, o la carpeta donde están todas.")
        elif target.files:
            words = _("Elija el archivo de la sesión, tal como la publica su página ({endings}).").format(
                endings=" · ".join(target.files)
            )
        else:
            words = _("Elija la planilla de Excel o el archivo CSV, o suéltelo aquí.")
        self._todo.setText(words)

    _folders = False

    def _change(self) -> None:
        """Another file, or another folder where it was one."""
        folder = self._opened is not None and self._opened.path.is_dir()
        (self.whole if folder else self.wanted).emit()

    def _reading(self) -> QWidget:
        self._reading_words = label(wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(360))
        self._cancel = button(_("Cancelar la lectura"), self.cancelled.emit)
        made = card()
        inner = column(None, spacing=14, margins=(16, 16, 16, 16))
        for one in (self._reading_words, self._bar, self._cancel):
            inner.addLayout(row(None, one, None))
        inner.addStretch(2)
        made.setLayout(inner)
        return made

    def _read(self) -> QWidget:
        made = QWidget()
        self._left = self._file_card()
        layout = row(self._left, spacing=16)
        layout.addWidget(self._preview_card(), 1)
        made.setLayout(layout)
        return made

    def _file_card(self) -> QFrame:
        self._name, self._facts = elided(kind="strong", stretch=True), elided(kind="quiet", stretch=True)
        self.change = button(_("Cambiar…"), self._change, kind="small", tip=_("Cambiar de archivo"))
        words = column(self._name, self._facts, spacing=0)
        head = row(icon_label("table", "accent", 20), spacing=10, margins=(14, 12, 12, 12))
        head.addLayout(words, 1)
        head.addWidget(self.change)
        self._count = label(kind="quiet")
        strip = QFrame()
        strip.setStyleSheet(f"QFrame {{ background: {theme.tokens().sunk}; border: 0; }}")
        strip.setLayout(row(label(_("Hojas"), "quiet"), None, self._count, margins=(16, 5, 16, 5)))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(strip)
        layout.addWidget(self.sheets)
        below = QWidget()
        below.setLayout(self._fields())
        layout.addWidget(scrolling(below), 1)
        made = card()
        made.setLayout(layout)
        return made

    def _fields(self) -> QVBoxLayout:
        for words, editor in (
            (_("Qué contiene la planilla"), self.holds),
            (_("Encabezado"), self.heading),
            (_("Última fila de datos"), self.until),
        ):
            editor.setAccessibleName(words)
        for name, words in self._lists:
            self.holds.addItem(words, name)
        self.holds.activated.connect(lambda _at: self.listed.emit(str(self.holds.currentData())))
        self.heading.activated.connect(lambda _at: self.headed.emit(int(self.heading.currentData())))
        self.until.setValidator(QIntValidator(1, 9_999_999, self.until))
        self.until.editingFinished.connect(lambda: self.ended.emit(int(self.until.text() or 0)))
        self._from = label(kind="quiet")
        self._note_icon = icon_label("info", "accent", 16)
        self._note = label(kind="quiet", wrap=True)
        self._forget = button(
            _("Olvidar"), self.forgotten.emit, kind="line", tip=_("Olvidar lo recordado de esta planilla")
        )
        layout = column(label(_("Qué contiene la planilla"), "quiet"), self.holds, spacing=6, margins=(16, 12, 16, 12))
        layout.addLayout(
            _shares(_stacked(label(_("Encabezado"), "quiet"), self.heading), _stacked(self._from, self.until))
        )
        note = row(self._note_icon, spacing=8)
        note.addWidget(self._note, 1)
        note.addWidget(self._forget)
        layout.addLayout(note)
        layout.addStretch(1)
        return layout

    def _preview_card(self) -> QFrame:
        self._sheet_name, self._as_is = label(kind="strong"), elided(kind="quiet", stretch=True)
        head = row(self._sheet_name, spacing=8, margins=(16, 6, 8, 6))
        head.addWidget(self._as_is, 1)
        self.unlike = button("", self._turn_unlike, kind="line")
        head.addWidget(self.unlike)
        for icon, words, by in (
            ("chevron-left", _("Columnas de la izquierda"), -1),
            ("chevron-right", _("Columnas de la derecha"), 1),
        ):
            head.addWidget(tool(icon, words, partial(self._slide, by)))
        made = card()
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self.preview, 1)
        made.setLayout(layout)
        return made

    def _turn_unlike(self) -> None:
        """The rows alone that the sheet of which this is a copy does not have; again, and all of them."""
        self._only_unlike = not self._only_unlike
        self._on_sheet(self.sheets.current)

    def _show_unlike(self, page: Page, sheet: Understood) -> frozenset[int]:
        """The lines to be shown alone, none for all; the button that asks for them, where there are any."""
        assert self._opened is not None
        other = next((one for one in self._opened.book.pages if one.name == sheet.copy_of), None)
        lines = frozenset(unlike(page, other)) if other is not None else frozenset()
        self.unlike.setVisible(bool(lines))
        see = ngettext("Ver la {n} distinta", "Ver las {n} distintas", len(lines)).format(n=len(lines))
        self.unlike.setText(_("Ver todas las filas") if self._only_unlike else see)
        return lines if self._only_unlike else frozenset()

    def _slide(self, by: int) -> None:
        bar = self.preview.horizontalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep() // 2)

    # -- what it shows

    def show_empty(self, fault: str = "", *, writes: bool = True) -> None:
        """Before a file was chosen, or because one could not be read."""
        self._opened = None
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.choose.setVisible(writes)
        self.folder.setVisible(writes and self._folders)
        if not writes:
            self._todo.setText(_("Este archivo está abierto solo para leer: aquí no se puede importar."))
        self.setCurrentIndex(0)

    def show_reading(self, name: str) -> None:
        self._reading_words.setText(_("Leyendo «{name}»…").format(name=name))
        self._bar.setRange(0, 0)
        self.setCurrentIndex(1)
        self._cancel.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_read(self, opened: Opened, shape: Shape, kind: str, *, remembered: bool) -> None:
        """The sheets with what was decided of them; the one that was looked at stays so."""
        if self._opened is None or self._opened.book is not opened.book:
            self._read_at = show_time(now())
        self._opened = opened
        pages = len(opened.book.pages)
        chosen = chosen_sheets(opened.sheets, shape)
        self._name.setText(opened.path.name)
        sheets = ngettext("{n} hoja", "{n} hojas", pages).format(n=pages)
        self._facts.setText(
            _("{size} · leído a las {at} · {sheets}").format(
                size=size_words(opened.book.size, self._figures), at=self._read_at, sheets=sheets
            )
        )
        self._count.setText(
            ngettext("{n} elegida de {all}", "{n} elegidas de {all}", len(chosen)).format(n=len(chosen), all=pages)
        )
        with QSignalBlocker(self.holds):
            self.holds.setCurrentIndex(self.holds.findData(kind))
        for one in (self._note, self._note_icon, self._forget):
            one.setVisible(remembered)
        self._note.setText(same_shape_words(opened.remembered_on, now().date()))
        self.sheets.show_rows([SheetRow(one, one.sheet in chosen) for one in opened.sheets])
        if self.sheets.current is None or not self._looked:
            self._looked = True
            self.sheets.go_to(next((at for at, one in enumerate(self.sheets.rows) if one.chosen), 0))
        self.sheets.setFixedHeight(min(self.sheets.sizeHint().height(), theme.px(56 * 4 + 2)))
        self._on_sheet(self.sheets.current)
        self.setCurrentIndex(2)

    _looked = _only_unlike = False

    @property
    def seen(self) -> Understood | None:
        """The sheet that is looked at."""
        return self.sheets.current.sheet if self.sheets.current is not None else None

    def _on_sheet(self, one: SheetRow | None) -> None:
        if one is None or self._opened is None:
            return
        self._only_unlike = self._only_unlike and one.sheet.sheet == self._sheet_name.text()
        page = next(page for page in self._opened.book.pages if page.name == one.sheet.sheet)
        self._show_heading(page, one.sheet)
        self._sheet_name.setText(page.name)
        as_it_is = self._opened.is_as_written(page.name)
        self._as_is.setText(
            _("así está en el archivo, con sus filas y columnas") if as_it_is
            else _("puesta como lista: en el archivo está dibujada de otra manera")
        )  # fmt: skip
        self.preview.show_sheet(page, one.sheet, self._show_unlike(page, one.sheet))
        self.looked.emit(page.name)

    def _show_heading(self, page: Page, sheet: Understood) -> None:
        with QSignalBlocker(self.heading), QSignalBlocker(self.until):
            self.heading.clear()
            for line, cells in list(zip(page.lines, page.rows, strict=True))[:_HEADINGS]:
                told = " · ".join(cell.shown for cell in cells if cell.shown)
                self.heading.addItem(_("Fila {n}: {words}").format(n=line, words=told[:60]), line)
            self.heading.setCurrentIndex(self.heading.findData(sheet.header_line))
            first = sheet.header_line + 1
            self.until.setText(str(last_line(sheet)))
            self._from.setText(
                _("Datos: de la fila {n} a la").format(
                    n=min((row.line for row in sheet.rows if row.line > sheet.header_line), default=first)
                )
            )
        self.until.setEnabled(data_rows(sheet) > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(theme.px(_LEFT if self.width() >= theme.px(_ROOMY) else _LEFT_LEAST))


def size_words(size: int, figures: Figures) -> str:
    """«61 kB», «2,4 MB»."""
    if size < 1_000_000:
        return f"{figures.number(Fraction(max(size, 1000), 1000), 0)} kB"
    return f"{figures.number(Fraction(size, 1_000_000), 1)} MB"


def _shares(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    """Side by side, the first with more of the room."""
    made = row(wide, narrow, spacing=12)
    made.setStretch(0, 3)
    made.setStretch(1, 2)
    return made


def _stacked(*widgets: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(*widgets, spacing=6))
    return made


def _sheet_text(one: SheetRow) -> str:
    chip = sheet_chip(one.sheet)
    ticked = _("elegida") if one.chosen else _("no elegida")
    return ". ".join((one.sheet.sheet, ticked, sheet_words(one.sheet), *((chip[0],) if chip else ())))


def _paint_sheet(painter: QPainter, area: QRect, one: SheetRow) -> None:
    """Its box, its name over what it holds, and why it is not ticked."""
    side = theme.px(16)
    paint_box(painter, QRect(area.left() + theme.px(4), area.center().y() - side // 2, side, side), ticked=one.chosen)
    right, chip = area.right(), sheet_chip(one.sheet)
    if chip is not None:
        size = chip_size(chip[0], chip[2])
        right -= size.width() + theme.px(8)
        at = QRect(area.right() - size.width(), area.center().y() - size.height() // 2, *size.toTuple())
        paint_chip(painter, at.topLeft(), *chip)
    left, half = area.left() + theme.px(32), area.height() // 2
    name = QRect(left, area.top() + theme.px(5), right - left, half - theme.px(4))
    painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if one.chosen else theme.NORMAL))
    painter.setPen(theme.colour("text"))
    paint_words(painter, name, fitted(one.sheet.sheet, painter.fontMetrics(), name.width()))
    painter.setFont(theme.font(theme.SMALL))
    painter.setPen(theme.colour("text2"))
    paint_words(painter, name.translated(0, half - theme.px(5)), sheet_words(one.sheet))


def paint_box(painter: QPainter, area: QRect, *, ticked: bool) -> None:
    """A check box, as the style sheet draws it."""
    t = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(t.accent if ticked else t.field), 1))
    painter.setBrush(QColor(t.accent if ticked else t.surface))
    painter.drawRoundedRect(area, 4, 4)
    if ticked:
        painter.drawPixmap(area.left() + 1, area.top() + 1, icons.pixmap("check", t.on_accent, 14))
