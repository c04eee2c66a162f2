"""Ajustes by keyboard: its index, the shield, formulas in words, what has to be verified, the copies."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from munidesk.data import backup
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.founding import found
from munidesk.town.page_settings import SettingsPage
from munidesk.town.profile_words import to_check
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.ui.autosave import pending
from munidesk.ui.hints import HintStrip
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, finish_work, focused, opened, press, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def fill(store: Store) -> None:
        found(store, country="UY", name="Municipio Nuevo", town_name="Cerro")
        (tmp_path / "memoria").mkdir()
        backup.backup(store, tmp_path / "memoria")

    with opened(tmp_path, fill) as made:
        yield made


def settings_of(window: MainWindow, at: str = "") -> SettingsPage:
    window.go("settings", **({"at": at} if at else {}))
    finish_work(window)
    page = window.page()
    assert isinstance(page, SettingsPage)
    return page


def test_w50_the_arrows_of_the_index_show_each_section_and_enter_goes_into_it(window):
    page = settings_of(window)
    assert focused() is page.index
    seen = []
    for section in page.sections:
        assert section.body.isVisible(), section.key
        seen.append(section.key)
        press(Qt.Key.Key_Down)
    assert seen[0] == "town"
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    assert focused() is page.town.form.editor("name")
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.town.isAncestorOf(focused())


def test_w50_the_shield_is_seen_as_soon_as_it_is_chosen(window, tmp_path):
    page = settings_of(window, "town")
    assert page.town.shield.text() == "Todavía no hay escudo"
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.save(str(tmp_path / "escudo.png"))
    page.town.take(tmp_path / "escudo.png")
    assert page.town.shield.pixmap().width() > page.town.shield.pixmap().height() > 0
    page.index.setFocus()  # out of the name, whose own letters Ctrl+Z brings back
    control(Qt.Key.Key_Z)
    assert page.town.shield.text() == "Todavía no hay escudo"


def test_w41_formulas_are_read_in_words_and_kept_as_they_are_written(window):
    page = settings_of(window, "formulas")
    section = page.formulas
    for key in section.table.records:
        section.choose(key)
        assert "{" not in section.text.toPlainText(), key
        assert section.example.text(), key
        assert not section.fault.text(), key
    section.choose("attending")
    press(Qt.Key.Key_Return)
    assert focused() is section.text
    QTest.keyClick(section.text, Qt.Key.Key_End)
    QTest.keyClicks(section.text, " Bis.")
    section.choose("opening")
    kept = town.profile_of(window.context.store).formulas
    assert kept["attending"] == load_profile("UY").formulas["attending"] + " Bis."
    section.choose("attending")
    assert section.text.toPlainText().endswith(" Bis.")
    assert page.index.item(3).data(Qt.ItemDataRole.AccessibleTextRole) == "Fórmulas del acta, 1 propia"
    section.reset.click()
    assert town.profile_of(window.context.store).formulas["attending"] == load_profile("UY").formulas["attending"]


def test_w41_every_letter_typed_stays_while_it_is_kept(window):
    section = settings_of(window, "formulas").formulas
    section.choose("closing")
    section.text.selectAll()
    for letter in "Siendo {h}, firman {signers}.":
        QTest.keyClicks(section.text, letter)
        pending().flush()
    assert section.text.toPlainText() == "Siendo {h}, firman {signers}."
    assert town.profile_of(window.context.store).formulas["closing"] == "Siendo {h}, firman {signers}."


def test_w41_a_value_is_put_in_without_typing_its_marks(window):
    section = settings_of(window, "formulas").formulas
    section.choose("attending")
    section.text.clear()
    action = next(one for one in section._fields.actions() if one.text() == "‹otras personas›")
    action.trigger()
    assert section.text.toPlainText() == "‹otras personas›"
    assert focused() is section.text


def test_w40_each_value_written_from_memory_is_named_with_its_source(window):
    page = settings_of(window, "rules")
    assert page.rules.table.isVisible()
    assert page.index.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Reglas, 14 por verificar"
    assert ("Duración del período", "5 años") in [(one.what, one.value) for one in page.rules.table.records]


@pytest.mark.parametrize("country", COUNTRIES)
def test_w40_no_country_names_a_table_of_its_file(country):
    for one in to_check(load_profile(country)):
        assert one.what[0].isupper(), one
        assert "." not in one.what.rstrip("."), one
        assert "_" not in f"{one.what}{one.value}{one.source}", one
        assert one.source


def test_w71_the_copies_asked_for_on_inicio_have_the_keyboard_and_enter_brings_one_back(window, monkeypatch):
    window.go("home")
    rest()
    way = next(one for one in window.page().findChildren(QPushButton) if one.text() == "Ver las copias")
    way.click()
    finish_work(window)
    page = window.page()
    assert focused() is page.copies.copies.table
    opened_again = []
    window.context.reopen = opened_again.append
    answering(accept, accept)
    press(Qt.Key.Key_Return)
    assert len(opened_again) == 1
    assert Path(opened_again[0]).exists()


def test_fix2_f6_comes_from_the_section_to_the_index_and_shift_f6_goes_the_way_back(window):
    page = settings_of(window, "backup")
    assert page.copies.isAncestorOf(focused())
    press(Qt.Key.Key_F6)
    assert focused() is page.index
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.copies.isAncestorOf(focused())


def said_by(strip: HintStrip) -> str:
    return " ".join(one.text() for one in strip.findChildren(QLabel) if one.isVisible())


def test_fix2_the_strip_says_the_keys_of_the_section_and_nothing_of_it_under_the_help(window):
    page = settings_of(window)
    strip = page.findChild(HintStrip)
    assert "Teclas del índice" in said_by(strip)
    high = strip.height()
    settings_of(window, "backup")
    assert "Teclas de la sección" in said_by(strip)
    assert "volver al índice" in said_by(strip)
    press(Qt.Key.Key_F1)
    assert said_by(strip) == ""
    assert strip.height() == high
    press(Qt.Key.Key_Escape)
    assert "Teclas de la sección" in said_by(strip)


def test_fix2_after_a_verified_backup_the_index_no_longer_says_it_waits(qapp, tmp_path, monkeypatch):
    def copied(context) -> bool:
        backup.backup(context.store, tmp_path)
        return True

    monkeypatch.setattr("munidesk.town.page_settings_copies.back_up", copied)
    fill = partial(found, country="UY", name="Municipio Nuevo", town_name="Cerro")
    with opened(tmp_path, fill) as window:
        page = settings_of(window, "backup")
        of_backup = page.index.item([one.key for one in page.sections].index("backup"))
        said = Qt.ItemDataRole.AccessibleTextRole
        assert of_backup.data(said) == "Respaldo, pendiente"
        page.back_up()
        finish_work(window)
        assert of_backup.data(said) == "Respaldo"
