"""One line of the plan: its data, its progress with evidence, its money, what it waits for, its links."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QComboBox, QDialog, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.planning.domain import Funding, Heading, Kind, Level, Line, Reading
from munidesk.features.planning.kinds import LINES
from munidesk.features.planning.store import PlanView, load_plan
from munidesk.features.planning.store_plan import (
    add_dependency,
    add_reading,
    delete_reading,
    funding_of,
    line_of,
    money_of,
    readings_of,
    remove_dependency,
    remove_funding,
    save_line,
    set_funding,
)
from munidesk.records.field import Field as RecordField
from munidesk.records.ref import Ref
from munidesk.records.says import Sense
from munidesk.town import store as town
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.drafts import Draft
from munidesk.ui.forms import Field, RecordForm, Value
from munidesk.ui.forms import Kind as FieldKind
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, clear, column, label, row, tool


class ReadingDialog(Question):
    """«Registrar avance»: the value, the day, what shows it; Enter writes it."""

    def __init__(self, context: Context, line: Line) -> None:
        self._context, self._line = context, line
        last, number = readings_of(context.store, line.id), town.figures(context.store).number
        self.value = QLineEdit()
        self.value.setAccessibleName(_("Valor"))
        target = _("meta {n} {unit}").format(n=number(line.target), unit=line.unit) if line.target is not None else ""
        before = (
            _("último: {n} el {day}").format(n=number(last[-1].value), day=show_date(last[-1].day, "d/M/y"))
            if last
            else ""
        )
        self.value.setPlaceholderText(" · ".join(part for part in (before, target) if part))
        self.day, self.evidence = QLineEdit(show_date(today(), "dd/MM/y")), QLineEdit()
        self.day.setAccessibleName(_("Fecha"))
        self.evidence.setAccessibleName(_("Constancia"))
        self.evidence.setPlaceholderText(_("Qué lo acredita: planilla, acta, foto…"))
        editors = (
            label(_("Hasta dónde se llegó, en total"), "quiet"), self.value, label(_("Fecha"), "quiet"), self.day,
            label(_("Constancia"), "quiet"), self.evidence,
        )  # fmt: skip
        super().__init__(
            context.window, f"{line.code} {line.title}".strip(), "", _("Registrar"), editors,
            draft=context.draft(f"reading:{line.id}"),
        )  # fmt: skip
        self.value.setFocus()

    def submit(self) -> None:
        value = town.figures(self._context.store).parse(self.value.text())
        if value is None:
            raise UserError(_("Escriba hasta dónde se llegó."))
        add_reading(self._context.store, self._line.id, value, parse_date(self.day.text()), self.evidence.text())


def check_measured(view: PlanView, line: Line) -> None:
    """Raises UserError where a progress would mean nothing: a group is the mean of its lines, an axis needs a goal."""
    if view.children.get(line.id):
        raise UserError(_("El avance de un grupo se calcula con el de sus renglones."))
    if line.target is None and line.level not in (Level.TARGET, Level.ACTIVITY):
        name = f"{line.code} {line.title}".strip()
        raise UserError(
            _("«{name}» no tiene meta: escríbala primero en la columna Meta, por ejemplo «400 luminarias».").format(
                name=name
            )
        )


def ask_reading(context: Context, view: PlanView, line: Line) -> bool:
    """Raises UserError as `check_measured`."""
    check_measured(view, line)
    dialog = ReadingDialog(context, line)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if done:
        tell_unmeasured(context, line)
    return done


def tell_unmeasured(context: Context, line: Line) -> None:
    """An activity may be told of without a goal; that no share of it can be shown is said, so that nobody seeks it."""
    if line.target is None:
        context.toast(_("Quedó anotado. Sin meta no hay porcentaje: escríbala en la columna Meta."), True)


class LineLists(QWidget):
    """Readings, money and dependencies of the line, each with what adds one."""

    def __init__(self, context: Context, line_id: str) -> None:
        super().__init__()
        self._context, self._id = context, line_id
        self._figures = town.figures(context.store)
        self._readings, self._money, self._after = column(spacing=2), column(spacing=2), column(spacing=2)
        self.source, self.approved = QLineEdit(), QLineEdit()
        self.modified, self.executed, self.currency = QLineEdit(), QLineEdit(), QLineEdit()
        self.currency.setFixedWidth(96)
        self._heading = QComboBox()
        for heading in Heading:
            self._heading.addItem(capital(heading.word) or _("Sin rubro"), heading.value)
        for editor, words in ((self.source, _("Fuente: FIGM literal B, propios…")), (self.approved, _("Aprobado")),
                              (self.modified, _("Modificado")), (self.executed, _("Ejecutado")),
                              (self.currency, _("Moneda"))):  # fmt: skip
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
        self._draft = Draft(
            self,
            {
                "source": self.source,
                "approved": self.approved,
                "modified": self.modified,
                "executed": self.executed,
                "heading": self._heading,
                "currency": self.currency,
            },
        )
        self._draft.show(context.draft(f"money.line:{line_id}"))
        self.after = QComboBox()
        self.after.setAccessibleName(_("Empieza después de"))
        self.fault = label(kind="fault", wrap=True)
        self._try = Attempt(context, self.fault, done=self.show_lists)
        layout = column(label(_("Avances"), "strong"), spacing=4)
        layout.addLayout(self._readings)
        layout.addLayout(row(button(_("Registrar avance"), self._read, kind="small", icon="plus"), None))
        layout.addWidget(label(_("Dinero"), "strong"))
        layout.addLayout(self._money)
        self.save_money = button(_("Guardar"), partial(self._try, self._fund), kind="small")
        layout.addLayout(row(self.source, self._heading, self.currency))
        layout.addLayout(row(self.approved, self.modified, self.executed, self.save_money))
        layout.addWidget(label(_("Empieza después de"), "strong"))
        layout.addLayout(self._after)
        layout.addLayout(row(self.after, button(_("Agregar"), self.depend, kind="small")))
        layout.addWidget(self.fault)
        self.setLayout(layout)
        self.show_lists()

    def show_lists(self) -> None:
        store = self._context.store
        for layout in (self._readings, self._money, self._after):
            clear(layout)
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
        """Money typed and not saved is saved before the window closes. Raises UserError when it cannot be read."""
        if self._draft.typed:
            self._fund()

    def _fund(self) -> None:
        """What was left blank stays as that source has it: a blank is not a zero."""
        there = funding_of(self._context.store, self._id, self.source.text(), self.currency.text())
        approved, modified, executed = (
            self._figures.cents(editor.text()) for editor in (self.approved, self.modified, self.executed)
        )
        money = replace(
            there,
            approved=there.approved if approved is None else approved,
            modified=there.modified if modified is None else modified,
            executed=there.executed if executed is None else executed,
            heading=Heading(str(self._heading.currentData())) or there.heading,
        )
        set_funding(self._context.store, money)
        for editor in (self.source, self.approved, self.modified, self.executed, self.currency):
            editor.clear()
        self._draft.done()

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
    return words.format(source=one.source, a=a, m=m, e=e)


def _reading_words(one: Reading, figures: Figures) -> str:
    return " · ".join(part for part in (show_date(one.day, "d/M/y"), figures.number(one.value), one.evidence) if part)


_SHOWN = (
    "title", "code", "responsible", "indicator", "unit", "kind", "base", "target", "weight", "start", "end", "year",
    "milestone", "quarters", "contract", "sector", "ods", "product", "notes",
)  # fmt: skip
_EDITED = {int: FieldKind.NUMBER, date: FieldKind.DATE, bool: FieldKind.BOOL}


def _fields() -> tuple[Field, ...]:
    """The line's form: labels and hints are those of its fields."""
    return tuple(_form_field(LINES.field(name)) for name in _SHOWN)


def _form_field(one: RecordField) -> Field:
    hint = _(one.says.hint) if one.says.hint else ""
    long = one.says.sense is Sense.LONG
    if one.name == "kind":
        kinds = (
            (Kind.INCREMENT.value, _("Incremento: de la base a la meta")),
            (Kind.MAINTENANCE.value, _("Mantenimiento")),
        )
        return Field(one.name, one.label, FieldKind.CHOICE, kinds)
    kind = FieldKind.LONG if long else _EDITED.get(one.type, FieldKind.TEXT)
    return Field(one.name, one.label, kind, hint=hint, wide=long or one.name == LINES.title)


def _load(store: Store, line_id: str) -> Mapping[str, object]:
    """The line as its form shows it: numbers and days as text."""
    one, figures = line_of(store, line_id), town.figures(store)
    values: dict[str, object] = {name: getattr(one, name) for name in _SHOWN}
    for key, value in values.items():
        if isinstance(value, Decimal):
            values[key] = figures.number(value)
        elif isinstance(value, date):
            values[key] = value.isoformat()
    return values


def _save(store: Store, line_id: str, key: str, value: Value) -> None:
    changed: dict[str, Any] = {key: _typed(LINES.field(key), value, town.figures(store))}
    save_line(store, replace(line_of(store, line_id), **changed), fold=f"plan_line.{key}:{line_id}")


def _typed(one: RecordField, value: Value, figures: Figures) -> object:
    """What the form gave as the field's own type. Raises UserError for a number that cannot be read."""
    if one.type is Decimal:
        return figures.parse(str(value or ""))
    blank = value is None or (value == "" and one.type is not str)
    return None if blank else one.load(value)


def edit_line(context: Context, line_id: str) -> None:
    """Everything of the line in one window; each field saves itself."""
    store = context.store
    form = RecordForm(_fields(), partial(_load, store, line_id), partial(_save, store, line_id), town.figures(store))
    form.refresh()
    papers, links = AttachmentsPanel(context), LinksPanel(context)
    for panel in (papers, links):
        panel.show_owner(Ref("plan_line", line_id))
    holder, lists = QWidget(), LineLists(context, line_id)
    holder.setLayout(column(form, lists, label(_("Vínculos y constancias"), "strong"), links, papers, None, spacing=10))
    scroll = scrolling(holder)
    scroll.setMinimumSize(theme.px(680), theme.px(480))
    line = line_of(store, line_id)
    title = f"{line.code} {line.title}".strip()
    dialog = Question(context.window, title, "", _("Listo"), (scroll,), submit=lists.settle)
    dialog.reject_button.hide()
    dialog.exec()
    form.flush()
    dialog.deleteLater()
