"""The rows of one sheet of a workbook, as the parts of the file tell them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from munidesk.base.figures import read_machine
from munidesk.base.letters import tidy
from munidesk.data.book import Cell
from munidesk.data.book_formats import Format
from munidesk.data.book_sink import LONGEST, Bounds, Sink, column_of, letters, without_tail
from munidesk.data.book_xml import Package
from munidesk.data.guard import unguarded

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FEW = 20_000
_AREA = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: its number format, how far its text is set in, whether crossed out, painted how."""

    format: Format = field(default_factory=Format)
    indent: int = 0
    struck: bool = False
    fill: str = ""


PLAIN = Style()
_PLAIN = False, ""


@dataclass(frozen=True)
class Shared:
    """What the cells of all sheets refer to. `marks` are those of thousands and decimals that people here read.

    `struck` are the texts crossed out letter by letter.
    """

    texts: Sequence[str]
    styles: Sequence[Style]
    from_1904: bool
    marks: tuple[str, str]
    struck: frozenset[int] = frozenset()

    @cached_property
    def drawn(self) -> bool:
        """Whether anything is crossed out or painted: most workbooks have nothing to look at."""
        return bool(self.struck) or any(one.struck or one.fill for one in self.styles)


def is_on(given: Mapping[str, str]) -> bool:
    """Of an element that is there to say so, unless it says that it does not."""
    return given.get("val", "1") not in {"0", "false"}


@dataclass
class Struck:
    """Whether a text of runs is crossed out from its first letter to its last."""

    whole: bool = True
    run: bool = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self.run = name == "strike" and is_on(given)

    def letters(self, text: str) -> None:
        self.whole = self.whole and (self.run or not text.strip())


class Rows:
    """Reads the part of a sheet into a sink; a state for each element that is open."""

    def __init__(self, shared: Shared, sink: Sink, bounds: Bounds) -> None:
        self._shared = shared
        self._sink = sink
        self._bounds = bounds
        self._known: dict[tuple[str, str, str], int] = {}
        self._line = 0
        self._row: list[int] = []
        self._looks: set[tuple[bool, str]] = set()
        self._runs = Struck()
        self._column = -1
        self._place = self._kind = self._style = ""
        self._keeps = self._formula = self._phonetic = False
        self._in_cell = False
        self._text: list[str] = []
        self._length = 0

    def read(self, package: Package, part: str) -> None:
        package.read(part, self._start, self._end, self._letters)

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "c":
            self._in_cell = True
            self._place = given.get("r", "")
            self._column = column_of(self._place) if self._place else self._column + 1
            self._kind, self._style = given.get("t", "n"), given.get("s", "")
            self._formula = False
            self._text, self._length = [], 0
        elif name in {"v", "t"}:
            self._keeps = self._in_cell and not self._phonetic
        elif name == "row":
            self._line = int(given["r"]) if "r" in given else self._line + 1
            self._row, self._column, self._looks = [], -1, set()
        elif name == "f":
            self._formula = self._in_cell
        elif name == "rPh":
            self._phonetic = True
        elif name == "is":
            self._runs = Struck()
        elif name in {"r", "strike"}:
            self._runs.start(name, given)
        elif name == "mergeCell":
            self._merged(given.get("ref", ""))
        elif name == "dimension" and (found := _AREA.fullmatch(given.get("ref", ""))):
            self._sink.expect(int(found[4] or found[2]))

    def _letters(self, text: str) -> None:
        if self._keeps:
            self._length += len(text)
            if self._length > LONGEST:
                raise self._bounds.long_cell(self._place or f"{letters(self._column)}{self._line}")
            self._text.append(text)
            if self._kind == "inlineStr":
                self._runs.letters(text)

    def _end(self, name: str) -> None:
        if name == "c":
            self._in_cell = False
            self._cell("".join(self._text))
        elif name in {"v", "t"}:
            self._keeps = False
        elif name == "row":
            self._written()
        elif name == "rPh":
            self._phonetic = False

    def _written(self) -> None:
        row = without_tail(self._row)
        if row:
            self._bounds.line(self._line)
            self._bounds.cells(sum(map(bool, row)), 0)
            self._sink.row(self._line, row)
            self._tell_look()

    def _tell_look(self) -> None:
        """What all the written cells of the row have alike."""
        struck = all(one for one, _fill in self._looks)
        fills = {fill for _struck, fill in self._looks}
        fill = fills.pop() if len(fills) == 1 else ""
        if self._looks and (struck or fill):
            self._sink.look(self._line, struck, fill)

    def _cell(self, raw: str) -> None:
        if not raw:
            if self._formula and self._kind != "str":
                self._sink.uncalculated()
            return
        number = self._number(raw)
        if not number:
            return
        self._bounds.place(self._column, self._line)
        self._looks.add(self._look(raw) if self._shared.drawn or self._kind == "inlineStr" else _PLAIN)
        missing = self._column + 1 - len(self._row)
        self._row.extend([0] * missing)
        self._row[self._column] = number

    def _look(self, raw: str) -> tuple[bool, str]:
        style = self._styled()
        if self._kind == "inlineStr":
            return style.struck or self._runs.whole, style.fill
        return style.struck or (self._kind == "s" and int(raw) in self._shared.struck), style.fill

    def _number(self, raw: str) -> int:
        """The number under which the sink knows the cell, 0 for a blank. What comes again is told once.

        Texts all are, which may be long; figures while there are few, as a sheet may have a million different ones.
        """
        key = self._kind, self._style, raw
        known = self._known.get(key)
        if known is None:
            cell = self._made(raw)
            self._bounds.cells(0, len(cell.shown))
            known = self._sink.define(cell) if cell.shown else 0
            if self._kind != "n" or len(self._known) < _FEW:
                self._known[key] = known
        return known

    def _made(self, raw: str) -> Cell:
        style = self._styled()
        match self._kind:
            case "s":
                return text_cell(self._shared.texts[int(raw)], style)
            case "str" | "inlineStr":
                return text_cell(unescaped(raw), style)
            case "e":
                return Cell(None, raw, "", style.indent)
            case "b":
                value = raw.strip() in {"1", "true"}
                return Cell(value, style.format.shown(value, "", ""), style.format.code, style.indent)
            case "d":
                return _dated(raw.strip(), style)
        return self._counted(raw.strip(), style)

    def _counted(self, raw: str, style: Style) -> Cell:
        number = read_machine(raw)
        if number is None:
            return text_cell(raw, style)
        value = style.format.value(number, self._shared.from_1904)
        thousands, decimal = self._shared.marks
        if isinstance(value, Decimal) and value == (whole := value.to_integral_value()):
            return Cell(int(whole), style.format.shown(value, thousands, decimal), style.format.code, style.indent)
        return Cell(value, style.format.shown(value, thousands, decimal), style.format.code, style.indent)

    def _styled(self) -> Style:
        styles = self._shared.styles
        at = int(self._style) if self._style.isdigit() else 0
        return styles[at] if at < len(styles) else PLAIN

    def _merged(self, place: str) -> None:
        found = _AREA.fullmatch(place)
        if not found:
            return
        self._bounds.area()
        left, top, right, bottom = found.groups()
        corner = top, left, bottom or top, right or left
        self._sink.area(int(corner[0]), column_of(corner[1]), int(corner[2]), column_of(corner[3]))


def _dated(raw: str, style: Style) -> Cell:
    """A moment in ISO 8601, which some programs write instead of a serial number."""
    try:
        moment = datetime.fromisoformat(raw.removesuffix("Z"))
    except ValueError:
        return text_cell(raw, style)
    value = moment.date() if moment == datetime.combine(moment.date(), datetime.min.time()) else moment
    return Cell(value, Format().shown(value, "", ""), style.format.code, style.indent)


def text_cell(raw: str, style: Style = PLAIN) -> Cell:
    """A cell of text, without the blanks behind it, and without our own guard; those before it set it in."""
    raw = unguarded(tidy(raw))
    text = raw.strip()
    before = len(raw) - len(raw.lstrip(" \u00a0\t"))
    code = style.format.code
    # What stands before it stays: some lists are trees by nothing else.
    return Cell(raw.rstrip() or None, text, code if code != "@" else "", style.indent or (before if text else 0))


def unescaped(text: str) -> str:
    """What XML cannot hold is written «_x000D_» in a workbook."""
    return _ESCAPED.sub(lambda one: chr(int(one[1], 16)), text) if "_x" in text else text
