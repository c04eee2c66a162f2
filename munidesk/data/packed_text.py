"""A long text that never changes, kept compressed in its column: an approved acta takes less than half the room.

A text column holds no bytes, and the journal none either: the compressed bytes stand there in base64, behind a mark
and the length of the text. What is vouched for (a fingerprint, a row equal to its history) is always the text itself.
"""

import base64
import zlib

_MARK = "z1:"
_MOST = 50_000_000  # bytes of a text: a hostile pack never asks for more memory than this


def pack(text: str) -> str:
    """The text as it is stored; as it is where that saves nothing."""
    data = text.encode("utf-8", "surrogatepass")
    packed = f"{_MARK}{len(data)}:{base64.b64encode(zlib.compress(data, 9)).decode('ascii')}"
    return packed if len(packed) < len(text) or text.startswith(_MARK) else text


def unpack(stored: str) -> str:
    """The text again. What is no whole pack (a plain text, a pack that damage cut short) comes as it stands there."""
    if not stored.startswith(_MARK):
        return stored
    length, _colon, encoded = stored[len(_MARK) :].partition(":")
    try:
        size = int(length)
        made = zlib.decompressobj()
        data = made.decompress(base64.b64decode(encoded, validate=True), min(size, _MOST) + 1)
        whole = made.eof and not made.unused_data and len(data) == size <= _MOST
        return data.decode("utf-8", "surrogatepass") if whole else stored
    except (ValueError, zlib.error):
        return stored
