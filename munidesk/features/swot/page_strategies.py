"""Cruces: FO, DO, FA and DA strategies, each from the factors it names; one becomes an activity of the plan."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.swot.document_report import strategy_words
from munidesk.features.swot.domain import Strategy, StrategyKind
from munidesk.features.swot.page_tables import tell_no_factors
from munidesk.features.swot.rules import codes
from munidesk.features.swot.store import SwotView, delete_strategy, save_strategy
from munidesk.records.ref import Described, Ref
from munidesk.town.links import links_of
from munidesk.town.page_removal import may_remove
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import Making
from munidesk.ui.widgets import ElidedButton, button, card, clear, column, elided, label, row, tool


class StrategyDialog(Question):
    """What is done, and the factors it crosses."""

    def __init__(self, context: Context, view: SwotView, kind: StrategyKind, existing: Strategy | None = None) -> None:
        self._context, self._view, self._kind, self._existing = context, view, kind, existing
        self.text = QPlainTextEdit(existing.text if existing else "")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(64))
        self.text.setAccessibleName(_("Estrategia"))
        self.factors = QListWidget()
        self.factors.setAccessibleName(_("Factores que cruza"))
        self.factors.setMinimumSize(theme.px(520), theme.px(240))
        names = codes(view.factors)
        for quadrant in kind.quadrants:
            for one in view.of(quadrant):
                item = QListWidgetItem(f"{names[one.id]}  {one.text}")
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                chosen = existing is not None and one.id in existing.factor_ids
                item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
                self.factors.addItem(item)
        words = _("Marque con la barra espaciadora los factores que cruza.")
        what = existing.id if existing else f"new:{view.matrix.id}:{kind.word}"
        super().__init__(
            context.window, strategy_words(kind), "", _("Guardar"), (self.text, label(words, "quiet"), self.factors),
            draft=context.draft(f"strategy:{what}"),
        )  # fmt: skip
        self.text.setFocus()

    @property
    def chosen(self) -> list[str]:
        items = [self.factors.item(at) for at in range(self.factors.count())]
        return [str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() is Qt.CheckState.Checked]

    def submit(self) -> None:
        blank = Strategy(matrix_id=self._view.matrix.id, kind=self._kind, text="")
        strategy = replace(self._existing or blank, text=self.text.toPlainText())
        save_strategy(self._context.store, strategy, self.chosen)


class StrategiesTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: SwotView | None = None
        self._lists: dict[StrategyKind, QVBoxLayout] = {}
        self._cards: dict[StrategyKind, QFrame] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for at, kind in enumerate(StrategyKind):
            grid.addWidget(self._quadrant(kind), at // 2, at % 2)
        inside = QWidget()
        inside.setLayout(grid)
        self._first = FirstStep(context, "swap", inside)
        tell_no_factors(self._first, context)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 16)))

    def making(self) -> Making | None:
        can = self.isEnabled() and self._view is not None and bool(self._view.factors)
        return Making(_("Nueva estrategia"), self._begin) if can else None

    def _begin(self) -> None:
        """Of the kind in whose card the keyboard is, or of the first."""
        there = self.window().focusWidget()
        around = (kind for kind, made in self._cards.items() if there is not None and made.isAncestorOf(there))
        self.ask(next(around, next(iter(StrategyKind))))

    def _quadrant(self, kind: StrategyKind) -> QFrame:
        made = self._cards[kind] = card()
        self._lists[kind] = column(spacing=4)
        head = row(elided(strategy_words(kind), "strong", stretch=True), spacing=8)
        add = button(_("Agregar"), partial(self.ask, kind), kind="small", icon="plus")
        add.setAccessibleName(_("Agregar: {what}").format(what=strategy_words(kind)))
        head.addWidget(add)
        head.setStretch(0, 1)
        layout = column(spacing=8, margins=(16, 12, 12, 12))
        layout.addLayout(head)
        layout.addLayout(self._lists[kind])
        layout.addStretch(1)
        made.setLayout(layout)
        return made

    def show_view(self, view: SwotView | None) -> None:
        self._view = view
        self._first.stand(view is None or not view.factors)
        names = codes(view.factors) if view else {}
        for kind, layout in self._lists.items():
            clear(layout)
            own = [one for one in view.strategies if one.kind is kind] if view else []
            if not own:
                layout.addWidget(label(_("Todavía no hay ninguna."), "quiet"))
            for at, one in enumerate(own, 1):
                layout.addWidget(
                    self._strategy(f"{kind.word}{at}", one, [names[k] for k in one.factor_ids if k in names])
                )
        self.setEnabled(view is not None and not view.matrix.closed and not self._context.store.read_only)

    def _strategy(self, code: str, one: Strategy, factors: Sequence[str]) -> QWidget:
        made = QWidget()
        change = ElidedButton(f"{code}  {one.text}", partial(self.ask, one.kind, one))
        change.setStyleSheet("text-align: left; padding: 0 2px;")
        there = _line_of(self._context, one)
        to_plan = (
            button(_("En el plan"), partial(self._context.navigator.go, there.key, **there.arguments), kind="small",
                   icon="check", tip=_("Ya está en el plan: ir a «{title}»").format(title=there.title))
            if there is not None
            else button(_("Al plan"), partial(self._to_plan, one), kind="small", icon="gantt",
                        tip=_("Pasar al plan como actividad"))
        )  # fmt: skip
        to_plan.setAccessibleName(f"{to_plan.toolTip()}: {code}")
        away = tool("close", _("Quitar {code}").format(code=code), partial(self._delete, one))
        layout = row(change, spacing=4)
        layout.setStretch(0, 1)
        layout.addWidget(label(" · ".join(factors), "quiet"))
        layout.addWidget(to_plan)
        layout.addWidget(away)
        made.setLayout(layout)
        return made

    def ask(self, kind: StrategyKind, existing: Strategy | None = None) -> None:
        if self._view is None:
            return
        dialog = StrategyDialog(self._context, self._view, kind, existing)
        dialog.exec()
        dialog.deleteLater()

    def _to_plan(self, one: Strategy) -> None:
        try:
            made = self._context.to_plan(Ref("swot_strategy", one.id), one.text)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        if not made:
            return
        self._context.toast(_("Se agregó al plan como actividad, vinculada a la estrategia."), True)

    def _delete(self, one: Strategy) -> None:
        if not may_remove(self._context, [Ref("swot_strategy", one.id)], _("la estrategia")):
            return
        delete_strategy(self._context.store, one.id)
        self._context.toast(_("Se quitó la estrategia."), True)


def _line_of(context: Context, one: Strategy) -> Described | None:
    """The line of the plan that the strategy became, as it introduces itself."""
    own = Ref("swot_strategy", one.id)
    found = (context.describe(each.other(own)) for each in links_of(context.store, own) if each.role == "planned")
    return next((line for line in found if line is not None and line.key), None)
