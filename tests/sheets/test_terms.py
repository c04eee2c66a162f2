"""«60 días» where a day should stand: counted from a day of the row or of the sheet, or from one that is asked for."""

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.features.pilot.domain import Pilot
from munidesk.features.pilot.kinds import PHASES, PILOTS
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.kinds import COMMITMENTS, PLANS
from munidesk.sheets.shape import Shape
from munidesk.sheets.terms import FROM_DAY
from tests.sheets.drawn import drawn
from tests.sheets.sheet import counts, rehearse, write


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    PLANS.save(made, Plan(title="Plan", start_year=2026, end_year=2029))
    PILOTS.save(made, Pilot(title="Piloto"))
    yield made
    made.close()


LISTS = {
    "commitments": (("Compromiso", "Plazo"), COMMITMENTS, "deadline"),
    "phases": (("Etapa", "Hasta"), PHASES, "end"),
}
TERMS = (
    ("60 días", "30/04/2026"), ("60 d.", "30/04/2026"), ("sesenta días", "30/04/2026"), ("2 meses", "01/05/2026"),
    ("Plazo de dos meses", "01/05/2026"), ("1 año", "01/03/2027"), ("3 semanas", "22/03/2026"),
    ("90 (noventa) días", "30/05/2026"), ("15/4/2026", "15/04/2026"),
)  # fmt: skip


def target(name: str):
    return catalog.importer_named(name).target()


@pytest.mark.parametrize("name", LISTS)
def test_a_term_is_counted_from_the_day_that_is_asked_for(store, tmp_path, name):
    heading, kind, field = LISTS[name]
    rows = [list(heading), *([f"Tarea {at}", term] for at, (term, _day) in enumerate(TERMS))]
    path = drawn(tmp_path / "a.xlsx", rows)
    asked = next(one for one in rehearse(store, target(name), path).choices if one.code == FROM_DAY)
    assert "60 días" in asked.question and not asked.default
    with pytest.raises(UserError) as fault:
        write(store, target(name), path)
    assert (fault.value.code, fault.value.field) == ("unanswered", FROM_DAY)
    told = write(store, target(name), path, Shape(answers={FROM_DAY: "1/3/2026"}))
    assert counts(told) == (len(TERMS), 0, 0, 0)
    made = {one.title: f"{getattr(one, field):%d/%m/%Y}" for one in kind.all(store) if getattr(one, field)}
    assert made == {f"Tarea {at}": day for at, (_term, day) in enumerate(TERMS)}


@pytest.mark.parametrize("name", LISTS)
def test_a_term_is_counted_from_the_only_day_of_the_sheet(store, tmp_path, name):
    heading, kind, field = LISTS[name]
    rows = [["Acordados el 1/3/2026"], [], list(heading), ["Tarea", "60 días"], ["Otra", "30 días"]]
    told = write(store, target(name), drawn(tmp_path / "a.xlsx", rows))
    assert counts(told) == (2, 0, 0, 0)
    assert next(one.default for one in told.choices if one.code == FROM_DAY) == "2026-03-01"
    assert sorted(f"{getattr(one, field):%d/%m}" for one in kind.all(store)) == ["30/04", "31/03"]


def test_a_term_is_counted_from_the_day_on_which_its_row_begins(store, tmp_path):
    rows = [["Etapa", "Desde", "Hasta"], ["Reunión", "1/2/2026", "1 mes"], ["Prueba", "1/5/2026", "90 días"]]
    told = write(store, target("phases"), drawn(tmp_path / "a.xlsx", rows))
    assert not [one for one in told.choices if one.code == FROM_DAY]
    assert [f"{one.end:%d/%m/%Y}" for one in PHASES.all(store)] == ["01/03/2026", "30/07/2026"]


@pytest.mark.parametrize("name", LISTS)
def test_working_days_are_not_counted_without_a_calendar(store, tmp_path, name):
    rows = [list(LISTS[name][0]), ["Tarea", "30 días hábiles"], ["Otra", "1/3/2026"]]
    refused = [one for one in rehearse(store, target(name), drawn(tmp_path / "a.xlsx", rows)).outcomes if one.reason]
    assert [(one.line, "feriados" in one.reason) for one in refused] == [(2, True)]
