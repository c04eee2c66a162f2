"""Words that do not fit give way with «…»; the numbers among them never do."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_NUMBER = re.compile(r"([^ \n\t]*\d[^ \n\t]*)")
"""With the sign or unit that an unbreakable space ties to it: «$ 5.440.000», «81 %»."""
_DOTS = "…"


def fitted(text: str, metrics: QFontMetrics, room: int) -> str:
    """`text` within `room` pixels: its end gives way where only words stand, else the words between its numbers.

    «Ordinaria 10/2026» becomes «Ordi… 10/2026», never «Ordinaria 10…»: half a number is another number. Where not
    even the numbers fit, the first ones that do are shown whole, with «…».
    """
    if metrics.horizontalAdvance(text) <= room:
        return text
    plain = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if not _has_digit(text[max(0, len(plain) - 1) :]) and not plain[-2:-1].isdigit():
        return plain
    parts = _NUMBER.split(text)
    words, numbers = parts[::2], parts[1::2]
    kept = list(numbers)
    while kept and metrics.horizontalAdvance(_shortest(words, kept)) > room:
        kept.pop()
    if not kept:
        return _DOTS
    return _spread(words[: len(kept) + 1], kept, len(kept) < len(numbers), metrics, room)


def least(text: str, metrics: QFontMetrics) -> int:
    """The pixels that the numbers of `text` ask for with every word given up; 0 where it has none."""
    parts = _NUMBER.split(text)
    if len(parts) < 2:
        return 0
    return min(metrics.horizontalAdvance(text), metrics.horizontalAdvance(_shortest(parts[::2], parts[1::2])) + 2)


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _spread(words: Sequence[str], numbers: Sequence[str], more: bool, metrics: QFontMetrics, room: int) -> str:
    """The longest words shortened to one width: the widest at which everything fits."""
    last = f"{words[-1]} {_DOTS}" if more else words[-1]
    stretches = [*words[:-1], last]
    low, high = 0, max(metrics.horizontalAdvance(one) for one in stretches)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(_joined(stretches, numbers, metrics, middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return _joined(stretches, numbers, metrics, low)


def _joined(words: Sequence[str], numbers: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    shown = [_shortened(one, metrics, width, at == 0, at == len(words) - 1) for at, one in enumerate(words)]
    return "".join(word + number for word, number in zip(shown, [*numbers, ""], strict=True))


def _shortened(words: str, metrics: QFontMetrics, width: int, first: bool, last: bool) -> str:
    """A stretch of words in `width`, with the space that keeps it from its neighbours."""
    if metrics.horizontalAdvance(words) <= width or len(words) <= 1:
        return words
    before = "" if first or not words[:1].isspace() else " "
    cut = metrics.elidedText(words.strip(), Qt.TextElideMode.ElideRight, width) or _DOTS
    return f"{before}{cut}" if last else f"{before}{cut} "


def _shortest(words: Sequence[str], numbers: Sequence[str]) -> str:
    ends = [one if len(one) <= 1 else f" {_DOTS} " for one in words[: len(numbers) + 1]]
    return "".join(word + number for word, number in zip(ends, [*numbers, ""], strict=True)).strip()
