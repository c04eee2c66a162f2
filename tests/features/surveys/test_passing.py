"""Sheets are passed: what each kind of question admits, blanks, corrections, and forms that no longer change."""

from dataclasses import replace

import pytest

from munidesk.base.errors import UserError
from munidesk.features.surveys.domain import Question, QuestionKind, Role, Survey
from munidesk.features.surveys.kinds import QUESTIONS, SURVEYS
from munidesk.features.surveys.store import (
    answer,
    close_survey,
    delete_question,
    delete_sheet,
    finish_sheet,
    load_view,
    move_question,
    new_version,
    newest,
    reopen_survey,
    save_question,
    save_survey,
)


def said(store, survey, sheet=1):
    view = load_view(store, survey)
    return [(one.value, one.refused) if (one := view.said(sheet, each)) else None for each in view.questions]


def test_each_kind_keeps_what_the_sheet_says_and_a_blank_is_no_row(store, survey, questions):
    for key, value in zip(questions, ("2", "3", "3 1", "  7 y 13 h ", "", "52,5"), strict=True):
        answer(store, survey, 1, key, value)
    assert said(store, survey) == [
        ("2", False), ("3", False), ("1 3", False), ("7 y 13 h", False), None, ("52.5", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [
        (0, "3", "de 1 a 2"),
        (1, "6", "de 1 a 5"),
        (2, "1 2 3", "hasta 2"),
        (2, "4", "de 1 a 3"),
        (5, "muchos", "muchos"),
    ],
)
def test_a_key_that_is_no_answer_is_refused_and_nothing_is_written(store, survey, questions, at, value, words):
    with pytest.raises(UserError, match=words):
        answer(store, survey, 1, questions[at], value)
    assert load_view(store, survey).answers == ()


def test_no_answer_marked_on_the_sheet_is_told_from_a_blank(store, survey, questions):
    answer(store, survey, 1, questions[0], "", refused=True)
    assert said(store, survey)[:2] == [("", True), None]
    answer(store, survey, 1, questions[0], "1")
    answer(store, survey, 1, questions[0], "")
    assert said(store, survey)[0] is None


def test_a_sheet_with_nothing_on_it_came_back_all_the_same(store, survey):
    finish_sheet(store, survey, 1)
    finish_sheet(store, survey, 1)
    assert load_view(store, survey).numbers == (1,)
    assert load_view(store, survey).next_sheet == 2


def test_a_sheet_goes_with_its_answers_and_comes_back_with_one_undo(store, survey, questions):
    answer(store, survey, 1, questions[0], "1")
    finish_sheet(store, survey, 1)
    delete_sheet(store, survey, 1)
    assert load_view(store, survey).numbers == ()
    store.undo()
    assert said(store, survey)[0] == ("1", False)


def test_once_a_sheet_is_in_the_questions_change_only_in_a_new_form(store, survey, questions):
    answer(store, survey, 1, questions[0], "1")
    one = QUESTIONS.get(store, questions[0])
    for verb in (
        lambda: save_question(store, replace(one, text="¿Y ahora?")),
        lambda: delete_question(store, questions[0]),
        lambda: move_question(store, questions[0], 1),
    ):
        with pytest.raises(UserError, match="Formulario nuevo"):
            verb()
    other = new_version(store, survey)
    view = load_view(store, other)
    assert (view.survey.version, len(view.questions), view.answers) == (2, 6, ())
    save_question(store, replace(view.questions[0], text="¿Y ahora?"))
    assert newest(store) == other
    assert load_view(store, survey).questions[0].text == "¿Cómo va?"
    assert not load_view(store, survey).survey.is_open


def test_questions_move_and_go_and_keep_their_numbers_in_order(store, survey, questions):
    move_question(store, questions[0], 2)
    assert [one.id for one in load_view(store, survey).questions][:3] == [questions[1], questions[2], questions[0]]
    delete_question(store, questions[1])
    assert [one.position for one in load_view(store, survey).questions] == [1, 2, 3, 4, 5]


def test_a_closed_survey_takes_no_sheet_until_it_is_opened_again(store, survey, questions):
    close_survey(store, survey)
    with pytest.raises(UserError, match="cerrada"):
        answer(store, survey, 1, questions[0], "1")
    with pytest.raises(UserError, match="cerrada"):
        save_survey(store, replace(SURVEYS.get(store, survey), handed=3))
    reopen_survey(store, survey)
    answer(store, survey, 1, questions[0], "1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": QuestionKind.ONE, "options": "Sola"},
        {"kind": QuestionKind.SEVERAL, "options": "\n".join(str(n) for n in range(10))},
        {"kind": QuestionKind.SCALE, "most": 12},
        {"kind": QuestionKind.TEXT, "role": Role.SEX},
        {"kind": QuestionKind.TEXT, "role": Role.AGE},
        {"kind": QuestionKind.SEVERAL, "options": "A\nB", "most": 0},
        {"text": "  "},
    ],
)
def test_a_question_that_cannot_be_passed_by_keys_is_refused(store, survey, wrong):
    with pytest.raises(UserError):
        save_question(store, Question(**{"survey_id": survey, "text": "¿?", "options": "A\nB", **wrong}))


def test_a_survey_that_ends_before_it_begins_is_refused(store):
    from datetime import date

    with pytest.raises(UserError, match="Termina antes"):
        SURVEYS.save(store, Survey(title="x", since=date(2026, 2, 1), until=date(2026, 1, 1)))
