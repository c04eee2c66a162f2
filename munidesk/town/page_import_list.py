"""«Importar…» for any list: rehearse, show what was understood and what was refused, write when the person says so."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.town.imports import ImportOptions, ImportReport
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context

Import = Callable[[Store, Path, ImportOptions], ImportReport]


def choose_and_import(context: Context, title: str, importing: Import) -> None:
    """Ask for the file first."""
    chosen, _filter = QFileDialog.getOpenFileName(
        context.window, title, "", _("Planillas (*.xlsx *.csv *.txt)"), options=QFileDialog.Option.DontUseNativeDialog
    )
    if chosen:
        import_list(context, Path(chosen), importing)


def import_list(context: Context, path: Path, importing: Import) -> None:
    """Nothing is written before the person has seen what was understood; one undo takes it all back."""
    try:
        trial = importing(context.store, path, ImportOptions(dry_run=True))
        if not _agreed(context, path.name, trial):
            return
        done = importing(context.store, path, ImportOptions())
    except UserError as error:
        dialogs.tell(context.window, _("No se pudo importar"), str(error))
        return
    words = ngettext("Se importó {n} renglón.", "Se importaron {n} renglones.", done.added).format(n=done.added)
    context.toast(words, bool(done.added))


def row_sentences(refused: Sequence[tuple[int, str, str]], told: Sequence[tuple[int, str]]) -> list[str]:
    """A line per row that does not simply come in: the refused ones first, then those already there."""
    return [
        *(
            _("Fila {line}, {column}: {reason}").format(line=line, column=column, reason=reason)
            for line, column, reason in refused
        ),
        *(_("Fila {line}: {what}").format(line=line, what=what) for line, what in told),
    ]


def _agreed(context: Context, name: str, trial: ImportReport) -> bool:
    counts = (
        ngettext("{n} renglón entra", "{n} renglones entran", trial.added).format(n=trial.added),
        ngettext("{n} ya estaba", "{n} ya estaban", trial.matched).format(n=trial.matched),
        ngettext("{n} se rechaza", "{n} se rechazan", len(trial.refused)).format(n=len(trial.refused)),
    )
    text = "\n".join((*trial.understood, "", ", ".join(counts) + "."))
    listed = QListWidget()
    listed.setAccessibleName(_("Filas rechazadas o que ya estaban"))
    listed.setMinimumWidth(theme.px(560))
    listed.setMaximumHeight(theme.px(180))
    listed.addItems(row_sentences(trial.refused, trial.told))
    editors = (listed,) if listed.count() else ()
    question = dialogs.Question(
        context.window, _("Esto se entendió de {name}").format(name=name), text, _("Importar"), editors
    )
    question.accept_button.setEnabled(trial.added > 0)
    agreed = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return agreed
