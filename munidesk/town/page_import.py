"""The page of the import assistant: Archivo, Columnas, Ensayo; then everything in one step that one undo takes back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.sheets import assistant
from munidesk.sheets.assistant import Opened
from munidesk.sheets.rehearsal import Rehearsal
from munidesk.town import store as town
from munidesk.town.page_import_columns import ColumnsStep
from munidesk.town.page_import_decide import Decisions
from munidesk.town.page_import_file import FileStep, size_words
from munidesk.town.page_import_foot import Foot
from munidesk.town.page_import_list import Dropped
from munidesk.town.page_import_lists import Lists
from munidesk.town.page_import_reading import Reading
from munidesk.town.page_import_rehearsal import RehearsalStep
from munidesk.town.page_import_saved import rehearsal_to_file, shape_from_file, shape_to_file
from munidesk.town.page_import_state import Decided
from munidesk.town.page_import_told import done_words
from munidesk.town.page_import_trial import LONG, Trial
from munidesk.town.page_import_work import COLUMNS, FILE, REHEARSAL, Work
from munidesk.town.page_import_writing import Writing
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import ask_folder, ask_sheet
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page, PageHeader, begin
from munidesk.ui.stepper import Stepper
from munidesk.ui.widgets import column, row, rule


class ImportPage(Page):
    """What was decided is kept as a draft until it is written, or the file is changed for another."""

    def __init__(self, lists: Lists, context: Context) -> None:
        super().__init__(context)
        self._lists, self._back = lists, ""
        self.work: Work | None = None
        self._try = Attempt(context, say=partial(dialogs.tell, context.window, _("No se pudo importar")))
        self.setAcceptDrops(True)
        self.installEventFilter(Dropped(context, self._here, self))
        figures = town.figures(context.store)
        self.header = PageHeader()
        self.stepper = Stepper((_("Archivo"), _("Columnas"), _("Ensayo")))
        self.stepper.chosen.connect(self.go_to)
        self.file = FileStep(lists.names(), figures)
        self.columns = ColumnsStep(figures)
        self.rehearsal = RehearsalStep(figures, lambda key: self.work.label_of(key) if self.work else "")
        self._stack = QStackedWidget()
        for step in (self.file, self.columns, self.rehearsal):
            self._stack.addWidget(step)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._rehearse)
        self.foot = Foot(self.step_back, self.go_on)
        self.reading = Reading(context.tasks, self.file.show_progress, self._on_read, self._on_unread)
        self.trial = Trial(context.tasks, self._try, self.foot.say_now, self._on_rehearsed)
        self.writing = Writing(context.tasks, self._try, self.foot.say_now, self._on_written, self._on_kept)
        self.decisions = Decisions(lambda: self.work, self._try, self.file, self.columns, self.rehearsal)
        self._hear()
        self._lay_out()

    def _hear(self) -> None:
        """What the steps ask for."""
        self.file.wanted.connect(self.choose_file)
        self.file.whole.connect(self.choose_folder)
        self.file.cancelled.connect(self._cancel_reading)
        self.file.listed.connect(self._into)
        self.decisions.made.connect(self._show)
        self.decisions.due.connect(self._later.start)
        self.decisions.restarted.connect(self._start)
        self.foot.shape_opened.connect(partial(self._write_down, shape_from_file))
        self.foot.shape_saved.connect(partial(self._write_down, shape_to_file))
        self.foot.report_saved.connect(partial(self._write_down, rehearsal_to_file))

    def _lay_out(self) -> None:
        layout = column(self.header, spacing=0)
        layout.addLayout(row(self.stepper, margins=(24, 0, 24, 0)))
        layout.addWidget(rule())
        body = QWidget()
        body.setLayout(column(self._stack, margins=(24, 16, 24, 0)))
        layout.addWidget(body, 1)
        layout.addWidget(self.foot)
        self.setLayout(layout)

    # -- where one is

    @property
    def _home(self) -> str:
        """The page one came from, or that shows the list."""
        return self._back or (self._lists.place_of(self.work.name)[0] if self.work is not None else "home")

    def _go_home(self, work: Work) -> None:
        """Back to the list, in the tab where one left it; to the record that the rows belong to."""
        page, arguments = (self._back, {}) if self._back else self._lists.place_of(work.name)
        if self._back and work.of:
            arguments = {"id": work.of.partition(":")[2]}
        self.context.navigator.go(page, **arguments)

    def _here(self) -> dict[str, str]:
        """What a sheet that is dropped here comes into."""
        work = self.work
        return {"list": work.name if work else "", "back": self._back, "of": work.of if work else ""}

    def crumbs(self) -> Sequence[Crumb]:
        if self.work is None:
            return ((_("Importar"), ""),)
        many = capital(self.work.target.many)
        return ((self._lists.title_of(self._home), self._home), (many, self._home), (_("Importar"), ""))

    def topic(self) -> str:
        return str(self.step)

    @property
    def step(self) -> int:
        return self._stack.currentIndex()

    def open(
        self, list: str = "", path: str = "", back: str = "", of: str = ""  # noqa: A002 - the name in every link
    ) -> None:  # fmt: skip
        """Into that list; with `path`, that file; else what was begun and not finished, if there is any.

        A page made anew (letters were made large) goes on with the file it had. `of` is the record that all rows
        belong to («encounter_id:…»).
        """
        before = (self.work.name, self.work.of) if self.work is not None else ("", "")
        wanted = (list, of) if list else before if before[0] else (self._lists.names()[0][0], "")
        self._back = back or (self._back if wanted == before else "")
        if wanted != before:
            self._begin(*wanted)
        work = self.work
        assert work is not None
        if self.writing.running:
            return
        if work.opened is None and not self.reading.running and work.resume(path):
            self._read(Path(work.decided.path))
            name = Path(work.decided.path).name
            self.context.toast(_("Se retoma la importación de «{name}» donde quedó.").format(name=name), False)
        elif path:
            self._start(Path(path))
        if self.step == REHEARSAL and work.rehearsal is None:
            self._rehearse()
        self._show()

    def _begin(self, name: str, of: str = "") -> None:
        """Another list, from the beginning."""
        self._cancel_reading()
        self.work = Work(self.context.store, name, self._lists.named(name).in_file(self.context.store), of)
        self.rehearsal.forget()
        self.file.take(self.work.target)
        self.file.show_empty(writes=not self.context.store.read_only)
        self._show_step(FILE)

    def leave(self) -> bool:
        """What is being read is read again when one comes back: nobody waits for it elsewhere."""
        self._cancel_reading()
        return True

    # -- the file

    def choose(self) -> None:
        """«Importar…»: ask for the file at once, unless one is on its way already, or a folder may be wanted."""
        idle = self.work is not None and self.work.opened is None and not self.reading.running
        if idle and self.work is not None and self.work.target.opens is None and not self.context.store.read_only:
            self.choose_file()

    def choose_file(self) -> None:
        title, other = self.header.title.text(), self.work.target.files if self.work is not None else ()
        if chosen := ask_sheet(self.context.window, title, self.context.store.path.parent, other):
            self._start(chosen)

    def choose_folder(self) -> None:
        if chosen := ask_folder(self.context.window, self.header.title.text(), self.context.store.path.parent):
            self._start(chosen)

    def _start(self, path: Path) -> None:
        """Another file, from the beginning."""
        if self.work is not None and not self.context.store.read_only and not self.writing.running:
            self.work.decided, self.work.opened, self.work.rehearsal = Decided(str(path)), None, None
            self.work.keep()
            self._read(path)

    def _read(self, path: Path) -> None:
        """What was decided is applied when it is home."""
        self._cancel_reading()
        work = self.work
        assert work is not None
        self.rehearsal.forget()
        self._stack.setCurrentIndex(FILE)
        self.file.show_reading(path.name)
        self.reading.begin(work, path)
        self._show()

    def _cancel_reading(self) -> None:
        self.trial.cancel()
        if self.reading.cancel():
            self.file.show_empty(writes=not self.context.store.read_only)
            self._show()

    def _on_read(self, opened: Opened) -> None:
        if self.work is None:
            return
        step = self.work.decided.step
        self.work.take(opened)
        self.work.keep()
        self.go_to(step)

    def _on_unread(self, why: str) -> None:
        self.file.show_empty(why)
        self._show()
        begin(self)

    def _into(self, name: str) -> None:
        """The sheet holds something else than the list one came from."""
        if self.work is not None and name != self.work.name:
            path = self.work.decided.path
            self.work.give_up()
            self._begin(name)
            self._start(Path(path))

    # -- the steps

    def go_to(self, step: int) -> None:
        """Show a step, once what comes before it is known; the stepper and «Atrás» lead back at any time."""
        work = self.work
        if work is None or self.writing.running:
            return
        self._stop_trial(work)
        if work.opened is None or not work.chosen:
            step = FILE
        if step > FILE and not self._try(work.match):
            step = FILE
        if step == REHEARSAL and work.missing:
            step = COLUMNS
        self._show_step(step)
        if step == REHEARSAL and work.rehearsal is None:
            self._rehearse()
            if self.trial.running:
                self.rehearsal.forget()
        self._show()
        if self.isVisible():
            begin(self)

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.setFocusProxy((self.file, self.columns.columns, self.rehearsal)[step])
        if self.work is not None:
            self.work.at(step)

    def go_on(self) -> None:
        """The primary button of each step."""
        if not self.foot.ready:
            return
        if self.step == REHEARSAL:
            self._write()
        else:
            self.go_to(self._beside(1))

    def _beside(self, by: int) -> int:
        """The next step, or the one before: what the program proposed has no columns to be told apart."""
        return self.step + (2 * by if self.work is not None and self.work.target.reviewed else by)

    def step_back(self) -> None:
        """One step back, from the first to the list; nothing that was decided is lost. What is being written stops."""
        if self.writing.running:
            self.writing.cancel()
            return
        if self.step > FILE:
            self.go_to(self._beside(-1))
            return
        self._cancel_reading()
        if self.work is not None:
            self._go_home(self.work)

    def _rehearse(self) -> None:
        work = self.work
        if work is None or self.step != REHEARSAL:
            return
        self.trial.begin(work)
        self._show()

    def _stop_trial(self, work: Work) -> None:
        """What was shown is of what was decided before: one who comes back has it made anew."""
        if self.trial.running:
            self.trial.cancel()
            work.rehearsal = None

    def _on_rehearsed(self, cancelled: bool) -> None:
        first = not self.rehearsal.rows.rows
        if cancelled:
            self.go_to(COLUMNS)
            return
        self._show()
        if first and self.isVisible():
            self.rehearsal.begin()

    def _write(self) -> None:
        work = self.work
        assert work is not None
        if self._later.isActive():  # a cell was mended and not looked at yet: the figure on the button is old
            self._later.stop()
            self._rehearse()
            return
        if work.is_old and work.rows > LONG:
            self._rehearse()
            self.context.toast(_("El archivo cambió después del ensayo, que se hace otra vez: mírelo antes."), False)
            return
        self.writing.begin(work)
        self._stack.setEnabled(False)
        self._show()

    def _on_written(self, work: Work, done: Rehearsal) -> None:
        """Back to the list, unless one went elsewhere meanwhile."""
        here = self.isVisible()
        self._stack.setEnabled(True)
        work.give_up()
        self.work = None
        self.steps_changed.emit()
        if here:
            self._go_home(work)
        self.context.toast(done_words(done, work.target), True)

    def _on_kept(self) -> None:
        """It was cancelled, or could not be: everything is as it was before «Importar»."""
        self._stack.setEnabled(True)
        self._show()
        if self.isVisible():
            begin(self)

    # -- Ctrl+Z

    def own_steps(self) -> tuple[str, str]:
        """What was decided here comes before what was written in the file."""
        return self.work.steps if self.work is not None and not self.writing.running else ("", "")

    def own_step(self, *, back: bool) -> None:
        if self.work is not None:
            self.work.step_over(back=back)
            self.go_to(self.step)

    # -- what is shown

    def refresh(self) -> None:
        self._show()

    def _show(self) -> None:
        work = self.work
        if work is None:
            return
        if self.writing.running:  # the file is the worker's until it is done: nothing is read of it here
            self.foot.show_writing()
            return
        opened = work.opened
        facts = (
            f"{opened.path.name} · {size_words(opened.book.size, town.figures(self.context.store))}"
            if opened is not None
            else " · ".join(work.target.files) or _("Excel o CSV")
        )
        title = _("Importar {many}").format(many=work.target.many)
        self.header.set(title, facts, (_("Nada se escribe todavía"), "neutral", "lock"))
        self.stepper.set(self.step, range(self.step))
        if opened is not None:
            self._show_work(work, opened)
        self.foot.show_step(self.step, work, rehearsing=self.trial.running)
        self.steps_changed.emit()

    def _show_work(self, work: Work, opened: Opened) -> None:
        if self.step == FILE:
            self.file.show_read(opened, work.shape, work.name, remembered=work.recalled)
        elif self.step == COLUMNS and self._try(work.match):
            keeps = work.shape.answers.get(assistant.REMEMBER) != "no"
            self.columns.show_matched(work.matched, work.target, remember=keeps)
        elif work.rehearsal is not None:
            self.rehearsal.show_rehearsal(work.rehearsal, work.target, work.shape, work.values)

    def _write_down(self, verb: Callable[[Context, Work], None]) -> None:
        """The shape, or the rehearsal, as a file; or the shape as a file says it."""
        if self.work is not None and self._try(verb, self.context, self.work):
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on from anywhere, Esc one step back; Alt+↓ to the next doubt."""
        key, held = event.key(), event.modifiers()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held & Qt.KeyboardModifier.ControlModifier:
            self.go_on()
        elif key == Qt.Key.Key_Escape and not held:
            self.step_back()
        elif key == Qt.Key.Key_Down and held & Qt.KeyboardModifier.AltModifier and self.step == COLUMNS:
            self.columns.next_doubt()
        else:
            super().keyPressEvent(event)
