"""A procedure as its file tells it: stages, steps, letters, actors. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from munidesk.procedures.said import Choice, StepSaid, choices_text, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    key: str
    title: str
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterModel:
    """`to` and `body` are formulas: `{instrument}`, `{until}`."""

    key: str
    title: str
    to: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorModel:
    key: str
    title: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Script:
    """`only` are the countries of a step that is not everywhere, by its key; `products` the steps whose paper is one.

    `rest` is what features read of it themselves (questions, subsystems).
    """

    key: str
    version: int = 1
    title: str = ""
    noun: str = ""
    country: str = ""
    source: str = ""
    mark: str = ""
    stages: tuple[Stage, ...] = ()
    steps: tuple[StepSaid, ...] = ()
    letters: tuple[LetterModel, ...] = ()
    actors: tuple[ActorModel, ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    products: frozenset[str] = frozenset()
    rest: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[str, StepSaid]:
        return {one.key: one for one in self.steps}

    def letter(self, key: str) -> LetterModel | None:
        return next((one for one in self.letters if one.key == key), None)

    def goal_of(self, stage: str) -> str:
        return next((one.goal for one in self.stages if one.title == stage), "")


def of_country(script: Script, country: str) -> tuple[StepSaid, ...]:
    """The steps there are in a country, in order.

    One that is not there is transparent: who waited for it waits for what it waited for; being required or opened by
    a decision falls away, and a term that ran from it runs from what came before.
    """
    gone = {key for key, countries in script.only.items() if countries and country.upper() not in countries}
    if not gone:
        return script.steps
    return tuple(_without(script, one, gone) for one in script.steps if one.key not in gone)


def _without(script: Script, one: StepSaid, gone: set[str]) -> StepSaid:
    after: list[str] = []
    for key in one.after_keys:
        after.extend(found for found in _before(script, key, gone) if found not in after)
    kept = tuple(
        Choice(option.key, option.title, tuple(key for key in option.opens if key not in gone))
        for option in one.options
    )
    return replace(
        one,
        after=joined(after),
        requires=joined(key for key in one.required_keys if key not in gone),
        counted_from="" if one.counted_from in gone else one.counted_from,
        answers="" if one.answers in gone else one.answers,
        choices=choices_text(kept),
    )


def _before(script: Script, key: str, gone: set[str]) -> list[str]:
    """What stands for `key` where it may not be there: itself, or what it waited for. There are no circles."""
    if key not in gone:
        return [key]
    inherited: list[str] = []
    for before in script.by_key[key].after_keys:
        inherited.extend(found for found in _before(script, before, gone) if found not in inherited)
    return inherited
