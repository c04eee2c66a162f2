"""Proposals, ballots by batch and answers come in by a sheet with what their kinds say: nothing is written for them."""

from pathlib import Path

import openpyxl
import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.features.participatory_budget.domain import Batch
from munidesk.features.participatory_budget.kinds import BALLOTS, BATCHES, OPINIONS, PROPOSALS
from munidesk.features.participatory_budget.store import load_view
from munidesk.features.participatory_budget.store_count import close_count, count, reopen_count
from munidesk.features.surveys.domain import Question
from munidesk.features.surveys.kinds import ANSWERS, QUESTIONS
from munidesk.overview.incoming import Incoming
from munidesk.records.says import Why
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.shape import Shape


@pytest.mark.parametrize("kind", [PROPOSALS, OPINIONS, BATCHES, BALLOTS, QUESTIONS, ANSWERS], ids=lambda one: one.table)
def test_p21_a_row_of_a_sheet_can_be_a_whole_record(kind):
    """What it needs, it says by itself or by the name of what it belongs to."""
    assert kind.plain
    for one in kind.fields:
        by_name = bool(one.says.of) and one.says.why is Why.KEY
        assert one.has_default or one.says.why is None or by_name, one.name
    needed_by_name = [one.name for one in kind.fields if one.says.of and not one.has_default]
    assert set(needed_by_name) <= {kind.parent, "question_id"}


def test_a_sheet_calls_a_table_and_a_question_by_their_number():
    assert Batch(process_id="p", number=3, place="Plaza").code == "3"
    assert Batch(process_id="p", number=3, place="Plaza").title == "Mesa 3, Plaza"
    assert Question(survey_id="s", text="¿?", position=2).code == "2"


def test_p21_headings_of_real_sheets_find_their_field():
    said = {heading: one.name for one in PROPOSALS.fields for heading in one.says.also}
    for heading, field in (
        ("votos", "told_votes"), ("costo", "cost"), ("monto", "cost"), ("barrio", "place"), ("colonia", "place"),
        ("coordenadas", "coordinates"), ("proyecto", "title"), ("distrito", "district_id"),
    ):  # fmt: skip
        assert said[heading] == field


def test_every_list_of_these_features_is_among_those_of_the_file():
    tables = {one.table for feature in catalog.HOUSE.features for one in feature.kinds}
    assert {"budget_proposal", "budget_ballot", "survey_answer"} <= tables


def brought(store, name: str, path: Path, heads, rows) -> Rehearsal:
    """The rows come in whole, as the window and the command line bring them."""
    workbook = openpyxl.Workbook()
    for row in (heads, *rows):
        workbook.active.append(list(row))
    workbook.save(path)
    target = Incoming(catalog.HOUSE).named(name)
    opened = assistant.open_sheets(store, target, path)
    return assistant.write(store, target, opened, Shape(), {})


def test_p21_proposals_of_a_sheet_keep_their_votes_cost_place_and_coordinates(store, edition, tmp_path):
    edition(100)
    brought(
        store, "budget-proposal", tmp_path / "p.xlsx", ("Proyecto", "Barrio", "Costo", "Votos", "Coordenadas"),
        [("Luz en la plaza", "Las Lomas", 120000, 45, "-34,72 -55,95"), ("Rampa", "Sur", 90000, 30, "")],
    )  # fmt: skip
    kept = {one.title: one for one in PROPOSALS.all(store)}
    one = kept["Luz en la plaza"]
    assert (one.place, one.cost, one.told_votes, one.coordinates) == ("Las Lomas", 12_000_000, 45, "-34,72 -55,95")
    assert kept["Rampa"].told_votes == 30


def test_ballots_of_a_table_come_in_by_the_number_of_the_table(store, edition, tmp_path):
    process, batch = edition(100, 200, marks=2)
    rows = [(1, 1, 1, "1 2"), (1, 1, 2, "2"), (1, 1, 3, None)]
    brought(store, "budget-ballot", tmp_path / "b.xlsx", ("Mesa", "Conteo", "Papeleta", "Marcas"), rows)
    assert [one.marks for one in load_view(store, process).pile(batch, 1)] == ["1 2", "2", ""]


@pytest.mark.parametrize(
    ("name", "heads", "row"),
    [
        ("budget-ballot", ("Mesa", "Conteo", "Papeleta", "Marcas"), (1, 1, 9, "1")),
        ("budget-proposal", ("Proyecto", "Costo"), ("Otra plaza", 10)),
        ("budget-opinion", ("Propuesta", "Área", "Dictamen"), ("Propuesta 1", "Obras", "factible")),
        ("budget-batch", ("Mesa", "Lugar"), (9, "Escuela")),
    ],
)  # fmt: skip
def test_a_closed_count_takes_no_row_of_a_sheet_and_says_why(store, edition, tmp_path, name, heads, row):
    process, batch = edition(100, 200)
    count(store, batch, 1, (1,))
    count(store, batch, 2, (1,))
    close_count(store, process)
    before = load_view(store, process)
    done = brought(store, name, tmp_path / "b.xlsx", heads, [row])
    assert [one.fate for one in done.outcomes] == [Fate.REFUSED]
    assert "El escrutinio está cerrado" in done.outcomes[0].reason
    assert load_view(store, process) == before


def test_nor_does_a_closed_count_lose_one_of_its_ballots_from_all_records(store, edition):
    process, batch = edition(100, 200)
    for counter in (1, 2):
        count(store, batch, counter, (1,))
    close_count(store, process)
    with pytest.raises(UserError, match="escrutinio está cerrado"):
        BALLOTS.delete(store, BALLOTS.all(store)[0].id)
    reopen_count(store, process)
    BALLOTS.delete(store, BALLOTS.all(store)[0].id)
    assert len(BALLOTS.all(store)) == 1
