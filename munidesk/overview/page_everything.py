"""«Llevarse todo» and back: what is asked before, the work with its progress, and where it went."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QProgressDialog, QWidget

from munidesk.base.errors import CancelledError, UserError
from munidesk.base.files import file_name
from munidesk.base.i18n import _
from munidesk.overview.everything import Asked
from munidesk.overview.everything_back import Brought, bring_back
from munidesk.overview.everything_write import Taken, stays_out, take_everything
from munidesk.overview.house import House
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.printing import folder_way
from munidesk.ui.tasks import Job, Tasks
from munidesk.ui.widgets import label

ENDING = ".munidesk"


class EverythingDialog(Question):
    """What goes into the folder; accepted when the person wants to choose where."""

    def __init__(self, parent: QWidget) -> None:
        self.documents = QCheckBox(_("Actas y demás documentos, en Word y PDF"))
        self.workbook = QCheckBox(_("Además, un libro de Excel con todas las tablas"))
        self.private = QCheckBox(_("También los datos privados de vecinas y vecinos"))
        self.plain = QCheckBox(_("Con claves y códigos, para otro programa"))
        self.note = label(kind="quiet-text", wrap=True)
        self.documents.setChecked(True)
        text = _("Se hace una carpeta con todo lo que está escrito: una planilla por tabla, los adjuntos y qué "
                 "dice cada columna. Con ella, este programa u otro puede volver a tenerlo todo.")  # fmt: skip
        super().__init__(
            parent, _("Llevarse todo"), text, _("Elegir la carpeta…"),
            (self.documents, self.workbook, self.private, self.plain, self.note),
        )  # fmt: skip
        self.private.toggled.connect(self._tell)
        self._tell()
        self.documents.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def asked(self) -> Asked:
        return Asked(
            self.plain.isChecked(), self.private.isChecked(), self.workbook.isChecked(), self.documents.isChecked()
        )

    def _tell(self) -> None:
        private = _("La carpeta va a llevar nombres, teléfonos y domicilios: entréguela solo a quien corresponda.")
        self.note.setText(stays_out(self.asked) or private)


def take(house: House, context: Context) -> None:
    """Ask what and where, then write it on the worker."""
    dialog = EverythingDialog(context.window)
    wanted, asked = dialog.exec(), dialog.asked
    dialog.deleteLater()
    chosen = wanted and QFileDialog.getExistingDirectory(
        context.window, _("Llevarse todo"), str(context.store.path.parent), QFileDialog.Option.DontUseNativeDialog
    )
    if chosen:
        take_to(house, context, Path(chosen), asked)


def take_to(house: House, context: Context, folder: Path, asked: Asked) -> None:
    """Write it there, and say where it is and what stayed out."""

    def work(job: Job) -> Taken:
        return take_everything(house, context.store, folder, asked, job.step)

    def done(made: Taken) -> None:
        said = _("Todo está en {folder}: {words}").format(folder=made.path, words=made.words)
        context.offer(said, (folder_way(context, made.path),))

    context.tasks.run(work, done)


def bring(house: House, window: QWidget, home: Path, opened: Callable[[Path], object]) -> None:
    """Ask for a folder, and make of it a new file in `home`, which `opened` shows."""
    chosen = QFileDialog.getExistingDirectory(
        window, _("Importar todo de una carpeta"), str(home), QFileDialog.Option.DontUseNativeDialog
    )
    if chosen:
        bring_from(house, window, Path(chosen), home, opened)


def bring_from(house: House, window: QWidget, folder: Path, home: Path, opened: Callable[[Path], object]) -> Tasks:
    """As `bring`, of that folder; a sentence where it is none of ours, and no file then. Returns what works on it."""
    path = _new_file(home, folder.name)
    tasks, progress = Tasks(window), _progress(window)

    def work(job: Job) -> Brought:
        return bring_back(house, folder, path, step=job.step)

    def done(made: Brought) -> None:
        progress.reset()
        if made.left_out:
            dialogs.tell(window, _("Casi todo se importó"), made.words)
        opened(made.path)

    def failed(error: Exception) -> None:
        progress.reset()
        if not isinstance(error, UserError):
            raise error
        if not isinstance(error, CancelledError):
            dialogs.tell(window, _("No se pudo importar la carpeta"), str(error))

    job = tasks.run(work, done, failed)
    job.progress.connect(partial(_shown, progress))
    progress.canceled.connect(job.cancel)
    return tasks


def _progress(window: QWidget) -> QProgressDialog:
    made = QProgressDialog(_("Importando…"), _("Cancelar"), 0, 0, window)
    made.setWindowTitle(_("Importar todo de una carpeta"))
    made.setWindowModality(Qt.WindowModality.WindowModal)
    made.setMinimumDuration(400)
    made.setAutoReset(False)
    return made


def _shown(progress: QProgressDialog, done: int, total: int, what: str) -> None:
    progress.setMaximum(total)
    progress.setValue(done)
    progress.setLabelText(_("Importando {what}…").format(what=what))


def _new_file(home: Path, title: str) -> Path:
    """A name in the person's folder that nobody uses yet."""
    name, number = file_name(title) or _("Municipio"), 2
    path = home / f"{name}{ENDING}"
    while path.exists():
        path, number = home / f"{name} ({number}){ENDING}", number + 1
    return path
