"""Who takes part in a bond and how much was said with each in twelve months. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.features.twinning.rules import YEAR
from munidesk.features.twinning.view import TwinningView
from munidesk.procedures.clock import add_months
from munidesk.procedures.domain import Communication


@dataclass(frozen=True, slots=True)
class Tie:
    """An actor of the circle; `said` are the communications with it in twelve months, none is a dotted line."""

    name: str
    role: str
    said: tuple[Communication, ...]


def ties(view: TwinningView) -> tuple[Tie, ...]:
    """The actors of the case, then whoever was written with and is none of them; most communications first."""
    since = add_months(view.day, -YEAR)
    recent = [one for one in view.case.communications if since < one.day <= view.day]
    names = {one.name: one.role for one in view.case.actors}
    for one in recent:
        if not any(fold(one.actor) == fold(name) for name in names):
            names[one.actor] = ""
    found = [Tie(name, role, _with(name, recent)) for name, role in names.items()]
    return tuple(sorted(found, key=lambda one: -len(one.said)))


def _with(name: str, recent: Sequence[Communication]) -> tuple[Communication, ...]:
    return tuple(one for one in recent if fold(one.actor) == fold(name))
