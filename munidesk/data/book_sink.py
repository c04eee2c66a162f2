"""Where a reader of spreadsheets puts what it finds, cell by cell: a `Book`, or the pipe to the process that asked."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from munidesk.base.errors import UserError
from munidesk.base.figures import NBSP, written
from munidesk.base.i18n import _
from munidesk.data.book import BLANK, Area, Book, Cell, Look, Page

MOST_CELLS = 1_000_000
MOST_LETTERS = 60_000_000
MOST_AREAS = 50_000
MOST_ROWS = 100_000
MOST_COLUMNS = 400
LONGEST = 131_072  # letters of one cell; Excel itself stops at 32,767


def grouped(n: int) -> str:
    """«100 000»: which country reads is not known here, and all of them read blanks."""
    return written(n, 0, NBSP, ",")


class Sink(Protocol):
    """`define` numbers a cell, from 1 (0 is the blank), for the rows to name; `row` gives its line in the file.

    `look` is told of a row that is crossed out or painted as a whole.
    `area` gives first line, first column, last line, last column, in lines of the file and columns from 0.
    `expect` tells how many rows a sheet says it has, which may be false, and `tick` that the work goes on.
    `uncalculated` is called once for each formula without a result. `listed`: see `Book.listed`.
    """

    def page(self, name: str, hidden: bool) -> None: ...
    def expect(self, rows: int) -> None: ...
    def define(self, cell: Cell) -> int: ...
    def row(self, line: int, cells: Sequence[int]) -> None: ...
    def look(self, line: int, struck: bool, fill: str) -> None: ...
    def area(self, top: int, left: int, bottom: int, right: int) -> None: ...
    def uncalculated(self) -> None: ...
    def text_file(self, delimiter: str, encoding: str) -> None: ...
    def listed(self) -> None: ...
    def tick(self) -> None: ...


@dataclass
class _Open:
    """A page whose rows are still coming."""

    name: str
    hidden: bool
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    areas: list[tuple[int, int, int, int]] = field(default_factory=list)
    uncalculated: int = 0
    looks: dict[int, Look] = field(default_factory=dict)

    def page(self) -> Page:
        placed = (placed for one in self.areas if (placed := self._placed(*one)))
        return Page(
            self.name, tuple(self.rows), tuple(self.lines), self.hidden, tuple(placed), self.uncalculated, self.looks
        )  # fmt: skip

    def _placed(self, top: int, left: int, bottom: int, right: int) -> Area | None:
        """In positions of the kept rows; None where none of them is kept."""
        first, last = bisect_left(self.lines, top), bisect_right(self.lines, bottom) - 1
        return Area(first, left, last, right) if first <= last else None


class Shelf:
    """A sink that makes the `Book`."""

    def __init__(self, name: str, size: int, progress: Callable[[int, int], None] | None = None) -> None:
        self._name = name
        self._size = size
        self._progress = progress
        self._cells: list[Cell] = [BLANK]
        self._pages: list[_Open] = []
        self._told = self._rows = self._expected = 0
        self._delimiter = self._encoding = ""
        self._listed = False

    def page(self, name: str, hidden: bool) -> None:
        self._pages.append(_Open(name, hidden))
        self._expected = 0

    def expect(self, rows: int) -> None:
        if rows <= MOST_ROWS:
            self._expected = self._rows + rows

    def define(self, cell: Cell) -> int:
        self._cells.append(cell)
        return len(self._cells) - 1

    def row(self, line: int, cells: Sequence[int]) -> None:
        page = self._pages[-1]
        page.rows.append(tuple(map(self._cells.__getitem__, cells)))
        page.lines.append(line)
        self._rows += 1

    def look(self, line: int, struck: bool, fill: str) -> None:
        self._pages[-1].looks[line] = Look(struck, fill)

    def area(self, top: int, left: int, bottom: int, right: int) -> None:
        self._pages[-1].areas.append((top, left, bottom, right))

    def uncalculated(self) -> None:
        self._pages[-1].uncalculated += 1

    def text_file(self, delimiter: str, encoding: str) -> None:
        self._delimiter, self._encoding = delimiter, encoding

    def listed(self) -> None:
        self._listed = True

    def tick(self) -> None:
        """Tells of the rows read so far, if there are new ones."""
        if self._progress and self._rows > self._told:
            self._told = self._rows
            self._progress(self._rows, max(self._rows, self._expected) if self._expected else 0)

    def book(self) -> Book:
        """Raises UserError when nothing is written on any page."""
        self.tick()
        pages = tuple(one.page() for one in self._pages if one.rows)
        if not pages:
            raise UserError(_("«{name}» no tiene ninguna hoja con datos.").format(name=self._name))
        return Book(self._name, self._size, pages, self._delimiter, self._encoding, self._listed)


class Bounds:
    """What one file may hold at the most, whatever its kind; each way of asking raises UserError beyond it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = self._letters = self._areas = 0

    def cells(self, cells: int, letters: int) -> None:
        """So many more, with so many letters in those that are new."""
        self._cells += cells
        self._letters += letters
        if self._cells > MOST_CELLS:
            text = _("«{name}» tiene más de {n} celdas escritas. Divídala en varias planillas.")
            raise UserError(text.format(name=self._name, n=grouped(MOST_CELLS)), code="too_big")
        if self._letters > MOST_LETTERS:
            text = _("«{name}» tiene más de {n} letras. Divídala en varias planillas.")
            raise UserError(text.format(name=self._name, n=grouped(MOST_LETTERS)), code="too_big")

    def area(self) -> None:
        self._areas += 1
        if self._areas > MOST_AREAS:
            text = _("«{name}» tiene más de {n} celdas combinadas. Sepárelas en Excel y reintente.")
            raise UserError(text.format(name=self._name, n=grouped(MOST_AREAS)), code="too_big")

    def line(self, line: int) -> None:
        """Where a row with something in it stands."""
        if line > MOST_ROWS:
            text = _(
                "«{name}» tiene algo escrito en la fila {line}, y se leen hasta {n}: no se importa nada, para que no "
                "falte ninguna fila. Borre lo que sobra o divídala en varias planillas."
            )
            raise UserError(text.format(name=self._name, line=grouped(line), n=grouped(MOST_ROWS)), code="too_big")

    def place(self, column: int, line: int) -> None:
        """A written cell; `column` from 0."""
        if column >= MOST_COLUMNS:
            text = _("«{name}» tiene algo escrito en la celda {place}, muy a la derecha. Bórrelo y reintente.")
            raise UserError(text.format(name=self._name, place=f"{letters(column)}{line}"), code="too_big")

    def long_cell(self, place: str) -> UserError:
        """The refusal of a cell of more letters than `LONGEST`; `place` may be empty."""
        text = (
            _("La celda {place} de «{name}» tiene más de {n} letras. Acórtela y reintente.")
            if place
            else _("Una celda de «{name}» tiene más de {n} letras. Acórtela y reintente.")
        )
        return UserError(text.format(name=self._name, place=place, n=grouped(LONGEST)), code="too_big")


def letters(column: int) -> str:
    """«A» for 0, «AA» for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(place: str) -> int:
    """0 for «A» or «A7», 26 for «AA12»; -1 when it has no letters."""
    column = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column - 1


def without_tail(cells: Iterable[int]) -> list[int]:
    """The row without the blanks at its end."""
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept
