"""What Ctrl+K found, drawn: a heading per kind, two lines per result with the words found marked, «Ver los 214»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import places
from munidesk.data.search import END, MANY, START
from munidesk.ui import icons, theme
from munidesk.ui.context import SearchGroup, SearchHit
from munidesk.ui.elide import fitted

_ROW = Qt.ItemDataRole.UserRole
_HEAD, _TWO, _MORE = 26, 48, 32
_MARK = re.compile(f"({START}[^{END}]*{END})")


@dataclass(frozen=True, slots=True)
class More:
    """The row that shows the rest of a kind."""

    group: SearchGroup


Row = SearchGroup | SearchHit | More


def counted(total: int) -> str:
    """«214», «más de 149»."""
    return _("más de {n}").format(n=f"{MANY - 1}") if total >= MANY else str(total)


class SearchList(QListWidget):
    """The keyboard stays in the field above: this list is moved through by it, or clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.words: Sequence[str] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Resultados"))

    def show_groups(self, groups: Sequence[SearchGroup], words: Sequence[str] = ()) -> None:
        self.words = words
        self.clear()
        for group in groups:
            self._add(group, f"{group.title}, {counted(group.total)}")
            for hit in group.hits:
                self._add(hit, f"{hit.title}, {hit.detail}")
            if group.total > len(group.hits):
                self._add(More(group), more_words(group))
        self.step(1)

    def _add(self, shown: Row, said: str) -> None:
        item = QListWidgetItem()
        item.setData(_ROW, shown)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if isinstance(shown, SearchGroup):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    @property
    def chosen(self) -> SearchHit | More | None:
        item = self.currentItem()
        found = item.data(_ROW) if item is not None else None
        return found if isinstance(found, SearchHit | More) else None

    def choose(self, hit: SearchHit) -> None:
        """That one again, where it is still shown."""
        for at in range(self.count()):
            shown = self.item(at).data(_ROW)
            if isinstance(shown, SearchHit) and (shown.record, shown.title) == (hit.record, hit.title):
                self.setCurrentRow(at)
                return

    def step(self, by: int) -> None:
        """The next result that way; headings are passed over."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if not isinstance(self.item(row).data(_ROW), SearchGroup):
                self.setCurrentRow(row)
                return
            row += by

    def next_kind(self, by: int) -> None:
        """The first result of the next kind, or of the one before."""
        heads = [at for at in range(self.count()) if isinstance(self.item(at).data(_ROW), SearchGroup)]
        here = max((at for at in heads if at < self.currentRow()), default=-1)
        wanted = [at for at in heads if (at > here if by > 0 else at < here)]
        if wanted:
            self.setCurrentRow((wanted[0] if by > 0 else wanted[-1]) + 1)


def more_words(group: SearchGroup) -> str:
    words = _("Ver más de «{kind}»") if group.total >= MANY else _("Ver los {n} de «{kind}»")
    return words.format(n=group.total, kind=group.title)


class _Delegate(QStyledItemDelegate):
    def __init__(self, shown_in: SearchList) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown = index.data(_ROW)
        height = _HEAD if isinstance(shown, SearchGroup) else _MORE if isinstance(shown, More) else _TWO
        return QSize(theme.px(200), theme.px(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(_ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if isinstance(shown, SearchGroup):
            _paint_head(painter, rect, shown)
        else:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.fillRect(rect, theme.colour("selected" if selected else "surface"))
            if selected:
                painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.colour("accent"))
            if isinstance(shown, More):
                painter.setPen(theme.colour("accent"))
                painter.drawText(rect.adjusted(theme.px(46), 0, -8, 0), _LEFT, more_words(shown.group))
            else:
                _paint_hit(painter, rect, shown, self._list.words)
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _paint_head(painter: QPainter, rect: QRect, group: SearchGroup) -> None:
    painter.fillRect(rect, theme.colour("sunk"))
    inner = rect.adjusted(theme.px(16), 0, -theme.px(16), 0)
    painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
    painter.setPen(theme.colour("text2"))
    painter.drawText(inner, _LEFT, group.title)
    painter.setFont(theme.font(theme.SMALL))
    words = counted(group.total)
    if group.total > len(group.hits):
        words = _("{n} de {total}").format(n=len(group.hits), total=words)
    painter.drawText(inner, _RIGHT, words)


def _paint_hit(painter: QPainter, rect: QRect, hit: SearchHit, words: Sequence[str]) -> None:
    size = theme.px(18)
    icons.icon(hit.icon, theme.tokens().text2, 18).paint(
        painter, QRect(rect.left() + theme.px(16), rect.center().y() - size // 2, size, size)
    )
    inner = rect.adjusted(theme.px(46), theme.px(4), -theme.px(16), -theme.px(4))
    top, below = QRect(inner), QRect(inner)
    top.setHeight(inner.height() // 2)
    below.setTop(top.bottom())
    if hit.day is not None:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("text2"))
        day = show_date(hit.day, "d MMM y")
        painter.drawText(inner, _RIGHT, day)
        room = QFontMetrics(painter.font()).horizontalAdvance(day) + theme.px(12)
        top.setWidth(top.width() - room)
        below.setWidth(below.width() - room)
    painter.setFont(theme.font(theme.TEXT))
    _paint_parts(painter, top, _marked(hit.title, words), "text")
    painter.setFont(theme.font(theme.SMALL))
    _paint_parts(painter, below, _second_line(hit), "text2")


def _second_line(hit: SearchHit) -> list[str]:
    """What it is, then the piece of text that was found, unless that only says the title again."""
    excerpt = " ".join(hit.excerpt.split())
    title = " ".join(hit.title.split())
    if excerpt.replace(START, "").replace(END, "").startswith(title):
        left = len(title)
        while left and excerpt:  # the marks inside the title go with it
            left -= excerpt[0] not in START + END
            excerpt = excerpt[1:]
        excerpt = excerpt.lstrip(END).strip()
    if START not in excerpt:
        return [hit.detail]
    return [f"{hit.detail} · ", *_MARK.split(excerpt)]


def _marked(title: str, words: Sequence[str]) -> list[str]:
    """The title in parts, those that were looked for between START and END."""
    parts, at = [], 0
    for start, end in places(title, words):
        if start >= at:
            parts += [title[at:start], f"{START}{title[start:end]}{END}"]
            at = end
    return [*parts, title[at:]]


def _paint_parts(painter: QPainter, rect: QRect, parts: Sequence[str], colour: str) -> None:
    """One line; what is marked on a ground of its own; cut with «…» where it ends."""
    metrics, at = painter.fontMetrics(), rect.left()
    for part in parts:
        marked = part.startswith(START)
        words = part.strip(START + END) if marked else part
        room = rect.right() - at
        if not words or room <= metrics.horizontalAdvance("…"):
            continue
        words = fitted(words, metrics, room)
        wide = metrics.horizontalAdvance(words)
        if marked:
            ground = QRect(QPoint(at - 1, rect.center().y() - metrics.height() // 2), QSize(wide + 2, metrics.height()))
            painter.fillRect(ground, theme.colour("attention_ground"))
        painter.setPen(theme.colour("text" if marked else colour))
        painter.drawText(QRect(at, rect.top(), wide + 4, rect.height()), _LEFT, words)
        at += wide
