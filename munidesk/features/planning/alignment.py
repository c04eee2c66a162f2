"""PMD ↔ sector ↔ POA ↔ ODS: what answers to what, and what is loose on either side."""

from dataclasses import dataclass

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.store import PlanView
from munidesk.town.goals import goals_of

_ALIGNED = (Level.OBJECTIVE, Level.PROGRAMME)


@dataclass(frozen=True, slots=True)
class Aligned:
    """An objective or programme of the PMD with what hangs from it; `goals` are its own and those of `below`."""

    line: Line
    below: tuple[Line, ...]
    goals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """What has no partner: programmes without activities, sector or goal; activities without a programme."""

    idle: tuple[Line, ...] = ()
    homeless: tuple[Line, ...] = ()
    no_sector: tuple[Line, ...] = ()
    no_goal: tuple[Line, ...] = ()


def aligned(view: PlanView) -> tuple[Aligned, ...]:
    """In the order of the plan."""
    found = []
    for line in view.ordered():
        if line.level in _ALIGNED:
            below = tuple(view.children.get(line.id, ()))
            goals = {goal for one in (line, *below) for goal in goals_of(one.ods)}
            found.append(Aligned(line, below, tuple(sorted(goals))))
    return tuple(found)


def loose_of(view: PlanView) -> Loose:
    rows = aligned(view)
    # An objective answers through its programmes: only what has no programme below is asked for its own.
    last = [one for one in rows if not any(each.level in _ALIGNED for each in one.below)]
    return Loose(
        idle=tuple(one.line for one in rows if not one.below),
        homeless=tuple(one for one in view.lines if one.level is Level.ACTIVITY and one.parent_id not in view.by_id),
        no_sector=tuple(one.line for one in last if not one.line.sector),
        no_goal=tuple(one.line for one in last if not one.goals),
    )


def loose_words(found: Loose, most: int = 0) -> tuple[str, ...]:
    """A sentence for each kind of loose line; empty when each has its partner.

    With `most`, so many of them are named and the others counted; without it all are, as on paper.
    """
    sentences = []
    for lines, one, many in (
        (found.idle, _("Sin nada en el POA: {names}."), _("Sin nada en el POA: {names}.")),
        (found.homeless, _("Actividad sin programa: {names}."), _("Actividades sin programa: {names}.")),
        (found.no_sector, _("Sin programa sectorial: {names}."), _("Sin programa sectorial: {names}.")),
        (found.no_goal, _("Sin ODS: {names}."), _("Sin ODS: {names}.")),
    ):
        if lines:
            named = lines[: most or len(lines)]
            names = join_and(
                [*(f"{line.code} {line.title}".strip() for line in named), *_others(len(lines) - len(named))]
            )
            sentences.append((one if len(lines) == 1 else many).format(names=names))
    return tuple(sentences)


def _others(count: int) -> tuple[str, ...]:
    return (ngettext("{n} más", "{n} más", count).format(n=count),) if count else ()


def nothing_loose() -> str:
    return _(
        "Nada sin alinear: cada programa tiene su sector, sus actividades y sus ODS, y cada actividad su programa."
    )
