"""A day as people write it in any of the common shapes, taken apart: «9 -MARZO -2018», «3 de mayo de 2021», «7-feb-22».

What is left open is for who asks: which of two figures is the day, and a year or a day that is not there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache, lru_cache

from munidesk.base.letters import fold
from munidesk.base.sheet_words import sheet_words

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_HOUR = re.compile(
    r"[\s,tT]+(?:a\s+las?\s+)?(\d{1,2})(?:[:.hH](\d{2})(?::(\d{2})(?:[.,]\d+)?)?|(?=\s*(?:hs?\b|horas|[ap]\.?\s?m\b)))"
    r"\s*(hs?\.?|horas?|[ap]\.?\s?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_PART = re.compile(r"\d+|[a-z]+")
_BETWEEN = re.compile(r"[\s/.,\-–—_'°ºª|]*")


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a day. `first` and `second` are figures of which either is the day while `month` is not there.

    `year` None says that none was written, `day` 0 that only a month and a year were. `short` says the year has two
    figures. `hour` is the one behind it, None without any.
    """

    first: int = 0
    second: int = 0
    month: int = 0
    day: int = 0
    year: int | None = None
    short: bool = False
    hour: time | None = None

    @property
    def open(self) -> bool:
        """Whether the two figures could be read either way."""
        return not self.month and 0 < self.first <= 12 and 0 < self.second <= 12 and self.first != self.second


@lru_cache(8192)
def take_apart(text: str) -> Told | None:
    """The parts of what is written, None for what is no day at all. The calendar is not asked here."""
    body, hour = _without_hour(text.strip())
    parts = _parts(fold(body))
    if parts is None:
        return None
    if len(parts) == 1 and re.fullmatch(r"(19|20)\d{6}", parts[0]):
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    told = _three(parts) if len(parts) == 3 else _two(parts) if len(parts) == 2 else None
    if told is None or hour is None:
        return told
    return Told(told.first, told.second, told.month, told.day, told.year, told.short, hour)


def _without_hour(text: str) -> tuple[str, time | None]:
    found = _HOUR.search(text)
    if not found:
        return text, None
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    half = (found[4] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return text, None
    return text[: found.start()], time(hour, minute, second)


def _parts(text: str) -> list[str] | None:
    """Figures and words in order, without those that say nothing («de», «lunes»); None where something else stands."""
    found = _PART.findall(text)
    if len(found) > 8 or _BETWEEN.fullmatch(_PART.sub("", text)) is None:
        return None
    silent = _silent()
    kept = [one for at, one in enumerate(found) if one not in silent and not _ordinal(one, found[:at])]
    return kept if kept and all(one.isdigit() or _month(one) for one in kept) else None


def _ordinal(word: str, before: list[str]) -> bool:
    """The ending of «1ro», «1er», «2do», «3rd», and the letter that «1º» becomes without its sign."""
    return bool(before) and before[-1].isdigit() and word in {"o", "ro", "er", "do", "to", "mo", "st", "nd", "rd", "th"}


def _three(parts: list[str]) -> Told | None:
    one, two, three = parts
    if one.isdigit() and len(one) == 4:
        return _of_year(one, two, three)
    if not (three.isdigit() and len(three) in (2, 4)):
        return None
    year, short = int(three), len(three) == 2
    if month := _month(two):
        return Told(month=month, day=int(one), year=year, short=short) if _is_day(one) else None
    if (month := _named(one)) and _is_day(two):
        return Told(month=month, day=int(two), year=year, short=short)
    if _is_day(one) and _is_day(two):
        return Told(int(one), int(two), year=year, short=short)
    return None


def _of_year(year: str, two: str, three: str) -> Told | None:
    """«2026-11-17», «2026 noviembre 17»: behind the year, the month stands first everywhere."""
    month = _month(two) or (int(two) if two.isdigit() and len(two) <= 2 else 0)
    return Told(month=month, day=int(three), year=int(year)) if month and _is_day(three) else None


def _two(parts: list[str]) -> Told | None:
    """A month with its year, or a day with its month and no year."""
    one, two = parts
    if (month := _named(one)) and two.isdigit():
        # «mar-25» is how Excel writes a month of 2025; a day stands before its month.
        return Told(month=month, day=int(two)) if len(two) == 1 else Told(month=month, year=int(two))
    if (month := _named(two)) and one.isdigit():
        return Told(month=month, year=int(one)) if len(one) == 4 else Told(month=month, day=int(one))
    if one.isdigit() and two.isdigit():
        return _two_figures(one, two)
    return None


def _two_figures(one: str, two: str) -> Told | None:
    if len(one) == 4 and len(two) <= 2:
        one, two = two, one
    if len(two) == 4 and len(one) <= 2:
        return Told(month=int(one), year=int(two))
    if not (_is_day(one) and _is_day(two)):
        return None
    return Told(int(one), int(two)) if int(two) <= 12 else Told(month=int(one), year=int(two), short=True)


def _is_day(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _month(word: str) -> int:
    """The number of a month by its name, or in roman figures; 0 for any other word."""
    return _named(word) or (_ROMAN.index(word) + 1 if word in _ROMAN else 0)


def _named(word: str) -> int:
    return _names().get(word, 0)


@cache
def _names() -> Mapping[str, int]:
    """Each name of a month, whole and cut behind its third letter or later («sept»)."""
    found: dict[str, int] = {}
    for number, names in enumerate(sheet_words()["months"]["names"], 1):
        for name in map(fold, names):
            found.update({name[:length]: number for length in range(3, len(name) + 1)})
    return found


@cache
def _silent() -> frozenset[str]:
    return frozenset(sheet_words()["months"]["silent"])
