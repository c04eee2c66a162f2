"""Ctrl+K narrowed by day, body and state, and the words that stand inside attachments."""

from collections.abc import Iterator
from datetime import date, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from munidesk import catalog
from munidesk.documents import render
from munidesk.documents.model import Document, Paragraph, plain
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import new_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.participation.domain import AnswerKind, Initiative
from munidesk.features.participation.initiatives.store import answer, register
from munidesk.overview.search import seek
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.attachments import attach, attachments_of, detach
from munidesk.town.domain import Body, BodyKind
from munidesk.town.founding import found
from munidesk.ui.context import Narrowed, SearchHit
from munidesk.ui.window import MainWindow
from tests.stories.window import control, focused, opened, press, rest, write

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        made.resize(1366, 768)
        yield made


def bodies_with_a_matter(window: MainWindow) -> dict[str, str]:
    """The same matter in two bodies and two years, by the id of its body."""
    store = window.context.store
    other = town.save_body(store, Body(name="Comisión de Obras", kind=BodyKind.NEIGHBOURS))
    for body, day in ((town.council(store).id, date(2026, 11, 3)), (other, date(2025, 5, 6))):
        made = Session(body_id=body, kind=SessionKind.ORDINARY, date=day, start=time(19))
        add_item(store, new_session(store, made, standard=False), f"Alumbrado de la plaza en {day.year}")
    return {"council": town.council(store).id, "other": other}


def titles(window: MainWindow, narrowed: Narrowed, words: str = "alumbrado") -> list[str]:
    groups = seek(catalog.HOUSE, window.context.store, words, narrowed=narrowed)
    return sorted(hit.title for group in groups for hit in group.hits)


def test_b5_a_matter_is_of_the_day_and_the_body_of_its_session(window):
    ids = bodies_with_a_matter(window)
    assert len(titles(window, Narrowed())) == 2
    assert titles(window, Narrowed(date(2025, 1, 1), date(2025, 12, 31))) == ["Alumbrado de la plaza en 2025"]
    assert titles(window, Narrowed(body=ids["council"])) == ["Alumbrado de la plaza en 2026"]
    assert titles(window, Narrowed(date(2026, 1, 1), None, ids["other"])) == []


def test_b5_a_state_is_chosen_by_its_word(window):
    store = window.context.store
    one = register(store, Initiative(title="Alumbrado uno", received=date(2026, 11, 2)))
    register(store, Initiative(title="Alumbrado dos", received=date(2026, 11, 3)))
    answer(store, one, AnswerKind.ACCEPTED, "Se hace")
    assert titles(window, Narrowed(state="Respondida")) == ["Alumbrado uno"]
    assert titles(window, Narrowed(state="Recibida")) == ["Alumbrado dos"]
    assert titles(window, Narrowed(since=date(2026, 11, 3), until=date(2026, 11, 3))) == ["Alumbrado dos"]
    assert {"Respondida", "Recibida", "Levantada"} <= set(window.context.narrow_by().states)


def test_b5_the_filter_comes_before_the_counting(window):
    """Of three hundred newer ones none hides the old one that was asked for."""
    store = window.context.store
    old = register(store, Initiative(title="Alumbrado viejo", received=date(2024, 3, 1)))
    with store.change("muchas"):
        for number in range(300):
            register(store, Initiative(title=f"Alumbrado {number}", received=date(2026, 11, 2)))
    (group,) = seek(catalog.HOUSE, store, "alumbrado", narrowed=Narrowed(until=date(2024, 12, 31)))
    assert (group.total, [one.record for one in group.hits]) == (1, [f"initiative:{old}"])


def test_b5_the_filters_are_chosen_by_key_and_forgotten_the_next_time(window):
    bodies_with_a_matter(window)
    control(Qt.Key.Key_K)
    write("alumbrado")
    panel = window.panel
    assert panel._count.text() == "2 resultados"
    press(Qt.Key.Key_F, ALT)
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Fecha"
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Órgano"
    while focused().currentText() != "Comisión de Obras":
        press(Qt.Key.Key_Down)
    assert panel._count.text() == "1 resultado"
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Estado"
    press(Qt.Key.Key_Tab)
    assert focused() is panel.field, "and back to the words"
    chosen = panel.results.chosen
    assert isinstance(chosen, SearchHit) and chosen.title.endswith("2025")
    press(Qt.Key.Key_Escape)
    control(Qt.Key.Key_K)
    assert panel._count.text() == "2 resultados"


# -- what attachments say


def pdf(text: str) -> bytes:
    return render.pdf_bytes(Document(title="Nota", blocks=(Paragraph(plain(text)),)))


def docx(text: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("word/document.xml", f"<w:document><w:p><w:t>{text}</w:t></w:p></w:document>")
    return made.getvalue()


def hung(window: MainWindow, folder: Path, name: str, data: bytes) -> str:
    store = window.context.store
    key = register(store, Initiative(title=f"Con {name}", received=date(2026, 11, 2)))
    (folder / name).write_bytes(data)
    attach(store, Ref("initiative", key), folder / name)
    return key


def read(window: MainWindow) -> None:
    """Until the worker has read the attachments, by its own signal."""
    rest()
    while window.background.busy:
        loop = QEventLoop()
        window.background.idle.connect(loop.quit)
        QTimer.singleShot(10_000, loop.quit)
        loop.exec()
    rest()


def found_papers(window: MainWindow) -> list[SearchHit]:
    rows = [window.panel.results.item(at).data(Qt.ItemDataRole.UserRole) for at in range(window.panel.results.count())]
    return [one for one in rows if isinstance(one, SearchHit) and one.record.startswith("attachment:")]


@pytest.mark.parametrize(
    ("name", "make"),
    [("nota.txt", lambda text: text.encode()), ("nota.pdf", pdf), ("nota.docx", docx)],
)
def test_b5_the_text_inside_an_attachment_is_found_and_opens_its_record(window, tmp_path, name, make):
    key = hung(window, tmp_path, name, make("Se pide hormigón para nueve columnas de la calle Acacias."))
    control(Qt.Key.Key_K)
    write("hormig")
    read(window)
    write("on columnas")
    (hit,) = found_papers(window)
    assert hit.title == name
    assert "hormigón" in hit.excerpt
    assert f"Con {name}" in hit.detail
    assert "columnas" in window.panel._text.toPlainText(), "its text is read beside"
    press(Qt.Key.Key_Return)
    assert window.page().board.table.current.initiative.id == key


def test_b5_what_was_being_looked_for_shows_the_papers_when_they_are_read(window, tmp_path):
    hung(window, tmp_path, "nota.txt", b"Hormigon")
    control(Qt.Key.Key_K)
    write("hormigon")
    read(window)
    assert [one.title for one in found_papers(window)] == ["nota.txt"], "without typing a letter more"


def test_b5_a_scan_without_text_says_so(window, tmp_path):
    hung(window, tmp_path, "plano de la plaza.pdf", b"%PDF-1.4 una imagen")
    control(Qt.Key.Key_K)
    write("plano plaza")
    read(window)
    (hit,) = found_papers(window)
    assert "sin texto que buscar" in hit.detail


def test_b5_a_paper_taken_away_is_not_found_any_more_and_no_index_kept_it(window, tmp_path):
    store = window.context.store
    key = hung(window, tmp_path, "nota.txt", b"hormigon")
    control(Qt.Key.Key_K)
    write("hormigon")
    read(window)
    assert len(found_papers(window)) == 1
    assert store.query("SELECT 1 FROM search_text WHERE body LIKE '%hormigon%'") == []
    detach(store, attachments_of(store, Ref("initiative", key))[0].id)
    window.panel._seek()
    assert found_papers(window) == []


def test_b5_a_phrase_and_a_word_left_out_count_inside_papers_too(window, tmp_path):
    hung(window, tmp_path, "uno.txt", b"la calle ancha")
    hung(window, tmp_path, "dos.txt", b"ancha es la calle")
    control(Qt.Key.Key_K)
    write("calle")
    read(window)
    assert len(found_papers(window)) == 2
    for words, left in (('"calle ancha" ', ["uno.txt"]), ("calle -es ", ["uno.txt"]), ("calle es ", ["dos.txt"])):
        window.panel.field.setText(words)
        window.panel._seek()
        assert [one.title for one in found_papers(window)] == left, words
    assert QApplication.focusWidget() is window.panel.field
