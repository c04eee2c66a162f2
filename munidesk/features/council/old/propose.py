"""What the text of an old acta says of itself: day, hour, number, kind, who came. Pure; a person looks at all of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache

from munidesk.base.spanish import Form, fold, number
from munidesk.features.council.codes import SessionKind

_FIRST = 6_000
"""Letters in which an acta says what it is."""
_MONTHS = {
    name: at
    for at, names in enumerate(
        (("enero",), ("febrero",), ("marzo",), ("abril",), ("mayo",), ("junio",), ("julio",), ("agosto",),
         ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre",)), start=1)
    for name in names
}  # fmt: skip
_WORD = r"[a-z]+(?: y [a-z]+)?"
_DAY = re.compile(
    rf"\b(\d{{1,2}}|{_WORD})(?:°|º)?(?: dias?)?(?: del mes)? del? ({'|'.join(_MONTHS)})"
    rf",?(?: del?)?(?: ano)? (\d{{4}}|dos mil(?: {_WORD})?|mil novecientos(?: {_WORD})?)"
)
_FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_HOUR = re.compile(r"\b(?:siendo las?|a las?|hora:?|horas?:?)\s+(\d{1,2})(?:[:.](\d{2}))?\b")
_HOURS = re.compile(r"\b(?:siendo|a) las? ([a-z]+)(?: y ([a-z]+))?(?: minutos)? horas?\b|\b(?:siendo) las? ([a-z]+)\b")
_ACTA = re.compile(r"\bacta\s*(?:n(?:o|ro|umero|º|°)?\.?\s*(?:[o°º])?\s*)?:?\s*(\d{1,5})\b")
_SESSION = re.compile(
    r"\bsesion\s+(?:extraordinaria|ordinaria|especial|solemne)?\s*(?:n(?:o|ro|umero|º|°)?\.?\s*(?:[o°º])?\s*)?:?\s*"
    r"(\d{1,4})\b"
)
_KINDS = (
    ("extraordinaria", SessionKind.EXTRAORDINARY), ("solemne", SessionKind.SOLEMN), ("especial", SessionKind.SPECIAL),
    ("cabildo abierto", SessionKind.OPEN_COUNCIL), ("audiencia publica", SessionKind.HEARING),
    ("ordinaria", SessionKind.ORDINARY),
)  # fmt: skip
_STATES = (
    ("licencia", "licence"), ("con aviso", "justified"), ("justific", "justified"), ("excus", "justified"),
    ("ausent", "absent"), ("inasist", "absent"), ("sin aviso", "absent"), ("faltan", "absent"), ("no asist", "absent"),
    ("present", "present"), ("asist", "present"), ("concurr", "present"), ("integr", "present"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found; None or empty where nothing was. The names are those of the roster that was asked for."""

    day: date | None = None
    hour: time | None = None
    acta: int | None = None
    session: int | None = None
    kind: SessionKind | None = None
    body: str = ""
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """«present», «absent», «justified», «licence» → names."""


def propose(text: str, name: str, bodies: Sequence[str]) -> Proposal:
    """All but who came, for which the day has to be known first. `name` is that of the file."""
    head = _plain(text[:_FIRST])
    called = _plain(re.sub(r"[_]+", " ", name.rpartition(".")[0]))
    kind = next((kind for word, kind in _KINDS if word in f"{called} {head[:1500]}"), None)
    return Proposal(
        day_in(head) or day_in(called), hour_in(head), _figure(_ACTA, head[:1500]) or _figure(_ACTA, called),
        _figure(_SESSION, head[:1500]) or _figure(_SESSION, called), kind,
        next((one for one in sorted(bodies, key=len, reverse=True) if fold(one) in f"{called} {head}"), ""),
    )  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text))


def _figure(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(found[1]) if found and int(found[1]) else None


def day_in(text: str) -> date | None:
    """The first day that is written, in figures or in words. `text` is folded."""
    found = _DAY.search(text)
    while found is not None:
        day, year = _number(found[1]), _number(found[3])
        if day and year:
            return _date(year, _MONTHS[found[2]], day)
        found = _DAY.search(text, found.start() + 1)
    if (figures := _FIGURES.search(text)) is not None:
        return _date(int(figures[3]), int(figures[2]), int(figures[1]))
    if (turned := re.search(r"\b((?:19|20)\d{2})[-_ ]?(\d{2})[-_ ]?(\d{2})\b", text)) is not None:
        return _date(int(turned[1]), int(turned[2]), int(turned[3]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hour_in(text: str) -> time | None:
    """«siendo las 19:10», «siendo las diecinueve y diez horas»."""
    if (found := _HOUR.search(text)) is not None:
        return _time(int(found[1]), int(found[2] or 0))
    if (words := _HOURS.search(text)) is not None:
        return _time(_number(words[1] or words[3]) or 99, _number(words[2] or "") or 0)
    return None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _number(text: str) -> int | None:
    """«doce» or «12»; of several words the last ones that are a number: «los doce»."""
    if text.isdecimal():
        return int(text)
    words = text.split()
    return next((found for at in range(len(words)) if (found := _numbers().get(" ".join(words[at:])))), None)


@cache
def _numbers() -> Mapping[str, int]:
    every = (*range(1, 60), *range(1900, 2101))
    return {"primero": 1, **{fold(number(n, form)): n for n in every for form in Form}}


def attendance(text: str, members: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Who is named at the beginning, by what the text says before: (key of the name's words, name) of each member."""
    head = "\n".join(map(fold, text[:_FIRST].splitlines()))
    found: dict[str, list[tuple[int, str]]] = {}
    for words, name in members:
        at = _place(head, words.split())
        if at >= 0 and (state := _state(head, at)):
            found.setdefault(state, []).append((at, name))
    return {state: tuple(name for _at, name in sorted(names)) for state, names in found.items()}


def _place(head: str, words: Sequence[str]) -> int:
    """Where two of the words of the name at least stand together, in any order; -1 where nowhere."""
    for first in re.finditer(rf"\b(?:{'|'.join(map(re.escape, words))})\b", head) if words else ():
        near = head[first.start() : first.start() + 60].split("\n", 1)[0]
        near = re.split(r"[;.:]", near, maxsplit=1)[0]
        if sum(bool(re.search(rf"\b{re.escape(one)}\b", near)) for one in words) >= min(2, len(words)):
            return first.start()
    return -1


def _state(head: str, at: int) -> str:
    """The last word before that says how those were who follow; of the same line behind it, where it says so."""
    behind = head[at:].split("\n", 1)[0][:90]
    after = re.search(r"\((?:con |sin )?(aviso|licencia|ausente|justificad[oa])\)", behind)
    if after is not None:
        return {"licencia": "licence", "ausente": "absent"}.get(after[1], "justified")
    before = head[max(0, at - 1500) : at]
    placed = [(before.rfind(word), -rank, state) for rank, (word, state) in enumerate(_STATES)]
    last = max(placed)
    if last[0] < 0:
        return ""
    # «ausentes con aviso», «inasistencia justificada»: the words of one heading say it together.
    clause = before[1 + max(before.rfind(mark, 0, last[0]) for mark in ".;:\n") :]
    return next(state for word, state in _STATES if word in clause)
