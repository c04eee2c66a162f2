"""The yearly report: its year, the three objectives answered one by one, what the next government receives."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.territory.follow import exports
from munidesk.features.territory.follow.handed import Handed, handed
from munidesk.features.territory.follow.page_pane import Pane
from munidesk.features.territory.follow.rules import years_of
from munidesk.features.territory.follow.store import answer_objective
from munidesk.features.territory.follow.view import FollowView
from munidesk.features.territory.page_facts import edit_territory
from munidesk.features.territory.view import TerritoryView
from munidesk.records.sheet import Selection
from munidesk.town.page_paper import show_paper
from munidesk.ui import forms
from munidesk.ui.cells import TextCell
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import grows
from munidesk.ui.table import RecordTable
from munidesk.ui.table_model import Column
from munidesk.ui.widgets import button, card, column, label, row


class YearPane(Pane):
    """`turned`: another year was chosen."""

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._asked: tuple[str, ...] = ()
        self.form: forms.RecordForm | None = None
        self._years = QComboBox()
        self._years.setAccessibleName(_("Año del informe"))
        self._years.activated.connect(lambda _at: self._turn())
        self._nothing = label(
            _("El programa no tiene objetivos específicos: escriba los tres, y se responden aquí uno por uno."),
            "quiet-text", wrap=True,
        )  # fmt: skip
        self._facts = button(_("Escribir los objetivos…"), self.ask_facts, icon="pencil")
        self._paper = button(_("Ver el informe"), self.show_report, kind="primary", icon="file")
        self.table: RecordTable[Handed] = RecordTable(_columns())
        self.table.setAccessibleName(_("Para el gobierno siguiente"))
        self._hand = button(_("Preparar el traspaso…"), lambda: context.navigator.start("home", "hand_over"),
                            icon="folder")  # fmt: skip
        left, right = card(), card()
        for panel in (left, right):
            panel.setProperty(PANEL, True)
        self._held = QWidget()
        self._holder = QVBoxLayout(self._held)
        self._holder.setContentsMargins(0, 0, 0, 0)
        inner = column(spacing=10, margins=(16, 12, 16, 12))
        inner.addLayout(row(label(_("Respuesta a los objetivos"), "panel"), None, self._years, self._paper))
        inner.addWidget(self._nothing)
        inner.addLayout(row(self._facts, None))
        inner.addWidget(scrolling(self._held), 1)
        left.setLayout(inner)
        beside = column(spacing=8, margins=(1, 12, 1, 12))
        beside.addLayout(row(label(_("Para el gobierno siguiente"), "panel"), margins=(16, 0, 16, 0)))
        beside.addWidget(self.table, 1)
        beside.addLayout(row(self._hand, None, margins=(16, 0, 16, 0)))
        right.setLayout(beside)
        grows(right, 400, 560)
        panels = row(left, right, spacing=12, margins=(24, 12, 24, 12))
        panels.setStretch(0, 1)
        self.setLayout(panels)
        self.setFocusProxy(left)

    # -- the year

    @property
    def year(self) -> int:
        """The one that was chosen; this one before."""
        chosen = self._years.currentData()
        return int(chosen) if chosen is not None else today().year

    @property
    def last_day(self) -> date:
        """Of the year; today while it goes on."""
        return min(date(self.year, 12, 31), today())

    def offer(self, view: TerritoryView) -> None:
        """The years since it was opened, without losing the one that is chosen."""
        years = years_of(view.case.case.opened_on, view.day)
        if [self._years.itemData(at) for at in range(self._years.count())] == list(years):
            return
        chosen = self.year
        self._years.clear()
        for year in years:
            self._years.addItem(str(year), year)
        self._years.setCurrentIndex(max(0, self._years.findData(chosen)))

    def _turn(self) -> None:
        if self.form is not None:
            self.form.flush()
        self.turned.emit()

    # -- what is shown

    def show_follow(self, follow: FollowView) -> None:
        there = bool(follow.of.objectives)
        self._nothing.setVisible(not there)
        self._facts.setVisible(not there and self.writes)
        wanted = (str(follow.year), *(f"{one.id} {one.text}" for one in follow.of.objectives))
        if wanted != self._asked:
            self._asked = wanted
            self._draw(follow)
        if self.form is not None:
            self.form.refresh()
            self.form.setEnabled(self.writes)
        self.table.show_records(tuple(handed(follow)))

    def _draw(self, follow: FollowView) -> None:
        """A long text under each objective."""
        if self.form is not None:
            self.form.flush()
            self._holder.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        fields = tuple(
            forms.Field(one.id, f"{at}. {one.text}", forms.Kind.LONG, (), "", True)
            for at, one in enumerate(follow.of.objectives, 1)
        )
        year = follow.year

        def load() -> dict[str, object]:
            shown = self.follow
            return {} if shown is None else {one.id: shown.answer_to(one) for one in shown.of.objectives}

        def save(name: str, value: forms.Value) -> None:
            answer_objective(self.context.store, self.key, name, year, str(value or ""))

        self.form = forms.RecordForm(fields, load, save)
        self._holder.insertWidget(0, self.form)
        self.form.show()  # else it could not take the keyboard yet
        self.setFocusProxy(self.form.editor(fields[0].key) if fields else self._facts)

    def says(self, there: QWidget) -> Said:
        del there
        keys = (("Tab", _("objetivo siguiente")), ("Ctrl+P", _("imprimir")))
        return _("Teclas del informe"), keys, ("F6", _("otro panel")), ""

    def leave(self) -> bool:
        if self.form is not None:
            self.form.flush()
        return True

    # -- verbs

    def ask_facts(self) -> None:
        if self.view is not None:
            edit_territory(self.context, self.view)

    def show_report(self) -> None:
        """As it prints."""
        if self.form is not None:
            self.form.flush()
        chosen = Selection(id=self.key, until=self.last_day)
        show_paper(self.context, _("Informe anual"), lambda _days: exports.year_report(self.context.store, chosen))


def _columns() -> tuple[Column[Handed], ...]:
    return (
        Column(_("Qué recibe"), lambda one: one.words, width=170, paint=lambda one: TextCell(
            one.words, icon="check" if one.ready else "alert")),
        Column(_("Cómo está"), lambda one: one.detail, wraps=True),
    )  # fmt: skip
