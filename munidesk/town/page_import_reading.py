"""The file is read on the worker, in a process of its own: the window goes on, and another file may be asked for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from munidesk.base.errors import CancelledError, UserError
from munidesk.sheets import assistant
from munidesk.sheets.assistant import Opened
from munidesk.town.page_import_work import Work
from munidesk.ui.tasks import Job, Tasks


class Reading(QObject):
    """One file at a time. `progress` hears rows, of how many; `read` what it is, `unread` why it could not be."""

    def __init__(
        self,
        tasks: Tasks,
        progress: Callable[[int, int], None],
        read: Callable[[Opened], None],
        unread: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._tasks, self._progress, self._read, self._unread = tasks, progress, read, unread
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        return self._job is not None

    def begin(self, work: Work, path: Path) -> None:
        """For the list of the work; a file that is being read is given up."""
        self.cancel()
        store, target = work.store, work.target
        job = self._tasks.run(
            lambda job: assistant.open_sheets(store, target, path, job.step, lambda: job.cancelled),
            lambda opened: self._home(job, opened), lambda error: self._failed(job, error),
        )  # fmt: skip
        job.progress.connect(lambda done, total, _note: self._progress(done, total))
        self._job = job

    def cancel(self) -> bool:
        """Nobody waits for it any more; whether there was one."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        return job is not None

    def _home(self, job: Job, opened: Opened) -> None:
        if job is self._job:  # else another file was asked for meanwhile
            self._job = None
            self._read(opened)

    def _failed(self, job: Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        told = isinstance(error, UserError) and not isinstance(error, CancelledError)
        self._unread(str(error) if told else "")
        if not isinstance(error, UserError):
            self._tasks.failed.emit(error)
