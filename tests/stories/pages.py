"""Every page of the window over three files: one with everything in it, an empty one, and one that is only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base import dates
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.features.council.sessions.store import reopen_session, sessions
from munidesk.features.participation.initiatives.store import all_initiatives
from munidesk.town.founding import found
from munidesk.town.sample import SampleSize
from munidesk.ui.page import Page, takes_keys
from munidesk.ui.window import MainWindow
from tests.once import FIXED
from tests.stories.pictures import PAGES, subjects
from tests.stories.window import rest

FILES = ("filled", "empty", "read_only")
ABOUT_ONE = {"council.session", "participation.encounter", "participation.initiative", "thread"}
"""Pages of one record: an empty file has none to show."""


def three_files(folder: Path, *, session_open: bool = False) -> dict[str, Path]:
    """The path of each of `FILES`, written into the folder; `session_open` has its last session going on."""
    for name in ("filled", "empty"):
        store = file.create(folder / f"{name}.munidesk", catalog.schemas(), author="Lucía")
        if name == "filled":
            write_sample(store, SampleSize(sessions=3, initiatives=8))
            if session_open:
                reopen_session(store, max(sessions(store), key=lambda one: one.date).id, "para seguirla")
        else:
            found(store, country="UY", name="Municipio de Cerro del Alba")
        store.close()
    filled = folder / "filled.munidesk"
    return {"filled": filled, "empty": folder / "empty.munidesk", "read_only": filled}


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[MainWindow]:
    store = file.open_file(path, catalog.schemas(), author="Lucía", read_only=read_only)
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    rest()
    yield made
    made.close()


@contextmanager
def standing(path: Path, *, read_only: bool = False) -> Iterator[MainWindow]:
    """One window for all the tests of a file that only look: making its pages is most of what they cost."""
    with pytest.MonkeyPatch.context() as patch, dates.fixed_clock(lambda: FIXED):
        patch.setenv("MUNIDESK_HOME", str(path.parent))
        with opened(path, read_only=read_only) as made:
            yield made


def visited(window: MainWindow) -> Iterator[str]:
    """Go to every page that the file has something for; its name."""
    store = window.context.store
    of = subjects(store) if all_initiatives(store) else {}
    for name, key, arguments in PAGES:
        if key not in ABOUT_ONE or of:
            window.go(key, **arguments, **({"id": of[key]} if key in of else {}))
            rest()
            yield name


def page_of(window: MainWindow) -> Page:
    page = window.page()
    assert page is not None
    return page


def lost(window: MainWindow) -> str:
    """What is wrong with where the keyboard is; empty when it stands in the page and one sees it."""
    page, there = page_of(window), window.focusWidget()
    if there is None:
        return "nowhere"
    if not page.isAncestorOf(there):
        return f"outside the page, in {type(there).__name__} «{there.accessibleName()}»"
    return "" if takes_keys(there, page) else f"in {type(there).__name__}, where nobody sees it"
