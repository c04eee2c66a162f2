"""Many rows are rehearsed on the worker and in a copy of the file: the window goes on, and whoever waits may cancel."""

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject

from munidesk.base.errors import CancelledError, DoubtError, UserError
from munidesk.base.i18n import _
from munidesk.data import clock
from munidesk.data.file import in_memory
from munidesk.data.store import Store
from munidesk.sheets.tried import Tried
from munidesk.town.page_import_work import Work
from munidesk.ui.attempt import Attempt
from munidesk.ui.tasks import Job, Tasks

LONG = 1_000
"""Rows from which a rehearsal is long enough to be waited for; fewer are there at once."""


class Trial(QObject):
    """One rehearsal at a time; `ended` hears whether it was cancelled. `say` paints words, rows, of how many.

    Never in the midst of a change of the file itself: what the window keeps meanwhile would be taken back with it.
    """

    def __init__(
        self, tasks: Tasks, attempt: Attempt, say: Callable[[str, int, int], None], ended: Callable[[bool], None]
    ) -> None:
        super().__init__()
        self._tasks, self._try, self._say, self._ended = tasks, attempt, say, ended
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        return self._job is not None

    def begin(self, work: Work) -> None:
        """Of what is decided now; one under way is given up."""
        self.cancel()
        # Each row of what one chose without a sheet is a file that has to be read.
        twin = in_memory(work.store) if work.rows > LONG or work.target.opens is not None else None
        if twin is None:
            self._try(work.rehearse, self._progress)
            self._ended(False)
            return
        job = self._tasks.run(
            _on(twin, work.trial(twin)), lambda made: self._home(job, work, made),
            lambda error: self._failed(job, work, error),
        )  # fmt: skip
        job.progress.connect(lambda done, of, _note: self._progress(done, of) if job is self._job else None)
        self._job = job
        self._progress(0, work.rows)

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _progress(self, done: int, of: int) -> None:
        self._say(_("Ensayando"), done, of)

    def _home(self, job: Job, work: Work, made: tuple[Tried, float]) -> None:
        if job is self._job:
            self._job = None
            work.rehearsed(made)
            self._ended(False)

    def _failed(self, job: Job, work: Work, error: Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        if isinstance(error, DoubtError) and self._try(clock.certain, work.store):
            self.begin(work)  # the copy had the doubt of the file, where the person has answered it
            return
        if isinstance(error, UserError) and not isinstance(error, CancelledError | DoubtError):
            self._try(_raise, error)
        elif not isinstance(error, UserError):
            self._tasks.failed.emit(error)
        self._ended(isinstance(error, CancelledError))


def _on(
    twin: Store, trial: Callable[[Callable[[int, int], None]], tuple[Tried, float]]
) -> Callable[[Job], tuple[Tried, float]]:
    def run(job: Job) -> tuple[Tried, float]:
        with closing(twin):
            return trial(job.step)

    return run


def _raise(error: UserError) -> None:
    raise error
