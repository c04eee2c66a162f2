"""The matrix of people × competences: a cell says what there is and what is asked, and takes a figure."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.features.training.domain import Competence, Staff
from munidesk.features.training.needs import words
from munidesk.features.training.rules import need
from munidesk.features.training.store import Needs
from munidesk.ui import theme
from munidesk.ui.across import Across
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import label

Index = QModelIndex | QPersistentModelIndex
_NAMES, _ROW, _HEAD, _GAP = 200, 35, 48, 56
_WHOLE = ""
"""The key of all together, among those of the people."""
"""Pixels at 100 %: the names at the left, a row, the headings, the last column."""
PAIR = Qt.ItemDataRole.UserRole + 1
"""Two levels; empty for what is no pair: every cell is drawn by `_Cells`, close to its edges."""
BESIDE = 4
"""Pixels at 100 % that a cell keeps free beside its words."""
_LEAST = 54


class MatrixModel(QAbstractTableModel):
    """A row for each person and one of means at the foot; a column for each competence and one of what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.needs: Needs | None = None
        self.columns: Sequence[Competence] = ()
        self.figures: Figures | None = None
        self._gaps: dict[str, str] = {}
        self._means: list[str] = []

    def show(self, needs: Needs, columns: Sequence[Competence], figures: Figures) -> None:
        same = self.needs is not None and needs.people == self.needs.people and list(columns) == list(self.columns)
        if not same:
            self.beginResetModel()
        self.needs, self.columns, self.figures = needs, tuple(columns), figures
        self._gaps = {one.id: words.missing_words(needs.gap(one), figures) for one in needs.people}
        self._gaps[_WHOLE] = words.missing_words(needs.whole, figures)
        self._means = [words.mean_words(needs.gap_in(one), figures) for one in columns]
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.endResetModel()

    @property
    def people(self) -> Sequence[Staff]:
        return self.needs.people if self.needs is not None else ()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.people) + 1 if self.people else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.columns) + 1

    def pair(self, row: int, column: int) -> tuple[int, int | None] | None:
        """None outside of the people and their competences."""
        if self.needs is None or row >= len(self.people) or column >= len(self.columns):
            return None
        return self.needs.pair(self.people[row], self.columns[column])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == PAIR:
            return self.pair(row, column) or ()
        if role == Qt.ItemDataRole.AccessibleTextRole and (pair := self.pair(row, column)) is not None:
            return f"{self.people[row].name}, {self.columns[column].title}: {words.cell_spoken(*pair)}"
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if row == len(self.people):
            return self._means[column] if column < len(self._means) else self._gaps[_WHOLE]
        if (pair := self.pair(row, column)) is not None:
            return words.cell_words(*pair)
        return self._gaps.get(self.people[row].id, "")

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and way == Qt.Orientation.Horizontal:
            return int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        if way == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading if section < len(self.columns) else _("Brecha")
            if role == Qt.ItemDataRole.ToolTipRole and section < len(self.columns):
                return f"{self.columns[section].title}: {self.columns[section].does}"
        if way == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return self.people[section].name if section < len(self.people) else _("Brecha media (personas)")
        return None

    def post_of(self, row: int) -> str:
        if self.needs is None or row >= len(self.people):
            return ""
        post = self.needs.posts.get(self.people[row].post_id)
        return post.title if post is not None else _("sin puesto")


class _Names(QHeaderView):
    """Name over post, always in sight."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._matrix = model
        self.setFixedWidth(theme.px(_NAMES))
        self.setDefaultSectionSize(theme.px(_ROW))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NAMES), 0)

    def paintSection(self, painter: QPainter, area: QRect, row: int) -> None:
        t = theme.tokens()
        last = row == len(self._matrix.people)
        painter.fillRect(area, QColor(t.sunk if last else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        inner = area.adjusted(theme.px(12), theme.px(2), -theme.px(6), -theme.px(2))
        name = str(self._matrix.headerData(row, Qt.Orientation.Vertical))
        painter.setPen(QColor(t.text))
        painter.setFont(theme.font(theme.SMALL + 0.3, theme.SEMIBOLD))
        if last:
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, fitted(name, painter.fontMetrics(), inner.width()))
            return
        half = inner.height() // 2
        painter.drawText(
            inner.adjusted(0, 0, 0, -half), Qt.AlignmentFlag.AlignVCenter,
            fitted(name, painter.fontMetrics(), inner.width()),
        )  # fmt: skip
        painter.setPen(QColor(t.text2))
        painter.setFont(theme.font(theme.SMALL - 1))
        painter.drawText(
            inner.adjusted(0, half, 0, 0), Qt.AlignmentFlag.AlignVCenter,
            fitted(self._matrix.post_of(row), painter.fontMetrics(), inner.width()),
        )  # fmt: skip


class _Headings(QHeaderView):
    """Each in up to two lines; a word too long for its column goes on below, after a hyphen."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFixedHeight(theme.px(_HEAD))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        t = theme.tokens()
        painter.fillRect(area, QColor(t.sunk))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        view = self.parentWidget()
        chosen = isinstance(view, QTableView) and view.currentIndex().column() == section
        painter.setPen(QColor(t.accent if chosen else t.text2))
        painter.setFont(theme.font(theme.SMALL - 1, theme.SEMIBOLD))
        text, metrics = str(self.model().headerData(section, Qt.Orientation.Horizontal)), painter.fontMetrics()
        lines = [part for word in text.split() for part in _parts(word, metrics, area.width() - theme.px(4))][:2]
        if len(lines) == 2 and metrics.horizontalAdvance(text) <= area.width() - theme.px(4):
            lines = [text]
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))


def _parts(word: str, metrics: QFontMetrics, room: int) -> list[str]:
    """The word whole, or broken before the last syllable that leaves room for a hyphen."""
    if metrics.horizontalAdvance(word) <= room:
        return [word]
    vowels = "aeiouáéíóú"
    breaks = [
        at
        for at in range(3, len(word) - 2)
        if word[at] not in vowels and word[at + 1] in vowels and (word[at - 1] in vowels or word[at - 1] in "nlrs")
    ]
    fits = [at for at in breaks if metrics.horizontalAdvance(f"{word[:at]}-") <= room]
    return [f"{word[: fits[-1]]}-", word[fits[-1] :]] if fits else [word]


class _Cells(QStyledItemDelegate):
    """«2/3»: what there is, strong; red ground under what is missing, hatched what nobody assessed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, area = theme.tokens(), option.rect
        pair = index.data(PAIR) or None
        text = str(index.data() or "")
        model = index.model()
        last = index.row() == model.rowCount() - 1
        painter.save()
        painter.fillRect(area, QColor(t.sunk if last else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        box = area.adjusted(theme.px(BESIDE) // 2, theme.px(5), -theme.px(BESIDE) // 2, -theme.px(6))
        missing = need(*pair) if pair is not None and pair[0] else 0
        if pair is not None and pair[0] and pair[1] is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(t.line), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, 4, 4)
        elif missing:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.bad_ground))
            painter.drawRoundedRect(box, 4, 4)
        self._words(painter, box, text, pair, bool(missing))
        if option.state & QStyle.StateFlag.State_Selected and not last:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            focused = bool(option.state & QStyle.StateFlag.State_Active)
            painter.setPen(QPen(QColor(t.accent if focused else t.field), 2))
            painter.drawRoundedRect(box, 4, 4)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, box: QRect, text: str, pair: tuple[int, int | None] | None, missing: bool) -> None:
        t = theme.tokens()
        if pair is None or not pair[0]:
            painter.setPen(QColor(t.text if pair is None else t.text2))
            painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if pair is None else theme.NORMAL))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            return
        have, _sign, rest = text.partition("/")
        rest = f"/{rest}{' ⌄' if missing else ''}"
        strong, usual = theme.font(theme.TEXT, theme.SEMIBOLD), theme.font(theme.SMALL)
        painter.setFont(strong)
        first = painter.fontMetrics().horizontalAdvance(have)
        painter.setFont(usual)
        second = painter.fontMetrics().horizontalAdvance(rest)
        left = box.left() + (box.width() - first - second) // 2
        ink = QColor(t.bad if missing else t.text if pair[1] is not None else t.text2)
        painter.setPen(ink)
        painter.setFont(strong)
        painter.drawText(QRect(left, box.top(), first, box.height()), Qt.AlignmentFlag.AlignCenter, have)
        painter.setPen(ink if missing else QColor(t.text2))
        painter.setFont(usual)
        painter.drawText(QRect(left + first, box.top(), second, box.height()), Qt.AlignmentFlag.AlignCenter, rest)


class Matrix(QTableView):
    """`written` fires with a level («0»–«4», «» for none); `asked` with what a key means; `moved` with the cursor."""

    written = Signal(str)
    asked = Signal(str)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.matrix, self._across = MatrixModel(), Across(self, kept=1)
        self._corner: QLabel = label(_("Persona y puesto"), "quiet")
        self.setModel(self.matrix)
        self.setItemDelegate(_Cells(self))
        self.setVerticalHeader(_Names(self.matrix))
        self.setAccessibleName(_("Necesidades de capacitación"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(_Headings())
        self._corner.setParent(self)
        self.setCornerButtonEnabled(False)

    def show_needs(self, needs: Needs, columns: Sequence[Competence], figures: Figures) -> None:
        there = self.currentIndex()
        at = (max(0, there.row()), max(0, there.column()))
        self.matrix.show(needs, columns, figures)
        if self.matrix.rowCount():
            row, column = min(at[0], len(needs.people) - 1), min(at[1], max(0, len(columns) - 1))
            self.setCurrentIndex(self.matrix.index(row, column))
        self._share_width()

    @property
    def person(self) -> Staff | None:
        at = self.currentIndex().row()
        return self.matrix.people[at] if 0 <= at < len(self.matrix.people) else None

    @property
    def competence(self) -> Competence | None:
        at = self.currentIndex().column()
        return self.matrix.columns[at] if 0 <= at < len(self.matrix.columns) else None

    def select(self, staff_id: str) -> None:
        for row, one in enumerate(self.matrix.people):
            if one.id == staff_id:
                self.setCurrentIndex(self.matrix.index(row, max(0, self.currentIndex().column())))

    def down(self) -> None:
        """To the next person, as a list is filled."""
        row = min(self.currentIndex().row() + 1, len(self.matrix.people) - 1)
        self.setCurrentIndex(self.matrix.index(row, self.currentIndex().column()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._share_width()
        self.horizontalHeader().viewport().update()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._across.step(event.key())
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key, text = event.key(), event.text()
        if held == Qt.KeyboardModifier.ControlModifier and key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.asked.emit("next" if key == Qt.Key.Key_Right else "previous")
        elif held:
            super().keyPressEvent(event)
        elif text and text in "01234":
            self.written.emit(text)
        elif key == Qt.Key.Key_Delete:
            self.written.emit("")
        elif named := {
            Qt.Key.Key_F: "source", Qt.Key.Key_Space: "propose", Qt.Key.Key_Return: "open", Qt.Key.Key_Enter: "open",
        }.get(Qt.Key(key)):  # fmt: skip
            self.asked.emit(named)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """All the competences of the families, no narrower than their figures; where they do not fit, some of them."""
        count = len(self.matrix.columns)
        room = self.viewport().width() - theme.px(_GAP)
        self.setColumnWidth(count, theme.px(_GAP))
        fit = max(1, min(count, room // theme.px(_LEAST)))
        self._across.fit([max(theme.px(_LEAST), min(theme.px(120), room // fit))] * count)
        first, last = self._across.shown.start + 1, self._across.shown.stop
        some = _("{first} a {last} de {n}, ← →").format(first=first, last=last, n=count)
        self._corner.setText(_("Persona y puesto") if self._across.whole else some)
        self._corner.setGeometry(theme.px(13), 1, theme.px(_NAMES - 14), theme.px(_HEAD) - 2)
