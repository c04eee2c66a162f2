"""Which window is open: the first run, the municipality's, or the one for a file that does not open."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from munidesk import catalog
from munidesk.app import make_application, make_window, open_store
from munidesk.base import logs, paths, settings
from munidesk.base.errors import FileError, UserError, WorldError
from munidesk.base.files import sentence_for, world_fault
from munidesk.base.i18n import _
from munidesk.base.lazy import lazy
from munidesk.base.settings import Settings
from munidesk.data import file, rewrites, troubles
from munidesk.data.store import Store
from munidesk.town.founded import is_founded
from munidesk.ui.window import MainWindow

if TYPE_CHECKING:
    from munidesk.ui import dialogs
else:
    (dialogs,) = lazy("munidesk.ui", "dialogs")

WIDTH, HEIGHT, TITLE_BAR = 1366, 768, 32
"""A window as large as the screens of the mock-ups, where the screen has room to spare."""
ROOMY_WIDTH, ROOMY_HEIGHT = 1440, 900
"""A screen smaller than this, without its task bar, is filled: there is no room for a window within it."""


def run_window(path: Path | None) -> int:
    """Open the municipality at `path`, the last one, or the first run; returns the exit code.

    The lock is taken before Qt is started, so that a second opener hears of it at once. A file that
    does not open leads to the rescue window; where there is no screen, the UserError is raised.
    """
    preferred = settings.load()
    chosen = path or (Path(preferred.last_file) if preferred.last_file else None)
    store, refusal = None, None
    try:
        store = open_store(chosen, preferred) if chosen is not None else None
    except Exception as error:
        refusal = as_user_error(error, chosen)
    if not has_screen():
        if store is not None:
            store.close()
        raise refusal or UserError(
            _("No hay una pantalla donde mostrar la ventana. Pida las órdenes que no la necesitan con «munidesk -h».")
        )
    app = make_application(preferred)
    keeper = Windows(app, preferred)
    sys.excepthook = keeper.on_error
    if refusal is not None and chosen is not None:
        keeper.rescue(chosen, refusal)
    else:
        keeper.show(store)
    return app.exec()


def as_user_error(error: Exception, path: Path | None) -> UserError:
    """The sentence for a file that did not open; what is our own mistake leaves its report."""
    told = world_fault(error) or error
    if isinstance(told, UserError):
        logs.failed(told)
        return told
    report = logs.write_report(error)
    said = _("MuniDesk encontró un error propio al abrir «{name}». Informe: {report}")
    return UserError(said.format(name=path.name if path else "", report=report or type(error).__name__))


def has_screen() -> bool:
    """Whether a window can be shown; without a display Qt would end the program with a message of its own."""
    if sys.platform in ("win32", "darwin"):
        return True
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return asked not in ("", "xcb", "wayland") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Windows:
    """Holds the window that is open: the first run, the municipality's, or the one for a file that does not open."""

    def __init__(self, app: QApplication, preferred: Settings) -> None:
        self._app = app
        self._settings = preferred
        self._asking = False
        self.window: QWidget | None = None

    def show(self, store: Store | None, said: str = "") -> None:
        """Show the municipality (its first steps when it has no members yet), and say `said`.

        When it turns out that it cannot be read, the rescue window takes its place.
        """
        try:
            if store is None or not is_founded(store):
                self._first_run(store)
            else:
                self._municipality(store, said)
        except Exception as error:
            if store is None:
                raise
            store.close()
            self.rescue(store.path, as_user_error(error, store.path))

    def _municipality(self, store: Store, said: str) -> None:
        window = make_window(store, self._settings, self._offer_rescue)
        self._put(window)
        if store.read_only:
            self._settings = replace(self._settings, last_file=str(store.path))
        else:
            self._remember(store.path)
        window.context.settings = self._settings
        window.context.reopen = lambda path: self.open(Path(path))
        window.show()
        self._look_over(window)
        if said:
            window.say(said)
        elif store.read_only:
            dialogs.tell(window, _("Solo lectura"), store.read_only_reason)
        if not store.read_only:
            tell_retold(window, store)

    def _look_over(self, window: MainWindow) -> None:
        from munidesk.town.page_health import watch

        watch(window, lambda: self._leave(window, troubles.damaged_inside(window.context.store.path)))

    def open(self, path: Path) -> None:
        """Close this municipality and open another one; one that does not open leads to the ways out."""
        old = self.window
        with self._staying():
            if isinstance(old, MainWindow) and not old.close():
                return
            self.window = None
            try:
                store = open_store(path, self._settings)
            except UserError as error:
                self.rescue(path, error)
            else:
                self.show(store)

    # -- a file that does not open, or fails while it is open

    def rescue(self, path: Path, error: UserError) -> None:
        """What happened to the file at `path`, and the ways out; in the window that asked for it, when it is there."""
        from munidesk.overview.copy_contents import contents
        from munidesk.town.page_rescue import Doors, Rescue
        from munidesk.town.rescue import refused

        what = refused(path.absolute(), error)
        if isinstance(self.window, Rescue):
            self.window.show_refused(what)
            return
        doors = Doors(
            self._open_from_rescue,
            lambda: self._first_run(None),
            catalog.schemas(),
            contents,
            self._settings.backup_folder,
            self._settings.last_file,
        )
        made = Rescue(what, doors)
        self._put(made)
        made.show()

    def _open_from_rescue(self, path: Path, read_only: bool, said: str) -> None:
        self.show(open_store(path, self._settings, read_only=read_only), said)

    def _offer_rescue(self, error: FileError) -> None:
        """The file failed while it was open: ask once at a time."""
        window = self.window
        if not isinstance(window, MainWindow) or self._asking:
            return
        self._asking = True
        told = _("Puede recuperar un respaldo: vuelve a un archivo nuevo, y este queda como está.")
        try:
            wanted = dialogs.confirm(
                window, _("El archivo falló"), f"{error.what}\n\n{told}", _("Recuperar un respaldo…"), _("Ahora no")
            )
        finally:
            self._asking = False
        if wanted:
            self._leave(window, error)

    def _leave(self, window: MainWindow, error: FileError) -> None:
        path = window.context.store.path
        with self._staying():
            window.abandon()
            self.window = None
            self.rescue(path, error)

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """Between two windows there is none for a moment; Qt would end the program."""
        self._app.setQuitOnLastWindowClosed(False)
        try:
            yield
        finally:
            self._app.setQuitOnLastWindowClosed(True)

    def _put(self, window: QWidget) -> None:
        """Make this the window; the one before it goes once this one is shown."""
        old, self.window = self.window, window
        # Where nothing is shown («offscreen») there is no screen to fit: the window is as the mock-ups have it.
        shown = QApplication.platformName() != "offscreen"
        fit_on_screen(window, window.screen().availableSize() if shown else QSize(ROOMY_WIDTH, ROOMY_HEIGHT))
        if old is not None:
            QTimer.singleShot(0, old, old.close)

    def _first_run(self, store: Store | None) -> None:
        from munidesk.town.page_first_run import FirstRun

        folder = paths.home()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorldError(sentence_for(error, folder)) from error
        first = FirstRun(self._create, folder, resumed=store)
        first.finished.connect(self._on_founded)
        first.sample_wanted.connect(self._on_sample)
        first.folder_wanted.connect(self._on_folder)
        self._put(first)
        first.show()

    def _create(self, path: Path) -> Store:
        """Remembered at once: who closes halfway goes on in this file the next time."""
        made = file.create(path, catalog.schemas(), author=self._settings.author)
        self._remember(path)
        return made

    def _remember(self, path: Path) -> None:
        self._settings = replace(self._settings, last_file=str(path))
        settings.save(self._settings)

    def _on_founded(self, path: object) -> None:
        self.show(open_store(Path(str(path)), self._settings))

    def _on_folder(self) -> None:
        from munidesk.overview.page_everything import bring

        if self.window is not None:
            bring(catalog.HOUSE, self.window, paths.home(), self._on_founded)

    def _on_sample(self, kind: str) -> None:
        from munidesk.town.sample import SampleSize

        names = {"institute": _("Instituto de ejemplo"), "organisation": _("Organización de ejemplo")}
        path = paths.home() / f"{names.get(kind, _('Municipio de ejemplo'))}.munidesk"
        if not path.exists():
            store = file.create(path, catalog.schemas(), author="MuniDesk")
            catalog.write_sample(store, SampleSize(kind=kind))
            store.close()
        self.show(open_store(path, self._settings))

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody caught: a sentence for what the world did, the dialog for our own mistakes."""
        del kind, trace
        window = self.window
        error = world_fault(error) or error
        if isinstance(window, MainWindow) and isinstance(error, Exception):
            window.explain(error)
        elif isinstance(error, UserError) and window is not None:
            dialogs.tell(window, _("No se pudo hacer"), str(error))
        else:
            dialogs.own_error(window, error)


def fit_on_screen(window: QWidget, room: QSize) -> None:
    """Maximised where `room`, the screen without its task bar, is small; never larger than it, whole with its frame."""
    allowed = QSize(room.width(), room.height() - TITLE_BAR)
    window.setMinimumSize(window.minimumSize().boundedTo(allowed))
    window.resize(QSize(WIDTH, HEIGHT).boundedTo(allowed))
    if room.width() < ROOMY_WIDTH or room.height() < ROOMY_HEIGHT:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def tell_retold(window: MainWindow, store: Store) -> None:
    """Once per file: the drafts that print otherwise since it was brought up to date."""
    lines = rewrites.not_yet_shown(store)
    if not lines:
        return
    dialogs.tell_list(window, _("Textos que ahora se imprimen de otra manera"), rewrites.explanation(), lines)
    rewrites.mark_shown(store)
