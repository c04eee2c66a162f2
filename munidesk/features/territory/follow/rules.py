"""What can be said of a programme that is followed: what is loose, who pays, what waits for a decision. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.territory.codes import Payer, PoaKind, Programme
from munidesk.features.territory.domain_bank import Alignment, BudgetShare, Deviation
from munidesk.features.territory.follow.lines import ACTIVITY, PlanLine, goal_levels, goal_of

_SECTORS = {
    Programme.URBAN: ("urban", "vial", "obra", "vivienda"), Programme.SOCIAL: ("social", "cultura", "salud", "educa"),
    Programme.ECONOMIC: ("econ", "turis", "produc", "empleo"),
    Programme.ENVIRONMENT: ("ambient", "agua", "ecolog", "residuo"),
}  # fmt: skip


def loose(alignments: Sequence[Alignment]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(objectives that no activity carries, activities that serve no objective), each named once.

    An objective in several rows is loose only if none of them has an activity; an activity likewise.
    """
    carried = {fold(one.title) for one in alignments if one.activity}
    serving = {fold(one.activity) for one in alignments if one.title}
    goals = [one.title for one in alignments if one.title and fold(one.title) not in carried]
    works = [one.activity for one in alignments if one.activity and fold(one.activity) not in serving]
    return tuple(dict.fromkeys(goals)), tuple(dict.fromkeys(works))


def programme_of(sector: str) -> Programme:
    """The one a sector's words speak of; none where they say nothing we know."""
    words = fold(sector)
    return next((one for one, parts in _SECTORS.items() if any(part in words for part in parts)), Programme.NONE)


def from_plan(lines: Sequence[PlanLine], territory_id: str, year: int) -> tuple[Alignment, ...]:
    """The plan's objectives with the activities of the year's POA that hang from them; what is alone stays alone."""
    by_id, levels = {one.id: one for one in lines}, goal_levels(lines)
    found, carried = [], set()
    blank = Alignment(territory_id=territory_id)
    for work in lines:
        if work.level != ACTIVITY or work.year not in (None, year):
            continue
        goal = goal_of(work, by_id, levels)
        row = replace(blank, activity=work.title, activity_id=work.id, programme=programme_of(work.sector))
        if goal is not None:
            carried.add(goal.id)
            sector = programme_of(goal.sector or work.sector)
            row = replace(row, title=goal.title, goal_id=goal.id, programme=sector)
        found.append(row)
    for goal in lines:
        if goal.level in levels and goal.id not in carried:
            sector = programme_of(goal.sector)
            found.append(replace(blank, title=goal.title, goal_id=goal.id, programme=sector))
    return tuple(found)


def after_programme(one: Programme) -> Programme:
    """The next of the list, around its end."""
    every = tuple(Programme)
    return every[(every.index(one) + 1) % len(every)] if one in every else Programme.NONE


def after_kind(one: PoaKind) -> PoaKind:
    """The next of the list, around its end."""
    every = tuple(PoaKind)
    return every[(every.index(one) + 1) % len(every)] if one in every else PoaKind.NONE


def undecided(found: Sequence[Deviation]) -> tuple[Deviation, ...]:
    """Those that nobody decided upon."""
    return tuple(one for one in found if not one.decision.strip())


def by_payer(shares: Sequence[BudgetShare]) -> Mapping[Payer, int]:
    """Cents of each that pays something, in the order of government, then private and citizens."""
    sums = {payer: sum(one.amount for one in shares if one.payer is payer) for payer in Payer}
    return {payer: amount for payer, amount in sums.items() if amount}


def check_decision(one: Deviation) -> None:
    """Raises UserError for a decision without what was decided, by whom, on which day."""
    for name, words in (
        ("decision", _("Escriba qué se decidió.")), ("decided_by", _("Escriba quién lo decidió.")),
    ):  # fmt: skip
        if not str(getattr(one, name)).strip():
            raise UserError(words, code="missing", field=name)
    if one.decided_on is None:
        raise UserError(_("Escriba qué día se decidió."), code="missing", field="decided_on")


def years_of(opened: date, day: date) -> tuple[int, ...]:
    """Those that have a yearly report, the newest first."""
    return tuple(range(day.year, min(opened.year, day.year) - 1, -1))
