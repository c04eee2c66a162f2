"""What the sheets amount to: n of each question, groups that name nobody, whom it stands for, the margin of a draw."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.surveys.domain import Answer, Question, QuestionKind, Role, Sampling
from munidesk.features.surveys.kinds import ANSWERS, SURVEYS
from munidesk.features.surveys.rules import PROTECTED_BELOW, band_of, by_group, counted, hidden, margin, split
from munidesk.features.surveys.store import answer, finish_sheet, load_view, save_survey
from munidesk.features.surveys.words import band_words, stands_for
from munidesk.records.sheet import Selection
from tests.documents.reading import assert_both_say


def paper(store, name, key):
    return catalog.export_named(name)(store, Selection(id=key))


def words(document) -> str:
    return "\n".join(plain_lines(document)).replace("\xa0", " ")


def pass_sheets(store, survey, questions, sheets):
    for number, line in enumerate(sheets, 1):
        for key, value in zip(questions, line, strict=True):
            answer(store, survey, number, key, value)
        finish_sheet(store, survey, number)


def test_a_blank_is_in_no_mean_and_each_question_has_its_n(store, survey, questions):
    pass_sheets(
        store,
        survey,
        questions,
        [("1", "5", "1 2", "", "1", "20"), ("", "", "", "", "", ""), ("2", "2", "1", "", "2", "")],
    )
    view = load_view(store, survey)
    ways, safe, lacks, _text, _sex, age = (counted(one, view.answers) for one in view.questions)
    assert (ways.n, ways.rows) == (2, (("A pie", 1), ("En ómnibus", 1)))
    assert (safe.n, safe.mean, safe.middle) == (2, Fraction(7, 2), Decimal("3.5"))
    assert (lacks.n, lacks.marks) == (2, 3)
    assert (age.n, age.lowest, age.highest) == (1, 20, 20)


def test_texts_alike_but_for_accents_and_capitals_are_one(store, survey, questions):
    pass_sheets(store, survey, questions, [("", "", "", text, "", "") for text in ("Sábados", "sabados", "7 h")])
    view = load_view(store, survey)
    assert counted(view.questions[3], view.answers).rows == (("Sábados", 2), ("7 h", 1))


def test_a_group_under_five_is_not_split_nor_told_by_taking_the_others_from_the_total(store, survey, questions):
    sexes = ["1"] * 9 + ["2"] * 6 + ["3"] * 2
    pass_sheets(store, survey, questions, [("1", "3", "1", "", sex, "") for sex in sexes])
    view = load_view(store, survey)
    groups = split(view.questions[4], view.answers, band_words)
    assert [(one.name, one.n) for one in groups] == [("Mujer", 9), ("Varón", 6), ("Otro", 2)]
    shown = by_group(view.questions[0], view.answers, groups)
    assert [one.n if one else None for one in shown] == [9, None, None]
    said = words(paper(store, "survey-results", survey))
    assert "Mujer 9 · otros 8" in said
    assert "menos de 5 respuestas" in said


def test_a_group_of_many_whose_question_few_answered_is_not_shown_there(store, survey, questions):
    pass_sheets(
        store, survey, questions, [("1" if at < 3 else "", "3", "", "", "1" if at < 8 else "2", "") for at in range(16)]
    )
    view = load_view(store, survey)
    groups = split(view.questions[4], view.answers, band_words)
    assert [one.n if one else None for one in by_group(view.questions[0], view.answers, groups)] == [None, 0]


@given(st.lists(st.integers(0, 30), max_size=8))
def test_no_group_left_out_can_be_found_by_subtraction(counts):
    away = hidden(counts)
    left_out = [n for n, gone in zip(counts, away, strict=True) if gone]
    assert all(gone or n == 0 or n >= PROTECTED_BELOW for n, gone in zip(counts, away, strict=True))
    assert len(left_out) != 1 or not any(n >= PROTECTED_BELOW for n, gone in zip(counts, away, strict=True) if not gone)


@pytest.mark.parametrize(
    ("years", "band"), [("0", (0, 14)), ("14.5", (0, 14)), ("15", (15, 29)), ("75", (75, None)), ("103", (75, None))]
)
def test_bands_of_age(years, band):
    assert band_of(Decimal(years)) == band


def test_an_age_that_is_none_is_in_no_band():
    question = Question(id="q", survey_id="s", text="Edad", kind=QuestionKind.NUMBER, role=Role.AGE)
    said = [
        Answer(survey_id="s", question_id="q", sheet=at, value=value) for at, value in enumerate(("-3", "x", "40"), 1)
    ]
    assert [(one.name, one.n) for one in split(question, said, band_words)] == [("30 a 44 años", 1)]


def test_a_sheet_that_came_back_by_itself_has_no_margin_but_a_sentence(store, survey, questions):
    pass_sheets(store, survey, questions, [("1", "3", "1", "", "", "")] * 30)
    document = paper(store, "survey-results", survey)
    said = words(document)
    assert "Volvieron 30 hojas de 40 repartidas (75 %)." in said
    assert "no representa a las demás" in said
    assert "±" not in said
    assert "Cochran" not in said


def test_a_drawn_sample_prints_n_population_confidence_and_margin_with_its_source(store, survey, questions, tmp_path):
    drawn = replace(SURVEYS.get(store, survey), sampling=Sampling.DRAWN, population=600, drawn=50)
    save_survey(store, drawn)
    pass_sheets(store, survey, questions, [("1", "3", "1", "", "", "")] * 29 + [("", "3", "1", "", "", "")])
    document = paper(store, "survey-results", survey)
    said = words(document)
    for text in (
        "n = 30, N = 600, confianza 95 %, margen ± 17,5 puntos",
        "Cochran",
        "sorteados y no contestaron",
        "Contestaron 30 de 50 personas sorteadas (60 %).",
        "n = 29, ± 17,8",
    ):
        assert text in said, text
    assert_both_say(document, tmp_path)


def test_without_the_population_the_margin_is_the_widest_and_says_so(store, survey, questions):
    save_survey(store, replace(SURVEYS.get(store, survey), sampling=Sampling.DRAWN))
    pass_sheets(store, survey, questions, [("1", "3", "1", "", "", "")] * 30)
    said = stands_for(load_view(store, survey))
    assert "N = sin dato" in said
    assert "muy grande" in said
    assert margin(30, None) > margin(30, 100_000) > margin(30, 100)


def test_who_asked_everybody_has_no_margin():
    assert margin(50, 50) == 0
    assert margin(0, 50) is None
    assert margin(1, 1) == 0


def test_the_form_has_a_box_for_each_option_with_its_key_and_asks_for_no_name(store, survey, tmp_path):
    document = paper(store, "survey-form", survey)
    said = words(document)
    assert "no ponga su nombre" in said
    assert "marque hasta 2" in said
    assert "formulario 1" in document.footer.strong
    assert_both_say(document, tmp_path)


def test_papers_without_a_survey_questions_or_sheets_say_what_to_do(store):
    with pytest.raises(UserError, match="Todavía no hay ninguna encuesta"):
        paper(store, "survey-form", "")


def test_answers_leave_in_words_one_row_per_sheet(store, survey, questions):
    pass_sheets(store, survey, questions, [("1", "3", "1 2", "7 h", "", "20"), ("", "", "", "", "", "")])
    sheet = paper(store, "survey-answers", survey)
    assert sheet.rows == ((1, "A pie", 3, "Techo; Luz", "7 h", None, 20), (2, None, None, None, None, None, None))


def test_a_list_of_another_program_may_bring_words_instead_of_keys(store, survey, questions):
    for sheet, (way, lacks) in enumerate((("A pie", "Luz; Banco"), ("en omnibus", "1 2"), ("2", "Techo")), 1):
        for key, value in ((questions[0], way), (questions[2], lacks)):
            ANSWERS.save(store, Answer(survey_id=survey, question_id=key, sheet=sheet, value=value))
    view = load_view(store, survey)
    assert counted(view.questions[0], view.answers).rows == (("A pie", 1), ("En ómnibus", 2))
    assert counted(view.questions[2], view.answers).rows == (("Techo", 2), ("Luz", 2), ("Banco", 1))
    assert view.numbers == (1, 2, 3)
