"""The rows of a change as they lie in the file: packed, so that ten years of typing weigh little."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from munidesk.data.words import released

Row = tuple[str, str, str | None, str | None]
"""Table, id, and the columns before and after as they are hashed: JSON, or the digest of a private row."""

_PLAIN, _WORDS_1 = b"\x00", b"\x01"  # how a pack is packed: its first byte. Every one ever released is read for ever
_LEVEL = 6  # measured on small changes: 9 gains one byte in a hundred for half the time again
_SEAL = 4  # bytes of CRC behind the first: of some bits of a stream nothing depends, and no byte may change unnoticed
_MARK = 4

FULL = 64 * 1024
"""Bytes of text after which a pack is full, so that one row of a whole sheet is found without reading all of it."""
LARGEST = 4 * 1024 * 1024
"""Bytes of text that are packed at most: a pack that says it holds more is no pack of ours."""


class BrokenPackError(ValueError):
    """A pack that damage, or somebody, changed: it says nothing any more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Successive rows of one change. `marks`: four bytes for each, by which those of one record are found.

    `text`: the rows as they are hashed, a JSON list; None when they cannot be read.
    """

    position: int
    marks: bytes
    text: bytes | None

    def __len__(self) -> int:
        return len(self.marks) // _MARK

    def all_marks(self) -> Iterator[bytes]:
        return (self.marks[at : at + _MARK] for at in range(0, len(self.marks), _MARK))

    def rows(self) -> list[Row]:
        """Raises BrokenPackError."""
        if self.text is None:
            raise BrokenPackError
        return _rows(self.text)

    def about(self, table: str, row_id: str) -> Iterator[tuple[int, Row]]:
        """The rows of one record with their positions: the others are not looked at. Raises BrokenPackError."""
        if self.text is None:
            raise BrokenPackError
        key = [table, row_id]
        for place, row in enumerate(_listed(self.text), self.position):
            if isinstance(row, list) and row[:2] == key and _is_row(row):
                yield place, cast(Row, tuple(row))


def mark(table: str, row_id: str) -> bytes:
    """Four bytes that all changes of one record bear; seldom those of another too."""
    return zlib.crc32(f"{table}\n{row_id}".encode("utf-8", "surrogatepass")).to_bytes(_MARK, "big")


def marks(rows: Iterable[Sequence[object]]) -> bytes:
    return b"".join(mark(str(row[0]), str(row[1])) for row in rows)


def hashed_text(value: Sequence[object]) -> bytes:
    """JSON as the chain seals it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _row_text(row: Row) -> bytes:
    """The same of one row, whose texts are all there is of it: a sheet brings in thousands."""
    cells = ("null" if cell is None else _ENCODED(cell) for cell in row)
    return f"[{','.join(cells)}]".encode("utf-8", "surrogatepass")


_ENCODED = json.JSONEncoder(ensure_ascii=False).encode


def pieces(rows: Iterable[Row], first: int = 0) -> Iterator[Piece]:
    """The rows of a change, in order, in as many pieces as they need; `first` is the position of the first."""
    some: list[Row] = []
    texts: list[bytes] = []
    weight = 0
    for row in rows:
        text = _row_text(row)
        if some and weight + len(text) > FULL:
            yield _piece(first, some, texts)
            first, some, texts, weight = first + len(some), [], [], 0
        some.append(row)
        texts.append(text)
        weight += len(text) + 1
    if some:
        yield _piece(first, some, texts)


def _piece(position: int, rows: Sequence[Row], texts: Sequence[bytes]) -> Piece:
    return Piece(position, marks(rows), b"[" + b",".join(texts) + b"]")


def packed(text: bytes) -> bytes:
    """The text as it lies in the file; one larger than any pack, or that packing makes no smaller, as it is."""
    deflated = _deflated(text) if len(text) <= LARGEST else text
    kept, how = (text, _PLAIN) if len(deflated) >= len(text) else (deflated, _WORDS_1)
    return how + _seal(how, kept) + kept


def unpacked(blob: object) -> bytes | None:
    """The text again; None for what is no whole pack: cut, changed, with something behind it, or far too large."""
    if not isinstance(blob, bytes):
        return None
    how, seal, kept = blob[:1], blob[1 : 1 + _SEAL], blob[1 + _SEAL :]
    if seal != _seal(how, kept):
        return None
    return kept if how == _PLAIN else _inflated(kept) if how == _WORDS_1 else None


def _seal(how: bytes, kept: bytes) -> bytes:
    return zlib.crc32(kept, zlib.crc32(how)).to_bytes(_SEAL, "big")


def _deflated(text: bytes) -> bytes:
    hand = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, words())
    return hand.compress(text) + hand.flush()


def _inflated(kept: bytes) -> bytes | None:
    hand = zlib.decompressobj(-zlib.MAX_WBITS, words())
    try:
        text = hand.decompress(kept, LARGEST + 1)
    except zlib.error:
        return None
    return text if hand.eof and not hand.unused_data and len(text) <= LARGEST else None


WORDS_1 = "d4b2fbae5ef0d191d83c5cb37d386408f883f4b3fdacea469041842849e312a0"


@cache
def words() -> bytes:
    """What changes of ours mostly say: an empty row of every table, the commonest last. One row packs to a third less.

    Made once, of the samples of nine countries without any name of theirs. Packs cannot be
    read without it, so it never changes: other words are another file and another first byte.
    """
    return released("journal-1.words", WORDS_1)


def _rows(text: bytes) -> list[Row]:
    found = _listed(text)
    if not all(map(_is_row, found)):
        raise BrokenPackError
    return [cast(Row, tuple(cast("list[object]", row))) for row in found]


def _listed(text: bytes) -> list[object]:
    try:
        found = json.loads(text.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise BrokenPackError from error
    if not isinstance(found, list):
        raise BrokenPackError
    return found


def _is_row(row: object) -> bool:
    return (
        isinstance(row, list)
        and [isinstance(cell, str) for cell in row[:2]] == [True, True]
        and [cell is None or isinstance(cell, str) for cell in row[2:]] == [True, True]
    )
