"""A row that is refused is left out at once: it costs no second way through all the others, and leaves nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation import import_lists
from munidesk.features.participation.initiatives import import_sheet
from munidesk.features.participation.initiatives.store import all_initiatives
from munidesk.features.participation.kinds import ENCOUNTERS
from munidesk.features.planning import plan_import
from munidesk.features.planning.kinds import LINES
from munidesk.sheets.repeats import DUPLICATES
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target
from munidesk.town import import_people
from munidesk.town.founding import found
from tests.sheets.sheet import counts, csv_of, rehearse, write

REGISTER = ("Folio", "Título", "Fecha", "Nombre público", "Barrio")
PLAN = ("Código", "Actividad", "Meta", "Comienza", "Termina")
PEOPLE = ("Nombre", "Apellido", "Cargo")
"""A list, its heading, and rows of which the second cannot be."""
LISTS = {
    "initiatives": (import_sheet.target, REGISTER, (
        ("7", "Sombra", "3/2/2026", "Club Sol", "Norte"), ("8", "Más bancos", "3/2/2099", "Coro", "CENTRO"),
        ("9", "Cine en la plaza", "4/2/2026", "Escuela 8", "Centro"),
    )),
    "plan": (plan_import.target, PLAN, (
        ("1.1", "Barrer", "4", "1/2/2026", "3/2/2026"), ("1.2", "Podar", "4", "5/2/2026", "3/2/2026"),
        ("1.3", "Regar", "4", "1/2/2026", "3/2/2026"),
    )),
    "people": (import_people.target, PEOPLE, (
        ("María", "Acosta", "Concejala"), ("Concejala", "Paz", "Rosa Paz Díaz"), ("Juan", "Benítez", "Concejal"),
    )),
}  # fmt: skip
YEAR = Shape(answers={"year": "2026"})


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="San Andrés")
    yield made
    made.close()


def begun(target: Target) -> tuple[Target, list[None]]:
    """The list, and what counts how often its rows are begun."""
    times: list[None] = []

    def begin(*arguments):
        times.append(None)
        return target.begin(*arguments)

    return replace(target, begin=begin), times


@pytest.mark.parametrize("name", LISTS)
def test_a_refused_row_means_no_other_pass(store: Store, tmp_path: Path, name: str):
    made, head, rows = LISTS[name]
    for verb in (rehearse, write):
        target, times = begun(made())
        told = verb(store, target, csv_of(tmp_path / "a.csv", head, *rows), YEAR)
        assert counts(told) == (2, 0, 0, 1)
        assert len(times) == 1


@pytest.mark.parametrize("name", LISTS)
def test_the_others_are_told_as_if_it_were_not_in_the_sheet(store: Store, tmp_path: Path, name: str):
    made, head, rows = LISTS[name]
    told = rehearse(store, made(), csv_of(tmp_path / "a.csv", head, *rows), YEAR)
    without = rehearse(store, made(), csv_of(tmp_path / "b.csv", head, rows[0], rows[2]), YEAR)
    kept = [one for one in told.outcomes if not one.reason]
    assert [replace(one, sheet="", line=0) for one in kept] == [
        replace(one, sheet="", line=0) for one in without.outcomes
    ]
    assert (told.choices, told.others) == (without.choices, without.others)


def test_the_spelling_of_a_refused_row_is_nobody_s(store: Store, tmp_path: Path):
    write(store, import_sheet.target(), csv_of(tmp_path / "a.csv", REGISTER, *LISTS["initiatives"][2]))
    assert {one.zone for one in all_initiatives(store)} == {"Norte", "Centro"}


def test_a_refused_row_is_not_the_first_of_two_equal_ones(store: Store, tmp_path: Path):
    bad = ("8", "Más bancos", "3/2/2099", "Coro", "Centro")
    shape = Shape(answers={DUPLICATES: "once"})
    told = rehearse(store, import_sheet.target(), csv_of(tmp_path / "a.csv", REGISTER, bad, bad), shape)
    assert counts(told) == (0, 0, 0, 2)
    assert told.choices == ()


def test_a_record_that_a_refused_row_named_is_free_for_the_next(store: Store, tmp_path: Path):
    """The first changes the encounter to what cannot be; the second says it as it is."""
    target, head = import_lists.encounters(), ("Clase", "Título", "Fecha", "Lugar", "Mujeres")
    write(store, target, csv_of(tmp_path / "a.csv", head, ("taller", "Veredas", "3/2/2026", "Club", "12")))
    rows = (("taller", "Veredas", "3/2/2026", "Club", "-4"), ("taller", "Veredas", "3/2/2026", "Club", "15"))
    told = write(store, target, csv_of(tmp_path / "b.csv", head, *rows))
    assert counts(told) == (0, 1, 0, 1)
    assert len(ENCOUNTERS.all(store)) == 1


def test_where_a_refused_row_has_written_part_of_it_nothing_of_it_stays(store: Store, tmp_path: Path):
    """The axis it names comes into being before its days are looked at."""
    head = ("Eje", "Actividad", "Nivel", "Comienza", "Termina")
    rows = (("Limpia", "Barrer", "actividad", "1/2/2026", "3/2/2026"),
            ("Viva", "Podar", "actividad", "5/2/2026", "3/2/2026"))  # fmt: skip
    told = write(store, plan_import.target(), csv_of(tmp_path / "a.csv", head, *rows), YEAR)
    assert counts(told) == (1, 0, 0, 1)
    assert {one.title for one in LINES.all(store)} == {"Limpia", "Barrer"}


def test_a_list_that_cannot_let_go_begins_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(import_sheet.InitiativeTaker, "let_go", lambda _self, _row: False)
    target, times = begun(import_sheet.target())
    told = rehearse(store, target, csv_of(tmp_path / "a.csv", REGISTER, *LISTS["initiatives"][2]))
    assert (counts(told), len(times)) == ((2, 0, 0, 1), 2)
