"""A procedure of one's own, cell by cell: what is typed is understood, or refused with what to write."""

from dataclasses import replace

import pytest

from munidesk.base.errors import UserError
from munidesk.procedures import editing
from munidesk.procedures.codes import TermKind, Unit
from munidesk.procedures.reading import shipped
from munidesk.procedures.said import StepSaid


@pytest.fixture
def script():
    made = editing.begun("Licitación abreviada")
    for title in ("Publicar", "Abrir sobres", "Adjudicar"):
        made, _key = editing.added(made, title, made.steps[-1].key)
    return made


def test_each_step_waits_for_the_one_above_it_until_one_says_otherwise(script):
    assert [(one.key, one.after) for one in script.steps] == [
        ("abrir", ""), ("publicar", "abrir"), ("abrir-sobres", "publicar"), ("adjudicar", "abrir-sobres")
    ]  # fmt: skip
    assert editing.after_words(script, script.steps[-1]) == "3"


@pytest.mark.parametrize(
    ("text", "after"),
    [("1, 2", "abrir, publicar"), ("publicar", "publicar"), ("Abrir s", "abrir-sobres"),
     ("2 y 3", "publicar, abrir-sobres"), ("", "")],
)  # fmt: skip
def test_what_comes_before_is_said_by_number_or_by_name(script, text, after):
    assert editing.read_after(script, script.steps[-1], text).after == after


@pytest.mark.parametrize("text", ["9", "0", "quizás"])
def test_a_step_that_is_not_there_is_refused_by_its_field(script, text):
    with pytest.raises(UserError) as found:
        editing.read_after(script, script.steps[-1], text)
    assert found.value.field == "after"


@pytest.mark.parametrize(
    ("text", "told"),
    [("10", (10, Unit.DAYS, TermKind.AT_MOST)), ("10 hábiles", (10, Unit.WORKING, TermKind.AT_MOST)),
     ("3 meses", (3, Unit.MONTHS, TermKind.AT_MOST)), ("30 días por lo menos", (30, Unit.DAYS, TermKind.AT_LEAST)),
     ("", (None, Unit.DAYS, TermKind.AT_MOST))],
)  # fmt: skip
def test_a_term_is_read_as_people_write_it(text, told):
    one = editing.read_amount(StepSaid(key="x", title="X", after="y"), text)
    assert (one.amount, one.unit, one.term) == told


def test_what_is_no_term_is_refused_with_examples():
    with pytest.raises(UserError, match="10 hábiles"):
        editing.read_amount(StepSaid(key="x", title="X"), "pronto")


def test_a_circle_is_refused_as_it_is_typed(script):
    with pytest.raises(UserError, match="círculo"):
        editing.with_step(script, replace(script.steps[0], after="adjudicar"))


def test_who_waited_for_a_step_that_goes_waits_for_what_it_waited_for(script):
    left = editing.without(script, "abrir-sobres")
    assert [(one.key, one.after) for one in left.steps] == [
        ("abrir", ""),
        ("publicar", "abrir"),
        ("adjudicar", "publicar"),
    ]


def test_the_last_step_cannot_be_taken_away(script):
    for key in ("adjudicar", "abrir-sobres", "publicar"):
        script = editing.without(script, key)
    with pytest.raises(UserError):
        editing.without(script, "abrir")


def test_a_step_that_is_moved_waits_for_what_it_waited_for(script):
    assert [one.key for one in editing.moved(script, "publicar", -1).steps][:2] == ["publicar", "abrir"]


def test_a_copy_can_be_changed_and_the_shipped_one_stays(script):
    mine = editing.copied(shipped("consulta-publica-uy"), ["consulta-publica-uy"])
    changed = editing.with_step(mine, replace(mine.steps[3], amount=45))
    assert (changed.steps[3].amount, shipped("consulta-publica-uy").steps[3].amount) == (45, 30)
    assert mine.key != "consulta-publica-uy"


def test_a_new_stage_is_made_by_writing_its_name(script):
    changed = editing.with_step(script, replace(script.steps[-1], stage="Cierre"))
    assert [one.title for one in changed.stages][-1] == "Cierre"
