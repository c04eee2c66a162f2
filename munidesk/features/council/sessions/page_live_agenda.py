"""Left panel of the session: the orden del día, where one is, what was decided."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
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
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import PUT_ASIDE, AgendaItem, ItemState, SessionState
from munidesk.features.council.elections.told import results_of
from munidesk.features.council.elections.words import told_short as elected_short
from munidesk.features.council.sessions.page_live_items import KEYS
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.told import told_short
from munidesk.ui import icons, theme
from munidesk.ui.widgets import ElidedButton, column, elided, keycap, label, row, rule

ID_ROLE = Qt.ItemDataRole.UserRole
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
Entry = tuple[str, str, str, str, bool]
"""(number, title, quiet line, state, whether the middle panel shows it)."""


def quiet_line(view: SessionView, item: AgendaItem) -> str:
    """«19:09 · Aprobada, 3 a favor, 1 en contra», «desde 19:24 · votando»."""
    parts = []
    current = item.state is ItemState.CURRENT
    if item.started_at is not None:
        at = show_time(item.started_at)
        parts.append(_("desde {at}").format(at=at) if current else at)
    elif item.file_ref:
        parts.append(item.file_ref)
    votes = [vote for motion in view.motions_of(item.id) if (vote := view.final_vote(motion.id)) is not None]
    if votes:
        parts.append(told_short(view.results[votes[-1].id]))
    parts.extend(elected_short(one) for one in results_of(view, item.id))
    if (waiting := sum(turn.waits for turn in view.turns_of(item.id))) and current:
        parts.append(ngettext("{n} persona anotada", "{n} personas anotadas", waiting).format(n=waiting))
    if item.state in PUT_ASIDE:
        parts.append(item.state.word)
    return " · ".join(parts)


_WRAP = Qt.TextFlag.TextWordWrap


def _title_font(state: str, here: bool) -> QFont:
    """Heavier for what is shown and what is being dealt with."""
    return theme.font(theme.TEXT, theme.SEMIBOLD if here or state == ItemState.CURRENT.value else theme.NORMAL)


class _ItemDelegate(QStyledItemDelegate):
    """Number, wrapped title, quiet line; the current one has its ground and a bar."""

    def __init__(self, host: QListWidget) -> None:
        super().__init__(host)
        self._list = host

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, quiet = self._texts(index)
        return QSize(self._width, title.height() + quiet.height() + theme.px(14))

    @property
    def _width(self) -> int:
        """Of the texts, as if the scroll bar were there: what is measured is what is painted, with it or without."""
        return max(theme.px(60), self._list.width() - theme.px(76))

    def _texts(self, index: QModelIndex | QPersistentModelIndex) -> tuple[QRect, QRect]:
        """The place of title and quiet line in the row, from its own left and top; the line is as low as it wraps."""
        _number, title, quiet, state, here = index.data(ENTRY_ROLE)
        room = QRect(0, 0, self._width, 1000)
        above = QFontMetrics(_title_font(state, here)).boundingRect(room, _WRAP, title)
        if not quiet:
            return above, QRect()
        below = QFontMetrics(theme.font(theme.SMALL)).boundingRect(room, _WRAP, quiet)
        return above, below.translated(0, above.height())

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
        painter.setFont(_title_font(state, here))
        top = area.top() + theme.px(6)
        painter.drawText(QRect(area.left(), top, theme.px(26), theme.px(20)), Qt.AlignmentFlag.AlignRight, number)
        at = QPoint(area.left() + theme.px(34), top)
        above, below = self._texts(index)
        painter.drawText(QRect(at, QSize(self._width, above.height())), _WRAP, title)
        if quiet:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(t.accent if here or current else t.text2))
            line = QRect(at + QPoint(0, below.top()), QSize(self._width, below.height()))
            painter.drawText(line, _WRAP, quiet)
        mark = "play" if current else "check" if state == ItemState.DONE.value else ""
        if mark:
            colour = t.accent if current else t.good
            painter.drawPixmap(area.right() - theme.px(26), top + 1, icons.pixmap(mark, colour, 16))
        painter.restore()


class _List(QListWidget):
    chosen = Signal(str)
    asked = Signal(str, object)
    moved = Signal(str, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter treats; the letters of `KEYS` are commands, and no letter looks for a row by its name."""
        current, key = self.currentItem(), Qt.Key(event.key())
        marked = str(current.data(ID_ROLE)) if current is not None else ""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if marked:
                self.moved.emit(marked, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if marked:
                self.chosen.emit(marked)
        elif plain and key in KEYS and marked:
            self.asked.emit(marked, key)
        elif plain and event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class AgendaPanel(QFrame):
    """`chosen` fires with the item to treat, `marked` with the one the arrows are at, `asked` with it and a key of
    `KEYS`, `moved` with it and a step up (−1) or down, `asked_new` to add one."""

    chosen = Signal(str)
    asked = Signal(str, object)
    moved = Signal(str, int)
    marked = Signal(str)
    asked_new = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._count = label(kind="quiet")
        head = row(spacing=8, margins=(16, 9, 16, 9))
        head.addWidget(elided(_("Orden del día"), "panel", stretch=True), 1)
        head.addWidget(self._count)
        self.list = _List()
        self.list.setProperty("kind", "bare")
        self.list.setItemDelegate(_ItemDelegate(self.list))
        self.list.setAccessibleName(_("Orden del día"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.chosen.connect(self.chosen)
        self.list.asked.connect(self.asked)
        self.list.moved.connect(self.moved)
        self.list.currentItemChanged.connect(self._mark)
        self.list.itemClicked.connect(lambda entry: self.chosen.emit(str(entry.data(ID_ROLE))))
        self._add = ElidedButton(_("Agregar asunto"), self.asked_new.emit)
        self._add.setStyleSheet("text-align: left")
        self._add.setIcon(icons.icon("plus", theme.tokens().accent, 18))
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self.list, 1)
        foot = row(spacing=8, margins=(8, 4, 12, 8))
        foot.addWidget(self._add, 1)
        foot.addWidget(keycap("F7"))
        layout.addLayout(foot)
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
                self.list.scheduleDelayedItemsLayout()  # its height may be another one
            entry.setData(ID_ROLE, item.id)
            entry.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{item.position}. {item.title}. {shown[2]}".removesuffix(". ")
            )
        places = [place for place, item in enumerate(view.items) if item.id == shown_id]
        if places and not self.list.hasFocus():
            self.list.setCurrentRow(places[0])  # now that every entry has its data: this measures them all
        self._add.setEnabled(not view.frozen and view.session.state is not SessionState.CLOSED)
