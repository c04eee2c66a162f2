"""H/M and F/M lists of attendance and of initiatives: women are not counted as men, and doubt is told."""

import csv
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters import page_attendance
from munidesk.features.participation.encounters.page_attendance import AttendanceTab
from munidesk.features.participation.encounters.store import add_attendees, attendees, encounters, new_encounter
from munidesk.features.participation.initiatives.store import all_initiatives, authors_of
from munidesk.town.domain import Gender
from munidesk.town.people_lists.lines import parse_line, parse_list
from munidesk.ui.drafts import Slot
from tests.sheets.imports import Asked, import_initiatives

WOMEN, MEN = 12, 8


def pasted(woman: str, man: str, head: str = "Sexo", sign: str = "\t") -> str:
    women = [(f"Mujer {n}", woman) for n in range(WOMEN)]
    men = [(f"Varón {n}", man) for n in range(MEN)]
    rows = [("Nombre", head), *women, *men]
    return "\n".join(sign.join(row) for row in rows)


def counted(store) -> tuple[int, int, int]:
    (row,) = encounters(store)
    assert row.people is not None
    return row.people.women, row.people.men, row.people.unknown


@pytest.fixture
def workshop(store) -> str:
    return new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=today()))


@pytest.mark.parametrize(("woman", "man"), [("M", "H"), ("M", "V"), ("F", "M"), ("Fem.", "Masc."), ("mujer", "varón")])
@pytest.mark.parametrize("sign", ["\t", ";"])
def test_p5_a_pasted_list_counts_its_women_and_men(store, workshop, woman: str, man: str, sign: str):
    add_attendees(store, workshop, parse_list(pasted(woman, man, sign=sign)))
    assert counted(store) == (WOMEN, MEN, 0)


def test_p5_a_list_without_heading_is_read_the_same_way(store, workshop):
    add_attendees(store, workshop, parse_list("Ana Silva; Norte; M\nLuis Vidal; H\nEva Paz; M"))
    assert counted(store) == (2, 1, 0)


def test_p5_the_heading_decides_when_only_women_came(store, workshop):
    add_attendees(store, workshop, parse_list("Nombre\tSexo (H/M)\nAna\tM\nEva\tM"))
    assert counted(store) == (2, 0, 0)


def test_p5_an_m_that_nothing_explains_is_no_man(store, workshop):
    add_attendees(store, workshop, parse_list("Nombre\tSexo\nAna\tM\nEva\tM"))
    assert counted(store) == (0, 0, 2)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def tab(store, qapp, workshop, told) -> Iterator[AttendanceTab]:
    context = SimpleNamespace(
        store=store, window=None, toast=lambda text, _undo: told.append(text), draft=lambda key: Slot(store, key)
    )
    made = AttendanceTab(context)
    made.show_encounter(workshop)
    yield made
    made.deleteLater()


def answers(monkeypatch, *given: Gender | None) -> list[str]:
    asked: list[str] = []
    waiting = list(given)

    def ask(_window: object, title: str, *_rest: object) -> Gender | None:
        asked.append(title)
        return waiting.pop(0)

    monkeypatch.setattr(page_attendance.dialogs, "ask_choice", ask)
    return asked


def test_p5_the_window_asks_once_what_the_m_of_the_list_is(tab, store, workshop, monkeypatch):
    asked = answers(monkeypatch, None, Gender.FEMALE)
    tab.paste("Nombre\tSexo\nAna\tM\nEva\tM")
    assert attendees(store, workshop) == ()
    tab.paste("Nombre\tSexo\nAna\tM\nEva\tM")
    assert counted(store) == (2, 0, 0)
    tab.entry.setText("Rosa; M")
    tab._add()
    assert counted(store) == (3, 0, 0)
    assert len(asked) == 2


def test_p5_typing_an_h_first_tells_what_the_next_m_is(tab, store, monkeypatch):
    asked = answers(monkeypatch)
    for line in ("Luis; H", "Ana; M"):
        tab.entry.setText(line)
        tab._add()
    assert (counted(store), asked) == ((1, 1, 0), [])


def test_p5_the_cell_of_the_table_takes_no_m_alone(tab, store, workshop):
    add_attendees(store, workshop, [{"name": "Ana"}])
    tab.refresh()
    row = tab.table.records[0]
    with pytest.raises(UserError, match="mujer"):
        tab._set_sex(row, "M")
    tab._set_sex(row, "mujer")
    assert counted(store) == (1, 0, 0)


def test_p5_initiatives_of_a_sheet_keep_the_sex_of_their_authors(store, tmp_path: Path):
    source = tmp_path / "registro.csv"
    with source.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([("Título", "Sexo"), ("Plaza", "M"), ("Luz", "H"), ("Agua", "")])
    report = import_initiatives(store, source, Asked())
    assert not any("«M»" in line for line in report.understood)
    genders = {one.title: authors_of(store, one.id)[0].gender for one in all_initiatives(store)}
    assert genders == {"Plaza": Gender.FEMALE, "Luz": Gender.MALE, "Agua": Gender.UNKNOWN}


def test_p5_a_sheet_with_only_m_says_that_it_does_not_know(store, tmp_path: Path):
    source = tmp_path / "registro.csv"
    with source.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([("Título", "Sexo"), ("Plaza", "M"), ("Luz", "M")])
    report = import_initiatives(store, source, Asked())
    assert [why for _line, _column, why in report.refused] == ["Falta decir qué es «M» en «Género de la autoría»."] * 2
    assert all_initiatives(store) == ()


def test_the_sex_of_a_line_is_found_wherever_it_stands():
    assert parse_line("Ana; M; 34; Norte") == {"name": "Ana", "gender": "M", "age_band": "34", "zone": "Norte"}
