"""The questions of a survey are written where they stand, by keys, and moved; nothing that was typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.catalog import write_sample
from munidesk.features.surveys.domain import QuestionKind, Survey
from munidesk.features.surveys.page_form import FormPanel
from munidesk.features.surveys.page_survey import SurveyPage
from munidesk.features.surveys.store import load_view, new_survey
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.stories.window import control, focused, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=1, initiatives=2))) as made:
        made.resize(1366, 697)
        yield made


@pytest.fixture
def form(window: MainWindow) -> FormPanel:
    """Of a survey without questions, with the keyboard on «Agregar una pregunta»."""
    key = new_survey(window.context.store, Survey(title="La plaza"))
    window.go("participation.survey", id=key)
    rest()
    page = window.page()
    assert isinstance(page, SurveyPage)
    page.form.add_button.setFocus()
    return page.form


def asked(window: MainWindow) -> list[tuple[str, QuestionKind, tuple[str, ...]]]:
    page = window.page()
    assert isinstance(page, SurveyPage)
    found = load_view(window.context.store, page._id).questions
    return [(one.text, one.kind, one.choices) for one in found]


def ask(text: str, *options: str) -> None:
    press(Qt.Key.Key_Return)
    write(text)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    for at, option in enumerate(options):
        if at:
            press(Qt.Key.Key_Return)
        write(option)
    control(Qt.Key.Key_Return)


def test_questions_follow_one_another_without_a_dialog(window, form):
    ask("Como viene", "A pie", "En bici")
    assert focused() is form.add_button
    ask("Le falta luz", "No", "Si")
    assert asked(window) == [
        ("Como viene", QuestionKind.ONE, ("A pie", "En bici")),
        ("Le falta luz", QuestionKind.ONE, ("No", "Si")),
    ]
    assert not form.editor.isVisible()


def test_one_is_changed_where_it_stands_and_moved_by_keys(window, form):
    ask("Uno", "A", "B")
    ask("Dos", "A", "B")
    form.list.setFocus()
    form.list.setCurrentRow(0)
    press(Qt.Key.Key_Return)
    assert form.editor.isVisible()
    control(Qt.Key.Key_A)
    write("Uno y medio")
    control(Qt.Key.Key_Return)
    assert focused() is form.list
    control(Qt.Key.Key_Down)
    assert [one[0] for one in asked(window)] == ["Dos", "Uno y medio"]
    assert form.current is not None
    assert form.current.text == "Uno y medio"


def test_what_cannot_be_is_said_there_and_mended_there(window, form):
    ask("Uno", "A")
    assert form.editor.isVisible()
    assert "al menos dos opciones" in form.editor._fault.text()
    assert focused() is form.editor.editors["options"]
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    write("B")
    control(Qt.Key.Key_Return)
    assert asked(window) == [("Uno", QuestionKind.ONE, ("A", "B"))]


def test_what_was_typed_and_left_is_there_when_it_is_taken_up_again(window, form):
    press(Qt.Key.Key_Return)
    write("A medio escribir")
    press(Qt.Key.Key_Escape)
    assert not form.editor.isVisible()
    assert focused() is form.list
    form.add_button.setFocus()
    press(Qt.Key.Key_Return)
    assert form.editor.editors["text"].toPlainText() == "A medio escribir"
