"""Matriz: the four quadrants and the detail of the chosen factor."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from munidesk.base.i18n import _
from munidesk.features.swot.domain import Factor, Quadrant, quadrant_at
from munidesk.features.swot.page_cards import Card, QuadrantPanel
from munidesk.features.swot.page_factor import FactorDetail
from munidesk.features.swot.rules import codes, totals
from munidesk.features.swot.store import SwotView, add_factor, delete_factor, factor, move_factor, save_factor
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.side import add_side
from munidesk.ui.widgets import row


class _Axis(QWidget):
    """«Internos», «Externos», written upwards."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setFixedWidth(theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD))
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(-90)
        painter.drawText(-100, -12, 200, 24, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class BoardTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self._view: SwotView | None = None
        self._current = ""
        self.panels = {quadrant: QuadrantPanel(quadrant) for quadrant in Quadrant}
        grid = QGridLayout()
        grid.setSpacing(10)
        for line, internal in enumerate((True, False)):
            grid.addWidget(_Axis(_("Internos") if internal else _("Externos")), line, 0)
            for side, favourable in enumerate((True, False)):
                panel = self.panels[quadrant_at(internal=internal, favourable=favourable)]
                grid.addWidget(panel, line, side + 1)
                grid.setColumnStretch(side + 1, 1)
            grid.setRowStretch(line, 1)
        self._drafts = {quadrant: Draft(panel.entry, {"text": panel.entry}) for quadrant, panel in self.panels.items()}
        for panel in self.panels.values():
            self._wire(panel)
        self.detail = FactorDetail(context)
        layout = row(spacing=12, margins=(24, 8, 24, 10))
        layout.addLayout(grid, 1)
        add_side(layout, self.detail, 296)
        self.setLayout(layout)
        self.setFocusProxy(self.panels[Quadrant.STRENGTH].cards)

    def _wire(self, panel: QuadrantPanel) -> None:
        panel.cards.asked.connect(self._on_key)
        panel.cards.dropped.connect(lambda key, place, at=panel.quadrant: self._try(
            lambda: move_factor(self._context.store, key, at, place)))  # fmt: skip
        panel.cards.currentItemChanged.connect(lambda *_items, at=panel: self._chosen(at))
        panel.cards.focused.connect(lambda at=panel: self._chosen(at))
        panel.entry.returnPressed.connect(lambda at=panel: self._add(at))

    # -- showing

    def show_view(self, view: SwotView | None) -> None:
        self._view = view
        names = codes(view.factors) if view else {}
        figures = view.figures if view else town.figures(self._context.store)
        if view is not None:
            for quadrant, draft in self._drafts.items():
                draft.show(self._context.draft(f"factor.line:{view.matrix.id}:{quadrant.letter}"))
        crowd = max((len(view.of(one)) for one in Quadrant), default=0) if view else 0
        for quadrant, panel in self.panels.items():
            own = view.of(quadrant) if view else ()
            panel.cards.share_among(crowd)
            panel.cards.show_cards(
                [Card(names[one.id], one, figures.hundredths(one.weight)) for one in own], self._current
            )
            weighed = any(one.weight is not None for one in own)  # a blank is not a zero
            words = _("pesos {n}").format(n=figures.hundredths(totals(own).weight)) if weighed else _("sin pesos")
            panel.sum.setText(words if own else "")
            panel.entry.setEnabled(view is not None and not view.matrix.closed and not self._context.store.read_only)
        first = self.panels[Quadrant.STRENGTH]
        writable = first.entry.isEnabled() and view is not None and not view.factors
        self.setFocusProxy(first.entry if writable else first.cards)
        self.detail.show_factor(view, self._current)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a narrow window the cards come first: the detail is small, and not there before one is chosen."""
        wide = self.width() >= theme.px(1040)
        self.detail.setFixedWidth(theme.px(296 if wide else 240))
        self.detail.setVisible(wide or bool(self._current))

    def select(self, factor_id: str) -> None:
        self._current = factor_id
        self.show_view(self._view)

    def begin(self) -> None:
        """A new FODA is begun by its strengths: Enter adds one and waits for the next."""
        self.panels[Quadrant.STRENGTH].entry.setFocus()

    def _chosen(self, panel: QuadrantPanel) -> None:
        key = panel.cards.current_id
        if not key or key == self._current:
            return
        self.detail.leave()
        self._current = key
        for other in self.panels.values():
            if other is not panel:
                other.cards.clearSelection()
        self.detail.show_factor(self._view, key)
        self._fit()

    # -- doing

    def _add(self, panel: QuadrantPanel) -> None:
        """Enter adds the card and waits for the next one."""
        text = panel.entry.text()
        if self._view is not None and text.strip():
            made = Factor(matrix_id=self._view.matrix.id, quadrant=panel.quadrant, text=text)
            keys: list[str] = []
            if self._try(lambda: keys.append(add_factor(self._context.store, made))):
                panel.entry.clear()
                self.detail.leave()
                self.select(keys[0])
                panel.cards.show_current()

    def _on_key(self, key: str, factor_id: str) -> None:
        verb, _dash, where = key.partition("-")
        named = {one.letter: one for one in Quadrant}
        if key in named:
            self.panels[named[key]].entry.setFocus()
        elif key in {"1", "2", "3", "4"} and factor_id:
            self._try(lambda: self._rate(factor_id, int(key)))
        elif verb == "go":
            self._go(factor_id, where)
        elif verb == "move" and factor_id:
            self._move(factor_id, where)
        elif verb == "sort" and factor_id:
            self._sort(factor_id, -1 if where == "up" else 1)
        elif key == "delete":
            self._delete(factor_id)
        elif key == "edit":
            self._edit(factor_id)

    def _rate(self, factor_id: str, rating: int) -> None:
        store = self._context.store
        save_factor(store, replace(factor(store, factor_id), rating=rating))

    def _delete(self, factor_id: str) -> None:
        used = [one.text for one in self._view.strategies if factor_id in one.factor_ids] if self._view else []
        also = [_("Estrategia · {text}").format(text=text) for text in used]
        if may_remove(self._context, [Ref("swot_factor", factor_id)], _("el factor"), also) and self._try(
            lambda: delete_factor(self._context.store, factor_id)
        ):
            self._context.toast(_("Se quitó el factor."), True)

    def _edit(self, factor_id: str) -> None:
        store = self._context.store
        dialogs.ask_text(
            self._context.window,
            _("Factor"),
            value=factor(store, factor_id).text,
            draft=self._context.draft(f"factor.text:{factor_id}"),
            submit=lambda typed: save_factor(store, replace(factor(store, factor_id), text=typed)),
        )

    def _beside(self, quadrant: Quadrant, where: str) -> Quadrant:
        """The neighbouring quadrant in that direction; the same at the edge."""
        internal, favourable = quadrant.internal, quadrant.favourable
        match where:
            case "left" | "right":
                favourable = where == "left"
            case "up" | "down":
                internal = where == "up"
        return quadrant_at(internal=internal, favourable=favourable)

    def _quadrant_of(self, factor_id: str) -> Quadrant:
        if factor_id:
            return factor(self._context.store, factor_id).quadrant
        return next((q for q, panel in self.panels.items() if panel.cards.hasFocus()), Quadrant.STRENGTH)

    def _go(self, factor_id: str, where: str) -> None:
        target = self.panels[self._beside(self._quadrant_of(factor_id), where)].cards
        if target.count():
            target.setCurrentRow(0 if where == "down" else target.count() - 1 if where == "up" else 0)
        target.setFocus()

    def _move(self, factor_id: str, where: str) -> None:
        before = self._quadrant_of(factor_id)
        after = self._beside(before, where)
        if after is not before and self._try(lambda: move_factor(self._context.store, factor_id, after)):
            self._current = factor_id
            self.show_view(self._view)
            self.panels[after].cards.setFocus()

    def _sort(self, factor_id: str, step: int) -> None:
        one = factor(self._context.store, factor_id)
        own = [other.id for other in self._view.of(one.quadrant)] if self._view else []
        place = own.index(factor_id) + 1 + step if factor_id in own else 0
        if 1 <= place <= len(own):
            self._try(lambda: move_factor(self._context.store, factor_id, one.quadrant, place))
