"""Backing up from the window: where to, and what came of it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from munidesk.base.i18n import _
from munidesk.data import backup
from munidesk.ui.context import Context


def back_up(context: Context) -> bool:
    """Into the folder of last time, or the one the person chooses; whether it was made. Raises UserError."""
    mark = context.store.last_backup
    usual = mark.folder if mark else str(context.store.path.parent)
    folder = QFileDialog.getExistingDirectory(
        context.window, _("Carpeta del respaldo"), usual, QFileDialog.Option.DontUseNativeDialog
    )
    if not folder:
        return False
    report = backup.backup(context.store, Path(folder))
    # Kept on this computer too: a file that does not open cannot say where its copies are.
    context.settings = replace(context.settings, backup_folder=folder)
    context.save_settings(context.settings)
    said = _("Respaldo verificado: {name}").format(name=report.path.name)
    context.toast(f"{said}, {report.words}" if report.words else said, False)
    return True
