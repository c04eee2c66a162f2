"""The only place that wires a window: settings, language, store, pages; which one is open: `app_windows`."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from munidesk import catalog
from munidesk.base import dates, settings
from munidesk.base.errors import FileError, UserError
from munidesk.base.i18n import _
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.town.founded import country_of, name_of
from munidesk.ui import theme
from munidesk.ui.app_icon import app_icon
from munidesk.ui.context import Context, NarrowBy, Narrowed, SearchGroup, SearchHit
from munidesk.ui.page import Page
from munidesk.ui.rail import RailEntry
from munidesk.ui.window import MainWindow

if TYPE_CHECKING:
    from munidesk.records.ref import Ref

SETTLE_MS = 400


def open_store(path: Path, preferred: Settings, *, read_only: bool = False) -> Store:
    return file.open_file(path, catalog.schemas(), author=preferred.author, read_only=read_only)


def make_application(preferred: Settings) -> QApplication:
    app = theme.application()
    app.setApplicationName("MuniDesk")
    theme.start(app, preferred.theme, large=preferred.large_text)
    app.setWindowIcon(app_icon())
    return app


def make_window(store: Store, preferred: Settings, rescue: Callable[[FileError], None] | None = None) -> MainWindow:
    """The window of an open municipality, at its home page; `rescue` for the day its file fails."""
    dates.speak(country_of(store))
    entries = tuple(
        RailEntry(
            page.key,
            page.words,
            page.icon,
            page.bottom,
            "F1" if page.key == "help" else "",
            partial(page.shown, store) if page.shown is not None else None,
        )
        for page in catalog.HOUSE.rail(store)
        if page.icon and not page.within
    )
    makers: dict[str, Callable[[Context], Page]] = {page.key: page.make for page in catalog.pages()}
    window = MainWindow(store, preferred, entries, makers, lambda: name_of(store))
    house, context = catalog.HOUSE, window.context
    context.search = partial(_find, store)
    context.seek = partial(_seek, window, store)
    context.narrow_by = partial(_narrow_by, store)
    context.describe = partial(house.describe, store)
    context.matter = partial(house.matter, store)
    context.make = lambda name, selection: catalog.export_named(name)(store, selection)
    context.actions = catalog.actions(store)
    context.compute = house.compute(store)
    context.indicators = catalog.indicators
    context.live_blocks = catalog.live_blocks
    context.personal = lambda: house.personal
    context.paper_codes = house.paper_codes
    context.told = house.told
    context.beside = lambda key: house.beside(key, store)
    context.holds = holds
    context.print_page = partial(_print_page, context)
    context.to_plan = partial(_to_plan, context)
    window.context.save_settings = settings.save
    window.context.rescue = rescue
    window.setWindowTitle(f"{name_of(store)} · MuniDesk")
    window.go("home")
    return window


def _find(store: Store, words: str) -> Sequence[SearchHit]:
    from munidesk.overview.search import find

    return find(catalog.HOUSE, store, words)


def _seek(
    window: MainWindow, store: Store, words: str, kinds: Collection[str], most: int, narrowed: Narrowed
) -> Sequence[SearchGroup]:
    from munidesk.overview.search import seek
    from munidesk.overview.search_papers import PaperWords

    papers = window.paper_words
    if not isinstance(papers, PaperWords):
        papers = window.paper_words = PaperWords(window.background, catalog.schemas(), window.seek_again)
    papers.look(store)
    return seek(catalog.HOUSE, store, words, kinds, most, narrowed, papers)


def _narrow_by(store: Store) -> NarrowBy:
    from munidesk.overview.search_bounds import narrow_by

    return narrow_by(catalog.HOUSE, store)


def _print_page(context: Context, page: Page) -> None:
    from munidesk.town.page_print import print_page

    print_page(context, page)


def _to_plan(context: Context, ref: "Ref", title: str) -> str:
    from munidesk.overview.page_to_plan import carry_to_plan

    return carry_to_plan(context, ref, title)


def write_picture(path: Path, picture: Path, key: str, **arguments: str) -> None:
    """A picture of a page of the municipality at `path`; without an id, the last session's."""
    preferred = Settings()
    app = make_application(preferred)
    window = make_window(open_store(path, preferred), preferred)
    try:
        window.show()
        if key == "council.session" and "id" not in arguments:
            arguments["id"] = _last_session(window.context.store)
        window.go(key, **arguments)
        settle(app, window)
        if not window.grab().save(str(picture)):
            raise UserError(_("No se pudo guardar la imagen «{path}».").format(path=picture))
    finally:
        window.close()


def _last_session(store: Store) -> str:
    sessions = catalog.listing_named("sessions").rows(store)
    if not sessions:
        raise UserError(_("Todavía no hay sesiones."))
    return str(max(sessions, key=lambda row: str(row["date"]))["id"])


def settle(app: QApplication, window: MainWindow) -> None:
    """Let layouts, timers and the worker come to rest."""
    idle = 0
    for _round in range(20):
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()
        idle = 0 if window.tasks.busy else idle + 1
        if idle == 2:  # once more for the preview, which draws its pages on a thread of its own
            return
    app.sendPostedEvents()


def holds(store: Store) -> str:
    """«12 sesiones, 41 iniciativas»."""
    from munidesk.overview.copy_contents import contents  # not before somebody looks at copies

    return contents(store).holds
