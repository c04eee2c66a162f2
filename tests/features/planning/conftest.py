"""An empty file of a municipality, and a plan in it."""

from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.store_plan import save_plan
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()


@pytest.fixture
def plan(store) -> str:
    return save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030)).id
