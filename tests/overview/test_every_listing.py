"""Every listing of the sample goes out as JSON: what a program asks for is never our own error."""

import json
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.cli_commands import _figure
from munidesk.town.sample import SampleSize
from tests import samples


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("uy")
    made = samples.sample(folder / "a.munidesk", SampleSize(sessions=2, initiatives=6))
    yield made
    made.close()


@pytest.mark.parametrize("name", sorted(catalog.LISTINGS))
def test_it_goes_out_as_json(town, name):
    json.dumps(list(catalog.LISTINGS[name].rows(town)), default=_figure)
