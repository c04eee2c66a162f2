"""Compare the file with what is kept of it outside: a backup, or the code on a paper or in the name of a backup."""

from PySide6.QtWidgets import QFileDialog, QLineEdit

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data import anchor, check
from munidesk.data.anchor import Compared
from munidesk.data.copies import SUFFIX
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import button


class Comparison(Question):
    """Asks for the code or the backup; `compared` once it was found."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.compared: Compared | None = None
        self.typed = QLineEdit()
        self.typed.setAccessibleName(_("Código o respaldo"))
        self.typed.setPlaceholderText(_("Por ejemplo 7K3M-Q9TD"))
        self.choose = button(_("Elegir un respaldo…"), self._choose, icon="folder")
        text = _(
            "Escriba un código: el del pie de un acta, el del nombre de un respaldo o el del traspaso. O elija el"
            " archivo de un respaldo. Se ve si este archivo todavía tiene, sin cambios, todo lo que tenía entonces."
        )
        super().__init__(
            context.window, _("Comparar con un respaldo o un código"), text, _("Comparar"), (self.typed, self.choose)
        )
        self.typed.setFocus()

    def _choose(self) -> None:
        mark = self._context.store.last_backup
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Elegir un respaldo"), mark.folder if mark else str(self._context.store.path.parent),
            f"MuniDesk (*{SUFFIX})", options=QFileDialog.Option.DontUseNativeDialog,
        )  # fmt: skip
        if chosen:
            self.typed.setText(chosen)
            self.accept()

    def submit(self) -> None:
        if not self.typed.text().strip():
            raise UserError(_("Escriba el código o elija un respaldo."))
        self.compared = anchor.against(self._context.store, self.typed.text(), self._context.paper_codes)


def compare(context: Context) -> None:
    """Ask what with, and tell whether the file goes on from it; what is wrong with the file itself is told too."""
    dialog = Comparison(context)
    dialog.exec()
    compared = dialog.compared
    dialog.deleteLater()
    if compared is None:
        return
    with context.store.lock:
        wrong = [problem.text for problem in check.of_store(context.store) if problem.blocks]
    if compared.holds and wrong:
        compared = Compared(
            False, (*compared.lines, _("Pero el archivo de hoy no está sano: {what}").format(what=wrong[0]))
        )
    title = _("El archivo tiene lo que tenía") if compared.holds else _("El archivo no tiene lo que tenía")
    dialogs.tell(context.window, title, "\n\n".join(compared.lines))
