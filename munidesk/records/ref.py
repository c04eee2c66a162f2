"""How records of any feature know of each other: a reference, an introduction, a count with the records behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Ref:
    """A record of any feature, by its table and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Described:
    """How a record introduces itself. `kind_word` is «Iniciativa», `key` and `arguments` the page that shows it.

    `moments` are the dated steps of its life (day, words), oldest first, for the thread; `related` are records
    it belongs with though nobody linked them by hand: the target over an activity, the session of a matter.
    """

    ref: Ref
    title: str
    kind_word: str
    detail: str = ""
    icon: str = "file"
    key: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    moments: tuple[tuple[date, str], ...] = ()
    related: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Computed:
    """What MuniDesk counted: `part` of `whole` in a period, in words, where it is shown, and of which records.

    `records` are («kind», id) pairs; `key` and `arguments` the page that lists them.
    """

    part: Fraction
    whole: int
    words: str
    key: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    records: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> Fraction | None:
        """From 0 to 1; None when there is nothing to take a share of."""
        return self.part / self.whole if self.whole else None
