"""Parts of a workbook read as they come: nothing is unpacked whole, and nothing outside the file is looked up."""

import zipfile
from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

PIECE = 1 << 16
MOST_UNPACKED = 400_000_000
_LONGEST_TAG = 1 << 20  # one that does not end is read again from its beginning at each piece
_NO_MEMORY = 1  # XML_ERROR_NO_MEMORY

Start = Callable[[str, Mapping[str, str]], None]


class Forbidden(Exception):
    """The part declares a document type: no spreadsheet does, and it could name files of this computer."""


class TooBig(Exception):
    """The parts unpack to more than any spreadsheet has."""


class Package:
    """The parts of a workbook; `tick` is called at each piece of 64 KB."""

    def __init__(self, archive: zipfile.ZipFile, tick: Callable[[], None]) -> None:
        self._archive = archive
        self._names = {one.casefold(): one for one in archive.namelist()}
        self._tick = tick
        self._left = MOST_UNPACKED

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._names

    def read(self, part: str, start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> None:
        """Give the part's elements to the three, by their names without prefix.

        Raises Forbidden, TooBig, MemoryError, and expat's or zipfile's own error for a damaged one.
        """
        with self._archive.open(self._names[part.casefold()]) as stream:
            read_xml(stream, start, end, text, self._count)

    def _count(self, letters: int) -> None:
        self._left -= letters
        if self._left < 0:
            raise TooBig
        self._tick()


def read_xml(
    stream: IO[bytes], start: Start, end: Callable[[str], None], text: Callable[[str], None],
    tick: Callable[[int], None],
) -> None:  # fmt: skip
    """Give the elements of the stream to the three, piece by piece; `tick` hears of the bytes of each.

    Raises as `Package.read`.
    """
    parser = _parser(start, end, text)
    given = 0
    while piece := stream.read(PIECE):
        tick(len(piece))
        _feed(parser, piece, last=False)
        given += len(piece)
        if given - parser.CurrentByteIndex > _LONGEST_TAG:
            raise TooBig
    _feed(parser, b"", last=True)


def _feed(parser: expat.XMLParserType, piece: bytes, *, last: bool) -> None:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from error
        raise


def _parser(start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def first(name: str, attributes: dict[str, str]) -> None:
        """The root tells whether all its elements carry a prefix; few workbooks have one, and none is quicker."""
        prefix = name.rpartition(":")[0]
        begun, ended = (_without(prefix, start), _without(prefix, end)) if prefix else (start, end)
        parser.StartElementHandler, parser.EndElementHandler = begun, ended
        begun(name, attributes)

    def forbidden(*_declared: object) -> None:
        raise Forbidden

    parser.buffer_text = True
    parser.buffer_size = PIECE
    parser.StartElementHandler = first
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = forbidden
    return parser


def _without(prefix: str, told: Callable[..., None]) -> Callable[..., None]:
    mark = f"{prefix}:"

    def heard(name: str, *attributes: Mapping[str, str]) -> None:
        told(name.removeprefix(mark), *attributes)

    return heard
