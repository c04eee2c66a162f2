"""An improvement of a red criterion: its number, its worth, its way to the plan, the round that verifies it."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.features.open_government.codes import Effort, ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import rules, store_agenda
from munidesk.features.open_government.improvements import store as verbs
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.kinds import READINGS
from munidesk.features.planning.store_plan import (
    add_line,
    add_reading,
    delete_lines,
    delete_reading,
    line_of,
    save_plan,
)
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Marker
from munidesk.instruments.gains import gains, recovery
from munidesk.overview.actions import improvement_to_plan
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from tests.features.open_government.rounds import answered, diagnosis

State = ImprovementState
RED = frozenset({"foro", "violencia", "archivo"})


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    yield made
    made.close()


@pytest.fixture
def round_id(store):
    return answered(store, diagnosis(store), 2025, RED)


def planned(store) -> str:
    """A plan with a programme; its id is that of the programme."""
    plan = save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030)).id
    return add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title="Gobierno abierto"))


def state(store, key: str) -> ImprovementState:
    return verbs.improvement_of(store, key).state


def test_a_red_criterion_becomes_one_improvement_with_what_its_instrument_says(store, round_id):
    key = verbs.from_criterion(store, round_id, "violencia")
    one = verbs.improvement_of(store, key)
    assert (one.title, one.ods, one.gender) == ("Protocolo de acoso", "5, 16", Marker.MAINLY)
    assert one.text.startswith("Adoptar el protocolo y difundirlo")
    assert (rules.name_of(one), one.state, one.criterion_key) == ("M-01", State.PROPOSED, "violencia")
    assert verbs.from_criterion(store, round_id, "violencia") == key, "asked twice, it is the same one"
    assert rules.name_of(verbs.improvement_of(store, verbs.from_criterion(store, round_id, "foro"))) == "M-02"
    with pytest.raises(UserError, match="no pregunta"):
        verbs.from_criterion(store, round_id, "no-hay")


def test_numbers_have_no_gap_whatever_way_one_comes_in(store):
    verbs.save(store, Improvement(title="Una"))
    IMPROVEMENTS.save(store, Improvement(title="De una planilla"))
    verbs.save(store, Improvement(title="  Otra   más "))
    assert [(one.number, one.title) for one in verbs.improvements(store)] == [
        (1, "Una"), (2, "De una planilla"), (3, "Otra más"),
    ]  # fmt: skip
    store.undo()
    assert verbs.save(store, Improvement(title="Tercera")) and verbs.improvements(store)[-1].number == 3


def test_one_is_accepted_dropped_with_a_reason_and_taken_up_again(store, round_id):
    key = verbs.from_criterion(store, round_id, "foro")
    verbs.accept(store, key)
    assert verbs.improvement_of(store, key).accepted_on == date(2026, 11, 17)
    with pytest.raises(UserError, match="aceptada"):
        verbs.accept(store, key)
    with pytest.raises(UserError, match="por qué"):
        verbs.drop(store, key, "  ")
    verbs.drop(store, key, "sin personal")
    assert state(store, key) is State.DROPPED
    again = verbs.from_criterion(store, round_id, "foro")
    assert again != key, "what was dropped can be proposed anew"
    with pytest.raises(UserError, match="M-02 ya trata"):
        verbs.restore(store, key)
    verbs.drop(store, again, "repetida")
    verbs.restore(store, key)
    assert state(store, key) is State.ACCEPTED
    verbs.propose_again(store, key)
    assert (state(store, key), verbs.improvement_of(store, key).accepted_on) == (State.PROPOSED, None)
    with pytest.raises(UserError, match="aceptada o en el POA"):
        verbs.mark_done(store, key)


def test_the_order_is_gain_by_effort_then_equality_then_goals(store, round_id):
    keys = {name: verbs.from_criterion(store, round_id, name) for name in ("foro", "violencia", "archivo")}
    verbs.set_effort(store, keys["violencia"], Effort.LARGE)
    free = verbs.save(store, Improvement(title="Libre"))
    agenda = store_agenda.load_agenda(store)
    worth = {one.id: agenda.worth_of(one).by_effort(one) for one in agenda.all}
    assert worth[free] is None and agenda.ranked[-1].id == free, "a free one has no gain"
    values = [worth[one.id] for one in agenda.ranked[:-1]]
    assert values == sorted(values, reverse=True)
    same = {"a": Improvement(id="a", title="a"), "b": Improvement(id="b", title="b", ods="16"),
            "c": Improvement(id="c", title="c", gender=Marker.ALSO)}  # fmt: skip
    alike = {key: rules.Worth(gain=Fraction(1)) for key in same}
    assert [one.id for one in rules.ranked(tuple(same.values()), alike)] == ["c", "b", "a"]


def test_the_gain_is_that_of_the_newest_closed_round(store, round_id):
    verbs.from_criterion(store, round_id, "foro")
    one = verbs.improvements(store)[0]
    agenda = store_agenda.load_agenda(store)
    wanted = next(each.gain for each in gains(engine.load_round(store, round_id)) if each.criterion.key == "foro")
    worth = agenda.worth_of(one)
    assert worth.gain == wanted > 0 and agenda.to_win(agenda.open) == wanted
    assert (worth.code, worth.then, worth.round_name, worth.tone) == ("4.4", 0, "2025", "bad")
    answered(store, one.diagnosis_id, 2026, frozenset())
    assert store_agenda.load_agenda(store).worth_of(one).gain == 0


def test_the_own_order_is_kept_beside_it(store, round_id):
    for name in ("foro", "violencia", "archivo"):
        verbs.from_criterion(store, round_id, name)
    agenda = store_agenda.load_agenda(store)
    first, _second, last = agenda.ranked
    assert store_agenda.move(store, last.id, -2)
    own = store_agenda.load_agenda(store)
    assert [one.position for one in own.prioritised] == [1, 2, 3] and own.prioritised[0].id == last.id
    assert own.ranked[0].id == first.id, "gain ÷ effort goes on saying its own"
    assert not store_agenda.move(store, last.id, -1)
    store.undo()
    assert {one.position for one in verbs.improvements(store)} == {0}


def test_one_key_takes_it_to_the_plan_with_all_it_says_and_once(store, round_id):
    programme = planned(store)
    key = verbs.from_criterion(store, round_id, "foro")
    line = line_of(store, improvement_to_plan(store, Ref("improvement", key), programme))
    assert (line.title, line.product, line.ods, line.parent_id) == (
        "Foro de apertura", "actas del foro", "16, 17", programme,
    )  # fmt: skip
    assert state(store, key) is State.IN_PLAN and verbs.improvement_of(store, key).accepted_on
    assert improvement_to_plan(store, Ref("improvement", key), "") == line.id
    store.undo()
    assert state(store, key) is State.PROPOSED and not verbs.activity_of(store, key)


def test_without_a_plan_it_says_where_to_make_one(store, round_id):
    with pytest.raises(UserError, match="Cree uno en Planes"):
        improvement_to_plan(store, Ref("improvement", verbs.from_criterion(store, round_id, "foro")))


@pytest.fixture
def carried(store, round_id):
    """(improvement, its activity)."""
    key = verbs.from_criterion(store, round_id, "foro")
    return key, improvement_to_plan(store, Ref("improvement", key), planned(store))


def test_a_reading_at_the_whole_makes_it_done_and_both_are_undone_together(store, carried):
    key, line = carried
    add_reading(store, line, Decimal(60), date(2026, 10, 1))
    assert state(store, key) is State.IN_PLAN
    add_reading(store, line, Decimal(100), date(2026, 11, 3))
    one = verbs.improvement_of(store, key)
    assert (one.state, one.done_on) == (State.DONE, date(2026, 11, 3))
    store.undo()
    assert state(store, key) is State.IN_PLAN and len(READINGS.all(store, line_id=line)) == 1
    store.redo()
    assert state(store, key) is State.DONE
    delete_reading(store, READINGS.all(store, line_id=line)[-1].id)
    assert (state(store, key), verbs.improvement_of(store, key).done_on) == (State.IN_PLAN, None)


def test_what_somebody_marked_as_done_is_left_so_by_what_others_read(store, carried):
    key, _line = carried
    verbs.mark_done(store, key)
    other = add_line(store, Line(plan_id=line_of(store, _line).plan_id, level=Level.ACTIVITY, title="Otra",
                                 target=Decimal(10)))  # fmt: skip
    add_reading(store, other, Decimal(3))
    assert state(store, key) is State.DONE


def test_an_activity_that_is_taken_away_leaves_it_accepted_and_comes_back_with_it(store, carried):
    key, line = carried
    delete_lines(store, [line])
    assert state(store, key) is State.ACCEPTED
    store.undo()
    assert state(store, key) is State.IN_PLAN and verbs.activity_of(store, key) == line


def test_a_later_round_that_finds_it_out_of_red_verifies_it(store, carried):
    key, line = carried
    first = engine.round_of(store, verbs.improvement_of(store, key).round_id)
    add_reading(store, line, Decimal(100), date(2026, 11, 3))
    second = answered(store, first.owner_id, 2026, RED - {"foro"})
    one = verbs.improvement_of(store, key)
    assert (one.state, one.verified_round_id) == (State.VERIFIED, second)
    agenda = store_agenda.load_agenda(store)
    back = {
        each.criterion.key: each.points
        for each in recovery(*(engine.load_round(store, k) for k in (first.id, second))).each
    }
    assert agenda.worth_of(one).recovered == back["foro"] > 0
    engine.reopen_round(store, second)
    one = verbs.improvement_of(store, key)
    assert (one.state, one.verified_round_id) == (State.DONE, "")
    store.undo()
    assert state(store, key) is State.VERIFIED
    with pytest.raises(UserError, match="no se puede descartar"):
        verbs.drop(store, key, "x")


def test_a_round_that_still_finds_it_red_does_not_nor_one_closed_before_it_was_done(store, round_id):
    planned(store)
    still = verbs.from_criterion(store, round_id, "foro")
    late = verbs.from_criterion(store, round_id, "archivo")
    for key in (still, late):
        verbs.accept(store, key)
    verbs.mark_done(store, still)
    better = {"foro": "0010"}  # a quarter of the points: more than none, and still red
    answered(store, verbs.improvement_of(store, still).diagnosis_id, 2026, told=better)
    assert (state(store, still), state(store, late)) == (State.DONE, State.ACCEPTED)
    verbs.mark_done(store, late, date(2027, 2, 1))
    assert state(store, late) is State.DONE
    answered(store, verbs.improvement_of(store, still).diagnosis_id, 2027)
    assert (state(store, still), state(store, late)) == (State.VERIFIED, State.VERIFIED)


def test_what_is_late_and_what_soon_will_be(store, clock):
    clock(datetime(2026, 11, 17, 9))
    day = date(2026, 11, 17)
    ones = {due: Improvement(title="x", due=due, state=State.ACCEPTED) for due in
            (date(2026, 11, 16), day, date(2026, 12, 2), date(2026, 12, 3))}  # fmt: skip
    assert [rules.is_late(one, day) for one in ones.values()] == [True, False, False, False]
    assert [rules.is_soon(one, day) for one in ones.values()] == [False, True, True, False]
    assert not rules.is_late(Improvement(title="x", due=date(2026, 1, 1), state=State.DONE), day)
