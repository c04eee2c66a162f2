"""Black a person's name out of records that are not private, and out of their history, and the chain still holds.

The hash of a change is over its words, so a change that was blacked out no longer adds up to its hash. It keeps that
hash, to which the next change and everything outside the file (backups, codes on paper) go on pointing; and what it
adds up to from now on stands in the table `redaction`, written by a change of its own in the same chain: who and
when. `check` takes the one or the other. So nobody blacks anything out unseen: who did, when, and which changes.

What is taken so on somebody's word is never an acta: a change that alters a row of `Schema.never_blacked` stays as it
is, and `check` refuses one that says it was blacked out. Else a forger could give a signed paper another text.

What stays is honest to say: the old hash is of the old words. Who suspects a name can try whether it makes that hash,
if everything else of the change is known; nobody can read the name from it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.base.sought import BLACK, Sought
from munidesk.base.spanish import fold
from munidesk.data import entries, journal
from munidesk.data.check import SEALED
from munidesk.data.entries import Sealed
from munidesk.data.journal import Columns, Value
from munidesk.data.packs import Row
from munidesk.data.private import clean_once, write_again
from munidesk.data.rows import Rows
from munidesk.data.search_index import rebuild_within
from munidesk.data.store import Store

Key = tuple[str, str]
Records = Mapping[Key, frozenset[str]]
"""(table, id) → the columns that may be blacked out."""
Computed = Mapping[str, frozenset[str]]
"""Table → the columns made of its others, as what a filter looks in, without case and accents."""


def count(store: Store) -> int:
    """How many changes of the history had something blacked out; none in a copy older than blacking out."""
    with suppress(sqlite3.OperationalError):
        return store.count("redaction")
    return 0


def problems(store: Store) -> Iterator[tuple[Problem, ...]]:
    """For `check`: every change of a signed paper that says it was blacked out, one at a time."""
    if not count(store):
        return
    for head in store.query(
        "SELECT id, seq, label, at FROM change_set WHERE id IN (SELECT id FROM redaction) ORDER BY id"
    ):
        found = Rows(store.connection).in_change(str(head["id"]))
        if _is_of_paper(store, (one.row for one in found)):
            said = _("El cambio {seq} («{label}», {at}) es de un acta y dice que se tachó: las actas no se tachan.")
            at = str(head["at"])[:16].replace("T", " ")
            text = said.format(seq=head["seq"], label=head["label"], at=at)
            yield (Problem(SEALED, text, record=str(head["id"])),)


def _is_of_paper(store: Store, rows: Iterable[Row]) -> bool:
    """Whether a change alters what was there of a signed paper; one that only begins a draft does not."""
    papers = frozenset[str]().union(*(one.never_blacked for one in store.schemas))
    return any(table in papers and before is not None for table, _id, before, _after in rows)


def black_out(store: Store, records: Records, sought: Sought, computed: Computed) -> int:
    """Put ■■■ for what surely names the person in these records and in all their history; returns how many records.

    One transaction, behind a barrier: nothing brings it back. Labels of changes are blacked out too. Private tables are
    erased by `erase_private`, never here: raises ValueError. Raises UserError, with nothing done, without room on disk.
    """
    if private := {table for table, _id in records} & store.private_tables:
        raise ValueError(sorted(private))
    clean_once(store)
    pen = _Pen(sought, records, computed)
    with store.change(_("Tachar datos personales"), barrier=_("datos personales tachados")) as writer:
        changes = list(entries.each_sealed(store.connection))
        today = {key: row for key in records for row in _row(store, key)}
        pen.learn(today, changes)
        papers = {change.entry.id for change in changes if _is_of_paper(store, change.rows)}
        pen.leave(change for change in changes if change.entry.id in papers)
        for (table, row_id), row in today.items():
            if changed := pen.black((table, row_id), row):
                writer.black_out(table, row_id, changed)
        for change in changes:
            blacked = pen.blacked(change)
            if blacked != change and change.entry.id not in papers:
                entries.put_sealed(store.connection, blacked)
                writer.put("redaction", {"id": change.entry.id, "hash": blacked.hash})
        for name in (*entries.TABLES, *sorted(writer.blacked)):
            write_again(store.connection, store.table(name))
        rebuild_within(store.connection, store.searchable)
    return len(pen.touched)


def _row(store: Store, key: Key) -> list[Columns]:
    """The row as it is now, marked as deleted or not."""
    table, row_id = key
    return store.query(f"SELECT * FROM {store.table(table)} WHERE id = :id", id=row_id)


class _Pen:
    """Blacks out the texts of the records, the same way today and in the history, so that both go on saying the same.

    In a computed column small letters hide where a name ends: the names are learnt from the texts it is made of.
    """

    def __init__(self, sought: Sought, records: Records, computed: Computed) -> None:
        self._sought, self._records, self._computed = sought, records, computed
        self._names: dict[Key, set[str]] = defaultdict(set)
        self.touched: set[Key] = set()

    def learn(self, today: Mapping[Key, Columns], changes: Iterable[Sealed]) -> None:
        """How the person was called in each record, today or once."""
        for key, row in today.items():
            self._learn(key, row)
        for change in changes:
            for table, row_id, *sides in change.rows:
                for side in sides:
                    if (values := self._values((table, row_id), side)) is not None:
                        self._learn((table, row_id), values)

    def _learn(self, key: Key, values: Columns) -> None:
        for name in self._records[key] - self._computed.get(key[0], frozenset()):
            if isinstance(text := values.get(name), str):
                found = self._sought.in_text(text)
                self._names[key].update(fold(text[one.start : one.end]) for one in found if one.sure)

    def leave(self, papers: Iterable[Sealed]) -> None:
        """Records whose name stands in a change that stays word for word stay whole: as the history tells them."""
        fixed = {
            row[:2]
            for change in papers
            for row, black in zip(change.rows, self.blacked(change).rows, strict=True)
            if row != black
        }
        self._records = {key: columns for key, columns in self._records.items() if key not in fixed}
        self.touched.clear()

    def _values(self, key: Key, side: str | None) -> Columns | None:
        """A side of a row of the history, when it may name the person and may be touched."""
        if key not in self._records or not side or not side.startswith("{") or not self._sought.may_be_in(side):
            return None
        return journal.load(side)

    def blacked(self, change: Sealed) -> Sealed:
        """A change of the history; its JSON stays letter for letter where nothing is blacked out."""
        rows = tuple(
            (table, row_id, self._side((table, row_id), before), self._side((table, row_id), after))
            for table, row_id, before, after in change.rows
        )
        return replace(change, entry=replace(change.entry, label=self._sought.blacked(change.entry.label)), rows=rows)

    def _side(self, key: Key, side: str | None) -> str | None:
        values = self._values(key, side)
        changed = self.black(key, values) if values is not None else {}
        return journal.dump({**(values or {}), **changed}) if changed else side

    def black(self, key: Key, values: Columns) -> Columns:
        """The columns that become others."""
        changed = dict[str, Value]()
        for name, text in values.items():
            if name in self._records.get(key, ()) and isinstance(text, str):
                black = self._text(key, name, text)
                if black != text:
                    changed[name] = black
        if changed:
            self.touched.add(key)
        return changed

    def _text(self, key: Key, name: str, text: str) -> str:
        if name in self._computed.get(key[0], ()):
            for one in sorted(self._names[key], key=len, reverse=True):
                text = text.replace(one, BLACK)
        return self._sought.blacked(text)
