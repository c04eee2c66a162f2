"""A workbook of Excel (ECMA-376) read a piece at a time: its sheets in order, with what their cells refer to."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.book_formats import BUILT_IN, read_format
from munidesk.data.book_rows import Rows, Shared, Style, unescaped
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
        shared = Shared(self._texts(relations), self._styles(relations), book.from_1904, marks)
        for one in book.sheets:
            part = relations.targets.get(one.relation, "")
            if part and relations.kinds[one.relation].endswith(_WORKSHEET):
                sink.page(one.name, one.hidden)
                Rows(shared, sink, self._bounds).read(self._package, part)

    def _texts(self, relations: "_Relations") -> list[str]:
        part = relations.of("/sharedStrings")
        texts = _Texts(self._bounds)
        if part in self._package:
            self._package.read(part, texts.start, texts.end, texts.letters)
        return texts.found

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
    """The texts that cells name by number. How they sound (Japanese) is no part of them."""

    def __init__(self, bounds: Bounds) -> None:
        self.found: list[str] = []
        self._bounds = bounds
        self._pieces: list[str] = []
        self._keeps = self._phonetic = False
        self._length = 0

    def start(self, name: str, _given: Mapping[str, str]) -> None:
        if name == "si":
            self._pieces, self._length = [], 0
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

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._phonetic = False
        elif name == "t":
            self._keeps = False


class _Styles:
    """The number formats and alignments of the cells, by the number that cells give."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = dict(BUILT_IN)
        self._found: list[tuple[int, int]] = []
        self._in_cells = self._past_cells = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "numFmt" and not self._past_cells:  # those behind belong to conditional formats
            self._codes[int(given["numFmtId"])] = given.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._found.append((int(given.get("numFmtId", "0")), 0))
        elif name == "alignment" and self._in_cells and self._found:
            self._found[-1] = self._found[-1][0], int(given.get("indent", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells, self._past_cells = False, True

    def made(self) -> list[Style]:
        return [Style(read_format(self._codes.get(code, "")), indent) for code, indent in self._found]
