"""What a person reads over the telephone: enough to help, nothing of anybody, and what to look at is marked."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from munidesk import __version__, catalog
from munidesk.base.dates import now
from munidesk.base.errors import UserError
from munidesk.base.problems import Problem
from munidesk.cli import main
from munidesk.data import backup, file
from munidesk.data.backup_note import BackupMark, written
from munidesk.data.store import Store
from munidesk.documents import fonts
from munidesk.town import selftest
from munidesk.town import store as town
from munidesk.town.domain import Person
from munidesk.town.founding import found
from munidesk.town.selftest import Examined, Finding, Toolkit, self_test

ROOT = Path(__file__).resolve().parents[2]
SECRETS = ("Pérez", "Zulema", "Ceibos", "zulema", "ceibos", "perez")
QT = Toolkit(version="6.12.0", platform="windows", screen="1366×768, 100 %", printers=2, usual_printer=True)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A file whose very name is somebody's, in a folder that is too."""
    folder = tmp_path / "Zulema Pérez"
    folder.mkdir()
    monkeypatch.setenv("MUNIDESK_HOME", str(folder))
    made = file.create(folder / "Los Ceibos de Pérez.munidesk", catalog.schemas(), author="Zulema Pérez")
    found(made, country="UY", name="Municipio de Los Ceibos", town_name="Los Ceibos")
    town.save_person(made, Person(given_names="Zulema", family_names="Pérez"))
    yield made
    made.close()


def by_name(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    assert len({one.what for one in findings}) == len(findings)
    return {one.what: one for one in findings}


def test_it_says_versions_folders_printers_and_the_file(store: Store):
    backup.backup(store, store.path.parent)
    said = by_name(self_test(QT, Examined(store=store), str(store.path.parent)))
    assert said["MuniDesk"].said == __version__
    assert said["Qt"].said == "6.12.0 (windows)"
    assert said["Pantalla"].said == "1366×768, 100 %"
    assert said["Impresoras"].said == "2 instaladas; una es la predeterminada"
    assert said["SQLite"].said.startswith("3.") and "ENABLE_FTS5" in said["SQLite"].said
    assert "GB libres" in said["Carpeta del archivo"].said
    assert said["Escritura segura"].said.endswith(" ms")
    assert said["Archivo del municipio"].said.endswith("MB, para leer y escribir")
    assert said["Último respaldo"].said.endswith("hace 0 días")
    assert said["Comprobación"].said == "está sano"
    assert [one.what for one in said.values() if not one.good] == []


def test_nothing_that_was_typed_and_no_path_is_in_it(store: Store):
    problems = (Problem("stranger", "No es de MuniDesk: Zulema Pérez."),)
    text = selftest.lines(self_test(QT, Examined(store=store, problems=problems), str(store.path.parent)))
    assert [one for one in SECRETS if one in text] == []
    assert "1 falta: stranger" in text


@pytest.mark.parametrize(
    ("examined", "line"),
    [
        (Examined(refused=UserError("«Ceibos» no.", code="newer")), "! Archivo del municipio     no se abre (newer)"),
        (Examined(), "  Archivo del municipio     ninguno abierto"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_open_is_marked_and_no_file_is_not(store: Store, examined: Examined, line: str):
    assert line in selftest.lines(self_test(QT, examined, str(store.path.parent))).splitlines()


def test_what_to_look_at_is_marked(store: Store, monkeypatch: pytest.MonkeyPatch):
    store.set_meta("last_backup", written(BackupMark(now() - timedelta(days=30), "x")))
    monkeypatch.setattr(fonts, "font_file", lambda serif, face: store.path.with_name("no está"))
    monkeypatch.setattr(selftest, "durable_write", lambda folder: 900.0)
    said = by_name(self_test(QT, Examined(store=store), str(store.path.parent / "no está")))
    bad = {one.what: one.said for one in said.values() if not one.good}
    assert bad["Último respaldo"].endswith("hace 30 días")
    assert bad["Letras de los documentos"] == "faltan 8 de 8: vuelva a instalar MuniDesk"
    assert bad["Carpeta de respaldos"] == "no está"
    assert bad["Escritura segura"] == "900,0 ms"
    assert set(bad) == {"Último respaldo", "Letras de los documentos", "Carpeta de respaldos", "Escritura segura"}


def test_a_municipality_in_a_folder_of_the_cloud_is_marked_and_its_backups_may_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "OneDrive" / "MuniDesk"
    folder.mkdir(parents=True)
    monkeypatch.setenv("MUNIDESK_HOME", str(folder))
    said = by_name(self_test(QT, Examined(), str(folder)))
    assert "se copia a la nube" in said["Carpeta de municipios"].said and not said["Carpeta de municipios"].good
    assert said["Carpeta de respaldos"].good


def test_a_screen_that_does_not_answer_does_not_end_the_order(store: Store):
    store.close()
    told = {**os.environ, "DISPLAY": ":7777", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    order = [sys.executable, "-m", "munidesk", "selftest", str(store.path)]
    done = subprocess.run(order, capture_output=True, text=True, env=told)
    assert "Comprobación              está sano\n" in done.stdout, done.stderr


def test_the_order_leaves_with_1_while_something_asks_for_attention(store: Store, capsys: pytest.CaptureFixture[str]):
    store.close()
    assert main(["selftest", str(store.path)]) == 1
    text = capsys.readouterr().out
    assert "! Último respaldo           todavía no hay\n" in text
    assert "  Comprobación              está sano\n" in text
    assert [one for one in SECRETS if one in text] == []
    assert main(["selftest", str(store.path.parent / "no hay.munidesk")]) == 1
    assert "! Archivo del municipio     no se abre" in capsys.readouterr().out
