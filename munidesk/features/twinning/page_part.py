"""What the tabs of a city have in common: they show one twinning, and say what they begin, print and hear."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.twinning.kinds import KINDS
from munidesk.features.twinning.view import TwinningView
from munidesk.instruments.kinds import ANSWERS
from munidesk.procedures.kinds import KINDS as CASE_KINDS
from munidesk.town.letters.kinds import LETTERS
from munidesk.town.page_export import Entry
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.hints import Said

TABLES = frozenset(kind.table for kind in (*KINDS, *CASE_KINDS, LETTERS, NEIGHBOURS, ANSWERS)) | {
    "link", "attachment", "body", "closed_day",
}  # fmt: skip


class Part(QWidget):
    """A tab of a city. The page reads the twinning and gives `show_twinning` to the tab that is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.view: TwinningView | None = None
        self.try_ = Attempt(context)

    def show_twinning(self, view: TwinningView | None) -> None:
        """As it stands now; None without any."""
        self.view = view
        if view is not None:
            self.show_view(view)

    def show_view(self, view: TwinningView) -> None:
        """What the tab draws of it."""

    def go_to(self, item: str) -> None:
        """The record, or the step by its key, that a link named."""

    def entries(self) -> Sequence[Entry]:
        """What it prints and exports."""
        return ()

    def says(self, there: QWidget) -> Said:
        """The keys of what has the keyboard."""
        del there
        return _("Teclas"), (), ("F6", _("otro panel")), ""

    @property
    def writes(self) -> bool:
        return not self.context.store.read_only

    def leave(self) -> bool:
        return True
