"""The list of encounters, and «Nuevo encuentro»."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from munidesk.base.dates import parse_date, parse_time, show_date, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import EncounterRow, delete_encounter, encounters, new_encounter
from munidesk.features.participation.initiatives.page_looks import encounter_chip, encounter_words
from munidesk.features.participation.store_places import zones
from munidesk.records.ref import Ref
from munidesk.town.page_removal import may_remove
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.combo import known_words
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, label, row


def columns() -> tuple[Column[EncounterRow], ...]:
    return (
        Column(_("Fecha"), lambda one: show_date(one.encounter.date, "EEE d MMM y").replace(".", ""), width=130,
               order=lambda one: one.encounter.date),
        Column(_("Encuentro"), lambda one: one.encounter.title,
               paint=lambda one: TextCell(one.encounter.title, strong=True),
               order=lambda one: fold(one.encounter.title)),
        Column(_("Clase"), lambda one: encounter_words(one.encounter.kind), width=140,
               order=lambda one: encounter_words(one.encounter.kind)),
        Column(_("Zona"), lambda one: one.encounter.zone or "–", width=110,
               order=lambda one: fold(one.encounter.zone)),
        Column(_("Personas"), lambda one: str(one.people.total) if one.people else "–", right=True, width=88,
               order=lambda one: one.people.total if one.people else -1),
        Column(_("Aportes"), lambda one: str(one.contributions), right=True, width=80,
               order=lambda one: one.contributions),
        Column(_("Estado"), lambda one: encounter_chip(one.encounter.state)[0],
               paint=lambda one: ChipCell(*encounter_chip(one.encounter.state)), width=120),
    )  # fmt: skip


class EncountersTab(QWidget):
    def __init__(self, context: Context, opened: Callable[[str], None]) -> None:
        super().__init__()
        self._context = context
        self._opened = opened
        self._line = label(kind="quiet-text")
        self.table: RecordTable[EncounterRow] = RecordTable(columns())
        self.table.setAccessibleName(_("Encuentros"))
        self.table.opened.connect(lambda one: opened(one.encounter.id))
        self._first = FirstStep(context, "people", self.table, self._line)
        todo = _("Cree el primero, sea taller, cabildo, asamblea o recorrida: ahí se anota quién vino y qué se dijo.")
        self._first.tell(_("Todavía no hay encuentros."), todo, self.making(), NEW)
        layout = column(spacing=12, margins=(24, 12, 24, 16))
        self._remove = button(_("Quitar…"), self.remove, kind="small", icon="trash", tip=_("Quitar el elegido (Supr)"))
        layout.addLayout(row(self._line, None, self._remove))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        found = encounters(self._context.store)
        self.table.show_records(found)
        self._first.stand(not found)
        self._remove.setVisible(bool(found) and not self._context.store.read_only)
        people = sum(one.people.total for one in found if one.people)
        said = sum(one.contributions for one in found)
        self._line.setText(
            " · ".join(
                (
                    ngettext("{n} encuentro", "{n} encuentros", len(found)).format(n=len(found)),
                    ngettext("{n} asistencia", "{n} asistencias", people).format(n=people),
                    ngettext("{n} aporte", "{n} aportes", said).format(n=said),
                )
            )
        )

    def remove(self) -> None:
        """The encounter of the current row; what was said there goes with it, and that is asked before."""
        current = self.table.current
        if current is None or self._context.store.read_only:
            return
        one, lost = current.encounter, []
        if current.listed:
            people = ngettext("{n} persona de su lista", "{n} personas de su lista", current.listed)
            lost.append(people.format(n=current.listed))
        if current.contributions:
            said = ngettext("{n} aporte", "{n} aportes", current.contributions)
            lost.append(said.format(n=current.contributions))
        named = _("el encuentro «{title}»").format(title=one.title)
        sure = may_remove(self._context, [Ref("encounter", one.id)], named, lost)
        if sure and Attempt(self._context)(delete_encounter, self._context.store, one.id):
            self._context.toast(_("Se quitó el encuentro «{title}».").format(title=one.title), True)
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def making(self) -> Making:
        return Making(_("Nuevo encuentro"), self.new)

    def new(self) -> None:
        dialog = NewEncounter(self._context)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._opened(dialog.encounter_id)
        dialog.deleteLater()


class NewEncounter(Question):
    def __init__(self, context: Context) -> None:
        self._context = context
        self.encounter_id = ""
        self._kind, self._title = QComboBox(), QLineEdit()
        for kind in EncounterKind:
            self._kind.addItem(encounter_words(kind), kind.value)
        self._date, self._start = QLineEdit(show_date(today())), QLineEdit("18:30")
        self._place, self._zone = QLineEdit(), known_words(zones(context.store))
        super().__init__(
            context.window, _("Nuevo encuentro"), "", _("Crear"), (self._grid(),), draft=context.draft("encounter.new")
        )
        self._title.setFocus()

    def _grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Clase"), self._kind), (_("Título"), self._title), (_("Fecha"), self._date), (_("Hora"), self._start),
            (_("Lugar"), self._place), (_("Zona"), self._zone),
        )  # fmt: skip
        for line, (words, editor) in enumerate(fields):
            editor.setAccessibleName(words)
            grid.addWidget(label(words), line, 0)
            grid.addWidget(editor, line, 1)
        return holder

    def submit(self) -> None:
        start = self._start.text().strip()
        self.encounter_id = new_encounter(
            self._context.store,
            Encounter(
                kind=EncounterKind(str(self._kind.currentData())), title=self._title.text(),
                date=parse_date(self._date.text()), start=parse_time(start) if start else None,
                place=self._place.text().strip(), zone=self._zone.currentText(),
            ),
        )  # fmt: skip
