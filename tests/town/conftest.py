"""A file with the invented municipality of the design: Cerro del Alba."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from munidesk.data import file
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.founding import found

NewStore = Callable[..., Store]


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[NewStore]:
    """Make files of a country and a name; all are closed at the end."""
    with ExitStack() as stack:
        made = iter(range(100))

        def make(country: str = "UY", name: str = "Municipio de Cerro del Alba") -> Store:
            store = file.create(tmp_path / f"{next(made)}.munidesk", (town.SCHEMA,))
            stack.callback(store.close)
            found(store, country=country, name=name)
            return store

        yield make


@pytest.fixture
def store(new_store: NewStore) -> Store:
    return new_store()


@pytest.fixture
def municipality(store: Store) -> Municipality:
    return town.municipality(store)
