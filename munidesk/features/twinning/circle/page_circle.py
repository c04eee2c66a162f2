"""The circle of a city: drawn in rings, or as a table; the chosen actor with what was said last at the right."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QStackedWidget, QWidget

from munidesk.base.dates import DAY_MONTH, day_cell, show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.twinning.circle.page_lists import papers
from munidesk.features.twinning.circle.page_rings import Rings
from munidesk.features.twinning.circle.rules import Tie, ties
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.view import TwinningView
from munidesk.procedures.codes import Direction
from munidesk.procedures.domain import Communication
from munidesk.procedures.kinds import ACTORS, COMMUNICATIONS
from munidesk.procedures.page_case_ask import ask_actor
from munidesk.town.page_export import Entry
from munidesk.ui import theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.table_model import Column
from munidesk.ui.two_lines import item_of, two_lines
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import Chip, button, card, column, label, row

_ROOMY_FROM = 700
_VERBS = {"L": "write", "Return": "actor", "T": "table"}


class CirclePart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._name = ""
        self.rings = Rings()
        self.rings.chosen.connect(self._choose)
        self.rings.asked.connect(self.do)
        self.table: VerbTable[Tie] = VerbTable(_columns(), _VERBS)
        self.table.setAccessibleName(_("Círculo de vinculación"))
        self.table.asked.connect(self.do)
        self.table.selected.connect(lambda one: self._choose(self.ties.index(one)) if one in self.ties else None)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.rings)
        self.stack.addWidget(self.table)
        self.ties: tuple[Tie, ...] = ()
        self._legend = label(kind="quiet", wrap=True)
        holder = card()
        holder.setProperty(PANEL, True)
        inner = column(self.stack, spacing=0, margins=(1, 1, 1, 1))
        foot = row(self._legend, margins=(14, 4, 14, 6))
        foot.setStretch(0, 1)
        foot.addWidget(button(_("Tabla"), lambda: self.do("table"), kind="quiet", tip="T"))
        inner.addLayout(foot)
        inner.setStretch(0, 1)
        holder.setLayout(inner)
        self.side = self._side()
        body = row(holder, self.side, spacing=8)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.setFocusProxy(self.stack)
        self.stack.setFocusProxy(self.rings)

    def _side(self) -> QFrame:
        made = card()
        made.setProperty(PANEL, True)
        made.setFixedWidth(theme.px(250))
        self._title, self._ring = label(kind="strong", wrap=True), Chip()
        self._about, self._count = label(kind="quiet", wrap=True), label(kind="strong")
        self._said = QListWidget()
        self._said.setProperty("kind", "inner")
        self._said.setAccessibleName(_("Últimas comunicaciones"))
        two_lines(self._said)
        self._write = button(_("Escribir"), lambda: self.do("write"), icon="mail", tip="L")
        inner = column(self._title, spacing=8, margins=(14, 12, 14, 12))
        inner.addLayout(row(self._ring, None))
        for widget in (self._about, self._count):
            inner.addWidget(widget)
        inner.addWidget(self._said, 1)
        inner.addLayout(row(self._write, None))
        made.setLayout(inner)
        return made

    # -- what is shown

    def show_view(self, view: TwinningView) -> None:
        self.ties = ties(view)
        names = [one.name for one in self.ties]
        at = names.index(self._name) if self._name in names else 0
        self.rings.show_ties(self.ties, at)
        self.table.show_records(self.ties)
        n = sum(len(one.said) for one in self.ties)
        self._legend.setText(
            _("Anillos: gobiernos, comités, vecindad · ancho = comunicaciones, {n} en 12 meses").format(n=n)
        )
        self._write.setEnabled(self.writes)
        self._show_tie()

    def _show_tie(self) -> None:
        one = self.rings.tie
        self.side.setEnabled(one is not None)
        if one is None:
            return
        self._name = one.name
        self._title.setText(one.name)
        self._ring.set(one.ring.word, "neutral", "people")
        self._about.setText(". ".join(part for part in (one.role, one.contact) if part))
        self._about.setVisible(bool(one.role or one.contact))
        n = len(one.said)
        words = ngettext("{n} comunicación en 12 meses", "{n} comunicaciones en 12 meses", n).format(n=n)
        self._count.setText(words if n else _("Sin comunicación en 12 meses"))
        self._said.clear()
        for each in one.said:
            detail = " · ".join(part for part in (show_date(each.day, DAY_MONTH), each.way, each.channel) if part)
            self._said.addItem(item_of(each.subject, detail))

    def _choose(self, at: int) -> None:
        if self.rings.at != at:
            self.rings.show_ties(self.ties, at)
        self._show_tie()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setVisible(event.size().width() >= theme.px(_ROOMY_FROM))

    def entries(self) -> Sequence[Entry]:
        return papers(self.context, self.view) if self.view is not None else ()

    def says(self, there: QWidget) -> Said:
        del there
        keys = (("↑ ↓", _("actor")), ("← →", _("anillo")), ("L", _("anotar")), ("T", _("dibujo o tabla")),
                ("Enter", _("abrir el actor")))  # fmt: skip
        return _("Teclas del círculo"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        one, view = self.rings.tie, self.view
        if name == "table":
            self._turn()
        elif one is not None and view is not None and self.writes:
            if name == "write":
                self._note(view, one)
            else:
                self._open(view, one)

    def _turn(self) -> None:
        """The same as a table, at the same actor; and back."""
        there: QWidget = self.table if self.stack.currentWidget() is self.rings else self.rings
        self.stack.setCurrentWidget(there)
        self.stack.setFocusProxy(there)
        self.table.select(lambda each: each.name == self._name)
        there.setFocus()

    def _note(self, view: TwinningView, one: Tie) -> None:
        blank = Communication(case_id=view.case.case.id, actor=one.name, subject="", direction=Direction.OUT)
        ask_record(
            self.context, COMMUNICATIONS, blank, ("direction", "day", "actor", "channel", "subject", "answer_due"),
            _("Comunicación"), lambda kept: COMMUNICATIONS.save(self.context.store, kept), view.figures,
            focus="subject",
        )  # fmt: skip

    def _open(self, view: TwinningView, one: Tie) -> None:
        """The actor of the case; one that was only written with becomes one."""
        case = view.case.case.id
        found = next((each for each in ACTORS.all(self.context.store, case_id=case) if each.name == one.name), None)
        ask_actor(self.context, case, found)


def _columns() -> tuple[Column[Tie], ...]:
    return (
        Column(_("Actor"), lambda one: one.name),
        Column(_("Anillo"), lambda one: one.ring.word, width=150),
        Column(_("Comunicaciones"), lambda one: str(len(one.said)), width=120, right=True),
        Column(_("La última"), lambda one: day_cell(max(each.day for each in one.said)) if one.said else _("ninguna"),
               width=100),
    )  # fmt: skip
