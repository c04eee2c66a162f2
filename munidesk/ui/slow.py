"""Notices when the window stood still: a beat that comes late says for how long."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from munidesk.base import logs
from munidesk.base.logs import Event, Word

BEAT_MS = 1000
LONG_MS = 1000
ASLEEP_MS = 600_000
"""Later than this the computer slept, or somebody stopped the program."""


class SlowWatch(QObject):
    """One entry of the log each time the window was blocked for over a second, with the page it was on."""

    def __init__(self, parent: QObject, page: Callable[[], str], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._page, self._clock = page, clock
        self._due = clock() + BEAT_MS / 1000
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)

    def beat(self) -> None:
        """What the timer calls; late by as long as something held the window."""
        late = round((self._clock() - self._due) * 1000)
        self._due = self._clock() + BEAT_MS / 1000
        if LONG_MS <= late < ASLEEP_MS:
            logs.note(Event.SLOW, ms=late, page=Word(self._page()))

    def stop(self) -> None:
        self._timer.stop()
