"""What a newcomer stumbles over in a small window or a large council: cut names, verbs out of reach, untrue words."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QSpinBox

from munidesk.features.council.attendance.store import mark
from munidesk.features.council.book.page_signers import SignersCard
from munidesk.features.council.domain import PresenceKind, Session, SessionKind
from munidesk.features.council.elections.domain import Election, ElectionType
from munidesk.features.council.elections.page_ask import ask_totals
from munidesk.features.council.elections.page_rows import Line, LineRow
from munidesk.features.council.elections.store import new_election, open_round
from munidesk.features.council.elections.store_candidates import add_candidate
from munidesk.features.council.elections.store_totals import count_round
from munidesk.features.council.elections.told import results_of
from munidesk.features.council.reports.page_reports import ReportsPage
from munidesk.features.council.reports.page_sheets import ResolutionsTab
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.features.council.sessions.store import new_session, open_session, sessions
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.speakers.domain import SpeakerKind
from munidesk.features.council.speakers.page import FloorDesk
from munidesk.features.council.speakers.store import ask_floor, give_floor
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from munidesk.town.founding import found
from munidesk.town.letters.page import LettersPage
from munidesk.town.page_first_run_country import CountryStep
from munidesk.town.sample import SampleSize
from munidesk.ui import theme
from munidesk.ui.dialogs import Question
from munidesk.ui.stepper import Stepper
from munidesk.ui.window import MainWindow
from tests import samples
from tests.stories.window import answering, filling, opened, press, rest

SMALL = (1024, 700)
DAY = date(2026, 11, 17)


@pytest.fixture
def small(qapp, tmp_path: Path):
    with opened(tmp_path, lambda store: samples.write_sample(store, SampleSize(sessions=3, initiatives=2))) as made:
        made.resize(*SMALL)
        rest()
        yield made


@pytest.fixture
def large_council(qapp, tmp_path: Path):
    size = SampleSize(country="MX", seats=30, sessions=2, initiatives=2)
    with opened(tmp_path, lambda store: samples.write_sample(store, size)) as made:
        made.resize(*SMALL)
        rest()
        yield made


@pytest.fixture
def empty(qapp, tmp_path: Path):
    with opened(tmp_path, lambda store: found(store, country="GT", name="Municipalidad de Cerro del Alba")) as made:
        made.resize(*SMALL)
        rest()
        yield made


def in_session(window: MainWindow, *titles: str) -> tuple[str, list[str]]:
    """A session that goes on with everybody there, at the last of its matters; its id and theirs."""
    store = window.context.store
    called = Session(body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=DAY, start=time(19), place="Salón")
    made = new_session(store, called, standard=False)
    items = [add_item(store, made, title) for title in titles]
    for one in load_view(store, made).titulars:
        mark(store, made, one.id, PresenceKind.PRESENT)
    open_session(store, made)
    start_item(store, items[-1])
    return made, items


def shown(window: MainWindow, words: str) -> list[QPushButton]:
    return [one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible()]


def test_names_of_thirty_who_sign_are_read_whole_in_a_small_window(large_council: MainWindow):
    last = max(sessions(large_council.context.store), key=lambda one: one.date)
    large_council.go("council.session", id=last.id, step="signatures")
    for _turn in range(4):
        rest()
    (card,) = [one for one in large_council.findChildren(SignersCard) if one.isVisible()]
    metrics = QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD))
    room = QRect(0, 0, card.table.columnWidth(0) - theme.px(24), 0)
    assert len(card.table.records) > 20
    for at, one in enumerate(card.table.records):
        lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, one.name)
        assert card.table.rowHeight(at) >= lines.height(), one.name
    in_sight = sum(card.table.rowHeight(at) for at in range(8))
    assert card.table.height() >= in_sight


def test_a_resolution_is_notified_and_certified_where_no_detail_stands_beside_the_list(small: MainWindow):
    small.go("council", tab="2")
    rest()
    page = small.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, ResolutionsTab)
    assert not page.tabs.current.side.isVisible()
    (certify,) = shown(small, "Preparar certificado…")
    titles: list[str] = []

    def look(dialog: Question) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    certify.setFocus()
    answering(look)
    press(Qt.Key.Key_Return)
    assert titles == ["Certificado de resolución"]
    (notify,) = shown(small, "Notificar…")
    notify.setFocus()
    answering(filling(name="Elsa Cardozo"))
    press(Qt.Key.Key_Return)
    assert isinstance(small.page(), LettersPage)
    small.resize(1366, 697)
    small.go("council", tab="2")
    rest()
    assert len(shown(small, "Notificar…")) == 1, "beside the list it stands once"


def test_the_head_of_a_session_keeps_the_names_of_its_steps_in_a_small_window(small: MainWindow):
    made, items = in_session(small, "Elección de la Presidencia")
    new_election(small.context.store, Election(item_id=items[0], title="Presidencia", type=ElectionType.SECRET))
    small.go("council.session", id=made, step="live")
    rest()
    page = small.page()
    assert isinstance(page, SessionPage) and page._missing.isVisible()
    (stepper,) = page.findChildren(Stepper)
    for one in stepper._buttons:
        assert one.width() >= one.sizeHint().width(), one.accessibleName()


def test_totals_of_an_election_are_corrected_where_they_stand(small: MainWindow):
    store = small.context.store
    made, items = in_session(small, "Elección de la Presidencia")
    election = new_election(store, Election(item_id=items[0], title="Presidencia", type=ElectionType.SECRET))
    for name in ("Ana Píriz", "Jorge Silvera"):
        add_candidate(store, election, name)
    one = open_round(store, election)
    count_round(store, one, {1: 3, 2: 1}, blank=1)
    said: list[dict[str, str]] = []

    def look(dialog: Question) -> None:
        said.append({one.accessibleName(): one.text() for one in dialog.findChildren(type(dialog.focusWidget()))})
        dialog.reject()

    answering(look)
    ask_totals(small.context, results_of(load_view(store, made), items[0])[0])
    assert said == [{"Ana Píriz": "3", "Jorge Silvera": "1", "En blanco": "1", "Anuladas": "0"}]


def test_a_long_name_of_a_candidate_has_the_whole_line_until_votes_stand_beside_it(qapp):
    name = "María Fernanda de los Ángeles Aguirrezabalaga Goyeneche"
    row = LineRow(Line("1", name, "", ()))
    row.resize(460, 34)
    metrics = QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD))
    assert row.room >= metrics.horizontalAdvance(name)
    row.set(Line("1", name, "", (), "3", 0.5))
    assert row.room < metrics.horizontalAdvance(name)
    row.deleteLater()


def test_a_clock_without_limit_fills_no_bar_and_gives_no_more_time(small: MainWindow):
    store = small.context.store
    made, items = in_session(small, "Asuntos varios")
    member = load_view(store, made).titulars[1]
    turn = ask_floor(store, items[0], SpeakerKind.MEMBER, member_id=member.id)
    give_floor(store, turn)
    small.go("council.session", id=made, step="live", item="1")
    rest()
    (floor,) = [one for one in small.findChildren(QAbstractButton) if one.toolTip().startswith("Oradores")]
    floor.click()
    rest()
    (desk,) = small.page().findChildren(FloorDesk)
    desk._show_clock()
    assert desk._bar.value() == 0 and desk._of.text() == "sin límite"
    assert not desk._more.isEnabled()


def test_an_empty_file_names_the_tab_where_members_are_loaded(empty: MainWindow):
    empty.go("council", tab="0")
    rest()
    said = [one.text() for one in empty.page().findChildren(QLabel) if one.isVisible()]
    assert "Todavía sin integrantes: cárguelos en la pestaña «Integrantes»." in said
    empty.go("council.letters")
    rest()
    page = empty.page()
    assert isinstance(page, LettersPage) and not page.year.isVisible() and not page.state.isVisible()


def test_a_name_that_does_not_fit_in_a_choice_ends_in_an_ellipsis(large_council: MainWindow):
    large_council.go("council.reports", report="member")
    rest()
    page = large_council.page()
    assert isinstance(page, ReportsPage)
    page.member.setCurrentIndex(1)
    assert page.member.toolTip() == page.member.currentText() != ""


def test_colours_are_told_where_a_square_has_them(small: MainWindow):
    small.go("council.reports", report="agreement")
    rest()
    page = small.page()
    assert isinstance(page, ReportsPage) and "Oscuro" in page._notes.text()
    page.member.setCurrentIndex(1)
    page.member.activated.emit(1)
    assert "scuro" not in page._notes.text()


def test_a_report_with_nothing_to_count_says_where_its_figures_are_written(small: MainWindow):
    small.go("council.reports", report="floor-time")
    rest()
    page = small.page()
    assert isinstance(page, ReportsPage) and page.report is not None and not page.report.sections
    assert page._says.isVisible() and "«Oradores»" in page._says.text()
    page.which.setCurrentIndex(0)
    page.which.activated.emit(0)
    assert "«Oradores»" not in page._says.text()


def test_the_number_of_seats_is_typed_in_a_field_without_halves_of_arrows(qapp):
    step = CountryStep()
    assert step.seats.buttonSymbols() is QSpinBox.ButtonSymbols.NoButtons
    step.deleteLater()


def test_lists_of_two_bodies_stand_in_a_small_window(small: MainWindow):
    town.save_body(small.context.store, Body(name="Comisión de Finanzas y Probidad", kind=BodyKind.COMMISSION))
    for tab in ("1", "2", "3"):
        small.go("council", tab=tab)
        rest()
        assert small.minimumSizeHint().width() <= SMALL[0], tab
