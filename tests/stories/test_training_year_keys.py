"""A course by keys, from a blank file: the need, the programme, the edition, its list, and the certificate printed."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from munidesk.base.dates import fixed_clock
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.training.certificates.register import register
from munidesk.features.training.codes import EditionState, Level
from munidesk.features.training.editions.roster import Standing
from munidesk.features.training.editions.store import load
from munidesk.features.training.kinds import CLASSES, EDITIONS, ENROLMENTS, LINES, OUTSIDE, STAFF
from munidesk.features.training.store import needs
from munidesk.town import page_paper
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, filling, focused, opened, press, typing, write

NOW = datetime(2026, 11, 17, 18, 30)
NEEDS, PEOPLE, PROGRAMME = "capacitacion", "capacitacion.people", "capacitacion.programme"
ROSTER, CERTIFICATES = "capacitacion.edition", "capacitacion.certificates"
MORNING, AFTERNOON = ("9:00", "13:00"), ("14:00", "18:00")


def blank(store: Store) -> None:
    found(store, country="UY", name="Municipio de Cerro del Alba")


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with fixed_clock(NOW), opened(tmp_path, blank) as made:
        yield made


@pytest.fixture
def printed(monkeypatch) -> list[Document]:
    """What goes to the printer; the preview answers with Enter."""
    out: list[Document] = []
    monkeypatch.setattr(page_paper, "print_document", lambda _context, build, *_more: out.append(build()))
    monkeypatch.setattr(page_paper.PaperDialog, "exec", lambda dialog: dialog.print_out())
    return out


def key(letter: str) -> None:
    write(letter)


def hired(*names: str) -> None:
    """Each at the counter."""
    for name in names:
        answering(filling(name=name, gender="", area="", since="", until="", notes="", post_id="Atenci"))
        control(Qt.Key.Key_N)


def class_on(day: str, hours: tuple[str, str]) -> None:
    answering(filling(day=day, start=hours[0], end=hours[1]))
    key("c")


def test_from_a_need_to_a_certificate_printed_with_nothing_but_keys(window, printed):
    store = window.context.store
    window.go(NEEDS)
    press(Qt.Key.Key_Space)
    window.go(PEOPLE)
    hired("Acosta, Walter", "Brum, Noelia")
    assert all(one.post_id for one in STAFF.all(store))

    window.go(NEEDS)
    page = window.page()
    press(Qt.Key.Key_Right)
    assert page.matrix.competence.title == "Lenguaje claro"
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Space)
    assert [one.title for one in LINES.all(store)] == ["Escribir para que se entienda"]

    window.go(PROGRAMME)
    key("e")
    assert window.page().key == ROSTER
    key("d")
    answering(filling(name="Rey, Tomás"))
    control(Qt.Key.Key_N)
    assert [one.name for one in ENROLMENTS.all(store)] == ["Acosta, Walter", "Brum, Noelia", "Rey, Tomás"]
    class_on("17/11/2026", MORNING)
    class_on("17/11/2026", AFTERNOON)
    assert [one.hours for one in CLASSES.all(store)] == [4, 4]

    _attend(window)
    edition = EDITIONS.all(store)[0].id
    assert [one.standing for one in load(store, edition).rows] == [Standing.PASSES, Standing.MARK, Standing.LOW]
    answering(accept)
    key("e")
    assert EDITIONS.get(store, edition).state is EditionState.CLOSED
    assert window.page().key == CERTIFICATES and [one.one.folio for one in window.page().table.records] == [
        "C-2026-0001"
    ]

    press(Qt.Key.Key_Return)
    told = "\n".join(plain_lines(printed[0]))
    assert "Walter Acosta" in told and "nota 86 sobre 100" in told and "C-2026-0001" in printed[0].footer.strong
    skill = next(one for one in needs(store).competences if one.title == "Lenguaje claro").id
    levels = [needs(store).readings[one.id][skill].level for one in STAFF.all(store)]
    assert levels == [Level.ALONE, Level.KNOWS]


def _attend(window: MainWindow) -> None:
    """Everybody in the morning; the third is away in the afternoon. Marks: 86 and 69,5."""
    page = window.page()
    page.roster.go(0, 0)
    for letter in "0p":
        key(letter)
    press(Qt.Key.Key_Right)
    for letter in "3a0p1n":
        key(letter)
    assert page.roster.writes_mark and page.roster.row.number == 1
    write("86")
    press(Qt.Key.Key_Return)
    write("69,5")
    press(Qt.Key.Key_Return)


def test_numbers_letters_and_hours_write_the_list_and_ctrl_z_takes_one_mark_back(window):
    store = window.context.store
    window.go(NEEDS)
    press(Qt.Key.Key_Space)
    window.go("capacitacion.editions")
    answering(filling(course_id="Escribir"))
    control(Qt.Key.Key_N)
    assert window.page().key == ROSTER
    QApplication.clipboard().setText("Ana\nLuis\nEva\n")
    answering(accept_with_ctrl)
    control(Qt.Key.Key_V)
    class_on("17/11/2026", MORNING)
    page = window.page()
    assert focused() is page.roster

    def marks() -> list[str]:
        now = load(store, page.now.edition.id)
        return [one.presences[now.classes[0].id].kind.value if one.presences else "" for one in now.rows]

    page.roster.go(0, 0)
    for letter in "2a":
        key(letter)
    assert marks() == ["", "absent", ""] and page.roster.row.name == "Eva"
    answering(typing("2,5"))
    for letter in "1h":
        key(letter)
    assert marks() == ["part", "absent", ""]
    for letter in "0j":
        key(letter)
    assert marks() == ["part", "absent", "justified"]
    control(Qt.Key.Key_Z)
    assert marks() == ["part", "absent", ""]
    answering(filling(reason="Trabajo"))
    for letter in "3b":
        key(letter)
    assert load(store, page.now.edition.id).rows[2].standing is Standing.LEFT
    answering(accept)
    key("e")
    assert EDITIONS.all(store)[0].state is EditionState.CLOSED and register(store) == ()


def accept_with_ctrl(dialog) -> None:
    """Ctrl+Enter, from a text of several lines."""
    from PySide6.QtTest import QTest

    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_certificate_is_given_anew_annulled_and_verified_by_keys(window, printed):
    store = window.context.store
    window.go(NEEDS)
    press(Qt.Key.Key_Space)
    window.go("capacitacion.editions")
    answering(filling(course_id="Escribir"))
    control(Qt.Key.Key_N)
    for name in ("Ana", "Luis"):
        answering(filling(name=name))
        control(Qt.Key.Key_N)
    class_on("17/11/2026", MORNING)
    page = window.page()
    page.roster.go(0, 0)
    for letter in "0p1n":
        key(letter)
    for mark in ("90", "80"):
        write(mark)
        press(Qt.Key.Key_Return)
    answering(accept)
    key("e")
    answering(filling(reason="Nombre mal escrito", person="Analía"))
    key("r")
    assert [one.one.person for one in register(store)] == ["Ana", "Luis", "Analía"]
    assert window.page().table.current.replaces == "C-2026-0001"
    answering(typing("No era de este curso"))
    key("a")
    assert [str(one.validity) for one in register(store)] == ["annulled", "valid", "annulled"]
    key("l")
    assert [part.footer.strong.split(" · ")[0] for part in printed[0].parts] == ["Folio C-2026-0002"]
    told: list[str] = []

    def ask(dialog) -> None:
        typing("C-2026-0003")(dialog)
        told.append(dialog.told.text())
        dialog.reject()

    answering(ask)
    key("v")
    assert "íntegra" in told[0] and "ANULADA" in told[0]


def test_a_certificate_of_elsewhere_goes_to_the_file_of_the_person_without_a_folio(window):
    store = window.context.store
    window.go(NEEDS)
    press(Qt.Key.Key_Space)
    window.go(PEOPLE)
    hired("Brum, Noelia")
    window.go(CERTIFICATES)
    answering(filling(title="Contraloría social", issuer="Universidad del Este"))
    control(Qt.Key.Key_N)
    assert [(one.title, one.issuer) for one in OUTSIDE.all(store)] == [("Contraloría social", "Universidad del Este")]
    assert register(store) == ()
