"""The plan of the pilot as a form, its stages, and the logbook."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.features.pilot.document_plan_sheet import kind_words
from munidesk.features.pilot.domain import Entry, EntryKind, Phase, Pilot
from munidesk.features.pilot.store import (
    add_entry,
    delete_entry,
    delete_phase,
    entries,
    phases,
    pilot_of,
    save_phase,
    update_entry,
    update_pilot,
)
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.scroll import scrolling
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, card, column, label, row

_NUMBERS = {"scale_up", "adjust", "min_dimension"}


def _fields() -> tuple[Field, ...]:
    return (
        Field("title", _("Nombre del piloto")),
        Field("zone", _("Zona o comisión")),
        Field("start", _("Empieza"), Kind.DATE),
        Field("end", _("Termina"), Kind.DATE),
        Field("hypothesis", _("Hipótesis"), Kind.LONG, hint=_("Si hacemos esto, pasará aquello.")),
        Field("scope", _("Alcance"), Kind.LONG),
        Field("baseline", _("Línea de base: cómo estaba antes"), Kind.LONG),
        Field("group_text", _("Con quiénes"), Kind.LONG),
        Field("risks", _("Riesgos"), Kind.LONG),
        Field("team", _("Equipo responsable"), Kind.LONG),
    )


def _thresholds() -> tuple[Field, ...]:
    return (
        Field("scale_up", _("Escalar desde (puntos)")),
        Field("adjust", _("Ajustar desde (puntos)")),
        Field("min_dimension", _("Ninguna dimensión bajo (puntos)")),
        Field("min_answered", _("Criterios respondidos, al menos (%)"), Kind.NUMBER),
    )


class PlanTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pilot: Pilot | None = None
        self.form = RecordForm(_fields(), self._load, self._save)
        self.thresholds = RecordForm(_thresholds(), self._load, self._save)
        self.phases: RecordTable[Phase] = RecordTable(
            (
                Column(_("Etapa"), lambda one: one.title, lambda one, text: self._phase(one, title=text), name=True),
                Column(_("Desde"), lambda one: _day(one.start), width=98,
                       edit=lambda one, text: self._phase(one, start=_parsed(text))),
                Column(_("Hasta"), lambda one: _day(one.end), width=98,
                       edit=lambda one, text: self._phase(one, end=_parsed(text))),
                Column(_("Estado"), lambda one: _("Hecha") if one.done else _("Pendiente"), width=116,
                       paint=_phase_chip),
            )
        )  # fmt: skip
        self.phases.setAccessibleName(_("Etapas"))
        self.phases.refused.connect(lambda text: context.toast(text, False))
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
        right.setLayout(inner)
        body = row(spacing=16, margins=(24, 12, 24, 16))
        body.addWidget(left, 1)
        body.addWidget(right, 1)
        holder = QWidget()
        holder.setLayout(body)
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0))
        self.setFocusProxy(self.form.editor("title"))

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
        self.phases.show_records(phases(self._context.store, pilot.id) if pilot is not None else ())

    def leave(self) -> bool:
        return all([self.form.flush(), self.thresholds.flush()])

    def _load(self) -> Mapping[str, object]:
        if self._pilot is None:
            return {}
        values = asdict(self._pilot)
        for name in ("start", "end"):
            values[name] = values[name].isoformat() if values[name] else None
        for name in _NUMBERS:
            values[name] = town.figures(self._context.store).points(values[name])
        return values

    def _save(self, key: str, value: Value) -> None:
        if self._pilot is None:
            return
        stored: object = value
        if key in ("start", "end"):
            stored = date.fromisoformat(str(value)) if value else None
        elif key in _NUMBERS:
            stored = _points(str(value or ""), town.figures(self._context.store))
        elif key == "min_answered" and value is None:
            raise UserError(_("Escriba un porcentaje, por ejemplo 90."))
        update_pilot(self._context.store, self._pilot.id, fold_key=f"{self._pilot.id}{key}", **{key: stored})
        self._pilot = pilot_of(self._context.store, self._pilot.id)

    def add_phase(self) -> None:
        if self._pilot is None:
            return
        try:
            save_phase(self._context.store, self._pilot.id, self._new.text())
        except UserError as error:
            self._context.toast(str(error), False)
            return
        self._new.clear()

    def _phase(self, one: Phase, **changed: object) -> None:
        values = {"title": one.title, **changed}
        save_phase(self._context.store, one.pilot_id, str(values.pop("title")), one.id, **values)

    def _toggle(self) -> None:
        one = self.phases.current
        if one is not None:
            self._phase(one, done=not one.done)

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


def _day(day: date | None) -> str:
    return show_date(day, "dd/MM/y") if day is not None else ""


def _parsed(text: str) -> date | None:
    return parse_date(text) if text.strip() else None


def _phase_chip(one: Phase) -> Cell:
    return ChipCell(_("Hecha"), "good", "check") if one.done else ChipCell(_("Pendiente"), "neutral", "clock")


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
        self.table: _Logbook = _Logbook(
            (
                Column(_("Fecha"), lambda one: show_date(one.day, "dd/MM/y"), width=110,
                       edit=lambda one, text: update_entry(context.store, one.id, day=parse_date(text))),
                Column(_("Clase"), lambda one: kind_words(one.kind), width=140,
                       paint=lambda one: ChipCell(kind_words(one.kind), *_TONES[one.kind])),
                Column(_("Qué pasó"), lambda one: one.text,
                       edit=lambda one, text: update_entry(context.store, one.id, text=text), name=True),
                Column(_("Anotó"), lambda one: one.author, width=160),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Bitácora"))
        self.table.refused.connect(lambda text: context.toast(text, False))
        self.table.removing.connect(self._remove)
        entry = row(self.day, self.kind, spacing=8, margins=(24, 12, 24, 8))
        entry.addWidget(self.text, 1)
        entry.addWidget(button(_("Anotar"), self.add, kind="primary"))
        layout = column(spacing=0)
        layout.addLayout(entry)
        inner = column(self.table, spacing=0, margins=(24, 0, 24, 16))
        layout.addLayout(inner, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.text)

    def show_pilot(self, pilot: Pilot | None) -> None:
        self._pilot = pilot
        self.setEnabled(pilot is not None and not self._context.store.read_only)
        if not self.day.text():
            self.day.setText(show_date(today(), "dd/MM/y"))
        if pilot is not None:
            self._draft.show(self._context.draft(f"entry.line:{pilot.id}"))
            self.table.cells.keep_in(self._context.draft(f"entry.cell:{pilot.id}"))
        self.table.show_records(entries(self._context.store, pilot.id) if pilot is not None else ())

    def add(self) -> None:
        if self._pilot is None:
            return
        try:
            kind = EntryKind(str(self.kind.currentData()))
            add_entry(self._context.store, self._pilot.id, self.text.text(), kind, parse_date(self.day.text()))
        except UserError as error:
            self._context.toast(str(error), False)
            return
        self.text.clear()
        self._draft.done()

    def _remove(self) -> None:
        one = self.table.current
        if one is not None:
            delete_entry(self._context.store, one.id)
            self._context.toast(_("Se quitó de la bitácora."), True)

    def leave(self) -> bool:
        """Nothing waits here."""
        return True


class _Logbook(RecordTable[Entry]):
    """Supr takes the current line out."""

    removing = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
            return
        super().keyPressEvent(event)
