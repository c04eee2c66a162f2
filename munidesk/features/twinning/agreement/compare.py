"""What changed between two texts: words kept, taken away, added. Pure."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum

_WORDS = re.compile(r"\S+\s*")


class Change(Enum):
    """How a piece of the text stands beside the earlier one."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def compared(before: str, now: str) -> Iterator[tuple[Change, str]]:
    """Pieces in reading order; those of SAME and NEW together are `now`, those of SAME and GONE are `before`."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change.SAME, "".join(new[start:end])
            continue
        if last > first:
            yield Change.GONE, "".join(old[first:last])
        if end > start:
            yield Change.NEW, "".join(new[start:end])
