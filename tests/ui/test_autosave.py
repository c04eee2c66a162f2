"""Text is written soon after its first key, pause or not, and the foot of the window says what is true meanwhile."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.errors import DiskError, UserError
from munidesk.town.sample import SampleSize
from munidesk.ui.autosave import Autosave, pending
from munidesk.ui.forms import Field, Kind, RecordForm
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import answering, finish_work, opened, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2, initiatives=6))) as made:
        yield made


def until(true: Callable[[], bool], doing: Callable[[], object] = lambda: None) -> None:
    """Go on until it is true; what never comes ends the test."""
    patience = QDeadlineTimer(20_000)
    while not true():
        assert not patience.hasExpired()
        doing()
        QApplication.processEvents()


def test_w2_typing_that_never_pauses_is_written_all_the_same(qapp):
    editor, saved = QPlainTextEdit(), []
    saving = Autosave(editor, lambda: saved.append(editor.toPlainText()))
    editor.textChanged.connect(saving.touch)
    until(lambda: bool(saved), lambda: QTest.keyClicks(editor, "a"))
    saving.forget()


def test_w2_a_pause_is_enough_too(qapp):
    editor, saved = QPlainTextEdit(), []
    saving = Autosave(editor, lambda: saved.append(editor.toPlainText()))
    editor.textChanged.connect(saving.touch)
    QTest.keyClicks(editor, "hola")
    until(lambda: saved == ["hola"])
    assert not pending().waiting


def test_w2_what_the_disk_refused_waits_and_is_written_when_it_can_be(qapp):
    editor, disk = QLineEdit(), ["full"]
    saved: list[str] = []

    def save() -> None:
        if disk[0]:
            raise DiskError("No queda espacio en el disco.")
        saved.append(editor.text())

    saving = Autosave(editor, save)
    editor.textChanged.connect(saving.touch)
    QTest.keyClicks(editor, "acta")
    assert not saving.leave(), "the person stays with what was refused"
    assert pending().waiting
    assert (pending().words, pending().fault) == ("Sin guardar", "No queda espacio en el disco.")
    disk[0] = ""
    assert pending().flush()
    assert saved == ["acta"]
    assert pending().fault == ""


def test_w2_what_is_refused_for_what_it_says_does_not_go_into_the_next_record(qapp):
    editor = QLineEdit()

    def save() -> None:
        raise UserError("Escriba un título.")

    saving = Autosave(editor, save)
    saving.touch()
    assert saving.leave()
    assert not saving.waiting


def test_w2_the_foot_tells_the_truth_while_something_waits(window):
    store = window.context.store
    last = str(store.select("session", order="date DESC")[0]["id"])
    window.go("council.session", id=last, step="live")
    rest()
    panel = window.page()._steps["live"].matter
    panel.editor.setFocus()
    until(lambda: window.foot.saved.text() in {"Todo está guardado", f"Guardado {_hour(store)}"})
    write("Se abre")
    assert pending().waiting
    assert window.foot.saved.text() == "Guardando…"
    assert panel._saved.text() == "Guardando…"
    until(lambda: not pending().waiting)
    until(lambda: window.foot.saved.text() == f"Guardado {_hour(store)}")
    assert panel._saved.text() == "Guardado"


def _hour(store: object) -> str:
    at = getattr(store, "saved_at", None)
    return f"{at.hour}:{at.minute:02d}" if at else ""


def test_w2_closing_writes_what_waits_even_where_the_page_does_not_know(window):
    store = window.context.store
    one = str(store.select("encounter")[0]["id"])
    window.go("participation.encounter", id=one, tab="2")
    rest()
    window.page().tabs.current._form.editor("notes").setFocus()
    write("Vino mucha gente")
    assert pending().waiting
    told: list[str] = []
    store.subscribe(lambda changes: told.extend(changes.tables))
    finish_work(window)
    window.close()
    assert "encounter" in told


def test_w2_closing_with_something_refused_asks_before_it_is_lost(window):
    editor = QLineEdit(window)

    def save() -> None:
        raise DiskError("No queda espacio en el disco.")

    saving = Autosave(editor, save)
    saving.touch()
    answering(lambda dialog: dialog.reject_button.click())
    window.close()
    assert window.isVisible(), "«Cancelar» keeps the window, with the text in it"
    assert saving.waiting
    answering(lambda dialog: dialog.accept_button.click())
    window.close()
    assert not window.isVisible()
    assert not pending().waiting


def test_w2_saving_does_not_move_the_cursor_of_a_field_that_is_stored_trimmed(qapp):
    values: dict[str, object] = {"place": "", "day": None, "notes": ""}
    fields = (Field("place", "Lugar"), Field("day", "Fecha", Kind.DATE), Field("notes", "Notas", Kind.LONG))

    def save(key: str, value: object) -> None:
        values[key] = value.strip() if isinstance(value, str) else value
        form.refresh()

    form = RecordForm(fields, lambda: values, save)
    form.show()
    form.activateWindow()
    rest()
    for key, typed, shown in (("place", "Salón ", "comunal"), ("notes", "Uno ", "dos")):
        form.focus(key)
        editor = form.editor(key)
        editor.insert(typed) if isinstance(editor, QLineEdit) else editor.insertPlainText(typed)
        form._entries[key]._autosave.touch()
        form.flush()
        form.refresh()
        QTest.keyClicks(editor, shown)
        text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        assert text == typed + shown
    form.focus("day")
    QTest.keyClicks(form.editor("day"), "17-11-2")
    form.flush()
    QTest.keyClicks(form.editor("day"), "6")
    assert form.editor("day").text() == "17-11-26"
    form.focus("place")
    assert values["day"] == "2026-11-17"
    assert form.editor("day").text() == "17/11/2026", "on leaving, as the program writes it"
    form.close()


def test_w2_a_text_written_in_many_steps_is_one_step_to_undo(window):
    window.go("settings")
    rest()
    form = window.page().town.form
    form.focus("address")
    form.editor("address").clear()
    for part in ("Avenida ", "Artigas ", "1420"):
        QTest.keyClicks(form.editor("address"), part)
        form.flush()
    store = window.context.store
    assert str(store.select("municipality")[0]["address"]) == "Avenida Artigas 1420"
    before = store.undo_label
    store.undo()
    assert store.undo_label != before
    assert "Avenida" not in str(store.select("municipality")[0]["address"])


class _Strays(QObject):
    """Windows that show themselves and are not the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window, self.found = window, list[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched is not self.window
        if shown and watched.isWindow() and watched.windowType() == Qt.WindowType.Window:
            self.found.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_w38_no_piece_of_a_page_flashes_as_a_window_of_its_own(window, qapp):
    strays = _Strays(window)
    QApplication.instance().installEventFilter(strays)
    store = window.context.store
    last = str(store.select("session", order="date DESC")[0]["id"])
    ids = {"participation.initiative": "initiative", "participation.encounter": "encounter"}
    for key in ("home", "council", "participation", "swot", "planning", "pilot", "settings", *ids):
        arguments = {"id": str(store.select(ids[key])[0]["id"])} if key in ids else {}
        window.go(key, **arguments)
        rest()
    for step in ("notice", "agenda", "live", "minutes", "signatures"):
        window.go("council.session", id=last, step=step)
        rest()
    QApplication.instance().removeEventFilter(strays)
    assert strays.found == []
