"""What the page of the import assistant asks of the house: which lists there are, and where each is shown."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from munidesk.sheets.target import Target


class Lists(Protocol):
    """The lists a sheet can come into, as the house knows them."""

    def named(self, name: str) -> Target:
        """Raises UserError for a name that nobody knows."""
        ...

    def names(self) -> Sequence[tuple[str, str]]:
        """(name, words) of all."""
        ...

    def place_of(self, name: str) -> tuple[str, Mapping[str, str]]:
        """The page that shows the list, with what it is opened with."""
        ...

    def title_of(self, page: str) -> str:
        """How a page is called."""
        ...
