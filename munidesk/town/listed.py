"""A listing that can say how long it is without being written."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import overload

Line = dict[str, object]


class Listed(Sequence[Line]):
    """The lines of a listing, made when one of them is first asked for; `len` counts in the database."""

    def __init__(self, count: Callable[[], int], lines: Callable[[], Sequence[Line]]) -> None:
        self._count, self._make = count, lines

    @cached_property
    def _lines(self) -> Sequence[Line]:
        return self._make()

    def __len__(self) -> int:
        return len(self._lines) if "_lines" in self.__dict__ else self._count()

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        return self._lines[index]
