"""A file of any released version opens, is brought up to date, is sound, and prints what it printed."""

import shutil
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import check, file
from munidesk.town.profiles import COUNTRIES
from tests.data.released import printing

HERE = Path(__file__).parent / "released"
VERSIONS = ("0.1", "0.1.1")
FILES = [(version, country) for version in VERSIONS for country in COUNTRIES]


@pytest.mark.parametrize(("version", "country"), FILES)
def test_a_released_file_opens_is_sound_and_prints_its_actas_letter_for_letter(
    tmp_path: Path, version: str, country: str
):
    released = HERE / version / f"{country}.munidesk"
    assert released.is_file(), f"Falta {released}: un archivo publicado no se borra nunca."
    path = Path(shutil.copy(released, tmp_path / released.name))
    store = file.open_file(path, catalog.schemas())
    try:
        assert check.database_problems(store.connection) == ()
        then = printing.read((HERE / version / f"{country}.txt").read_text(encoding="utf-8"))
        actas = printing.approved(store)
        assert actas == {name: then[name] for name in actas}
        assert len(actas) == (5 if country == "UY" else 4)
        now = {**then, **printing.read(printing.changed(HERE, version, country))}
        assert printing.prints(store) == now, (
            "Cambió lo que imprime un archivo publicado. Si es a propósito: python -m tests.data.released.reprint"
        )
    finally:
        store.close()
