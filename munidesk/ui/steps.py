"""Ctrl+Z and Ctrl+Y: what is decided on the page and not written yet comes first, then what the file did."""

from collections.abc import Callable
from typing import Protocol

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.sentences import barrier_words
from munidesk.data.store import Store
from munidesk.ui.page import Page


class Shell(Protocol):
    """What the steps ask of the window."""

    def page(self) -> Page | None: ...

    def leave_page(self) -> bool: ...

    def say(self, text: str) -> None: ...

    def explain(self, error: Exception) -> None: ...

    def show_status(self) -> None: ...


class Steps:
    def __init__(self, store: Store, shell: Shell) -> None:
        self._store, self._shell = store, shell

    def of_page(self) -> tuple[str, str]:
        """What the page itself would take back and do again; empty where it is the file's turn."""
        page = self._shell.page()
        return page.own_steps() if page is not None else ("", "")

    def undo(self) -> None:
        if self._of_page(back=True):
            return
        if self._store.undo_barrier:
            self._shell.say(barrier_words(self._store.undo_barrier))
            return
        self._of_file(self._store.undo, _("Nada que deshacer."))

    def redo(self) -> None:
        if not self._of_page(back=False):
            self._of_file(self._store.redo, _("Nada que rehacer."))

    def _of_page(self, *, back: bool) -> bool:
        page = self._shell.page()
        if page is None or not self.of_page()[not back]:
            return False
        page.own_step(back=back)
        return True

    def _of_file(self, step: Callable[[], object], nothing: str) -> None:
        if not self._shell.leave_page():
            return
        try:
            if step() is None:
                self._shell.say(nothing)
        except UserError as error:
            self._shell.explain(error)
        self._shell.show_status()
