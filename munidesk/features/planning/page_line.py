"""One line of the plan: its data, its progress with evidence, its money, what it waits for, its links."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QComboBox, QDialog, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.planning.domain import Funding, Heading, Kind, Line, Reading
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import (
    add_dependency,
    add_reading,
    delete_reading,
    line_of,
    readings_of,
    remove_dependency,
    remove_funding,
    set_funding,
    update_line,
)
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.town.records import read_all
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.drafts import Draft
from munidesk.ui.forms import Field, RecordForm, Value
from munidesk.ui.forms import Kind as FieldKind
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, clear, column, label, row, tool

_DECIMALS = {"base", "target"}


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


def ask_reading(context: Context, line: Line) -> bool:
    dialog = ReadingDialog(context, line)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


class LineLists(QWidget):
    """Readings, money and dependencies of the line, each with what adds one."""

    def __init__(self, context: Context, line_id: str) -> None:
        super().__init__()
        self._context, self._id = context, line_id
        self._figures = town.figures(context.store)
        self._readings, self._money, self._after = column(spacing=2), column(spacing=2), column(spacing=2)
        self.source, self.approved, self.executed = QLineEdit(), QLineEdit(), QLineEdit()
        self._heading = QComboBox()
        for heading in Heading:
            self._heading.addItem(heading.value.capitalize() or _("Sin rubro"), heading.value)
        for editor, words in ((self.source, _("Fuente: FIGM literal B, propios…")), (self.approved, _("Aprobado")),
                              (self.executed, _("Ejecutado"))):  # fmt: skip
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
        self._draft = Draft(
            self,
            {"source": self.source, "approved": self.approved, "executed": self.executed, "heading": self._heading},
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
        layout.addLayout(row(self.source, self.approved, self.executed, self._heading, self.save_money))
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
        for money in read_all(Funding, store.select("funding", order="id", line_id=self._id)):
            words = _("{source}: aprobado {a}, ejecutado {e}").format(
                source=money.source, a=self._figures.amount(money.current), e=self._figures.amount(money.executed)
            )
            self._add(self._money, words, partial(remove_funding, store, money.id))
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
        if ask_reading(self._context, line_of(self._context.store, self._id)):
            self.show_lists()

    def settle(self) -> None:
        """Money typed and not saved is saved before the window closes. Raises UserError when it cannot be read."""
        if self._draft.typed:
            self._fund()

    def _fund(self) -> None:
        approved, executed = (self._figures.cents(one.text()) for one in (self.approved, self.executed))
        heading = Heading(str(self._heading.currentData()))
        money = {"approved": approved or 0, "executed": executed or 0}
        set_funding(self._context.store, self._id, self.source.text(), heading=heading, **money)
        for editor in (self.source, self.approved, self.executed):
            editor.clear()
        self._draft.done()

    def depend(self) -> None:
        after = str(self.after.currentData() or "")
        self._try(lambda: add_dependency(self._context.store, self._id, after))


def _reading_words(one: Reading, figures: Figures) -> str:
    return " · ".join(part for part in (show_date(one.day, "d/M/y"), figures.number(one.value), one.evidence) if part)


def _fields() -> tuple[Field, ...]:
    kinds = (
        (Kind.INCREMENT.value, _("Incremento: de la base a la meta")),
        (Kind.MAINTENANCE.value, _("Mantenimiento")),
    )
    return (
        Field("title", _("Nombre"), wide=True),
        Field("code", _("Código")),
        Field("responsible", _("Responsable")),
        Field("indicator", _("Indicador")),
        Field("unit", _("Unidad")),
        Field("kind", _("Clase de meta"), FieldKind.CHOICE, kinds),
        Field("base", _("Línea de base")),
        Field("target", _("Meta")),
        Field("weight", _("Peso (0 a 100)"), FieldKind.NUMBER),
        Field("start", _("Comienza"), FieldKind.DATE),
        Field("end", _("Termina"), FieldKind.DATE),
        Field("year", _("Año del POA"), FieldKind.NUMBER),
        Field("milestone", _("Es un hito"), FieldKind.BOOL),
        Field("quarters", _("Previsto por trimestre (%)"), hint=_("Por ejemplo 10 20 30 40; vacío, parejo.")),
        Field("contract", _("Contrato")),
        Field("sector", _("Programa sectorial")),
        Field("ods", _("ODS"), hint=_("Números del 1 al 17, separados por comas")),
        Field("product", _("Producto")),
        Field("notes", _("Observaciones"), FieldKind.LONG, wide=True),
    )


def _load(store: Store, line_id: str) -> Mapping[str, object]:
    """The line as its form shows it: numbers and days as text."""
    one, figures = line_of(store, line_id), town.figures(store)
    values: dict[str, object] = {field.key: getattr(one, field.key) for field in _fields()}
    for key, value in values.items():
        if isinstance(value, Decimal):
            values[key] = figures.number(value)
        elif isinstance(value, date):
            values[key] = value.isoformat()
    return values


def _save(store: Store, line_id: str, key: str, value: Value) -> None:
    typed: object = value
    if key in _DECIMALS:
        typed = town.figures(store).parse(str(value or ""))
    elif key in {"start", "end"}:
        typed = date.fromisoformat(str(value)) if value else None
    elif key == "kind":
        typed = Kind(str(value))
    update_line(store, line_id, fold_key=f"plan_line.{key}:{line_id}", **{key: typed})


def edit_line(context: Context, line_id: str) -> None:
    """Everything of the line in one window; each field saves itself."""
    store = context.store
    form = RecordForm(_fields(), partial(_load, store, line_id), partial(_save, store, line_id))
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
