"""Keys made by the program: UUIDv7 with a floor, so that a wrong clock never breaks their order.

They are written and read here, since the module `uuid` brings others to the start.
"""

import os
import re
import threading
import time

_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62
_FIXED = 0xF << 76 | 0b11 << 62
_COUNTER_BITS = 74  # 12 of rand_a and 62 of rand_b, used as one counter

_FAR_MILLIS = 253_402_300_800_000  # the year 10000: no clock, only damage

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_lock = threading.Lock()
_last = 0


def _random(bits: int) -> int:
    """From the system's own source, as `secrets` does, without the modules it brings to the start."""
    return int.from_bytes(os.urandom((bits + 7) // 8), "big") >> (-bits % 8)


def _compose(millis: int, tail: int) -> int:
    high = tail >> 62
    low = tail & ((1 << 62) - 1)
    return (millis << 80) | _VERSION | (high << 64) | _VARIANT | low


def _ordinal(value: int) -> int:
    """The 122 free bits of a UUIDv7 as one number that grows with time."""
    return (value >> 80 << _COUNTER_BITS) | (((value >> 64) & 0xFFF) << 62) | (value & ((1 << 62) - 1))


def _text(value: int) -> str:
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _number(text: object) -> int:
    """Raises ValueError for anything but the text of a UUID as `_text` writes it."""
    if not isinstance(text, str) or not _UUID.fullmatch(text):
        raise ValueError(text)
    return int(text.replace("-", ""), 16)


def new_id() -> str:
    """A new UUIDv7 as text, always greater than every one made or floored before."""
    global _last
    with _lock:
        millis = max(0, int(time.time() * 1000)) & ((1 << 48) - 1)
        fresh = (millis << _COUNTER_BITS) | _random(_COUNTER_BITS - 1)
        _last = fresh if fresh > _last else _last + 1 + _random(20)
        return _text(_compose(_last >> _COUNTER_BITS, _last & ((1 << _COUNTER_BITS) - 1)))


def is_id(text: str) -> bool:
    """Whether `text` is one of our keys, with room for later ones above it; a damaged file may hold anything."""
    try:
        value = _number(text)
    except ValueError:
        return False
    return value & _FIXED == _VERSION | _VARIANT and value >> 80 < _FAR_MILLIS


def raise_floor(identifier: str) -> None:
    """Never again make a key below `identifier` (the greatest one a file holds). Raises ValueError for what is none."""
    global _last
    with _lock:
        _last = max(_last, _ordinal(_number(identifier)))
