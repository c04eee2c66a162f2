"""«Importar…» for any list: rehearse, show what was understood and what was refused, write when the person says so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QListWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate, Outcome, Rehearsal
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target
from munidesk.ui import dialogs, theme
from munidesk.ui.choose import ask_sheet
from munidesk.ui.context import Context

Import = Callable[[], Target]


def choose_and_import(context: Context, title: str, importing: Import) -> None:
    """Ask for the file first."""
    if chosen := ask_sheet(context.window, title, context.store.path.parent):
        import_list(context, chosen, importing)


def import_list(context: Context, path: Path, importing: Import) -> None:
    """Nothing is written before the person has seen what was understood; one undo takes it all back."""
    try:
        target = importing()
        opened = assistant.open_sheets(context.store, target, path)
        shape = opened.remembered or Shape()
        if not _agreed(context, path.name, assistant.rehearse(context.store, target, opened, shape, {})):
            return
        done = assistant.write(context.store, target, opened, shape, {})
    except UserError as error:
        dialogs.tell(context.window, _("No se pudo importar"), str(error))
        return
    count = done.count(Fate.NEW) + done.count(Fate.CHANGED)
    words = ngettext("Se importó {n} renglón.", "Se importaron {n} renglones.", count).format(n=count)
    context.toast(words, bool(count))


def row_sentence(one: Outcome) -> str:
    """A row that does not simply come in."""
    if one.fate is Fate.REFUSED:
        return _("Fila {line}, {column}: {reason}").format(line=one.line, column=one.column, reason=one.reason)
    return _("Fila {line}: {what}").format(line=one.line, what=one.note)


def _agreed(context: Context, name: str, trial: Rehearsal) -> bool:
    new, changed = trial.count(Fate.NEW), trial.count(Fate.CHANGED)
    counts = (
        ngettext("{n} renglón entra", "{n} renglones entran", new).format(n=new),
        ngettext("{n} cambia", "{n} cambian", changed).format(n=changed),
        ngettext("{n} ya estaba", "{n} ya estaban", trial.count(Fate.SAME)).format(n=trial.count(Fate.SAME)),
        ngettext("{n} se rechaza", "{n} se rechazan", trial.count(Fate.REFUSED)).format(n=trial.count(Fate.REFUSED)),
    )
    text = "\n".join((*trial.understood, "", ", ".join(counts) + "."))
    listed = QListWidget()
    listed.setAccessibleName(_("Filas rechazadas o que ya estaban"))
    listed.setMinimumWidth(theme.px(560))
    listed.setMaximumHeight(theme.px(180))
    listed.addItems([row_sentence(one) for one in trial.outcomes if one.fate is Fate.REFUSED or one.note])
    editors = (listed,) if listed.count() else ()
    question = dialogs.Question(
        context.window, _("Esto se entendió de {name}").format(name=name), text, _("Importar"), editors
    )
    question.accept_button.setEnabled(new + changed > 0)
    agreed = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return agreed
