"""What the steps of the import assistant let a person decide, each a step that Ctrl+Z takes back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from munidesk.base.i18n import _
from munidesk.sheets import assistant
from munidesk.sheets.kept import forget
from munidesk.town.page_import_columns import ColumnsStep
from munidesk.town.page_import_file import FileStep
from munidesk.town.page_import_rehearsal import RehearsalStep
from munidesk.town.page_import_state import with_answer, with_word
from munidesk.town.page_import_told import last_line
from munidesk.town.page_import_work import Work
from munidesk.ui.attempt import Attempt

_QUICK = 0.7
"""Seconds a rehearsal may take and still be made again after each cell that is mended."""
_PAUSE_MS = 1500
"""How long after the last mended cell a slow one is made again."""


class Decisions(QObject):
    """Hears the steps and tells the work. `made` asks to show it again, `due` to rehearse it after so many ms."""

    made = Signal()
    due = Signal(int)
    restarted = Signal(object)
    """The same file (a path) from the beginning."""

    def __init__(
        self,
        work: Callable[[], Work | None],
        attempt: Attempt,
        file: FileStep,
        columns: ColumnsStep,
        rehearsal: RehearsalStep,
    ) -> None:
        super().__init__()
        self._work, self._try, self._file, self._columns = work, attempt, file, columns
        file.ticked.connect(self.tick)
        file.headed.connect(self.understand)
        file.ended.connect(self.end_at)
        file.forgotten.connect(self.forget_shape)
        columns.taken.connect(self.give)
        columns.meant.connect(self.mean)
        columns.remembers.connect(self.remember)
        rehearsal.mended.connect(self.mend)
        rehearsal.answered.connect(self.answer)

    def tick(self, sheet: str) -> None:
        if work := self._work():
            work.tick(sheet)
            self.made.emit()

    def end_at(self, line: int) -> None:
        seen = self._file.seen
        if seen is not None and line != last_line(seen):
            self.understand(seen.header_line, line)

    def understand(self, header_line: int, last: int = 0) -> None:
        """The sheet that is looked at, from that heading on and up to that row."""
        work, seen = self._work(), self._file.seen
        if work is not None and seen is not None:
            self._try(work.understand, seen.sheet, header_line, last)
            self.made.emit()

    def forget_shape(self) -> None:
        """What was remembered is not used for this sheet, nor kept for the next."""
        work = self._work()
        if work is None or work.opened is None:
            return
        for one in work.opened.sheets:
            forget(work.store, work.name, [each.title for each in one.columns])
        self.restarted.emit(Path(work.opened.path))

    def give(self, at: int, key: str) -> None:
        work, shown = self._work(), self._columns.shown
        if work is not None and shown is not None:
            work.give(at, key, shown)
            self.made.emit()

    def mean(self, key: str, word: str, code: str) -> None:
        if work := self._work():
            work.decide(with_word(work.shape, key, word, code), _("palabra «{word}»").format(word=word))
            self.made.emit()

    def remember(self, keeps: bool) -> None:
        if work := self._work():
            shape = with_answer(work.shape, assistant.REMEMBER, "yes" if keeps else "no")
            work.decide(shape, _("recordar la forma"))
            self.made.emit()

    def mend(self, sheet: str, line: int, key: str, text: str) -> None:
        if work := self._work():
            work.mend(sheet, line, key, text)
            self.made.emit()
            self.due.emit(0 if work.took < _QUICK else _PAUSE_MS)

    def answer(self, code: str, answer: str) -> None:
        if work := self._work():
            work.answer(code, answer)
            self.due.emit(0)
