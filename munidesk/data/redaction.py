"""Black a person's name out of records that are not private, and out of their history, and the chain still holds.

The hash of a change is over its words, so a change that was blacked out no longer adds up to its hash. It keeps that
hash, to which the next change and everything outside the file (backups, codes on paper) go on pointing; and what it
adds up to from now on stands in the table `redaction`, written by a change of its own in the same chain: who and
when. `check` takes the one or the other. So nobody blacks anything out unseen: who did, when, and which changes.

What stays is honest to say: the old hash is of the old words. Who suspects a name can try whether it makes that hash,
if everything else of the change is known; nobody can read the name from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.base.sought import Sought
from munidesk.data import journal
from munidesk.data.journal import Columns, Sealed, Value
from munidesk.data.private import clean_once, write_again
from munidesk.data.search_index import rebuild_within
from munidesk.data.store import Store
from munidesk.data.writer import Writer

Key = tuple[str, str]
Records = Mapping[Key, frozenset[str]]
"""(table, id) → the columns that may be blacked out."""
Renew = Callable[[str, Columns], Columns]
"""The computed columns of a row (table, row), once its texts were blacked out."""


def count(store: Store) -> int:
    """How many changes of the history had something blacked out."""
    return store.count("redaction")


def black_out(store: Store, records: Records, sought: Sought, renew: Renew) -> int:
    """Put ■■■ for what surely names the person in these records and in all their history; returns how many records.

    One transaction, behind a barrier: nothing brings it back. Labels of changes are blacked out too. Private tables are
    erased by `erase_private`, never here: raises ValueError. Raises UserError, with nothing done, without room on disk.
    """
    if private := {table for table, _id in records} & store.private_tables:
        raise ValueError(sorted(private))
    clean_once(store)
    pen = _Pen(sought, records)
    with store.change(_("Tachar datos personales"), barrier=_("datos personales tachados")) as writer:
        for key in records:
            pen.black_today(store, writer, key, renew)
        for change in list(journal.each_sealed(store.connection)):
            blacked = pen.blacked(change)
            if blacked != change:
                journal.put_sealed(store.connection, blacked)
                writer.put("redaction", {"id": change.entry.id, "hash": blacked.hash})
        for name in (*journal.TABLES, *sorted(writer.blacked)):
            write_again(store.connection, store.table(name))
        rebuild_within(store.connection, store.searchable)
    return len(pen.touched)


class _Pen:
    """Blacks out the texts of the records, the same way today and in the history, so that both go on saying the same.

    A computed column (what the filter looks in, in small letters) becomes what it is computed to today.
    """

    def __init__(self, sought: Sought, records: Records) -> None:
        self._sought, self._records = sought, records
        self._computed: dict[Key, Columns] = {}
        self.touched: set[Key] = set()

    def black_today(self, store: Store, writer: Writer, key: Key, renew: Renew) -> None:
        """The row as it is now, marked as deleted or not."""
        table, row_id = key
        for row in store.query(f"SELECT * FROM {store.table(table)} WHERE id = :id", id=row_id):
            black = self._black(key, row)
            computed = renew(table, {**row, **black})
            self._computed[key] = {name: value for name, value in computed.items() if name not in self._records[key]}
            changed = self._black(key, row)
            if changed:
                writer.black_out(table, row_id, changed)

    def blacked(self, change: Sealed) -> Sealed:
        """A change of the history."""
        rows = tuple(
            (table, row_id, self._side((table, row_id), before), self._side((table, row_id), after))
            for table, row_id, before, after in change.rows
        )
        return replace(change, entry=replace(change.entry, label=self._sought.blacked(change.entry.label)), rows=rows)

    def _side(self, key: Key, side: str | None) -> str | None:
        """One side of a row of the history; its JSON stays letter for letter where nothing is blacked out."""
        if key not in self._records or not side or not side.startswith("{") or not self._sought.may_be_in(side):
            return side
        values = journal.load(side) or {}
        changed = self._black(key, values)
        return journal.dump({**values, **changed}) if changed else side

    def _black(self, key: Key, values: Columns) -> Columns:
        """The columns that become others."""
        computed, changed = self._computed.get(key, {}), dict[str, Value]()
        for name, text in values.items():
            if not isinstance(text, str) or (black := self._sought.blacked(text)) == text:
                continue
            if name in self._records[key]:
                changed[name] = black
            elif name in computed:
                changed[name] = computed[name]
        if changed:
            self.touched.add(key)
        return changed
