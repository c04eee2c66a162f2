"""A rehearsal with what it would write: the import of what was rehearsed does not find everything out again."""

from collections.abc import Callable
from dataclasses import dataclass

from munidesk.data.store import Store
from munidesk.data.tried import TriedOut
from munidesk.sheets.kept import remember
from munidesk.sheets.rehearsal import Rehearsal
from munidesk.sheets.shape import Shape


@dataclass(frozen=True, slots=True)
class Tried:
    """`wrote` is None where the rows have to be given to the verbs again. `kept`: headings, and the shape to remember.

    `label` is what the change is called; `kind` the list.
    """

    rehearsal: Rehearsal
    wrote: TriedOut | None
    kind: str
    label: str
    kept: tuple[tuple[tuple[str, ...], Shape], ...] = ()

    def holds(self, store: Store) -> bool:
        """Whether the file stands as it did when this was rehearsed."""
        return self.wrote is not None and self.wrote.holds(store)

    def write(self, store: Store, progress: Callable[[int, int], None] | None = None) -> Rehearsal | None:
        """What was rehearsed, in one change, one undo, and the shape is kept; None, and nothing, where it is old.

        `progress` hears rows of the sheet, of how many; what it raises takes everything back.
        """
        with store.change(self.label) as writer:
            if self.wrote is None or not self.wrote.holds(store):
                return None
            rows = len(self.rehearsal.outcomes)
            said = progress or (lambda _done, _of: None)
            self.wrote.write(writer, lambda done, of: said(done * rows // of, rows))
            for headings, shape in self.kept:
                remember(store, self.kind, headings, shape)
        return self.rehearsal
