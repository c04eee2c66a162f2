"""«Lo que vence»: what waits in every feature as one list, what is late first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, zip_longest

from munidesk.base.dates import DAY, show_date, show_long
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.town.manifest import Going, Pending, Waiting

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: one thing that waits, or (`more`) the way to the rest of its kind."""

    part: str
    icon: str
    row: Waiting
    about: str
    """What it is, its number, whose: «Iniciativa 2026-029 · Obras»."""
    state: str
    more: bool = False

    @property
    def said(self) -> str:
        """The whole row, read aloud."""
        return ", ".join(part for part in (self.row.title, self.about, self.state) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; `count` is theirs, without the ways to the rest."""

    title: str
    lines: tuple[Line, ...]
    of: int = 0
    """How many there are in it, where not all are shown."""

    @property
    def count(self) -> int:
        return sum(not one.more for one in self.lines)

    @property
    def told(self) -> int:
        """What its heading says."""
        return self.of or self.count


def parts(found: Sequence[Pending]) -> dict[str, int]:
    """Module → how many things wait in it, of the modules in which any does."""
    counts: dict[str, int] = {}
    for one in found:
        if one.total and one.printed:
            counts[one.part] = counts.get(one.part, 0) + one.total
    return counts


def is_new(found: Sequence[Pending]) -> bool:
    """Nothing was ever begun in any module."""
    begun = {one.part for one in found if one.begin}
    return all(one.part in begun and not one.rows for one in found if one.printed)


def sections(found: Sequence[Pending], day: date, part: str = "") -> tuple[Section, ...]:
    """What waits, of one module when `part` names it; in a new file the first steps before it."""
    late: list[Line] = []
    soon: list[Line] = []
    undated: list[Line] = []
    later: list[Line] = []
    chosen = sorted((one for one in found if part in ("", one.part)), key=lambda one: not one.printed)
    for one in chosen:
        for row in one.rows:
            _place(row, day, late, soon, undated, later).append(_line(one, row, day))
    rest = [_rest(one) for one in chosen if one.more and one.total > len(one.rows)]
    begin = [_first(one, row) for one in chosen for row in one.begin] if is_new(found) else []
    made = (
        Section(_("Para empezar"), tuple(begin)),
        Section(_("Vencido"), _by_day(late, worst=True)),
        Section(_("Esta semana"), _by_day(soon)),
        Section(_("Sin plazo"), tuple(undated)),
        Section(_("Después"), _by_day(later)),
        Section(_("Hay más"), tuple(rest)),
    )
    return tuple(one for one in made if one.lines)


def under_way(found: Sequence[Pending]) -> tuple[Going, ...]:
    """What goes on, as bars: the first of each module, then the second ones, so that none fills the card alone."""
    modules: dict[str, list[Going]] = {}
    for one in found:
        modules.setdefault(one.part, []).extend(one.going)
    turns = zip_longest(*(sorted(bars, key=_until) for bars in modules.values() if bars))
    return tuple(chain.from_iterable(sorted((bar for bar in turn if bar), key=_until) for turn in turns))


def _until(bar: Going) -> date:
    return bar.until or date.max


def mine(found: Sequence[Pending], author: str) -> tuple[Pending, ...]:
    """Of what waits, what is of who uses this computer: her name is written in it. Nothing while she has none."""
    name = fold(author)
    kept = (tuple(row for row in one.rows if name and name in fold(f"{row.who} {row.detail}")) for one in found)
    return tuple(
        replace(one, rows=rows, total=len(rows), begin=(), going=())
        for one, rows in zip(found, kept, strict=True) if rows
    )  # fmt: skip


def by_area(shown: Sequence[Section]) -> tuple[Section, ...]:
    """The same lines under whom or which area each waits for; those of nobody last. The order of their days stays."""
    areas: dict[str, list[Line]] = {}
    for line in (line for one in shown for line in one.lines if not line.more):
        areas.setdefault(line.row.who, []).append(line)
    named = sorted(areas, key=lambda who: (not who, fold(who)))
    rest = tuple(line for one in shown for line in one.lines if line.more)
    made = tuple(Section(who or _("Sin área"), tuple(areas[who])) for who in named)
    return (*made, *((Section(_("Hay más"), rest),) if rest else ()))


def shortened(shown: Sequence[Section], most: int) -> tuple[Section, ...]:
    """The first `most` lines; behind them, where there are more, the way to all: «Ver las 23»."""
    total = sum(one.count for one in shown)
    if total <= most:
        return tuple(shown)
    kept: list[Section] = []
    for one in shown:
        room = most - sum(each.count for each in kept)
        if lines := tuple(line for line in one.lines if not line.more)[:room]:
            kept.append(replace(one, lines=lines, of=one.count))
    whole = Waiting(title=_("Ver las {n}").format(n=total), key="")
    return (*kept, Section("", (Line("", "chevron-down", whole, "", "", more=True),)))


def _place(
    row: Waiting, day: date, late: list[Line], soon: list[Line], undated: list[Line], later: list[Line]
) -> list[Line]:
    if row.late or (row.due is not None and row.due < day):
        return late
    if row.due is None:
        return undated
    return soon if row.due <= day + timedelta(days=SOON_DAYS) else later


def _by_day(lines: list[Line], *, worst: bool = False) -> tuple[Line, ...]:
    """By day and hour; with `worst`, what broke a term before what is only behind."""
    return tuple(
        sorted(lines, key=lambda one: (worst and one.row.tone != "bad", one.row.due or date.max, one.row.hour))
    )


def _line(one: Pending, row: Waiting, day: date) -> Line:
    on = show_date(row.on, "d 'de' MMMM") if row.on else ""
    about = (f"{one.one} {row.number}".strip(), row.who, on, row.detail)
    return Line(one.part, one.icon, row, " · ".join(part for part in about if part), _state(row, day))


def _first(one: Pending, row: Waiting) -> Line:
    return Line(one.part, one.icon, row, row.who, row.words)


def _state(row: Waiting, day: date) -> str:
    """Its state, where it has one that has to be seen; else its day: «Hoy, 19:00», «27 de noviembre»."""
    if row.icon or row.due is None:
        return row.words
    if row.due == day:
        when = _("Hoy")
    elif row.due == day + timedelta(days=1):
        when = _("Mañana")
    else:
        when = show_date(row.due, "d 'de' MMMM" if row.due.year == day.year else DAY)
    return f"{when}, {row.hour}" if row.hour else when


def _rest(one: Pending) -> Line:
    there = Waiting(title=one.more, key=one.key, arguments=one.arguments)
    return Line(one.part, one.icon, there, "", "", more=True)


MOST_TOLD = 3
"""Of what waits in the line under «Inicio»; with one more they all stand there."""


def summary_words(country: str, day: date, found: Sequence[Pending]) -> str:
    """«martes 17 de noviembre de 2026 · hoy hay sesión · 1 acta por aprobar · 1 iniciativa vencida»."""
    told = [part for one in found if one.summary for part in one.summary.split(" · ")]
    rest = [_("y {n} más").format(n=len(told) - MOST_TOLD)] if len(told) > MOST_TOLD + 1 else []
    return " · ".join((show_long(day, country), *(told[:MOST_TOLD] if rest else told), *rest))
