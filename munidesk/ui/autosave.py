"""Write-through: text is saved 700 ms after the last key, on leaving the field, the page and the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

DELAY_MS = 700


class Autosave(QObject):
    """Calls `save` once after the last `touch`; `flush` calls it now when something waits."""

    def __init__(self, widget: QWidget, save: Callable[[], None]) -> None:
        super().__init__(widget)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._run)
        self._waiting = False
        widget.installEventFilter(self)

    def touch(self) -> None:
        self._waiting = True
        self._timer.start()

    @property
    def waiting(self) -> bool:
        return self._waiting

    def flush(self) -> None:
        self._timer.stop()
        if self._waiting:
            self._run()

    def forget(self) -> None:
        """Drop what waits: the record under the field is another one now."""
        self._timer.stop()
        self._waiting = False

    def _run(self) -> None:
        self._waiting = False
        self._save()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self.flush()
        return super().eventFilter(watched, event)
