"""What a change wrote that was tried out and taken back: written again as it is, while the file stands as it did then.

A trial may run in a copy, on any thread; the change itself then has nothing to find out any more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from munidesk.base.dates import today
from munidesk.data.journal import RowChange
from munidesk.data.store import Store
from munidesk.data.writer import Writer

Stand = tuple[str, str, date]
_SOME = 200


@dataclass(frozen=True, slots=True)
class TriedOut:
    """The rows, with the keys they were given, and how the file stood: its newest change, who writes, and the day."""

    rows: tuple[RowChange, ...]
    stand: Stand

    def holds(self, store: Store) -> bool:
        """Whether the same verbs would write the same now: nothing was written since, and it is the same day."""
        return self.stand == _stand(store)

    def write(self, writer: Writer, progress: Callable[[int, int], None]) -> None:
        """The rows once more, inside a change of the file. `progress` hears rows, of how many, and may raise."""
        writer.defer()
        for done, row in enumerate(self.rows):
            if done % _SOME == 0:
                progress(done, len(self.rows))
            writer.apply(row)


def tried_out(store: Store, writer: Writer) -> TriedOut | None:
    """What the change wrote until now; None where its rows do not say all of it (a file kept, a person erased)."""
    said = writer.is_whole and "blob" not in writer.tables and not writer.erased and not writer.blacked
    rows = tuple(row for row in writer.changes.values() if row.before != row.after)
    return TriedOut(rows, _stand(store)) if said else None


def _stand(store: Store) -> Stand:
    return store.newest, store.author, today()
