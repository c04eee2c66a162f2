"""What the tabs of a programme have in common: they show one programme, and say what they begin, print and hear."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.territory.kinds import KINDS
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures.page_case_panel import TABLES as CASE_TABLES
from munidesk.procedures.page_observations_panel import TABLES as OBSERVED
from munidesk.town.page_export import Entry
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.making import Making

TABLES = frozenset(kind.table for kind in KINDS) | CASE_TABLES | OBSERVED | {"body"}


class Part(QWidget):
    """A tab of the page of a programme. The page reads it and gives `show_territory` to the tab that is shown.

    `remade`: what it begins is another thing now. One that `sums_up` has the programme's line in the head.
    """

    remade = Signal()
    sums_up = False

    turned = Signal()
    """It shows another of its panes: the page reads it, and asks for its tools, again."""

    @property
    def own_strip(self) -> bool:
        """Its panels name their keys themselves: the strip of the page stands aside."""
        return False

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.view: TerritoryView | None = None
        self.try_ = Attempt(context)

    def show_territory(self, view: TerritoryView | None) -> None:
        """As it stands now; None without any."""
        self.view = view
        if view is not None:
            self.show_view(view)

    def show_view(self, view: TerritoryView) -> None:
        """What the tab draws of it."""

    def go_to(self, item: str) -> None:
        """The record, or the step by its key, that a link named."""

    def tools(self) -> Sequence[QWidget]:
        """What stands in the head of the page while this tab is shown: made once, given again each time."""
        return ()

    def chip(self) -> tuple[str, str, str] | None:
        """(word, tone, icon) beside the name of the programme, where it says more than the phase."""
        return None

    def making(self) -> Making | None:
        """What Ctrl+N and the primary button begin here."""
        return None

    def entries(self) -> Sequence[Entry]:
        """What it prints and exports, before the papers of the other tabs."""
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


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab as its room says it: the word, and what makes it."""

    words: str
    make: Callable[[Context], Part]
