"""Good practices, advocacy and the course by real keys: from an empty bank to a folder another town opens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from munidesk.features.open_government.advocacy.store import agenda, propose
from munidesk.features.open_government.codes import Adoption, AskState
from munidesk.features.open_government.kinds import ASKS, COURSES_DONE, LESSONS_DONE, PRACTICES
from munidesk.features.open_government.learning.reading import course
from munidesk.features.open_government.practices.page import ASKS as ASKS_TAB
from munidesk.features.open_government.practices.page import KEY, PATH, PracticesPage
from munidesk.features.open_government.practices.store_exchange import export_folder
from munidesk.features.participation.kinds import INITIATIVES
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.features.open_government.closed import closed_diagnosis
from tests.stories.window import answering, control, focused, opened, press, rest, typing, write


def founded(store) -> None:
    told = Municipality(name="Municipio de Cerro del Alba", town="Cerro del Alba", country="UY")
    town.save_municipality(store, told)


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, founded) as made:
        made.resize(1366, 697)
        yield made


@pytest.fixture
def judged(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    """A town with a closed diagnosis, four criteria of it in red."""

    def fill(store) -> None:
        founded(store)
        closed_diagnosis(store)

    with opened(tmp_path, fill) as made:
        made.resize(1366, 697)
        yield made


def page_of(window: MainWindow, tab: str = "0") -> PracticesPage:
    window.go(KEY, tab=tab)
    rest()
    page = window.page()
    assert isinstance(page, PracticesPage)
    return page


def keys(*wanted: Qt.Key) -> Callable[[Question], None]:
    """Into what has the keyboard in the dialog, which is then accepted."""

    def answer(dialog: Question) -> None:
        for key in wanted:
            QTest.keyClick(dialog.focusWidget(), key)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    return answer


def test_a_first_practice_is_written_adopted_and_taken_out_with_keys_alone(window):
    store, page = window.context.store, page_of(window)
    assert focused() is page.bank._first.button
    answering(typing("Cartelera con índice"))
    control(Qt.Key.Key_N)
    (one,) = PRACTICES.all(store)
    assert (one.title, one.place, one.country) == ("Cartelera con índice", "Cerro del Alba", "Uruguay")

    assert focused() is page.bank.table
    answering(keys(Qt.Key.Key_Down, Qt.Key.Key_Down))
    press(Qt.Key.Key_A)
    assert PRACTICES.get(store, one.id).adoption is Adoption.ADOPTED
    press(Qt.Key.Key_Delete)
    assert PRACTICES.all(store) == ()
    control(Qt.Key.Key_Z)
    assert len(PRACTICES.all(store)) == 1


def test_enter_writes_in_the_ficha_and_what_is_typed_is_saved(window):
    store, page = window.context.store, page_of(window)
    answering(typing("Plaza"))
    control(Qt.Key.Key_N)
    press(Qt.Key.Key_Return)
    assert isinstance(focused(), QLineEdit)
    focused().selectAll()
    write("Plaza con comité")
    assert page.leave()
    assert PRACTICES.all(store)[0].title == "Plaza con comité"


def test_the_folder_of_another_town_is_told_first_and_taken_in_with_one_undo(window, qapp, tmp_path):
    (tmp_path / "otra").mkdir()
    with opened(tmp_path / "otra", founded) as other:
        answering(typing("Un comité por obra"))
        page_of(other)
        control(Qt.Key.Key_N)
        made = export_folder(other.context.store, tmp_path)
    store, page = window.context.store, page_of(window)
    answering(keys())
    page.import_from(made)
    rest()
    assert [one.title for one in PRACTICES.all(store)] == ["Un comité por obra"]
    assert page.bank.table.current is not None
    control(Qt.Key.Key_Z)
    assert PRACTICES.all(store) == ()


def test_what_is_in_red_is_asked_answered_and_passed_to_the_register(judged):
    store, page = judged.context.store, page_of(judged, str(ASKS_TAB))
    assert focused() is page.asks._first.button
    answering(typing("Foro vecinal"))
    press(Qt.Key.Key_Return)
    assert [one.organisation for one in ASKS.all(store)] == ["Foro vecinal"] * 4
    assert focused() is page.asks.table
    first = page.asks.table.current
    assert first is not None

    def answered(dialog: Question) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(dialog.focusWidget(), "Se hace en diciembre")
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    answering(answered)
    press(Qt.Key.Key_R)
    kept = ASKS.get(store, first.id)
    assert (kept.state, kept.answer) == (AskState.YES, "Se hace en diciembre")
    press(Qt.Key.Key_I)
    (initiative,) = INITIATIVES.all(store)
    assert ASKS.get(store, first.id).initiative_id == initiative.id
    control(Qt.Key.Key_Down)
    assert [one.id for one in agenda(store, page.asks.diagnosis_id).asks][1] == first.id
    answering(keys())  # the initiative cites it, and one is asked
    press(Qt.Key.Key_Delete)
    assert len(ASKS.all(store)) == 3


def test_the_map_leads_to_the_practice_and_says_where_there_is_none(judged):
    page = page_of(judged)
    answering(typing("Cartelera"))
    control(Qt.Key.Key_N)
    page = page_of(judged, "1")
    assert len(page.map.map.missing) >= 4
    assert "Sin práctica" in {page.map._cell(0, one)[:12] for one in page.map.table.records}
    page.map.table.select(lambda one: one.row is not None and bool(one.row.practices))
    press(Qt.Key.Key_Return)
    assert page.tabs.index == 0
    assert page.bank.chosen is not None


def test_a_lesson_is_read_and_answered_by_digits_and_the_whole_course_is_finished(judged):
    store, page = judged.context.store, page_of(judged, str(PATH))
    whole = course("gobierno-abierto")
    assert page.path.who == "Lucía"
    for number, lesson in enumerate(whole.lessons):
        assert page.path.table.currentIndex().row() == number
        press(Qt.Key.Key_Return)
        assert focused() is page.path.text.text
        press(Qt.Key.Key_P)
        for question in lesson.questions:
            press(Qt.Key(Qt.Key.Key_0 + question.right))
            press(Qt.Key.Key_Return)
        assert focused() is page.path.table
        if number + 1 < len(whole.lessons):
            press(Qt.Key.Key_Down)
    assert sum(one.right for one in LESSONS_DONE.all(store)) == whole.asked
    (done,) = COURSES_DONE.all(store)
    assert (done.person, done.right) == ("Lucía", 18)
    control(Qt.Key.Key_Z)
    assert COURSES_DONE.all(store) == ()
    assert len(LESSONS_DONE.all(store)) == 5


def test_a_wrong_answer_says_why_and_escape_goes_back_to_the_text(judged):
    page = page_of(judged, str(PATH))
    press(Qt.Key.Key_P)
    wrong = next(at for at in (1, 2, 3) if at != page.path.table.current.step.lesson.questions[0].right)
    press(Qt.Key(Qt.Key.Key_0 + wrong))
    assert page.path.questions._why.text() == page.path.table.current.step.lesson.questions[0].why
    assert "La respuesta es" in page.path.questions.spoken()
    press(Qt.Key.Key_Escape)
    assert focused() is page.path.text.text
    assert LESSONS_DONE.all(page.context.store) == ()


def test_an_ask_is_found_from_the_initiative_it_became(judged):
    store = judged.context.store
    diagnosis = str(store.select("diagnosis")[0]["id"])
    propose(store, diagnosis, "Foro vecinal")
    one = ASKS.all(store)[2]
    found = judged.context.describe(Ref("advocacy_ask", one.id))
    assert found is not None
    judged.go(found.key, **found.arguments)
    rest()
    page = judged.page()
    assert isinstance(page, PracticesPage)
    assert page.tabs.index == ASKS_TAB
    assert page.asks.chosen is not None
    assert page.asks.chosen.id == one.id
