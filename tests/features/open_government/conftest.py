from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.town import store as town
from munidesk.town.domain import Municipality


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    told = Municipality(name="Municipio de Cerro del Alba", town="Cerro del Alba", country="UY")
    town.save_municipality(made, told)
    yield made
    made.close()
