"""Every test: offscreen, a home of its own, a fixed clock; a Qt log line or an unexpected dialog fails it."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from munidesk.base import dates
from tests.once import FIXED
from tests.once import once as once

# Properties draw the same cases in every run, so that what passed keeps passing; `MUNIDESK_CASES=new` draws others.
# How slowly they are made says how busy the computer is, and nothing of the program.
settings.register_profile("same", derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("new", print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("MUNIDESK_CASES", "same"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the person's municipalities, new for each test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MUNIDESK_HOME", str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Callable[[datetime], None]]:
    """It is 19:00 of Tuesday 17 November 2026; call it with another moment to move on."""
    moment = [FIXED]

    def move(to: datetime) -> None:
        moment[0] = to

    with dates.fixed_clock(lambda: moment[0]):
        yield move


@pytest.fixture(autouse=True)
def months() -> Iterator[None]:
    """Months have the names of the first country, whatever file was open in the test before."""
    with dates.spoken_in("UY"):
        yield


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets that are imported are read in this process: starting another takes longer than any test of a list.

    What the other process does, with its memory and its clock, is tried by those of `data/book_reading` itself.
    """
    from munidesk.data.book_serving import read_file
    from munidesk.data.book_sink import Shelf
    from munidesk.sheets import assistant

    def read(path: Path, progress=None, _cancelled=None, *, marks=(".", ","), **_rest: object):  # type: ignore[no-untyped-def]
        if not path.is_file():
            return read_apart(path, progress, marks=marks)
        shelf = Shelf(path.name, path.stat().st_size, progress)
        read_file(path, shelf, marks)
        return shelf.book()

    read_apart = assistant.read_book
    monkeypatch.setattr(assistant, "read_book", read)


@pytest.fixture(scope="session")
def app() -> Iterator[object]:
    """The one QApplication, dressed as the program dresses it; what is closed by then is not dressed again."""
    from munidesk.ui import theme
    from tests.windows import free_closed

    made, dress = theme.application(), theme.apply

    def apply(*arguments: object, **named: object) -> None:
        free_closed()
        dress(*arguments, **named)

    theme.start(made, "light")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme, "apply", apply)
        yield made


@pytest.fixture
def qapp(app: object) -> Iterator[object]:
    """As `app`, and whatever Qt logs during the test fails it."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    from tests.windows import free_closed

    said: list[str] = []

    def listen(kind: QtMsgType, _context: object, message: str) -> None:
        # What the offscreen platform lacks (raising a window, a list that grabs the keys) is no fault of ours.
        lacking = "propagateSizeHints" in message or "This plugin does not support" in message
        if kind is not QtMsgType.QtDebugMsg and not lacking:
            said.append(message)

    before = qInstallMessageHandler(listen)
    yield app
    free_closed()
    qInstallMessageHandler(before)
    assert not said, said
