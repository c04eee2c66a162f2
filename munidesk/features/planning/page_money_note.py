"""«Anotar dinero»: one movement of a line's source, and the list of those written down, from which one is taken out."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.domain_year import MoneyEntry
from munidesk.features.planning.listing import overspent_words
from munidesk.features.planning.money import SourceTotal
from munidesk.features.planning.store import PlanView, load_plan
from munidesk.features.planning.store_money import approve, note_for_line, remove_money
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.forms import Field, Kind
from munidesk.ui.table import Column, RecordTable

_APPROVED = "approved"


def ask_money(context: Context, view: PlanView, source: SourceTotal | None) -> bool:
    """One movement; True when it was written. Raises UserError for a plan without lines that could have money."""
    lines = [one for one in view.ordered() if not view.children.get(one.id)]
    if not lines:
        raise UserError(_("El plan no tiene renglones todavía: escriba primero uno en «Plan y cronograma»."))
    own = {one.line_id: one for one in view.funding if source is not None and one.id in source.ids}
    first = next(iter(own.values()), None)
    fields = (
        Field("stage", _("Qué fue"), Kind.CHOICE, _stages()),
        Field("amount", _("Importe"), hint=_("Con signo menos si se devolvió o se redujo.")),
        Field("line", _("Renglón"), Kind.CHOICE,
              tuple((one.id, f"{one.code} {one.title}".strip()[:60]) for one in lines)),
        Field("source", _("Fuente"), hint=_("FIGM literal B, propios…")),
        Field("day", _("Fecha")),
        Field("act", _("Acto o comprobante"), hint=_("Para una modificación: Resolución 48/2026")),
    )  # fmt: skip
    values = {
        "stage": Stage.EXECUTED.value, "line": first.line_id if first else lines[0].id,
        "source": first.source if first else "", "day": show_date(today()),
    }  # fmt: skip

    def submit(said: dict[str, str]) -> None:
        _write(context, view, said, first.currency if first is not None and first.line_id == said["line"] else "")

    done = dialogs.ask(
        context.window, _("Anotar dinero"), "", fields, values=values, focus="amount", accept=_("Anotar"),
        draft=context.draft(f"money.note:{view.plan.id}"), submit=submit,
    )  # fmt: skip
    if done is not None:
        _tell(context, view.plan.id, done["line"])
    return done is not None


def _stages() -> tuple[tuple[str, str], ...]:
    """What is written down every week first; the credit the year began with last."""
    order = (Stage.EXECUTED, Stage.PAID, Stage.COMMITTED, Stage.MODIFIED)
    return (*((one.value, capital(one.word)) for one in order), (_APPROVED, _("Crédito aprobado")))


def _write(context: Context, view: PlanView, said: dict[str, str], currency: str) -> None:
    """Raises UserError bound to the field that has to be mended."""
    amount = view.figures.cents(said["amount"])
    if amount is None:
        raise UserError(_("Escriba cuánto dinero fue."), code="missing", field="amount")
    if said["stage"] == _APPROVED:
        approve(context.store, said["line"], said["source"], amount, currency)
        return
    entry = MoneyEntry(funding_id="", day=parse_date(said["day"]), stage=Stage(said["stage"]), amount=amount,
                       act=said["act"])  # fmt: skip
    note_for_line(context.store, said["line"], said["source"], entry, currency)


def _tell(context: Context, plan_id: str, line_id: str) -> None:
    """What was written, and at once what of that line cannot stand."""
    view = load_plan(context.store, plan_id)
    line = view.by_id[line_id]
    name = f"{line.code} {line.title}".strip()
    faults = [words for words in overspent_words(view) if words.startswith(f"{name}:")]
    context.toast(" ".join([_("Quedó anotado."), *faults]), True)


@dataclass(frozen=True, slots=True)
class _Movement:
    entry: MoneyEntry
    line: str
    amount: str


class MovementsDialog(Question):
    """The movements of a source by day; Supr takes the current one out, of the list and of the totals."""

    def __init__(self, context: Context, view: PlanView, source: SourceTotal) -> None:
        self._context, self._plan, self._source = context, view.plan.id, source
        self.table: _Movements = _Movements(
            (
                Column(_("Fecha"), lambda one: show_date(one.entry.day), width=100),
                Column(_("Qué fue"), lambda one: capital(one.entry.stage.word), width=120),
                Column(view.figures.of_money(_("Importe")), lambda one: one.amount, right=True, width=130),
                Column(_("Renglón"), lambda one: one.line),
                Column(_("Acto o comprobante"), lambda one: one.entry.act, width=180),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Movimientos"))
        self.table.says_when_empty(_("Todavía no se anotó nada por día de esta fuente."))
        self.table.setMinimumSize(theme.px(720), theme.px(300))
        self.table.removing.connect(self._remove)
        super().__init__(
            context.window, _("Movimientos de {source}").format(source=source.name), _("Supr quita el elegido."),
            _("Listo"), (self.table,),
        )  # fmt: skip
        self.reject_button.hide()
        self._show(view)
        self.table.setFocus()

    def _show(self, view: PlanView) -> None:
        funding = {one.id: one for one in view.funding if one.id in self._source.ids}
        self.table.show_records([
            _Movement(one, _line_name(view, funding[one.funding_id].line_id),
                      view.figures.amount_in(one.amount, funding[one.funding_id].currency))
            for one in view.entries if one.funding_id in funding
        ])  # fmt: skip

    def _remove(self, entry_id: str) -> None:
        try:
            remove_money(self._context.store, entry_id)
        except UserError as error:
            self.show_fault(str(error))
            return
        self._context.toast(_("Se quitó el movimiento."), True)
        self._show(load_plan(self._context.store, self._plan))


class _Movements(RecordTable[_Movement]):
    removing = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.removing.emit(self.current.entry.id)
            return
        super().keyPressEvent(event)


def _line_name(view: PlanView, line_id: str) -> str:
    line = view.by_id.get(line_id)
    return f"{line.code} {line.title}".strip() if line is not None else ""


def show_movements(context: Context, view: PlanView, source: SourceTotal) -> None:
    dialog = MovementsDialog(context, view, source)
    dialog.exec()
    dialog.deleteLater()


def month_word(year: int, month: int) -> str:
    """«ago»."""
    return show_date(date(year, month, 1), "MMM").rstrip(".")
