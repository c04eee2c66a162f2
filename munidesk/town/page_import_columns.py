"""Step 2 of an import: which field takes each column, what was understood of it, what each of its words means."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.sheets.assistant import Matched
from munidesk.sheets.target import Target
from munidesk.sheets.understood import Column, Total, Understood
from munidesk.town.page_import_cells import GridColumn, Look, Options
from munidesk.town.page_import_grid import Grid
from munidesk.town.page_import_state import field_at
from munidesk.town.page_import_told import Said, column_said, data_rows, difference, main_total
from munidesk.ui import icons, theme
from munidesk.ui.cells import paint_words
from munidesk.ui.combo import Combo
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import Chip, column, elided, keycap, label, row, rule

_RIGHT, _RIGHT_LEAST, _ROOMY = 408, 316, 1080
_MEANING, _MEANING_LEAST = 190, 152
_NOBODY = "\0"
"""The answer of a word that nobody gave a meaning: none of those offered."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    column: Column
    field: str
    said: Said
    options: Options


@dataclass(frozen=True, slots=True)
class WordRow:
    """`code` is None while nobody said what the word means."""

    word: str
    times: int
    code: str | None
    options: Options


class ColumnsStep(QWidget):
    """`taken` fires with a column's position and the field that takes it, `meant` with a field, a word and its code."""

    taken = Signal(int, str)
    meant = Signal(str, str, str)
    remembers = Signal(bool)

    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self._figures = figures
        self._matched: tuple[Matched, ...] = ()
        self._target: Target | None = None
        self.which = Combo()
        self.which.setAccessibleName(_("Hoja"))
        self.which.activated.connect(lambda _at: self._show_sheet())
        self.columns: Grid[ColumnRow] = Grid(
            _("Columnas de la planilla"),
            (
                GridColumn(_("Columna de la planilla"), _column_text, _paint_column, width=218),
                GridColumn(
                    _("Campo de MuniDesk"),
                    _field_text,
                    options=lambda one: one.options,
                    answer=lambda one: one.field,
                    width=206,
                    spoken=_field_spoken,
                ),
                GridColumn(_("Lo que se entendió"), lambda one: one.said[0], _paint_said),
            ),
            Look(height=lambda _one: 44, doubts=lambda one: one.said[1] == "attention", key=lambda one: one.column.at),
        )
        self.columns.answered.connect(lambda one, key: self.taken.emit(one.column.at, key))
        self.columns.moved.connect(self._show_words)
        self.control = ControlCard(figures)
        self.words = WordsCard()
        self.words.meant.connect(self._on_meant)
        self.remember = QCheckBox(_("Recordar columnas y palabras"))
        self.remember.setToolTip(_("Para la próxima planilla con estos encabezados"))
        self.remember.toggled.connect(self.remembers)
        self.words.below.addWidget(self.remember)
        left = column(self.which, self.columns, self.control, spacing=12)
        left.setStretch(1, 1)
        layout = row(spacing=16)
        layout.addLayout(left, 1)
        layout.addWidget(self.words)
        self.setLayout(layout)

    def show_matched(self, matched: Sequence[Matched], target: Target, *, remember: bool) -> None:
        self._matched, self._target = tuple(matched), target
        names = [one.sheet.sheet for one in matched]
        with QSignalBlocker(self.which), QSignalBlocker(self.remember):
            if names != [self.which.itemData(at) for at in range(self.which.count())]:
                self.which.clear()
                for name in names:
                    self.which.addItem(_("Hoja {name}").format(name=name), name)
            self.remember.setChecked(remember)
        self.which.setVisible(len(names) > 1)
        self.control.show_total([one.sheet for one in matched])
        self._show_sheet()

    def _show_sheet(self) -> None:
        shown = self.shown
        self.columns.show_rows(self._rows(shown) if shown is not None else ())
        self._show_words(self.columns.current)

    @property
    def shown(self) -> Matched | None:
        """The sheet whose columns are listed."""
        at = max(0, self.which.currentIndex())
        return self._matched[at] if at < len(self._matched) else None

    def _rows(self, matched: Matched) -> list[ColumnRow]:
        assert self._target is not None
        target = self._target
        options = (("", _("No se usa")), *((one.key, one.label) for one in target.fields))
        made = []
        for one in matched.sheet.columns:
            key = field_at(matched, one.at)
            made.append(ColumnRow(one, key, column_said(one, key, matched, target), options))
        return made

    def _show_words(self, one: ColumnRow | None) -> None:
        matched, target = self.shown, self._target
        if one is None or matched is None or target is None:
            return
        self.words.show_column(one, matched, target)

    def _on_meant(self, word: str, code: str) -> None:
        one = self.columns.current
        if one is not None:
            self.meant.emit(one.field, word, code)

    def next_doubt(self) -> None:
        """To the next column, or word, that nobody understood."""
        self.columns.go_where(self.columns.grid.look.doubts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.words.fit(roomy=self.width() >= theme.px(_ROOMY))


class WordsCard(QFrame):
    """The dictionary of the current column; of one without words, what it holds. `meant` fires with word and code."""

    meant = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._letter, self._title, self._chip = keycap(""), elided(kind="panel", stretch=True), Chip()
        self._about = label(kind="quiet", wrap=True)
        self.words: Grid[WordRow] = Grid(
            _("Palabras de la columna"),
            (
                GridColumn(_("En la planilla"), lambda one: one.word, _paint_word),
                GridColumn(_("Veces"), lambda one: str(one.times), width=62, right=True),
                GridColumn(
                    _("En MuniDesk"), _code_text, options=_meanings, answer=_meant, width=_MEANING, spoken=_word_spoken
                ),
            ),
            Look(
                height=lambda _one: 40, key=lambda one: one.word, doubts=lambda one: one.code is None,
                ground=lambda one: "attention_ground" if one.code is None else "",
            ),
        )  # fmt: skip
        self.words.setProperty("kind", "bare")
        self.words.answered.connect(lambda one, code: self.meant.emit(one.word, code))
        self._sum, self._whole = label(kind="strong"), label(kind="quiet")
        self._sum_row = QWidget()
        self._sum_row.setLayout(
            row(label(_("Suma"), "quiet"), self._sum, self._whole, None, spacing=12, margins=(16, 8, 16, 8))
        )
        self.examples = label(wrap=True)
        head = row(self._letter, spacing=10, margins=(16, 14, 16, 0))
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        self.below = column(spacing=8, margins=(16, 10, 16, 12))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addLayout(row(self._about, margins=(16, 4, 16, 8)))
        layout.addWidget(self.words)
        layout.addWidget(self._sum_row)
        self._shown = QWidget()
        self._shown.setLayout(column(self.examples, None, margins=(16, 4, 16, 8)))
        layout.addWidget(self._shown)
        layout.addStretch(1)
        layout.addWidget(rule())
        layout.addLayout(self.below)
        self.setLayout(layout)

    def fit(self, *, roomy: bool) -> None:
        self.setFixedWidth(theme.px(_RIGHT if roomy else _RIGHT_LEAST))
        self.words.setColumnWidth(2, theme.px(_MEANING if roomy else _MEANING_LEAST))

    def show_column(self, one: ColumnRow, matched: Matched, target: Target) -> None:
        known = matched.values.get(one.field)
        self._letter.setText(one.column.letter)
        self._title.setText(one.column.title or _("Sin encabezado"))
        self.words.setVisible(known is not None)
        self._sum_row.setVisible(known is not None)
        self._shown.setVisible(known is None)
        if known is None:
            self._chip.set("")
            self._about.setText(one.said[0])
            self.examples.setText("\n".join(one.column.examples))
            return
        times = matched.times.get(one.field) or one.column.words or {}
        field = next(each for each in target.fields if each.key == one.field)
        options = (*((str(code), capital(code.word)) for code in field.choices if code.word), ("", _("(en blanco)")))
        rows = [WordRow(word, times.get(word, 0), code, options) for word, code in known.items()]
        rows.sort(key=lambda each: (each.code is None, -each.times))
        waiting = sum(each.code is None for each in rows)
        self._chip.set(
            ngettext("{n} por decidir", "{n} por decidir", waiting).format(n=waiting) if waiting else "",
            "attention",
            "alert",
        )
        self._about.setText(_("Cada palabra de la planilla, y lo que significa aquí"))
        self.words.show_rows(rows)
        self.words.setMaximumHeight(self.words.sizeHint().height())
        total = sum(each.times for each in rows)
        self._sum.setText(str(total))
        self._whole.setText(
            _("todas las filas") if total == data_rows(matched.sheet) else _("filas con esta columna escrita")
        )


class ControlCard(QFrame):
    """What was read beside the sum that the sheet itself says."""

    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self._figures = figures
        self.setProperty("kind", "card")
        self._chip, self._where = Chip(), elided(kind="quiet")
        self._read, self._said = label(kind="title"), label(kind="title")
        self._said_where = label(kind="quiet")
        self._sign = label(kind="title")
        self._why = label(kind="quiet", wrap=True)
        head = row(label(_("Control con la planilla"), "strong"), self._chip, None, self._where, spacing=8)
        figures_row = row(spacing=20)
        figures_row.addLayout(column(self._read, label(_("suma de las filas"), "quiet"), spacing=0))
        figures_row.addWidget(self._sign)
        figures_row.addLayout(column(self._said, self._said_where, spacing=0))
        figures_row.addWidget(rule(vertical=True))
        figures_row.addWidget(self._why, 1)
        layout = column(spacing=8, margins=(16, 10, 16, 12))
        layout.addLayout(head)
        layout.addLayout(figures_row)
        self.setLayout(layout)

    def show_total(self, sheets: Sequence[Understood]) -> None:
        """Of the sheets' own totals the one that says most; without any, nothing."""
        found = main_total(sheets)
        self.setVisible(found is not None)
        if found is None:
            return
        sheet, total = found
        at, (said, read) = next(iter(total.sums.items()))
        own = next((one for one in sheet.columns if one.at == at), None)
        agrees = said == read
        self._chip.set(
            _("Coincide") if agrees else _("No coincide"),
            "good" if agrees else "attention",
            "check-circle" if agrees else "alert",
        )
        self._where.setText(
            _("columna {letter}, {title}").format(letter=own.letter, title=own.title) if own is not None else ""
        )
        self._read.setText(self._figures.number(read))
        self._said.setText(self._figures.number(said))
        self._said_where.setText(_("{title} de la fila {n}").format(title=total.title, n=total.line))
        self._sign.setText("=" if agrees else "≠")
        self._why.setText(_others(total, at) if agrees else difference(said, read, self._figures))


def _others(total: Total, shown: int) -> str:
    """How many other columns have a total, and whether those agree too."""
    others = [said == read for at, (said, read) in total.sums.items() if at != shown]
    if not others:
        return _("Los totales de la planilla se apartan y sirven de control: no entran como filas.")
    return _("También coinciden {n} de {all} columnas con total.").format(n=sum(others), all=len(others))


def _meanings(one: WordRow) -> Options:
    return one.options


def _meant(one: WordRow) -> str:
    return one.code if one.code is not None else _NOBODY


def _column_text(one: ColumnRow) -> str:
    examples = " · ".join(one.column.examples[:2])
    return (
        f"{one.column.letter}, {one.column.title or _('Sin encabezado')}: {examples}"
        if examples
        else f"{one.column.letter}, {one.column.title}"
    )


def _field_text(one: ColumnRow) -> str:
    return next((words for key, words in one.options if key == one.field), "")


def _field_spoken(one: ColumnRow) -> str:
    """«C, RESULTADO: Sentido de la respuesta. 6 palabras…»."""
    return f"{one.column.letter}, {one.column.title or _('Sin encabezado')}: {_field_text(one)}. {one.said[0]}"


def _word_spoken(one: WordRow) -> str:
    times = ngettext("{n} vez", "{n} veces", one.times).format(n=one.times)
    return f"{one.word}, {times}: {_code_text(one)}"


def _code_text(one: WordRow) -> str:
    if one.code is None:
        return _("Elija qué significa…")
    return next((words for code, words in one.options if code == one.code), one.code)


def _paint_column(painter: QPainter, area: QRect, one: ColumnRow) -> None:
    """Its letter in a keycap, the heading over two of its cells."""
    side = theme.px(20)
    cap = QRect(area.left(), area.center().y() - side // 2, max(side, theme.px(8 + 9 * len(one.column.letter))), side)
    painter.setPen(theme.colour("line"))
    painter.setBrush(theme.colour("sunk"))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(theme.colour("text2"))
    painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, one.column.letter)
    left, half = cap.right() + theme.px(10), area.height() // 2
    title = QRect(left, area.top() + theme.px(3), area.right() - left, half - theme.px(2))
    painter.setPen(theme.colour("text" if one.field else "text2"))
    paint_words(painter, title, one.column.title or _("Sin encabezado"))
    painter.setFont(theme.font(theme.SMALL))
    painter.setPen(theme.colour("text2"))
    examples, below = " · ".join(one.column.examples[:2]), title.translated(0, half - theme.px(4))
    if fitted(examples, painter.fontMetrics(), below.width()) == "…":  # an address of the web: all of it is a number
        examples = painter.fontMetrics().elidedText(examples, Qt.TextElideMode.ElideRight, below.width())
    paint_words(painter, below, examples)


def _paint_said(painter: QPainter, area: QRect, one: ColumnRow) -> None:
    words, tone, icon = one.said
    side = theme.px(16)
    painter.drawPixmap(
        area.left(), area.center().y() - side // 2, icons.pixmap(icon, getattr(theme.tokens(), tone), 16)
    )
    painter.setFont(theme.font(theme.SMALL))
    painter.setPen(theme.colour("text2" if tone == "text2" else "text"))
    paint_words(painter, area.adjusted(theme.px(24), theme.px(2), 0, -theme.px(2)), words)


def _paint_word(painter: QPainter, area: QRect, one: WordRow) -> None:
    painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
    painter.setPen(theme.colour("text"))
    paint_words(painter, area, fitted(one.word or _("(vacía)"), painter.fontMetrics(), area.width()))
