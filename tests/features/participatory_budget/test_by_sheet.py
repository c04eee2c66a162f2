"""Proposals, ballots by batch and answers come in by a sheet with what their kinds say: nothing is written for them."""

from datetime import date

import pytest

from munidesk import catalog
from munidesk.features.participatory_budget.domain import Batch
from munidesk.features.participatory_budget.kinds import BALLOTS, BATCHES, OPINIONS, PROPOSALS
from munidesk.features.surveys.domain import Question
from munidesk.features.surveys.kinds import ANSWERS, QUESTIONS
from munidesk.records.says import Why
from munidesk.town.import_kind import import_kind
from munidesk.town.imports import ImportOptions


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


def test_a_table_comes_in_by_the_kinds_own_import(store, edition, tmp_path):
    """The way that stands today; what belongs to something is chosen by the assistant."""
    from munidesk.features.participatory_budget.domain import Process
    from munidesk.features.participatory_budget.kinds import PROCESSES

    path = tmp_path / "p.csv"
    path.write_text("Presupuesto participativo;Tope;Día de la votación\nPP 2028;1.500,50;5/12/2027\n", encoding="utf-8")
    assert import_kind(PROCESSES, store, path, ImportOptions()).added == 1
    (found,) = PROCESSES.all(store)
    assert isinstance(found, Process)
    assert (found.title, found.cap, found.vote_day) == ("PP 2028", 150_050, date(2027, 12, 5))
