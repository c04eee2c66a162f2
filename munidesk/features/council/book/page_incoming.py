"""«Actas de otra copia»: choose the other file, read what would become of each acta, let in those that are whole."""

from pathlib import Path

from munidesk.base.i18n import _
from munidesk.records.ref import Ref
from munidesk.ui import dialogs
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.tasks import Job

_SHOWN = 14


def bring_from(context: Context) -> None:
    """Ask for the file, or for the munidesk.json of a folder of «Llevarse todo»."""
    title, kinds = _("El archivo de la otra copia"), _("Archivo de MuniDesk, o munidesk.json de «Llevarse todo»")
    path = ask_file(context.window, title, context.store.path.parent, kinds, (".munidesk", ".json"))
    if path is not None:
        offer(context, path)


def offer(context: Context, path: Path) -> None:
    """What would become of each, read on the worker; written once she says so."""
    verb = context.actions["bring_actas"]

    def read(_job: Job) -> str:
        return verb(Ref("rehearse", ""), str(path))

    def asked(told: str) -> None:
        first, *lines = told.splitlines()
        shown = "\n".join((first, "", *_some(lines)))
        if not any(f": {_('entra')}" in line for line in lines):
            dialogs.tell(context.window, _("No entra ninguna acta"), shown)
            return
        more = _("Entran con su texto y su huella, dicen que vienen de otra copia, y no se deshace.")
        if dialogs.confirm(context.window, _("Actas de otra copia"), f"{shown}\n\n{more}", _("Incorporar"), final=True):
            context.tasks.run(lambda _job: verb(Ref("minutes", ""), str(path)), done)

    def done(told: str) -> None:
        context.toast(told.splitlines()[0], False)

    context.tasks.run(read, asked)


def _some(lines: list[str]) -> list[str]:
    """As many as a dialog holds, those that do not enter first."""
    ordered = sorted(lines, key=lambda line: f": {_('no entra')}" not in line)
    rest = len(ordered) - _SHOWN
    return [*ordered[:_SHOWN], *([_("… y {n} más.").format(n=rest)] if rest > 0 else [])]
