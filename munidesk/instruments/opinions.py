"""What several evaluators answered of one round: where they agree, where a person has to decide. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from munidesk.instruments.domain import Answer, Criterion, Opinion
from munidesk.instruments.gains import Agreement, agreement
from munidesk.instruments.scoring import RoundView

Said = tuple[str, bool]
"""An answer to compare: its value, and whether it does not apply."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A criterion that its evaluators answered otherwise, or otherwise than the round: then it is `kept` as that says
    until somebody takes another answer."""

    criterion: Criterion
    opinions: tuple[Opinion, ...]
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two evaluators, by name, and how far they agree."""

    first: str
    second: str
    agreed: Agreement


def said(one: Opinion | Answer) -> Said | None:
    """None where it says nothing."""
    return (one.value, one.not_applicable) if one.value or one.not_applicable else None


def agreed(opinions: Iterable[Opinion]) -> Said | None:
    """What all who answered said; None where nobody did, or they differ."""
    found = {what for one in opinions if (what := said(one)) is not None}
    return next(iter(found)) if len(found) == 1 else None


def differ(opinions: Iterable[Opinion]) -> bool:
    return len({what for one in opinions if (what := said(one)) is not None}) > 1


def by_criterion(opinions: Iterable[Opinion]) -> Mapping[str, tuple[Opinion, ...]]:
    found: dict[str, tuple[Opinion, ...]] = {}
    for one in opinions:
        found[one.criterion_key] = (*found.get(one.criterion_key, ()), one)
    return found


def conflicts(view: RoundView, opinions: Sequence[Opinion]) -> tuple[Conflict, ...]:
    """In the order of the criteria. What a person decided among answers that differ is settled."""
    told = by_criterion(opinions)
    found = []
    for one in view.criteria:
        own, answer = told.get(one.key, ()), view.answer(one)
        now = said(answer) if answer is not None else None
        if now is None and differ(own):
            found.append(Conflict(one, own))
        elif now is not None and (alone := agreed(own)) is not None and alone != now:
            found.append(Conflict(one, own, kept=True))
    return tuple(found)


def evaluators(opinions: Iterable[Opinion]) -> tuple[str, ...]:
    """By name, each once."""
    return tuple(sorted({one.evaluator for one in opinions}))


def view_by(view: RoundView, opinions: Iterable[Opinion], evaluator: str) -> RoundView:
    """The round as one evaluator answered it; what MuniDesk counts is left out."""
    answers = {
        one.criterion_key: Answer(
            round_id=one.round_id, criterion_key=one.criterion_key, value=one.value,
            not_applicable=one.not_applicable, reason=one.reason, note=one.note,
        )
        for one in opinions
        if one.evaluator == evaluator
    }  # fmt: skip
    return replace(view, answers=answers, computed={})


def pairs(view: RoundView, opinions: Sequence[Opinion]) -> tuple[Pair, ...]:
    """Every two evaluators that answered some criterion both."""
    views = {name: view_by(view, opinions, name) for name in evaluators(opinions)}
    found = (Pair(a, b, agreement(views[a], views[b])) for a, b in combinations(views, 2))
    return tuple(one for one in found if one.agreed.both)
