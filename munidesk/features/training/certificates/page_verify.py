"""Is a paper that somebody brings a certificate of ours, and whole?"""

from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.features.training.certificates.verify import verify
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.entry import EntryLine
from munidesk.ui.widgets import button, label


class VerifyDialog(Question):
    """By the code or the folio on the sheet, or by its PDF. It stays: the answer is read in it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.code = EntryLine()
        self.code.setAccessibleName(_("Folio o código de la constancia"))
        self.code.setPlaceholderText(_("Por ejemplo: C-2026-0031 o 7K3M-Q9TD"))
        self.told = label(kind="strong", wrap=True)
        self.told.hide()
        chosen = button(_("Elegir un PDF…"), self._choose, icon="pdf")
        text = _("Dice si es una constancia de este municipio, si está íntegra y si vale. Escriba su folio o su "
                 "código, o elija su PDF.")  # fmt: skip
        super().__init__(
            context.window, _("Comprobar una constancia"), text, _("Comprobar"), (self.code, chosen, self.told)
        )
        self.reject_button.setText(_("Cerrar"))

    def accept(self) -> None:
        self._compare(self.code.text())

    def _choose(self) -> None:
        path = ask_file(self, _("El PDF de la constancia"), self._context.store.path.parent, _("PDF"), (".pdf",))
        if path is not None:
            self.compare(path)

    def compare(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except OSError as error:
            self.show_fault(str(unread(path, error)))
            return
        self._compare(data)

    def _compare(self, what: bytes | str) -> None:
        try:
            found = verify(self._context.store, what)
        except UserError as error:
            self.told.hide()
            self.show_fault(str(error))
            return
        self.show_fault("")
        self.told.setText("\n".join(one.words for one in found[:12]))
        self.told.show()
        self.adjustSize()


def ask_verify(context: Context) -> None:
    dialog = VerifyDialog(context)
    dialog.code.setFocus()
    dialog.exec()
    dialog.deleteLater()
