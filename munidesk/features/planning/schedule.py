"""Days of the schedule: what a bar spans, what a move of one does to those that wait for it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from munidesk.features.planning.domain import Dependency, Line
from munidesk.features.planning.progress import Branch

_MOST_MOVES = 50


class Bar(NamedTuple):
    """The days a bar covers, both included. An `open` end is not known: the bar goes on as long as the sheet does."""

    first: date
    last: date
    open_start: bool = False
    open_end: bool = False


class Part(StrEnum):
    """What of a bar is moved."""

    MOVE = "move"
    START = "start"
    END = "end"


def months(first: date, last: date) -> Iterator[date]:
    """The first day of each month touched."""
    day = first.replace(day=1)
    while day <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def bar_of(branch: Branch) -> Bar | None:
    """None without any day. With one day alone the bar stands on it: nothing is left out for want of the other."""
    first, last = branch.first or branch.last, branch.last or branch.first
    if first is None or last is None:
        return None
    if branch.first is not None and branch.last is not None and first > last:  # a start of one line, an end of another
        first, last = last, first
    return Bar(first, last, branch.first is None, branch.last is None)


def meets(bar: Bar, first: date, last: date) -> bool:
    """Whether any of it is within these days."""
    return bar.first <= last and (bar.last >= first or bar.open_end)


def shifted(line: Line, part: Part, days: int) -> Line:
    """The line with its bar moved, or one of its ends; an end that is dragged past the other takes it along."""
    step = timedelta(days=days)
    start = line.start + step if line.start is not None and part in (Part.MOVE, Part.START) else line.start
    end = line.end + step if line.end is not None and part in (Part.MOVE, Part.END) else line.end
    if start is not None and end is not None and end < start:
        start = end = start if part is Part.START else end
    return replace(line, start=start, end=end)


def pushed(line: Line, lines: Mapping[str, Line], dependencies: Sequence[Dependency]) -> tuple[Line, ...]:
    """Those that wait for the line and would now begin before it ends, each moved to the day after, whole.

    In the order they are met; what waits for one of them follows. A line without a start is left as it is.
    """
    moved = {line.id: line}
    waiting = [line.id]
    left = (len(dependencies) + 1) * _MOST_MOVES  # lines that wait for each other would push for ever
    while waiting and left:
        left -= 1
        before = moved[waiting.pop(0)]
        for one in dependencies:
            after = moved.get(one.line_id) or lines.get(one.line_id)
            if (
                one.after_id != before.id
                or one.line_id == line.id
                or after is None
                or after.start is None
                or before.end is None
            ):
                continue
            late = (before.end - after.start).days + 1
            if late > 0:
                moved[after.id] = shifted(after, Part.MOVE, late)
                waiting.append(after.id)
    return tuple(one for key, one in moved.items() if key != line.id)
