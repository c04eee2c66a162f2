"""Keys made by the program: UUIDv7 with a floor, so that a wrong clock never breaks their order."""

import os
import threading
import time
from uuid import UUID

_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62
_COUNTER_BITS = 74  # 12 of rand_a and 62 of rand_b, used as one counter

_FAR_MILLIS = 253_402_300_800_000  # the year 10000: no clock, only damage

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


def new_id() -> str:
    """A new UUIDv7 as text, always greater than every one made or floored before."""
    global _last
    with _lock:
        millis = max(0, int(time.time() * 1000)) & ((1 << 48) - 1)
        fresh = (millis << _COUNTER_BITS) | _random(_COUNTER_BITS - 1)
        _last = fresh if fresh > _last else _last + 1 + _random(20)
        return str(UUID(int=_compose(_last >> _COUNTER_BITS, _last & ((1 << _COUNTER_BITS) - 1))))


def is_id(text: str) -> bool:
    """Whether `text` is one of our keys, with room for later ones above it; a damaged file may hold anything."""
    try:
        value = UUID(text)
    except (ValueError, TypeError, AttributeError):
        return False
    return str(value) == text and value.version == 7 and value.int >> 80 < _FAR_MILLIS


def raise_floor(identifier: str) -> None:
    """Never again make a key below `identifier` (the greatest one a file holds)."""
    global _last
    with _lock:
        _last = max(_last, _ordinal(UUID(identifier).int))
