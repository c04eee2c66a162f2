"""What this run of the program can take back and do again, and the barriers nothing goes past."""

from dataclasses import dataclass

from munidesk.data.journal import RowChange


@dataclass(slots=True)
class Step:
    """A change of this run. `fold`: the field being typed in, whose next change may still amend it."""

    id: str
    label: str
    fold: str
    rows: tuple[RowChange, ...]


class Past:
    """`undo` and `redo`: the steps, the next one last. `barrier`: why nothing older is there («acta 12 aprobada»)."""

    def __init__(self) -> None:
        self.undo: list[Step] = []
        self.redo: list[Step] = []
        self._barrier = ""

    @property
    def barrier(self) -> str:
        """Why the next undo is refused; empty when something, or nothing at all, can be undone."""
        return "" if self.undo else self._barrier

    def may_amend(self, fold: str, last_id: str) -> Step | None:
        """The last step, when a change with this `fold` goes on with it."""
        top = self.undo[-1] if self.undo else None
        return top if fold and top is not None and top.fold == fold and top.id == last_id else None

    def remember(self, step: Step) -> None:
        if self.undo and self.undo[-1].id == step.id:
            self.undo[-1] = step
        else:
            self.undo.append(step)
        self.redo.clear()

    def seal(self) -> None:
        """What has left the file is never amended: typing goes on in a change of its own."""
        if self.undo:
            self.undo[-1].fold = ""

    def close(self, barrier: str) -> None:
        """Forget every step, so that none comes back and nothing folds into one; only the barrier's words stay."""
        self.undo.clear()
        self.redo.clear()
        self._barrier = barrier
