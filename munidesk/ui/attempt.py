"""One way to run a verb from a page: what is refused is said where the person looks, and the field to mend is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ParamSpec

from PySide6.QtWidgets import QLabel, QWidget

from munidesk.base import logs
from munidesk.base.errors import DoubtError, FileError, UserError
from munidesk.ui.context import Context
from munidesk.ui.dialogs import settled
from munidesk.ui.focus import focus_field

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Attempt:
    """`self._try = Attempt(context)`; then `self._try(add_factor, store, key, text)` is whether it was done.

    The sentence of a UserError stands in `fault` until the next attempt that goes well; without it, it is told in
    the top bar, or what `say` does with it. `editors` are those of the fields by name: the one the error names gets the
    keyboard. `done` follows what went well. A failing file and our own mistakes go up to the window, which offers the
    ways out or the error dialog.
    """

    context: Context
    fault: QLabel | None = None
    editors: Mapping[str, QWidget] = field(default_factory=dict)
    say: Callable[[str], object] | None = None
    done: Callable[[], object] | None = None

    def __call__(self, verb: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> bool:
        """Run the verb; False when it was refused, and then the person has been told why."""
        try:
            verb(*arguments, **named)
        except FileError:
            raise
        except UserError as error:
            if isinstance(error, DoubtError) and settled(error, self.context.window):
                return self(verb, *arguments, **named)
            logs.refused(error)
            self._tell(str(error))
            focus_field(error, self.editors)
            return False
        if self.fault is not None:
            self.fault.setText("")
        if self.done is not None:
            self.done()
        return True

    def _tell(self, text: str) -> None:
        if self.fault is not None:
            self.fault.setText(text)
        elif self.say is not None:
            self.say(text)
        else:
            self.context.toast(text, False)
