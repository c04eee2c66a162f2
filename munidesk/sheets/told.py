"""What became of a record in words, read from the change itself: any list gets it for nothing."""

from collections.abc import Iterator, Mapping

from munidesk.base.figures import Figures
from munidesk.data.journal import Columns, RowChange, Value
from munidesk.data.store import Store
from munidesk.records.field import Field
from munidesk.records.history import shown
from munidesk.records.kind import AnyKind
from munidesk.records.says import Why
from munidesk.sheets.rehearsal import Changed
from munidesk.sheets.target import RecordKey, Taken

Rows = Mapping[RecordKey, RowChange]
_HIDDEN = frozenset({Why.DERIVED, Why.JOURNAL, Why.PROGRAM, Why.PRIVATE})


class Telling:
    """Goes along with the rows of one change: what each did to its records, whatever the rows before it did."""

    def __init__(self, store: Store, kinds: tuple[AnyKind, ...], figures: Figures) -> None:
        self._store, self._figures = store, figures
        self._kinds = {one.table: one for one in kinds}
        self._seen: dict[RecordKey, RowChange] = {}

    def of(self, rows: Rows, taken: Taken) -> tuple[bool, tuple[Changed, ...]]:
        """Whether the row wrote anything in its records, and what changed, field by field."""
        wrote = False
        told: list[Changed] = []
        for key in dict.fromkeys(taken.ids):
            change, before = rows.get(key), self._seen.get(key)
            if change is None or change is before:
                continue
            self._seen[key] = change
            if taken.is_new:  # what is new changes nothing, and there are ten thousand of it
                wrote = True
                continue
            old, new = _since(change, before)
            if key in taken.instead:
                old = self._store.get(*taken.instead[key]) or {}
            wrote = wrote or old != new
            told.extend(self._words(key[0], old, new))
        return wrote, tuple(told)

    def _words(self, table: str, old: Columns, new: Columns) -> Iterator[Changed]:
        kind = self._kinds.get(table)
        for field in kind.fields if kind is not None else ():
            if field.name in new and field.name != "id" and field.says.why not in _HIDDEN:
                before, after = (self._shown(field, one.get(field.name)) for one in (old, new))
                if before != after:
                    yield Changed(field.name, field.label, before, after)

    def _shown(self, field: Field, value: Value) -> str:
        """A reference by the title of its record."""
        if not field.says.of or not value:
            return shown(field, value, self._figures)
        kind = self._kinds.get(field.says.of)
        row = None if kind is None else self._store.get(kind.table, str(value))
        return "" if kind is None or row is None else kind.title_of(kind.read(row))


def _since(change: RowChange, before: RowChange | None) -> tuple[Columns, Columns]:
    """What the columns were before the row and what they are after it: a change holds all since it began."""
    new = change.after or {}
    old = dict(change.before or {})
    if before is not None:
        old.update(before.after or {})
    touched = {name: value for name, value in new.items() if old.get(name) != value}
    return {name: old.get(name) for name in touched}, touched
