"""What the editor does with a whole instrument: copies, versions, files in, what changed, a diagnosis with it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.documents.model import Document
from munidesk.instruments.blank import blank_view
from munidesk.instruments.changes import change_words, changes
from munidesk.instruments.document_form import build_form
from munidesk.instruments.faults import refuse_faulty
from munidesk.instruments.guide_editor import KEY
from munidesk.instruments.kinds import INSTRUMENTS, ROUNDS
from munidesk.instruments.page_editor_shelf import name_of
from munidesk.instruments.reading import read_script
from munidesk.instruments.script import Script
from munidesk.instruments.store_criteria import script_of
from munidesk.instruments.store_editor import (
    adopt,
    copy,
    create,
    new_version,
    remove,
    take,
)
from munidesk.instruments.store_shelf import Shelved, known_indicators, usable
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_paper import show_paper
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import SHEETS, ask_file
from munidesk.ui.context import Context

DIAGNOSE = "diagnose"
"""The action that opens a diagnosis with an instrument."""


@dataclass(frozen=True)
class EditorVerbs:
    """`shown` is the chosen instrument with what it asks; `go` shows another one, by its id."""

    context: Context
    shown: Callable[[], tuple[Shelved, Script] | None]
    go: Callable[[str], object]

    @property
    def _try(self) -> Attempt:
        return Attempt(self.context)

    def _ask(self, title: str, text: str, value: str, verb: Callable[[str], str], key: str) -> None:
        """A title, and what is made with it is shown."""
        made: list[str] = []

        def submit(words: str) -> None:
            if not words:
                raise UserError(_("Escriba el título."), code="missing")
            made.append(verb(words))

        slot = self.context.draft(f"instrument.{key}")
        dialogs.ask_text(self.context.window, title, text, value=value, draft=slot, submit=submit)
        if made:
            self.go(made[0])

    def create(self) -> None:
        text = _("Después se agregan sus dimensiones y criterios, o se pega una lista de preguntas.")
        self._ask(_("Nuevo instrumento"), text, "", lambda words: create(self.context.store, words), "new")

    def copy(self) -> None:
        found = self.shown()
        if found is None or self.context.store.read_only:
            return
        one, script = found
        text = _("Se copia con todos sus criterios para cambiarlos. Queda dicho de dónde salen las preguntas.")
        value = _("{title} (propio)").format(title=one.instrument.title)
        key = f"copy:{name_of(one)}"
        self._ask(_("Copiar y cambiar"), text, value, lambda words: copy(self.context.store, script, words), key)

    def version(self) -> None:
        """A draft of the same key: rounds that are done keep what they asked."""
        found = self.shown()
        if found is None or self.context.store.read_only:
            return
        one, script = found
        if one.changes:
            self.context.toast(_("Es un borrador: se cambia como está, sin versión nueva."), False)
            return
        made: list[str] = []
        if self._try(lambda: made.append(new_version(self.context.store, script))):
            self.go(made[0])
            self.context.toast(_("Versión nueva: las rondas ya hechas conservan la suya."), True)

    def remove(self) -> None:
        found = self.shown()
        if found is None or self.context.store.read_only:
            return
        one, script = found
        if one.ships or one.rounds:
            words = _("Es de MuniDesk: no se quita.") if one.ships else _("Lo usa una ronda: no se quita.")
            self.context.toast(words, False)
            return
        count = ngettext("{n} criterio", "{n} criterios", len(script.criteria)).format(n=len(script.criteria))
        title = _("¿Quitar «{title}»?").format(title=one.instrument.title)
        text = _("Se va con {count}. Con Ctrl+Z se recupera.").format(count=count)
        if dialogs.confirm(self.context.window, title, text, _("Quitar")):
            self._try(remove, self.context.store, one.id)

    def changed(self) -> None:
        """What this version changes of the one before."""
        found = self.shown()
        before = self._before(*found) if found is not None else None
        if found is None or before is None:
            self.context.toast(_("No hay una versión anterior con que compararla."), False)
            return
        figures = town.figures(self.context.store)
        told = change_words(changes(before, found[1], figures), figures)
        lines = [line for head, own in told for line in (head, *(f"   {each}" for each in own))]
        title = _("Qué cambió desde la versión {n}").format(n=before.instrument.version)
        text = _("Los criterios que siguen se comparan entre rondas; los nuevos y los retirados van aparte.")
        if not lines:
            dialogs.tell(self.context.window, title, _("Pregunta lo mismo, con los mismos pesos."))
        else:
            dialogs.tell_list(self.context.window, title, text, lines)

    def _before(self, one: Shelved, _script: Script) -> Script | None:
        store, head = self.context.store, one.instrument
        older = [each for each in INSTRUMENTS.all(store, key=head.key) if each.version < head.version]
        if older:
            return script_of(store, max(older, key=lambda each: each.version).id)
        ours = None
        try:
            ours = usable(store, head.key)
        except UserError:
            return None
        return ours if ours.instrument.version < head.version else None

    def adopt(self) -> None:
        """An open round of another version of it goes on with this one."""
        found = self.shown()
        if found is None or self.context.store.read_only:
            return
        one, script = found
        store = self.context.store
        keys = {each.id for each in INSTRUMENTS.all(store, key=one.instrument.key)}
        keys.discard(one.id)
        waiting = [each for each in ROUNDS.all(store) if each.is_open and each.instrument_id in keys]
        if not one.id or not waiting:
            words = _("No hay una ronda abierta de otra versión de este instrumento.")
            self.context.toast(words, False)
            return
        rounds = waiting[0]
        title = _("Pasar la ronda {n} a esta versión").format(n=rounds.number)
        what = self.context.describe(Ref(rounds.owner_kind, rounds.owner_id))
        named = _("Es de «{title}».").format(title=what.title) if what is not None else ""
        text = _("Las respuestas siguen con sus criterios; lo que ahora se responde de otro modo queda en blanco.")
        if dialogs.confirm(self.context.window, title, f"{named} {text}".strip(), _("Pasar la ronda")):
            self._try(adopt, store, script.instrument.id, rounds.id)

    # -- files

    def bring(self) -> None:
        """An instrument from its file, or a sheet whose rows are questions of the one that is shown."""
        folder = self.context.store.path.parent
        path = ask_file(
            self.context.window, _("Abrir un instrumento o una lista de preguntas"), folder,
            _("Instrumentos y planillas"), (".toml", *SHEETS),
        )  # fmt: skip
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """A mistake is told with its line; nothing of the file comes in then."""
        made: list[str] = []
        store = self.context.store
        try:
            if path.suffix.lower() == ".toml":
                known = known_indicators(key for key, _words in self.context.indicators())
                made.append(take(store, read_script(path, known)))
            else:
                self._take_sheet(path)
                return
        except UserError as error:
            dialogs.tell(self.context.window, _("No se puede usar ese archivo"), str(error))
            return
        if made:
            self.go(made[0])
            self.context.toast(_("Entró el instrumento de «{name}».").format(name=path.name), True)

    def _take_sheet(self, path: Path) -> None:
        found = self.shown()
        if found is None or not found[0].changes:
            raise UserError(_("Elija antes un instrumento propio en borrador: la planilla agrega preguntas en él."))
        arguments = {"list": "criteria", "back": KEY, "of": f"instrument_id:{found[0].id}", "path": str(path)}
        self.context.navigator.go("import", **arguments)

    # -- out

    def form(self) -> Document:
        """The blank form as it will print. Raises UserError when nothing is chosen."""
        found = self.shown()
        if found is None:
            raise UserError(_("Elija un instrumento."))
        store = self.context.store
        view = blank_view(found[1], town.figures(store), today())
        return build_form(store, view, found[1].instrument.title)

    def preview(self) -> None:
        if self.shown() is not None:
            show_paper(self.context, _("Formulario en blanco"), lambda _selection: self.form())

    def diagnose(self) -> None:
        """A diagnosis of this year with it; one with faults is refused, and the first is said."""
        found = self.shown()
        action = self.context.actions.get(DIAGNOSE)
        if found is None or action is None or self.context.store.read_only:
            return
        one, script = found
        known = known_indicators(key for key, _words in self.context.indicators())
        if not self._try(refuse_faulty, script, known):
            return
        made: list[str] = []
        day = today()
        value = _("{title} {year}").format(title=one.instrument.title, year=day.year)
        text = _("Se abre su primera ronda, del {since} al {until}. Las fechas se cambian después.").format(
            since=show_date(day.replace(month=1, day=1)), until=show_date(day)
        )
        ref = Ref("instrument", name_of(one))
        dialogs.ask_text(
            self.context.window, _("Abrir un diagnóstico"), text, value=value, accept=_("Abrir"),
            draft=self.context.draft(f"instrument.diagnose:{ref.id}"),
            submit=lambda words: made.append(action(ref, words)),
        )  # fmt: skip
        if made:
            self._show_diagnosis(made[0])

    def _show_diagnosis(self, diagnosis_id: str) -> None:
        what = self.context.describe(Ref("diagnosis", diagnosis_id))
        if what is not None and what.key:
            self.context.navigator.go(what.key, **what.arguments)
        self.context.toast(_("Se abrió el diagnóstico con su primera ronda."), True)
