"""What an import would do, row by row, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Changed:
    """A field in words: «Respuesta», «En estudio» → «Aceptada»; a blank is an empty text."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row: `changes` when it changes; `field`, `column`, `value` and `reason` when it is refused."""

    sheet: str
    line: int
    title: str
    fate: Fate
    changes: tuple[Changed, ...] = ()
    field: str = ""
    column: str = ""
    value: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A figure read beside the sheet's own sum of it. `said` is None for a sheet without a total."""

    column: str
    read: Decimal
    said: Decimal | None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question the sheet leaves open. `code` is its key in `Shape.answers`, or «values:field:WORD»; `options` are
    (answer, words), none where any text may answer («2026-06-30»). `line` is where it is asked from, 0 for the whole
    sheet. `default` is what is done without an answer; empty: nothing is written until there is one."""

    code: str
    question: str
    options: tuple[tuple[str, str], ...] = ()
    line: int = 0
    default: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """`outcomes` hold every row of data once: the four counts add up to them. `others` tell what else comes into being
    («22 personas y 1 zona nueva»)."""

    outcomes: tuple[Outcome, ...]
    understood: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()
    choices: tuple[Choice, ...] = ()
    others: tuple[str, ...] = ()

    def waiting(self, answers: Mapping[str, str]) -> tuple[Choice, ...]:
        """The questions that have to be answered before anything is written."""
        return tuple(one for one in self.choices if not one.default and one.code not in answers)

    def of(self, fate: Fate) -> Sequence[Outcome]:
        return [one for one in self.outcomes if one.fate is fate]

    def count(self, fate: Fate) -> int:
        return len(self.of(fate))
