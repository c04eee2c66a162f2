"""Write-through: what is typed is on disk within a second of its first key, however long the typing goes on.

Each `Autosave` answers for one editor. `pending()` is the one place that knows whether any of them still
waits: the foot of the window asks it, and closing asks it to write.
"""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from munidesk.base.errors import DiskError, FileError, UserError
from munidesk.base.i18n import _

PAUSE_MS = 400
"""After the last key: a person who stops to think finds it saved."""
LIMIT_MS = 700
"""After the first unsaved key, typing or not; what is left of the second is for a slow disk."""
RETRY_MS = 5_000
CALM_MS = 300
"""How long nothing waits before the words say so: they would flicker between two words typed."""


class Pending(QObject):
    """What is typed and not yet on disk. `changed` fires when `words` change, `refused` with why it could not be."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[int, Autosave] = {}
        self.fault = ""
        self._busy = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._rest)

    @property
    def waiting(self) -> bool:
        """Something is not on disk at this moment."""
        return bool(self._waiting)

    @property
    def words(self) -> str:
        """What the foot says; empty when everything is on disk."""
        if self.fault:
            return _("Sin guardar")
        return _("Guardando…") if self._busy else ""

    def flush(self) -> bool:
        """Write everything now; False when something was refused and still waits."""
        for one in list(self._waiting.values()):
            one.flush()
        return not self._waiting

    def drop(self) -> None:
        """Give up what waits."""
        for one in list(self._waiting.values()):
            one.forget()

    def begin(self, one: "Autosave") -> None:
        self._waiting[id(one)] = one
        self._calm.stop()
        if not self._busy:
            self._busy = True
            self.changed.emit()

    def end(self, key: int) -> None:
        if self._waiting.pop(key, None) is not None and not self._waiting:
            fault, self.fault = self.fault, ""
            self._calm.start()
            if fault:
                self.changed.emit()

    def refuse(self, error: UserError) -> None:
        news, self.fault = str(error) != self.fault, str(error)
        if news:
            self.changed.emit()
            self.refused.emit(error)

    def _rest(self) -> None:
        if not self._waiting:
            self._busy = False
            self.changed.emit()


@cache
def pending() -> Pending:
    """The one of this run."""
    return Pending()


class Autosave(QObject):
    """Calls `save` soon after `touch`, and on leaving the field, the page and the window.

    A `save` that raises UserError leaves the text waiting: it is tried again with the next key,
    on leaving the field and, when it was the disk that refused, every few seconds.
    """

    def __init__(self, widget: QWidget, save: Callable[[], None]) -> None:
        super().__init__(widget)
        self._save = save
        self._waiting = self._saving = self._disk = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._run)
        widget.installEventFilter(self)
        key, everything = id(self), pending()
        self.destroyed.connect(lambda *_gone: everything.end(key))

    def touch(self) -> None:
        if not self._waiting:
            self._waiting = True
            self._since.start()
            pending().begin(self)
        self._timer.start(max(0, min(PAUSE_MS, LIMIT_MS - self._since.elapsed())))

    @property
    def waiting(self) -> bool:
        return self._waiting

    def flush(self) -> bool:
        """Write now what waits; False when it was refused and still waits."""
        if self._waiting and not self._saving:
            self._run()
        return not self._waiting

    def leave(self) -> bool:
        """Before another record takes the field: False when the disk refused and the person should stay.

        What is refused for what it says goes: the record keeps what it had.
        """
        if not self.flush() and not self._disk:
            self.forget()
        return not self._waiting

    def forget(self) -> None:
        """Drop what waits: the record under the field is another one now."""
        self._timer.stop()
        self._waiting = False
        pending().end(id(self))

    def _run(self) -> None:
        self._timer.stop()
        self._saving = True
        try:
            self._save()
        except UserError as error:
            self._disk = isinstance(error, DiskError | FileError)
            self._since.start()
            if isinstance(error, DiskError):
                self._timer.start(RETRY_MS)
            pending().refuse(error)
        else:
            self.forget()
        finally:
            self._saving = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self.flush()
        return super().eventFilter(watched, event)
