"""«Registrar avance»: how far a line has got, on which day, what shows it."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import add_reading, readings_of
from munidesk.town import store as town
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import label


class ReadingDialog(Question):
    """«Registrar avance»: the value, the day, what shows it; Enter writes it."""

    def __init__(self, context: Context, line: Line) -> None:
        self._context, self._line = context, line
        last, number = readings_of(context.store, line.id), town.figures(context.store).number
        self.value = QLineEdit()
        self.value.setAccessibleName(_("Valor"))
        target = _("meta {n} {unit}").format(n=number(line.target), unit=line.unit) if line.target is not None else ""
        before = _("último: {n} el {day}").format(n=number(last[-1].value), day=show_date(last[-1].day)) if last else ""
        self.value.setPlaceholderText(" · ".join(part for part in (before, target) if part))
        self.day, self.evidence = QLineEdit(show_date(today())), QLineEdit()
        self.day.setAccessibleName(_("Fecha"))
        self.evidence.setAccessibleName(_("Constancia"))
        self.evidence.setPlaceholderText(_("Qué lo acredita: planilla, acta, foto…"))
        self.part = QLineEdit()
        self.part.setAccessibleName(_("Grupo medido"))
        self.part.setPlaceholderText(_("En blanco: el total"))
        editors: tuple[QWidget, ...] = (
            label(_("Hasta dónde se llegó, en total"), "quiet"), self.value, label(_("Fecha"), "quiet"), self.day,
            label(_("Constancia"), "quiet"), self.evidence,
        )  # fmt: skip
        if line.disaggregation:
            words = _("Grupo medido ({how})").format(how=line.disaggregation)
            editors = (*editors, label(words, "quiet"), self.part)
        super().__init__(
            context.window, f"{line.code} {line.title}".strip(), "", _("Registrar"), editors,
            draft=context.draft(f"reading:{line.id}"),
        )  # fmt: skip
        self.value.setFocus()

    def submit(self) -> None:
        value = town.figures(self._context.store).parse(self.value.text())
        if value is None:
            raise UserError(_("Escriba hasta dónde se llegó."))
        day = parse_date(self.day.text())
        add_reading(self._context.store, self._line.id, value, day, self.evidence.text(), self.part.text())


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
