"""Rows of a sheet that say the same: two records or one, which a person decides."""

from collections.abc import Hashable, Mapping

from munidesk.base.i18n import _, ngettext
from munidesk.sheets.known import alike
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.understood import Row

DUPLICATES = "duplicates"
BOTH, ONCE = "both", "once"


class Repeats:
    """Goes along with the rows; `answer` is what was decided, nothing until then: both come in."""

    def __init__(self, answer: str) -> None:
        self._answer = answer
        self._lines: dict[Hashable, int] = {}
        self._found: list[tuple[int, int]] = []
        self._key: Hashable = None

    def again(self) -> "Repeats":
        """For another way through the same rows."""
        return Repeats(self._answer)

    def left_out(self, sheet: int, row: Row, values: Mapping[str, object]) -> str:
        """Why the row is no record of its own; empty when it is."""
        # The values of all rows of a sheet stand in the order of its fields.
        key = (sheet, row.parent, tuple((name, alike(value)) for name, value in values.items()))
        first, self._key = self._lines.setdefault(key, row.line), key
        if first == row.line:
            return ""
        self._found.append((first, row.line))
        return _("Es igual a la fila {n}: no se agrega.").format(n=first) if self._answer == ONCE else ""

    def let_go(self, row: Row) -> None:
        """The row that was asked about last is refused: it is nobody's first, and repeats nobody."""
        if self._lines[self._key] == row.line:
            del self._lines[self._key]
        else:
            self._found.pop()

    def choices(self) -> tuple[Choice, ...]:
        """The question, when there are such rows."""
        if not self._found:
            return ()
        first, second = self._found[0]
        count = len(self._found)
        words = ngettext(
            "La fila {second} es igual a la {first}. ¿Son dos, o es la misma?",
            "Hay {n} filas iguales a otra (la {second} a la {first}, por ejemplo). ¿Son varias, o es la misma?",
            count,
        ).format(n=count, first=first, second=second)
        options = ((BOTH, _("Entran todas")), (ONCE, _("Es la misma: entra una vez")))
        return (Choice(DUPLICATES, words, options, second, BOTH),)
