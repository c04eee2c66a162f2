"""From a neighbour's word to the printed synthesis: encounter, contribution, theme, answer, devolución."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import check, file
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.council.domain import Session
from munidesk.features.council.sessions.page_live_matter import MatterPanel
from munidesk.features.participation.domain import (
    AnswerKind,
    Author,
    AuthorKind,
    Encounter,
    EncounterKind,
    Initiative,
    State,
)
from munidesk.features.participation.encounters.page import EncounterPage
from munidesk.features.participation.encounters.store import attendees, contributions, encounters, new_encounter
from munidesk.features.participation.initiatives import page_board
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.page_board import BoardTab
from munidesk.features.participation.initiatives.page_edit import NewInitiative
from munidesk.features.participation.initiatives.page_steps import AnswerForm, FeedbackForm
from munidesk.features.participation.initiatives.store import (
    answer,
    carry_out,
    extend,
    fulfil,
    give_back,
    initiative,
    register,
)
from munidesk.features.participation.initiatives.store_board import board
from munidesk.features.participation.page_participation import ParticipationPage
from munidesk.features.participation.themes.page_list import ThemesTab
from munidesk.features.participation.themes.store import themes
from munidesk.overview.page_thread import ThreadPage
from munidesk.records.ref import Ref
from munidesk.town.links import links_of
from munidesk.town.page_export import write_entry
from munidesk.town.photos import attach_photo
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.documents.reading import assert_same_lines
from tests.stories.window import accept, answering, control, finish_work, opened, press, rest, typing, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2, initiatives=12))) as made:
        yield made


def participation(window: MainWindow, tab: int = 0) -> ParticipationPage:
    window.go("participation", tab=str(tab))
    rest()
    page = window.page()
    assert isinstance(page, ParticipationPage)
    return page


def test_a_neighbours_word_ends_in_a_printed_synthesis(window, tmp_path, clock):
    store = window.context.store
    clock(datetime(2026, 11, 24, 18, 30))
    meeting = new_encounter(
        store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller de la costa", date=date(2026, 11, 24), zone="Este")
    )
    window.go("participation.encounter", id=meeting)
    page = window.page()
    assert isinstance(page, EncounterPage)

    # One line per person, Enter.
    page.tabs.current.entry.setFocus()
    for line in ("Elena Rivero; Este; f; 34", "Bruno Lemos; m"):
        write(line)
        press(Qt.Key.Key_Return)
    assert [name for _one, name in attendees(store, meeting)] == ["Elena Rivero", "Bruno Lemos"]

    # Contributions typed, and pasted in bulk.
    page.tabs.show_tab(1)
    page.tabs.current.entry.setFocus()
    write("El murallón se mueve (vecina)")
    press(Qt.Key.Key_Return)
    QApplication.clipboard().setText("Arreglar el murallón\nBaranda en el murallón\nUn cine")
    control(Qt.Key.Key_V)
    assert len(contributions(store, meeting)) == 4
    window.go("participation.encounter", id=meeting)
    page._hold()

    # The first three become a theme, by keys.
    themes_tab = participation(window, 2).tabs.current
    assert isinstance(themes_tab, ThemesTab)
    ids = [one.id for one in contributions(store, meeting)[:3]]
    for line in range(themes_tab.said.count()):
        item = themes_tab.said.item(line)
        item.setSelected(item.data(Qt.ItemDataRole.UserRole) in ids)
    themes_tab.said.setFocus()
    answering(typing("Murallón de la costa"))
    write("n")
    made = next(row for row in themes(store) if row.theme.title == "Murallón de la costa")
    assert len(made.contributions) == 3

    # The theme is registered and answered; what is typed is kept before it is sent.
    for line in range(themes_tab.list.count()):
        if themes_tab.list.item(line).data(Qt.ItemDataRole.UserRole) == made.theme.id:
            themes_tab.list.setCurrentRow(line)
    themes_tab.panel.show_answer()
    themes_tab.panel.register()
    rest()
    form = themes_tab.panel.detail.findChild(AnswerForm)
    form._text.setFocus()
    write("Se refuerza en diciembre")
    form.leave()
    (row,) = [one for one in themes(store) if one.theme.id == made.theme.id]
    assert row.initiative is not None
    assert initiative(store, row.initiative.id).answer == "Se refuerza en diciembre"
    form = themes_tab.panel.detail.findChild(AnswerForm)
    combo = form.findChild(QComboBox)
    combo.setCurrentIndex(combo.findText("Aceptada"))
    go = next(one for one in form.findChildren(QPushButton) if one.text() == "Responder")
    today = form._date.text()
    form._date.setText("01/01/2031")  # P12: a day that has not come is refused, and nothing typed is lost
    go.click()
    assert initiative(store, row.initiative.id).answer_date is None
    assert form._text.toPlainText() == "Se refuerza en diciembre"
    form._date.setText(today)
    go.click()
    rest()
    assert initiative(store, row.initiative.id).state is State.ANSWERED

    # Devolución without a channel is refused; with it, done.
    form = themes_tab.panel.detail.findChild(FeedbackForm)
    go = next(one for one in form.findChildren(QPushButton) if one.text() == "Registrar devolución")
    go.click()
    assert initiative(store, row.initiative.id).state is State.ANSWERED
    form._channel.setFocus()
    write("asamblea en la costa")
    go.click()
    rest()
    assert initiative(store, row.initiative.id).state is State.GIVEN_BACK

    # The printed synthesis, in both formats, read back.
    synthesis = catalog.export_named("topics-synthesis")(store, catalog_selection())
    assert isinstance(synthesis, Document)
    lines = plain_lines(synthesis)
    assert any("Murallón de la costa" in line for line in lines)
    assert any("Se refuerza en diciembre" in line for line in lines)
    for suffix in (".pdf", ".docx"):
        path = tmp_path / f"sintesis{suffix}"
        write_entry(window.context, lambda: synthesis, path)
        finish_work(window)
        assert_same_lines(synthesis, path)
    with store.lock:
        assert check.database_problems(store.connection) == ()


def catalog_selection():
    from munidesk.records.sheet import Selection

    return Selection(since=date(2026, 1, 1), until=date(2026, 12, 31))


def test_the_counter_registers_in_a_few_keys_and_sees_what_is_alike(window):
    page = participation(window)
    seen: list[int] = []

    def fill(dialog: NewInitiative) -> None:
        QTest.keyClicks(dialog._title, "Desague pluvial en Los Talas")
        dialog._name.setText("Elena Rivero")
        seen.append(dialog._similar.count())
        accept(dialog)

    answering(fill)
    control(Qt.Key.Key_N)
    found = board(window.context.store, Filter(words="desague"))
    assert found.total == 2
    assert seen == [2]
    newest = next(row for row in found.rows if row.initiative.title == "Desague pluvial en Los Talas")
    assert newest.author == "Vecina"
    assert page.board.table.current.initiative.id == newest.initiative.id


def test_the_board_is_read_once_when_its_page_opens_and_again_after_a_change(window, monkeypatch):
    read: list[Filter] = []
    monkeypatch.setattr(page_board, "board", lambda store, chosen, *rest: read.append(chosen) or board(store, chosen))
    window.go("participation")
    rest()
    assert len(read) == 1
    page = window.page()
    assert isinstance(page, ParticipationPage)
    before = page.board._topic.count()
    register(window.context.store, Initiative(title="Rampa", topic="Un tema que no había"))
    rest()
    assert len(read) == 2
    assert page.board._topic.count() == before + 1


def test_the_filter_is_remembered_for_the_same_person(window):
    page = participation(window)
    page.board._words.setText("plaza")
    page.board._segments.choose("all")
    again = BoardTab(window.context, lambda _id: None, lambda: None)
    again.refresh()
    assert again._words.text() == "plaza"
    assert {row.initiative.title for row in again.table.records} == {
        row.initiative.title for row in page.board.table.records
    }


def test_an_initiative_goes_to_the_next_agenda_and_its_thread_shows_it(window):
    from munidesk.base.dates import today
    from munidesk.features.council.domain import SessionKind
    from munidesk.features.council.sessions.store import new_session
    from munidesk.town import store as town

    store = window.context.store
    key = register(store, Initiative(title="Luz en la rambla"), Author(kind=AuthorKind.NEIGHBOUR))
    from datetime import time

    session = new_session(
        store, Session(body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=today(), start=time(20))
    )
    assert window.context.actions["agenda_item"](Ref("initiative", key), "") == session
    assert initiative(store, key).state is State.COUNCIL
    window.go("thread", kind="initiative", id=key)
    page = window.page()
    assert isinstance(page, ThreadPage)
    words = " ".join(one.text() for one in page.findChildren(QPushButton))
    assert "Asunto: Luz en la rambla" in words


def test_the_acta_of_an_encounter_uses_the_councils_engine(window):
    store = window.context.store
    key = encounters(store)[1].encounter.id
    session = window.context.actions["minutes"](Ref("encounter", key), "")
    assert window.context.actions["minutes"](Ref("encounter", key), "") == session
    assert store.get("session", session)["body_id"] != ""


def test_a_photograph_is_made_small_and_a_monstrous_one_refused(window, tmp_path):
    from PIL import Image

    from munidesk.base.errors import UserError

    store = window.context.store
    photo = tmp_path / "plaza.png"
    Image.new("RGB", (4000, 3000), "teal").save(photo)
    key = attach_photo(store, Ref("encounter", "x"), photo)
    blob = store.blob(str(store.get("attachment", key)["sha256"]))
    from io import BytesIO

    assert max(Image.open(BytesIO(blob)).size) == 1600
    # A header that promises 60,000 × 60,000 points is refused before any of them is read.
    bomb = tmp_path / "bomba.png"
    data = bytearray(photo.read_bytes())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    import zlib

    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    bomb.write_bytes(bytes(data))
    with pytest.raises(UserError, match="demasiado grande"):
        attach_photo(store, Ref("encounter", "x"), bomb)


def test_every_tab_of_participation_says_what_to_do_on_an_empty_file(qapp, tmp_path):
    from munidesk.town.founding import found

    store = file.create(tmp_path / "vacio.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio nuevo")
    window = make_window(store, Settings())
    window.show()
    page = participation(window)
    assert "Todavía no hay iniciativas" in page.board._first.words.text()
    for tab in range(1, 5):
        participation(window, tab)
    finish_work(window)
    window.close()


def test_a_matter_of_the_session_becomes_an_initiative_once(window):
    store = window.context.store
    row = store.query(
        "SELECT i.id AS id, i.session_id AS session, i.position AS position, i.title AS title FROM agenda_item i"
        " WHERE i.kind = 'business' AND i.deleted_at IS NULL AND i.title NOT IN (SELECT title FROM initiative)"
        " ORDER BY i.id DESC LIMIT 1"
    )[0]
    window.go("council.session", id=str(row["session"]), step="live", item=str(row["position"]))
    rest()
    before = len(store.select("initiative"))
    panel = window.page().findChild(MatterPanel)
    panel.to_register()
    panel.to_register()
    assert len(store.select("initiative")) == before + 1
    made = store.select("initiative", title=str(row["title"]))[0]
    own = Ref("agenda_item", str(row["id"]))
    assert [one.other(own).id for one in links_of(store, own) if one.other(own).kind == "initiative"] == [made["id"]]
    assert (made["origin"], made["due"] is not None) == ("session", True)


def test_k13_what_is_stored_of_an_initiative_is_seen_on_its_page(window):
    store = window.context.store
    key = register(store, Initiative(title="Rampa en el puente", received=date(2026, 10, 1), gender_marker=True))
    extend(store, key, "Falta el informe de Obras")
    window.go("participation.initiative", id=key)
    rest()
    assert {"Igualdad de género", "Prorrogado: Falta el informe de Obras"} <= seen(window)
    answer(store, key, AnswerKind.ACCEPTED, "Se hace.", area="Obras", on=date(2026, 10, 20))
    carry_out(store, key, on=date(2026, 10, 25))
    fulfil(store, key, "acta de recepción", on=date(2026, 11, 3))
    rest()
    assert {"25 de octubre", "3 de noviembre", "acta de recepción"} <= seen(window), "done before it was given back"
    give_back(store, key, channel="carta", people=1)
    rest()
    assert "carta · ante 1 persona" in seen(window)


def seen(window: MainWindow) -> set[str]:
    return {line for one in window.page().findChildren(QLabel) for line in one.text().split("\n")}
