"""T2: the day the file does not open, a window with ways out, from the first key to the municipality open again."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from munidesk import app_windows as program
from munidesk import catalog
from munidesk.app import open_store
from munidesk.app_windows import Windows, as_user_error
from munidesk.base import settings
from munidesk.base.errors import UserError
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import backup, check, file, search_index
from munidesk.data.store import Store
from munidesk.town import page_health
from munidesk.town import store as town
from munidesk.town.page_copies import moment_words
from munidesk.town.page_first_run import FirstRun
from munidesk.town.page_rescue import Rescue
from munidesk.town.sample import SampleSize
from munidesk.ui import dialogs
from munidesk.ui.dialogs import Question
from munidesk.ui.tasks import Tasks
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, rest

NAME = "Municipio de Cerro del Alba.munidesk"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A founded municipality with two sessions, as it lies on the disk."""
    path = tmp_path_factory.mktemp("sample") / NAME
    with closing(file.create(path, catalog.schemas(), author="Lucía")) as store:
        write_sample(store, SampleSize(sessions=2))
    return path.read_bytes()


class Desk:
    """What the person has on the computer: the folder, the stick with two backups, and the window that is open."""

    def __init__(self, home: Path, whole: bytes, clock: Callable[[datetime], None]) -> None:
        self.home, self.stick = home, home / "SECRETARÍA"
        self.path = home / NAME
        self.path.write_bytes(whole)
        self.stick.mkdir()
        with closing(self.opened()) as store:
            for day in (3, 16):
                clock(datetime(2026, 11, day, 18, 55))
                note(store, f"respaldo del {day}")
                backup.backup(store, self.stick)
            clock(datetime(2026, 11, 17, 9, 0))
            note(store, "lo de hoy")
        self.settings = Settings(theme="light", last_file=str(self.path), backup_folder=str(self.stick))
        settings.save(self.settings)
        self.windows: Windows | None = None

    def opened(self) -> Store:
        return file.open_file(self.path, catalog.schemas(), author="Lucía")

    def start(self, path: Path | None = None) -> QWidget:
        """As `run_window` does, without its event loop."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.windows = Windows(application, settings.load())
        chosen = path or self.path
        try:
            store = open_store(chosen, self.settings)
        except Exception as error:
            self.windows.rescue(chosen, as_user_error(error, chosen))
        else:
            self.windows.show(store)
        return self.settled()

    def settled(self) -> QWidget:
        """The window in front once its work is done, with the keyboard."""
        assert self.windows is not None
        rest()
        window = None
        while window is not self.windows.window:  # the work of one window may bring the next one
            window = self.windows.window
            for name in ("tasks", "background"):
                wait_for(getattr(window, name, None))
        assert window is not None
        window.activateWindow()
        rest()
        return window


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """The file is looked over as soon as the window stands, not when a person has begun to work."""
    monkeypatch.setattr(page_health, "FIRST", 0)


def wait_for(tasks: Tasks | None) -> None:
    """Until the worker has nothing left, by its own signal."""
    while tasks is not None and tasks.busy:
        loop = QEventLoop()
        tasks.idle.connect(loop.quit)
        QTimer.singleShot(20_000, loop.quit)
        loop.exec()
    rest()


def note(store: Store, text: str) -> None:
    record = town.municipality(store)
    with store.change("Anotar el teléfono") as writer:
        writer.put("municipality", {"id": record.id, "phone": text})


def phone(path: Path) -> str:
    with closing(file.open_file(path, catalog.schemas(), read_only=True)) as store:
        return town.municipality(store).phone


@pytest.fixture
def desk(qapp, home: Path, municipality: bytes, clock) -> Iterator[Desk]:
    made = Desk(home, municipality, clock)
    yield made
    window = made.windows.window if made.windows is not None else None
    if isinstance(window, MainWindow):
        window.abandon()
    elif window is not None:
        window.close()
    rest()


def press(window: QWidget, key: Qt.Key) -> None:
    here = window.focusWidget() or window
    QTest.keyClick(here, key)
    rest()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 3)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def scramble(path: Path) -> None:
    with path.open("r+b") as written:
        written.write(bytes(range(7, 107)))


def foreign_program(path: Path) -> None:
    path.write_text("esto era un archivo de texto", encoding="utf-8")


DAMAGES = [
    (cut, "está dañado y no se puede abrir"),
    (empty, "está vacío"),
    (scramble, "está dañado y no se puede abrir"),
    (foreign_program, "está dañado y no se puede abrir"),
]


@pytest.mark.parametrize(("damage", "sentence"), DAMAGES, ids=[one[0].__name__ for one in DAMAGES])
def test_t2_two_enters_from_a_damaged_file_to_the_last_backup(desk: Desk, damage, sentence: str):
    damage(desk.path)
    before = desk.path.read_bytes()
    window = desk.start()
    assert isinstance(window, Rescue)
    assert sentence in window.refused.what
    assert "Ajustes" not in window.refused.what
    first = window.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.accessibleName() == "Recuperar un respaldo…"
    assert "2 copias, la última de ayer 18:55" in first.accessibleDescription()
    press(window, Qt.Key.Key_Return)
    assert window.focusWidget() is window.copies.table
    (newest, older) = window.copies.records
    assert (newest.copy.at, older.copy.at) == (datetime(2026, 11, 16, 18, 55), datetime(2026, 11, 3, 18, 55))
    assert "2 sesiones" in newest.contents.holds
    press(window, Qt.Key.Key_Return)
    again = desk.settled()
    assert isinstance(again, MainWindow)
    back = desk.home / "Municipio de Cerro del Alba (recuperado 2026-11-16 1855).munidesk"
    assert again.context.store.path == back
    assert phone(back) == "respaldo del 16"
    assert desk.path.read_bytes() == before
    assert settings.load().last_file == str(back)


def test_t2_the_older_copy_with_the_arrow(desk: Desk):
    cut(desk.path)
    window = desk.start()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    again = desk.settled()
    assert isinstance(again, MainWindow)
    assert phone(again.context.store.path) == "respaldo del 3"


def test_t2_a_damaged_copy_is_never_offered(desk: Desk):
    cut(desk.path)
    newest = max(desk.stick.iterdir())
    data = bytearray(newest.read_bytes())
    at = data.rindex(b"respaldo del 16")
    data[at : at + 8] = b"RESPALDO"
    newest.write_bytes(data)
    window = desk.start()
    assert isinstance(window, Rescue)
    assert [phone(one.copy.path) for one in window.copies.records] == ["respaldo del 3"]


def test_t2_a_file_that_was_moved_into_the_cloud_is_brought_here_or_read(desk: Desk):
    cloud = desk.home / "OneDrive - Municipio"
    cloud.mkdir()
    moved = cloud / NAME
    shutil.move(desk.path, moved)
    window = desk.start(moved)
    assert isinstance(window, Rescue)
    assert "se copia a la nube" in window.refused.what
    assert window.focusWidget().accessibleName() == "Traerlo a esta computadora"
    press(window, Qt.Key.Key_Down)
    assert window.focusWidget().accessibleName() == "Abrir solo para leer"
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    again = desk.settled()
    assert isinstance(again, MainWindow)
    assert again.context.store.path == desk.home / NAME
    assert not again.context.store.read_only
    assert phone(moved) == phone(desk.home / NAME) == "lo de hoy"


def test_t2_a_file_in_the_cloud_can_be_read_where_it_is(desk: Desk):
    cloud = desk.home / "Dropbox"
    cloud.mkdir()
    moved = cloud / NAME
    shutil.move(desk.path, moved)
    window = desk.start(moved)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    again = desk.settled()
    assert isinstance(again, MainWindow)
    assert again.context.store.read_only
    assert again.context.store.path == moved
    assert settings.load().last_file == str(desk.path)


def test_t2_a_file_that_is_not_there_offers_to_choose_it_and_not_the_first_steps(desk: Desk, monkeypatch):
    moved = desk.home / "Actas 2026.munidesk"
    shutil.move(desk.path, moved)
    window = desk.start()
    assert isinstance(window, Rescue)
    assert "No se encuentra" in window.refused.what
    assert window.focusWidget().accessibleName() == "Elegir otro municipio…"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_o: (str(moved), ""))
    press(window, Qt.Key.Key_Return)
    again = desk.settled()
    assert isinstance(again, MainWindow)
    assert again.context.store.path == moved


def test_t2_a_stick_that_was_not_plugged_in_is_tried_again_once_it_is(desk: Desk):
    folder, away = desk.home / "MEMORIA", desk.home.parent / "en el cajón"
    away.mkdir()
    shutil.move(desk.path, away / NAME)
    window = desk.start(folder / NAME)
    assert isinstance(window, Rescue)
    assert window.focusWidget().accessibleName() == "Probar de nuevo"
    press(window, Qt.Key.Key_Return)
    assert desk.settled() is window
    away.rename(folder)
    press(window, Qt.Key.Key_Return)
    again = desk.settled()
    assert isinstance(again, MainWindow)
    assert again.context.store.path == folder / NAME


def test_t2_a_chosen_file_that_does_not_open_either_is_said_in_the_same_window(desk: Desk, monkeypatch):
    cut(desk.path)
    other = desk.home / "otro.munidesk"
    other.write_bytes(b"")
    window = desk.start()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_o: (str(other), ""))
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert desk.settled() is window
    assert "«otro.munidesk» está vacío" in window.refused.what
    assert window.focusWidget().accessibleName() == "Recuperar un respaldo…"


def test_a_file_of_a_newer_version_opens_to_be_read_and_says_so(desk: Desk):
    with closing(sqlite3.connect(desk.path)) as raw:
        raw.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('council', 'm999', '')")
        raw.commit()
    said: list[str] = []

    def answer(dialog: Question) -> None:
        said.append(dialog.windowTitle())
        accept(dialog)

    answering(answer)
    window = desk.start()
    assert isinstance(window, MainWindow)
    assert said == ["Solo lectura"]
    assert window.context.store.read_only
    assert "se abre solo para leer" in window.context.store.read_only_reason


def test_t2_starting_anew_leads_to_the_first_steps_and_leaves_the_file(desk: Desk):
    cut(desk.path)
    before = desk.path.read_bytes()
    window = desk.start()
    press(window, Qt.Key.Key_Up)  # round to the last one
    assert window.focusWidget().accessibleName() == "Empezar de nuevo"
    press(window, Qt.Key.Key_Return)
    assert isinstance(desk.settled(), FirstRun)
    assert desk.path.read_bytes() == before


def test_t2_escape_goes_back_and_f1_explains(desk: Desk):
    cut(desk.path)
    window = desk.start()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Escape)
    assert window.focusWidget().accessibleName() == "Recuperar un respaldo…"
    said: list[str] = []

    def answer(dialog: Question) -> None:
        said.append(dialog.windowTitle())
        accept(dialog)

    answering(answer)
    press(window, Qt.Key.Key_F1)
    assert said == ["Ayuda"]


def test_t2_a_stick_that_is_not_plugged_in_is_asked_for_by_name(desk: Desk):
    empty(desk.path)
    away = desk.home.parent / "fuera"
    shutil.move(desk.stick, away)
    window = desk.start()
    assert isinstance(window, Rescue)
    assert window.copies.records == ()
    press(window, Qt.Key.Key_Return)
    assert "conecte la memoria" in window.copies._empty.text()
    assert str(desk.stick) in window.copies._empty.text()
    window.look_in(away)
    desk.settled()
    assert len(window.copies.records) == 2
    assert window.focusWidget() is window.copies.table


def test_t2_the_sample_made_later_never_comes_before_the_copies_of_the_lost_one(desk: Desk, clock):
    cut(desk.path)
    clock(datetime(2026, 11, 17, 12, 0))
    with closing(file.create(desk.home / "Otro pueblo.munidesk", catalog.schemas())) as store:
        write_sample(store, SampleSize(sessions=1))
        record = town.municipality(store)
        with store.change("Nombrar") as writer:
            writer.put("municipality", {"id": record.id, "name": "Municipio de Otro Pueblo"})
    window = desk.start()
    assert isinstance(window, Rescue)
    assert [one.other for one in window.copies.records] == [False, False, True]


def test_t2_copies_in_a_folder_inside_and_under_another_name_are_found(desk: Desk):
    inner = desk.home / "Respaldos viejos"
    inner.mkdir()
    for number, copy in enumerate(sorted(desk.stick.iterdir())):
        shutil.move(copy, inner / f"copia {number}.munidesk")
    scramble(desk.path)
    window = desk.start()
    assert isinstance(window, Rescue)
    assert {one.copy.path.parent for one in window.copies.records} == {inner}


@pytest.mark.parametrize("size", [(1366, 736), (1024, 700)])
def test_t2_everything_fits(desk: Desk, size: tuple[int, int]):
    cut(desk.path)
    window = desk.start()
    window.resize(*size)
    rest()
    assert window.minimumSizeHint().width() <= 1024
    for made in window.ways.buttons:
        assert made.isVisible()
        assert window.rect().contains(made.mapTo(window, made.rect().bottomRight()))
        assert made.accessibleName()
        assert made.accessibleDescription()


# -- when the damage shows later


def damage_of_a_table(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        pages = [row[0] for row in raw.execute("SELECT pageno FROM dbstat WHERE name = ?", (table,))]
    with path.open("r+b") as written:
        for page in pages:
            written.seek((page - 1) * 4096)
            written.write(bytes(4096))


def test_t2_a_page_of_zeros_is_told_in_the_window_and_its_key_leads_to_the_copies(desk: Desk):
    damage_of_a_table(desk.path, "swot_factor")
    window = desk.start()
    assert isinstance(window, MainWindow)
    assert "está dañado: una parte no se puede leer" in window.notice.text
    window.notice.press()
    rescue = desk.settled()
    assert isinstance(rescue, Rescue)
    press(rescue, Qt.Key.Key_Return)
    press(rescue, Qt.Key.Key_Return)
    assert isinstance(desk.settled(), MainWindow)


def test_t2_damage_that_an_error_brings_up_offers_the_copies_there(desk: Desk):
    window = desk.start()
    assert isinstance(window, MainWindow)
    os.truncate(desk.path, 0)
    answering(accept)
    window.go("participation")
    rescue = desk.settled()
    assert isinstance(rescue, Rescue)
    assert len(rescue.copies.records) == 2


def test_t2_what_the_home_page_cannot_read_leads_there_too(desk: Desk):
    damage_of_a_table(desk.path, "membership")
    window = desk.start()
    assert isinstance(window, Rescue)
    assert "una parte no se puede leer" in window.refused.what


# -- starting the program


def test_t2_without_a_screen_the_sentence_stays_on_the_command_line(home: Path):
    path = home / NAME
    path.write_bytes(b"")
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["QT_QPA_PLATFORM"] = ""
    done = subprocess.run(
        [sys.executable, "-m", "munidesk", str(path)], capture_output=True, text=True, cwd=ROOT, env=environment
    )
    assert done.returncode == 1
    assert "está vacío: no guarda ningún municipio" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("by_double_click", [False, True])
def test_t2_the_program_starts_with_the_ways_out(home: Path, qapp, monkeypatch, by_double_click: bool):
    path = home / NAME
    path.write_bytes(b"")
    if not by_double_click:
        settings.save(Settings(last_file=str(path)))
    shown: list[Windows] = []
    rescue = Windows.rescue

    def seen(self: Windows, lost: Path, error: UserError) -> None:
        shown.append(self)
        rescue(self, lost, error)

    monkeypatch.setattr(Windows, "rescue", seen)
    monkeypatch.setattr(program, "make_application", lambda _settings: qapp)
    monkeypatch.setattr(type(qapp), "exec", lambda *_a: 0)
    hook = sys.excepthook
    try:
        assert program.run_window(path if by_double_click else None) == 0
    finally:
        sys.excepthook = hook
    (keeper,) = shown
    assert isinstance(keeper.window, Rescue)
    assert keeper.window.refused.path == path
    keeper.window.close()


# -- T3 and T4 in the window


def alter_old_history(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE change_set SET label = 'x' WHERE seq = 5")
        raw.commit()


def test_t3_an_old_fault_is_told_on_opening_and_work_goes_on(desk: Desk, monkeypatch):
    alter_old_history(desk.path)
    window = desk.start()
    assert isinstance(window, MainWindow)
    assert "cambio 5" in window.notice.text
    assert "puede seguir trabajando y respaldando" in window.notice.text
    said: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _w, title, text: said.append(f"{title}: {text}"))
    window.notice.press()
    assert "Qué hacer" in said[0]
    assert "con problemas" in said[0]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_o: str(desk.stick))
    window.page().back_up()
    assert window.context.store.last_backup.faults
    window.show_status()
    assert window.foot.backup.text().startswith("Respaldo con problemas: hoy")
    assert settings.load().backup_folder == str(desk.stick)


def test_t3_the_copy_with_problems_says_so_in_the_list_and_after_it_came_back(desk: Desk, clock):
    alter_old_history(desk.path)
    clock(datetime(2026, 11, 17, 11, 0))
    with closing(desk.opened()) as store:
        backup.backup(store, desk.stick)
    cut(desk.path)
    window = desk.start()
    assert isinstance(window, Rescue)
    assert [bool(one.copy.faults) for one in window.copies.records] == [True, False, False]
    press(window, Qt.Key.Key_Return)
    assert "con problemas: El historial fue alterado en el cambio 5" in window.copies._said.text()
    press(window, Qt.Key.Key_Return)
    again = desk.settled()
    assert isinstance(again, MainWindow)
    assert phone(again.context.store.path) == "lo de hoy"
    assert "cambio 5" in again.notice.text


def test_t3_settings_list_the_copies_by_what_they_hold_and_open_the_one_that_came_back(desk: Desk, monkeypatch):
    os.utime(min(desk.stick.iterdir()), (4e9, 4e9))
    window = desk.start()
    assert isinstance(window, MainWindow)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_o: str(desk.stick))
    monkeypatch.setattr(dialogs, "confirm", lambda *_a: True)
    window.go("settings", at="copies")
    section = window.page().copies
    section.search_elsewhere()
    desk.settled()
    offered = [moment_words(one.copy.at) for one in section.copies.records]
    assert offered == ["ayer 18:55", "martes 03/11/2026 18:55"]
    section.bring_back(section.copies.records[1])
    again = desk.settled()
    assert isinstance(again, MainWindow)
    assert again is not window
    assert phone(again.context.store.path) == "respaldo del 3"


def test_t4_a_damaged_index_is_mended_while_the_window_opens_and_nobody_is_told(desk: Desk):
    with closing(sqlite3.connect(desk.path)) as raw:
        raw.execute("DELETE FROM search_index_data WHERE id > 10")
        raw.execute("UPDATE search_text SET title = replace(title, 'a', 'e')")
        raw.commit()
    window = desk.start()
    assert isinstance(window, MainWindow)
    store = window.context.store
    assert search_index.is_sound(store.connection, store.searchable)
    assert check.database_problems(store.connection) == ()
    assert window.notice.text == ""
