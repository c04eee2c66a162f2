"""The list of the orden del día: number, title and what is known of each; it is dragged, typed over and ordered."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QListView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import PUT_ASIDE, AgendaItem, ItemKind
from munidesk.features.council.view import SessionView
from munidesk.ui import icons, theme
from munidesk.ui.cell_drafts import CellDrafts
from munidesk.ui.cells import begins
from munidesk.ui.elide import fitted

ID_ROLE = Qt.ItemDataRole.UserRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

_LEFT, _ROW = 64, 48


def kind_words() -> dict[ItemKind, str]:
    return {
        ItemKind.OPENING: _("Apertura"),
        ItemKind.PREVIOUS_MINUTES: _("Acta anterior"),
        ItemKind.BUSINESS: _("Asunto a tratar"),
        ItemKind.INFORMATION: _("Informe, sin votación"),
        ItemKind.ANY_OTHER: _("Asuntos varios"),
    }


def item_line(view: SessionView, item: AgendaItem) -> str:
    """«Expediente 2026-0317 · 2 adjuntos · viene de la sesión anterior»."""
    parts = [item.file_ref] if item.file_ref else []
    if item.kind is ItemKind.INFORMATION:
        parts.append(kind_words()[item.kind])
    papers = len(view.attachments_of(item.id))
    if papers:
        parts.append(ngettext("{n} adjunto", "{n} adjuntos", papers).format(n=papers))
    if item.carried_from:
        parts.append(_("viene de una sesión anterior"))
    if item.added_at is not None:
        parts.append(_("agregado en la sesión"))
    if item.state in PUT_ASIDE:
        parts.append(item.state.word)
    return " · ".join(parts)


class _ItemDelegate(QStyledItemDelegate):
    def __init__(self, of: QListWidget) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme.tokens()
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        line = str(index.data(LINE_ROLE) or "")
        painter.save()
        painter.fillRect(area, QColor(t.selected if chosen else t.hover if hovered else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        side = theme.px(16)
        if not (isinstance(self._list, AgendaList) and self._list.locked):
            grip = icons.pixmap("drag", t.text2, 16)
            painter.drawPixmap(area.left() + theme.px(8), area.center().y() - side // 2, grip)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(t.text2))
        number = QRect(area.left() + theme.px(26), area.top(), theme.px(26), area.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.row() + 1))
        text = area.adjusted(theme.px(_LEFT), 0, -theme.px(12), 0)
        painter.setPen(QColor(t.text))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
        upper = text.adjusted(0, theme.px(4), 0, -theme.px(22)) if line else text
        self._words(painter, upper, str(index.data()))
        if line:
            painter.setPen(QColor(t.text2))
            painter.setFont(theme.font(theme.SMALL))
            self._words(painter, text.adjusted(0, theme.px(24), 0, -theme.px(4)), line)
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, text: str) -> None:
        shown = fitted(text, painter.fontMetrics(), area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    began = Signal(QWidget, object)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setAccessibleName(_("Asunto"))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if begins(editor):
            super().setEditorData(editor, index)
            self.began.emit(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(theme.px(_LEFT - 12), theme.px(6), -theme.px(8), -theme.px(7)))


class AgendaList(QListWidget):
    """Items in order; dragging and Ctrl+arrows ask for another place."""

    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.locked = False
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAccessibleName(_("Orden del día"))
        self.cells = CellDrafts(self, lambda index: self.edit(index))
        delegate = _ItemDelegate(self)
        delegate.began.connect(self.cells.began)
        self.setItemDelegate(delegate)
        self.setProperty("kind", "bare")
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.cells.ended()
        super().closeEditor(editor, hint)

    def lock(self, locked: bool) -> None:
        """Nothing is dragged any more; the keys still ask, and are told why not."""
        self.locked = locked
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.NoDragDrop if locked else modes.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        key = event.key()
        if current is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
            if step:
                self.moved.emit(current.data(ID_ROLE), self.currentRow() + 1 + step)
                return
        if current is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(current.data(ID_ROLE))
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: object) -> None:
        dragged = self.currentItem()
        super().dropEvent(event)  # type: ignore[arg-type]
        if dragged is not None:
            self.moved.emit(dragged.data(ID_ROLE), self.row(dragged) + 1)
