"""Long work on one worker thread, home again by a queued signal; neither Qt nor the database over there."""

from collections.abc import Callable
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from munidesk.base.errors import CancelledError
from munidesk.base.i18n import _

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
SHOW_AFTER_MS = 400


class Job(QObject):
    """What a piece of work reports through; `step` raises CancelledError once the person has cancelled."""

    progress = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = Event()

    def step(self, done: int, total: int, note: str = "") -> None:
        if self._cancelled.is_set():
            raise CancelledError(_("Cancelado. No se escribió nada."))
        self.progress.emit(done, total, note)

    def pause(self, seconds: float) -> None:
        """Leave the file and the processor to the person for a moment; raises CancelledError once cancelled."""
        if self._cancelled.wait(seconds):
            raise CancelledError(_("Cancelado. No se escribió nada."))

    @property
    def cancelled(self) -> bool:
        """For work that waits for another process, and asks instead of stepping."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()


class Tasks(QObject):
    """One worker. `running` fires with the job after 400 ms, `idle` when nothing is left."""

    running = Signal(object)
    idle = Signal()
    failed = Signal(object)
    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._home.connect(self._at_home, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _worker(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, "munidesk")

    def run(
        self, work: Callable[[Job], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> Job:
        """Run `work(job)` on the worker, then `done(result)` here; an error goes to `failed`, or to that signal."""
        job = Job()
        self._jobs.append(job)

        def on_worker() -> None:
            try:
                result = work(job)
            except Exception as error:  # whatever happens over there is shown over here
                caught = error
                self._home.emit(lambda: self._finish(job, lambda: self._fail(caught, failed)))
            else:
                self._home.emit(lambda: self._finish(job, lambda: done(result)))

        self._worker.submit(on_worker)
        QTimer.singleShot(SHOW_AFTER_MS, self, lambda: self._show(job))
        return job

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def stop(self) -> None:
        """Cancel what runs and wait for it; for closing the window."""
        for job in self._jobs:
            job.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _show(self, job: Job) -> None:
        if job in self._jobs:
            self.running.emit(job)

    def _at_home(self, closure: Callable[[], None]) -> None:
        closure()

    def _finish(self, job: Job, then: Callable[[], None]) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self.idle.emit()
        then()

    def _fail(self, error: Exception, failed: Callable[[Exception], None] | None) -> None:
        if failed is not None:
            failed(error)
        elif not isinstance(error, CancelledError):
            self.failed.emit(error)
