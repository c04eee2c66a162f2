"""The file is looked over while the person begins to work; what is found is told in the window, with what to do."""

from collections.abc import Callable, Sequence

from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.data import check
from munidesk.town.health import Notice, notice
from munidesk.ui import dialogs
from munidesk.ui.tasks import Job
from munidesk.ui.window import MainWindow

FIRST = 0.4  # seconds: the home page reads what waits before anybody looks over the file
BETWEEN = 0.004  # a lock let go and taken at once again would never reach the window


def watch(window: MainWindow, rescue: Callable[[], None]) -> None:
    """Mend the search index and check the file on the background thread; `rescue` leads to the copies."""
    store = window.context.store

    def work(job: Job) -> Sequence[Problem]:
        job.pause(FIRST)
        return check.examine(store, lambda: job.pause(BETWEEN))

    window.background.run(work, lambda problems: _tell(window, notice(problems), rescue), lambda _error: None)


def _tell(window: MainWindow, told: Notice | None, rescue: Callable[[], None]) -> None:
    if told is None:
        return
    if told.rescue:
        window.notice.say(told.text, told.tone, _("Recuperar un respaldo…"), rescue)
    else:
        window.notice.say(told.text, told.tone, _("Qué hacer…"), lambda: explain(window, told))


def explain(window: MainWindow, told: Notice) -> None:
    """What to do, step by step."""
    dialogs.tell(window, _("Qué hacer"), "\n\n".join((told.text, *told.steps)))
