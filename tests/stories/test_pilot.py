"""A round answered by keyboard, closed with its verdict; the manual written, frozen and read back."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import check, file
from munidesk.documents.lines import plain_lines
from munidesk.features.pilot.domain import Pilot
from munidesk.features.pilot.page_manual import ManualTab
from munidesk.features.pilot.page_pilot import PilotPage
from munidesk.features.pilot.page_plan import LogbookTab, PlanTab
from munidesk.features.pilot.store import entries, open_round, rounds_of, save_pilot
from munidesk.features.pilot.store_manual import versions
from munidesk.instruments.domain import Part
from munidesk.instruments.page_closing import ClosingDialog
from munidesk.instruments.page_criterion import CriterionDialog
from munidesk.instruments.page_round_dialogs import RecordsDialog, RoundDialog
from munidesk.instruments.reading import read_script
from munidesk.instruments.scoring import result
from munidesk.instruments.store_criteria import save_criterion
from munidesk.records.ref import Described, Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import write_entry
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.documents.reading import assert_same_lines
from tests.stories.window import accept, answering, control, finish_work, opened, rest, typing, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=3, initiatives=14))) as made:
        yield made


def page_of(window: MainWindow, **arguments: str) -> PilotPage:
    window.go("pilot", **arguments)
    rest()
    page = window.page()
    assert isinstance(page, PilotPage)
    return page


def keys(page: PilotPage, text: str) -> None:
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget() or page.evaluation.answers, letter)
        rest()


def test_the_rest_of_the_round_is_answered_with_digits_alone(window):
    page = page_of(window, criterion="foda-revisado")
    answers = page.evaluation.answers
    answers.setFocus()
    before = result(page.evaluation.view)
    assert before.blank[0].key == "foda-revisado"
    keys(page, "3")
    # The digit answers and goes on to the next criterion, a list whose points are marked with their number.
    assert answers.current.key == "poa-completo"
    keys(page, "2")
    assert page.evaluation.view.answers["poa-completo"].value == "1011"
    control(Qt.Key.Key_Z)
    assert page.evaluation.view.answers["poa-completo"].value == "1111"
    for digit in "4321":
        page.evaluation.next_blank()
        keys(page, digit)
    page.evaluation.next_blank()
    keys(page, "0")
    found = result(page.evaluation.view)
    assert found.blank == ()
    assert 0 in [answers.view.points(one) for one in answers.view.criteria]
    assert not page.evaluation._next.isEnabled()


def test_a_number_is_typed_in_place_and_supr_clears_it(window):
    page = page_of(window, criterion="dias-publicar")
    answers = page.evaluation.answers
    answers.setFocus()
    keys(page, "8")
    editor = answers.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "8"
    QTest.keyClicks(editor, ",5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rest()
    assert page.evaluation.view.answers["dias-publicar"].value == "8.5"
    answers.select("dias-publicar")
    QTest.keyClick(answers, Qt.Key.Key_Delete)
    rest()
    assert page.evaluation.view.answers["dias-publicar"].value == ""
    assert [one.key for one in result(page.evaluation.view).blank].count("dias-publicar") == 1


def test_n_asks_why_it_does_not_apply_and_a_digit_brings_it_back(window):
    page = page_of(window, criterion="suplencia")
    page.evaluation.answers.setFocus()
    answering(typing("no hay cargo"))
    keys(page, "n")
    answer = page.evaluation.view.answers["suplencia"]
    assert (answer.not_applicable, answer.reason) == (True, "no hay cargo")
    QTest.keyClicks(page.evaluation.answers, "2")
    rest()
    assert (page.evaluation.view.answers["suplencia"].value, page.evaluation.view.answers["suplencia"].reason) == (
        "2",
        "",
    )


def test_a_counted_figure_leads_to_its_records(window):
    page = page_of(window, criterion="respondidas")
    page.evaluation.answers.setFocus()
    seen: list[int] = []

    def look(dialog: RecordsDialog) -> None:
        seen.append(dialog.list.count())
        accept(dialog)

    answering(look)
    QTest.keyClick(page.evaluation.answers, Qt.Key.Key_Return)
    rest()
    assert seen[0] == page.evaluation.view.computed["respondidas"].whole
    assert not isinstance(window.page(), PilotPage)


def test_what_changes_elsewhere_is_counted_again(window):
    from munidesk.features.participation.domain import AnswerKind
    from munidesk.features.participation.initiatives.store import answer

    page = page_of(window)
    store = window.context.store
    before = page.evaluation.view.computed["respondidas"].part
    waiting = next(row for row in store.select("initiative", order="id") if not row["answer_date"])
    answer(store, str(waiting["id"]), AnswerKind.ACCEPTED, "Se hace.", area="Obras")
    rest()
    assert page.evaluation.view.computed["respondidas"].part == before + 1


def test_a_round_is_closed_its_criteria_stay_and_the_next_one_opens(window, tmp_path):
    page = page_of(window)

    def decide(dialog: ClosingDialog) -> None:
        accept(dialog)
        assert "en blanco" in dialog.fault.text(), "it is not closed over a blank that nobody decided upon"
        QTest.keyClicks(dialog.list, "t")
        accept(dialog)

    answering(decide)
    page._close_round()
    rest()
    assert not page.evaluation.view.round.is_open
    page.evaluation.answers.setFocus()
    keys(page, "1")
    assert page.evaluation.view.answers["metas-con-base"].value == "3"

    def fill(dialog: RoundDialog) -> None:
        dialog.since.setText("18/11/2026")
        dialog.until.setText("28/02/2027")
        accept(dialog)

    answering(fill)
    page.evaluation.new_round()
    rest()
    assert [one.moment.word for one in rounds_of(window.context.store, page.pilot.id)] == [
        "antes",
        "durante",
        "después",
    ]
    answering(accept)
    page.evaluation.answers.select("tramites-en-linea")
    page.evaluation.retire()
    rest()
    assert "tramites-en-linea" not in page.evaluation.answers.keys
    page.evaluation.choose(rounds_of(window.context.store, page.pilot.id)[0].id)
    assert "tramites-en-linea" in page.evaluation.answers.keys


def test_the_first_round_may_use_the_municipalitys_own_criteria(window, tmp_path):
    page = page_of(window)
    answering(typing("Otro piloto"))
    page.new()
    rest()
    good, wrong = tmp_path / "propios.toml", tmp_path / "mal.toml"
    good.write_text(
        'key = "propios"\ntitle = "Propios"\n[[dimension]]\nkey = "a"\ntitle = "Agua"\n'
        '[[dimension.criterion]]\nkey = "x"\nquestion = "¿Hay agua?"\n', encoding="utf-8",
    )  # fmt: skip
    wrong.write_text(good.read_text(encoding="utf-8").replace('"x"', "x"), encoding="utf-8")
    said: list[str] = []

    def fill(dialog: RoundDialog) -> None:
        dialog.since.setText("01/01/2026")
        answering(lambda told: (said.append(" ".join(one.text() for one in told.findChildren(QLabel))), accept(told)))
        dialog.use(wrong)
        dialog.use(good)
        accept(dialog)

    answering(fill)
    page.evaluation.new_round()
    rest()
    assert "línea 7" in said[0]
    assert [one.question for one in page.evaluation.view.criteria] == ["¿Hay agua?"]


OWN = """
key = "abierto"
title = "Gobierno abierto"
[[dimension]]
key = "t"
title = "Transparencia"
[[dimension.criterion]]
key = "portal"
question = "¿Hay un portal?"
kind = "yes_no"
[[dimension.criterion]]
key = "consulta"
question = "¿Se consultó?"
kind = "yes_no"
[[dimension.criterion]]
key = "publica"
question = "¿Qué se publica?"
kind = "checklist"
[[dimension.criterion.part]]
text = "Presupuesto"
evidence = "Enlace"
advice = "Publíquelo"
[[dimension.criterion.part]]
text = "Actas"
"""


def with_own_criteria(window: MainWindow, folder: Path) -> PilotPage:
    path = folder / "abierto.toml"
    path.write_text(OWN, encoding="utf-8")
    store = window.context.store
    pilot = save_pilot(store, Pilot(title="Abierto"))
    opened_round = open_round(store, pilot, date(2026, 1, 1), date(2026, 6, 30), script=read_script(path))
    return page_of(window, id=pilot, round=opened_round, criterion="portal")


def test_yes_and_no_are_answered_with_their_letters_and_x_says_why_not(window, tmp_path):
    page = with_own_criteria(window, tmp_path)
    answers = page.evaluation.answers
    answers.setFocus()
    keys(page, "s")
    assert answers.current.key == "consulta"
    keys(page, "N")
    values = {key: one.value for key, one in page.evaluation.view.answers.items()}
    assert values == {"portal": "1", "consulta": "0"}
    assert (result(page.evaluation.view).total, result(page.evaluation.view).provisional) == (Fraction(4, 3), 2)
    # On a list N is not an answer: there, as ever, it asks why the criterion does not apply.
    answering(typing("no corresponde"))
    keys(page, "n")
    assert page.evaluation.view.answers["publica"].not_applicable
    answers.select("consulta")
    answering(typing("no hay plan"))
    QTest.keyClicks(answers, "x")
    rest()
    assert page.evaluation.view.answers["consulta"].reason == "no hay plan"
    answers.select("portal")
    QTest.keyClick(answers, Qt.Key.Key_Delete)
    rest()
    assert page.evaluation.view.answers["portal"].value == ""
    QTest.keyClicks(answers, "1")
    rest()
    assert page.evaluation.view.answers["portal"].value == "1"


def test_a_round_of_another_pilot_is_reached_from_where_it_is_named(window, tmp_path):
    first = rounds_of(window.context.store, page_of(window).pilot.id)[0]
    with_own_criteria(window, tmp_path)
    told = window.context.describe(Ref("evaluation_round", first.id))
    assert isinstance(told, Described)
    page = page_of(window, **told.arguments)
    assert (page.evaluation.round_id, page.pilot.id) == (first.id, first.owner_id)


def test_a_list_is_changed_in_its_window_and_keeps_what_was_marked(window, tmp_path):
    page = with_own_criteria(window, tmp_path)
    page.evaluation.answers.select("publica")
    page.evaluation.answers.setFocus()
    keys(page, "2")

    def change(dialog: CriterionDialog) -> None:
        assert dialog.parts.toPlainText() == "Presupuesto | Enlace | Publíquelo\nActas"
        dialog.parts.setPlainText("Sueldos\nActas | Libro de actas\nPresupuesto | Enlace | Publíquelo")
        accept(dialog)

    answering(change)
    page.evaluation.change_criterion()
    rest()
    view = page.evaluation.view
    one = page.evaluation.answers.current
    assert [(part.text, part.evidence, part.advice, done) for part, done in view.marks(one)] == [
        ("Sueldos", "", "", False), ("Actas", "Libro de actas", "", True),
        ("Presupuesto", "Enlace", "Publíquelo", False),
    ]  # fmt: skip


def test_a_long_part_of_a_list_is_read_whole(window, tmp_path):
    page = with_own_criteria(window, tmp_path)
    answers = page.evaluation.answers
    answers.select("publica")
    before = answers.height()
    one = answers.current
    long = Part(text="El presupuesto aprobado, su ejecución y sus modificaciones " * 6, evidence="Enlace " * 60)
    save_criterion(window.context.store, page.evaluation.round_id, one, (long,))
    rest()
    assert answers.height() > before
    window.resize(window.width() + 300, window.height())
    rest()
    wide = answers.height()
    window.resize(window.width() - 300, window.height())
    rest()
    assert answers.height() > wide


def test_a_criterion_of_another_version_is_shown_and_never_answered(window, tmp_path):
    page = with_own_criteria(window, tmp_path)
    with window.context.store.change("otra versión") as writer:
        for row in window.context.store.select("instrument_criterion", key="consulta"):
            writer.put("instrument_criterion", {"id": row["id"], "kind": "stars"})
    rest()
    page.evaluation.answers.select("consulta")
    page.evaluation.answers.setFocus()
    window.grab()
    keys(page, "1")
    assert "consulta" not in page.evaluation.view.answers


def test_thresholds_out_of_order_are_said_beside_the_field(window):
    page = page_of(window, tab="0")
    plan = page.tabs.current
    assert isinstance(plan, PlanTab)
    editor = plan.thresholds.editor("adjust")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "3,5")
    plan.leave()
    rest()
    assert str(page.pilot.adjust) == "2.0"
    assert plan.thresholds._entries["adjust"]._fault.isVisible()


def test_the_logbook_takes_one_line_per_enter(window):
    page = page_of(window, tab="3")
    log = page.tabs.current
    assert isinstance(log, LogbookTab)
    log.text.setFocus()
    write("Se hizo la encuesta")
    QTest.keyClick(log.text, Qt.Key.Key_Return)
    rest()
    assert entries(window.context.store, page.pilot.id)[0].text == "Se hizo la encuesta"
    assert log.text.text() == ""


def test_the_manual_is_written_with_live_blocks_frozen_and_read_back(window, tmp_path):
    page = page_of(window, tab="4")
    manual = page.tabs.current
    assert isinstance(manual, ManualTab)
    text = manual.text
    text.list.setCurrentRow(0)
    text.editor.setFocus()
    text.editor.to_end()
    QTest.keyClick(text.editor, Qt.Key.Key_Return)
    write("Lo contamos en cifras.")
    text.insert("dinero")
    text.leave()
    rest()
    draft = manual.document()
    assert draft is not None
    lines = plain_lines(draft)
    assert "Lo contamos en cifras." in lines
    assert "Cuadro 1. Dinero por fuente" in lines
    answering(typing("Primera, para el Concejo"))
    manual.freeze()
    rest()
    frozen = versions(window.context.store, manual.manual.id)
    assert [(one.number, one.label) for one in frozen] == [(1, "Primera, para el Concejo")]
    for suffix in (".pdf", ".docx"):
        document = catalog.export_named("manual")(window.context.store, Selection(id=frozen[0].id))
        path = tmp_path / f"manual{suffix}"
        write_entry(window.context, lambda document=document: document, path)
        finish_work(window)
        assert_same_lines(document, path)
    with window.context.store.lock:
        assert check.database_problems(window.context.store.connection) == ()


def test_on_an_empty_file_the_page_says_what_to_do(qapp, tmp_path):
    from munidesk.town.founding import found

    store = file.create(tmp_path / "nuevo.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio Nuevo")
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    page = page_of(made)
    for tab in range(5):
        page.tabs.show_tab(tab)
        rest()
    answering(typing("Gobierno cercano"))
    page.new()
    rest()
    assert page.pilot is not None
    manual = page.tabs.tab(4)
    assert isinstance(manual, ManualTab)
    answering(typing("Nuestro manual"))
    manual.start()
    rest()
    assert manual.manual is not None
    finish_work(made)
    made.close()
