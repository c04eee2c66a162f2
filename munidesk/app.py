"""The only place that wires a window: settings, language, store, pages."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from munidesk import catalog
from munidesk.base import paths, settings
from munidesk.base.errors import UserError
from munidesk.base.files import sentence_for
from munidesk.base.i18n import _
from munidesk.base.settings import Settings
from munidesk.data import file, rewrites
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context, SearchHit
from munidesk.ui.page import Page
from munidesk.ui.rail import RailEntry
from munidesk.ui.window import MainWindow

SETTLE_MS = 400


def run_window(path: Path | None) -> int:
    """Open the municipality at `path`, the last one, or the first run; returns the exit code.

    The lock is taken before Qt is started, so that a second opener hears of it at once.
    """
    preferred = settings.load()
    chosen = path or (
        Path(preferred.last_file) if preferred.last_file and Path(preferred.last_file).is_file() else None
    )
    store = open_store(chosen, preferred) if chosen is not None else None
    app = make_application(preferred)
    keeper = _Windows(app, preferred)
    sys.excepthook = keeper.on_error
    keeper.show(store)
    return app.exec()


def open_store(path: Path, preferred: Settings) -> Store:
    return file.open_file(path, catalog.schemas(), author=preferred.author)


def make_application(preferred: Settings) -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["MuniDesk"])
    app.setApplicationName("MuniDesk")
    theme.start(app, preferred.theme, large=preferred.large_text)
    return app


def make_window(store: Store, preferred: Settings) -> MainWindow:
    """The window of an open municipality, at its home page."""
    entries = tuple(
        RailEntry(page.key, page.title(), page.icon, page.bottom, "F1" if page.key == "help" else "")
        for page in catalog.pages()
        if page.icon
    )
    makers: dict[str, Callable[[Context], Page]] = {
        page.key: partial(_make_page, page.page) for page in catalog.pages()
    }
    window = MainWindow(store, preferred, entries, makers, lambda: _name(store))
    describe = partial(_describe, store)
    window.context.search = partial(_find, store)
    window.context.describe = describe
    window.context.make = lambda name, selection: catalog.export_named(name)(store, selection)
    window.context.actions = catalog.actions(store)
    window.context.compute = catalog.compute(store)
    window.context.indicators = catalog.indicators
    window.context.save_settings = settings.save
    window.setWindowTitle(f"{_name(store)} · MuniDesk")
    window.go("home")
    return window


def _find(store: Store, words: str) -> Sequence[SearchHit]:
    from munidesk.overview.search import find

    return find(store, words, partial(_describe, store))  # type: ignore[arg-type]


def _describe(store: Store, ref: object) -> object:
    from munidesk.overview import refs
    from munidesk.town.domain import Ref

    return refs.describe(store, cast(Ref, ref))


def _make_page(name: str, context: Context) -> Page:
    return cast("Callable[[Context], Page]", catalog.load(name))(context)


def _name(store: Store) -> str:
    return town.municipality(store).name if town.has_municipality(store) else ""


class _Windows:
    """Holds the window that is open: the first run, then the municipality's."""

    def __init__(self, app: QApplication, preferred: Settings) -> None:
        self._app = app
        self._settings = preferred
        self._window: object = None

    def show(self, store: Store | None) -> None:
        if store is None or not _is_founded(store):
            self._first_run(store)
            return
        window = make_window(store, self._settings)
        self._window = window
        self._settings = replace(self._settings, last_file=str(store.path))
        if not store.read_only:
            settings.save(self._settings)
        window.context.reopen = lambda path: self.open(Path(path))
        window.show()
        if store.read_only:
            dialogs.tell(window, _("Solo lectura"), store.read_only_reason)
        else:
            tell_retold(window, store)

    def open(self, path: Path) -> None:
        """Close this municipality and open another one."""
        old = self._window
        if isinstance(old, MainWindow) and not old.close():
            return
        self.show(open_store(path, self._settings))

    def _first_run(self, store: Store | None) -> None:
        from munidesk.town.page_first_run import FirstRun

        folder = paths.home()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(sentence_for(error, folder)) from error
        first = FirstRun(
            lambda path: file.create(path, catalog.schemas(), author=self._settings.author), folder, resumed=store
        )
        first.finished.connect(self._on_founded)
        first.sample_wanted.connect(self._on_sample)
        self._window = first
        first.resize(1366, 768)
        first.show()

    def _on_founded(self, path: object) -> None:
        self._replace(open_store(Path(str(path)), self._settings))

    def _on_sample(self) -> None:
        from munidesk.overview.sample import write_sample

        path = paths.home() / f"{_('Municipio de ejemplo')}.munidesk"
        if not path.exists():
            store = file.create(path, catalog.schemas(), author="MuniDesk")
            write_sample(store)
            store.close()
        self._replace(open_store(path, self._settings))

    def _replace(self, store: Store) -> None:
        old = self._window
        self.show(store)
        if old is not None and hasattr(old, "close"):
            old.close()

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody caught: a sentence for what the world did, the dialog for our own mistakes."""
        del kind, trace
        parent = self._window if isinstance(self._window, MainWindow) else None
        if isinstance(error, UserError) and parent is not None:
            parent.explain(error)
        else:
            dialogs.own_error(parent, error)


def tell_retold(window: MainWindow, store: Store) -> None:
    """Once per file: the drafts that print otherwise since it was brought up to date."""
    lines = rewrites.not_yet_shown(store)
    if not lines:
        return
    dialogs.tell_list(window, _("Textos que ahora se imprimen de otra manera"), rewrites.explanation(), lines)
    rewrites.mark_shown(store)


def _is_founded(store: Store) -> bool:
    """A municipality with members; without them the first run goes on where it was left."""
    return town.has_municipality(store) and bool(store.select("membership"))


def write_picture(path: Path, picture: Path, key: str, **arguments: str) -> None:
    """A picture of a page of the municipality at `path`; without an id, the last session's."""
    preferred = Settings()
    app = make_application(preferred)
    window = make_window(open_store(path, preferred), preferred)
    try:
        window.show()
        if key == "council.session" and "id" not in arguments:
            arguments["id"] = _last_session(window.context.store)
        window.go(key, **arguments)
        settle(app, window)
        if not window.grab().save(str(picture)):
            raise UserError(_("No se pudo guardar la imagen «{path}».").format(path=picture))
    finally:
        window.close()


def _last_session(store: Store) -> str:
    sessions = catalog.listing_named("sessions")(store)
    if not sessions:
        raise UserError(_("Todavía no hay sesiones."))
    return str(max(sessions, key=lambda row: str(row["date"]))["id"])


def settle(app: QApplication, window: MainWindow) -> None:
    """Let layouts, timers and the worker come to rest."""
    idle = 0
    for _round in range(20):
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()
        idle = 0 if window.tasks.busy else idle + 1
        if idle == 2:  # once more for the preview, which draws its pages on a thread of its own
            return
    app.sendPostedEvents()
