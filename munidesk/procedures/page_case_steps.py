"""The steps of a case at the left of its page: stages with how far they are, each step by how it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.base.i18n import _
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.looks import Look, look
from munidesk.procedures.rules import CaseView, progress
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted

_LOOK = Qt.ItemDataRole.UserRole + 3
_KEY = Qt.ItemDataRole.UserRole
_STEP, _HEAD = 29, 36
Index = QModelIndex | QPersistentModelIndex


class StepList(QListWidget):
    """`verb` fires with the name of what a key asks for, `chosen` with the key of the step that is shown."""

    verb = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.setAccessibleName(_("Pasos"))
        self.setItemDelegate(_StepPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._filling = False
        self.currentItemChanged.connect(self._tell)

    def show_view(self, view: CaseView | None, chosen: str) -> None:
        """All its steps by stage, the step `chosen` selected."""
        self._filling = True
        self.clear()
        for at, (stage, steps) in enumerate(view.stages.items() if view is not None else (), 1):
            done, whole = progress(steps)
            count = _("{a} de {b}").format(a=done, b=whole)
            head = QListWidgetItem(f"{at} {stage}".strip())
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setData(_LOOK, count)
            head.setData(Qt.ItemDataRole.AccessibleTextRole, f"{stage}: {count}")
            self.addItem(head)
            for one in steps:
                assert view is not None
                self.addItem(_item(one, look(view, one)))
        self._filling = False
        self.select(chosen)

    @property
    def key(self) -> str:
        item = self.currentItem()
        return str(item.data(_KEY) or "") if item is not None else ""

    def select(self, key: str) -> None:
        for at in range(self.count()):
            if self.item(at).data(_KEY) == key and key:
                self.setCurrentRow(at)
                return

    def _tell(self) -> None:
        if not self._filling and self.key:
            self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = verb_of(event)
        if verb:
            self.verb.emit(verb)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(272), theme.px(300))


_VERBS = {
    Qt.Key.Key_Return: "done", Qt.Key.Key_Enter: "done", Qt.Key.Key_F: "day", Qt.Key.Key_N: "skip",
    Qt.Key.Key_L: "letter", Qt.Key.Key_D: "attach", Qt.Key.Key_V: "prove", Qt.Key.Key_Insert: "entry",
    Qt.Key.Key_S: "silence", Qt.Key.Key_R: "reject", Qt.Key.Key_T: "note", Qt.Key.Key_F2: "change",
    Qt.Key.Key_O: "entries", Qt.Key.Key_Delete: "undo", Qt.Key.Key_C: "communication", Qt.Key.Key_A: "council",
    Qt.Key.Key_M: "constancia", Qt.Key.Key_H: "thread",
}  # fmt: skip
_HELD = {Qt.Key.Key_Down: "next", Qt.Key.Key_Insert: "add"}


def verb_of(event: QKeyEvent) -> str:
    """What a key asks for in the panels of a case; empty for another."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == Qt.KeyboardModifier.ControlModifier:
        return _HELD.get(Qt.Key(event.key()), "")
    return _VERBS.get(Qt.Key(event.key()), "") if held == Qt.KeyboardModifier.NoModifier else ""


def _item(step: CaseStep, shown: Look) -> QListWidgetItem:
    made = QListWidgetItem(step.title)
    made.setData(_KEY, step.key)
    made.setData(_LOOK, shown)
    made.setToolTip(step.title)
    said = ", ".join(part for part in (step.title, shown.word, shown.right) if part)
    made.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    return made


class _StepPainter(QStyledItemDelegate):
    def __init__(self, shown_in: QListWidget) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(120), theme.px(_STEP if isinstance(index.data(_LOOK), Look) else _HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = index.data(_LOOK)
        if isinstance(shown, Look):
            self._step(painter, option, str(index.data() or ""), shown)
        else:
            self._head(painter, option.rect, str(index.data() or ""), str(shown or ""))
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, words: str, count: str) -> None:
        painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("line"))
        inner = area.adjusted(theme.px(14), 0, -theme.px(14), 0)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(theme.colour("text2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(count) - theme.px(10)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, fitted(words, painter.fontMetrics(), room))

    def _step(self, painter: QPainter, option: QStyleOptionViewItem, words: str, shown: Look) -> None:
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.fillRect(area, theme.colour("selected" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
            if self._list.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 1))
                painter.drawRect(area.adjusted(0, 0, -1, -1))
        side = theme.px(16)
        self._mark(painter, QRect(area.left() + theme.px(16), area.center().y() - side // 2 + 1, side, side), shown)
        inner = area.adjusted(theme.px(41), 0, -theme.px(14), 0)
        weight = theme.SEMIBOLD if shown.strong else theme.NORMAL
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if shown.right_ink != "text2" else theme.NORMAL))
        painter.setPen(theme.colour(shown.right_ink))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown.right)
        taken = painter.fontMetrics().horizontalAdvance(shown.right) + theme.px(8) if shown.right else 0
        painter.setFont(theme.font(theme.TEXT, weight))
        quiet = shown.ink == "text2"
        painter.setPen(theme.colour("accent" if shown.strong else "text2" if quiet else "text"))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter, fitted(words, painter.fontMetrics(), inner.width() - taken)
        )

    def _mark(self, painter: QPainter, area: QRect, shown: Look) -> None:
        """The icon of how it stands; a ring for what is ready or waits."""
        if shown.icon:
            painter.drawPixmap(area.topLeft(), icons.pixmap(shown.icon, theme.colour(shown.ink).name(), 16))
            return
        painter.setPen(QPen(theme.colour(shown.ink), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(area).adjusted(3, 3, -3, -3))
