"""Ajustes › Respaldo: when the file was last copied, the copies there are, and what brings one back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data import backup, check
from munidesk.data.copies import Copy
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.health import notice
from munidesk.town.page_backup import back_up
from munidesk.town.page_compare import compare
from munidesk.town.page_copies import CopiesPanel, moment_words
from munidesk.town.rescue import Contents, Found, absent, places, target_for
from munidesk.ui import dialogs
from munidesk.ui.backup_words import backup_words
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import button, column, label


class CopiesSection(QWidget):
    """`made` fires when a backup was made from here."""

    made = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._to_copies = False
        self._line = label(kind="strong", wrap=True)
        self.now = button(_("Respaldar ahora…"), self.back_up, kind="primary", icon="shield-check")
        others = (
            button(_("Buscar en otra carpeta…"), self.search_elsewhere, icon="folder"),
            button(_("Comprobar el archivo"), self.check_file),
            button(_("Comparar con un respaldo o un código…"), lambda: compare(context)),
        )
        self.copies = CopiesPanel(context.tasks, context.store.schemas, self._look)
        self.copies.found.connect(self._on_found)
        self.copies.opened.connect(self.bring_back)
        layout = column(self._line, spacing=10)
        layout.addLayout(WrapLayout(self.now, *others))
        layout.addWidget(label(_("Copias que se encontraron; Enter trae una a un archivo nuevo"), "quiet", wrap=True))
        layout.addWidget(self.copies, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.now)

    def _look(self, store: Store) -> Contents:
        return Contents(town.municipality(store).name, self._context.holds(store))

    def refresh(self) -> None:
        mark = self._context.store.last_backup
        said, faults = backup_words(mark)[0], mark.faults if mark else ""
        self._line.setText(f"{said}. {faults}" if faults else said)

    def begin(self) -> None:
        """Look for the copies: the section is shown."""
        path = self._context.store.path
        mark = self._context.store.last_backup
        named = (Path(mark.folder),) if mark else ()
        usual = places(path, self._context.settings.backup_folder)
        missing = absent(usual)  # of those only the one of the last copy is worth a word
        self.copies.look_for(path, (*named, *(one for one in usual if one not in missing)))

    def to_copies(self) -> None:
        """The keyboard goes to the list, as soon as there is one."""
        self._to_copies = True
        self._on_found()

    def _on_found(self) -> None:
        if self._to_copies and self.copies.records and self.isVisible():
            self._to_copies = False
            self.copies.table.setFocus()

    # -- verbs

    def back_up(self) -> None:
        if back_up(self._context):
            self.refresh()
            self.begin()
            self.made.emit()

    def search_elsewhere(self) -> None:
        """Look in a folder too: a stick that is plugged in now."""
        folder = QFileDialog.getExistingDirectory(
            self, _("Carpeta de los respaldos"), str(self._context.store.path.parent),
            QFileDialog.Option.DontUseNativeDialog,
        )  # fmt: skip
        if folder:
            self._to_copies = True
            self.copies.look_for(self._context.store.path, (Path(folder),))

    def bring_back(self, found: Found | None) -> None:
        """Ask, and bring the copy to a new file: the file of today stays as it is."""
        if found is None:
            return
        target = target_for(found.copy, self._context.store.path, found.contents.name)
        what = _("Vuelve, como estaba {when}, a un archivo nuevo: {path}. El de hoy no se toca.").format(
            when=moment_words(found.copy.at), path=target
        )
        if dialogs.confirm(self._context.window, _("Recuperar un respaldo"), what, _("Recuperar")):
            self._restore(found.copy, target)

    def _restore(self, copy: Copy, target: Path) -> None:
        context = self._context
        try:
            backup.restore(copy.path, target, context.store.schemas)
        except UserError as error:
            dialogs.tell(context.window, _("No se pudo recuperar"), str(error))
            return
        said = _("Está en {path}. El archivo de hoy queda como está.").format(path=target)
        if dialogs.confirm(context.window, _("Respaldo recuperado"), said, _("Abrirlo ahora")):
            context.reopen(str(target))

    def check_file(self) -> None:
        """Whether the file is sound, told in a dialog."""
        with self._context.store.lock:
            problems = check.of_store(self._context.store)
        told = notice(problems)
        lines = [problem.text for problem in problems[:8]]
        lines += told.steps if told else [_("El archivo está sano: nada se perdió ni fue alterado.")]
        dialogs.tell(self._context.window, _("Comprobar el archivo"), "\n".join(lines))
