"""The shell: rail, top bar, the page, status bar; knows pages only by their key."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from munidesk.base import logs
from munidesk.base.errors import FileError, ReadOnlyError, UserError
from munidesk.base.files import world_fault
from munidesk.base.i18n import _
from munidesk.base.lazy import lazy
from munidesk.base.settings import Settings
from munidesk.data import opened
from munidesk.data.store import Store
from munidesk.ui import theme
from munidesk.ui.autosave import pending
from munidesk.ui.context import Context, SearchHit
from munidesk.ui.crumbs import Crumbs
from munidesk.ui.foot import Foot
from munidesk.ui.keyboard import Keyboard
from munidesk.ui.live import Live
from munidesk.ui.notice import KEY, NoticeBar, Told
from munidesk.ui.page import Page, begin
from munidesk.ui.palette import SearchButton
from munidesk.ui.rail import Rail, RailEntry
from munidesk.ui.slow import SlowWatch
from munidesk.ui.steps import Steps
from munidesk.ui.tabs import Tabs
from munidesk.ui.tasks import Tasks
from munidesk.ui.toast import Toast
from munidesk.ui.widgets import card, column, row, rule

if TYPE_CHECKING:
    from munidesk.ui import dialogs
    from munidesk.ui.help_panel import HelpPanel
    from munidesk.ui.search_panel import SearchPanel
else:
    (dialogs,) = lazy("munidesk.ui", "dialogs")

PageMaker = Callable[[Context], Page]


class MainWindow(QMainWindow):
    """One open municipality. `pages` makes each page on its first visit."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        entries: Sequence[RailEntry],
        pages: dict[str, PageMaker],
        name: Callable[[], str],
    ) -> None:
        super().__init__()
        self._makers = pages
        self._pages: dict[str, Page] = {}
        self._name = name
        self._current = ""
        self._arguments: dict[str, str] = {}
        self._entries = tuple(entries)
        self.panel: SearchPanel | None = None
        self.paper_words: object = None
        """What attachments say, once somebody looked for something."""
        self._help: HelpPanel | None = None
        self._wide_screen = False
        self._abandoned = False
        self._told = Told()
        self.tasks = Tasks(self)
        self.background = Tasks(self)
        """Work that nobody waits for, beside the one that draws and exports."""
        self.live = Live(store)
        self.context = Context(store, self.live, self.tasks, settings, self, self, self.say)
        self.context.offer = lambda text, ways: self.toast.say(text, ways=ways)
        self._steps = Steps(store, self)
        self._build()
        theme.notifier().changed.connect(self._on_theme)
        self._reading = store.read_only
        self.live.changed.connect(lambda _changes: self._on_live())
        pending().changed.connect(self.show_saved)
        pending().refused.connect(self._on_refused)
        self.tasks.failed.connect(self.explain)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.show_status)
        self._clock.start(30_000)
        self._slow = SlowWatch(self, lambda: self._current)
        self._take_keys()
        self.keyboard = Keyboard(self, self.page, self._beside)
        QTimer.singleShot(0, self, opened.sweep)
        self.resize(1366, 768)
        self.setMinimumSize(1024, 640)
        self.show_status()

    # -- building

    def _take_keys(self) -> None:
        for keys, action in (
            ("Ctrl+K", self.seek),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("F11", self.toggle_wide),
            ("F1", self.help),
            ("Ctrl+P", self.print_page),
            ("Alt+Return", self.show_record),
            (KEY, lambda: self.notice.press()),
        ):
            QShortcut(QKeySequence(keys), self, action)

    def _on_theme(self) -> None:
        # Not now: the widget that asked for it is still in its own click.
        QTimer.singleShot(0, self, self.redress)

    def redress(self) -> None:
        """Build everything again in the new colours and sizes, on the page where the person is."""
        if not self.leave_page():
            return
        for made in self._pages.values():
            made.hide()
            made.deleteLater()
        self._pages.clear()
        self._build()
        self.rail.fit(self.size())
        self._show_around()
        self.show_status()
        if self._current:
            self.go(self._current, **self._arguments)

    def _build(self) -> None:
        self.rail = Rail(self._entries, self.go)
        self.search = SearchButton(self.seek)
        self._crumbs = Crumbs(self.go)
        way = QWidget()
        way.setLayout(self._crumbs)
        self.top = card("bar")
        self.top.setFixedHeight(theme.px(47))
        self.toast = Toast(self.top, way, self.search, self.undo)
        self.toast.showing.connect(self._show_around)
        self.toast.left.connect(lambda: self.keyboard.give_back())
        top = row(way, spacing=16, margins=(24, 0, 24, 0))
        top.addStretch(1)
        top.addWidget(self.toast)
        top.addWidget(self.search)
        self.top.setLayout(top)
        self._stack = QStackedWidget()
        self._top_rule = rule()
        self.notice: NoticeBar = NoticeBar(self._told)
        right = column(self.top, self._top_rule, self.notice, self._stack, spacing=0)
        middle = row(self.rail, spacing=0)
        middle.addLayout(right, 1)
        central = QWidget()
        whole = column(spacing=0)
        whole.addLayout(middle, 1)
        self.foot = Foot(self.context.store, self.tasks, self._name, self._steps)
        whole.addWidget(self.foot)
        central.setLayout(whole)
        self.setCentralWidget(central)

    # -- going about

    def go(self, key: str, **arguments: str) -> None:
        """Show a page; the one left may refuse (it says why itself)."""
        if not self.leave_page():
            self.rail.mark(self._current)
            return
        try:
            page = self._pages.get(key) or self._made(key)
            page.open(**arguments)
            page.ensure_fresh()  # not while it is being shown, where Qt swallows what goes wrong
        except UserError as error:
            self.explain(error)
            return
        self._current, self._arguments = key, arguments
        if self._help is not None:
            self._help.hide()
        self._stack.setCurrentWidget(page)
        self.rail.mark(key)
        self.show_crumbs()
        self.show_status()
        begin(page)

    def show_record(self) -> None:
        """All the data of what the page shows, with its history; without any, the list of all records."""
        page = self.page()
        ref = page.record() if page is not None else None
        if ref is None:
            self.go("records")
        else:
            self.go("records", kind=ref.kind, id=ref.id)

    def _made(self, key: str) -> Page:
        page = self._makers[key](self.context)
        self._pages[key] = page
        for tabs in page.findChildren(Tabs):
            tabs.shown.connect(self.show_crumbs)
        page.way_changed.connect(self.show_crumbs)
        page.steps_changed.connect(self.show_status)
        self._stack.addWidget(page)
        return page

    def page(self) -> Page | None:
        return self._pages.get(self._current)

    def leave_page(self) -> bool:
        """Whether the page may be left: it saved what waited, or nothing can be saved here any more."""
        page = self.page()
        try:
            return page is None or page.leave()
        except ReadOnlyError as error:
            self.say(str(error))
            return True
        except UserError as error:
            self.explain(error)
            return False

    def seek(self) -> None:
        """Open the search; it is made when first asked for."""
        from munidesk.ui.search_panel import SearchPanel  # the window shows itself before anybody looks for anything

        if self.panel is None:
            self.panel = SearchPanel(self.context, self._go_hit)
        self.panel.show_for()

    def seek_again(self) -> None:
        """There is more to be found than when it was looked for."""
        if self.panel is not None and self.panel.isVisible():
            self.panel.seek_again()

    def help(self) -> None:
        """F1: what is told of the page, beside it; again, and it goes."""
        from munidesk.ui.help_panel import HelpPanel  # as the search: not before somebody asks

        page = self.page()
        if self._help is None:
            self._help = HelpPanel(self, ((_("Toda la ayuda"), lambda: self.go("help")),))
        self._help.toggle(self.context.told(self._current, page.topic() if page is not None else ""))

    def print_page(self) -> None:
        """Ctrl+P: what the page shows."""
        page = self.page()
        if page is not None and page.leave():
            self.context.print_page(page)

    def _go_hit(self, hit: SearchHit) -> None:
        self.start(hit.key, hit.run, **hit.arguments)

    def start(self, key: str, run: str, **arguments: str) -> None:
        """Go there and call the page's verb `run`, where there is one and one got there."""
        self.go(key, **arguments)
        if run and self._current == key:
            getattr(self.page(), run)()

    def show_crumbs(self) -> None:
        page = self.page()
        self._crumbs.show_way(tuple(page.crumbs()) if page is not None else ())
        self.toast.place()

    # -- what happened

    def say(self, text: str, undo: bool = False) -> None:
        self.toast.say(text, undo=undo and bool(self.context.store.undo_label))

    def _on_live(self) -> None:
        self.toast.outdated()
        self.show_status()
        self.rail.look()
        if self.context.store.read_only and not self._reading:
            self._reading = True
            # Not now: a page is in the midst of saving, and what was typed stays on it.
            QTimer.singleShot(0, self, self._tell_reading)

    def _on_refused(self, error: UserError) -> None:
        """What was typed could not be written: told once; the foot goes on saying so, and the text stays."""
        if isinstance(error, FileError):
            self.explain(error)
        else:
            logs.refused(error)
            self.say(str(error))

    def _tell_reading(self) -> None:
        dialogs.tell(self, _("Solo lectura"), self.context.store.read_only_reason)

    def explain(self, error: Exception) -> None:
        """A sentence for what the world did, the error dialog for our own mistakes."""
        error = world_fault(error) or error
        logs.refused(error)
        if isinstance(error, ReadOnlyError):
            self.say(str(error))  # told in a dialog when it began, and always at the foot
        elif isinstance(error, FileError) and self.context.rescue is not None:
            self.context.rescue(error)
        elif isinstance(error, UserError):
            dialogs.tell(self, _("No se pudo hacer"), str(error))
        else:
            dialogs.own_error(self, error)

    def undo(self) -> None:
        self._steps.undo()

    def redo(self) -> None:
        self._steps.redo()

    def show_saved(self) -> None:
        self.foot.show_saved()

    def show_status(self) -> None:
        self.foot.refresh()
        if self.context.store.undo_barrier or self._steps.of_page()[0]:
            self.toast.withdraw_undo()

    # -- the window itself

    def _beside(self) -> list[QWidget]:
        """Where F6 goes after the panels of the page."""
        return [self.rail] if self.toast.isHidden() else [self.toast, self.rail]

    def _show_around(self) -> None:
        """With the whole screen for the page, the bar comes for as long as it has something to tell."""
        self.rail.setVisible(not self._wide_screen)
        for widget in (self.top, self._top_rule):
            widget.setVisible(not self._wide_screen or not self.toast.isHidden())

    def toggle_wide(self) -> None:
        """F11: the whole screen for the page."""
        self._wide_screen = not self._wide_screen
        self._show_around()
        if self._wide_screen:
            self.showFullScreen()
        else:
            self.showNormal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fit(self.size())
        self.toast.place()
        if self.panel is not None:
            self.panel.place()

    def abandon(self) -> None:
        """Close although what is being written may not be saved any more: the file itself failed."""
        self._abandoned = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        theme.notifier().changed.disconnect(self._on_theme)
        pending().changed.disconnect(self.show_saved)
        pending().refused.disconnect(self._on_refused)
        for running in (self._clock, self._slow, self.background, self.tasks):
            running.stop()
        self.context.copies.close()
        self.context.store.close()
        event.accept()

    def _may_close(self) -> bool:
        """The field with the keyboard is left first; what cannot be written is dropped only if the person says so."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        if self._abandoned:
            self._left_for_good()
            return True
        left = self.leave_page()
        if pending().flush():
            return left
        if not dialogs.confirm(self, _("Hay algo sin guardar"), pending().fault, _("Cerrar sin guardarlo")):
            return False
        pending().drop()
        return True

    def _left_for_good(self) -> None:
        page = self.page()
        with suppress(UserError):
            if page is not None:
                page.leave()
        pending().drop()
