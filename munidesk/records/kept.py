"""The records of a table remembered while it is open: after a change only the rows it wrote are read again."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from munidesk.data.memo import Touched
from munidesk.data.store import Store
from munidesk.records.kind import Kind, R

_FEW = 50
"""So many rows are read one by one; more, as an import writes, with all the others."""


def kept(store: Store, kind: Kind[R]) -> Mapping[str, R]:
    """Id → record of all that are not deleted, in no order. What no change touched is the very same record as before.

    For the tables of a page that is edited line by line. Raises FileError as `Kind.read`.
    """

    def read(old: Mapping[str, R] = MappingProxyType({})) -> Mapping[str, R]:
        return {one.id: _same(one, old.get(one.id)) for one in kind.all(store)}

    def renew(old: Mapping[str, R], touched: Touched) -> Mapping[str, R]:
        ids = touched[kind.table]
        return _renewed(store, kind, old, ids) if len(ids) <= _FEW else read(old)

    return store.remembered(("kept", kind.table, kind.record), read, frozenset({kind.table}), renew)


def _renewed(store: Store, kind: Kind[R], old: Mapping[str, R], ids: Iterable[str]) -> Mapping[str, R]:
    records = dict(old)
    for key in ids:
        found = kind.find(store, key)
        if found is None:
            records.pop(key, None)
        else:
            records[key] = _same(found, old.get(key))
    return records


def _same(read: R, old: R | None) -> R:
    """The old record where it says the same: what is computed of it need not be computed again."""
    return old if old is not None and old == read else read
