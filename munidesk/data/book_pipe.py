"""How a book goes through a pipe: lines of JSON, each of many things told; a cell once, and by number afterwards."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol, cast

from munidesk.base.errors import UserError, WorldError
from munidesk.data.book import Cell, Value
from munidesk.data.book_sink import Sink

_MANY = 500  # things told in a line
_FULL = 1 << 15  # and letters
_LINE = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), check_circular=False).encode

Told = Sequence[object]


class Out(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> object: ...
    def flush(self) -> object: ...


def packed(value: Value) -> tuple[str, object]:
    """(kind, what JSON writes). Decimals travel as text: no figure goes through a float."""
    match value:
        case None:
            return "x", None
        case bool():
            return "b", value
        case str():
            return "s", value
        case int():
            return "i", value
        case Decimal():
            return "n", str(value)
        case datetime():
            return "D", value.isoformat()
        case date():
            return "d", value.isoformat()
    return "t", value.isoformat()


_UNPACK: dict[str, Callable[[str], Value]] = {
    "s": str, "n": Decimal, "D": datetime.fromisoformat, "d": date.fromisoformat, "t": time.fromisoformat,
}  # fmt: skip


def unpacked(kind: str, value: object) -> Value:
    if kind in {"x", "b", "i"}:
        return cast("bool | int | None", value)
    return _UNPACK[kind](cast("str", value))


class Sender:
    """The sink of the reading process."""

    def __init__(self, out: Out) -> None:
        self._out = out
        self._waiting: list[Told] = []
        self._size = 0
        self._cells = 0

    def page(self, name: str, hidden: bool) -> None:
        self._tell("page", name, hidden)

    def expect(self, rows: int) -> None:
        self._tell("expect", rows)

    def define(self, cell: Cell) -> int:
        self._cells += 1
        self._size += len(cell.shown)
        if type(cell.value) is str and cell.value == cell.shown and not cell.format and not cell.indent:
            self._tell("c", cell.value)
        else:
            kind, value = packed(cell.value)
            self._tell("c", kind, value, cell.shown, cell.format, cell.indent)
        return self._cells

    def row(self, line: int, cells: Sequence[int]) -> None:
        self._tell("r", line, cells)

    def look(self, line: int, struck: bool, fill: str) -> None:
        self._tell("look", line, struck, fill)

    def area(self, top: int, left: int, bottom: int, right: int) -> None:
        self._tell("area", top, left, bottom, right)

    def uncalculated(self) -> None:
        self._tell("uncalculated")

    def text_file(self, delimiter: str, encoding: str) -> None:
        self._tell("text", delimiter, encoding)

    def listed(self) -> None:
        self._tell("listed")

    def tick(self) -> None:
        self._tell("tick")
        self.flush()

    def fault(self, error: UserError) -> None:
        """The last thing told, in place of `end`."""
        self._tell("fault", isinstance(error, WorldError), str(error), error.code)
        self.flush()

    def trouble(self, what: str) -> None:
        """Ends without a sentence: «memory», or the name of an error of ours."""
        self._tell("trouble", what)
        self.flush()

    def end(self) -> None:
        self._tell("end")
        self.flush()

    def _tell(self, *what: object) -> None:
        self._waiting.append(what)
        if len(self._waiting) > _MANY or self._size > _FULL:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            self._out.write(_LINE(self._waiting).encode("ascii") + b"\n")
            self._waiting, self._size = [], 0
        self._out.flush()


class Trouble(Exception):
    """The reading process ended without a sentence."""


def _cell(told: Told) -> Cell:
    if len(told) == 2:
        text = cast("str", told[1])
        return Cell(text, text)
    _c, kind, value, shown, code, indent = cast("tuple[str, str, object, str, str, int]", told)
    return Cell(unpacked(kind, value), shown, sys.intern(code), indent)


class Receiver:
    """Gives what comes through the pipe to a sink. `done` says that the end was told."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._rest: list[bytes] = []
        self.done = False

    def take(self, data: bytes) -> None:
        """A piece of the pipe, cut anywhere. Raises the UserError that it tells, and Trouble."""
        if b"\n" not in data:
            self._rest.append(data)
            return
        first, *lines = data.split(b"\n")
        lines.insert(0, b"".join(self._rest) + first)
        self._rest = [lines.pop()]
        for line in lines:
            for told in json.loads(line):
                self._hear(told)

    def _hear(self, told: Told) -> None:
        what = told[0]
        if what == "c":
            self._sink.define(_cell(told))
        elif what == "r":
            self._sink.row(cast("int", told[1]), cast("list[int]", told[2]))
        else:
            self._seldom(what, list(told[1:]))

    def _seldom(self, what: object, rest: Told) -> None:
        match what, rest:
            case "tick", []:
                self._sink.tick()
            case "page", [str(name), bool(hidden)]:
                self._sink.page(name, hidden)
            case "expect", [int(rows)]:
                self._sink.expect(rows)
            case "look", [int(line), bool(struck), str(fill)]:
                self._sink.look(line, struck, fill)
            case "area", [int(top), int(left), int(bottom), int(right)]:
                self._sink.area(top, left, bottom, right)
            case "uncalculated", []:
                self._sink.uncalculated()
            case "listed", []:
                self._sink.listed()
            case "text", [str(delimiter), str(encoding)]:
                self._sink.text_file(delimiter, encoding)
            case _:
                self._ended(what, rest)

    def _ended(self, what: object, rest: Told) -> None:
        match what, rest:
            case "end", []:
                self.done = True
            case "fault", [bool(of_the_world), str(sentence), str(code)]:
                raise (WorldError if of_the_world else UserError)(sentence, code=code)
            case _:
                raise Trouble(" ".join(map(str, rest)) if what == "trouble" else str(what))
