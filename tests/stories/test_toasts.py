"""What the window tells lies over nothing, goes when it is no longer true, and its buttons are reached by key."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.features.participation.initiatives.store import all_initiatives, save_initiative
from munidesk.features.pilot.store import pilots, rounds_of
from munidesk.instruments.scoring import open_blanks
from munidesk.instruments.store import close_round, leave_unanswered, load_round, nothing, reopen_round
from munidesk.town.sample import SampleSize
from munidesk.ui import theme
from munidesk.ui.context import Way
from munidesk.ui.window import MainWindow
from tests.stories.test_sizes import visited
from tests.stories.window import focused, press, rest

SHORT = "Se quitó el factor."
LONG = (
    "Suman 5 votos y hay 4 presentes. Revise los números o la asistencia: quien se retiró a las 20:31 ya no vota, y "
    "quien se excusa tampoco se cuenta entre los que votan en contra."
)
EXPORTED = "Se guardó Lo pendiente en PDF: Lo pendiente 2026-11-28.pdf, en C:\\Usuarios\\Lucía\\Documentos\\MuniDesk"


@pytest.fixture(scope="module")
def municipality(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("avisos") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(store, SampleSize(sessions=3, initiatives=8))
    store.close()
    return path


@pytest.fixture
def window(qapp, municipality: Path) -> Iterator[MainWindow]:
    made = make_window(file.open_file(municipality, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    rest()
    yield made
    made.close()


def ways(taken: list[str]) -> tuple[Way, ...]:
    return tuple(
        Way(words, key, lambda words=words: taken.append(words))
        for words, key in (("Abrir", "Alt+A"), ("Abrir carpeta", "Alt+C"), ("Imprimir", "Alt+I"))
    )


def place(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def covered(window: MainWindow) -> list[str]:
    """What is seen beneath the toast: nothing may be, neither a button nor the strip of keys nor a row."""
    own = place(window.toast, window)
    return [
        f"{type(one).__name__} «{one.accessibleName()}»"
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one is not window.toast
        and not window.toast.isAncestorOf(one)
        and not one.isAncestorOf(window.toast)
        and QRect(one.mapTo(window, QPoint()), one.size()).intersects(own)
        and one.visibleRegion().translated(one.mapTo(window, QPoint())).intersects(own)
    ]


def is_whole(window: MainWindow) -> bool:
    """Every word of the sentence is painted, and the toast within the window."""
    text = window.toast._text
    asked = text.fontMetrics().boundingRect(QRect(0, 0, text.width(), 10_000), Qt.TextFlag.TextWordWrap, text.text())
    return asked.height() <= text.height() + 1 and window.rect().contains(place(window.toast, window))


@pytest.mark.parametrize(("size", "large"), [((1366, 697), False), ((1024, 640), True)])
def test_w33_w70_w77_no_toast_lies_over_anything_on_any_page(qapp, municipality, size, large):
    theme.apply(qapp, "light", large=large)
    window = make_window(file.open_file(municipality, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    window.show()
    window.resize(*size)
    wrong = []
    for page in visited(window):
        for text, undo, offered in ((SHORT, True, ()), (LONG, False, ()), (EXPORTED, False, ways([]))):
            window.toast.say(text, undo=undo, ways=offered)
            rest()
            wrong += [f"{page}: «{text[:12]}» covers {one}" for one in covered(window)]
            wrong += [] if is_whole(window) else [f"{page}: «{text[:12]}» is cut"]
            wrong += [] if (window.width(), window.height()) == size else [f"{page}: the window grew"]
            window.toast.dismiss()
    window.close()
    theme.apply(qapp, "light")
    assert wrong == []


def test_w33_with_the_whole_screen_for_the_page_it_is_told_all_the_same(window):
    press(Qt.Key.Key_F11)
    assert window.top.isHidden()
    window.say(SHORT)
    rest()
    assert window.toast.isVisible() and covered(window) == []
    window.toast.dismiss()
    assert window.top.isHidden()
    press(Qt.Key.Key_F11)


def test_w33_what_was_refused_goes_when_it_is_mended(window):
    store = window.context.store
    window.go("participation")
    window.say("Ese valor no se puede escribir.")
    first = all_initiatives(store)[0]
    save_initiative(store, replace(first, title=f"{first.title}, mendado"))
    assert window.toast.isHidden()


def test_w70_what_was_undone_or_reopened_is_not_told_any_more(window):
    store = window.context.store
    of = next(one for one in rounds_of(store, pilots(store)[0].id) if one.is_open)
    leave_unanswered(store, of.id, [one.key for one in open_blanks(load_round(store, of.id))])
    close_round(store, of.id, nothing)
    window.say("La ronda quedó cerrada.", undo=True)
    reopen_round(store, of.id)
    assert window.toast.isHidden()
    close_round(store, of.id, nothing)
    window.say("La ronda quedó cerrada.", undo=True)
    window.undo()
    assert window.toast.isHidden()


def test_w77_a_file_written_stays_offered_while_one_goes_on_writing(window):
    store = window.context.store
    window.context.offer(EXPORTED, ways([]))
    first = all_initiatives(store)[0]
    save_initiative(store, replace(first, title=f"{first.title}."))
    assert window.toast.isVisible()


def test_w77_f6_reaches_the_buttons_enter_presses_them_and_the_keyboard_comes_back(window):
    taken: list[str] = []
    window.go("swot")
    rest()
    before = focused()
    window.context.offer(EXPORTED, ways(taken))
    for _turn in range(12):
        press(Qt.Key.Key_F6)
        if window.toast.isAncestorOf(focused()):
            break
    assert focused().text() == "Abrir (Alt+A)"
    window.toast._time_is_up()
    assert window.toast.isVisible(), "it does not go while somebody is in it"
    press(Qt.Key.Key_Return)
    rest()
    assert taken == ["Abrir"] and window.toast.isHidden()
    page = window.page()
    assert page is not None and page.isAncestorOf(focused()), "as before, in the page"
    assert before.isVisible() and QApplication.focusWidget() is not None
