"""Dinero: what was approved, modified, committed, executed and paid, by source and by month, beside what was due."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.document_money import Scale, funding_in, origin_words, scale_of
from munidesk.features.planning.domain import Funding
from munidesk.features.planning.listing import overspent_words
from munidesk.features.planning.money import SourceTotal, Totals, by_origin, by_source, limits, totals
from munidesk.features.planning.money_months import MONTHS, Months, by_month, cumulative, planned
from munidesk.features.planning.page_money_chart import Course, MonthChart
from munidesk.features.planning.page_money_note import ask_money, month_word, show_movements
from munidesk.features.planning.page_plan_tables import PlanTab, to_the_plan
from munidesk.features.planning.page_strip import Figure, Strip
from munidesk.features.planning.store import PlanView
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import Cell, PartsCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import card, column, elided, label, row, tool

_FAULTS = 2
"""How many faults of the money the tab tells before it sends to the paper."""
_SHOWN_MONTHS = 4
_BAR = 9
_ROOMY = 1080
"""The column of the bar, and the pixels at 100 % from which it has room."""
_MOST_ROWS = 7
"""Sources that are read without scrolling, with their heading and their sum."""


class MoneyTab(PlanTab):
    """Ctrl+N writes down a movement; Enter on a source shows its own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._figures = town.figures(context.store)
        self._at, self._unit = 0, Scale(100, "")
        self._months: tuple[Months, ...] = ()
        self._by, self._year = QComboBox(), QComboBox()
        self._by.addItem(_("Por fuente"), "source")
        self._by.addItem(_("Por orden"), "origin")
        self._by.setAccessibleName(_("Cómo se agrupa"))
        self._year.setAccessibleName(_("Año del dinero"))
        for box in (self._by, self._year):
            box.activated.connect(lambda _index: self._again())
            box.setFixedWidth(theme.px(150))
        self._strip = Strip()
        self._note, self._limits = elided(kind="quiet", stretch=True), label(kind="fault", wrap=True)
        self.table: RecordTable[SourceTotal] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Dinero por fuente"))
        self.table.opened.connect(self._open)
        self.chart = MonthChart(self._figures)
        self.by_month: RecordTable[Months] = RecordTable(self._month_columns())
        self.by_month.setAccessibleName(_("Ejecutado por mes"))
        body = QWidget()
        inside = column(self._strip, self._limits, spacing=8)
        inside.addLayout(self._middle(), 3)
        inside.addWidget(self.table, 2)
        body.setLayout(inside)
        self._first = FirstStep(context, "calculator", body)
        layout = column(spacing=8, margins=(24, 8, 24, 12))
        layout.addLayout(row(self._note, self._year, self._by, spacing=8))
        layout.addWidget(body, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _middle(self) -> QBoxLayout:
        left, right = card(), card()
        self._chart_title, self._chart_note = label(kind="strong"), elided(kind="quiet", stretch=True)
        head = row(self._chart_title, self._chart_note, spacing=12)
        left_inner = column(spacing=4, margins=(16, 8, 12, 8))
        left_inner.addLayout(head)
        left_inner.addWidget(self.chart, 1)
        left.setLayout(left_inner)
        self._month_title = label(kind="strong")
        self._back, self._on = (
            tool("chevron-left", _("Meses anteriores"), lambda: self._turn(-1)),
            tool("chevron-right", _("Meses siguientes"), lambda: self._turn(1)),
        )
        right_inner = column(spacing=4, margins=(16, 8, 0, 0))
        right_inner.addLayout(row(self._month_title, None, self._back, self._on, spacing=2))
        right_inner.addWidget(self.by_month, 1)
        right.setLayout(right_inner)
        made = row(spacing=16)
        made.addWidget(left, 23)
        made.addWidget(right, 17)
        return made

    def _columns(self) -> tuple[Column[SourceTotal], ...]:
        def money(words: str, of: Callable[[SourceTotal], int | None], *, folds: bool = False) -> Column[SourceTotal]:
            def show(one: SourceTotal) -> str:
                cents = of(one)
                return "" if cents is None else self._figures.amount_in(cents, one.currency)

            return Column(
                words, show, right=True, width=118, folds=folds, paint=lambda one: _strong_total(one, show(one))
            )

        return (
            Column(_("Fuente"), lambda one: one.name, paint=lambda one: _strong_total(one, one.name), name=True),
            Column(_("Orden y código"), _whose, width=150, folds=True),
            money(_("Aprobado"), lambda one: one.approved),
            Column(_("Modificado"), self._modified, right=True, width=108, folds=True),
            money(_("Vigente"), lambda one: one.current),
            money(_("Comprometido"), lambda one: one.committed, folds=True),
            money(_("Ejecutado"), lambda one: one.executed),
            money(_("Pagado"), lambda one: one.paid, folds=True),
            money(_("Disponible"), lambda one: one.available),
            Column(_("Comp., ejec., pag."), self._spoken, width=150, paint=_bars),
            Column(_("Ejec."), lambda one: self._figures.percent(one.executed, one.current), right=True, width=72),
        )  # fmt: skip

    def _spoken(self, one: SourceTotal) -> str:
        """What the bar says, in words."""
        told = ((one.committed, _("comprometido {p}")), (one.executed, _("ejecutado {p}")), (one.paid, _("pagado {p}")))
        percent = self._figures.percent
        return ", ".join(words.format(p=percent(cents, one.current)) for cents, words in told if cents is not None)

    def _modified(self, one: SourceTotal) -> str:
        if one.modified is None:
            return ""
        text = self._figures.amount_in(one.modified, one.currency)
        return f"+{text}" if one.modified > 0 else text

    def _month_columns(self) -> tuple[Column[Months], ...]:
        def month(at: int) -> Column[Months]:
            return Column("", lambda one: self._in_month(one, at), right=True, width=56)

        return (
            Column(_("Fuente"), lambda one: one.of.name, name=True),
            *(month(at) for at in range(_SHOWN_MONTHS)),
            Column(_("Sin fecha"), lambda one: self._in_unit(one.undated) if one.undated else "", right=True, width=78,
                   folds=True),
            Column(_("Total"), lambda one: self._in_unit(one.total), right=True, width=72),
        )  # fmt: skip

    def _in_month(self, one: Months, at: int) -> str:
        return self._in_unit(one.months[self._at + at])

    def _in_unit(self, cents: int | None) -> str:
        """Whole units of the month table's scale; «–» where nothing was written down, «0» where it came to nothing."""
        return self._figures.number(None if cents is None else Fraction(cents, self._unit.cents), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name of the source comes before the bar that only draws what is written."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_BAR, self.width() < theme.px(_ROOMY))

    # -- showing

    @property
    def year(self) -> int | None:
        """Of the POA that is shown; None for the whole plan."""
        text = str(self._year.currentData() or "")
        return int(text) if text else None

    def show_plan(self, view: PlanView) -> None:
        self._offer_years(view)
        own = funding_in(view, self.year)
        self._first.stand(not view.funding)
        self._tell_first(view)
        for box in (self._by, self._year):
            box.setVisible(bool(view.funding))
        money = totals(own, self._figures)
        rows = (by_origin if self._by.currentData() == "origin" else by_source)(own, self._figures)
        self.table.show_records((*rows, _whole(money)) if rows else ())
        self.table.setMinimumHeight(theme.px(32) * min(_MOST_ROWS, len(rows) + 2) + theme.px(6))
        self._show_strip(view, own, money)
        self._show_months(view, own, money)
        self._show_faults(view, money)

    def _tell_first(self, view: PlanView) -> None:
        """Where there is no line yet, money has nothing to stand on."""
        nothing = _("Todavía no hay dinero anotado.")
        if not view.lines:
            todo = _("Escriba primero los renglones del plan: el dinero se anota en cada uno.")
            self._first.tell(nothing, todo, to_the_plan(self.context))
            return
        self._first.tell(
            nothing,
            _("Anote el crédito aprobado de cada renglón y su fuente; después, lo comprometido, ejecutado y pagado."),
            Making(_("Anotar dinero"), self.note), NEW,
        )  # fmt: skip

    def _offer_years(self, view: PlanView) -> None:
        years = [str(year) for year in range(view.plan.start_year, view.plan.end_year + 1)]
        if [self._year.itemData(i) for i in range(self._year.count())] == ["", *years]:
            return
        self._year.clear()
        self._year.addItem(_("Todo el plan"), "")
        for year in years:
            self._year.addItem(_("POA {year}").format(year=year), year)
        now = str(view.day.year)
        if funding_in(view, view.day.year):
            self._year.setCurrentIndex(max(0, self._year.findData(now)))

    def _show_strip(self, view: PlanView, own: Sequence[Funding], money: Totals) -> None:
        figures, percent = self._figures, self._figures.percent
        sources = len(by_source(own, figures))
        base = ngettext("{coins}, en {n} fuente", "{coins}, en {n} fuentes", sources)
        told = [Figure(figures.amount(money.approved), _("aprobado"), base.format(coins=figures.coins, n=sources))]
        change = money.current - money.approved
        sign = "+" if change > 0 else ""
        told.append(Figure(figures.amount(money.current), _("vigente"),
                            f"{sign}{figures.amount(change)}" if change else _("sin modificaciones")))  # fmt: skip
        if money.committed is not None:
            share = _("{p} de lo vigente").format(p=percent(money.committed, money.current))
            told.append(Figure(figures.amount(money.committed), _("comprometido"), share))
        due = planned(own, view.by_id, view.day.year)[view.day.month - 1] if self.year == view.day.year else None
        share = _("{p} de lo vigente").format(p=percent(money.executed, money.current))
        if due is not None:
            share = _("{p} · previsto {due}").format(p=percent(money.executed, money.current), due=figures.amount(due))
        told.append(Figure(figures.amount(money.executed), _("ejecutado"), share))
        if money.paid is not None:
            words = _("{p} de lo ejecutado").format(p=percent(money.paid, money.executed))
            told.append(Figure(figures.amount(money.paid), _("pagado"), words))
        self._strip.show_figures(told)
        self._note.setText(money.note)

    def _show_months(self, view: PlanView, own: Sequence[Funding], money: Totals) -> None:
        year = self.year or view.day.year
        until = view.day.month if year == view.day.year else MONTHS if year < view.day.year else 0
        self._months = by_month(money.all, view.entries, Stage.EXECUTED, year)
        paid = by_month(money.own, view.entries, Stage.PAID, year)
        executed = cumulative([one for one in self._months if not one.of.currency], until)
        course = Course(
            executed, cumulative(paid, until), planned([one for one in own if self._figures.is_own(one.currency)],
            view.by_id, year), tuple(month_word(year, month) for month in range(1, 13)),
            view.day.month if year == view.day.year else 0,
        )  # fmt: skip
        greatest = max(money.current, money.executed, 1)
        scale = scale_of(self._figures, greatest)
        self.chart.show_course(course, scale)
        self._chart_title.setText(_("Acumulado en {year}, {unit}").format(year=year, unit=scale.words))
        undated = sum(one.undated for one in self._months if not one.of.currency)
        legend = _("claro: ejecutado · oscuro: pagado · línea: previsto")
        missing = _("sin fecha: {n}").format(n=self._figures.amount(undated)) if undated else ""
        self._chart_note.setText(" · ".join(part for part in (missing, legend) if part))
        self._at = max(0, min(until, MONTHS) - _SHOWN_MONTHS) if until else 0
        self._unit = scale_of(self._figures, min(greatest, 99_999_999))
        self._month_title.setText(_("Ejecutado por mes, {unit}").format(unit=self._unit.words))
        self._name_months(year)

    def _name_months(self, year: int) -> None:
        self.by_month.name_columns({at + 1: month_word(year, self._at + at + 1) for at in range(_SHOWN_MONTHS)})
        self.by_month.show_records(self._months)
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at + _SHOWN_MONTHS < MONTHS)

    def _turn(self, by: int) -> None:
        if self.view is not None:
            self._at = max(0, min(MONTHS - _SHOWN_MONTHS, self._at + by * _SHOWN_MONTHS))
            self._name_months(self.year or self.view.day.year)

    def _show_faults(self, view: PlanView, money: Totals) -> None:
        found = limits(money.own, town.municipality(self.context.store).country, view.figures)
        faults = [*(f"{one.text} ({one.detail})" for one in found), *overspent_words(view)]
        more = len(faults) - _FAULTS
        if more > 0:
            faults[_FAULTS:] = [_("Y {n} más, en el presupuesto impreso.").format(n=more)]
        self._limits.setText("\n".join(faults))
        self._limits.setVisible(bool(faults))

    def _again(self) -> None:
        if self.view is not None:
            self.show_plan(self.view)

    # -- doing

    def note(self) -> None:
        """A movement, of the source of the cursor first."""
        view, current = self.view, self.table.current
        if view is not None:
            self._try(lambda: ask_money(self.context, view, current if current is not None and current.ids else None))

    def _open(self, source: SourceTotal) -> None:
        if self.view is not None and source.ids:
            show_movements(self.context, self.view, source)


def _whose(one: SourceTotal) -> str:
    return origin_words(one.origin, one.code) if one.origin or one.code else ""


def _whole(money: Totals) -> SourceTotal:
    """The last row: what all sums up to, in one's own currency alone."""
    return SourceTotal(
        _("Total"), "", money.approved, money.current, money.executed, 0, 0, 0, money.committed, money.paid,
    )  # fmt: skip


def _strong_total(one: SourceTotal, text: str) -> Cell:
    return TextCell(text, strong=not one.ids)


def _bars(one: SourceTotal) -> Cell:
    """Committed, executed and paid over each other; none of them may lie beyond what is in force."""
    whole = one.current or 1
    parts = (one.committed or one.executed, one.executed, one.paid or 0)
    return PartsCell(tuple((cents / whole, "") for cents in parts), nested=True)
