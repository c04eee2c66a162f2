"""What thousands of tests would make again, made once in each process: an empty file, and the tables of its steps.

Both hang on the steps alone. What makes them is tried as it is in `data/test_file` and `data/test_strangers`; the
other processes that tests start make theirs themselves.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import datetime
from typing import Any

import pytest

from munidesk.data import file, strangers
from munidesk.data.schema import Schema

FIXED = datetime(2026, 11, 17, 19, 0)
"""When tests take place."""

_NONE = object()


@pytest.fixture(autouse=True, scope="session")
def once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(file, "blank", _remembered(file.blank))
        patched.setattr(strangers, "_made", _remembered(strangers._made))
        yield


def _remembered(make: Callable[..., Any]) -> Callable[..., Any]:
    """`make`, asked once for the same steps. `undone` is what it was."""
    kept: dict[Hashable, object] = {}

    def asked(schemas: Sequence[Schema], *further: Any) -> Any:
        key = (*map(_steps, schemas), *map(frozenset, further))
        found = kept.get(key, _NONE)
        if found is _NONE:
            found = kept[key] = make(schemas, *further)
        return found

    asked.__wrapped__ = make  # type: ignore[attr-defined]
    return asked


def _steps(schema: Schema) -> Hashable:
    """The steps by what they do, since tests make schemas of their own: the same code over the same values."""
    own = [
        (name, step.__code__, step.__defaults__, *(cell.cell_contents for cell in step.__closure__ or ()))
        for name, step in schema.migrations._steps
    ]
    return schema.name, tuple(own), tuple(one.name for one in schema.rewrites)
