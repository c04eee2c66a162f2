"""Is a paper that somebody brings one of ours, and whole?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town.verdicts import Verified
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.entry import EntryLine
from munidesk.ui.widgets import button, label

_MOST = 12
"""Answers of one PDF that are told: a whole book has hundreds."""


@dataclass(frozen=True, slots=True)
class Brought:
    """How the paper that somebody brings is called: `code` names the line that is typed in, `like` shows one."""

    title: str
    text: str
    code: str
    like: str
    pdf: str


class VerifyDialog(Question):
    """By what is typed from the sheet, or by its PDF. It stays: the answer is read in it, and another can follow.

    `verify` raises UserError for what it cannot read.
    """

    def __init__(
        self, context: Context, asked: Brought, verify: Callable[[Store, bytes | str], Sequence[Verified]]
    ) -> None:
        self._context, self._asked, self._verify = context, asked, verify
        self.code = EntryLine()
        self.code.setAccessibleName(asked.code)
        self.code.setPlaceholderText(asked.like)
        self.told = label(kind="strong", wrap=True)
        self.told.hide()
        chosen = button(_("Elegir un PDF…"), self._choose, icon="pdf")
        super().__init__(context.window, asked.title, asked.text, _("Comprobar"), (self.code, chosen, self.told))
        self.reject_button.setText(_("Cerrar"))

    def accept(self) -> None:
        self._compare(self.code.text())

    def _choose(self) -> None:
        path = ask_file(self, self._asked.pdf, self._context.store.path.parent, _("PDF"), (".pdf",))
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
            found = self._verify(self._context.store, what)
        except UserError as error:
            self.told.hide()
            self.show_fault(str(error))
            return
        self.show_fault("")
        self.told.setText("\n".join(one.words for one in found[:_MOST]))
        self.told.show()
        self.adjustSize()


def ask_verify(dialog: VerifyDialog) -> None:
    dialog.code.setFocus()
    dialog.exec()
    dialog.deleteLater()
