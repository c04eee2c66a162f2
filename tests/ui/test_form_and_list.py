"""A kind of record draws its form, its list and its card by itself."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.data import file
from munidesk.town.profiles import load_profile
from munidesk.ui.form_of import form_of
from munidesk.ui.list_of import ListOf
from munidesk.ui.record_card import RecordCard, facts_of
from tests.records.course import COURSES, SCHEMA, Course, Mode


@pytest.fixture
def store(tmp_path, qapp):
    made = file.create(tmp_path / "a.munidesk", (SCHEMA,), author="Lucía")
    yield made
    made.close()


@pytest.fixture
def figures():
    return Figures(load_profile("UY").currency)


@pytest.fixture
def course(store):
    made = Course(
        id="", title="Actas claras", day=date(2026, 3, 2), mode=Mode.IN_PERSON, cost=120050, hours=Decimal("1.5")
    )
    return COURSES.save(store, made)


def titles(_table, _key):
    return ""


def write(form, name, text):
    editor = form.editor(name)
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    form.flush()


def test_each_field_of_the_form_saves_itself_and_is_undone_alone(store, course, figures):
    form = form_of(COURSES, store, lambda: COURSES.find(store, course.id), figures)
    form.refresh()
    assert form.editor("cost").text() == "1.200,50"
    write(form, "cost", "1.300")
    write(form, "hours", "2,25")
    write(form, "day", "3/4/2026")
    kept = COURSES.get(store, course.id)
    assert (kept.cost, kept.hours, kept.day) == (130000, Decimal("2.25"), date(2026, 4, 3))
    store.undo()
    assert COURSES.get(store, course.id).day == date(2026, 3, 2)
    assert COURSES.get(store, course.id).hours == Decimal("2.25")


def test_what_cannot_be_is_said_under_its_field_and_not_saved(store, course, figures):
    form = form_of(COURSES, store, lambda: COURSES.find(store, course.id), figures)
    form.refresh()
    write(form, "hours", "-3")
    assert COURSES.get(store, course.id).hours == Decimal("1.5")
    assert form.editor("hours").text() == "-3"  # what was typed stays, to be mended
    write(form, "day", "31/2/2026")
    assert COURSES.get(store, course.id).day == date(2026, 3, 2)


def test_the_list_orders_by_value_and_filters_without_accents(store, course, figures):
    COURSES.save(store, Course(id="", title="Árboles", day=date(2025, 12, 1)))
    COURSES.save(store, Course(id="", title="Zonas"))
    made = ListOf(COURSES, figures, titles)
    made.show_records(COURSES.all(store))
    made.filter.setText("arbol")
    assert [one.title for one in made.shown] == ["Árboles"]
    made.filter.clear()
    days = next(at for at, column in enumerate(made._columns) if column.title == "Fecha")
    made.table._on_heading(days)
    assert [one.title for one in made.table.records] == ["Árboles", "Actas claras", "Zonas"]  # the blank last


def test_the_card_says_every_field_and_the_history(store, course, figures):
    told = dict(facts_of(COURSES, course, figures, titles))
    assert told["Costo"] == "1.200,50"
    assert told["Modalidad"] == "presencial"
    assert told["Invitación enviada"] == "–"
    card = RecordCard()
    card.show_record(COURSES, course, store, figures, titles)
    words = "\n".join(one.text() for one in card.findChildren(type(card._lines.itemAt(0).widget())))
    assert "Historial" in words
    assert "Agregar curso" in words
    assert "Curso: Actas claras" in words


def test_a_form_with_a_fault_is_not_left_and_keeps_what_was_typed(store, course, figures):
    form = form_of(COURSES, store, lambda: COURSES.find(store, course.id), figures)
    form.refresh()
    write(form, "day", "31/2/2026")
    with pytest.raises(UserError) as refused:
        form.finish()
    assert refused.value.field == "day"
    write(form, "day", "28/2/2026")
    form.finish()
    assert COURSES.get(store, course.id).day == date(2026, 2, 28)
