"""A kit leaves for another town, or comes from one: asked in a dialog, written on the worker."""

from pathlib import Path

from munidesk.base.i18n import _
from munidesk.features.training.kinds import COURSES
from munidesk.features.training.kits.folder import read_folder
from munidesk.features.training.kits.store import compared, kit_of, prepare, take_in
from munidesk.instruments.store_shelf import shelf
from munidesk.procedures.store_procedures import offered
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import ask_folder
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.printing import folder_way
from munidesk.ui.tasks import Job


class Kits:
    """The verbs of a page that offers them."""

    def __init__(self, context: Context) -> None:
        self._context, self._try = context, Attempt(context)

    def give(self) -> None:
        """Which course, with which instrument and procedure; then where to."""
        store = self._context.store
        courses = tuple((one.id, one.title) for one in COURSES.all(store) if not one.whole_id)
        if not courses:
            self._context.toast(_("Todavía no hay cursos. Cárguelos en Capacitación › Necesidades."), False)
            return
        instruments = (("", _("Ninguno")), *((one.id or one.instrument.key, one.instrument.title)
                                             for one in shelf(store)))  # fmt: skip
        procedures = (("", _("Ninguno")), *((one.script.key, one.script.title) for one in offered(store)))
        told = dialogs.ask(
            self._context.window, _("Kit para otro municipio"),
            _("Una carpeta con el curso, sus plantillas en Word y lo que elija. No lleva datos de personas."),
            (
                Field("course", _("Curso"), Kind.CHOICE, choices=courses),
                Field("instrument", _("Instrumento"), Kind.CHOICE, choices=instruments),
                Field("procedure", _("Procedimiento"), Kind.CHOICE, choices=procedures),
            ),
            accept=_("Elegir carpeta…"), draft=self._context.draft("kit.ask"),
        )  # fmt: skip
        if told is None:
            return
        folder = ask_folder(self._context.window, _("Kit para otro municipio"), store.path.parent)
        if folder is not None:
            self._try(lambda: self.give_to(folder, told["course"], told["instrument"], told["procedure"]))

    def give_to(self, folder: Path, course: str, instrument: str = "", procedure: str = "") -> None:
        """Raises UserError when one of them is gone."""
        store = self._context.store
        leaving = prepare(store, kit_of(store, course, instrument, procedure))

        def work(_job: Job) -> Path:
            return leaving.write(folder)

        def done(made: Path) -> None:
            said = _("El kit está en {folder}").format(folder=made)
            self._context.offer(said, (folder_way(self._context, made),))

        self._context.tasks.run(work, done)

    def take(self) -> None:
        if self._context.store.read_only:
            return
        folder = ask_folder(self._context.window, _("Abrir un kit"), self._context.store.path.parent)
        if folder is not None:
            self._try(lambda: self.take_from(folder))

    def take_from(self, folder: Path) -> None:
        """What would come in is told first. Raises UserError for a folder that is no kit of ours and whole."""
        store, kit = self._context.store, read_folder(folder)
        found = compared(store, kit)
        lines = [f"• {one}" for one in found.added]
        if kit.instrument is not None:
            lines.append(f"• {_('Instrumento: {title}').format(title=kit.instrument.instrument.title)}")
        if kit.procedure is not None:
            lines.append(f"• {_('Procedimiento: {title}').format(title=kit.procedure.title)}")
        if not lines:
            self._context.toast(_("Nada nuevo: {words}").format(words=found.words), False)
            return
        text = "\n".join((_("Kit de {town}").format(town=kit.town or _("otro municipio")), "", *lines))
        if dialogs.confirm(self._context.window, _("¿Abrir este kit?"), text, _("Abrir")):
            take_in(store, kit)
            self._context.toast(found.words, True)
