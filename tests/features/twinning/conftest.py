"""A file of a municipality with a twinning, in México and in Uruguay."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.features.twinning.domain import Twinning
from munidesk.features.twinning.store import open_twinning
from munidesk.town.founding import found


def _founded(tmp_path, country):
    made = file.create(tmp_path / f"{country}.munidesk", catalog.schemas(), author="Lucía")
    found(made, country=country, name="Municipio de Tres Encinos", town_name="Tres Encinos")
    return made


@pytest.fixture
def mx(tmp_path):
    made = _founded(tmp_path, "MX")
    yield made
    made.close()


@pytest.fixture
def uy(tmp_path):
    made = _founded(tmp_path, "UY")
    yield made
    made.close()


@pytest.fixture
def city(mx):
    return open_twinning(
        mx, Twinning(title="Maple Hollow", country="EE. UU.", other_language="Inglés"), on=date(2026, 2, 2)
    )
