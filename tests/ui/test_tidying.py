"""What is forgotten goes on the thread of the window, never on that of the worker."""

import gc
import threading

from PySide6.QtCore import QEventLoop

from munidesk.ui.tasks import Job, Tasks
from munidesk.ui.tidying import tidy

GONE: list[str] = []
"""The thread on which each ring went."""


class Ring:
    """Holds itself, as a form does whose buttons call it."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        GONE.append(threading.current_thread().name)


def test_the_worker_takes_nothing_of_the_window_away(qapp):
    """The journey of the initiatives ended twice in the middle: memory freed while the letter was being drawn."""
    GONE.clear()
    tasks = Tasks()
    loop = QEventLoop()
    tasks.idle.connect(loop.quit)

    def work(_job: Job) -> int:
        return sum(isinstance(Ring(), Ring) for _turn in range(20_000))

    tasks.run(work, lambda _made: None)
    loop.exec()
    tidy()
    gc.collect()
    assert len(GONE) == 20_000
    assert set(GONE) == {threading.main_thread().name}
    tasks.stop()
