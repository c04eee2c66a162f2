"""A section of Ajustes: the days on which the offices do not open, entered, changed and taken away by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.dates import DAY_MONTH, parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.calendar.domain import ClosedDay
from munidesk.town.calendar.rules import national_holidays
from munidesk.town.calendar.store import closed_days, remove_closed_day, save_closed_day
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, label, row

SHOWN = 3
"""Rows of the table at least; more are scrolled."""


class ClosedDays(QWidget):
    """Day, name and norm, Enter adds; in the list Enter or F2 change a cell and Supr takes the day away."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.day, self.name, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        for editor, words in (
            (self.day, _("Día: 17/11/2026")),
            (self.name, _("Por qué no se trabaja")),
            (self.source, _("Norma que lo fija")),
        ):
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
            editor.returnPressed.connect(self.add)
        self.day.setFixedWidth(theme.px(130))
        self._draft = Draft(self, {"day": self.day, "name": self.name, "source": self.source})
        self.fault = label(kind="fault", wrap=True)
        self._attempt = Attempt(context, self.fault, {"day": self.day, "name": self.name, "source": self.source})
        self._nation = label(kind="quiet", wrap=True)
        self.table: RecordTable[ClosedDay] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Días sin oficina"))
        self.table.setMinimumHeight(theme.px(32 * (SHOWN + 1) + 2))
        self.table.writes_in(context)
        self.table.removes = True
        self._add = button(_("Agregar"), self.add, icon="plus")
        self._remove = button(_("Quitar"), self.remove, icon="trash")
        explained = label(
            _(
                "Donde la norma cuenta días hábiles, estos no se cuentan: tampoco los sábados, los domingos ni los "
                "feriados del país. Anote cada año los que cierran su oficina."
            ),
            wrap=True,
        )
        layout = column(explained, self._nation, spacing=8)
        layout.addLayout(row(self.day, self.name, self.source, self._add, self._remove))
        layout.addWidget(self.fault)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column[ClosedDay], ...]:
        return (
            Column(
                _("Día"),
                lambda one: show_date(one.day, "EEE dd/MM/y"),
                lambda one, text: self._save(replace(one, day=_day(text))),
                width=130,
                typed=lambda one: show_date(one.day),
                order=lambda one: one.day,
            ),
            Column(
                _("Nombre"),
                lambda one: one.name,
                lambda one, text: self._save(replace(one, name=text.strip())),
                name=True,
                order=lambda one: fold(one.name),
            ),
            Column(
                _("Norma"),
                lambda one: one.source,
                lambda one, text: self._save(replace(one, source=text.strip())),
                width=240,
                order=lambda one: fold(one.source),
            ),
        )

    def refresh(self) -> None:
        store = self._context.store
        self._draft.show(self._context.draft("closed_day.line"))
        self.table.cells.keep_in(self._context.draft("closed_day.cell"))
        self.table.show_records(closed_days(store))
        self._nation.setText(_national_words(town.municipality(store).country, today().year))
        self.setEnabled(not store.read_only)

    # -- doing

    def add(self) -> None:
        """Write what the line holds, and wait for the next one."""
        if self._attempt(self._add_typed):
            for editor in (self.day, self.name, self.source):
                editor.clear()
            self._draft.done()
            self.day.setFocus()

    def _add_typed(self) -> None:
        one = ClosedDay(day=_day(self.day.text()), name=self.name.text().strip(), source=self.source.text().strip())
        self._save(one)
        self.table.select(lambda other: other.day == one.day)

    def remove(self) -> None:
        """Take the current day away; «Deshacer» brings it back."""
        one = self.table.current
        if one is not None:
            self._change(_("Quitar día sin oficina"), lambda: remove_closed_day(self._context.store, one.id))

    def _save(self, one: ClosedDay) -> None:
        words = _("Cambiar día sin oficina") if one.id else _("Agregar día sin oficina")
        self._change(words, lambda: save_closed_day(self._context.store, one))

    def _change(self, words: str, verb: Callable[[], object]) -> None:
        """One change with the terms that move by it, so that one «Deshacer» takes back all of it."""
        context = self._context
        follow = context.actions.get("follow_calendar")
        with context.store.change(words):
            verb()
            moved = follow(Ref("closed_day", ""), "") if follow is not None else ""
        context.toast(moved or words, True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)


def _day(text: str) -> date:
    """Raises UserError bound to the day."""
    if not text.strip():
        raise UserError(_("Escriba el día: 17/11/2026."), code="missing", field="day")
    try:
        return parse_date(text)
    except UserError as error:
        raise UserError(str(error), code="unreadable", field="day") from None


def _national_words(country: str, year: int) -> str:
    """«Feriados del país en 2026: 1/1, 1/5, 18/7, 25/8 y 25/12.»"""
    days = sorted(national_holidays(country, year))
    if not days:
        return _("MuniDesk no conoce los feriados de su país: anótelos aquí.")
    listed = ", ".join(show_date(day, DAY_MONTH) for day in days)
    return _("Feriados del país en {year}, ya tenidos en cuenta: {days}.").format(year=year, days=listed)
