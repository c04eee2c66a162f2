"""A file of a municipality of México with a programme of territorial planning."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.features.territory.domain import Territory
from munidesk.features.territory.store import open_territory
from munidesk.town.founding import found


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "territorio.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="MX", name="Municipio de Tres Encinos", town_name="Tres Encinos")
    yield made
    made.close()


@pytest.fixture
def pmot(store):
    return open_territory(store, Territory(title="PMOT Tres Encinos 2040", horizon=2040), on=date(2025, 2, 3))
