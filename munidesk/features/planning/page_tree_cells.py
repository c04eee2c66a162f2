"""What each cell of the plan's table says: goal, progress, money, as they stand in the plan that is shown."""

from decimal import Decimal

from munidesk.base.i18n import _
from munidesk.features.planning.domain import Line
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.progress import Branch
from munidesk.features.planning.store import PlanView
from munidesk.ui.cells import BarCell, Cell, TextCell, TreeCell


class PlanCells:
    """Of `view`; with a `year`, against what it is to reach. `folded` are the groups whose lines are put away."""

    def __init__(self) -> None:
        self.view: PlanView | None = None
        self.year: int | None = None
        self.folded: set[str] = set()

    def _branch(self, one: Line) -> Branch:
        """Of the year that is shown; of the whole plan for a line that is not of it."""
        assert self.view is not None
        own = self.view.branches_of(self.year) if self.year is not None else self.view.branches
        return own.get(one.id) or self.view.branches[one.id]

    def name(self, one: Line) -> Cell:
        view = self.view
        assert view is not None
        group = bool(view.children.get(one.id))
        folded = one.id in self.folded if group else None
        return TreeCell(one.title, view.depth(one), one.code, folded, group)

    def goal(self, one: Line) -> str:
        return goal_words(self.view, one, self.year).removeprefix("–") if self.view else ""

    def goal_typed(self, one: Line) -> str:
        known = self.view is not None and one.target is not None
        return f"{self.view.figures.number(one.target)} {one.unit}".strip() if self.view and known else ""

    def value_typed(self, one: Line) -> str:
        value = self.view.values.get(one.id) if self.view is not None else None
        return self.view.figures.number(value) if self.view is not None and value is not None else ""

    def progress(self, one: Line) -> str:
        return self.view.figures.share(self._branch(one).raw) if self.view else ""

    def bar(self, one: Line) -> Cell:
        assert self.view is not None
        branch = self._branch(one)
        if branch.raw is None:
            return TextCell("–", colour="text2")
        group = bool(self.view.children.get(one.id))
        done = branch.raw >= 1 and not group
        tone = "attention" if one.id in self.view.late else "good" if done else "accent"
        return BarCell(self.view.figures.share(branch.raw), float(branch.capped or Decimal(0)), tone, short=True)

    def money(self, one: Line) -> str:
        assert self.view is not None
        branch = self._branch(one)
        if not branch.approved and not branch.executed:
            return ""
        figures = self.view.figures
        return _("{a} de {b}").format(a=figures.millions(branch.executed), b=figures.millions(branch.approved))
