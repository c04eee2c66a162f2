"""The totals of a vote in which nobody's ballot has a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """The totals of a vote without names, as somebody counts them."""

    for_: int
    against: int
    abstain: int = 0
    blank: int = 0
    null: int = 0
    unvoted: int = 0

    @property
    def all(self) -> tuple[int, ...]:
        return (self.for_, self.against, self.abstain, self.blank, self.null, self.unvoted)

    @property
    def total(self) -> int:
        """Everybody who could vote."""
        return sum(self.all)
