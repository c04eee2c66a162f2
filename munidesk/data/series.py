"""A series of official numbers: one number more than the highest, asked for inside the change that gives it."""

from collections.abc import Iterable
from dataclasses import dataclass

from munidesk.data.store import Store
from munidesk.data.writer import Writer


@dataclass(frozen=True, slots=True)
class Series:
    """`last` selects the highest number given, as `number`, by named parameters (the body, the year)."""

    last: str

    def given(self, store: Store, _inside: Writer, **which: str | int) -> int:
        """The next number, inside the change that stores it, so that nobody else is given the same."""
        return following(row["number"] for row in store.query(self.last, **which))


def following(taken: Iterable[object]) -> int:
    """One more than the greatest already given, 1 for the first; gaps are never filled."""
    return max((number for number in taken if isinstance(number, int)), default=0) + 1
