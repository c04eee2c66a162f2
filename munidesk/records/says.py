"""What a field of a record says of itself, beside its type."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated


class Why(StrEnum):
    """Why a stored column is not shown, written and explained like the others. Five reasons; «not yet» is none.

    KEY joins rows; DERIVED is computed from other columns and comes out in them; PRIVATE identifies a private person
    and leaves only on request; JOURNAL is the history's own; PROGRAM is of the program itself (what it remembers).
    """

    KEY = "key"
    DERIVED = "derived"
    PRIVATE = "private"
    JOURNAL = "journal"
    PROGRAM = "program"


class Sense(StrEnum):
    """What a text or a whole number holds, where its type does not say it.

    LONG: several lines. RICH: a narrative with bold, lists and tables. MONEY: cents of the municipality's currency.
    GOALS: ODS 1–17 separated by commas. YEAR: never grouped by thousands. KEPT: a long text that is frozen, stored
    compressed. SECOND: a moment to the second, where all others are to the minute.
    """

    PLAIN = "plain"
    LONG = "long"
    RICH = "rich"
    MONEY = "money"
    GOALS = "goals"
    YEAR = "year"
    KEPT = "kept"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Says:
    """A field's label and what else is said of it, once.

    `also` are folded words that sheets head such a column with; `hint` stands under
    the field in a form, `means` in the dictionary of columns. `needed`: a record
    without it is not saved. `search`: Ctrl+K finds its words. `of` is the table whose
    id it holds. `width` in pixels in a list; 0 leaves the column out, -1 takes what is left.
    `fixed`: the program gives it (numbers, states with a verb of their own); a form shows it and does not edit it.
    """

    label: str
    also: tuple[str, ...] = ()
    hint: str = ""
    means: str = ""
    sense: Sense = Sense.PLAIN
    needed: bool = False
    search: bool = False
    fixed: bool = False
    of: str = ""
    width: int = 0
    why: Why | None = None


Key = Annotated[str, Says("Identificador", means="El mismo registro en todos los archivos", why=Why.KEY)]
"""The id of the record: a UUIDv7 made by the program, empty in a record that was never saved."""
