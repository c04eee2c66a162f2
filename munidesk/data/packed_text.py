"""A long text that never changes, kept compressed in its column: an approved acta takes a third of the room.

A text column holds no bytes, and the journal none either: the compressed bytes stand there in base64, behind a mark
and the length of the text. What is vouched for (a fingerprint, a row equal to its history) is always the text itself.
"""

import base64
import zlib
from functools import cache

from munidesk.data.words import released

_PLAIN, _WORDS_1 = "z1:", "z2:"  # how it was compressed: alone, or with words of ours. Each is read for ever
_MOST = 50_000_000  # bytes of a text: a hostile pack never asks for more memory than this

WORDS_1 = "f9d2b191093b83ed1d667432c5624b4083298c841415613b06cdf48f952dffff"


def pack(text: str) -> str:
    """The text as it is stored; as it is where that saves nothing."""
    data = text.encode("utf-8", "surrogatepass")
    hand = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, acta_words())
    compressed = hand.compress(data) + hand.flush()
    packed = f"{_WORDS_1}{len(data)}:{base64.b64encode(compressed).decode('ascii')}"
    return packed if len(packed) < len(text) or text.startswith((_PLAIN, _WORDS_1)) else text


def unpack(stored: str) -> str:
    """The text again. What is no whole pack (a plain text, a pack that damage cut short) comes as it stands there."""
    if stored.startswith(_WORDS_1):
        return _unpacked(stored, zlib.decompressobj(zlib.MAX_WBITS, acta_words()))
    return _unpacked(stored, zlib.decompressobj()) if stored.startswith(_PLAIN) else stored


def _unpacked(stored: str, hand: "zlib._Decompress") -> str:
    length, _colon, encoded = stored[len(_PLAIN) :].partition(":")
    try:
        size = int(length)
        data = hand.decompress(base64.b64decode(encoded, validate=True), min(size, _MOST) + 1)
        whole = hand.eof and not hand.unused_data and len(data) == size <= _MOST
        return data.decode("utf-8", "surrogatepass") if whole else stored
    except (ValueError, zlib.error):
        return stored


@cache
def acta_words() -> bytes:
    """What every acta says: the formulas, and the shape of its paragraphs and tables without a name or a number.

    Made once, of the formulas and of what the actas of several of nine countries have in common. Never changed, as
    what was packed with it cannot be read without it: other words are another file and another mark.
    """
    return released("acta-1.words", WORDS_1)
