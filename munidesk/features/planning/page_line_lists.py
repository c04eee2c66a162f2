"""Readings, targets by year, money and dependencies of a line, each with what adds one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.planning.codes import Origin
from munidesk.features.planning.domain import Funding, Heading, Reading
from munidesk.features.planning.domain_year import YearTarget
from munidesk.features.planning.page_reading import ask_reading
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import (
    add_dependency,
    delete_reading,
    funding_of,
    line_of,
    money_of,
    readings_of,
    remove_dependency,
    remove_funding,
    set_funding,
)
from munidesk.features.planning.store_year import set_year_target, year_targets_of
from munidesk.town import store as town
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.widgets import button, clear, column, label, row, tool


class LineLists(QWidget):
    """Readings, money and dependencies of the line, each with what adds one."""

    def __init__(self, context: Context, line_id: str) -> None:
        super().__init__()
        self._context, self._id = context, line_id
        self._figures = town.figures(context.store)
        self._readings, self._goals = column(spacing=2), column(spacing=2)
        self._money, self._after = column(spacing=2), column(spacing=2)
        self._make_money(line_id)
        self.year, self.goal = QLineEdit(), QLineEdit()
        self.year.setFixedWidth(96)
        for editor, words in ((self.year, _("Año")), (self.goal, _("Meta en total al terminar ese año"))):
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
        self._aimed = Draft(self.goal, {"year": self.year, "goal": self.goal})
        self._aimed.show(context.draft(f"aim.line:{line_id}"))
        self.after = QComboBox()
        self.after.setAccessibleName(_("Empieza después de"))
        self.fault = label(kind="fault", wrap=True)
        self._try = Attempt(context, self.fault, done=self.show_lists)
        layout = column(label(_("Avances"), "strong"), spacing=4)
        layout.addLayout(self._readings)
        layout.addLayout(row(button(_("Registrar avance"), self._read, kind="small", icon="plus"), None))
        layout.addWidget(label(_("Metas por año"), "strong"))
        layout.addLayout(self._goals)
        aim = button(_("Fijar"), partial(self._try, self.aim), kind="small")
        layout.addLayout(row(self.year, self.goal, aim))
        layout.addWidget(label(_("Dinero"), "strong"))
        layout.addLayout(self._money)
        self.save_money = button(_("Guardar"), partial(self._try, self._fund), kind="small")
        layout.addLayout(row(self.source, self._heading, self.currency))
        layout.addLayout(row(self._origin, self.code, self.act, self.act_day))
        layout.addLayout(row(self.approved, self.modified, self.committed, self.executed, self.paid, self.save_money))
        layout.addWidget(label(_("Empieza después de"), "strong"))
        layout.addLayout(self._after)
        layout.addLayout(row(self.after, button(_("Agregar"), self.depend, kind="small")))
        layout.addWidget(self.fault)
        self.setLayout(layout)
        self.show_lists()

    def _make_money(self, line_id: str) -> None:
        self.source, self.currency, self.code, self.act = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.approved, self.modified, self.committed = QLineEdit(), QLineEdit(), QLineEdit()
        self.executed, self.paid, self.act_day = QLineEdit(), QLineEdit(), QLineEdit()
        self.currency.setFixedWidth(96)
        self._heading, self._origin = QComboBox(), QComboBox()
        self._heading.setAccessibleName(_("Rubro"))
        self._origin.setAccessibleName(_("Orden de la fuente"))
        for heading in Heading:
            self._heading.addItem(capital(heading.word) or _("Sin rubro"), heading.value)
        for origin in Origin:
            self._origin.addItem(capital(origin.word) or _("Sin orden indicado"), origin.value)
        self._texts = {
            "source": (self.source, _("Fuente: FIGM literal B, propios…")), "currency": (self.currency, _("Moneda")),
            "code": (self.code, _("Código de la fuente")), "act": (self.act, _("Acto que modificó el crédito")),
            "act_day": (self.act_day, _("Fecha del acto")), "approved": (self.approved, _("Aprobado")),
            "modified": (self.modified, _("Modificado")), "committed": (self.committed, _("Comprometido")),
            "executed": (self.executed, _("Ejecutado")), "paid": (self.paid, _("Pagado")),
        }  # fmt: skip
        for editor, words in self._texts.values():
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
        editors: dict[str, QLineEdit | QComboBox] = {name: editor for name, (editor, _words) in self._texts.items()}
        self._draft = Draft(self, {**editors, "heading": self._heading, "origin": self._origin})
        self._draft.show(self._context.draft(f"money.line:{line_id}"))

    def show_lists(self) -> None:
        store = self._context.store
        for layout in (self._readings, self._goals, self._money, self._after):
            clear(layout)
        for goal in year_targets_of(store, self._id):
            away = partial(set_year_target, store, self._id, goal.year, None)
            self._add(self._goals, _goal_words(goal, self._figures), away)
        for one in readings_of(store, self._id):
            self._add(self._readings, _reading_words(one, self._figures), partial(delete_reading, store, one.id))
        for money in money_of(store, self._id):
            self._add(self._money, _money_words(money, self._figures), partial(remove_funding, store, money.id))
        view = load_plan(store, line_of(store, self._id).plan_id)
        for dependency in view.dependencies:
            if dependency.line_id == self._id and dependency.after_id in view.by_id:
                other = view.by_id[dependency.after_id]
                self._add(self._after, f"{other.code} {other.title}", partial(remove_dependency, store, dependency.id))
        self.after.clear()
        for one_line in view.ordered():
            if not view.children.get(one_line.id) and one_line.id != self._id:
                self.after.addItem(f"{one_line.code} {one_line.title}"[:60], one_line.id)

    def _add(self, layout: QBoxLayout, words: str, remove: Callable[[], object]) -> None:
        def gone() -> None:
            remove()
            self.show_lists()

        line = row(label(words), None, tool("close", _("Quitar"), gone))
        layout.addLayout(line)

    def _read(self) -> None:
        line = line_of(self._context.store, self._id)
        self._try(lambda: ask_reading(self._context, load_plan(self._context.store, line.plan_id), line))

    def settle(self) -> None:
        """What was typed and not saved is saved before the window closes. Raises UserError when it cannot be read."""
        if self._draft.typed:
            self._fund()
        if self._aimed.typed:
            self.aim()

    def _fund(self) -> None:
        """What was left blank stays as that source has it: a blank is not a zero."""
        there = funding_of(self._context.store, self._id, self.source.text(), self.currency.text())
        approved, modified, committed, executed, paid = (
            self._figures.cents(editor.text())
            for editor in (self.approved, self.modified, self.committed, self.executed, self.paid)
        )
        money = replace(
            there,
            approved=there.approved if approved is None else approved,
            modified=there.modified if modified is None else modified,
            committed=there.committed if committed is None else committed,
            executed=there.executed if executed is None else executed,
            paid=there.paid if paid is None else paid,
            heading=Heading(str(self._heading.currentData())) or there.heading,
            origin=Origin(str(self._origin.currentData())) or there.origin,
            code=self.code.text().strip() or there.code,
            act=self.act.text().strip() or there.act,
            act_day=parse_date(self.act_day.text()) if self.act_day.text().strip() else there.act_day,
        )
        set_funding(self._context.store, money)
        for editor, _words in self._texts.values():
            editor.clear()
        self._draft.done()

    def aim(self) -> None:
        """Raises UserError for a year or a target that cannot be read."""
        year, goal = self._figures.whole(self.year.text()), self._figures.parse(self.goal.text())
        if year is None or goal is None:
            raise UserError(_("Escriba el año y a cuánto se quiere llegar: por ejemplo, 2027 y 400."))
        set_year_target(self._context.store, self._id, year, goal)
        self.year.clear()
        self.goal.clear()
        self._aimed.done()

    def depend(self) -> None:
        after = str(self.after.currentData() or "")
        self._try(lambda: add_dependency(self._context.store, self._id, after))


def _money_words(one: Funding, figures: Figures) -> str:
    """«FIGM: aprobado 1.000, modificado 1.200, ejecutado 300»."""
    words = (
        _("{source}: aprobado {a}, ejecutado {e}")
        if one.modified is None
        else _("{source}: aprobado {a}, modificado {m}, ejecutado {e}")
    )
    a, m, e = (figures.amount_in(cents, one.currency) for cents in (one.approved, one.current, one.executed))
    said = [words.format(source=one.source, a=a, m=m, e=e)]
    if one.committed is not None:
        said.append(_("comprometido {n}").format(n=figures.amount_in(one.committed, one.currency)))
    if one.paid is not None:
        said.append(_("pagado {n}").format(n=figures.amount_in(one.paid, one.currency)))
    if one.act:
        said.append(one.act)
    return ", ".join(said)


def _goal_words(one: YearTarget, figures: Figures) -> str:
    """«2027: 400»."""
    return _("{year}: {n}").format(year=one.year, n=figures.number(one.target))


def _reading_words(one: Reading, figures: Figures) -> str:
    return " · ".join(part for part in (show_date(one.day), figures.number(one.value), one.part, one.evidence) if part)
