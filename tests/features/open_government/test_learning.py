"""The learning path: a lesson per component, proposed by what is in red, with its score by person, and on paper."""

import pypdfium2
import pytest

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.text import PartKind
from munidesk.features.open_government.kinds import COURSES_DONE, LESSONS_DONE
from munidesk.features.open_government.learning.exports import chosen
from munidesk.features.open_government.learning.reading import COURSES, course, lesson
from munidesk.features.open_government.learning.store import finish, forget, path_of, people
from munidesk.instruments.reading import shipped
from munidesk.records.sheet import Selection
from tests.documents.reading import assert_both_say
from tests.features.open_government.closed import closed_diagnosis

PARTS = ["Por qué importa", "Qué suele pedir la ley", "Cómo hacerlo con poco", "Un ejemplo", "Los tres primeros pasos",
         "Con MuniDesk"]  # fmt: skip


def right(one) -> list[int]:
    return [each.right for each in one.questions]


# -- what ships


@pytest.mark.parametrize("key", COURSES)
def test_every_component_of_the_instrument_has_its_lesson_in_the_same_order(key):
    assert [one.key for one in course(key).lessons] == [one.key for one in shipped(key).dimensions]


@pytest.mark.parametrize("key", COURSES)
def test_every_lesson_has_its_parts_fits_a_page_and_sends_to_the_norm(key):
    for one in course(key).lessons:
        said = [("".join(run.text for run in part.runs), part.kind) for part in one.text.parts]
        assert [words for words, kind in said if kind is PartKind.HEADING] == PARTS, one.key
        assert 345 <= sum(len(words.split()) for words, _kind in said) <= 450, one.key
        assert any("erifique su norma" in words for words, _kind in said), one.key
        assert sum(kind is PartKind.NUMBER for _words, kind in said) == 3, one.key


@pytest.mark.parametrize("key", COURSES)
def test_every_lesson_has_three_questions_with_one_right_answer_that_is_not_always_in_one_place(key):
    for one in course(key).lessons:
        assert len(one.questions) == 3, one.key
        assert len({each.right for each in one.questions}) > 1, one.key
        for each in one.questions:
            assert len(set(each.options)) == 3
            assert each.text.endswith("?")
            assert each.why.endswith(".")


def test_a_course_or_lesson_that_is_not_there_is_told_which_there_are():
    with pytest.raises(UserError, match="gobierno-abierto"):
        course("otro")
    with pytest.raises(UserError, match="transparencia"):
        lesson("gobierno-abierto:otra")


# -- the path


def test_what_is_in_red_proposes_its_lesson_the_most_first(store):
    closed_diagnosis(store)
    proposed = path_of(store, "gobierno-abierto").proposed
    assert [(one.lesson.key, len(one.red)) for one in proposed] == [("rendicion", 2), ("marco", 1), ("igualdad", 1)]
    assert path_of(store, "transparencia-0-100").proposed == ()
    assert chosen(store, "")[1].lesson.key == "rendicion"


def test_the_score_is_kept_with_day_and_person_and_answered_again_it_is_the_last_one(store):
    one = lesson("gobierno-abierto:marco")
    finish(store, " Ana  Paz ", one, [1, 1, 1])
    again = finish(store, "ana paz", one, right(one))
    (kept,) = LESSONS_DONE.all(store)
    assert (kept.id, kept.person, kept.right, kept.asked, kept.day) == (again.id, "Ana Paz", 3, 3, today())
    store.undo()
    assert LESSONS_DONE.all(store)[0].right == 1


def test_nobody_finishes_without_a_name_or_with_a_question_unanswered(store):
    one = lesson("gobierno-abierto:marco")
    with pytest.raises(UserError) as found:
        finish(store, "  ", one, right(one))
    assert found.value.field == "person"
    with pytest.raises(UserError):
        finish(store, "Ana", one, right(one)[:2])
    assert LESSONS_DONE.all(store) == ()


def test_who_did_all_lessons_finished_the_course_once_and_it_adds_up(store):
    whole = course("transparencia-0-100")
    for one in whole.lessons:
        assert COURSES_DONE.all(store) == ()
        finish(store, "Ana Paz", one, right(one))
        finish(store, "Luis", course("gobierno-abierto").lessons[0], [2, 3, 1])
    finish(store, "Ana Paz", whole.lessons[0], [2, 2, 2])  # again, and worse
    (done,) = COURSES_DONE.all(store)
    assert (done.person, done.title, done.asked) == ("Ana Paz", whole.title, 21)
    assert done.right == 21 - 3 + sum(each.right == 2 for each in whole.lessons[0].questions)
    assert set(people(store)) == {"Ana Paz", "Luis"}


def test_a_score_taken_away_takes_the_course_with_it_and_undo_brings_both_back(store):
    whole = course("gobierno-abierto")
    for one in whole.lessons:
        finish(store, "Ana", one, right(one))
    forget(store, LESSONS_DONE.all(store)[0].id)
    assert COURSES_DONE.all(store) == ()
    store.undo()
    assert len(COURSES_DONE.all(store)) == 1


# -- on paper


@pytest.mark.parametrize("key", ["", "gobierno-abierto", "transparencia-0-100:gasto", "desempeno-municipal:social"])
def test_word_and_pdf_say_the_lesson_its_questions_and_at_the_end_the_answers(store, tmp_path, key):
    paper = catalog.export_named("learning")(store, Selection(id=key))
    assert_both_say(paper, tmp_path)
    said = plain_lines(paper)
    asked = [at for at, line in enumerate(said) if line.endswith("?")]
    assert max(asked) < said.index("Respuestas")


@pytest.mark.parametrize("key", COURSES)
def test_the_text_of_each_lesson_is_one_page_and_its_questions_another(store, key):
    for one in course(key).lessons:
        data = render.pdf_bytes(catalog.export_named("learning")(store, Selection(id=one.id)))
        pages = pypdfium2.PdfDocument(data)
        assert len(pages) == 3, one.id
        assert "Con MuniDesk" in pages[0].get_textpage().get_text_range(), one.id
        pages.close()


def test_a_lesson_on_paper_says_for_what_it_is_proposed(store):
    closed_diagnosis(store)
    said = "\n".join(plain_lines(catalog.export_named("learning")(store, Selection())))
    assert "3.8 Vía de denuncia; 3.10 Compras a la vista" in said
