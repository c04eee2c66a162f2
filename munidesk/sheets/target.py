"""What a list takes from a sheet: its fields, how a record is recognised, and the verb that writes a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from munidesk.base.codes import Code
from munidesk.base.figures import Figures
from munidesk.base.spanish import DOLLAR
from munidesk.sheets.cells_days import Edge
from munidesk.sheets.cells_figures import Amount

if TYPE_CHECKING:
    from pathlib import Path

    from munidesk.data.book import Book
    from munidesk.data.store import Store
    from munidesk.records.kind import AnyKind
    from munidesk.sheets.rehearsal import Choice
    from munidesk.sheets.shape import Shape
    from munidesk.sheets.understood import Row, Understood

__all__ = [
    "NOTE",
    "OVER_TIME",
    "Amount",
    "Quiet",
    "RecordKey",
    "Taken",
    "Taker",
    "Target",
    "TargetField",
    "plain_figures",
]

NOTE = "source_note"
"""The field that takes, each after its heading, the columns that no other field takes."""


@dataclass(frozen=True, slots=True)
class TargetField:
    """`also` are other headings of it, folded. `many` takes several columns, joined. `choices` are its codes, if any.

    `money` and `own` (a field that recognises its record: folio, document number) say what its column is for.
    `headed` writes each column after its heading («Votos: 132»). `long` keeps the lines of its text. `percent` is of a
    hundred, also where a sheet writes parts of one. `edge` is the day that a month alone is taken for.
    """

    key: str
    label: str
    type: type
    also: tuple[str, ...] = ()
    many: bool = False
    choices: tuple[Code, ...] = ()
    money: bool = False
    own: bool = False
    needed: bool = False
    headed: bool = False
    long: bool = False
    percent: bool = False
    edge: Edge | None = None


OVER_TIME = "over_time"
"""The key under which a row gives ((day, figure), …), a figure for each period."""


class Taker(Protocol):
    """Writes rows one by one inside one change. Raises UserError bound to a field for a row that cannot be."""

    def see(self, rows: "Sequence[tuple[Row, Mapping[str, object]]]", /) -> None:
        """All the rows that will be taken, before the first: for a list that is understood as a whole."""
        ...

    def take(self, row: "Row", values: Mapping[str, object]) -> "Taken":
        """`values` are those of the cells that say something: a blank cell has none."""
        ...

    def let_go(self, row: "Row", /) -> bool:
        """Forget what was noted of the row that `take` has just refused, as if it were not in the sheet.

        False where that cannot be: then all rows are taken once more, without it.
        """
        ...

    def choices(self) -> "tuple[Choice, ...]":
        """What the sheet leaves open, answered in `Shape.answers`."""
        ...

    def others(self) -> tuple[str, ...]:
        """Sentences on what else came into being. Asked once, after the last row."""
        ...


class Quiet:
    """For a list that is taken row by row, asks nothing, brings nothing else and takes no note back."""

    def see(self, _rows: "Sequence[tuple[Row, Mapping[str, object]]]", /) -> None:
        return

    def let_go(self, _row: "Row", /) -> bool:
        return False

    def choices(self) -> "tuple[Choice, ...]":
        return ()

    def others(self) -> tuple[str, ...]:
        return ()


RecordKey = tuple[str, str]
"""Table and id."""


def plain_figures(_store: "Store") -> Figures:
    """Figures of no country in particular, for a list of which nobody said whose it is."""
    return Figures(DOLLAR)


Opens = Callable[["Store", "Path", Callable[[int, int], None], Callable[[], bool]], "Book"]
"""What one chose, as a book of rows (`Book.listed`); hears how far it is, and is asked whether to stop."""
OwnWords = Mapping[str, Mapping[str, str]]
"""Field → word of the municipality's own → the value of the code it amounts to."""


def no_words(_store: "Store") -> OwnWords:
    return {}


@dataclass(frozen=True, slots=True)
class Taken:
    """`ids` are (table, id) of the records the row wrote or found: what changed is read from the change itself.

    `instead` is, for a new record that takes over from another (today's reading), the one before it.
    """

    title: str
    ids: tuple[RecordKey, ...]
    is_new: bool
    note: str = ""
    instead: Mapping[RecordKey, RecordKey] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """One list that can come in by a sheet. `keys` are sets of fields that recognise a record, the strongest first.

    `begin` is called once per sheet, inside the change, rehearsal or not. `tree` says that rows hang from others, and
    `branch` which fields name what they hang from.
    `kinds` are those of the tables it writes, to say what changed. `figures` reads the municipality's. `guess` finds
    the columns of a sheet without headings by what is in them. `over_time` are the fields of a figure and its day, of
    which a sheet may have a column for each period: they come as `OVER_TIME`. `own_words` are those that the
    municipality has for the codes of a field; such a word is also the value of the field that `own_word` names.
    `asked` are more fields, which records of the file say. `files` are endings of files that it takes and are no
    sheets. `opens` reads what one chose itself, and no sheet: a folder, a letter. `reviewed` are the fields of which
    every row is looked at and may be written over, because it was the program that proposed them.
    """

    name: str
    one: str
    many: str
    feminine: bool
    fields: tuple[TargetField, ...]
    keys: tuple[tuple[str, ...], ...]
    begin: "Callable[[Store, Understood, Shape], Taker]"
    tree: bool = False
    branch: tuple[str, ...] = ()
    kinds: "tuple[AnyKind, ...]" = ()
    figures: "Callable[[Store], Figures]" = plain_figures
    guess: "Callable[[Understood], Mapping[str, tuple[int, ...]]] | None" = None
    over_time: tuple[str, str] | None = None
    own_words: "Callable[[Store], OwnWords]" = no_words
    own_word: Mapping[str, str] = field(default_factory=dict)
    asked: "Callable[[Store], tuple[TargetField, ...]] | None" = None
    files: tuple[str, ...] = ()
    opens: "Opens | None" = None
    reviewed: tuple[str, ...] = ()

    def in_file(self, store: "Store") -> "Target":
        """The list as that file has it: with a field for each question that its form asks."""
        return self if self.asked is None else replace(self, fields=(*self.fields, *self.asked(store)), asked=None)

    def field(self, key: str) -> TargetField:
        """Raises KeyError."""
        return next(one for one in self.fields if one.key == key)
