"""A Uruguayan municipality with an empty register, in a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation.schema import SCHEMA
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = file.create(tmp_path / "cerro.munidesk", (town.SCHEMA, SCHEMA), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY", town="Cerro del Alba"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()
