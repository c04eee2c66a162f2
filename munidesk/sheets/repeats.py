"""Rows of a sheet that say the same: two records or one, which a person decides."""

from collections.abc import Hashable, Mapping

from munidesk.base.i18n import _, ngettext
from munidesk.sheets.known import alike
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.understood import Row

DUPLICATES = "duplicates"
BOTH, ONCE = "both", "once"


_First = tuple[int, Row, Mapping[str, object]]
"""The sheet, the row and its values."""


class Repeats:
    """Goes along with the rows; `answer` is what was decided, nothing until then: both come in."""

    def __init__(self, answer: str) -> None:
        self._answer = answer
        self._firsts: dict[int, _First] = {}
        """By the hash of what they say: what ten thousand rows say is kept once, in the rows."""
        self._found: list[tuple[int, int]] = []
        self._hash = 0

    def again(self) -> "Repeats":
        """For another way through the same rows."""
        return Repeats(self._answer)

    def left_out(self, sheet: int, row: Row, values: Mapping[str, object]) -> str:
        """Why the row is no record of its own; empty when it is."""
        own = sheet, row, values
        said = _said(own)
        self._hash = hash(said)
        first = self._firsts.setdefault(self._hash, own)
        if first is own or _said(first) != said:
            return ""
        self._found.append((first[1].line, row.line))
        return _("Es igual a la fila {n}: no se agrega.").format(n=first[1].line) if self._answer == ONCE else ""

    def let_go(self, row: Row) -> None:
        """The row that was asked about last is refused: it is nobody's first, and repeats nobody."""
        if self._firsts[self._hash][1] is row:
            del self._firsts[self._hash]
        elif self._found and self._found[-1][1] == row.line:
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


def _said(one: _First) -> Hashable:
    """What two rows that are one share. The values of all rows of a sheet stand in the order of its fields."""
    sheet, row, values = one
    return sheet, row.parent, tuple((name, alike(value)) for name, value in values.items())
