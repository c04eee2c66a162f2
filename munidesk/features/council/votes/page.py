"""The vote of a motion under the keys: one tile per seat, or the totals of a vote without names."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.council.domain import COUNTED, BallotValue, Vote, VoteType
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document_ballots import shown_members, unvoted_word
from munidesk.features.council.votes.page_counts import CountFields
from munidesk.features.council.votes.page_result import ResultPanel
from munidesk.features.council.votes.page_tiles import LARGE_UP_TO, BallotTile
from munidesk.town.domain import Member
from munidesk.ui import theme
from munidesk.ui.flow import FlowLayout
from munidesk.ui.scroll import show_in_scroll
from munidesk.ui.spoken import Role, say
from munidesk.ui.widgets import clear, column

KEYS = {
    Qt.Key.Key_F: BallotValue.FOR,
    Qt.Key.Key_C: BallotValue.AGAINST,
    Qt.Key.Key_B: BallotValue.ABSTAIN,
    Qt.Key.Key_E: BallotValue.RECUSED,
    Qt.Key.Key_R: BallotValue.ABSENT,
}
TIE_KEYS = {"+": "second_for", "-": "second_against"}
"""What the chair may do in a tie, by the keys of the numbers' block."""
STEP_KEYS = {"*": "again", "/": "another_day"}
"""The other steps of a tie: voted again, or on another day."""
_LINE_WIDTHS = ((700, 140), (520, 100))
"""(from this width of the panel on, least width of a ballot of one line), pixels at 100 %: surnames where they fit."""


class VotesPanel(QWidget):
    """Has the keys of voting. `asked(vote_id, member_id, value)`; member "*" is everybody present.

    Of a counted vote it shows the totals alone: no tile that would go on missing, no name. `result` is placed by
    whoever holds the panel, so that it never scrolls away.
    """

    asked = Signal(str, str, object)
    pending_changed = Signal(str)
    next_item = Signal()
    spoken_role = Role.List

    def __init__(self, verbs: dict[str, Callable[[str], None]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Votación"))
        self._verbs = verbs
        self.vote_id = ""
        self.pending = ""
        self._cursor = 0
        self._large_fit = True
        self._made: tuple[tuple[int, Member, bool], ...] = ()
        self._members: tuple[Member, ...] = ()
        self._numbers: dict[str, int] = {}
        self._view: SessionView | None = None
        self._flow = FlowLayout(8, theme.px(104))
        self._tiles = QWidget()
        self._tiles.setLayout(self._flow)
        self.counts = CountFields()
        self.counts.told.connect(self._told)
        self.result = ResultPanel(verbs)
        self.setLayout(column(self.counts, self._tiles, spacing=0))

    def show_vote(self, view: SessionView, vote: Vote, numbers: dict[str, int]) -> None:
        """`numbers` are those of the roster, so that «3» means the same person everywhere."""
        if vote.id != self.vote_id:
            self._cursor = 0
        self._view, self.vote_id, self._numbers = view, vote.id, numbers
        counted = vote.type in COUNTED
        members = [] if counted else sorted(shown_members(view, vote), key=lambda one: numbers.get(one.id, 99))
        self._members = tuple(members)
        self._fill_tiles(view, vote)
        self._tiles.setVisible(bool(self._members))
        self.counts.setVisible(counted)
        self.counts.show_papers(vote.type is VoteType.SECRET)
        self.result.show_result(view, vote)
        self._fit_tiles()
        self.show_soon()
        say(self)

    def marked(self) -> QWidget | None:
        """The tile of the cursor."""
        item = self._flow.itemAt(self._cursor)
        return item.widget() if item is not None else None

    def spoken(self) -> str:
        """The number that was typed, whose ballot the cursor is on, and what the vote amounts to."""
        tile = self.marked()
        told = (self.pending, tile.accessibleName() if tile is not None else "", self.result.accessibleName())
        return ". ".join(part for part in told if part)

    def _fill_tiles(self, view: SessionView, vote: Vote) -> None:
        """The tiles there are show the ballots anew; others are made only for other members, numbers or sizes."""
        made = tuple((self._numbers.get(one.id, at + 1), one, self._small) for at, one in enumerate(self._members))
        if made != self._made:
            self._made = made
            clear(self._flow)
            for number, member, small in made:
                tile = BallotTile(number, member, small=small)
                tile.clicked.connect(self._click)
                self._flow.addWidget(tile)
                tile.show()  # a layout counts only what is not hidden, and the height is asked for now
        cast = {ballot.member_id: ballot.value for ballot in view.ballots_of(vote.id) if not ballot.second}
        for index, member in enumerate(self._members):
            item = self._flow.itemAt(index)
            shown = item.widget() if item is not None else None
            if isinstance(shown, BallotTile):
                cursor = index == self._cursor and self.hasFocus()
                shown.show_ballot(cast.get(member.id), unvoted_word(view, vote, member), cursor=cursor)

    @property
    def _small(self) -> bool:
        """One line each: in a large council, and where the large ones would not all be in sight."""
        return len(self._members) > LARGE_UP_TO or not self._large_fit

    def fit_in(self, room: int) -> None:
        """`room` is the height there is for the ballots, in pixels."""
        per_row = max(1, (self.width() + 8) // (theme.px(104) + 8))
        lines = -(-len(self._members) // per_row)
        fits = lines * (theme.px(60) + 8) - 8 <= room
        if fits is not self._large_fit:
            self._large_fit = fits
            self.repaint_cursor()

    @property
    def row_height(self) -> int:
        """Pixels of one row of ballots."""
        item = self._flow.itemAt(0)
        return item.sizeHint().height() if item is not None else 0

    @property
    def needed(self) -> int:
        """Pixels of height with every ballot in sight."""
        return self.minimumHeight()

    def show_soon(self) -> None:
        """Once everything has its place."""
        QTimer.singleShot(0, self, self.into_sight)

    def _told(self) -> None:
        self._fit_tiles()
        self.show_soon()

    def into_sight(self) -> None:
        """Whoever votes sees the ballots, the one that the keys are at first of all; or the totals, and their fault."""
        if self.counts.isVisible() and self.counts.isAncestorOf(self.focusWidget() or self):
            show_in_scroll(self.counts)
        if not self.hasFocus():
            return
        show_in_scroll(self._tiles)
        tile = self.marked()
        if tile is not None:
            show_in_scroll(tile)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys of a counted vote are those of its totals."""
        super().focusInEvent(event)
        if self.counts.isVisibleTo(self):
            self.counts.first.setFocus(event.reason())
        else:
            self.repaint_cursor()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.repaint_cursor()

    @property
    def tied(self) -> bool:
        """Whether the chair decides now, with the keys of `TIE_KEYS`."""
        return self.result.asks_the_chair

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The keys that go on after a tie that is not the chair's, each with what it does."""
        return tuple((key, self.result.steps[verb]) for key, verb in STEP_KEYS.items() if verb in self.result.steps)

    def _fit_tiles(self) -> None:
        """As many lines of tiles as the width asks for: a scroll area does not ask by itself."""
        width = max(1, self.width())
        least = next((least for room, least in _LINE_WIDTHS if width >= theme.px(room)), 80) if self._small else 104
        self._flow.pack(4 if self._small else 8, theme.px(least))
        tiles = self._flow.heightForWidth(width) if self._members else 0
        self._tiles.setFixedHeight(tiles)
        self.setMinimumHeight(tiles if self._members else self.counts.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_tiles()
        super().resizeEvent(event)

    def _click(self, member_id: str) -> None:
        self.setFocus()
        self._cursor = next((i for i, one in enumerate(self._members) if one.id == member_id), 0)
        self.repaint_cursor()

    def repaint_cursor(self) -> None:
        if self._view is not None and self.vote_id:
            vote = next((one for one in self._view.votes if one.id == self.vote_id), None)
            if vote is not None:
                self.show_vote(self._view, vote, self._numbers)

    def set_pending(self, text: str) -> None:
        self.pending = text
        self.pending_changed.emit(text)
        say(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._decides(event):
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.hasFocus():
            super().keyPressEvent(event)  # what a field of totals does not take is for the page
        elif event.text().isdigit():
            self.set_pending((self.pending + event.text())[-2:])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) and self._members:
            self._move(1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.set_pending("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_item.emit()
        elif key in KEYS and self.vote_id:
            self._vote(KEYS[key])
        elif key == Qt.Key.Key_Delete and self.vote_id:
            self._vote(None)
        else:
            super().keyPressEvent(event)

    def _decides(self, event: QKeyEvent) -> bool:
        """The keys that are of the vote and not of a ballot: they hold in its totals too."""
        typed, verb = event.text(), ""
        if not self.vote_id or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if typed in TIE_KEYS and self.tied:
            verb = TIE_KEYS[typed]
        elif typed in STEP_KEYS and STEP_KEYS[typed] in self.result.steps:
            verb = STEP_KEYS[typed]
        elif typed in ("m", "M"):
            verb = "matter"
        if verb:
            self._verbs[verb](self.vote_id)
        return bool(verb)

    def _move(self, step: int) -> None:
        self._cursor = max(0, min(len(self._members) - 1, self._cursor + step))
        self.repaint_cursor()

    def _vote(self, value: BallotValue | None) -> None:
        pending = self.pending
        self.set_pending("")
        if pending in ("0", "00") and value is not None:
            self.asked.emit(self.vote_id, "*", value)
            return
        if pending:
            member = next((m for m in self._members if self._numbers.get(m.id) == int(pending)), None)
        else:
            member = self._members[self._cursor] if self._cursor < len(self._members) else None
        if member is None:
            return
        self._cursor = self._members.index(member)
        self.asked.emit(self.vote_id, member.id, value)
        if not pending and value is not None:
            self._move(1)
