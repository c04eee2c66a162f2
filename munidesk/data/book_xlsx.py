"""A workbook of Excel (ECMA-376) read a piece at a time: its sheets in order, with what their cells refer to."""

import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.book_formats import BUILT_IN, read_format
from munidesk.data.book_rows import Rows, Shared, Struck, Style, is_on, unescaped
from munidesk.data.book_sink import LONGEST, Bounds, Sink
from munidesk.data.book_xml import Forbidden, Package, TooBig
from munidesk.data.unreadable import no_workbook

_MOST_SHEETS = 60
_WORKSHEET = "/worksheet"


def read_xlsx(path: Path, sink: Sink, marks: tuple[str, str]) -> None:
    """Every sheet of the workbook into the sink. Raises UserError for one that is damaged, too big or made to hurt."""
    try:
        with zipfile.ZipFile(path) as archive:
            _Workbook(Package(archive, sink.tick), path.name).read(sink, marks)
    except TooBig as error:
        raise UserError(
            _("«{name}» es demasiado grande para una planilla.").format(name=path.name), code="too_big"
        ) from error
    except Forbidden as error:
        raise UserError(
            _(
                "«{name}» no está hecho como un libro de Excel. Ábralo, guárdelo otra vez como .xlsx y elija ese."
            ).format(name=path.name)
        ) from error
    except (UserError, MemoryError):
        raise
    except Exception as error:  # whatever a broken package makes it trip over
        raise no_workbook(path) from error


@dataclass
class _Sheet:
    name: str
    hidden: bool
    relation: str


class _Workbook:
    """The parts that say where the sheets are and what their cells refer to."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._bounds = Bounds(name)
        self._name = name

    def read(self, sink: Sink, marks: tuple[str, str]) -> None:
        main = _relations(self._package, "").of("/officeDocument") or "xl/workbook.xml"
        relations = _relations(self._package, main)
        book = _Contents()
        self._package.read(main, book.start, _no_end, _no_text)
        if len(book.sheets) > _MOST_SHEETS:
            text = _("«{name}» tiene más de {n} hojas. Deje solo las que importa.")
            raise UserError(text.format(name=self._name, n=_MOST_SHEETS), code="too_big")
        texts = self._texts(relations)
        shared = Shared(texts.found, self._styles(relations), book.from_1904, marks, frozenset(texts.struck))
        for one in book.sheets:
            part = relations.targets.get(one.relation, "")
            if part and relations.kinds[one.relation].endswith(_WORKSHEET):
                sink.page(one.name, one.hidden)
                Rows(shared, sink, self._bounds).read(self._package, part)

    def _texts(self, relations: "_Relations") -> "_Texts":
        part = relations.of("/sharedStrings")
        texts = _Texts(self._bounds)
        if part in self._package:
            self._package.read(part, texts.start, texts.end, texts.letters)
        return texts

    def _styles(self, relations: "_Relations") -> list[Style]:
        part = relations.of("/styles")
        styles = _Styles()
        if part in self._package:
            self._package.read(part, styles.start, styles.end, _no_text)
        return styles.made()


def _no_end(_name: str) -> None:
    """Nothing is done at the end of an element."""


def _no_text(_text: str) -> None:
    """The element's text says nothing here."""


@dataclass
class _Relations:
    """Where the parts are that a part names: id → its place in the package, and what it is for."""

    folder: str
    targets: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name != "Relationship" or given.get("TargetMode") == "External":
            return
        target = given["Target"]
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(self.folder, target)
        self.targets[given["Id"]] = posixpath.normpath(place)
        self.kinds[given["Id"]] = given["Type"]

    def of(self, kind: str) -> str:
        """The first part for that, empty when there is none."""
        return next((self.targets[key] for key, type_ in self.kinds.items() if type_.endswith(kind)), "")


def _relations(package: Package, part: str) -> _Relations:
    folder, name = posixpath.split(part)
    found = _Relations(folder)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place in package:
        package.read(place, found.start, _no_end, _no_text)
    return found


class _Contents:
    """The sheets of the workbook, and from which day it counts."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.from_1904 = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in given.items() if key.endswith(":id")), "")
            hidden = given.get("state", "visible") != "visible"
            self.sheets.append(_Sheet(given.get("name", ""), hidden, relation))
        elif name == "workbookPr":
            self.from_1904 = given.get("date1904", "") in {"1", "true"}


class _Texts:
    """The texts that cells name by number, and which of them are crossed out from their first letter to the last.

    How they sound (Japanese) is no part of them.
    """

    def __init__(self, bounds: Bounds) -> None:
        self.found: list[str] = []
        self.struck: set[int] = set()
        self._runs = Struck()
        self._bounds = bounds
        self._pieces: list[str] = []
        self._keeps = self._phonetic = False
        self._length = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "si":
            self._pieces, self._length, self._runs = [], 0, Struck()
        elif name in {"r", "strike"}:
            self._runs.start(name, given)
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._keeps = not self._phonetic

    def letters(self, text: str) -> None:
        if self._keeps:
            self._length += len(text)
            if self._length > LONGEST:
                raise self._bounds.long_cell("")
            self._pieces.append(text)
            self._runs.letters(text)

    def end(self, name: str) -> None:
        if name == "si":
            if self._runs.whole and self._pieces:
                self.struck.add(len(self.found))
            self.found.append(unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._phonetic = False
        elif name == "t":
            self._keeps = False


_WHITE = frozenset({"theme 0", "indexed 9", "indexed 64", "indexed 65", "FFFFFF"})


class _Styles:
    """The number formats, alignments, fonts and fills of the cells, by the number that cells give."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = dict(BUILT_IN)
        self._found: list[_Cell] = []
        self._in_cells = self._past_cells = False
        self._fonts: list[bool] = []
        self._fills: list[str] = []
        self._part, self._solid = "", False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "numFmt" and not self._past_cells:  # those behind belong to conditional formats
            self._codes[int(given["numFmtId"])] = given.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            font, fill = (int(given.get(key, "0")) for key in ("fontId", "fillId"))
            self._found.append(_Cell(int(given.get("numFmtId", "0")), font, fill))
        elif name == "alignment" and self._in_cells and self._found:
            self._found[-1].indent = int(given.get("indent", "0"))
        elif name in {"fonts", "fills"}:
            self._part = name
        elif self._part:
            self._drawn(name, given)

    def _drawn(self, name: str, given: Mapping[str, str]) -> None:
        """A font crossed out, or the colour of a fill."""
        if self._part == "fonts" and name == "font":
            self._fonts.append(False)
        elif self._part == "fonts" and name == "strike" and self._fonts:
            self._fonts[-1] = is_on(given)
        elif self._part == "fills" and name == "fill":
            self._fills.append("")
        elif self._part == "fills" and name == "patternFill":
            self._solid = given.get("patternType") not in {None, "none"}
        elif self._part == "fills" and name == "fgColor" and self._solid and self._fills:
            self._fills[-1] = _colour(given)

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells, self._past_cells = False, True
        elif name == self._part:
            self._part = ""

    def made(self) -> list[Style]:
        return [
            Style(read_format(self._codes.get(one.code, "")), one.indent, _at(self._fonts, one.font, False),
                  _at(self._fills, one.fill, ""))
            for one in self._found
        ]  # fmt: skip


@dataclass
class _Cell:
    """What one style of a cell is made of, by number."""

    code: int
    font: int
    fill: int
    indent: int = 0


_T = TypeVar("_T")


def _at(found: Sequence[_T], at: int, otherwise: _T) -> _T:
    return found[at] if at < len(found) else otherwise


def _colour(given: Mapping[str, str]) -> str:
    """«FF0000», «theme 5» or «indexed 10», as the file says it; empty for white, which paints nothing."""
    if rgb := given.get("rgb", ""):
        found = rgb[-6:].upper()
    else:
        found = next((f"{key} {given[key]}" for key in ("theme", "indexed") if key in given), "")
    return "" if found in _WHITE else found
