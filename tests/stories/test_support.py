"""What is copied for whoever gives support: enough to help, and nothing of anybody."""

import errno
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from munidesk import __version__, catalog
from munidesk.app import make_window
from munidesk.base import logs
from munidesk.base.errors import WorldError
from munidesk.base.settings import Settings
from munidesk.data import backup, exchange, file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.model import Document, Heading, Kind
from munidesk.town import store as town
from munidesk.town.domain import Person
from munidesk.town.founding import found
from munidesk.town.page_settings import SettingsPage
from munidesk.town.support import support_report
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, rest
from tests.workbooks import write_xlsx

SECRETS = ("Pérez", "Zulema", "Los Ceibos", "zulema", "ceibos", "perez")


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A file whose very name is somebody's, in a folder that is too."""
    logs.start_log()
    folder = home / "Zulema Pérez"
    folder.mkdir()
    made = file.create(folder / "Los Ceibos de Pérez.munidesk", catalog.schemas(), author="Zulema Pérez")
    found(made, country="UY", name="Municipio de Los Ceibos", town_name="Los Ceibos")
    town.save_person(made, Person(given_names="Zulema", family_names="Pérez"))
    yield made
    made.close()
    for handler in [one for one in logging.getLogger().handlers if one.get_name() == logs.NAME]:
        logging.getLogger().removeHandler(handler)
        handler.close()


def work(store: Store) -> None:
    """Everything that leaves a line: opened, backed up, exported in each form, failed in each way."""
    folder = store.path.parent
    backup.backup(store, folder)
    sheet = (("Nombre",), (("Zulema Pérez",),))
    exchange.write_csv(folder / "Pérez.csv", *sheet, town.figures(store))
    write_xlsx(folder / "Pérez.xlsx", *sheet)
    exchange.write_json(folder / "Pérez.json", {"Zulema": "Pérez"})
    document = Document(title="Pérez", blocks=(Heading("Zulema Pérez", 1),), kind=Kind.REPORT)
    render.write(document, folder / "Pérez.docx")
    with pytest.raises(WorldError):
        exchange.write_csv(folder / "no hay" / "Pérez.csv", *sheet, town.figures(store))
    logs.write_report(ValueError("Zulema Pérez"))
    logs.failed(WorldError("No se pudo escribir «Pérez.csv»."))


def test_the_report_says_what_helps(store: Store):
    work(store)
    text = support_report(store, "Qt 6")
    assert f"MuniDesk {__version__} · Python" in text and "SQLite 3." in text and "Qt 6" in text
    assert "person: 1\n" in text and "change_set: " in text and "closed_day: 0" in text
    assert f"Archivo: {store.path.stat().st_size} bytes" in text
    for word in ("abierto bytes=", "respaldado faults=0", "exportado form=.xlsx", "falló error=ValueError"):
        assert word in text, word


def test_no_name_typed_in_the_file_is_ever_in_the_report_or_the_log(store: Store, home: Path):
    work(store)
    store.connection.execute('CREATE TABLE "zulema_perez" (id TEXT)')
    logging.getLogger("openpyxl").warning("celda %s", "Zulema Pérez")
    said = support_report(store, "Qt 6")
    for path in (home / ".munidesk").rglob("*"):
        said += path.name + (path.read_text(encoding="utf-8") if path.is_file() else "")
    assert [one for one in SECRETS if one in said] == []


def test_t25_what_the_disk_did_unforeseen_is_a_sentence_and_no_error_of_our_own(qapp: object, store: Store):
    made = make_window(store, Settings())
    made.show()
    said: list[str] = []

    def read(dialog: Question) -> None:
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.accept()

    answering(read)
    made.explain(OSError(errno.EIO, "Input/output error", str(store.path.with_name("acta.pdf"))))
    assert "No se pudo hacer" in said and any("No se pudo escribir «acta.pdf»" in one for one in said)
    assert "falló error=WorldError" in logs.last_lines(1)[0]
    made.close()


def test_it_is_copied_by_keyboard_from_ajustes(qapp: object, store: Store):
    made: MainWindow = make_window(store, Settings(author="Zulema Pérez"))
    made.show()
    made.activateWindow()
    made.go("settings")
    page = made.page()
    assert isinstance(page, SettingsPage)
    (button,) = [one for one in page.findChildren(QPushButton) if one.text() == "Copiar informe para soporte"]
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    rest()
    copied = QGuiApplication.clipboard().text()
    assert "person: 1" in copied and "Qt 6" in copied
    assert [one for one in SECRETS if one in copied] == []
    assert "Se copió el informe" in made.toast._text.text()
    made.close()
