"""What leaves of a round: its papers, its answers as a list, and a folder of open data written on the worker."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from munidesk.base.i18n import _
from munidesk.documents.model import Document
from munidesk.features.open_government.diagnoses.open_data import OpenData, prepare
from munidesk.instruments.store import Compute
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.page_export import Build, Entry
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.printing import folder_way
from munidesk.ui.tasks import Job


def paper_of(context: Context, name: str, round_id: str) -> Build:
    """That paper, of the round."""

    def build() -> Document | Sheet:
        found = context.make(name, Selection(id=round_id))
        assert isinstance(found, Document | Sheet)
        return found

    return build


def entries(context: Context, round_id: str) -> list[Entry]:
    """For the menu of what is exported."""
    papers = (
        ("diagnosis", _("Diagnóstico")), ("semaforo-poster", _("Semáforo para la cartelera")),
        ("diagnosis-compare", _("Comparación de dos rondas")), ("diagnosis-form", _("Formulario en blanco por área")),
    )  # fmt: skip
    answers = Entry(_("Respuestas"), paper_of(context, "diagnosis-answers", round_id), data=True, paper=False)
    return [*(Entry(words, paper_of(context, name, round_id)) for name, words in papers), answers]


def ask_to_publish(context: Context, round_id: str, compute: Compute) -> None:
    """What cannot be published is told, with what to do, before any folder is asked for."""
    ready: list[OpenData] = []
    if not Attempt(context)(lambda: ready.append(prepare(context.store, compute, round_id))):
        return
    chosen = QFileDialog.getExistingDirectory(
        context.window, _("Publicar la ronda como datos abiertos"), str(context.store.path.parent),
        QFileDialog.Option.DontUseNativeDialog,
    )  # fmt: skip
    if chosen:
        publish(context, ready[0], Path(chosen))


def publish(context: Context, ready: OpenData, folder: Path) -> None:
    def work(_job: Job) -> Path:
        return ready.write(folder)

    def done(made: Path) -> None:
        context.offer(_("La carpeta está en {folder}").format(folder=made), (folder_way(context, made),))

    context.tasks.run(work, done)
