"""Feasibility: what each area says of each proposal; the «no» has its reason, which is printed."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.participatory_budget.document_count import missing_words
from munidesk.features.participatory_budget.domain import Opinion, Proposal, Verdict
from munidesk.features.participatory_budget.kinds import OPINIONS
from munidesk.features.participatory_budget.store import BudgetView, say
from munidesk.ui import dialogs, theme
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.forms import Field, Kind
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, button, card, clear, column, elided, label, row

LOOKS = {
    Verdict.FEASIBLE: ("good", "check"),
    Verdict.CONDITIONS: ("attention", "alert"),
    Verdict.UNFEASIBLE: ("bad", "close"),
}


class OpinionsTab(QWidget):
    """A column per area; Enter on a proposal asks which area says what. Reasons stand whole at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: BudgetView | None = None
        self._areas: tuple[str, ...] | None = None
        self.table: RecordTable[Proposal] | None = None
        self._body = row(spacing=16)
        self._side, self._said = card(), column(spacing=8, margins=(16, 14, 16, 14))
        inner = QWidget()
        inner.setLayout(self._said)
        self._side.setLayout(column(scrolling(inner), margins=(2, 2, 2, 2)))
        self._holder, self._left = QWidget(), QVBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        self._holder.setLayout(self._left)
        self._body.addWidget(self._holder, 1)
        add_side(self._body, self._side, 344)
        self._foot = elided(kind="quiet", stretch=True)
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(self._body, 1)
        layout.addWidget(self._foot)
        inside.setLayout(layout)
        self._first = FirstStep(context, "stamp", inside)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 16)))

    def show_view(self, view: BudgetView | None) -> None:
        self._view = view
        if view is None:
            return
        self._first.tell(
            _("Todavía no hay propuestas."), _("Escríbalas en «Propuestas»; aquí cada área dice si se pueden hacer.")
        )
        self._first.stand(not view.proposals)
        if self._areas != view.areas or self.table is None:
            self._rebuild(view.areas)
        assert self.table is not None
        self.table.show_records(view.proposals)
        self._tell(self.table.current)
        self._foot.setText(capital(missing_words(view)) or _("Todas las áreas dictaminaron."))
        if not view.areas:
            self._foot.setText(_("Escriba en «Datos del proceso» qué áreas dictaminan, separadas por comas."))

    def _rebuild(self, areas: tuple[str, ...]) -> None:
        """Its columns are the areas."""
        if self.table is not None:
            self._left.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self._areas = areas
        said: tuple[Column[Proposal], ...] = tuple(
            Column(area, partial(self._word, area), paint=partial(self._chip, area), width=150) for area in areas
        )
        made: RecordTable[Proposal] = RecordTable((Column(_("Propuesta"), lambda one: one.title, name=True), *said))
        made.setAccessibleName(_("Factibilidad"))
        made.selected.connect(self._tell)
        made.opened.connect(self.ask)
        made.verticalHeader().setDefaultSectionSize(theme.px(36))
        self._left.addWidget(made)
        made.show()  # at once, not with the next turn: the page gives it the keyboard now
        self.setFocusProxy(made)
        self.table = made

    def select(self, proposal_id: str) -> None:
        if self.table is not None:
            self.table.select(lambda one: one.id == proposal_id)
            self.table.setFocus()

    def _opinion(self, area: str, one: Proposal) -> Opinion | None:
        view = self._view
        return next((each for each in view.opinions_of(one) if each.area == area), None) if view is not None else None

    def _word(self, area: str, one: Proposal) -> str:
        found = self._opinion(area, one)
        return found.verdict.word if found is not None else "–"

    def _chip(self, area: str, one: Proposal) -> ChipCell | None:
        found = self._opinion(area, one)
        if found is None:
            return None
        tone, icon = LOOKS.get(found.verdict, ("neutral", ""))
        words = _("con observ.") if found.verdict is Verdict.CONDITIONS else found.verdict.word
        return ChipCell(words, tone, icon)

    def _tell(self, one: Proposal | None) -> None:
        view = self._view
        clear(self._said)
        if one is None or view is None:
            return
        self._said.addWidget(label(one.title, "panel", wrap=True))
        for area in view.areas:
            found = self._opinion(area, one)
            chip = Chip()
            line = row(label(area, "strong"), None, chip, spacing=8)
            self._said.addLayout(line)
            tone, icon = LOOKS.get(found.verdict, ("neutral", "")) if found is not None else ("neutral", "")
            chip.set(found.verdict.word if found is not None else _("sin dictamen"), tone, icon)
            if found is not None:
                if found.reason:
                    self._said.addWidget(label(found.reason, wrap=True))
                who = (found.responsible, show_date(found.day) if found.day else "")
                self._said.addWidget(label(" · ".join(part for part in who if part), "quiet", wrap=True))
        if view.process.is_open and not self._context.store.read_only and view.areas:
            self._said.addWidget(button(_("Dictaminar…"), lambda: self.ask(one), icon="stamp"))
        self._said.addStretch(1)

    def ask(self, one: Proposal) -> None:
        """Which area says what; an empty verdict takes back what it had said."""
        view = self._view
        if view is None or not view.areas or not view.process.is_open or self._context.store.read_only:
            return
        waiting = [area for area in view.areas if self._opinion(area, one) is None]
        area = (waiting or list(view.areas))[0]
        found = self._opinion(area, one)
        verdicts = (*((each.value, capital(each.word)) for each in Verdict), ("", _("Sin dictamen todavía")))
        fields = (
            Field("area", _("Área"), Kind.CHOICE, tuple((each, each) for each in view.areas)),
            Field("verdict", _("Dictamen"), Kind.CHOICE, verdicts),
            Field("reason", _("Motivo"), Kind.LONG, hint=_("Con «no» o con observaciones es obligatorio: se imprime.")),
            Field("responsible", _("Responsable")),
            Field("day", _("Fecha"), Kind.DATE),
        )
        values = {"area": area, "verdict": Verdict.FEASIBLE.value, "day": show_date(today())}
        if found is not None:
            values.update(verdict=found.verdict.value, reason=found.reason, responsible=found.responsible)
        dialogs.ask(
            self._context.window, _("Dictamen: {title}").format(title=one.title), "", fields, values=values,
            draft=self._context.draft(f"opinion:{one.id}"), submit=lambda said: self._say(view, one, said),
        )  # fmt: skip

    def _say(self, view: BudgetView, one: Proposal, said: Mapping[str, str]) -> None:
        day = OPINIONS.field("day").read(said["day"], view.figures)
        verdict = Verdict(said["verdict"]) if said["verdict"] else None
        say(
            self._context.store, one.id, said["area"], verdict, said["reason"], said["responsible"],
            day if isinstance(day, date) else today(),
        )  # fmt: skip
