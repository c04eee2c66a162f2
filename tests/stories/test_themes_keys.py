"""Temas: a line says where it was said, and one encounter can be looked at alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import add_contributions, new_encounter
from munidesk.features.participation.themes.page_theme_lists import ContributionList
from munidesk.town.founding import found
from munidesk.ui.two_lines import DETAIL_ROLE
from munidesk.ui.window import MainWindow
from tests.stories.window import opened, press, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        made.resize(1366, 697)
        yield made


def held(window: MainWindow, title: str, zone: str, *texts: str) -> None:
    one = Encounter(kind=EncounterKind.WORKSHOP, title=title, date=date(2026, 11, 3), zone=zone)
    add_contributions(window.context.store, new_encounter(window.context.store, one), texts)


def lines(window: MainWindow) -> list[tuple[str, str]]:
    said = window.findChild(ContributionList)
    return [(said.item(at).text(), said.item(at).data(DETAIL_ROLE)) for at in range(said.count())]


def test_w48_a_line_says_its_encounter_and_zone_and_one_encounter_is_seen_alone(window):
    held(window, "Taller «Calles seguras»", "Sur", "Más luz (vecina)", "Veredas")
    held(window, "Cabildo de jóvenes", "", "Una pista")
    window.go("participation", tab="2")
    rest()
    assert ("Más luz", "zona Sur · vecina · Taller «Calles seguras», 03/11/2026") in lines(window)
    assert len(lines(window)) == 3
    combo = next(one for one in window.findChildren(QComboBox) if one.accessibleName() == "Encuentro")
    assert combo.isVisible()
    combo.setFocus()
    press(Qt.Key.Key_Down)
    rest()
    assert combo.currentText() in ("Cabildo de jóvenes, 03/11/2026", "Taller «Calles seguras», 03/11/2026")
    assert {detail.rpartition(" · ")[2] for _text, detail in lines(window)} == {combo.currentText()}


def test_w48_with_one_encounter_there_is_nothing_to_choose(window):
    held(window, "Taller", "Sur", "Más luz")
    window.go("participation", tab="2")
    rest()
    assert not any(one.isVisible() for one in window.findChildren(QComboBox) if one.accessibleName() == "Encuentro")
