"""A round answered: its components at the left, the items of one in the middle, what it amounts to at the right."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from munidesk.base.i18n import _
from munidesk.instruments import bands
from munidesk.instruments.domain import Criterion, Dimension
from munidesk.instruments.page_answering import Answering
from munidesk.instruments.page_answers import AnswerList, in_scroll
from munidesk.instruments.page_components import Component, ComponentsPanel
from munidesk.instruments.page_total import TotalPanel
from munidesk.instruments.scoring import Result, RoundView, result
from munidesk.instruments.shown import area_of, areas_of, points_words, short_dimension, weight_words
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import card, column, elided, label, row, rule, set_kind

ALL, BLANK, RED = "all", "blank", "red"
_LEFT, _RIGHT, _LEFT_NARROW, _RIGHT_NARROW = 232, 284, 204, 226
_NARROW_BELOW = 1100


class RoundAnswers(QWidget):
    """`answering` is what writes. `shown` fires when another component or area is."""

    shown = Signal()

    def __init__(
        self, context: Context, answering: Answering, print_forms: Callable[[], object] | None = None
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self.answering = context, answering
        self.view: RoundView | None = None
        self.found: Result | None = None
        self.evidence: Mapping[str, int] = {}
        self._at, self._by_area, self._filter = 0, False, ALL
        self.answers = AnswerList()
        self.components = ComponentsPanel(print_forms)
        self.components.rows.moved.connect(self._choose)
        self.components.rows.chosen.connect(lambda _at: self.answers.setFocus())
        self.total = TotalPanel(self.select)
        self.answers.answered.connect(answering.answer)
        self.answers.asked.connect(self._asked)
        self.answers.passed.connect(self._pass)
        self.answers.moved.connect(lambda _key: self._show_who())
        self._middle = self._items_panel()
        body = row(spacing=12, margins=(24, 12, 24, 12))
        body.addWidget(self.components)
        body.addWidget(self._middle, 1)
        body.addWidget(self.total)
        self.setLayout(body)
        self.setFocusProxy(self.answers)
        self._fit()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._mark_focus)

    def _items_panel(self) -> QFrame:
        panel = card()
        self._title, self._weight = elided(kind="panel"), label(kind="quiet")
        self.filters = Segments([Segment(ALL, _("Todos")), Segment(BLANK, _("En blanco")), Segment(RED, _("En rojo"))])
        self.filters.chosen.connect(self._narrow)
        self._nothing = label(kind="quiet-text", wrap=True)
        self._nothing.setMargin(theme.px(16))
        self.scroller = in_scroll(self.answers)
        self.scroller.setProperty("kind", "")
        layout = column(spacing=0, margins=(2, 2, 2, 2))
        layout.addLayout(row(self._title, self._weight, None, self.filters, spacing=8, margins=(15, 5, 15, 5)))
        layout.addWidget(rule())
        layout.addWidget(self._nothing)
        layout.addWidget(self.scroller, 1)
        panel.setLayout(layout)
        return panel

    # -- what is shown

    def show_view(self, view: RoundView | None, evidence: Mapping[str, int], before: str = "") -> None:
        """`before` is what the round before amounted to, in words."""
        self.view, self.evidence = view, evidence
        self.answering.view = view
        if view is None:
            self.answers.show_round(None, {}, editable=False)
            return
        self.found = result(view)
        self.total.show_result(view, self.found, before)
        self._show()

    def _show(self) -> None:
        view, found = self.view, self.found
        if view is None or found is None:
            return
        groups = areas_of(view) if self._by_area else view.dimensions
        self._at = max(0, min(len(groups) - 1, self._at))
        if self._by_area:
            self.components.show_areas(found, self._areas(view), self._at)
        else:
            self.components.show_result(view, found, self._at)
        own = self._own(view)
        blank = [one for one in own if view.applies(one) and view.points(one) is None]
        red = [one for one in own if self._is_red(view, one)]
        self.filters.set([Segment(ALL, _("Todos")), Segment(BLANK, _("En blanco"), len(blank)),
                          Segment(RED, _("En rojo"), len(red))])  # fmt: skip
        shown = {ALL: own, BLANK: blank, RED: red}[self._filter]
        current = self.answers.current
        if self._filter != ALL and current is not None and current in own and current not in shown:
            shown = [one for one in own if one in shown or one == current]  # what was just answered stays in sight
        editable = view.round.is_open and not self._context.store.read_only
        self._head(view)
        self.answers.show_round(view, self.evidence, editable=editable, shown=shown, found=found)
        self.answers.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._nothing.setText(_("Nada en blanco aquí.") if self._filter == BLANK else _("Nada en rojo aquí."))
        self._show_who()

    def _head(self, view: RoundView) -> None:
        if self._by_area:
            self._title.setText(areas_of(view)[self._at] or _("Todo el municipio"))
            self._weight.setText("")
        else:
            one = view.dimensions[self._at]
            self._title.setText(f"{self._at + 1} {short_dimension(one)}")
            self._title.setToolTip(one.title)
            self._weight.setText(weight_words(view, one))

    def _show_who(self) -> None:
        """Who answers the item that is open."""
        view, one = self.view, self.answers.current
        if view is not None:
            self.total.show_who(area_of(view, one) if one is not None else "")

    def _areas(self, view: RoundView) -> list[Component]:
        rows = []
        for number, area in enumerate(areas_of(view), 1):
            own = [one for one in view.criteria if area_of(view, one) == area and view.applies(one)]
            answered = sum(view.points(one) is not None for one in own)
            count = _("{a} de {b}").format(a=answered, b=len(own))
            rows.append(Component(str(number), area or _("Todo el municipio"), count, len(own) - answered, ""))
        return rows

    def _own(self, view: RoundView) -> list[Criterion]:
        """The items of the component or of the area in sight."""
        if self._by_area:
            area = areas_of(view)[self._at]
            return [one for one in view.criteria if area_of(view, one) == area]
        return list(view.of(view.dimensions[self._at])) if view.dimensions else []

    @staticmethod
    def _is_red(view: RoundView, one: Criterion) -> bool:
        band = bands.of_criterion(view, one)
        return band is not None and band.key == bands.RED

    @property
    def component(self) -> Dimension | None:
        """The one in sight; None while it goes by area."""
        return None if self.view is None or self._by_area else self.view.dimensions[self._at]

    # -- moving

    def _choose(self, at: int) -> None:
        self._at = at
        self._show()
        if self.answers.keys:
            self.answers.select(self.answers.keys[0])
        self.shown.emit()

    def _pass(self, by: int) -> None:
        """Beyond the last item of a component goes the next one."""
        view = self.view
        groups: Sequence[object] = () if view is None else areas_of(view) if self._by_area else view.dimensions
        if self._filter == ALL and 0 <= self._at + by < len(groups):
            self._choose(self._at + by)
            if by < 0 and self.answers.keys:
                self.answers.select(self.answers.keys[-1])

    def _narrow(self, key: str) -> None:
        self._filter = key
        self._show()
        if self.answers.keys:
            self.answers.setFocus()

    def select(self, key: str) -> None:
        """Open that item, with the keyboard in it."""
        view = self.view
        one = next((each for each in view.criteria if each.key == key), None) if view is not None else None
        if view is None or one is None:
            return
        groups = [area_of(view, one) == each for each in areas_of(view)] if self._by_area else [
            each.key == one.dimension_key for each in view.dimensions
        ]  # fmt: skip
        self._at = groups.index(True)
        if self._filter != ALL:
            self._filter = ALL
            self.filters.mark(ALL)
        self._show()
        self.answers.select(key)
        self.answers.setFocus()

    def next_blank(self) -> None:
        """The next item without an answer after the current one, in any component, around the end."""
        view, found = self.view, self.found
        if view is None or found is None or not found.blank:
            self._context.toast(_("No queda ningún criterio sin responder."), False)
            return
        keys = [one.key for one in view.criteria]
        current = self.answers.current
        at = keys.index(current.key) if current is not None else -1
        blank = {one.key for one in found.blank}
        self.select(next(key for key in (*keys[at + 1 :], *keys[: at + 1]) if key in blank))

    def by_area(self) -> None:
        """By component or by who answers, the same item open."""
        current = self.answers.current
        self._by_area = not self._by_area
        self._at = 0
        self._show()
        if current is not None:
            self.select(current.key)

    def _asked(self, verb: str, key: str) -> None:
        match verb:
            case "blank":
                self.next_blank()
            case "area":
                self.by_area()
            case _:
                self.answering.asked(verb, key)
                self.answers.setFocus()

    # -- looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(_NARROW_BELOW)
        self.components.setFixedWidth(theme.px(_LEFT_NARROW if narrow else _LEFT))
        self.components.rows.fit(narrow=narrow)
        self.total.setFixedWidth(theme.px(_RIGHT_NARROW if narrow else _RIGHT))
        self.total.unit.setVisible(not narrow)

    def _mark_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if not self.isVisible():
            return
        there = QApplication.focusWidget()
        for panel in (self.components, self._middle, self.total):
            set_kind(panel, "card-focus" if there is not None and panel.isAncestorOf(there) else "card")

    def hints(self, there: QWidget) -> Said:
        """The keys of the panel that has the keyboard."""
        other = ("F6", _("otro panel"))
        if there is self.answers or self.answers.isAncestorOf(there):
            return self._answer_hints(other)
        if self.total.isAncestorOf(there):
            return _("Teclas de puntos por ganar"), (("↑ ↓", _("ítem")), ("Enter", _("abrirlo"))), other, ""
        return _("Teclas de componentes"), (("↑ ↓", _("componente")), ("Enter", _("sus ítems"))), other, ""

    def _answer_hints(self, other: tuple[str, str]) -> Said:
        view = self.view
        if view is not None and not view.round.is_open:
            return _("Teclas de la ronda cerrada"), (("E", _("evidencia")), ("A", _("por área"))), other, ""
        top = view.instrument.scale if view is not None else 4
        keys = (
            (f"0 – {top}", _("puntos")), ("N", _("no aplica")), ("E", _("evidencia")), ("T", _("nota")),
            (_("Supr"), _("en blanco")), ("Ctrl+↓", _("siguiente en blanco")), ("A", _("por área")),
        )  # fmt: skip
        return _("Teclas de respuesta"), keys, other, ""


def before_words(view: RoundView | None, name: str) -> str:
    """«ronda 2025: 36,3»; empty without a round before."""
    if view is None:
        return ""
    return _("ronda {name}: {points}").format(name=name, points=points_words(view, result(view).total))
