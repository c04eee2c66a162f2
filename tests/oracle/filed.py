"""What a person expects of «Deshacer»: a pile of photographs of the file, one before and one after each change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Photograph = Mapping[str, tuple[tuple[object, ...], ...]]
"""Every row of every table, deleted ones too."""


@dataclass
class Change:
    before: Photograph
    after: Photograph
    field_typed: str


@dataclass
class Pile:
    """The changes of this run that can be taken back, the last one on top; `wall` is a paper already signed."""

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    wall: str = ""
    still_typing: bool = False

    def changed(self, before: Photograph, after: Photograph, *, typing: str = "", wall: str = "") -> None:
        """What was typed in one field without doing anything else in between is one change."""
        if wall:
            self.done, self.undone, self.wall, self.still_typing = [], [], wall, False
            return
        if before == after:
            return
        if typing and self.still_typing and self.done and self.done[-1].field_typed == typing:
            self.done[-1].after = after
        else:
            self.done.append(Change(before, after, typing))
        self.undone, self.still_typing = [], True

    def undo(self) -> Photograph | None:
        """What the file must look like afterwards; None when there is nothing to take back."""
        if not self.done:
            return None
        top = self.done.pop()
        self.undone.append(top)
        self.still_typing = False
        return top.before

    def redo(self) -> Photograph | None:
        if not self.undone:
            return None
        top = self.undone.pop()
        self.done.append(top)
        self.still_typing = False
        return top.after
