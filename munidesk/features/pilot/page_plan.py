"""The plan of the pilot as a form, its stages, and the logbook."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from munidesk.base.dates import day_cell, day_typed, parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.journal import Value as StoredValue
from munidesk.features.pilot.document_plan_sheet import kind_words
from munidesk.features.pilot.domain import Entry, EntryKind, Phase, Pilot
from munidesk.features.pilot.kinds import PILOTS
from munidesk.features.pilot.rules import phase_words
from munidesk.features.pilot.store import (
    delete_entry,
    delete_phase,
    entries,
    phases,
    pilot_of,
    save_entry,
    save_phase,
    save_pilot,
)
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.first_step import FirstStep
from munidesk.ui.form_of import form_field
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.scroll import scrolling
from munidesk.ui.table import Column, RecordTable, RemovingTable
from munidesk.ui.widgets import button, card, column, label, row

_NUMBERS = {"scale_up", "adjust", "min_dimension"}


_SHEET = (
    "title", "zone", "start", "end", "hypothesis", "scope", "baseline", "group_text", "risks", "team",
)  # fmt: skip


def _fields() -> tuple[Field, ...]:
    return tuple(replace(form_field(PILOTS.field(name)), wide=False) for name in _SHEET)


def _thresholds() -> tuple[Field, ...]:
    points = tuple(form_field(PILOTS.field(name)) for name in ("scale_up", "adjust", "min_dimension"))
    return (*points, replace(form_field(PILOTS.field("min_answered")), kind=Kind.NUMBER))


class PlanTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pilot: Pilot | None = None
        self.form = RecordForm(_fields(), self._load, self._save)
        self.thresholds = RecordForm(_thresholds(), self._load, self._save, town.figures(context.store))
        self.phases: RecordTable[Phase] = RecordTable(self._columns())
        self.phases.setAccessibleName(_("Etapas"))
        self.phases.refused.connect(lambda text: context.toast(text, False))
        self.phases.says_when_empty(_("Todavía no hay etapas. Escriba arriba la primera y Enter."))
        self.phases.setMinimumHeight(theme.px(180))
        self._new = QLineEdit()
        self._new.setPlaceholderText(_("Agregar una etapa y Enter"))
        self._new.setAccessibleName(_("Agregar una etapa"))
        self._new.returnPressed.connect(self.add_phase)
        self._draft = Draft(self._new, {"title": self._new})
        done = button(_("Hecha / pendiente"), self._toggle, kind="small")
        away = button(_("Quitar"), self._remove, kind="small")
        left, right = card(), card()
        left.setLayout(
            column(label(_("Plan del piloto"), "panel"), self.form, None, spacing=12, margins=(16, 14, 16, 14))
        )
        note = label(
            _("El veredicto compara el resultado sin redondear con estos umbrales. Fíjelos antes de la primera ronda."),
            "quiet", wrap=True,
        )  # fmt: skip
        stages = row(label(_("Etapas"), "panel"), None, done, away)
        inner = column(label(_("Qué decide el resultado"), "panel"), note, self.thresholds, spacing=12,
                       margins=(16, 14, 16, 14))  # fmt: skip
        inner.addLayout(stages)
        inner.addWidget(self._new)
        inner.addWidget(self.phases, 1)
        inner.addStretch(0)
        self._of_phases = (self.phases, done, away)
        right.setLayout(inner)
        body = row(spacing=16, margins=(24, 12, 24, 16))
        body.addWidget(left, 1)
        body.addWidget(right, 1)
        holder = QWidget()
        holder.setLayout(body)
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0))
        self.setFocusProxy(self.form.editor("title"))

    def _columns(self) -> tuple[Column[Phase], ...]:
        return (
            Column(_("Etapa"), lambda one: one.title, name=True,
                   edit=lambda one, text: self._phase(replace(one, title=text))),
            Column(_("Desde"), lambda one: day_cell(one.start), width=116,
                   edit=lambda one, text: self._phase(replace(one, start=day_typed(text)))),
            Column(_("Hasta"), lambda one: day_cell(one.end), width=116,
                   edit=lambda one, text: self._phase(replace(one, end=day_typed(text)))),
            Column(_("Estado"), lambda one: phase_words(one, today()), width=116, paint=_phase_chip),
        )  # fmt: skip

    def show_pilot(self, pilot: Pilot | None) -> None:
        if self._pilot is not None and (pilot is None or pilot.id != self._pilot.id):
            self.leave()
        self._pilot = pilot
        self.setEnabled(pilot is not None and not self._context.store.read_only)
        self.form.refresh()
        self.thresholds.refresh()
        if pilot is not None:
            self._draft.show(self._context.draft(f"phase.line:{pilot.id}"))
            self.phases.cells.keep_in(self._context.draft(f"phase.cell:{pilot.id}"))
        found = phases(self._context.store, pilot.id) if pilot is not None else ()
        self.phases.show_records(found)
        for widget in self._of_phases:
            widget.setVisible(bool(found))

    def leave(self) -> bool:
        return all([self.form.flush(), self.thresholds.flush()])

    def _load(self) -> Mapping[str, object]:
        if self._pilot is None:
            return {}
        values: dict[str, object] = dict(PILOTS.row(self._pilot))
        for name in _NUMBERS:
            values[name] = town.figures(self._context.store).points(getattr(self._pilot, name))
        return values

    def _save(self, key: str, value: Value) -> None:
        if self._pilot is None:
            return
        stored: StoredValue = value or None if key in {"start", "end"} else value
        if key in _NUMBERS:
            stored = str(_points(str(value or ""), town.figures(self._context.store)))
        elif key == "min_answered" and value is None:
            raise UserError(_("Escriba un porcentaje, por ejemplo 90."))
        store, pilot_id = self._context.store, self._pilot.id
        changed = PILOTS.read({**PILOTS.row(pilot_of(store, pilot_id)), key: stored})
        save_pilot(store, changed, fold=f"{pilot_id}{key}")
        self._pilot = pilot_of(store, pilot_id)

    def add_phase(self) -> None:
        if self._pilot is None:
            return
        try:
            save_phase(self._context.store, Phase(pilot_id=self._pilot.id, title=self._new.text()))
        except UserError as error:
            self._context.toast(str(error), False)
            return
        self._new.clear()
        self.phases.to_last()

    def _phase(self, one: Phase) -> None:
        save_phase(self._context.store, one)

    def _toggle(self) -> None:
        one = self.phases.current
        if one is not None:
            self._phase(replace(one, done=not one.done))

    def _remove(self) -> None:
        one = self.phases.current
        if one is not None:
            delete_phase(self._context.store, one.id)
            self._context.toast(_("Se quitó la etapa."), True)


def _points(text: str, figures: Figures) -> Decimal:
    try:
        value = figures.parse(text)
    except UserError:
        value = None
    if value is None:
        example = figures.points(Decimal(3))
        raise UserError(
            _("«{text}» no es un puntaje. Escriba por ejemplo {example}.").format(text=text, example=example)
        )
    return value


def _phase_chip(one: Phase) -> Cell:
    late = not one.done and one.end is not None and one.end < today()
    return ChipCell(phase_words(one, today()), "good" if one.done else "attention" if late else "neutral",
                    "check" if one.done else "clock")  # fmt: skip


_TONES = {
    EntryKind.INCIDENT: ("attention", "alert"), EntryKind.DECISION: ("accent", "flag"),
    EntryKind.ACHIEVEMENT: ("good", "check"), EntryKind.NOTE: ("neutral", "pencil"),
}  # fmt: skip


class LogbookTab(QWidget):
    """One line each: day, kind, what happened. Enter writes it and leaves the cursor for the next."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pilot: Pilot | None = None
        self.day, self.text, self.kind = QLineEdit(), QLineEdit(), QComboBox()
        self.day.setFixedWidth(theme.px(120))
        self.day.setPlaceholderText(_("dd/mm/aaaa"))
        self.day.setAccessibleName(_("Fecha"))
        self.text.setPlaceholderText(_("Qué pasó, y Enter"))
        self.text.setAccessibleName(_("Qué pasó"))
        self.kind.setAccessibleName(_("Clase"))
        for kind in EntryKind:
            self.kind.addItem(kind_words(kind), kind.value)
        self.text.returnPressed.connect(self.add)
        self._draft = Draft(self, {"day": self.day, "kind": self.kind, "text": self.text})
        self.table: RemovingTable[Entry] = RemovingTable(
            (
                Column(_("Fecha"), lambda one: show_date(one.day), width=122,
                       edit=lambda one, text: self._entry(replace(one, day=parse_date(text)))),
                Column(_("Clase"), lambda one: kind_words(one.kind), width=140,
                       paint=lambda one: ChipCell(kind_words(one.kind), *_TONES.get(one.kind, ("neutral", "info")))),
                Column(_("Qué pasó"), lambda one: one.text,
                       edit=lambda one, text: self._entry(replace(one, text=text)), name=True),
                Column(_("Anotó"), lambda one: one.author, width=160),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Bitácora"))
        self.table.writes_in(context)
        self.table.removing.connect(self._remove)
        entry = row(self.day, self.kind, spacing=8, margins=(24, 12, 24, 8))
        entry.addWidget(self.text, 1)
        entry.addWidget(button(_("Anotar"), self.add))
        layout = column(spacing=0)
        layout.addLayout(entry)
        self._first = FirstStep(context, "book", self.table)
        todo = _("Escriba arriba qué pasó y pulse Enter: incidentes, decisiones y logros, con su fecha.")
        self._first.tell(_("La bitácora está en blanco."), todo)
        inner = column(self.table, self._first, spacing=0, margins=(24, 0, 24, 16))
        layout.addLayout(inner, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.text)

    def show_pilot(self, pilot: Pilot | None) -> None:
        self._pilot = pilot
        self.setEnabled(pilot is not None and not self._context.store.read_only)
        if not self.day.text():
            self.day.setText(show_date(today()))
        if pilot is not None:
            self._draft.show(self._context.draft(f"entry.line:{pilot.id}"))
            self.table.cells.keep_in(self._context.draft(f"entry.cell:{pilot.id}"))
        found = entries(self._context.store, pilot.id) if pilot is not None else ()
        self.table.show_records(found)
        self._first.stand(not found)

    def add(self) -> None:
        if self._pilot is None:
            return
        try:
            made = Entry(
                pilot_id=self._pilot.id, day=parse_date(self.day.text()), text=self.text.text(),
                kind=EntryKind(str(self.kind.currentData())),
            )  # fmt: skip
            save_entry(self._context.store, made)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        self.text.clear()
        self._draft.done()

    def _entry(self, one: Entry) -> None:
        save_entry(self._context.store, one)

    def _remove(self) -> None:
        one = self.table.current
        if one is not None:
            delete_entry(self._context.store, one.id)
            self._context.toast(_("Se quitó de la bitácora."), True)

    def leave(self) -> bool:
        """Nothing waits here."""
        return True
