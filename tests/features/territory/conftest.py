"""A file of a municipality of México with a programme of territorial planning."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.features.territory.domain import Territory
from munidesk.features.territory.store import open_territory
from munidesk.features.territory.store_view import load_territory
from munidesk.procedures.codes import StepState
from munidesk.procedures.kinds import STEPS
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


@pytest.fixture
def formulated(store, pmot):
    """The programme with all done that its consultation waits for."""
    for one in load_territory(store, pmot.id).case.ordered:
        if one.key == "consulta":
            break
        STEPS.save(store, replace(one, state=StepState.DONE, done_on=date(2026, 9, 1)))
    return pmot
