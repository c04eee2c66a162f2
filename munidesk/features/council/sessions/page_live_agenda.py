"""Left panel of the session: the orden del día, where one is, what was decided."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from munidesk.base.dates import show_time
from munidesk.base.i18n import _
from munidesk.features.council.domain import AgendaItem, ItemState, Outcome, SessionState
from munidesk.features.council.view import SessionView
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.widgets import button, column, keycap, label, row, rule

ID_ROLE = Qt.ItemDataRole.UserRole
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
Entry = tuple[str, str, str, str, bool]
"""(number, title, quiet line, state, whether the middle panel shows it)."""


def quiet_line(view: SessionView, item: AgendaItem) -> str:
    """«19:09 · Aprobada, 3 a favor», «desde 19:24 · votando»."""
    parts = []
    current = item.state is ItemState.CURRENT
    if item.started_at is not None:
        at = show_time(item.started_at)
        parts.append(_("desde {at}").format(at=at) if current else at)
    elif item.file_ref:
        parts.append(item.file_ref)
    votes = [vote for motion in view.motions_of(item.id) if (vote := view.final_vote(motion.id)) is not None]
    if votes:
        result = view.results[votes[-1].id]
        words = {
            Outcome.PASSED: _("Aprobada, {n} a favor"),
            Outcome.REJECTED: _("Rechazada, {n} a favor"),
            Outcome.TIED: _("Empatada"),
            Outcome.OPEN: _("votando"),
        }[result.outcome]
        parts.append(words.format(n=result.counts.for_))
    if item.state is ItemState.POSTPONED:
        parts.append(_("aplazado"))
    return " · ".join(parts)


class _ItemDelegate(QStyledItemDelegate):
    """Number, wrapped title, quiet line; the current one has its ground and a bar."""

    def __init__(self, host: QListWidget) -> None:
        super().__init__(host)
        self._list = host

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        _number, title, quiet, _state, _shown = index.data(ENTRY_ROLE)
        width = self._list.width() - theme.px(76)  # as if the scroll bar were there
        metrics_area = QRect(0, 0, max(60, width), 1000)
        painter_font = theme.font(theme.TEXT, theme.SEMIBOLD)
        height = QFontMetrics(painter_font).boundingRect(metrics_area, Qt.TextFlag.TextWordWrap, title).height()
        return QSize(width, height + (theme.px(18) if quiet else 0) + theme.px(14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t = theme.tokens()
        area: QRect = option.rect
        number, title, quiet, state, here = index.data(ENTRY_ROLE)
        current = state == ItemState.CURRENT.value
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, QColor(t.selected if here else t.hover if chosen else t.surface))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        if here:
            painter.fillRect(area.left(), area.top(), 3, area.height(), QColor(t.accent))
        ink = t.accent if here or current else t.text2 if state == ItemState.DONE.value else t.text
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if here or current else theme.NORMAL))
        top = area.top() + theme.px(6)
        painter.drawText(QRect(area.left(), top, theme.px(26), theme.px(20)), Qt.AlignmentFlag.AlignRight, number)
        text = QRect(area.left() + theme.px(34), top, area.width() - theme.px(62), area.height())
        used = painter.boundingRect(text, Qt.TextFlag.TextWordWrap, title)
        painter.drawText(text, Qt.TextFlag.TextWordWrap, title)
        if quiet:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(t.accent if here or current else t.text2))
            line = QRect(text.left(), used.bottom() + 1, text.width(), theme.px(18))
            shown = fitted(quiet, painter.fontMetrics(), line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        mark = "play" if current else "check" if state == ItemState.DONE.value else ""
        if mark:
            colour = t.accent if current else t.good
            painter.drawPixmap(area.right() - theme.px(26), top + 1, icons.pixmap(mark, colour, 16))
        painter.restore()


class _List(QListWidget):
    chosen = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            current = self.currentItem()
            if current is not None:
                self.chosen.emit(str(current.data(ID_ROLE)))
            return
        super().keyPressEvent(event)


class AgendaPanel(QFrame):
    """`chosen` fires with the item to treat, `marked` with the one the arrows are at, `asked_new` to add one."""

    chosen = Signal(str)
    marked = Signal(str)
    asked_new = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._count = label(kind="quiet")
        head = row(label(_("Orden del día"), "panel"), None, self._count, margins=(16, 9, 16, 9))
        self.list = _List()
        self.list.setProperty("kind", "bare")
        self.list.setItemDelegate(_ItemDelegate(self.list))
        self.list.setAccessibleName(_("Orden del día"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.chosen.connect(self.chosen)
        self.list.currentItemChanged.connect(self._mark)
        self.list.itemClicked.connect(lambda entry: self.chosen.emit(str(entry.data(ID_ROLE))))
        self._add = button(_("Agregar asunto"), self.asked_new.emit, kind="quiet", icon="plus")
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self.list, 1)
        layout.addLayout(row(self._add, None, keycap("F7"), margins=(8, 4, 12, 8)))
        self.setLayout(layout)
        self.setFocusProxy(self.list)

    def _mark(self, entry: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        """What the arrows mark is what is written: with the keyboard here the middle panel follows."""
        marked = str(entry.data(ID_ROLE) or "") if entry is not None else ""
        if marked and self.list.hasFocus():
            self.marked.emit(marked)

    def show_view(self, view: SessionView, shown_id: str) -> None:
        """The agenda, with the item that the middle panel shows marked."""
        done = sum(item.state in {ItemState.DONE, ItemState.CURRENT} for item in view.items)
        self._count.setText(_("{n} de {total}").format(n=done, total=len(view.items)))
        if self.list.count() != len(view.items):
            self.list.clear()
            for _item in view.items:
                self.list.addItem(QListWidgetItem())
        for place, item in enumerate(view.items):
            entry = self.list.item(place)
            here = item.id == shown_id
            shown: Entry = (str(item.position), item.title, quiet_line(view, item), item.state.value, here)
            if entry.data(ENTRY_ROLE) != shown:
                entry.setData(ENTRY_ROLE, shown)
            entry.setData(ID_ROLE, item.id)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.position}. {item.title}. {shown[2]}")
        places = [place for place, item in enumerate(view.items) if item.id == shown_id]
        if places and not self.list.hasFocus():
            self.list.setCurrentRow(places[0])  # now that every entry has its data: this measures them all
        self._add.setEnabled(not view.frozen and view.session.state is not SessionState.CLOSED)
