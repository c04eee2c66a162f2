"""Instruments of one's own: copied, changed as drafts, never under a round; a round goes on with another version."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.begin import begin
from munidesk.features.open_government.diagnoses.store import diagnosis_of, own_rounds, rounds_of
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Criterion
from munidesk.instruments.exports import chosen_script, listed
from munidesk.instruments.kinds import CRITERIA, DIMENSIONS, PARTS
from munidesk.instruments.pasted import Asked
from munidesk.instruments.reading import read_script, shipped
from munidesk.instruments.store_criteria import script_of
from munidesk.instruments.store_editor import (
    add_criteria,
    add_dimension,
    adopt,
    copy,
    create,
    move_criterion,
    move_dimension,
    new_version,
    remove,
    retire,
    take,
    write_bands,
    write_parts,
)
from munidesk.instruments.store_pasted import add_questions
from munidesk.instruments.store_shelf import shelf, usable
from munidesk.instruments.writing import toml_of
from munidesk.records.ref import Ref
from munidesk.town.founding import found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Ana")) as made:
        found(made, country="UY", name="Pueblo", legal_seats=5)
        yield made


def order(store: Store, key: str) -> list[str]:
    return [one.question for one in script_of(store, key).criteria]


@pytest.fixture
def small(store: Store) -> str:
    """A, B in the first dimension; C in the second."""
    key = create(store, "Propio")
    first = DIMENSIONS.all(store, instrument_id=key)[0].key
    for title in "AB":
        add_criteria(store, key, first, [(Criterion(dimension_key=first, question=title), ())])
    second = add_dimension(store, key, "Segunda")
    add_criteria(store, key, second, [(Criterion(dimension_key=second, question="C"), ())])
    return key


def test_a_copy_asks_the_same_under_its_own_key_and_says_where_it_comes_from(store: Store):
    key = copy(store, shipped("gobierno-abierto"), "El nuestro")
    made, ours = script_of(store, key), shipped("gobierno-abierto")
    assert made.bare().criteria == ours.criteria
    assert made.bare().parts == ours.parts
    assert made.instrument.key != ours.instrument.key
    assert made.instrument.source.startswith("Copia de «Autodiagnóstico de gobierno abierto municipal», versión 1.")


def test_what_ships_is_listed_before_it_is_used_and_its_rounds_are_told(store: Store):
    before = {one.instrument.key: one for one in shelf(store)}
    assert before["gobierno-abierto"].ships
    begin(store, Ref("instrument", "gobierno-abierto"), "Diagnóstico 2026")
    begin(store, Ref("instrument", "gobierno-abierto"), "Otro")
    after = [one for one in shelf(store) if one.instrument.key == "gobierno-abierto"]
    assert [len(one.rounds) for one in after] == [2]
    assert not after[0].changes


def test_a_draft_with_faults_is_kept_but_opens_no_round(store: Store, small: str):
    one = script_of(store, small).criteria[0]
    CRITERIA.save(store, replace(one, ods="18"))
    assert script_of(store, small).criteria[0].ods == "18"
    with pytest.raises(UserError, match="«18» no es un ODS"):
        begin(store, Ref("instrument", small), "Con faltas")
    assert rounds_of(store, "") == ()
    CRITERIA.save(store, replace(one, ods="16"))
    key = begin(store, Ref("instrument", small), "Sin faltas")
    assert own_rounds(store, key)[0].instrument_id == small
    assert diagnosis_of(store, key).instrument_key == script_of(store, small).instrument.key


def test_what_a_round_uses_is_changed_in_a_new_version_alone(store: Store, small: str):
    begin(store, Ref("instrument", small), "Primero")
    one = script_of(store, small).criteria[0]
    for verb in (
        lambda: add_dimension(store, small, "Otra"),
        lambda: add_criteria(store, small, one.dimension_key, [(one, ())]),
        lambda: retire(store, small, criteria=(one.key,)),
        lambda: move_criterion(store, small, one.key, 1),
        lambda: write_bands(store, small, ()),
        lambda: remove(store, small),
    ):
        with pytest.raises(UserError, match="versión nueva"):
            verb()
    later = new_version(store, script_of(store, small))
    retire(store, later, criteria=(one.key,))
    assert order(store, small) == ["A", "B", "C"]
    assert order(store, later) == ["B", "C"]
    assert script_of(store, later).instrument.version == 2
    assert usable(store, script_of(store, small).instrument.key).instrument.id == later


def test_no_way_in_changes_what_a_closed_round_asked(store: Store, small: str):
    key = begin(store, Ref("instrument", small), "Primero")
    one, round_id = script_of(store, small).criteria[0], own_rounds(store, key)[0].id
    for each in script_of(store, small).criteria:
        engine.answer(store, round_id, each.key, "3")
    engine.close_round(store, round_id, engine.nothing)
    with pytest.raises(UserError, match="no cambian"):
        CRITERIA.save(store, replace(one, weight=9))
    with pytest.raises(UserError, match="no cambian"):
        CRITERIA.delete(store, one.id)
    assert order(store, small) == ["A", "B", "C"]


def test_an_open_round_goes_on_with_another_version_and_keeps_its_answers(store: Store, small: str):
    key = begin(store, Ref("instrument", small), "Primero")
    a, b, c = script_of(store, small).criteria
    round_id = own_rounds(store, key)[0].id
    for one, value in ((a, "3"), (b, "2"), (c, "4")):
        engine.answer(store, round_id, one.key, value)
    later = new_version(store, script_of(store, small))
    retire(store, later, criteria=(b.key,))
    adopt(store, later, round_id)
    view = engine.load_round(store, round_id)
    assert {one.question: view.points(one) for one in view.criteria} == {"A": 3, "C": 4}
    store.undo()
    assert set(engine.load_round(store, round_id).answers) == {a.key, b.key, c.key}


def test_criteria_move_within_their_dimension_and_over_its_edge(store: Store, small: str):
    a, b, c = script_of(store, small).criteria
    move_criterion(store, small, a.key, 1)
    assert order(store, small) == ["B", "A", "C"]
    move_criterion(store, small, a.key, 1)
    assert [one.question for one in script_of(store, small).of(c.dimension_key)] == ["A", "C"]
    move_criterion(store, small, a.key, -1)
    assert [one.question for one in script_of(store, small).of(b.dimension_key)] == ["B", "A"]
    move_dimension(store, small, c.dimension_key, -1)
    assert order(store, small) == ["C", "B", "A"]


def test_a_dimension_goes_with_its_criteria_and_comes_back_with_undo(store: Store, small: str):
    retire(store, small, dimension=script_of(store, small).dimensions[0].key)
    assert order(store, small) == ["C"]
    store.undo()
    assert order(store, small) == ["A", "B", "C"]


def test_a_list_of_questions_makes_the_dimensions_it_names(store: Store, small: str):
    asked = [
        Asked(Criterion(dimension_key="", question="N1"), dimension="Nueva"),
        Asked(Criterion(dimension_key="", question="S1"), dimension="SEGUNDA"),
        Asked(Criterion(dimension_key="", question="N2"), dimension="Nueva"),
        Asked(Criterion(dimension_key="", question="A2")),
    ]  # fmt: skip
    first = script_of(store, small).dimensions[0]
    before = script_of(store, small).criteria[0].key
    add_questions(store, small, asked, first.key, before)
    assert order(store, small) == ["A", "A2", "B", "C", "S1", "N1", "N2"]
    store.undo()
    assert order(store, small) == ["A", "B", "C"]


def test_a_draft_is_taken_away_whole(store: Store, small: str):
    remove(store, small)
    assert not CRITERIA.all(store, instrument_id=small)
    assert not any(one.id == small for one in shelf(store))
    store.undo()
    assert order(store, small) == ["A", "B", "C"]


def test_another_municipality_takes_it_from_its_file_once(store: Store, small: str, tmp_path: Path):
    path = tmp_path / "propio.toml"
    assert main(["export", str(store.path), "instrument", "--id", small, "--to", str(path)]) == 0
    with closing(file.create(tmp_path / "b.munidesk", catalog.schemas(), author="Eva")) as other:
        found(other, country="MX", name="Otro", legal_seats=5)
        key = take(other, read_script(path))
        assert script_of(other, key).bare() == script_of(store, small).bare()
        assert take(other, read_script(path)) == key
        text = path.read_text(encoding="utf-8").replace('"A"', '"A mejor"')
        path.write_text(text, encoding="utf-8")
        assert script_of(other, take(other, read_script(path))).instrument.version == 2


def test_parts_are_written_in_their_order(store: Store, small: str):
    one = script_of(store, small).criteria[0]
    write_parts(store, small, one.key, [replace(_PART, text=text) for text in ("x", "y")])
    write_parts(store, small, one.key, [replace(_PART, text="y")])
    assert [part.text for part in PARTS.all(store, instrument_id=small)] == ["y"]


_PART = shipped("gobierno-abierto").parts[0]


def test_the_listing_has_a_row_per_version(store: Store, small: str):
    begin(store, Ref("instrument", small), "Primero")
    new_version(store, script_of(store, small))
    assert [(one["version"], one["criteria"], one["rounds"]) for one in listed(store)] == [(1, 3, 1), (2, 3, 0)]


def test_an_empty_file_says_that_there_is_none_and_ours_is_given_by_its_key(store: Store):
    with pytest.raises(UserError, match="Todavía no hay ningún instrumento"):
        chosen_script(store)
    assert chosen_script(store, "transparencia-0-100") == shipped("transparencia-0-100")
    with pytest.raises(UserError):
        chosen_script(store, "nada")


def test_a_round_cannot_be_opened_with_a_draft_that_asks_nothing(store: Store):
    key = create(store, "Vacío")
    with pytest.raises(UserError, match="ningún criterio"):
        engine.open_round(
            store, Ref("diagnosis", "x"), engine.Moment.DURING, date(2026, 1, 1), date(2026, 12, 31),
            script=script_of(store, key),
        )  # fmt: skip


def test_the_command_line_tells_every_fault_of_a_file_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "propio.toml"
    path.write_text(toml_of(shipped("transparencia-0-100")), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "Transparencia municipal de 0 a 100, 34 criterios" in capsys.readouterr().out
    text = path.read_text(encoding="utf-8").replace('ods = "', 'ods = "88, ').replace("from = 40", "from = 140")
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 3
    assert all(line.startswith("propio.toml, línea ") for line in lines)
