"""What the keys of the editor's table do with the line of the cursor."""

from collections.abc import Callable
from dataclasses import dataclass

from munidesk.base.i18n import _, ngettext
from munidesk.instruments.domain import Criterion
from munidesk.instruments.outline import Line
from munidesk.instruments.page_editor_table import OutlineTable
from munidesk.instruments.pasted import pasted_questions
from munidesk.instruments.script import Script
from munidesk.instruments.store_editor import (
    add_criteria,
    add_dimension,
    move_criterion,
    move_dimension,
    retire,
)
from munidesk.instruments.store_pasted import add_questions
from munidesk.instruments.store_shelf import Shelved
from munidesk.town import store as town
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context


@dataclass(frozen=True)
class LineVerbs:
    """Of an instrument that can be changed; who calls has seen that it can."""

    context: Context
    shown: Callable[[], tuple[Shelved, Script] | None]
    table: OutlineTable
    refresh: Callable[[], object]

    def do(self, verb: str) -> None:
        found, line = self.shown(), self.table.current
        if found is None or line is None:
            return
        script = found[1]
        match verb:
            case "criterion":
                self.insert(script, line)
            case "dimension":
                self._made(lambda: ("dimension", add_dimension(self.context.store, _id(script), _("Dimensión nueva"))))
            case "double":
                self._double(script, line)
            case "retire":
                self._retire(script, line)
            case "up" | "down":
                self._move(script, line, -1 if verb == "up" else 1)
            case "rename":
                self.table.rename()

    def insert(self, script: Script, line: Line) -> None:
        """A criterion behind the line of the cursor, ready to be asked."""
        dimension = self._dimension(script, line)
        after = line.criterion.key if line.criterion is not None else ""
        blank = Criterion(dimension_key=dimension, question=_("Criterio nuevo"))

        def make() -> tuple[str, str]:
            key = dimension or add_dimension(self.context.store, _id(script), _("Dimensión nueva"))
            return "criterion", add_criteria(self.context.store, _id(script), key, [(blank, ())], after)[0]

        self._made(make)

    def _dimension(self, script: Script, line: Line) -> str:
        """That of the line; of the method, the first there is."""
        if line.dimension is not None:
            return line.dimension.key
        return script.dimensions[0].key if script.dimensions else ""

    def _made(self, make: Callable[[], tuple[str, str]]) -> None:
        """What was made is the current line, with its name open."""
        keys: list[tuple[str, str]] = []
        if Attempt(self.context)(lambda: keys.append(make())):
            self.table.setFocus()
            self.table.select_key(keys[0])
            self.table.rename()

    def _double(self, script: Script, line: Line) -> None:
        if line.criterion is None:
            self.context.toast(_("Se duplican los criterios: ponga el cursor en uno."), False)
            return
        one, keys = line.criterion, list[str]()
        parts = script.parts_of(one.key)
        if Attempt(self.context)(
            lambda: keys.extend(
                add_criteria(self.context.store, _id(script), one.dimension_key, [(one, parts)], one.key)
            )
        ):
            self.table.select_key(("criterion", keys[0]))

    def _retire(self, script: Script, line: Line) -> None:
        """A dimension goes with its criteria, and that is asked before."""
        store, at = self.context.store, self.table.currentIndex().row()
        if line.dimension is None:
            return
        if line.criterion is not None:
            done = Attempt(self.context)(retire, store, _id(script), criteria=(line.criterion.key,))
            self._stand(at, done)
            return
        own = len(script.of(line.dimension.key))
        words = ngettext("{n} criterio", "{n} criterios", own).format(n=own)
        title = _("¿Retirar «{title}»?").format(title=line.dimension.title)
        text = _("Se va con {words}. Con Ctrl+Z se recupera.").format(words=words)
        if not own or dialogs.confirm(self.context.window, title, text, _("Retirar")):
            self._stand(at, Attempt(self.context)(retire, store, _id(script), dimension=line.dimension.key))

    def _stand(self, at: int, done: bool) -> None:
        """On the line that took its place, not at the top."""
        if done:
            self.table.select_key(self.table.records[min(at, len(self.table.records) - 1)].key)
            self.table.setFocus()

    def _move(self, script: Script, line: Line, by: int) -> None:
        if line.dimension is None:
            return
        if line.criterion is not None:
            done = Attempt(self.context)(move_criterion, self.context.store, _id(script), line.criterion.key, by)
        else:
            done = Attempt(self.context)(move_dimension, self.context.store, _id(script), line.dimension.key, by)
        if done:
            self.table.select_key(line.key)

    def paste(self, text: str) -> None:
        """A list of questions behind the line of the cursor; in the column of weights, figures go down its cells."""
        found, line = self.shown(), self.table.current
        if found is None or line is None or not text.strip():
            return
        script = found[1]
        if text.strip().replace("\n", "").replace("\r", "").isdecimal():
            self.table.paste_cells(text)
            return
        store, keys = self.context.store, list[str]()
        after = line.criterion.key if line.criterion is not None else ""

        def add() -> None:
            asked = pasted_questions(text, town.figures(store))
            keys.extend(add_questions(store, _id(script), asked, self._dimension(script, line), after))

        if Attempt(self.context)(add):
            self.table.select_key(("criterion", keys[0]))
            words = ngettext("Se agregó {n} criterio.", "Se agregaron {n} criterios.", len(keys))
            self.context.toast(words.format(n=len(keys)), True)


def _id(script: Script) -> str:
    return script.instrument.id
