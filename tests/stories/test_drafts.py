"""What was typed and never sent is there again: in a dialog closed, in a line left without Enter, in a cell."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import check, drafts, file
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.sessions.store_items import items_of
from munidesk.features.participation.domain import AnswerKind, Encounter, EncounterKind, Initiative, State
from munidesk.features.participation.encounters.store import contributions, new_encounter
from munidesk.features.participation.initiatives.page_steps import FeedbackForm
from munidesk.features.participation.initiatives.store import answer, initiative, register
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.page_line import edit_line
from munidesk.features.planning.store import load_plan, plans
from munidesk.features.planning.store_plan import add_line, save_plan
from munidesk.town import store as town
from munidesk.town.sample import SampleSize
from munidesk.ui.autosave import pending
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import accept, agree, answering, control, finish_work, opened, press, rest, write

Answer = Callable[[Question], None]


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2, initiatives=6))) as made:
        yield made


@contextmanager
def again(window: MainWindow) -> Iterator[MainWindow]:
    """Alt+F4, and the program opened anew on the same file."""
    path = window.context.store.path
    finish_work(window)
    assert window.close()
    store = file.open_file(path, catalog.schemas(), author="Lucía")
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    rest()
    yield made
    finish_work(made)
    made.close()


def field(dialog: QWidget, name: str) -> QWidget:
    return next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == name)


def offer(dialog: Question) -> QPushButton | None:
    found = [one for one in dialog.findChildren(QPushButton) if one.text().startswith("Seguir con el borrador")]
    return found[0] if found and found[0].isVisible() else None


def typed(**texts: str) -> Answer:
    """Fill fields by their name, by key."""

    def fill(dialog: Question) -> None:
        for name, text in texts.items():
            put(field(dialog, name.replace("_", " ")), text)

    return fill


def put(editor: QWidget, text: str) -> None:
    """By key, in place of what it held."""
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    rest()


def then(*steps: Answer) -> Answer:
    def answer_all(dialog: Question) -> None:
        for step in steps:
            step(dialog)

    return answer_all


def escape(dialog: Question) -> None:
    for _turn in range(2):  # the first closes what a list to choose from had proposed
        if dialog.isVisible():
            QTest.keyClick(dialog, Qt.Key.Key_Escape)


def cross(dialog: Question) -> None:
    dialog.close()


# -- W9: dialogs


@pytest.mark.parametrize("leave", [escape, cross, lambda dialog: dialog.reject_button.click()])
def test_w9_a_filled_form_left_without_sending_is_offered_the_next_time(window, clock, leave):
    store = window.context.store
    clock(datetime(2026, 11, 17, 10, 42))
    window.go("participation")
    rest()
    answering(then(typed(Qué_se_propone="Un semaforo", Zona="Este"), leave))
    control(Qt.Key.Key_N)
    assert drafts.count(store) == 1
    assert "borrador" in window.toast._text.text()
    seen: list[str] = []

    def go_on(dialog: Question) -> None:
        button = offer(dialog)
        assert button is not None
        seen.append(button.text())
        assert dialog.focusWidget() is button, "Enter alone goes on with it"
        QTest.keyClick(button, Qt.Key.Key_Return)
        seen.extend((field(dialog, "Qué se propone").text(), field(dialog, "Zona").currentText()))
        accept(dialog)

    answering(go_on)
    control(Qt.Key.Key_N)
    assert seen == ["Seguir con el borrador de las 10:42", "Un semaforo", "Este"]
    made = [one for one in store.select("initiative") if one["title"] == "Un semaforo"]
    assert [one["zone"] for one in made] == ["Este"]
    assert drafts.count(store) == 0, "a registered initiative leaves no draft"
    with store.lock:
        assert check.database_problems(store.connection) == ()


def test_w9_a_draft_survives_the_program_and_beginning_anew_discards_it(window):
    window.go("participation")
    rest()
    answering(then(typed(Qué_se_propone="Un semaforo"), escape))
    control(Qt.Key.Key_N)
    with again(window) as other:
        other.go("participation")
        rest()

        def anew(dialog: Question) -> None:
            assert offer(dialog) is not None
            next(one for one in dialog.findChildren(QPushButton) if one.text() == "Empezar de nuevo").click()
            assert field(dialog, "Qué se propone").text() == ""
            assert offer(dialog) is None
            escape(dialog)

        answering(anew)
        control(Qt.Key.Key_N)
        assert drafts.count(other.context.store) == 0


def test_w9_typing_at_once_begins_another_one_and_loses_neither(window):
    store = window.context.store
    window.go("participation")
    rest()
    answering(then(typed(Qué_se_propone="Un semaforo"), escape))
    control(Qt.Key.Key_N)

    def type_over(dialog: Question) -> None:
        assert dialog.focusWidget() is offer(dialog)
        QTest.keyClicks(dialog.focusWidget(), "U")
        QTest.keyClicks(dialog.focusWidget(), "na rampa")
        assert field(dialog, "Qué se propone").text() == "Una rampa", "the first letter goes to the form too"
        accept(dialog)

    answering(type_over)
    control(Qt.Key.Key_N)
    titles = {str(one["title"]) for one in store.select("initiative")}
    assert "Una rampa" in titles
    assert "Un semaforo" not in titles
    kept = drafts.newest(store, "initiative.new")
    assert kept is not None
    assert kept.values["Qué se propone"] == "Un semaforo"


def test_w9_going_on_can_be_taken_back(window):
    window.go("participation")
    rest()
    answering(then(typed(Qué_se_propone="Un semaforo"), escape))
    control(Qt.Key.Key_N)

    def change_of_mind(dialog: Question) -> None:
        offer(dialog).click()
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Empezar de nuevo").click()
        assert field(dialog, "Qué se propone").text() == ""
        escape(dialog)

    answering(change_of_mind)
    control(Qt.Key.Key_N)
    assert drafts.count(window.context.store) == 0


def test_w9_a_bad_year_keeps_the_dialog_with_the_name_and_says_why(window):
    window.go("planning")
    rest()
    page = window.page()

    def fill(dialog: Question) -> None:
        for name, text in (("Nombre del plan", "Plan de la costa"), ("¿De qué años?", "2030-20x5")):
            put(field(dialog, name), text)
        accept(dialog)
        assert dialog.isVisible()
        assert "2025-2030" in dialog.fault.text()
        assert field(dialog, "Nombre del plan").text() == "Plan de la costa"
        put(field(dialog, "¿De qué años?"), "2030-2035")
        accept(dialog)

    answering(fill)
    page.new()
    found = {one.title: (one.start_year, one.end_year) for one in plans(window.context.store)}
    assert found["Plan de la costa"] == (2030, 2035)


def test_w9_a_correction_is_one_dialog_and_half_of_it_is_kept(window):
    store = window.context.store
    last = max(sessions(store), key=lambda one: (one.date, one.start))
    store_item = next(one for one in items_of(store, last.id) if one.kind.value == "previous_minutes")
    window.go("council.session", id=last.id, step="live", item=str(store_item.position))
    rest()
    matter = window.page()._steps["live"].matter

    def half(dialog: Question) -> None:
        labels = " ".join(one.text() for one in dialog.findChildren(QLabel))
        assert all(words in labels for words in ("Donde dice", "Debe decir", "En qué lugar"))
        typed(Donde_dice="tres votos")(dialog)
        accept(dialog)
        assert "debe decir" in dialog.fault.text()
        escape(dialog)

    answering(half)
    matter._add_correction()
    kept = drafts.newest(store, f"correction:{store_item.id}")
    assert kept is not None
    assert kept.values == {"Donde dice": "tres votos"}


def test_w9_every_dialog_that_asks_for_words_has_a_draft(window):
    """The pages' own verbs, each left with Esc after a few letters: the file holds one draft more."""
    store = window.context.store
    for open_page, ask in _asking(window):
        window.go(*open_page)
        rest()
        before = drafts.count(store)

        def type_and_leave(dialog: Question) -> None:
            editor = next(
                one for one in dialog.findChildren(QWidget) if (one.isVisible() and hasattr(one, "undoAvailable"))
                or (type(one).__name__ == "QLineEdit" and one.isVisible())
            )  # fmt: skip
            put(editor, "algo")
            escape(dialog)

        answering(type_and_leave)
        ask(window.page())
        assert drafts.count(store) == before + 1, open_page


def _asking(window: MainWindow) -> list[tuple[tuple[str, ...], Callable[[object], object]]]:
    return [
        (("council",), lambda page: page.new_session()),
        (("participation",), lambda page: page.new_initiative()),
        (("participation",), lambda page: (page.tabs.show_tab(1), page.tabs.current.new())),
        (("planning",), lambda page: page.new()),
        (("swot",), lambda page: page.new()),
        (("swot",), lambda page: page._ask_title()),
        (("pilot",), lambda page: page.new()),
    ]


# -- W74, W61, W65: lines without Enter, half-filled forms


def test_w74_a_contribution_without_enter_is_there_after_closing(window):
    meeting = new_encounter(
        window.context.store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 11, 20))
    )
    window.go("participation.encounter", id=meeting, tab="1")
    rest()
    window.page().tabs.current.entry.setFocus()
    write("Falta una baranda")
    with again(window) as other:
        other.go("participation.encounter", id=meeting, tab="1")
        rest()
        tab = other.page().tabs.current
        assert tab.entry.text() == "Falta una baranda"
        tab.entry.setFocus()
        press(Qt.Key.Key_Return)
        assert [one.text for one in contributions(other.context.store, meeting)] == ["Falta una baranda"]
        assert drafts.count(other.context.store) == 0


def test_w74_each_encounter_has_its_own_line(window):
    store = window.context.store
    one, two = (
        new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title=title, date=date(2026, 11, 20)))
        for title in ("A", "B")
    )
    window.go("participation.encounter", id=one, tab="1")
    rest()
    entry = window.page().tabs.current.entry
    entry.setFocus()
    write("De la primera")
    window.go("participation.encounter", id=two, tab="1")
    rest()
    assert entry.text() == ""
    window.go("participation.encounter", id=one, tab="1")
    rest()
    assert entry.text() == "De la primera"


def test_w61_an_agenda_line_without_enter_is_there_after_closing(window):
    answering(accept)
    window.go("council")
    rest()
    window.page().new_session()
    session = window.page().view.session.id
    window.page().show_step("agenda")
    write("Compra de luminarias")
    with again(window) as other:
        other.go("council.session", id=session, step="agenda")
        rest()
        assert other.page()._steps["agenda"]._new.text() == "Compra de luminarias"
        other.page()._steps["agenda"]._new.setFocus()
        press(Qt.Key.Key_Return)
        titles = [one.title for one in items_of(other.context.store, session)]
        assert titles.count("Compra de luminarias") == 1
        assert drafts.count(other.context.store) == 0


def feedback(window: MainWindow) -> FeedbackForm:
    return next(one for one in window.page().detail._forms if isinstance(one, FeedbackForm))


def test_w65_a_half_filled_devolucion_comes_back_after_another_row_and_after_closing(window):
    store = window.context.store
    one, two = register(store, Initiative(title="Arreglar la plaza")), register(store, Initiative(title="Una rampa"))
    for key in (one, two):
        answer(store, key, AnswerKind.ACCEPTED, "Se hace en marzo")
    window.go("participation.initiative", id=one)
    rest()
    feedback(window)._channel.setFocus()
    write("asamblea")
    press(Qt.Key.Key_Tab)
    write("Salon comunal")
    window.go("participation.initiative", id=two)
    rest()
    assert feedback(window)._channel.text() == ""
    window.go("participation.initiative", id=one)
    rest()
    assert feedback(window)._place.text() == "Salon comunal"
    with again(window) as other:
        other.go("participation.initiative", id=one)
        rest()
        form = feedback(other)
        assert (form._channel.text(), form._place.text()) == ("asamblea", "Salon comunal")
        next(made for made in form.findChildren(QPushButton) if made.text() == "Registrar devolución").click()
        rest()
        assert initiative(other.context.store, one).state is State.GIVEN_BACK
        assert drafts.count(other.context.store) == 0


def test_w74_a_cell_half_written_when_the_power_goes_opens_again(window):
    store = window.context.store
    plan = save_plan(store, Plan(title="Plan nuevo", start_year=2026, end_year=2030)).id
    line = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Cambiar luminarias"))
    window.go("planning")
    window.page()._open(plan)
    rest()
    tree = window.page().tree
    tree.table.setFocus()
    tree.table.setCurrentIndex(tree.table.model().index(0, 2))
    write("400 lumi")
    window.page().leave()
    assert pending().flush()
    # The power goes: the cell is neither written nor given up.
    copy = store.path.with_name("corte.munidesk")
    copy.write_bytes(store.path.read_bytes())
    press(Qt.Key.Key_Escape)
    assert drafts.count(store) == 0
    with closing(file.open_file(copy, catalog.schemas(), author="Lucía")) as left:
        other = make_window(left, Settings(author="Lucía"))
        other.show()
        other.activateWindow()
        other.go("planning")
        other.page()._open(plan)
        rest()
        editor = QApplication.focusWidget()
        assert editor.text() == "400 lumi"
        QTest.keyClicks(editor, "narias")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        rest()
        found = load_plan(left, plan).by_id[line]
        assert (str(found.target), found.unit) == ("400", "luminarias")
        assert drafts.count(left) == 0
        other.close()


def test_w74_an_agenda_title_half_corrected_when_the_power_goes_opens_again(window):
    answering(accept)
    window.go("council")
    rest()
    window.page().new_session()
    session = window.page().view.session.id
    window.page().show_step("agenda")
    step = window.page()._steps["agenda"]
    step._list.setFocus()
    step._list.setCurrentRow(0)
    press(Qt.Key.Key_F2)
    put(QApplication.focusWidget(), "Apertura solemne")
    assert pending().flush()
    kept = drafts.newest(window.context.store, f"item.cell:{session}")
    assert kept is not None
    assert kept.values["text"] == "Apertura solemne"
    press(Qt.Key.Key_Return)
    assert items_of(window.context.store, session)[0].title == "Apertura solemne"
    assert drafts.count(window.context.store) == 0


def test_w74_w41_a_formula_that_cannot_be_used_yet_waits_and_is_kept_once_it_can(window):
    window.go("settings", at="formulas")
    rest()
    section = window.page().formulas
    section.choose("closing")
    stored = section.text.toPlainText()
    section.text.setFocus()
    QTest.keyClick(section.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(section.text, " Bis {x")
    with again(window) as other:
        other.go("settings", at="formulas")
        rest()
        section = other.page().formulas
        section.choose("closing")
        assert section.text.toPlainText() == f"{stored} Bis {{x"
        assert town.municipality(other.context.store).formulas == ""
        section.text.setFocus()
        QTest.keyClick(section.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        for _letter in range(3):
            QTest.keyClick(section.text, Qt.Key.Key_Backspace)
        assert pending().flush()
        assert drafts.count(other.context.store) == 0
        assert town.profile_of(other.context.store).formulas["closing"].endswith("{signers}. Bis")
        section.put_back()
        assert section.text.toPlainText() == stored


def test_w69_money_typed_in_the_window_of_a_line_is_kept_by_listo_and_by_esc(window):
    store = window.context.store
    plan = save_plan(store, Plan(title="Plan nuevo", start_year=2026, end_year=2030)).id
    line = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Cambiar luminarias"))
    answering(then(typed(**{"Fuente:_FIGM_literal_B,_propios…": "Propios", "Aprobado": "900000"}), escape))
    edit_line(window.context, line)
    assert store.select("funding", line_id=line) == []
    seen: list[str] = []
    answering(then(lambda dialog: seen.append(field(dialog, "Aprobado").text()), accept))
    edit_line(window.context, line)
    assert seen == ["900000"], "it is where it was left"
    assert [row["source"] for row in store.select("funding", line_id=line)] == ["Propios"]
    assert drafts.count(store) == 0


def test_w9_the_drafts_can_be_erased_all_at_once(window):
    window.go("participation")
    rest()
    answering(then(typed(Qué_se_propone="Un semaforo"), escape))
    control(Qt.Key.Key_N)
    window.go("settings", at="data")
    rest()
    section = window.page().data
    assert section.forget.text() == "Borrar 1 borrador…"
    answering(accept)  # Enter in haste: nothing was done
    section.forget_drafts()
    assert drafts.count(window.context.store) == 1
    answering(agree)
    section.forget_drafts()
    assert drafts.count(window.context.store) == 0
    assert not section.forget.isEnabled()
