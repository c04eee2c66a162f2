"""What was rehearsed is written on the worker, behind a copy of the file, and can be cancelled.

All of it in one change: cancelled, or cut, nothing of it stays.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from munidesk.base.errors import CancelledError, DoubtError, UserError
from munidesk.base.i18n import _
from munidesk.data import backup, clock
from munidesk.sheets.rehearsal import Rehearsal
from munidesk.town.page_import_work import Work
from munidesk.ui.attempt import Attempt
from munidesk.ui.tasks import Job, Tasks

Say = Callable[[str, int, int], None]


class Writing(QObject):
    """One import at a time. `written` hears what came of it, `kept` that nothing was written after all.

    `say` paints words, rows, of how many.
    """

    def __init__(
        self,
        tasks: Tasks,
        attempt: Attempt,
        say: Say,
        written: Callable[[Work, Rehearsal], None],
        kept: Callable[[], None],
    ) -> None:
        super().__init__()
        self._tasks, self._try, self._say, self._written, self._kept = tasks, attempt, say, written, kept
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        return self._job is not None

    def begin(self, work: Work) -> None:
        """Write what was rehearsed."""
        job = self._tasks.run(
            _behind_a_copy(work), lambda done: self._home(work, done), lambda error: self._failed(work, error)
        )
        job.progress.connect(lambda done, of, note: self._say(note or _("Importando"), done, of))
        self._job = job
        self._say(_("Importando"), 0, work.rows)

    def cancel(self) -> None:
        """Before its last row it is taken back; after it, it is written: `written` or `kept` says which."""
        if self._job is not None:
            self._job.cancel()

    def _home(self, work: Work, done: Rehearsal) -> None:
        self._job = None
        self._written(work, done)

    def _failed(self, work: Work, error: Exception) -> None:
        self._job = None
        if isinstance(error, DoubtError) and self._try(clock.certain, work.store):
            self.begin(work)
            return
        if isinstance(error, UserError) and not isinstance(error, CancelledError | DoubtError):
            self._try(_raise, error)
        elif not isinstance(error, UserError):
            self._tasks.failed.emit(error)
        self._kept()


def _behind_a_copy(work: Work) -> Callable[[Job], Rehearsal]:
    store, write = work.store, work.writing()

    def run(job: Job) -> Rehearsal:
        job.step(0, 0, _("Copiando el archivo antes de importar…"))
        backup.copy_before(store, "importar")
        return write(job.step)

    return run


def _raise(error: UserError) -> None:
    raise error
