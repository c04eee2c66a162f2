"""The life of a matter on one line of time: click a moment to go to its record."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.writer import Changes
from munidesk.overview.document_thread import build_thread
from munidesk.overview.house import House
from munidesk.overview.thread import Moment, Thread, thread
from munidesk.records.ref import Described, Ref
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_links import LinksPanel
from munidesk.ui import icons, theme
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import add_side
from munidesk.ui.widgets import button, card, clear, column, label, row


class ThreadPage(Page):
    """A matter may pass through records of any table."""

    def __init__(self, house: House, context: Context) -> None:
        super().__init__(context)
        self._house = house
        self._ref: Ref | None = None
        self._found: Thread | None = None
        self.header = PageHeader()
        self.header.buttons.addWidget(export_menu(context, self._exports))
        self._line = column(spacing=0, margins=(16, 12, 16, 12))
        self.links = LinksPanel(context)
        self.links.changed.connect(self.refresh)
        left, right = card(), card()
        left.setLayout(self._line)
        right.setLayout(column(label(_("Vínculos"), "panel"), self.links, None, spacing=8, margins=(16, 14, 16, 14)))
        holder = QWidget()
        inner = row(spacing=16, margins=(24, 12, 24, 16))
        inner.addWidget(left, 1)
        add_side(inner, right, 360)
        inner.setAlignment(right, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(inner)
        scroll = scrolling(holder)
        layout = column(self.header, spacing=0, margins=(0, 8, 0, 0))
        layout.addWidget(scroll, 1)
        self.setLayout(layout)

    def open(self, kind: str = "", id: str = "") -> None:  # noqa: A002 - the name in every link
        self._ref = Ref(kind, id)
        self.refresh()

    def shows(self, changes: Changes) -> bool:
        return bool(changes.tables)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Hilo del asunto"), ""),)

    def refresh(self) -> None:
        if self._ref is None:
            return
        self._found = thread(self._house, self.context.store, self._ref)
        clear(self._line)
        self.links.show_owner(self._ref if self._found else None)
        if self._found is None:
            self.header.set(_("El registro ya no está"))
            return
        root = self._found.root
        self.header.set(root.title, f"{root.kind_word} · {root.detail}".rstrip(" ·"))
        moments = self._found.moments
        for at, one in enumerate(moments):
            self._line.addWidget(self._moment(one, last=at == len(moments) - 1 and not self._found.undated))
        for record in self._found.undated:
            self._line.addLayout(
                row(_day(""), _dot(record.icon), self._go(record), label(record.detail, "quiet"), None, spacing=10)
            )
        for record, name in self._found.papers:
            words = label(_("Evidencia: {name}").format(name=name), "strong")
            self._line.addLayout(row(_day(""), _dot("paperclip"), words, self._go(record), None, spacing=10))
        self._line.addStretch(1)

    def _moment(self, one: Moment, *, last: bool) -> QWidget:
        made = QWidget()
        day = _day(show_date(one.day, "d MMM y").replace(".", ""))
        texts = column(label(one.words, "strong", wrap=True), spacing=0)
        if self._found is None or one.record != self._found.root:
            go = self._go(one.record)
            # A record has as many buttons as moments: each says its own.
            go.setAccessibleName(f"{one.record.kind_word}: {one.record.title}. {one.words}, {show_date(one.day)}")
            texts.addWidget(go)
        mark = _dot(one.record.icon)
        layout = row(day, mark, spacing=10, margins=(0, 4, 0, 4 if last else 10))
        for widget in (day, mark):
            layout.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        made.setLayout(layout)
        return made

    def _go(self, record: Described) -> QWidget:
        made = button(f"{record.kind_word}: {record.title}", partial(self._open_record, record), kind="quiet")
        made.setStyleSheet("text-align: left;")
        return made

    def _open_record(self, record: Described) -> None:
        if record.key:
            self.context.navigator.go(record.key, **record.arguments)

    def _exports(self) -> list[Entry]:
        found = self._found
        return [Entry(_("Hilo del asunto"), lambda: build_thread(self.context.store, found))] if found else []


def _day(text: str) -> QLabel:
    made = label(text, "quiet")
    made.setFixedWidth(theme.px(92))
    return made


def _dot(icon: str) -> QLabel:
    t = theme.tokens()
    made = QLabel()
    side = theme.px(24)
    made.setFixedSize(side, side)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setStyleSheet(f"background: {t.hover}; border-radius: {side // 2}px;")
    made.setPixmap(icons.pixmap(icon, t.accent, 15))
    return made
