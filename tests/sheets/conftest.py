"""What the lists of this folder are brought into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.town.sample import SampleSize


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample, made once for all the lists that are brought into it."""
    path = tmp_path_factory.mktemp("muestra") / "a.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    catalog.write_sample(store, SampleSize(sessions=2, initiatives=6))
    store.close()
    return path


@pytest.fixture
def sample_store(made_sample: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of it, open."""
    path = tmp_path / "b.munidesk"
    path.write_bytes(made_sample.read_bytes())
    opened = file.open_file(path, catalog.schemas(), author="Lucía")
    yield opened
    opened.close()
