"""The FODA's tables are said once, old letters become codes, and nothing impossible is stored by any road."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.base.errors import UserError
from munidesk.data import check, check_file, file
from munidesk.data.search import search
from munidesk.features.swot.checks import parse_rating
from munidesk.features.swot.domain import Convention, Factor, Matrix, Quadrant, Score, Strategy, StrategyKind
from munidesk.features.swot.kinds import FACTORS, KINDS, MATRICES, SCORES, STRATEGIES
from munidesk.features.swot.recoded import WORDS
from munidesk.features.swot.refs import list_factors
from munidesk.features.swot.rules import codes
from munidesk.features.swot.schema import SCHEMA
from munidesk.features.swot.store import (
    add_factor,
    clear_score,
    delete_strategy,
    factor,
    load_view,
    new_matrix,
    new_version,
    save_factor,
    save_matrix,
    save_strategy,
    set_score,
)
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality
from tests.data import past
from tests.records.agreement import hidden, unsaid

RELEASED = Path(__file__).parents[2] / "data" / "released"


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()


@pytest.fixture
def matrix(store) -> str:
    return new_matrix(store, Matrix(title="FODA del Plan"))


def card(matrix_id: str, quadrant: Quadrant = Quadrant.STRENGTH, text: str = "Uno", **said) -> Factor:
    return Factor(matrix_id=matrix_id, quadrant=quadrant, text=text, **said)


def test_every_column_of_the_foda_is_said_once_with_its_type_and_none_is_hidden():
    assert unsaid(SCHEMA, KINDS) == []
    assert hidden(KINDS)[0] == 0


def test_a_record_of_each_kind_comes_back_as_it_was_saved_and_is_found(store):
    matrix = MATRICES.save(
        store,
        Matrix(series_id="s", version=3, title="FODA", day=date(2026, 5, 2), scope="Centro", people="9",
               convened_by="Alcaldía", convention=Convention.STRENGTH, closed=True),
    )  # fmt: skip
    one = FACTORS.save(
        store,
        Factor(matrix_id=matrix.id, quadrant=Quadrant.THREAT, position=2, text="Lluvias", evidence="avisos",
               author="AP", weight=20, rating=2, came="cunetas antes del otoño", origin_id="x"),
    )  # fmt: skip
    records = (
        (MATRICES, matrix), (FACTORS, one),
        (SCORES, Score(matrix_id=matrix.id, factor_id=one.id, person="AP", impact=4, feasibility=3)),
        (STRATEGIES, Strategy(matrix_id=matrix.id, kind=StrategyKind.WT, position=1, text="Cunetas", factors=one.id)),
    )  # fmt: skip
    assert {kind.table for kind, _record in records} == {kind.table for kind in KINDS}
    for kind, record in records:
        kept = kind.save(store, record)
        assert kind.get(store, kept.id) == kept == replace(record, id=kept.id)
    assert [hit.id for hit in search(store, "otoño")] == [one.id]
    assert check.database_problems(store.connection) == ()


# -- codes


def test_k9_letters_of_an_old_file_become_codes_as_one_change_that_is_not_undone(tmp_path):
    path = Path(shutil.copy(RELEASED / "0.1" / "UY.munidesk", tmp_path / "pueblo.munidesk"))

    def stored(table: str, column: str) -> set[str]:
        with closing(sqlite3.connect(path)) as connection:
            return {str(row[0]) for row in connection.execute(f"SELECT {column} FROM {table}")}

    assert stored("swot_factor", "quadrant") == {"F", "D", "O", "A"}
    with closing(file.open_file(path, catalog.schemas())) as store:
        assert store.undo_label == ""
        view = load_view(store, MATRICES.all(store)[0].id)
        assert {one.quadrant for one in view.factors} == set(Quadrant)
        assert {code[0] for code in codes(view.factors).values()} == {"F", "D", "O", "A"}
        assert {one.kind for one in view.strategies} == set(StrategyKind)
    for (table, column), words in WORDS.items():
        assert not stored(table, column) & set(words), (table, column)
    assert check_file.check(path, catalog.schemas()) == ()
    assert past.tamper(
        path,
        'UPDATE change_row SET after = replace(after, \'"quadrant":"F"\', \'"quadrant":"D"\')'
        " WHERE table_name = 'swot_factor' AND after LIKE '%\"quadrant\":\"F\"%'",
    )
    assert check_file.check(path, catalog.schemas()) != ()


def test_k3_codes_of_another_version_are_kept_and_shown_and_stop_no_list(store, matrix):
    key = add_factor(store, card(matrix))
    with store.change("otra versión") as writer:
        writer.put("swot_factor", {"id": key, "quadrant": "neutral"})
        writer.put("swot", {"id": matrix, "convention": "mixed"})
        writer.put("swot_strategy", {"matrix_id": matrix, "kind": "sn", "position": 1, "text": "Otra"})
    assert [row["quadrant"] for row in list_factors(store)] == ["neutral"]
    assert codes(load_view(store, matrix).factors) == {key: "N1"}
    for name in ("swot", "swot-evaluation", "swot-report", "swot-poster", "swot-factors"):
        catalog.export_named(name)(store, Selection())
    save_factor(store, replace(factor(store, key), text="Otro"))
    assert factor(store, key).quadrant == "neutral"


def test_the_list_carries_codes_and_the_sheet_and_the_paper_carry_words(store, matrix, tmp_path, capsys):
    add_factor(store, card(matrix, Quadrant.WEAKNESS))
    assert catalog.export_named("swot-factors")(store, Selection()).rows[0][:2] == ("D1", "Debilidades")
    store.close()
    assert cli.main(["list", str(tmp_path / "cerro.munidesk"), "factors", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["quadrant"], told["code"]) == ("weakness", "D1")


# -- nothing impossible, by any road


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"text": " "}, "text"), ({"weight": 101}, "weight"), ({"weight": -1}, "weight"), ({"rating": 1}, "rating"),
     ({"rating": 5, "quadrant": Quadrant.THREAT}, "rating")],
)  # fmt: skip
def test_k2_what_a_factor_cannot_be_is_refused_at_its_field_by_every_verb(store, matrix, wrong, field):
    one = factor(store, add_factor(store, card(matrix)))
    for verb in (save_factor, add_factor, FACTORS.save):
        with pytest.raises(UserError) as refused:
            verb(store, replace(one, **wrong))
        assert refused.value.field == field
    assert FACTORS.all(store) == (one,)


def test_k2_a_value_of_the_wrong_type_is_a_fault_of_ours_and_is_not_written(store, matrix):
    one = factor(store, add_factor(store, card(matrix)))
    for wrong in ({"quadrant": "strength"}, {"evidence": None}, {"text": 3}):
        with pytest.raises((TypeError, AttributeError)):
            save_factor(store, replace(one, **wrong))
    assert factor(store, one.id) == one


def test_a_new_factor_is_rated_as_the_convention_of_its_foda_admits(store, matrix):
    save_matrix(store, replace(MATRICES.get(store, matrix), convention=Convention.STRENGTH))
    with pytest.raises(UserError, match="1 o 2"):
        add_factor(store, card(matrix, Quadrant.THREAT, rating=4))


def test_a_closed_version_keeps_its_scores_and_strategies(store, matrix):
    keys = [add_factor(store, card(matrix, quadrant)) for quadrant in (Quadrant.STRENGTH, Quadrant.OPPORTUNITY)]
    set_score(store, keys[0], "AP", 5, 5)
    strategy = save_strategy(store, Strategy(matrix_id=matrix, kind=StrategyKind.SO, text="Usar uno"), keys)
    new_version(store, matrix)
    for verb in (lambda: clear_score(store, keys[0], "AP"), lambda: delete_strategy(store, strategy)):
        with pytest.raises(UserError) as refused:
            verb()
        assert refused.value.code == "closed"
    view = load_view(store, matrix)
    assert (len(view.scores), len(view.strategies)) == (1, 1)


@pytest.mark.parametrize(("text", "rating"), [("3", 3), (" 4 ", 4), ("", None)])
def test_a_rating_is_typed_as_a_number(text, rating):
    assert parse_rating(text) == rating
    with pytest.raises(UserError):
        parse_rating("mucho")
