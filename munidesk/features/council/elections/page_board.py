"""The count of an election under the keys: a digit for each paper, B, N, and what takes the last one back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.council.elections.domain import ElectionType, RoundKind, numbers_text
from munidesk.features.council.elections.page_rows import LineRow, TallySquares, lines_of, marks_of
from munidesk.features.council.elections.rules import ElectionResult
from munidesk.features.council.elections.told import electorate_at
from munidesk.features.council.view import SessionView
from munidesk.ui.spoken import Role, say
from munidesk.ui.widgets import column, label

_TWO = 10
"""From this many candidates on a number has two digits."""
LETTERS = {
    Qt.Key.Key_D: "data", Qt.Key.Key_U: "box", Qt.Key.Key_A: "seat", Qt.Key.Key_K: "candidate", Qt.Key.Key_T: "totals",
    Qt.Key.Key_Q: "quorum",
}  # fmt: skip
"""What the other letters ask for: the data, the box, the posts, a candidate, the totals of a count made elsewhere."""


class Board(QWidget):
    """Has the keys of the count. `read(marks, kind, member)` is a paper, `asked(verb)` anything else."""

    read = Signal(object, str, str)
    asked = Signal(str)
    spoken_role = Role.List

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Escrutinio"))
        self._result: ElectionResult | None = None
        self._view: SessionView | None = None
        self._marks: tuple[int, ...] = ()
        self._digits = ""
        self._voter = 0
        self._rows = column(spacing=0)
        self._kept: list[LineRow] = []
        self._whose = label(kind="strong")
        self._order = label(_("Papeletas en el orden en que se leyeron"), kind="quiet")
        self._squares = TallySquares()
        below = column(self._whose, self._order, self._squares, spacing=4, margins=(16, 8, 16, 6))
        layout = column(spacing=0)
        layout.addLayout(self._rows)
        layout.addLayout(below)
        layout.addStretch(1)
        self.setLayout(layout)

    # -- showing

    def show_result(self, view: SessionView, result: ElectionResult) -> None:
        if self._result is None or self._result.election.id != result.election.id:
            self._marks, self._digits = (), ""
        self._view, self._result = view, result
        lines = lines_of(result)
        while len(self._kept) > len(lines):
            gone = self._kept.pop()
            self._rows.removeWidget(gone)
            gone.deleteLater()
        for at, line in enumerate(lines):
            if at < len(self._kept):
                self._kept[at].set(line)
            else:
                self._kept.append(LineRow(line))
                self._rows.addWidget(self._kept[at])
                self._kept[at].show()
        self._show_papers()

    def _show_papers(self) -> None:
        view, result = self._view, self._result
        if view is None or result is None:
            return
        last = result.last
        votes = last is not None and last.round.kind is not RoundKind.LOT
        papers = view.elections.papers_of(last.round.id) if last is not None else ()
        open_ = last is not None and votes and len(papers) < last.tally.in_box
        self._order.setVisible(votes)
        self._squares.setVisible(votes)
        self._squares.set(tuple(marks_of(one) for one in papers), self.pending, open_=open_)
        voter = self.voter
        self._whose.setText(self._voter_words(voter) if voter else "")
        self._whose.setVisible(bool(voter))
        say(self)

    def _voter_words(self, member_id: str) -> str:
        assert self._view is not None
        return _("Vota {name}").format(name=self._view.member(member_id).person.full_name)

    @property
    def voter(self) -> str:
        """Whose vote is next in a nominal round, in the order of the seats; empty in a secret one."""
        view, result = self._view, self._result
        if view is None or result is None or result.last is None:
            return ""
        if result.election.type is ElectionType.SECRET or result.last.round.kind is RoundKind.LOT:
            return ""
        cast = {one.member_id for one in view.elections.papers_of(result.last.round.id)}
        left = [one.id for one in electorate_at(view, result.election, result.last.round).voters if one.id not in cast]
        return left[self._voter % len(left)] if left else ""

    @property
    def pending(self) -> str:
        return " ".join(part for part in (numbers_text(self._marks), self._digits) if part)

    def spoken(self) -> str:
        """The marks of this paper, who is first, and how many were read."""
        rows = [one.accessibleName() for one in self._kept]
        return ". ".join(part for part in (self.pending, self._whose.text(), *rows) if part)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit("round")
        elif control or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif event.text().isdigit():
            self._digit(event.text())
        elif key in (Qt.Key.Key_B, Qt.Key.Key_N):
            self._alone("blank" if key == Qt.Key.Key_B else "null")
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.voter:
            self._voter += 1 if key == Qt.Key.Key_Down else -1
            self._show_papers()
        elif key == Qt.Key.Key_Backspace:
            self._back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Delete:
            self.asked.emit("remove")
        elif key in LETTERS:
            self.asked.emit(LETTERS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.asked.emit("other")
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: str) -> None:
        result = self._result
        if result is None:
            return
        self._digits += digit
        wide = 2 if max((one.number for one in result.candidates), default=0) >= _TWO else 1
        if len(self._digits) < wide:
            self._show_papers()
            return
        number, self._digits = int(self._digits), ""
        if result.election.seats == 1 or (result.last is not None and result.last.round.kind is RoundKind.LOT):
            self._emit((number,), "valid")
            return
        if number not in self._marks:
            self._marks = (*self._marks, number)
        self._show_papers()

    def _emit(self, marks: tuple[int, ...], kind: str) -> None:
        whose = self.voter
        self._marks, self._digits = (), ""
        self.read.emit(marks, kind, whose)
        self._voter = 0
        self._show_papers()

    def _alone(self, kind: str) -> None:
        """A blank paper has no marks; a paper with too many is annulled whole."""
        if kind == "null" or not self._marks:
            self._emit((), kind)

    def _back(self) -> None:
        if self._digits or self._marks:
            self._marks, self._digits = (self._marks if self._digits else self._marks[:-1]), ""
            self._show_papers()
        else:
            self.asked.emit("back")

    def _enter(self) -> None:
        if self._marks:
            self._emit(self._marks, "valid")
        else:
            self.asked.emit("proclaim")

    def _escape(self) -> None:
        if self._marks or self._digits:
            self._marks, self._digits = (), ""
            self._show_papers()
        else:
            self.asked.emit("leave")
