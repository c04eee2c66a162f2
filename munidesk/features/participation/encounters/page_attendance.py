"""Who came: one line per person and Enter, or a whole list pasted from a spreadsheet."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.participation.domain import Attendee
from munidesk.features.participation.encounters.store import add_attendees, attendees
from munidesk.features.participation.kinds import ATTENDEES
from munidesk.town.domain import Gender
from munidesk.town.people_lists.domain import age_of
from munidesk.town.people_lists.lines import parse_line, parse_list
from munidesk.town.people_lists.store import neighbours, remove_listed, rename_listed, save_listed
from munidesk.town.sexes import SexColumn, sex_column, sex_word
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.entry import EntryLine
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, keycap, label, row


@dataclass(frozen=True, slots=True)
class _Row:
    attendee: Attendee
    name: str


class AttendanceTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        self._sex_of_m: Gender | None = None
        self.entry = EntryLine()
        self.entry.setPlaceholderText(
            _("Nombre; zona; sexo; edad — y Enter. Solo el primer dato, o ninguno, también vale.")
        )
        self.entry.setAccessibleName(_("Agregar asistente"))
        self.entry.returnPressed.connect(self._add)
        self.entry.pasted.connect(self.paste)
        self._known = QStringListModel(self)
        self._complete()
        self._draft = Draft(self.entry, {"line": self.entry})
        self._line = label(kind="quiet-text")
        self.table: RecordTable[_Row] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Asistentes"))
        self.table.writes_in(context)
        self.table.removes = True
        self.table.says_when_empty(
            _("Todavía no hay nadie. Escriba arriba el primer nombre y Enter, o pegue la lista con Ctrl+V.")
        )
        hints = row(spacing=6)
        for key, words in (
            ("Enter", _("agrega")),
            ("Ctrl+V", _("pega una lista")),
            ("F2", _("corrige")),
            ("Supr", _("quita")),
        ):
            hints.addWidget(keycap(key))
            hints.addWidget(label(words, "quiet"))
        hints.addStretch(1)
        hints.addWidget(self._line)
        note = label(_("Todos los datos son optativos y quedan aparte: los informes solo cuentan."), "quiet")
        layout = column(self.entry, spacing=8, margins=(24, 16, 24, 16))
        layout.addLayout(hints)
        layout.addWidget(self.table, 1)
        layout.addWidget(note)
        self.setLayout(layout)
        self.setFocusProxy(self.entry)

    def _complete(self) -> None:
        """Whom the municipality knows is offered as one writes; one list for good, as a new one would take the keys."""
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)

    def _columns(self) -> tuple[Column[_Row], ...]:
        own = ATTENDEES.field
        return (
            Column(_("N.º"), lambda one: str(one.attendee.position + 1), right=True, width=56),
            Column(_("Nombre"), lambda one: one.name, edit=self._rename, name=True),
            Column(own("zone").label, lambda one: one.attendee.zone, edit=self._set_zone, width=150),
            Column(own("organisation").label, lambda one: one.attendee.organisation, edit=self._set_from, width=200),
            Column(own("gender").label, lambda one: sex_word(one.attendee.gender), edit=self._set_sex, width=80),
            Column(own("age_band").label, lambda one: one.attendee.age_band.word, edit=self._set_age, width=136),
        )

    def show_encounter(self, encounter_id: str) -> None:
        if encounter_id != self._id:
            self._sex_of_m = None
        self._id = encounter_id
        self._draft.show(self._context.draft(f"attendee.line:{encounter_id}"))
        self.table.cells.keep_in(self._context.draft(f"attendee.cell:{encounter_id}"))

    def refresh(self) -> None:
        store = self._context.store
        found = [_Row(one, name) for one, name in attendees(store, self._id)]
        self.table.show_records(found)
        genders = [row_.attendee.gender for row_ in found]
        counts = ngettext("{n} persona", "{n} personas", len(found)).format(n=len(found))
        self._line.setText(
            _("{people}: {w} mujeres, {m} varones, {u} sin dato").format(
                people=counts, w=genders.count(Gender.FEMALE), m=genders.count(Gender.MALE),
                u=genders.count(Gender.UNKNOWN),
            )
        )  # fmt: skip
        self.entry.setEnabled(not store.read_only)
        self._known.setStringList([one.name for one in neighbours(store)])

    def _add(self) -> None:
        text = self.entry.text().strip()
        if text:
            line = parse_line(text)
            sexes = self._sexes([line])
            if sexes is None:
                return
            if not add_attendees(self._context.store, self._id, [line], sexes=sexes):
                self._context.toast(_("{name} ya está en la lista.").format(name=text.split(";")[0]), False)
            self.entry.setText("")
            self.table.to_last()

    def _sexes(self, lines: list[dict[str, str]]) -> SexColumn | None:
        """How the lines write sex; what nothing tells is asked once per encounter. None when the person goes back."""
        written = [line.get("gender", "") for line in lines]
        sexes = sex_column(written)
        if not sexes.doubtful:
            self._sex_of_m = sexes.m or self._sex_of_m
            return sexes
        if self._sex_of_m is None:
            self._sex_of_m = dialogs.ask_choice(
                self._context.window, _("¿Qué quiere decir «M»?"),
                _("En unas listas «M» es mujer; en otras, masculino. Aquí nada lo dice."),
                ((Gender.FEMALE, _("Mujer")), (Gender.MALE, _("Varón")),
                 (Gender.UNKNOWN, _("No se sabe: dejar sin dato"))),
            )  # fmt: skip
        return None if self._sex_of_m is None else SexColumn(self._sex_of_m)

    def _set_sex(self, one: _Row, text: str) -> None:
        sexes = sex_column([text])
        if sexes.doubtful and not self._sex_of_m:
            raise UserError(_("«M» puede ser mujer o masculino. Escriba «mujer» o «varón»."))
        sexes = SexColumn(self._sex_of_m) if sexes.doubtful and self._sex_of_m else sexes
        self._save(replace(one.attendee, gender=sexes.read(text)))

    def paste(self, text: str) -> None:
        lines = parse_list(text)
        sexes = self._sexes(lines)
        if sexes is None:
            return
        added = add_attendees(self._context.store, self._id, lines, sexes=sexes)
        words = ngettext("Se agregó {n} persona.", "Se agregaron {n} personas.", added).format(n=added)
        self.table.to_last()
        self._context.toast(words, bool(added))

    def _rename(self, one: _Row, text: str) -> None:
        rename_listed(self._context.store, ATTENDEES, one.attendee, text)

    def _set_zone(self, one: _Row, text: str) -> None:
        self._save(replace(one.attendee, zone=text))

    def _set_from(self, one: _Row, text: str) -> None:
        self._save(replace(one.attendee, organisation=text))

    def _set_age(self, one: _Row, text: str) -> None:
        self._save(replace(one.attendee, age_band=age_of(text)))

    def _save(self, one: Attendee) -> None:
        save_listed(self._context.store, ATTENDEES, one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and current is not None and self.table.hasFocus():
            remove_listed(self._context.store, ATTENDEES, current.attendee.id)
            self._context.toast(_("Se quitó de la lista."), True)
            return
        super().keyPressEvent(event)
