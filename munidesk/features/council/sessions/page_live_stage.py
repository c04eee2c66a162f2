"""What stands beside the agenda in the live session: text and attendance, or the desk of an election or of speakers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from munidesk.features.council.attendance.page import RosterPanel
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.elections.page import ElectionDesk
from munidesk.features.council.sessions.page_live_keys import Said
from munidesk.features.council.sessions.page_live_matter import MatterPanel
from munidesk.features.council.speakers.page import FloorDesk
from munidesk.features.council.view import SessionView
from munidesk.ui.context import Context
from munidesk.ui.widgets import row

Desk = ElectionDesk | FloorDesk


class Stage(QStackedWidget):
    """`desk` is the one that is open, if any. `left` fires when its keyboard goes back to the text."""

    left = Signal()

    def __init__(self, context: Context, matter: MatterPanel, roster: RosterPanel) -> None:
        super().__init__()
        self._context = context
        self._usual = QWidget()
        parts = row(spacing=12)
        parts.addWidget(matter, 602)
        parts.addWidget(roster, 276)
        self._usual.setLayout(parts)
        self.addWidget(self._usual)
        self._usual_panels: tuple[QFrame, ...] = (matter, roster)
        self._desks: dict[str, Desk] = {}
        self.desk: Desk | None = None

    def open(self, name: str, view: SessionView, item: AgendaItem) -> bool:
        """The desk `name` for an item; False when nothing was begun."""
        made = self._desk(name)
        if not made.begin(view, item):
            return False
        self.desk = made
        self.setCurrentWidget(made)
        return True

    def _desk(self, name: str) -> Desk:
        if name not in self._desks:
            made: Desk = ElectionDesk(self._context) if name == "election" else FloorDesk(self._context)
            made.left.connect(self.left)
            self._desks[name] = made
            self.addWidget(made)
        return self._desks[name]

    def close(self) -> bool:
        """Back to text and attendance."""
        self.desk = None
        self.setCurrentWidget(self._usual)
        return True

    def show_item(self, view: SessionView, item: AgendaItem | None, numbers: dict[str, int]) -> None:
        if self.desk is not None:
            self.desk.show_item(view, item, numbers)

    def take_keys(self) -> None:
        if self.desk is not None:
            self.desk.take_keys()

    def leave(self) -> bool:
        """False when the disk refused what was typed."""
        return self.desk is None or self.desk.leave()

    @property
    def places(self) -> list[QWidget]:
        """Where F6 goes."""
        return self.desk.places if self.desk is not None else []

    @property
    def panels(self) -> tuple[QFrame, ...]:
        """The frames that show the border of the keyboard."""
        return self.desk.panels if self.desk is not None else self._usual_panels

    def holds(self, focused: QWidget | None) -> bool:
        return self.desk is not None and focused is not None and self.desk.isAncestorOf(focused)

    def hints(self, focused: QWidget | None) -> Said:
        assert self.desk is not None
        return self.desk.hints(focused)
