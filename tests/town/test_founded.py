"""A copy that was brought back is told apart from the file of every day by its name in the title."""

from pathlib import Path

import pytest

from munidesk.data import file as files
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.founded import name_of
from munidesk.town.schema import SCHEMA


@pytest.mark.parametrize(
    ("file", "name", "shown"),
    [
        ("Municipio de Ñandubay", "Municipio de Ñandubay", "Municipio de Ñandubay"),
        ("muni (recuperado 2026-11-17 1830)", "Ñandubay", "Ñandubay (recuperado 2026-11-17 1830)"),
        ("Ñandubay (Sur)", "Ñandubay (Sur)", "Ñandubay (Sur)"),
        ("Ñandubay (Sur) (recuperado 2026-11-17)", "Ñandubay (Sur)", "Ñandubay (Sur) (recuperado 2026-11-17)"),
    ],
)
def test_the_name_says_that_the_file_is_a_copy(tmp_path: Path, file: str, name: str, shown: str):
    store = files.create(tmp_path / f"{file}.munidesk", (SCHEMA,))
    try:
        assert name_of(store) == ""
        town.save_municipality(store, Municipality(name=name, country="UY"))
        assert name_of(store) == shown
    finally:
        store.close()
