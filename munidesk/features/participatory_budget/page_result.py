"""The proposals by votes, with what becomes of each; a tie is decided by a person, the rest by the rule."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.participatory_budget import rules
from munidesk.features.participatory_budget.document_count import sorts_words
from munidesk.features.participatory_budget.page_count import CountPanel
from munidesk.features.participatory_budget.rules import Outcome, Placed, key_of
from munidesk.features.participatory_budget.store import BudgetView
from munidesk.features.participatory_budget.store_count import decide, unready
from munidesk.features.participatory_budget.words import outcome_words, rule_sentence, spent, tie_words
from munidesk.records.ref import Ref
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import BarCell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, button, card, column, elided, label, row, rule

_ROOMY = 660
"""Pixels at 100 % from which zone, cost and sum have their columns."""


class Standing(QFrame):
    """Figures of the count, the table by votes, the envelope as a bar: the same beside the count and in the result."""

    def __init__(self, opened: Callable[[Placed], object], *, zones: bool = True) -> None:
        super().__init__()
        self._view: BudgetView | None = None
        self._figures = tuple((label(kind="title"), elided(kind="quiet", stretch=True)) for _at in range(4))
        strip = card()
        inside = row(spacing=0)
        for at, (figure, words) in enumerate(self._figures):
            if at:
                inside.addWidget(rule(vertical=True))
            cell = column(figure, words, spacing=2, margins=(16, 8, 8, 8))
            inside.addLayout(cell, 1)
        strip.setLayout(inside)
        self.table: RecordTable[Placed] = RecordTable(
            (
                Column(_("N.º"), lambda one: key_of(one.proposal.number) if one.proposal.number else "–", width=52),
                Column(_("Propuesta"), lambda one: one.proposal.title, paint=self._title, name=True),
                *((Column(_("Zona"), self._zone, width=108),) if zones else ()),
                Column(_("Costo"), lambda one: self._amount(one.proposal.cost), right=True, width=92),
                Column(_("Votos"), lambda one: self._number(one.votes), paint=self._votes, width=128),
                Column(_("Suma"), lambda one: self._amount(one.sum), right=True, width=98),
                Column(_("Con el tope"), lambda one: outcome_words(one.outcome)[0], paint=self._outcome, width=146),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Propuestas por votos"))
        self.table.opened.connect(opened)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(40))
        self._bar = EnvelopeBar()
        self._used = elided(kind="quiet", stretch=True)
        self.setLayout(column(strip, self.table, self._bar, self._used, spacing=10))
        self.setFocusProxy(self.table)

    def show_view(self, view: BudgetView) -> None:
        self._view = view
        self.table.says_when_empty(_first_words(view))
        self.table.show_records(view.placed)
        for (figure, words), (shown, told) in zip(self._figures, _key_figures(view), strict=True):
            figure.setText(shown)
            words.setText(told)
        cap, money = view.process.cap, spent(view.placed)
        self._bar.show_parts(
            [(key_of(one.proposal.number or 0), one.proposal.cost or 0) for one in view.entering], cap or 0
        )
        self._bar.setVisible(bool(cap))
        used = _("{p} del tope asignado").format(p=view.figures.percent(money, cap)) if cap else ""
        self._used.setText(" · ".join(part for part in (used, rule_sentence(view)) if part))

    def select(self, proposal_id: str) -> None:
        self.table.select(lambda one: one.proposal.id == proposal_id)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what each costs stands in the other parts: the names stay whole here."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_ROOMY)
        for at in range(2, self.table.model().columnCount()):
            title = str(self.table.model().headerData(at, Qt.Orientation.Horizontal) or "")
            if title in (_("Zona"), _("Costo"), _("Suma")):
                self.table.setColumnHidden(at, narrow)

    def _zone(self, one: Placed) -> str:
        return self._view.district(one.proposal) if self._view is not None else ""

    def _amount(self, cents: int | None) -> str:
        return self._view.figures.amount(cents) if self._view is not None else ""

    def _number(self, value: int) -> str:
        return self._view.figures.number(value) if self._view is not None else ""

    def _title(self, one: Placed) -> TextCell:
        return TextCell(one.proposal.title, strong=one.outcome is Outcome.ENTERS, wraps=True)

    def _votes(self, one: Placed) -> BarCell:
        most = max((each.votes for each in self._view.placed), default=0) if self._view is not None else 0
        tone = "accent" if one.outcome is Outcome.ENTERS else "neutral"
        return BarCell(self._number(one.votes), one.votes / most if most else 0.0, tone)

    def _outcome(self, one: Placed) -> ChipCell:
        return ChipCell(*outcome_words(one.outcome))


def _first_words(view: BudgetView) -> str:
    if view.process.cap is None:
        return _("Ponga el tope en «Datos del proceso»: sin él no se sabe qué entra.")
    return _("La boleta todavía no está numerada: hágalo en «Propuestas».")


def _key_figures(view: BudgetView) -> tuple[tuple[str, str], ...]:
    """(figure, words) of the envelope, those that enter, the papers, the votes."""
    figures, tally = view.figures, view.tally
    money, n = spent(view.placed), len(view.entering)
    left = figures.money((view.process.cap or 0) - money)
    signed = [one.signed for one in view.batches if one.signed is not None]
    of = " " + _("de {n} firmas").format(n=figures.number(sum(signed))) if signed else ""
    votes = sum(view.votes.values()) if view.told else tally.marks
    return (
        (figures.money(view.process.cap) if view.process.cap is not None else "–", _("de tope")),
        (
            figures.number(n),
            ngettext("entra · sobran {left}", "entran · sobran {left}", n).format(left=left),
        ),
        (
            figures.number(tally.ballots),
            ngettext("papeleta", "papeletas", tally.ballots) + of,
        ),
        (
            figures.number(votes),
            _("votos, según la planilla") if view.told
            else ngettext("voto · hasta {n} por boleta", "votos · hasta {n} por boleta", votes).format(
                n=view.process.marks
            ),
        ),
    )  # fmt: skip


class EnvelopeBar(QWidget):
    """What each proposal that enters takes of the envelope; what is left stays blank."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[str, int]] = []
        self._whole = 0
        self.setFixedHeight(theme.px(22))

    def show_parts(self, parts: list[tuple[str, int]], whole: int) -> None:
        self._parts, self._whole = parts, whole
        names = ", ".join(name for name, _cost in parts)
        self.setAccessibleName(_("Entran: {names}").format(names=names) if names else _("No entra ninguna"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour("field"))
        painter.setBrush(theme.colour("surface"))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRect(area)
        left = area.left()
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        for at, (name, cost) in enumerate(self._parts):
            width = area.width() * cost / self._whole if self._whole else 0.0
            part = QRectF(left, area.top(), width, area.height())
            painter.setOpacity(0.84 if at % 2 else 1.0)
            painter.fillRect(part, theme.colour("accent"))
            painter.setOpacity(1.0)
            painter.setPen(theme.colour("on_accent"))
            if width > painter.fontMetrics().horizontalAdvance(name) + 8:
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, name)
            left += width
        painter.end()


class CountTab(QWidget):
    """How it stands at the left, the papers at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.standing = Standing(lambda _one: self.panel.line.setFocus(), zones=False)
        self.panel = CountPanel(context)
        body = row(self.standing, spacing=16, margins=(24, 12, 24, 16))
        add_side(body, self.panel, 392)
        self.panel.setMinimumWidth(theme.px(344))
        self.setLayout(body)
        self.setFocusProxy(self.panel)

    def select(self, proposal_id: str) -> None:
        self.standing.select(proposal_id)

    def show_view(self, view: BudgetView | None) -> None:
        if view is not None:
            self.standing.show_view(view)
        self.panel.show_view(view)


class ResultTab(QWidget):
    """The rule whole, the tie to decide, and what enters on its way to the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: BudgetView | None = None
        self._try = Attempt(context)
        self.standing = Standing(self.carry)
        self._rule, self._sorts = label(wrap=True), label(kind="quiet", wrap=True)
        self._tie, self._ready = label(wrap=True), label(kind="quiet-text", wrap=True)
        self._tied = card("attention")
        self.decide_button = button(_("Decidir el empate…"), self.decide, icon="scale")
        self._tied.setLayout(column(self._tie, self.decide_button, spacing=8, margins=(12, 10, 12, 10)))
        self.plan_button = button(_("Llevar al plan"), self._carry_current, icon="gantt")
        self._chip = Chip()
        side = card()
        side.setLayout(
            column(
                label(_("Regla"), "panel"), self._rule, self._sorts, self._tied, label(_("Escrutinio"), "panel"),
                self._chip, self._ready, label(_("Seguimiento"), "panel"),
                label(_("Lo que entra pasa al plan como actividad, y se sigue allí."), "quiet-text", wrap=True),
                self.plan_button, None, spacing=8, margins=(16, 14, 16, 14),
            )
        )  # fmt: skip
        self.standing.table.selected.connect(lambda _one: self._follow())
        body = row(self.standing, spacing=16, margins=(24, 12, 24, 16))
        add_side(body, side, 316)
        self.setLayout(body)
        self.setFocusProxy(self.standing)

    def select(self, proposal_id: str) -> None:
        self.standing.select(proposal_id)

    def show_view(self, view: BudgetView | None) -> None:
        self._view = view
        if view is None:
            return
        self.standing.show_view(view)
        self._rule.setText(rule_sentence(view))
        self._sorts.setText(sorts_words(view) if view.ballots else "")
        tie = tie_words(view)
        self._tie.setText(tie)
        self._tied.setVisible(bool(tie))
        writes = view.process.is_open and not self._context.store.read_only
        self.decide_button.setVisible(writes)
        why = unready(view) if view.process.is_open else ""
        if not view.process.is_open:
            self._chip.set(_("Cerrado"), "neutral", "shield-check")
        else:
            self._chip.set(
                _("Falta algo") if why else _("Completo"), "attention" if why else "good", "alert" if why else "check"
            )
        self._ready.setText(
            why or (_("Ya se puede cerrar.") if view.process.is_open else _("El acta ya se puede imprimir."))
        )
        self._follow()

    def _follow(self) -> None:
        one = self.standing.table.current
        can = one is not None and one.outcome is Outcome.ENTERS and not self._context.store.read_only
        self.plan_button.setEnabled(can)

    def _carry_current(self) -> None:
        one = self.standing.table.current
        if one is not None:
            self.carry(one)

    def carry(self, one: Placed) -> None:
        """As an activity of the plan; again goes to the one it became."""
        if one.outcome is not Outcome.ENTERS or self._context.store.read_only:
            return
        made: list[str] = []
        ref = Ref("budget_proposal", one.proposal.id)
        if self._try(lambda: made.append(self._context.to_plan(ref, one.proposal.title))) and made[0]:
            self._context.toast(_("Está en el plan como actividad, vinculada a la propuesta."), True)

    def decide(self) -> None:
        """Which goes first, and why: a person's word, printed in the acta."""
        view = self._view
        found = rules.tied(view.placed) if view is not None else ()
        if view is None or not found:
            return
        names = tuple((one.proposal.id, one.proposal.title) for one in found)
        places = range(1, len(names) + 1)
        fields = (
            *(Field(f"place{at}", _("Entra en el lugar {n}").format(n=at), Kind.CHOICE, names) for at in places),
            Field("reason", _("Motivo"), Kind.LONG, hint=_("Se imprime en el acta: sorteo, resolución, acuerdo…")),
            Field("who", _("Quién decidió"), hint=_("Una persona o un órgano.")),
        )  # fmt: skip
        values = {f"place{at}": key for at, (key, _name) in enumerate(names, 1)}
        dialogs.ask(
            self._context.window, _("Decidir el empate"), tie_words(view), fields, values=values, focus="reason",
            accept=_("Decidir"), draft=self._context.draft(f"tie:{view.process.id}"),
            submit=partial(self._decided, view.process.id, [key for key, _name in names]),
        )  # fmt: skip

    def _decided(self, process_id: str, names: list[str], said: dict[str, str]) -> None:
        """One chosen first pushes the others down: nobody has to put the same order twice."""
        chosen = [said[f"place{at}"] for at in range(1, len(names) + 1)]
        order = list(dict.fromkeys((*chosen, *names)))
        decide(self._context.store, process_id, order, said["reason"], said["who"])
