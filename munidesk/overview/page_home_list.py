"""The list of Inicio, «Lo que vence»: a heading per section, a row per thing; Enter opens the very record."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.base.i18n import _
from munidesk.overview.due import Line, Section
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted

_ROW = Qt.ItemDataRole.UserRole
_HEAD, _LINE = 28, 31
_EDGE, _ICON, _WORDS = 16, 18, 44
_ABOUT_FROM = 560
"""Pixels at 100 % from which there is room for what a row is about."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class DueList(QListWidget):
    """`opened` fires with the row that Enter or a click chose. The chosen row stays chosen when it is read again."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.empty = ""
        """What is said where nothing waits."""
        self.state_width = 0
        self.setProperty("kind", "inner")
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Lo que vence"))
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)

    def show_sections(self, sections: Sequence[Section]) -> None:
        kept, row = self.chosen, self.currentRow()
        self.clear()
        for section in sections:
            if section.title:
                head = self._add(section, f"{section.title}, {section.told}" if section.told else section.title)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            for line in section.lines:
                self._add(line, f"{section.title}: {line.said}" if section.title else line.said)
        metrics = QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD))
        states = (line.state for section in sections for line in section.lines)
        self.state_width = max((metrics.horizontalAdvance(one) for one in states), default=0) + theme.px(24)
        self._choose_again(kept, row)

    def _add(self, shown: Section | Line, said: str) -> QListWidgetItem:
        item = QListWidgetItem(self)
        item.setData(_ROW, shown)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    def _choose_again(self, kept: Line | None, row: int) -> None:
        """The same thing; where it is done, what took its place; at first the topmost."""
        rows = [at for at in range(self.count()) if self.line(at) is not None]
        same = [at for at in rows if kept is not None and _same(self.line(at), kept)]
        below = [at for at in rows if at >= row]
        if rows:
            self.setCurrentRow(same[0] if same else below[0] if below else rows[-1])
        if rows and self.currentRow() == rows[0]:
            self.scrollToTop()  # with its heading

    def line(self, at: int) -> Line | None:
        item = self.item(at)
        shown = item.data(_ROW) if item is not None else None
        return shown if isinstance(shown, Line) else None

    @property
    def chosen(self) -> Line | None:
        return self.line(self.currentRow())

    def _open(self, item: QListWidgetItem) -> None:
        if isinstance(line := item.data(_ROW), Line):
            self.opened.emit(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count() or not self.empty:
            return
        painter = QPainter(self.viewport())
        area = self.viewport().rect().adjusted(theme.px(24), theme.px(24), -theme.px(24), -theme.px(24))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font())
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.empty)
        painter.end()


def _same(one: Line | None, other: Line) -> bool:
    return one is not None and (one.row.key, one.row.arguments, one.row.title) == (
        other.row.key, other.row.arguments, other.row.title,
    )  # fmt: skip


class _Delegate(QStyledItemDelegate):
    def __init__(self, shown_in: DueList) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = _HEAD if isinstance(index.data(_ROW), Section) else _LINE
        return QSize(theme.px(200), theme.px(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(_ROW)
        painter.save()
        if isinstance(shown, Section):
            _paint_head(painter, option.rect, shown)
        else:
            _paint_ground(painter, option)
            _paint_line(painter, option.rect, shown, self._list.state_width)
        painter.restore()


def _paint_head(painter: QPainter, area: QRect, section: Section) -> None:
    painter.fillRect(area, theme.colour("sunk"))
    inner = area.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), 0)
    painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
    painter.setPen(theme.colour("text"))
    painter.drawText(inner, _LEFT, section.title)
    if section.told:
        inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(section.title) + theme.px(8))
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("text2"))
        painter.drawText(inner, _LEFT, str(section.told))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    area: QRect = option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(area, theme.colour("selected" if selected else "hover" if hovered else "surface"))
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
    if selected:
        painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), theme.colour("accent"))


def _paint_line(painter: QPainter, area: QRect, line: Line, state_width: int) -> None:
    side, edge = theme.px(_ICON), theme.px(_EDGE)
    ink = theme.tokens().accent if line.more else theme.tokens().text2
    painter.drawPixmap(area.left() + edge, area.center().y() - side // 2, icons.pixmap(line.icon, ink, _ICON))
    inner = area.adjusted(theme.px(_WORDS), 0, -edge, 0)
    state = QRect(inner)
    if line.more:
        _write(painter, inner, line.row.title, "accent", theme.font())
        return
    state.setLeft(inner.right() - min(state_width, inner.width() // 2))
    _paint_state(painter, state, line)
    title = inner.adjusted(0, 0, -state.width() - theme.px(12), 0)
    if line.about and area.width() >= theme.px(_ABOUT_FROM):
        about = QRect(title)
        title.setWidth(title.width() * 11 // 20)
        about.setLeft(title.right() + theme.px(12))
        _write(painter, about, line.about, "text2", theme.font(theme.SMALL))
    _write(painter, title, line.row.title, "text", theme.font())


def _paint_state(painter: QPainter, area: QRect, line: Line) -> None:
    row = line.row
    ink = row.tone if row.icon and row.tone in {"good", "bad", "attention", "accent"} else "text2"
    if row.icon:
        side = theme.px(16)
        mark = icons.pixmap(row.icon, getattr(theme.tokens(), ink), 16)
        painter.drawPixmap(area.left(), area.center().y() - side // 2, mark)
    words = area.adjusted(theme.px(24), 0, 0, 0)
    _write(painter, words, line.state, ink, theme.font(theme.TEXT, theme.SEMIBOLD if row.icon else theme.NORMAL))


def _write(painter: QPainter, area: QRect, text: str, ink: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(getattr(theme.tokens(), ink)))
    painter.drawText(area, _LEFT, fitted(text, painter.fontMetrics(), area.width()))
