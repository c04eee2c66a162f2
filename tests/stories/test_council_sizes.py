"""«En sesión» at the sizes people have, with 5 and 30 seats: what decides is whole and in sight."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from munidesk.app import make_window
from munidesk.base.dates import fixed_clock
from munidesk.base.settings import Settings
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import PresenceKind, VoteType
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.page_tiles import BallotTile
from munidesk.ui import theme
from munidesk.ui.window import MainWindow
from tests.stories.councils import NOW, Council
from tests.stories.test_sizes import cut_numbers, sideways
from tests.stories.window import control, press, rest, write

SIZES = ((1366, 697), (1024, 700), (1920, 1080))
Fill = Callable[[Council], object]


def one_leaves(council: Council) -> None:
    view = load_view(council.store, council.session)
    with fixed_clock(NOW):
        mark(council.store, council.session, view.titulars[-1].id, PresenceKind.LEAVES)


def decided(council: Council) -> None:
    one_leaves(council)
    council.vote(1)


def tied(council: Council) -> None:
    present = len(load_view(council.store, council.session).seated())
    if present % 2:
        one_leaves(council)
    council.vote(present // 2)


def secret(council: Council) -> None:
    council.vote(2, kind=VoteType.SECRET)


@contextmanager
def voting(
    qapp: QApplication, path: Path, seats: int, fill: Fill, *, large: bool
) -> Iterator[tuple[MainWindow, LiveStep]]:
    """The session of a council of `seats`, the keyboard in its vote."""
    theme.apply(qapp, "light", large=large)
    council = Council(path / "cerro.munidesk", seats)
    fill(council)
    with fixed_clock(NOW):
        window = make_window(council.store, Settings(author="Lucía"))
        window.show()
        window.activateWindow()
        window.go("council.session", id=council.session, step="live")
        live = window.findChild(LiveStep)
        live.matter.votes.setFocus()
        try:
            yield window, live
        finally:
            window.close()
            theme.apply(qapp, "light")


def sized(window: MainWindow, live: LiveStep, size: tuple[int, int]) -> None:
    window.resize(*size)
    for _turn in range(4):
        rest()
    live.matter.votes.show_soon()
    rest()


def in_sight(widget: QWidget) -> bool:
    """Every pixel of it, also where something scrolls."""
    seen = QRect(QPoint(), widget.size())
    return not widget.visibleRegion().isEmpty() and widget.visibleRegion().boundingRect() == seen


def cut(part: QWidget) -> list[str]:
    """Words of labels and buttons with less room than they ask for."""
    return [
        f"{one.text()!r}: {one.width()} of {one.sizeHint().width()}"
        for one in (*part.findChildren(QLabel), *part.findChildren(QAbstractButton))
        if one.isVisible() and one.text() and one.width() < one.sizeHint().width() and not _gives(one)
    ]


def _gives(one: QWidget) -> bool:
    return isinstance(one, QLabel) and (one.wordWrap() or type(one).__name__ == "Elided")


@pytest.mark.parametrize(
    ("fill", "seats", "large"),
    [
        (decided, 5, False),
        (tied, 5, True),
        (tied, 30, False),
        (decided, 30, True),
        (secret, 5, True),
        (secret, 30, False),
    ],
)
def test_w28_w59_what_decides_is_in_sight_and_whole(qapp, tmp_path, seats, fill, large):
    with voting(qapp, tmp_path, seats, fill, large=large) as (window, live):
        for size in SIZES:
            sized(window, live, size)
            result = live.matter._result
            assert in_sight(result), size
            assert cut(result) == [], size
            assert result.heightForWidth(result.width()) <= result.height(), size
            assert sideways(window, str(size)) == []
            assert cut_numbers(window, str(size)) == []
            if fill is tied:
                assert in_sight(result._second), size


@pytest.mark.parametrize("seats", [5, 30])
def test_w59_every_ballot_is_in_sight_under_the_keys(qapp, tmp_path, seats):
    with voting(qapp, tmp_path, seats, tied, large=False) as (window, live):
        for size in SIZES:
            sized(window, live, size)
            tiles = live.matter.votes.findChildren(BallotTile)
            assert [one.accessibleName() for one in tiles if one.isVisible() and not in_sight(one)] == [], size
            assert sum(one.isVisible() for one in tiles) == seats


def test_w59_in_letra_grande_the_ballot_of_the_keys_is_in_sight(qapp, tmp_path):
    with voting(qapp, tmp_path, 30, tied, large=True) as (window, live):
        for size in SIZES:
            sized(window, live, size)
            for place in (0, 17, 29):
                live.matter.votes._cursor = place
                live.matter.votes.repaint_cursor()
                for _turn in range(3):
                    rest()
                assert in_sight(live.matter.votes._flow.itemAt(place).widget()), (size, place)


@pytest.mark.parametrize("seats", [5, 30])
@pytest.mark.parametrize("large", [False, True])
def test_w28_the_newest_move_is_in_sight(qapp, tmp_path, seats, large):
    with voting(qapp, tmp_path, seats, decided, large=large) as (window, live):
        for size in SIZES:
            sized(window, live, size)
            told = [one for one in live.roster._moved.findChildren(QLabel) if one.text().startswith("Se retira")]
            told = [one for one in told if one.isVisible()]
            assert len(told) == 1
            assert in_sight(told[0]), size


def test_w59_more_than_half_of_thirty_members_are_in_sight(qapp, tmp_path):
    with voting(qapp, tmp_path, 30, decided, large=False) as (window, live):
        sized(window, live, (1366, 697))
        lines = [live.roster._lines.itemAt(at).widget() for at in range(live.roster._lines.count())]
        assert sum(in_sight(one) for one in lines) > 15


def test_w15_a_secret_vote_shows_totals_and_no_name(qapp, tmp_path):
    with voting(qapp, tmp_path, 5, secret, large=False) as (window, live):
        sized(window, live, (1366, 697))
        votes = live.matter.votes
        assert [one for one in votes.findChildren(BallotTile) if one.isVisible()] == []
        assert [field.text() for field in votes.counts.fields] == ["3", "2", "0", "0", "0", "0"]
        assert QApplication.focusWidget() is votes.counts.first
        assert "las votaciones son nominales" in live.matter._result.accessibleName()


def test_w28_the_editor_grows_with_its_text_and_the_border_is_whole(qapp, tmp_path):
    with voting(qapp, tmp_path, 5, decided, large=False) as (window, live):
        sized(window, live, (1366, 697))
        before = live.matter.editor.height()
        live.matter.editor.setFocus()
        live.matter.editor.insertPlainText("Un renglón que se lee entero.\n" * 7)
        for _turn in range(3):
            rest()
        assert live.matter.editor.height() > before
        assert in_sight(live.matter._result)
        border = live.matter.grab().toImage()
        accent = theme.colour("accent").rgb()
        middle = range(12, border.height() - 12)
        assert {border.pixel(at, y) for at in (0, 1) for y in middle} == {accent}
        assert {border.pixel(border.width() - 1 - at, y) for at in (0, 1) for y in middle} == {accent}


def test_w28_no_agenda_row_is_higher_than_its_words(qapp, tmp_path):
    with voting(qapp, tmp_path, 5, decided, large=False) as (window, live):
        for size in SIZES:
            sized(window, live, size)
            entries = live.agenda.list
            for place in range(entries.count()):
                index = entries.model().index(place, 0)
                title, quiet = entries.itemDelegate()._texts(index)
                row = entries.visualRect(index)
                assert row.height() == title.height() + quiet.height() + theme.px(14), (size, place)
                assert title.width() <= row.width() - theme.px(34)


def test_w28_no_keycap_stands_without_its_words(qapp, tmp_path):
    with voting(qapp, tmp_path, 5, decided, large=False) as (window, live):
        sized(window, live, (1366, 697))
        assert not live.matter._first.isVisible()
        assert not live.matter._key.isVisible()


class _Shown(QObject):
    """Every window of its own that shows itself, by its class."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("seats", [5, 30])
def test_w38_no_window_flashes_while_the_session_is_typed_and_voted(qapp, tmp_path, seats):
    with voting(qapp, tmp_path, seats, decided, large=False) as (window, live):
        sized(window, live, (1366, 697))
        spy = _Shown()
        qapp.installEventFilter(spy)
        try:
            live.matter.editor.setFocus()
            write("Se lee el informe y opinan todos.")
            control(Qt.Key.Key_Return)
            write("Comprar")
            live.matter.votes.setFocus()
            write("0F3C2B")
            press(Qt.Key.Key_Delete)
            live.roster.setFocus()
            write("3R3P")
            live.agenda.list.setFocus()
            press(Qt.Key.Key_Down)
            press(Qt.Key.Key_Up)
        finally:
            qapp.removeEventFilter(spy)
        assert spy.windows == []
