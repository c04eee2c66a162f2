"""What the tabs beside the sessions share: filter, year, body, a table, and the detail that follows the selection."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold
from munidesk.features.council.domain import SessionKind
from munidesk.features.council.sessions.store import SessionRow, session_years
from munidesk.town import store as town
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_button, import_menu
from munidesk.ui import theme
from munidesk.ui.combo import Combo
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import card, clear, column, label, row

T = TypeVar("T")
WIDE_FROM = 1000
_FIRST_PULL, _NEXT_PULL = 0.4, 0.1  # seconds: a year comes whole, twenty of them while the window still answers


class RecordsTab(QWidget, Generic[T]):
    """Subclasses say how to read, what to search, how to tell one record, and what leaves: what is on the screen."""

    every_body = False
    """Whether the records of all bodies can stand in one list."""

    def __init__(
        self, context: Context, columns: Sequence[Column[T]], opened: Callable[[str], None], *, title: str, empty: str
    ) -> None:
        super().__init__()
        self.context = context
        self._when_empty = empty
        self._opened = opened
        self._all: tuple[T, ...] = ()
        self._coming: Iterator[T] = iter(())
        self._ended = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(lambda: self._pull(self._all, _NEXT_PULL))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filtrar esta lista"))
        self.filter.setAccessibleName(_("Filtrar esta lista"))
        self.filter.setMinimumWidth(theme.px(110))
        self.filter.setMaximumWidth(theme.px(220))
        self.filter.textChanged.connect(lambda _text: self._show())
        self.year = choice(_("Año"), self.refresh)
        self.year.setFixedWidth(theme.px(96))
        self.body = choice(_("Órgano"), self.refresh)
        self.body.setFixedWidth(theme.px(150))
        self.kind = choice(_("Clase de sesión"), self.refresh)
        self.kind.setFixedWidth(theme.px(150))
        self.bar = row(self.filter, self.year, self.body, self.kind, spacing=8)
        self.bar.addStretch(1)
        self.count = label(kind="quiet-text")
        self.bar.addWidget(self.count)
        self.table: RecordTable[T] = RecordTable(columns)
        self.table.setAccessibleName(title)
        self.table.selected.connect(lambda _one: self._tell())
        self.table.opened.connect(lambda one: self._opened(self.session_of(one)))
        self._first = FirstStep(context, "council", self.table)
        self.note = label(kind="quiet", wrap=True)
        self.side, self._detail = _side()
        body = row(spacing=16)
        self.lists = column(self.table, self._first, self.note, spacing=8)
        body.addLayout(self.lists, 1)
        add_side(body, self.side, 316)
        layout = column(spacing=12, margins=(24, 12, 24, 16))
        layout.addLayout(self.bar)
        layout.addLayout(body, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def load(self, body_id: str | None, year: int | None) -> Iterable[T]:
        """The records of a body and a year; None is all of them. What takes long comes one by one."""
        raise NotImplementedError

    def words(self, record: T) -> str:
        """What the filter searches."""
        raise NotImplementedError

    def session_of(self, record: T) -> str:
        """The session that Enter opens."""
        raise NotImplementedError

    def tell(self, record: T, into: QVBoxLayout) -> None:
        """The detail of one record."""
        raise NotImplementedError

    def entries(self) -> list[Entry]:
        """What «Exportar» offers."""
        raise NotImplementedError

    def kept(self, record: T) -> bool:
        """Whether a further filter of the tab lets it through."""
        del record
        return True

    def refresh(self) -> None:
        store = self.context.store
        bodies = [(one.id, one.name) for one in town.bodies(store)]
        every = [("", _("Todos los órganos"))] if self.every_body and len(bodies) > 1 else []
        fill_choice(self.body, [*bodies, *every])
        self.body.setVisible(self.body.count() > 1)
        body_id = str(self.body.currentData() or "") or None
        years = session_years(store, body_id)
        self._offer(begun=bool(years) or self.body.count() > 1)
        fill_choice(self.year, [(str(year), str(year)) for year in years] + [("", _("Todos"))])
        fill_choice(self.kind, [("", _("Todas las clases")), *((one.value, capital(one.alone)) for one in SessionKind)])
        year = str(self.year.currentData() or "")
        self._coming = iter(self.load(body_id, int(year) if year else None))
        self._pull((), _FIRST_PULL)

    @property
    def of_kind(self) -> str:
        """The code of the kind of session chosen; empty for all."""
        return str(self.kind.currentData() or "")

    def where(self, session: SessionRow) -> str:
        """«Sesión ordinaria 12/2026, 17 nov 2026», with its body where there are several."""
        day = show_date(session.date, "d MMM y").replace(".", "")
        told = f"{session.label}, {day}"
        return f"{session.body} · {told}" if self.body.count() > 1 else told

    def _offer(self, *, begun: bool) -> None:
        """Before the first session there is nothing to choose from: every list here begins with it."""
        for at in range(self.bar.count()):
            item = self.bar.itemAt(at)
            one = item.widget() if item is not None else None
            if isinstance(one, QLineEdit | QComboBox) and one is not self.body:
                one.setVisible(begun)

    def _pull(self, found: tuple[T, ...], seconds: float) -> None:
        """Take what comes for a moment, show it, and go on when the window has had its turn."""
        until = monotonic() + seconds
        more = list(found)
        self._ended = True
        for one in self._coming:
            more.append(one)
            if monotonic() > until:
                self._ended = False
                break
        self._all = tuple(more)
        self.loaded()
        self._show()
        if self._ended:
            self._later.stop()
        else:
            self._later.start(0)

    def complete(self) -> tuple[T, ...]:
        """What the filters leave, once everything was read: this is what is exported."""
        self._pull(self._all, float("inf"))
        return self.shown

    def offer_import(self, into: str, *others: tuple[str, str], words: str = "") -> None:
        """«Importar…» at the end of the bar, for what other programs keep of this list.

        With `others`, (name, words) of lists that belong here too, it is a menu; `words` are then those of `into`.
        """
        made = (
            import_menu(self.context, ((into, words), *others), "council", self)
            if others
            else import_button(self.context, lambda: into, "council", self)
        )
        made.setEnabled(not self.context.store.read_only)
        self.bar.addWidget(made)

    def leave(self) -> bool:
        self._later.stop()  # the file may be closed next
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self._later.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._ended:
            self._later.start(0)

    def loaded(self) -> None:
        """More records are in `every`: for choices that depend on them."""

    @property
    def every(self) -> tuple[T, ...]:
        """What was read so far, before the filter."""
        return self._all

    @property
    def shown(self) -> tuple[T, ...]:
        """What the filters leave of what was read."""
        wanted = fold(self.filter.text())
        return tuple(one for one in self._all if self.kept(one) and wanted in fold(self.words(one)))

    def _show(self) -> None:
        found = self.shown
        self.table.show_records(found)
        if self._all:
            self._first.tell(_("Nada coincide con el filtro."))
        else:
            self._first.tell(self._when_empty, making=goes(self.context, _("Ir a Sesiones"), "council", tab="0"))
        self._first.stand(not found)
        self._fit()
        self.note.setVisible(bool(found and self.note.text()))
        self.count.setText(_("{n} de {total}").format(n=len(found), total=len(self._all)) if found else "")
        self._tell()

    def _tell(self) -> None:
        clear(self._detail)
        current = self.current
        if current is not None:
            self.tell(current, self._detail)
        self._detail.addStretch(1)

    @property
    def current(self) -> T | None:
        """The record whose detail is told."""
        return self.table.current if self.table.isVisibleTo(self) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """The detail stands beside a list that has something; narrow windows keep the list, Enter opens the session."""
        self.side.setVisible(self.width() >= theme.px(WIDE_FROM) and bool(self.table.records))


def _side() -> tuple[QFrame, QVBoxLayout]:
    inner = column(spacing=8, margins=(16, 14, 16, 14))
    holder = QWidget()
    holder.setLayout(inner)
    scroll = scrolling(holder)
    made = card()
    made.setLayout(column(scroll, spacing=0, margins=(1, 1, 1, 1)))
    return made, inner


def fact(name: str, value: str) -> QHBoxLayout:
    """«Fecha: martes 17 de noviembre», as a line of a detail."""
    words = label(name, "quiet")
    words.setFixedWidth(theme.px(96))
    return row(words, label(value, wrap=True), spacing=8)


def choice(name: str, changed: Callable[[], None]) -> QComboBox:
    """A list to choose from, told to who cannot see it by its name."""
    made = Combo()
    made.setAccessibleName(name)
    made.activated.connect(lambda _index: changed())
    return made


def fill_choice(combo: QComboBox, choices: list[tuple[str, str]]) -> None:
    """New choices, keeping the one chosen."""
    if [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())] == choices:
        return
    before = combo.currentData()
    combo.clear()
    for value, word in choices:
        combo.addItem(word, value)
    combo.setCurrentIndex(max(0, combo.findData(before)))
