"""Blanks at the close, a review by another person, a look from outside, several evaluators of one round."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.instruments import store as engine
from munidesk.instruments import store_criteria as criteria
from munidesk.instruments.domain import Moment, RoundKind, Way
from munidesk.instruments.form import Told
from munidesk.instruments.gains import agreement, total_of
from munidesk.instruments.opinions import conflicts, pairs
from munidesk.instruments.scoring import open_blanks, result
from munidesk.instruments.store_opinions import decide, forget, opinions, receive
from munidesk.instruments.store_review import open_outside, open_review, reviews_of
from tests.instruments.made import OWNER, opened

DAY = date(2026, 11, 3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")) as made:
        yield made


def answer_all(store: Store, key: str, **values: str) -> None:
    for name, value in ({"a1": "3", "a2": "11", "b1": "2", "b2": "50", "b3": "1"} | values).items():
        engine.answer(store, key, name, value)


def closed(store: Store, folder: Path, **values: str) -> str:
    key = opened(store, folder)
    answer_all(store, key, **values)
    engine.close_round(store, key, engine.nothing)
    return key


# -- blanks


def test_a_round_is_not_closed_over_a_blank_and_says_which(store: Store, tmp_path: Path):
    key = opened(store, tmp_path)
    engine.answer(store, key, "a1", "3")
    engine.not_applicable(store, key, "b3", "no hay")
    with pytest.raises(UserError, match=r"3 criterios en blanco: 1\.2, 2\.1, 2\.2") as refused:
        engine.close_round(store, key, engine.nothing)
    assert refused.value.code == "blanks"
    assert engine.round_of(store, key).is_open
    engine.leave_unanswered(store, key, ["a2"])
    engine.close_deciding(store, key, engine.nothing, unanswered=["b1"], out={"b2": "no se mide"})
    view = engine.load_round(store, key)
    now = result(view)
    assert not view.round.is_open and now.settled
    assert [one.key for one in now.unanswered] == ["a2", "b1"]
    # Primera: 3 and a blank worth 0 → 37,5; Segunda: a blank worth 0 alone. 60 and 40 weigh.
    assert total_of(view) == Fraction(75, 2) * Fraction(60, 100)
    store.undo()
    assert engine.round_of(store, key).is_open
    assert {one.key for one in open_blanks(engine.load_round(store, key))} == {"b1", "b2"}


def test_what_is_answered_is_not_left_without_an_answer_and_an_answer_ends_it(store: Store, tmp_path: Path):
    key = opened(store, tmp_path)
    engine.answer(store, key, "a1", "3")
    with pytest.raises(UserError, match="ya tiene respuesta"):
        engine.leave_unanswered(store, key, ["b1", "a1"])
    assert not result(engine.load_round(store, key)).unanswered, "nothing is written of what was refused"
    engine.leave_unanswered(store, key, ["b1"])
    engine.answer(store, key, "b1", "2")
    assert not engine.load_round(store, key).answers["b1"].unanswered


# -- a review, and a look from outside


def test_a_review_is_answered_anew_and_says_in_how_much_it_agrees(store: Store, tmp_path: Path):
    key = closed(store, tmp_path)
    with pytest.raises(UserError, match="quién revisa"):
        open_review(store, key, " ")
    review = open_review(store, key, "Contraloría")
    own = engine.round_of(store, review)
    assert (own.kind, own.number, own.review_of, own.respondents) == (RoundKind.REVIEW, 1, key, "Contraloría")
    assert result(engine.load_round(store, review)).answered == 0
    with pytest.raises(UserError, match="Ya hay una revisión"):
        open_review(store, key, "Otra persona")
    with pytest.raises(UserError, match="Sólo se revisa"):
        open_review(store, review, "Otra persona")
    answer_all(store, review, a1="1", b2="40")
    first, second = engine.load_round(store, key), engine.load_round(store, review)
    found = agreement(first, second)
    assert (found.both, found.equal) == (5, 3)
    assert {one.key for one, _a, _b in found.different} == {"a1", "b2"}
    assert total_of(second) < total_of(first), "the points of whoever reviews stand in the review"
    assert engine.first_other(store, second, engine.nothing).round.id == key
    assert engine.chosen_round(store, OWNER, engine.nothing).round.id == key, "the headline is the town's own round"
    with pytest.raises(UserError, match="no se cambian en ella"):
        criteria.retire_criterion(store, review, "a1")


def test_a_review_may_be_open_beside_the_next_round_and_goes_with_its_own(store: Store, tmp_path: Path):
    key = opened(store, tmp_path)
    with pytest.raises(UserError, match="sigue abierta"):
        open_review(store, key, "Contraloría")
    answer_all(store, key)
    engine.close_round(store, key, engine.nothing)
    review = open_review(store, key, "Contraloría")
    second = engine.open_round(store, OWNER, Moment.DURING, date(2026, 7, 1), date(2026, 12, 31))
    assert engine.round_of(store, second).number == 2
    with pytest.raises(UserError, match="ronda 2 sigue abierta"):
        engine.open_round(store, OWNER, Moment.DURING, date(2027, 1, 1), date(2027, 6, 30))
    engine.delete_round(store, key)
    assert [one.id for one in engine.rounds(store, OWNER)] == [second]
    assert reviews_of(store, key) == ()
    store.undo()
    assert {one.id for one in engine.rounds(store, OWNER)} == {key, review, second}


def test_what_munidesk_counted_is_not_counted_again_in_a_review(store: Store, tmp_path: Path):
    from munidesk.records.ref import Computed

    text = 'key = "c"\ntitle = "C"\n[[dimension]]\nkey = "d"\ntitle = "D"\n' + "".join(
        f'[[dimension.criterion]]\nkey = "{key}"\nquestion = "¿{key}?"\n{more}'
        for key, more in (("k1", ""), ("k2", 'kind = "computed"\nindicator = "answered"\n'))
    )
    key = opened(store, tmp_path, text)
    engine.answer(store, key, "k1", "4")
    engine.close_round(store, key, lambda *_of: Computed(Fraction(3), 4, "3 de 4"))
    review = open_review(store, key, "Contraloría")
    later = engine.load_round(store, review, lambda *_of: Computed(Fraction(1), 4, "1 de 4"))
    assert later.computed["k2"].words == "3 de 4"


def test_a_look_from_outside_is_compared_with_what_the_town_closed(store: Store, tmp_path: Path):
    with pytest.raises(UserError, match="ronda del municipio"):
        open_outside(store, OWNER, "Vecinos", DAY, DAY)
    key = closed(store, tmp_path)
    look = open_outside(store, OWNER, "Vecinos", date(2026, 1, 1), DAY)
    answer_all(store, look, a1="0")
    view = engine.load_round(store, look)
    assert (view.round.kind, view.round.number, view.round.respondents) == (RoundKind.OUTSIDE, 1, "Vecinos")
    other = engine.first_other(store, view, engine.nothing)
    assert other.round.id == key
    assert agreement(other, view).equal == 4
    assert [one.id for one in engine.own_rounds(store, OWNER)] == [key]


# -- several evaluators


def test_what_one_evaluator_says_is_the_answer_until_another_says_otherwise(store: Store, tmp_path: Path):
    key = opened(store, tmp_path)
    told = {"a1": Told("3"), "b3": Told("1", note="por el acta"), "b1": Told("", True, "no hay")}
    assert receive(store, key, "Obras", told, Way.PAPER, DAY) == 3
    answers = engine.load_round(store, key).answers
    assert (answers["a1"].value, answers["b3"].value, answers["b1"].reason) == ("3", "1", "no hay")
    receive(store, key, "Tesorería", {"a1": Told("1"), "b3": Told("1")}, Way.SHEET, DAY)
    view = engine.load_round(store, key)
    found = conflicts(view, opinions(store, key))
    assert [one.criterion.key for one in found] == ["a1"]
    assert view.answers["a1"].value == "", "two that differ are blank until somebody decides"
    (pair,) = pairs(view, opinions(store, key))
    assert (pair.first, pair.second, pair.agreed.both, pair.agreed.equal) == ("Obras", "Tesorería", 2, 1)
    decide(store, found[0].opinions[1].id)
    assert engine.load_round(store, key).answers["a1"].value == "1"
    assert conflicts(engine.load_round(store, key), opinions(store, key)) == ()
    receive(store, key, "Secretaría", {"a1": Told("4")}, Way.SCREEN, DAY)
    assert engine.load_round(store, key).answers["a1"].value == "1", "what a person decided stays"


def test_what_the_round_said_before_an_evaluator_says_otherwise_is_kept_and_shown(store: Store, tmp_path: Path):
    key = opened(store, tmp_path)
    engine.answer(store, key, "a1", "1")
    receive(store, key, "Obras", {"a1": Told("3")}, Way.PAPER, DAY)
    view = engine.load_round(store, key)
    assert view.answers["a1"].value == "1"
    (one,) = conflicts(view, opinions(store, key))
    assert (one.criterion.key, one.kept) == ("a1", True)
    decide(store, one.opinions[0].id)
    assert engine.load_round(store, key).answers["a1"].value == "3"
    assert conflicts(engine.load_round(store, key), opinions(store, key)) == ()


def test_an_evaluator_that_answers_again_mends_what_was_said_before(store: Store, tmp_path: Path):
    key = opened(store, tmp_path)
    receive(store, key, "Obras", {"a1": Told("3")}, Way.PAPER, DAY)
    receive(store, key, "  obras ", {"a1": Told("2")}, Way.PAPER, DAY)
    assert [(one.evaluator, one.value) for one in opinions(store, key)] == [("Obras", "2")]
    assert engine.load_round(store, key).answers["a1"].value == "2"
    receive(store, key, "Tesorería", {"a1": Told("0")}, Way.PAPER, DAY)
    forget(store, key, "Tesorería")
    assert engine.load_round(store, key).answers["a1"].value == "2", "without the other, they agree again"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"a1": Told("5")}, "va de 0 a 4"),
        ({"a1": Told("2"), "nadie": Told("1")}, "no pregunta «nadie»"),
        ({"a1": Told("", True, " ")}, "por qué no aplica"),
        ({"a2": Told("101")}, "Marque los puntos"),
    ],
)
def test_what_cannot_be_said_is_refused_whole(store: Store, tmp_path: Path, told: dict[str, Told], said: str):
    key = opened(store, tmp_path)
    with pytest.raises(UserError, match=said):
        receive(store, key, "Obras", told, Way.PAPER)
    assert opinions(store, key) == () and not engine.load_round(store, key).answers
    with pytest.raises(UserError, match="quién responde"):
        receive(store, key, " ", {"a1": Told("1")}, Way.PAPER)


def test_a_closed_round_takes_no_evaluator(store: Store, tmp_path: Path):
    key = closed(store, tmp_path)
    for verb in (
        lambda: receive(store, key, "Obras", {"a1": Told("1")}, Way.PAPER),
        lambda: forget(store, key, "Obras"),
        lambda: engine.leave_unanswered(store, key, ["a1"]),
    ):
        with pytest.raises(UserError, match="cerrada"):
            verb()
