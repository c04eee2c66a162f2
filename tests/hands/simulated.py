"""The program in this process, offscreen, started by its real entry; its timers run when the clock is advanced.

The window has the main thread, as always; the hands are another one that only posts keys and asks what is seen,
so that dialogs which run a loop of their own are answered like any other window.
"""

import importlib
import os
import pkgutil
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListView, QWidget

import munidesk
from munidesk import app_windows as program
from munidesk.base import dates
from munidesk.ui import autosave
from tests.hands import eyes
from tests.hands.driver import BEGINS, Hands, Seen, Wrong

TURNS = 4
SCREEN = (1366, 697)
"""What Windows leaves of 1366×768."""
PICTURES = Path(__file__).resolve().parents[1] / "pictures" / "hands"
NAMES = {"Enter": "Return", "Supr": "Del", "RePág": "PgUp", "AvPág": "PgDown"}


class Clock:
    """The time of the simulation, in ms since it began, and the timers that wait in it."""

    def __init__(self) -> None:
        self.now = 0
        self.waiting: dict[int, tuple[int, SimulatedTimer]] = {}

    def moment(self) -> datetime:
        return BEGINS + timedelta(milliseconds=self.now)

    def advance(self, ms: int) -> None:
        """Let that much time pass: each timer rings at its own moment, in order."""
        end = self.now + ms
        while due := [(at, key) for key, (at, _timer) in self.waiting.items() if at <= end]:
            at, key = min(due)
            self.now = max(self.now, at)
            self.waiting[key][1].ring()
        self.now = end


clock = Clock()


class SimulatedTimer(QTimer):
    """A QTimer whose time is the clock's; those of zero are Qt's own, as they are no waiting."""

    def start(self, ms: int | None = None) -> None:
        if ms is not None:
            self.setInterval(ms)
        if self.interval() <= 0:
            super().start()
            return
        clock.waiting[id(self)] = (clock.now + self.interval(), self)

    def stop(self) -> None:
        clock.waiting.pop(id(self), None)
        super().stop()

    def isActive(self) -> bool:
        return id(self) in clock.waiting or super().isActive()

    def ring(self) -> None:
        if self.isSingleShot():
            clock.waiting.pop(id(self), None)
        else:
            clock.waiting[id(self)] = (clock.now + self.interval(), self)
        try:
            self.timeout.emit()
        except RuntimeError:  # its window is gone
            clock.waiting.pop(id(self), None)


class SimulatedElapsed(QElapsedTimer):
    _since = 0

    def start(self) -> None:
        self._since = clock.now

    def elapsed(self) -> int:
        return clock.now - self._since


@contextmanager
def simulated_time() -> Iterator[None]:
    """Every module of the program has the timers of the simulation while it lasts."""
    for module in pkgutil.walk_packages(munidesk.__path__, "munidesk."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    stand_ins = {"QTimer": SimulatedTimer, "QElapsedTimer": SimulatedElapsed}
    before = [
        (module, name, getattr(module, name))
        for key, module in list(sys.modules.items())
        for name in stand_ins
        if key.startswith("munidesk.") and hasattr(module, name)
    ]
    clock.now = 0
    clock.waiting.clear()
    for module, name, _real in before:
        setattr(module, name, stand_ins[name])
    autosave.pending.cache_clear()
    with dates.fixed_clock(clock.moment):
        try:
            yield
        finally:
            for module, name, real in before:
                setattr(module, name, real)
            clock.waiting.clear()
            autosave.pending.cache_clear()


class Simulated:
    """`gap_ms` between two keys: 83 is twelve a second, 0 is without a pause."""

    def __init__(self, home: Path, gap_ms: int = 0) -> None:
        self.home = home
        self._gap = gap_ms
        self._glass = eyes.Glass()
        self._wanted = threading.Event()
        self._ended = self._glass.ended
        self.over = False
        self._proved: set[tuple[str, ...]] = set()
        self.raised: list[str] = []

    # -- the program's thread

    def serve(self) -> None:
        """Open the program each time the hands ask for it, until they have done."""
        while True:
            self._wanted.wait(eyes.PATIENCE)
            if self.over or not self._wanted.is_set():
                return
            self._wanted.clear()
            before = sys.excepthook
            try:
                program.run_window(None)
            finally:
                sys.excepthook = before
                self._ended.set()

    def _listen(self) -> None:
        tell = sys.excepthook

        def heard(kind: type[BaseException], error: BaseException, trace: object) -> None:
            self.raised.append("".join(traceback.format_exception(error)))
            tell(kind, error, trace)  # type: ignore[arg-type]

        sys.excepthook = heard

    def give_up(self) -> None:
        """After a failure: whatever is open is closed, so that the program's thread comes home."""
        self.over = True
        self._wanted.set()
        self._glass.post(_shut)

    # -- what the hands do

    def start(self) -> Seen:
        self._ended.clear()
        self._wanted.set()
        self._settle()
        self._glass.do(self._listen)
        return self.look()

    def key(self, combination: str) -> Seen:
        keys = QKeySequence("+".join(NAMES.get(one, one) for one in combination.split("+")))[0]
        self._send(partial(_press, keys.key(), keys.keyboardModifiers()))
        return self._checked()

    def letters(self, text: str) -> Iterator[tuple[str, Seen]]:
        typed = ""
        for letter in text:
            self._send(partial(_type, letter))
            typed += letter
            yield typed, self._checked()

    def look(self) -> Seen:
        self._settle()
        return self._checked()

    def painted(self) -> str:
        return self._glass.do(eyes.painted)

    def copied(self, text: str) -> None:
        self._glass.do(lambda: QGuiApplication.clipboard().setText(text))

    def elapse(self, seconds: float) -> None:
        self._glass.post(partial(clock.advance, round(seconds * 1000)))
        self._settle()

    def switched_off(self, days: int) -> None:
        clock.waiting.clear()  # the timers of a program that has ended
        autosave.pending.cache_clear()
        clock.now += days * 86_400_000

    def patience(self) -> Iterator[None]:
        for _turn in range(200):
            self._settle()
            yield
            self.elapse(0.1)
            threading.Event().wait(0.02)  # the worker draws in real time; nobody asserts how long

    def picture(self, name: str) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        with suppress(eyes.Gone):
            self._glass.do(lambda: _front().grab().save(str(path)))
        return path

    def close(self) -> None:
        """The cross of every window, the front one first."""
        for _turn in range(8):
            if self._ended.is_set():
                break
            self._glass.post(_close_front)
            self._settle()
        if not self._ended.wait(eyes.PATIENCE):
            raise Wrong(f"la ventana no se cierra: {self._glass.do(eyes.painted)}")
        if self.raised:
            raise Wrong(self.raised[0])

    # -- between two threads

    def _send(self, key: Callable[[], None]) -> None:
        self._glass.post(key)
        self._settle()
        if self._gap:
            self._glass.post(partial(clock.advance, self._gap))
            self._settle()

    def _settle(self) -> None:
        with suppress(eyes.Gone):
            for _turn in range(TURNS):
                if not self._ended.is_set():
                    self._glass.do(_manage_windows)

    def _checked(self) -> Seen:
        if self._ended.is_set():
            return Seen()
        if self.raised:
            raise Wrong(self.raised[0])
        return self._glass.do(self._look)

    def _look(self) -> Seen:
        """What is seen, with the proof by pixels the first time the keyboard is in this place."""
        found, widget = eyes.seen(), QApplication.focusWidget()
        if found.faults or widget is None or found.kind == "menu":
            return found
        where = eyes.place(widget)
        if where not in self._proved:
            self._proved.add(where)
            if QApplication.activePopupWidget() is None and not eyes.painted_focus(widget):
                unseen = f"no se ve que el teclado está en «{found.focus}» ({type(widget).__name__})"
                return replace(found, faults=(unseen,))
        return found


def _target() -> QWindow | QWidget | None:
    """Where keys go: the list that is open, or the window in front.

    The list itself, not its window: PySide keeps the one that a list of suggestions had the last time. Of a list to
    choose from, what stands inside its frame.
    """
    popup, inside = QApplication.activePopupWidget(), QApplication.focusWidget()
    if popup is None:
        return QGuiApplication.focusWindow()
    return inside if isinstance(inside, QListView) and popup.isAncestorOf(inside) else popup


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Down and up, each where the keyboard is then: a list of suggestions may close between the two."""
    for verb in (QTest.keyPress, QTest.keyRelease):
        window = _target()
        if window is not None:
            verb(window, key, modifiers)


def _type(letter: str) -> None:
    for kind, verb in ((QEvent.Type.KeyPress, QTest.keyPress), (QEvent.Type.KeyRelease, QTest.keyRelease)):
        window = _target()
        if window is None:
            return
        if letter.isascii():
            verb(window, letter)
            continue
        QApplication.sendEvent(window, QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter))


def _shown() -> list[QWidget]:
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowType() in kinds]


def _front() -> QWidget:
    shown = _shown()
    return QApplication.activeModalWidget() or QApplication.activeWindow() or (shown[-1] if shown else QWidget())


def _manage_windows() -> None:
    """What a window manager does: a new window fills the screen; when one goes, another gets the keyboard."""
    for window in _shown():
        if not isinstance(window, QDialog) and window.property("placed") is None:
            window.setProperty("placed", True)
            window.resize(*SCREEN)
    modal, active = QApplication.activeModalWidget(), QApplication.activeWindow()
    if QApplication.activePopupWidget() is not None:
        return
    if (modal is not None and active is not modal) or (active is None and _shown()):
        _front().activateWindow()


def _close_front() -> None:
    _front().close()


def _shut() -> None:
    for window in _shown():
        if isinstance(window, QDialog):
            window.done(0)
    for window in _shown():
        window.hide()
        window.deleteLater()
    QApplication.exit(1)


def play(journey: Callable[[Hands], None], home: Path, gap_ms: int = 0) -> Hands:
    """The journey on an empty home; raises Wrong with what went wrong."""
    os.environ["MUNIDESK_HOME"] = str(home)
    faults: list[BaseException] = []
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QObject)
    with simulated_time():
        desk = Simulated(home, gap_ms)
        hands = Hands(desk, journey.__name__)

        def walk() -> None:
            try:
                hands.start()
                journey(hands)
            except BaseException as error:
                faults.append(error)
            finally:
                desk.give_up()

        thread = threading.Thread(target=walk, name="hands")
        thread.start()
        desk.serve()
        thread.join(eyes.PATIENCE)
    if faults:
        raise faults[0]
    return hands
