"""The programme of a year: its lines, from needs or by hand, its approval and its activities of the POA."""

from dataclasses import dataclass, replace

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.codes import EditionState, EnrolmentState, Quarter
from munidesk.features.training.domain_course import Programme, ProgrammeLine
from munidesk.features.training.domain_edition import Edition
from munidesk.features.training.kinds import COURSES, EDITIONS, ENROLMENTS, LINES, PROGRAMMES
from munidesk.records.ref import Ref
from munidesk.town.links import links_of

PLANNED = "planned"
"""The role of a line towards the activity of the POA that pays for it."""


@dataclass(frozen=True, slots=True)
class LineNow:
    """A line with its editions: `enrolled` people who did not leave; None before any edition."""

    line: ProgrammeLine
    editions: tuple[Edition, ...]
    enrolled: int | None
    activity: str
    """The code of its activity of the POA; empty in none."""

    @property
    def closed(self) -> bool:
        return bool(self.editions) and all(one.state is EditionState.CLOSED for one in self.editions)


@dataclass(frozen=True, slots=True)
class ProgrammeNow:
    programme: Programme
    lines: tuple[LineNow, ...]
    decided: str
    """«Resolución 12/2026», of what the council decided; what `act` says; empty while nobody approved it."""

    def of(self, quarter: Quarter) -> tuple[LineNow, ...]:
        return tuple(one for one in self.lines if one.line.quarter is quarter)

    @property
    def cost(self) -> int | None:
        """Together, in hundredths; None where no line says what it costs: a blank is no zero."""
        told = [one.line.cost for one in self.lines if one.line.cost is not None]
        return sum(told) if told else None

    @property
    def places(self) -> int:
        return sum(one.line.places or 0 for one in self.lines)


def newest(store: Store) -> str:
    """The programme of the latest year; one of this year is made where there is none."""
    found = PROGRAMMES.all(store)
    return found[0].id if found else begin(store, today().year)


def begin(store: Store, year: int) -> str:
    """The programme of a year; the one there is, if there is. Raises UserError for a year that is none."""
    found = PROGRAMMES.all(store, year=year)
    if found:
        return found[0].id
    return PROGRAMMES.save(store, Programme(year=year, title=_("Programa de capacitación {year}").format(year=year))).id


def save_line(store: Store, one: ProgrammeLine) -> ProgrammeLine:
    """New when it has no id: at the end of its quarter. What its course says stands where the line says nothing."""
    course = COURSES.find(store, one.course_id) if one.course_id else None
    if course is not None:
        one = replace(
            one, title=one.title.strip() or course.title, hours=course.hours if one.hours is None else one.hours,
            cost=course.cost if one.cost is None else one.cost,
        )  # fmt: skip
    if not one.id:
        there = LINES.all(store, programme_id=one.programme_id)
        one = replace(one, position=max((each.position for each in there), default=0) + 1)
    return LINES.save(store, replace(one, title=" ".join(one.title.split())))


def propose(store: Store, course_id: str, audience: str = "", places: int | None = None) -> tuple[str, bool]:
    """A course as a line of this year's programme: (its id, whether it is new). One that is there stays as it is."""
    year = today().year
    quarter = Quarter(str((today().month - 1) // 3 + 1))
    with store.change(_("Poner un curso en el programa")):
        programme = begin(store, year)
        there = LINES.all(store, programme_id=programme, course_id=course_id)
        open_ones = [one for one in there if not _is_over(store, one)]
        if open_ones:
            return open_ones[0].id, False
        course = COURSES.get(store, course_id)
        made = save_line(store, ProgrammeLine(
            programme_id=programme, course_id=course_id, title=course.title, quarter=quarter, audience=audience,
            places=places,
        ))  # fmt: skip
    return made.id, True


def _is_over(store: Store, line: ProgrammeLine) -> bool:
    editions = EDITIONS.all(store, line_id=line.id)
    return bool(editions) and all(one.state is EditionState.CLOSED for one in editions)


def remove_line(store: Store, key: str) -> None:
    LINES.delete(store, key)


def move(store: Store, key: str, by: int) -> None:
    """One place up (−1) or down (1) in its quarter, and into the next one at its end."""
    own = LINES.get(store, key)
    lines = list(LINES.all(store, programme_id=own.programme_id))
    same = [one for one in lines if one.quarter is own.quarter]
    at = next(at for at, one in enumerate(same) if one.id == own.id) + by
    with store.change(_("mover {title}").format(title=own.title[:40])):
        if 0 <= at < len(same):
            same.remove(own)
            same.insert(at, own)
            for position, one in enumerate(same, 1):
                LINES.save(store, replace(one, position=position))
        elif 0 <= own.quarter.place + by < len(Quarter):
            there = list(Quarter)[own.quarter.place + by]
            others = [one.position for one in lines if one.quarter is there]
            place = max(others, default=0) + 1 if by < 0 else min(others, default=1) - 1
            LINES.save(store, replace(own, quarter=there, position=place))


def load(store: Store, key: str) -> ProgrammeNow:
    """Raises UserError when it is gone."""
    programme = PROGRAMMES.get(store, key)
    found = []
    for line in LINES.all(store, programme_id=key):
        editions = EDITIONS.all(store, line_id=line.id)
        people = [
            sum(each.state is not EnrolmentState.LEFT for each in ENROLMENTS.all(store, edition_id=one.id))
            for one in editions
        ]
        found.append(LineNow(line, editions, sum(people) if editions else None, _activity(store, line.id)))
    return ProgrammeNow(programme, tuple(found), _decided(store, programme))


def _activity(store: Store, line_id: str) -> str:
    ref = Ref("programme_line", line_id)
    for one in links_of(store, ref):
        row = store.get("plan_line", one.other(ref).id) if one.role == PLANNED else None
        if row is not None:
            return str(row["code"])
    return ""


def _decided(store: Store, one: Programme) -> str:
    row = store.get("resolution", one.resolution_id) if one.resolution_id else None
    if row is not None and row["number"]:
        return _("resolución {n}/{year}").format(n=row["number"], year=row["year"])
    return one.act
