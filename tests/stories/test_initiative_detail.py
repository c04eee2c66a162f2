"""The life of an initiative by keys: its form in sight and over nothing, what was typed kept, where it came from."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from munidesk.app import make_window
from munidesk.base.errors import UserError
from munidesk.base.settings import Settings
from munidesk.catalog import schemas
from munidesk.data import drafts, file
from munidesk.features.council.cited import cited
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import new_session
from munidesk.features.council.sessions.store_items import add_item, items_of
from munidesk.features.participation.domain import AnswerKind, Initiative, Origin, State
from munidesk.features.participation.initiatives.store import all_initiatives, answer, initiative, register, study
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.founding import found
from munidesk.town.links import links_of
from munidesk.ui import theme
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, control, focused, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        made.resize(1366, 697)
        yield made


def to_give_back(window: MainWindow, *titles: str) -> list[str]:
    store = window.context.store
    made = [register(store, Initiative(title=one, received=date(2026, 11, 10))) for one in titles]
    for key in made:
        answer(store, key, AnswerKind.ACCEPTED, "Se hace en marzo, con fondos propios.", area="Obras")
    return made


def give_back_list(window: MainWindow) -> None:
    """The list of what is to be given back, with the keyboard in it."""
    window.go("participation")
    board = window.page().board
    board._segments.choose("give_back")
    board.table.setFocus()
    rest()


def settled() -> None:
    for _turn in range(4):
        rest()


def seen(widget: QWidget) -> bool:
    """Whole on the screen: no part of it is scrolled away."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def go_to(name: str, text: str = "") -> None:
    for _turn in range(12):
        if focused().accessibleName() == name or (text and getattr(focused(), "text", str)() == text):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{name or text}: Tab never came there")


@pytest.mark.parametrize("state", ["received", "study", "answered", "given_back"])
@pytest.mark.parametrize("size", [(1366, 697), (1366, 768), (1920, 1000)])
def test_w30_no_field_of_the_detail_lies_over_another(window, state, size):
    store = window.context.store
    long = "La vecindad pide que se arregle la plaza con bancos y sombra. " * (30 if state == "received" else 1)
    key = register(store, Initiative(title="Arreglar la plaza", text=long, received=date(2026, 11, 10)))
    if state == "study":
        study(store, key, "Obras")
    if state in {"answered", "given_back"}:
        answer(store, key, AnswerKind.ACCEPTED, long)
    window.resize(*size)
    window.go("participation")
    window.page().board.select(key)
    settled()
    detail = window.page().board.detail
    for _again in range(2):  # as it opens, and after the keyboard was in it
        shown = [one for one in detail.findChildren(QWidget) if one.isVisible() and not one.children()]
        inside = [one for one in shown if one.metaObject().className() != "QWidget"]
        areas = [(one, QRect(one.mapTo(detail, QPoint()), one.size())) for one in inside]
        over = [
            (type(a).__name__, a.accessibleName(), type(b).__name__, b.accessibleName())
            for n, (a, place) in enumerate(areas)
            for b, other in areas[n + 1 :]
            if place.intersects(other) and detail._scroll.widget().isAncestorOf(a) and detail._scroll.isAncestorOf(b)
        ]
        assert over == []
        detail.focus_form()
        settled()


def test_w65_button_and_fields_of_the_devolucion_are_in_sight(window):
    (key,) = to_give_back(window, "Arreglar la plaza")
    give_back_list(window)
    settled()
    detail = window.page().board.detail
    assert detail._shown.id == key
    form = detail._forms[0]
    parts = [one for one in form.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(parts) == 6
    assert [one.accessibleName() for one in parts if not seen(one)] == []


def test_w65_half_a_devolucion_survives_going_to_another_row_by_keys(window):
    to_give_back(window, "Uno", "Dos")
    give_back_list(window)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    go_to("Medio: reunión, carta, cartelera…")
    write("asamblea")
    go_to("Lugar")
    write("Salon comunal")
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    table = window.page().board.table
    table.setFocus()
    press(Qt.Key.Key_Down)
    assert window.page().board.detail._forms[0]._place.text() == ""
    press(Qt.Key.Key_Up)
    assert window.page().board.detail._forms[0]._place.text() == "Salon comunal"
    assert window.page().board.detail._forms[0]._channel.text() == "asamblea"


def test_w65_after_the_devolucion_the_keyboard_is_in_the_list_and_the_next_one_is_named(window):
    first, second = to_give_back(window, "Uno", "Dos")
    give_back_list(window)
    press(Qt.Key.Key_Home)
    shown = window.page().board.table.current.initiative
    press(Qt.Key.Key_Return)
    go_to("Medio: reunión, carta, cartelera…")
    write("asamblea")
    press(Qt.Key.Key_Return)
    assert initiative(window.context.store, shown.id).state is State.GIVEN_BACK
    assert focused() is window.page().board.table
    (other,) = {first, second} - {shown.id}
    said = window.toast._text.text()
    assert shown.folio in said
    assert f"Ahora se muestra la {initiative(window.context.store, other).folio}" in said
    assert window.page().board.detail._shown.id == other


def test_w74_a_devolucion_half_typed_on_the_full_page_is_there_after_closing_the_window(window, tmp_path):
    (key,) = to_give_back(window, "Uno")
    window.go("participation.initiative", id=key)
    settled()
    assert focused().accessibleName() == "Medio: reunión, carta, cartelera…", "the page begins in its form"
    write("cartelera")
    go_to("Personas")
    write("14")
    path = window.context.store.path
    window.close()
    other = make_window(file.open_file(path, schemas(), author="Lucía"), Settings(author="Lucía"))
    other.show()
    other.activateWindow()
    other.go("participation.initiative", id=key)
    settled()
    form = other.page().detail._forms[0]
    kept = (form._channel.text(), form._people.text())
    form._channel.setFocus()
    press(Qt.Key.Key_Return)
    given = initiative(other.context.store, key)
    waiting = drafts.count(other.context.store)
    other.close()
    assert kept == ("cartelera", "14")
    assert (given.state, given.feedback_channel, given.feedback_people, waiting) == (
        State.GIVEN_BACK, "cartelera", 14, 0,
    )  # fmt: skip


def test_w67_a_long_title_leaves_the_form_in_sight_and_is_whole_above_it(window):
    title = ("Una plaza con juegos, bancos, sombra y luz en el terreno de la calle Las Acacias " * 4)[:300].strip()
    text = "La vecindad pide que se ponga en condiciones el terreno. " * 28
    key = register(window.context.store, Initiative(title=title, text=text.strip(), received=date(2026, 11, 2)))
    for page, arguments in (("participation", {}), ("participation.initiative", {"id": key})):
        window.go(page, **arguments)
        settled()
        detail = window.page().board.detail if page == "participation" else window.page().detail
        assert seen(detail._forms[0])
        told = [one.text() for one in detail.findChildren(QLabel) if one.isVisible()]
        assert title in told, page
        assert any(text.strip() in one for one in told), page
        detail._forms[0].setFocus()
        press(Qt.Key.Key_PageUp)
        press(Qt.Key.Key_PageUp)
        for _turn in range(8):
            press(Qt.Key.Key_PageUp)
        whole = next(one for one in detail.findChildren(QLabel) if one.text() == title)
        assert seen(whole), f"{page}: PageUp reads from the beginning"


# -- W47: where it came from


def session(window: MainWindow, titles: list[str]) -> str:
    store = window.context.store
    made = new_session(
        store,
        Session(
            body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=date(2026, 11, 3), start=time(19), number=11
        ),
        standard=False,
    )
    for one in titles:
        add_item(store, made, one)
    return made


def test_w47_what_an_acta_raised_says_which_and_its_matter_is_one_click_away(window):
    store = window.context.store
    of = session(window, ["Apertura", "Acta anterior", "Varios", "Bancos en la plaza"])
    number = store.get("session", of)["number"]
    window.go("participation")

    def raised(dialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Bancos")
        assert dialog._of_an_acta.isHidden(), "asked only of what an acta or a session raised"
        dialog._origin.setCurrentIndex(dialog._origin.findText("Acta"))
        dialog._source.setFocus()
        QTest.keyClicks(dialog._source, f"acta {number}/2026, asunto 9")
        QTest.keyClick(dialog._source, Qt.Key.Key_Return)
        assert "llega hasta el asunto 4" in dialog.fault.text()
        assert all_initiatives(store) == (), "nothing is registered until it is right"
        assert dialog.focusWidget() is dialog._source
        QTest.keyClick(dialog._source, Qt.Key.Key_End)
        QTest.keyClick(dialog._source, Qt.Key.Key_Backspace)
        QTest.keyClicks(dialog._source, "4")
        QTest.keyClick(dialog._source, Qt.Key.Key_Return)

    answering(raised)
    control(Qt.Key.Key_N)
    settled()
    (made,) = all_initiatives(store)
    assert made.origin is Origin.MINUTES
    (one,) = links_of(store, Ref("initiative", made.id))
    assert one.target == Ref("agenda_item", items_of(store, of)[3].id)
    detail = window.page().board.detail
    there = next(one for one in detail.links.findChildren(QPushButton) if one.text() == "Bancos en la plaza")
    there.click()
    rest()
    assert window._current == "council.session"


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("acta {n}/2026, asunto 2", 2),
        ("Acta {n}, punto 1", 1),
        ("ACTA N.º {n}/2026 asunto 2", 2),
        ("sesión ordinaria {n}/2026, asunto n.º 1", 1),
        ("acta {n}/2026", 0),
        ("sesion {n}", 0),
    ],
)
def test_w47_a_source_is_read_as_people_write_it(window, words, item):
    of = session(window, ["Apertura", "Bancos"])
    store = window.context.store
    number = store.get("session", of)["number"]
    expected = Ref("agenda_item", items_of(store, of)[item - 1].id) if item else Ref("session", of)
    assert cited(store, words.format(n=number)) == expected


@pytest.mark.parametrize("words", ["la plaza", "acta", "acta 900/2026, asunto 1", "acta 3/1999"])
def test_w47_a_source_that_is_not_there_is_said(window, words):
    session(window, ["Apertura"])
    with pytest.raises(UserError, match=r"No se entiende|No hay ninguna"):
        cited(window.context.store, words)


def test_w30_the_same_in_large_letters(qapp, tmp_path):
    theme.apply(QApplication.instance(), "light", large=True)
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio")) as window:
        window.resize(1920, 1000)
        test_w30_no_field_of_the_detail_lies_over_another(window, "study", (1920, 1000))
    theme.apply(QApplication.instance(), "light")
