"""What a list takes from a sheet: its fields, how a record is recognised, and the verb that writes a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from munidesk.base.codes import Code

if TYPE_CHECKING:
    from munidesk.data.store import Store
    from munidesk.sheets.shape import Shape
    from munidesk.sheets.understood import Row, Understood


@dataclass(frozen=True, slots=True)
class TargetField:
    """`also` are other headings of it, folded. `many` takes several columns, joined. `choices` are its codes, if any.

    `money` and `own` (a field that recognises its record: folio, document number) say what its column is for.
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


class Taker(Protocol):
    """Writes rows one by one inside one change. Raises UserError bound to a field for a row that cannot be."""

    def take(self, row: "Row", values: Mapping[str, object]) -> "Taken": ...

    def others(self) -> tuple[str, ...]:
        """Sentences on what else came into being."""
        ...


@dataclass(frozen=True, slots=True)
class Taken:
    """`ids` are (table, id) of the records the row wrote or found: what changed is read from the change itself."""

    title: str
    ids: tuple[tuple[str, str], ...]
    is_new: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One list that can come in by a sheet. `keys` are sets of fields that recognise a record, the strongest first.

    `begin` is called once per sheet, inside the change, rehearsal or not. `tree` says that rows hang from others.
    """

    name: str
    one: str
    many: str
    feminine: bool
    fields: tuple[TargetField, ...]
    keys: tuple[tuple[str, ...], ...]
    begin: "Callable[[Store, Understood, Shape], Taker]"
    tree: bool = False
