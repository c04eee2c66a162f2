"""The foot of the window: what is saved, the last backup, whose file it is, work under way, what can be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QProgressBar

from munidesk.base.dates import show_time
from munidesk.base.i18n import _
from munidesk.base.lazy import lazy
from munidesk.data.sentences import barrier_words
from munidesk.data.store import Store
from munidesk.ui import icons, theme
from munidesk.ui.autosave import pending
from munidesk.ui.backup_words import backup_words
from munidesk.ui.steps import Steps
from munidesk.ui.tasks import Job, Tasks
from munidesk.ui.widgets import button, label, row, rule

if TYPE_CHECKING:
    from munidesk.base import spanish
else:
    (spanish,) = lazy("munidesk.base", "spanish")


class Foot(QFrame):
    """`name` says whose file it is; `steps` are what «Deshacer» and «Rehacer» do."""

    def __init__(self, store: Store, tasks: Tasks, name: Callable[[], str], steps: Steps) -> None:
        super().__init__()
        self._store, self._name, self._steps = store, name, steps
        self.setProperty("kind", "status")
        self.setFixedHeight(theme.px(32))
        self.saved, self.backup, self._town = label(kind="quiet"), label(kind="quiet"), label(kind="quiet")
        self._saved_icon, self._backup_icon = QLabel(), QLabel()
        self._progress = QProgressBar()
        self._progress.setFixedWidth(theme.px(160))
        self._progress.setTextVisible(False)
        self._progress.hide()
        tasks.idle.connect(self._progress.hide)
        tasks.running.connect(self._show_job)
        self.undo = button(_("Deshacer"), steps.undo, kind="quiet", icon="undo")
        self.redo = button(_("Rehacer"), steps.redo, kind="quiet", icon="redo")
        for made in (self.undo, self.redo):
            made.setStyleSheet(f"QPushButton {{ min-height: 24px; font-size: {theme.px(theme.SMALL * 4 / 3)}px; }}")
        self.setLayout(
            row(
                self._saved_icon,
                self.saved,
                rule(vertical=True),
                self._backup_icon,
                self.backup,
                rule(vertical=True),
                self._town,
                None,
                self._progress,
                self.undo,
                self.redo,
                spacing=8,
                margins=(18, 3, 12, 3),
            )
        )

    def show_saved(self) -> None:
        """The word on what is typed: on disk, on its way, or refused and why."""
        store, t = self._store, theme.tokens()
        at, typed = store.saved_at, pending()
        if store.read_only:
            said = _("Copia liviana") if store.light else _("Solo lectura")
            words, tip, icon, ink = said, store.read_only_reason, "alert", t.attention
        elif typed.words:
            ink, icon = (t.attention, "alert") if typed.fault else (t.text2, "pencil")
            words, tip = typed.words, typed.fault
        else:
            words, tip = _("Guardado {at}").format(at=show_time(at)) if at else _("Todo está guardado"), ""
            icon, ink = "check", t.good
        self.saved.setText(words)
        self.saved.setToolTip(tip)
        self._saved_icon.setPixmap(icons.pixmap(icon, ink, 16))

    def refresh(self) -> None:
        """Everything it says, anew."""
        store, t = self._store, theme.tokens()
        self.show_saved()
        words, tone = backup_words(store.last_backup) if not store.light else (_("No necesita respaldo"), "good")
        self.backup.setText(words)
        self.backup.setToolTip(store.last_backup.faults if store.last_backup else "")
        self._backup_icon.setPixmap(icons.pixmap("shield-check", getattr(t, tone), 16))
        self._town.setText(self._name())
        back, again = self._steps.of_page()
        for made, word, what in (
            (self.undo, _("Deshacer"), back or store.undo_label),
            (self.redo, _("Rehacer"), again or store.redo_label),
        ):
            made.setText(f"{word}: {spanish.uncapital(what)}" if what else word)
            made.setEnabled(bool(what))
        if store.undo_barrier and not back:
            self.undo.setText(barrier_words(store.undo_barrier))

    def _show_job(self, job: Job) -> None:
        self._progress.setRange(0, 0)
        self._progress.show()
        job.progress.connect(self._show_progress)

    def _show_progress(self, done: int, total: int, _note: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
