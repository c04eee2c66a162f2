"""Each page with a list takes a sheet of it: the button leads to the assistant with the list that is in sight."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton

from munidesk.features.action.page_action import ActionPage
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.store import new_session
from munidesk.features.council.view_data import load_view as load_session
from munidesk.features.participatory_budget.page_budget import BudgetPage
from munidesk.features.participatory_budget.store import load_view as load_budget
from munidesk.features.participatory_budget.store_count import reopen_count
from munidesk.features.surveys.page_survey import SurveyPage
from munidesk.features.surveys.store import load_view, reopen_survey
from munidesk.town import store as town
from munidesk.town.page_import import ImportPage
from munidesk.town.sample import SampleSize
from munidesk.ui.page import Page
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import finish_work, opened, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=1, initiatives=2))) as made:
        made.resize(1366, 697)
        yield made


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch) -> Path:
    path = tmp_path / "planilla.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    return path


def write_book(path: Path, *rows: tuple[object, ...]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)


def page_of(window: MainWindow, key: str, **arguments: str) -> Page:
    window.go(key, **arguments)
    rest()
    page = window.page()
    assert isinstance(page, Page)
    return page


def pressed(window: MainWindow, page: Page) -> str:
    """The list that the assistant takes after «Importar…»."""
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Importar…" and one.isVisible())
    button.click()
    finish_work(window)
    return name_of(window)


def name_of(window: MainWindow) -> str:
    """The list that is being taken."""
    found = window.page()
    assert isinstance(found, ImportPage)
    assert found.work is not None
    return found.work.name


def test_the_plan_of_action_takes_its_products(window, sheet):
    write_book(sheet, ("Objetivo", "Producto"), ("Calles", "Bacheo"), ("Calles", "Rampas"))
    page = page_of(window, "action")
    assert isinstance(page, ActionPage)
    assert pressed(window, page) == "action-product"


def test_the_council_takes_sessions_and_resolutions(window, sheet):
    write_book(sheet, ("Fecha", "Clase", "Hora"), ("03/03/2025", "Ordinaria", "19:00"))
    page = page_of(window, "council", tab="0")
    (takes,) = (
        one for one in page.findChildren(QToolButton) if one.accessibleName() == "Importar…" and one.isVisible()
    )
    takes.menu().actions()[0].trigger()
    finish_work(window)
    assert name_of(window) == "sessions"
    write_book(sheet, ("Número", "Fecha", "Asunto", "Se resuelve"), (1, "03/03/2025", "Poda", "Podar"))
    assert pressed(window, page_of(window, "council", tab="2")) == "resolutions"


@pytest.mark.parametrize(("tab", "name"), [("0", "budget-proposal"), ("1", "budget-opinion"), ("2", "budget-ballot")])
def test_a_participatory_budget_takes_the_list_of_its_tab_until_it_is_closed(window, sheet, tab, name):
    write_book(sheet, ("Proyecto", "Costo"), ("Plaza", 10), ("Luz", 20))
    page = page_of(window, "participation.budget", tab=tab)
    assert isinstance(page, BudgetPage)
    store = window.context.store
    if not load_budget(store, page._id).process.is_open:
        assert not page._import.isVisible()
        reopen_count(store, page._id)
        rest()
    assert pressed(window, page) == name


def test_a_survey_takes_filled_sheets_with_a_field_for_each_of_its_questions(window, sheet):
    page = page_of(window, "participation.survey")
    assert isinstance(page, SurveyPage)
    store = window.context.store
    if not load_view(store, page._id).survey.is_open:
        assert not page._import.isVisible()
        reopen_survey(store, page._id)
        rest()
    first = load_view(store, page._id).questions[0]
    write_book(sheet, (first.text, "_uuid"), ("1", "a"), ("1", "b"))
    assert pressed(window, page) == "survey-sheet"
    found = window.page()
    assert isinstance(found, ImportPage)
    assert found.work is not None
    assert first.text in [one.label for one in found.work.target.fields]


@pytest.mark.parametrize(
    ("tab", "at", "name", "head"),
    [
        ("0", 1, "agenda", ("Fecha", "Asunto")),
        ("0", 3, "records", ("Qué", "Fecha")),
        ("3", 0, "votes", ("Fecha", "Asunto", "Integrante", "Voto")),
        ("3", 1, "counts", ("Fecha", "Asunto", "Votación", "A favor", "En contra")),
        ("3", 2, "elections", ("Fecha", "Asunto", "Cargo", "Candidatura", "Votos")),
    ],
)
def test_16j_items_counts_secret_votes_and_elections_are_taken_where_they_are_shown(window, sheet, tab, at, name, head):
    write_book(sheet, head, *((f"{day}/03/2025", *head[1:]) for day in ("03", "10")))
    page = page_of(window, "council", tab=tab)
    every = (*page.findChildren(QToolButton), *page.findChildren(QPushButton))
    (takes,) = (one for one in every if "Importar…" in (one.accessibleName(), one.text()) and one.isVisible())
    takes.menu().actions()[at].trigger()
    finish_work(window)
    assert name_of(window) == name


def test_16j_a_session_that_is_not_over_takes_its_agenda_from_its_own_page(window, sheet):
    write_book(sheet, ("Fecha", "Asunto"), ("03/03/2027", "Poda"), ("03/03/2027", "Luces"))
    store = window.context.store
    called = Session(body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=date(2027, 3, 3), start=time(19))
    waits = new_session(store, called, standard=False)
    page = page_of(window, "council.session", id=waits, step="agenda")
    (takes,) = (
        one for one in page.findChildren(QToolButton) if one.accessibleName() == "Importar…" and one.isVisible()
    )
    takes.click()
    finish_work(window)
    assert name_of(window) == "agenda"
    for _step in range(3):
        assert isinstance(window.page(), ImportPage)
        window.page().go_on()
        finish_work(window)
    assert isinstance(window.page(), SessionPage), "and one is back where one was"
    assert [one.title for one in load_session(store, waits).items] == ["Poda", "Luces"]


def test_16j_old_actas_are_asked_for_by_file_or_by_folder_and_nothing_is_opened_unasked(window):
    page = page_of(window, "council", tab="0")
    (takes,) = (
        one for one in page.findChildren(QToolButton) if one.accessibleName() == "Importar…" and one.isVisible()
    )
    takes.menu().actions()[2].trigger()
    finish_work(window)
    assert name_of(window) == "old-actas"
    shown = [one.text() for one in window.page().findChildren(QPushButton) if one.isVisible()]
    assert {"Elegir el archivo…", "Elegir una carpeta…"} <= set(shown)
