"""What rounds amount to: a blank earns nothing, «no aplica» leaves, and nothing is rounded before it is compared."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.instruments import store as engine
from munidesk.instruments import store_criteria as criteria
from munidesk.instruments.domain import AnswerKind, Criterion, Moment
from munidesk.instruments.reading import read_script, shipped
from munidesk.instruments.scoring import compare, points_of, result, weighted
from munidesk.records.ref import Computed, Ref
from munidesk.town.profiles import load_profile

PESO = load_profile("UY").figures

OWNER = Ref("pilot", "p1")
TWO = """
key = "prueba"
title = "Prueba"
[[dimension]]
key = "a"
title = "Primera"
weight = 75
[[dimension.criterion]]
key = "uno"
question = "¿Uno?"
[[dimension.criterion]]
key = "dos"
question = "¿Dos?"
kind = "checklist"
items = ["x", "y"]
[[dimension]]
key = "b"
title = "Segunda"
weight = 25
[[dimension.criterion]]
key = "tres"
question = "¿Tres?"
kind = "number"
low = 30
high = 10
[[dimension.criterion]]
key = "cuatro"
question = "¿Cuatro?"
kind = "computed"
indicator = "answered"
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "prueba.toml"
    path.write_text(TWO, encoding="utf-8")
    return read_script(path)


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas())
    yield made
    made.close()


def counted(part: int, whole: int):
    return lambda _name, _since, _until: Computed(Fraction(part), whole, f"{part} de {whole}")


def opened(store, script, number: int = 0) -> str:
    day = date(2026, 1 + number, 1)
    return engine.open_round(store, OWNER, Moment.BEFORE, day, date(2026, 2 + number, 1), script=script)


def test_a_blank_is_worth_nothing_and_what_does_not_apply_stays_out_of_the_account(store, script):
    key = opened(store, script)
    engine.answer(store, key, "uno", "3")
    found = result(engine.load_round(store, key, counted(1, 2)))
    # Segunda has only the computed one: 2 of 4, and a blank. Primera «uno»: 3, and a blank. 75 and 25 weigh.
    assert found.total == Fraction(3 * 75 + 2 * 25, 100) / 2
    assert found.provisional == Fraction(3 * 75 + 2 * 25, 100)
    assert found.ceiling == Fraction((3 + 4) * 75 + (2 + 4) * 25, 200)
    assert (found.answered, found.applicable, found.computed) == (2, 4, 1)
    assert [one.key for one in found.blank] == ["dos", "tres"]
    engine.answer(store, key, "dos", "00")
    assert result(engine.load_round(store, key, counted(1, 2))).dimensions[0].score == Fraction(3, 2)
    engine.not_applicable(store, key, "dos", "no hay")
    found = result(engine.load_round(store, key, counted(1, 2)))
    assert (found.applicable, [one.key for one in found.excluded]) == (3, ["dos"])
    assert found.dimensions[0].score == 3


def test_a_round_without_answers_has_no_total_and_cannot_be_closed(store, script):
    key = opened(store, script)
    assert result(engine.load_round(store, key)).total is None
    with pytest.raises(UserError, match="ninguna respuesta"):
        engine.close_round(store, key, engine.nothing)


def test_a_closed_round_keeps_its_figures_whatever_happens_later(store, script):
    key = opened(store, script)
    engine.answer(store, key, "uno", "4")
    engine.leave_unanswered(store, key, ["dos", "tres"])
    engine.close_round(store, key, counted(31, 41), date(2026, 3, 1))
    later = engine.load_round(store, key, counted(1, 41))
    assert later.computed["cuatro"].words == "31 de 41"
    assert later.points(later.criteria[3]) == Fraction(31, 41) * 4
    with pytest.raises(UserError, match="cerrada"):
        engine.answer(store, key, "uno", "1")
    engine.reopen_round(store, key)
    assert engine.load_round(store, key, counted(1, 41)).computed["cuatro"].words == "1 de 41"


def test_a_criterion_retired_between_rounds_stays_in_the_old_one(store, script):
    first = opened(store, script)
    engine.answer(store, first, "uno", "2")
    engine.answer(store, first, "tres", "20")
    engine.close_deciding(store, first, engine.nothing, unanswered=["dos", "cuatro"])
    second = opened(store, script, 1)
    criteria.retire_criterion(store, second, "tres")
    added = criteria.save_criterion(
        store, second, Criterion(dimension_key="b", question="¿Nuevo?", levels="0 no\n4 sí")
    )  # fmt: skip
    engine.answer(store, second, "uno", "4")
    old, new = engine.load_round(store, first), engine.load_round(store, second)
    assert [one.key for one in old.criteria] == ["uno", "dos", "tres", "cuatro"]
    assert [one.key for one in new.criteria] == ["uno", "dos", "cuatro", added]
    assert (old.instrument.version, new.instrument.version) == (1, 2)
    changes = {one.criterion.key: one for one in compare(old, new)}
    assert changes["uno"].difference == 2
    assert (changes["tres"].asked_after, changes["tres"].before) == (False, 2)
    assert changes[added].asked_before is False
    with pytest.raises(UserError, match="cerrada"):
        criteria.retire_criterion(store, first, "uno")


def test_what_a_kind_does_not_admit_is_refused_with_a_sentence(store, script):
    key = opened(store, script)
    for name, value in (("uno", "5"), ("uno", "x"), ("dos", "1"), ("tres", "doce"), ("cuatro", "3")):
        with pytest.raises(UserError):
            engine.answer(store, key, name, value)
    with pytest.raises(UserError, match="por qué"):
        engine.not_applicable(store, key, "uno", "  ")
    with pytest.raises(UserError, match="abierta"):
        opened(store, script, 2)


def test_a_number_counts_along_its_line_and_no_further():
    one = Criterion(
        dimension_key="", key="k", question="¿?", kind=AnswerKind.NUMBER, low=Decimal(30), high=Decimal(10)
    )  # fmt: skip
    assert [points_of(one, value, 4) for value in ("30", "20", "10", "5", "40", "")] == [0, 2, 4, 4, 0, None]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('kind = "number"\nlow = 30', 'kind = "number"\nlow = 10'), "línea 24: un número necesita dos valores"),
        (('items = ["x", "y"]', ""), "línea 13: una lista necesita"),
        (('key = "dos"', 'key = "uno"'), "«uno» está repetido"),
        (('title = "Primera"', "title = Primera"), "línea 6"),
        (('kind = "computed"', 'kind = "calculado"'), "calculado"),
        (('indicator = "answered"', ""), "qué indicador"),
        (('key = "uno"', 'key = "uno"\nods = "5, 18"'), "línea 10: «18» no es un ODS"),
        (('indicator = "answered"', 'indicator = "inventado"'), "línea 30: no hay ningún indicador «inventado»"),
    ],
)
def test_a_mistake_in_an_instrument_file_names_its_line(tmp_path, change, said):
    path = tmp_path / "con_error.toml"
    path.write_text(TWO.replace(*change), encoding="utf-8")
    with pytest.raises(UserError, match=said):
        read_script(path, ["answered"])


def test_the_instrument_that_ships_is_whole():
    script = shipped("municipalismo")
    assert (len(script.dimensions), len(script.criteria)) == (5, 24)
    assert sum(one.weight for one in script.dimensions) == 100
    assert sum(one.kind is AnswerKind.COMPUTED for one in script.criteria) == 7
    assert {one.indicator for one in script.criteria if one.indicator} <= set(catalog.HOUSE.indicators)


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 4).map(Fraction)), st.integers(0, 50)), max_size=12))
def test_a_weighted_mean_never_leaves_its_values(parts):
    mean = weighted(parts)
    known = [points for points, _weight in parts if points is not None]
    assert (mean is None) == (not known)
    if mean is not None:
        assert min(known) <= mean <= max(known)


def test_figures_are_shown_rounded_half_up_and_blanks_as_a_dash():
    assert [PESO.number(one, 1) for one in (None, Fraction(0), Fraction(5, 100), Fraction(299, 100), Fraction(4))] == [
        "–", "0,0", "0,1", "3,0", "4,0",
    ]  # fmt: skip
    assert [PESO.signed(Fraction(n, 10), 1) for n in (12, -4, 0)] == ["+1,2", "−0,4", "0,0"]
