"""The program in a real window, started by its entry, that tells what is seen of it: one question a line, one answer.

It presses nothing and moves no focus: keys come from the screen. Its clock begins where the simulation's does, or as
many days later as it is told, and runs with the real one, so that journeys read the same hours.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from munidesk import app_windows as program
from munidesk.base import dates
from tests.hands import eyes
from tests.hands.driver import BEGINS


class Watch(QObject):
    """Counts the keys that arrive and keeps what was wrong after any of them."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0
        self.faults: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease and isinstance(watched, QWindow):
            self.keys += 1
            QTimer.singleShot(0, self, self._look)
        return False

    def _look(self) -> None:
        if QApplication.activeWindow() is not None:
            self.faults.extend(eyes.seen().faults)


class Answers:
    def __init__(self, days: int = 0) -> None:
        self.glass, self.watch = eyes.Glass(), Watch()
        self._began, self._more = time.monotonic(), days * 86_400.0

    def moment(self) -> datetime:
        return BEGINS + timedelta(seconds=time.monotonic() - self._began + self._more)

    def listen(self) -> None:
        """Until the one who asks is gone."""
        for line in sys.stdin:
            asked, argument = json.loads(line)
            try:
                said = self.glass.do(lambda: self._answer(asked, argument))  # noqa: B023 - done before the next line
            except eyes.Gone:
                return
            print(json.dumps(said), flush=True)

    def _answer(self, asked: str, argument: object) -> object:
        verbs: dict[str, Callable[[], object]] = {
            "start": self._start,
            "look": self._look,
            "painted": eyes.painted,
            "copied": lambda: QGuiApplication.clipboard().setText(str(argument)),
            "elapse": lambda: self._elapse(float(str(argument))),
        }
        return verbs[asked]()

    def _start(self) -> None:
        QApplication.instance().installEventFilter(self.watch)

    def _elapse(self, seconds: float) -> None:
        self._more += seconds

    def _look(self) -> object:
        found = asdict(eyes.seen())
        active = QApplication.activeWindow() is not None
        faults, self.watch.faults = self.watch.faults, []
        return {**found, "faults": faults or (found["faults"] if active else []), "keys": self.watch.keys,
                "active": active}  # fmt: skip


def main() -> int:
    answers = Answers(*map(int, sys.argv[1:]))
    threading.Thread(target=answers.listen, daemon=True).start()
    with dates.fixed_clock(answers.moment):
        return program.run_window(None)


if __name__ == "__main__":
    sys.exit(main())
