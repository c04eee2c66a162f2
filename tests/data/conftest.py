from collections.abc import Iterator
from pathlib import Path

import pytest

from munidesk.data import file
from munidesk.data.store import Store
from tests.data.rooms import schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "municipio.munidesk"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = file.create(path, [schema()], author="Lucía")
    yield made
    made.close()
