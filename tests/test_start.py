"""What opening the window loads: on an old computer every module is time before the first paint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file

ROOT = Path(__file__).resolve().parent.parent
OPENED = """
import sys
from pathlib import Path
from munidesk.app import make_application, make_window, open_store
from munidesk.base.settings import Settings
settings = Settings(theme="light")
store = open_store(Path(sys.argv[1]), settings)
app = make_application(settings)
window = make_window(store, settings)
window.show(); window.grab()
print(*sys.modules)
while not window.page().list.count():
    app.processEvents()
print(*sys.modules)
with store.change("Anotar") as writer:
    writer.put("body", {"name": "Comisión de Obras"})
print(*sys.modules)
window.close()
"""
PRINTERS = {"PySide6.QtPrintSupport", "PySide6.QtPdf", "PySide6.QtPdfWidgets"}
"""What prints on the person's printer and shows how it will look."""
LIBRARIES = PRINTERS | {
    "docx",
    "reportlab",
    "pypdfium2",
    "openpyxl",
    "sqlite_utils",
    "holidays",
    "PIL",
    "lxml",
}
"""What prints, reads sheets, or brings a file up to date: never on a plain morning."""
AFTER = {"babel", "tomllib", "concurrent.futures", "csv", "fractions", "uuid", "secrets"}
"""What the cards of Inicio, the worker and sheets need, once the window is there."""
LATER = {"munidesk.records.kind", "munidesk.ui.dialogs", "munidesk.data.backup", "munidesk.data.check"}
OF_A_RECORD = {"domain", "codes", "kinds", "rules", "store", "checks"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The modules at the first paint, when Inicio is full, and after the first change."""
    path = tmp_path_factory.mktemp("start") / "a.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    catalog.write_sample(store)
    store.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(path)], capture_output=True, text=True, env=environment, check=True
    )
    return [set(line.split()) for line in done.stdout.splitlines()]


def of_records(modules: set[str]) -> set[str]:
    """Modules of what features keep: their records, rules and verbs."""
    rooms = ("munidesk.features.", "munidesk.instruments.", "munidesk.procedures.", "munidesk.town.")
    return {one for one in modules if one.startswith(rooms) and one.rpartition(".")[2] in OF_A_RECORD}


def test_step_6_the_window_shows_itself_before_records_and_documents_are_loaded(loaded):
    first = loaded[0]
    assert of_records(first) == set()
    assert {one for one in first if one.startswith("munidesk.documents")} == set()
    assert first & LATER == set()
    assert first & (LIBRARIES | AFTER) == set()


def test_step_6_inicio_loads_nothing_that_prints_or_reads_sheets(loaded):
    full = loaded[1]
    assert of_records(full), "the cards are of records"
    assert full & LIBRARIES == set()
    assert {one for one in full if one.startswith(("munidesk.documents.word", "munidesk.documents.pdf"))} == set()


def test_step_6_the_first_change_waits_for_few_kinds_of_records(loaded):
    """What search finds is asked of every feature at the first change; Inicio has loaded nearly all of it."""
    new = {one for one in loaded[2] - loaded[1] if one.startswith("munidesk.")}
    assert len(new) <= 10, sorted(new)
