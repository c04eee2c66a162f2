"""Who came: one line per person and Enter, or a whole list pasted from a spreadsheet."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.exchange import parse_pasted
from munidesk.features.participation.domain import AgeBand, Attendee
from munidesk.features.participation.encounters.store import (
    add_attendees,
    age_of,
    attendees,
    remove_attendee,
    rename_attendee,
    update_attendee,
)
from munidesk.features.participation.people.store import neighbours
from munidesk.town.domain import Gender
from munidesk.town.sexes import SexColumn, says_sex, sex_column, sex_word
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.entry import EntryLine
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, keycap, label, row

_KEYS = ("name", "zone", "organisation", "gender", "age_band")
_HEADS = {
    "nombre": "name", "nombre y apellido": "name", "apellido y nombre": "name", "zona": "zone", "barrio": "zone",
    "organizacion": "organisation", "institucion": "organisation", "sexo": "gender", "genero": "gender",
    "edad": "age_band", "tramo de edad": "age_band",
}  # fmt: skip


def parse_line(text: str) -> dict[str, str]:
    """«Ana Silva; Norte; f; 34»: the name first, then sex, age and zone in any order, organisation last."""
    parts = [part.strip() for part in text.replace("\t", ";").split(";")]
    found = {"name": parts[0]}
    for part in parts[1:]:
        if not part:
            continue
        if says_sex(part) and "gender" not in found:
            found["gender"] = part
        elif age_of(part) is not AgeBand.UNKNOWN and "age_band" not in found:
            found["age_band"] = part
        elif "zone" not in found:
            found["zone"] = part
        else:
            found["organisation"] = part
    return found


def parse_list(text: str) -> list[dict[str, str]]:
    """Pasted rows: with a header the columns by their names, without one as lines typed by hand."""
    rows = parse_pasted(text) if "\t" in text else tuple(tuple(part.split(";")) for part in text.splitlines())
    keys = [_HEADS.get(_head(cell), "") for cell in rows[0]] if rows else []
    if "name" in keys:
        lines = [{key: cell.strip() for key, cell in zip(keys, line, strict=False) if key} for line in rows[1:]]
        return _with_head(lines, rows[0][keys.index("gender")] if "gender" in keys else "")
    return [parse_line(";".join(line)) for line in rows if any(cell.strip() for cell in line)]


def _head(cell: str) -> str:
    """«Sexo (H/M)» as «sexo»."""
    return fold(cell).partition("(")[0].strip()


def _with_head(lines: list[dict[str, str]], head: str) -> list[dict[str, str]]:
    """The sexes in words, when the heading or the column tells what its M stands for."""
    sexes = sex_column((line.get("gender", "") for line in lines), head)
    if sexes.m is Gender.UNKNOWN:
        return lines
    return [{**line, "gender": sex_word(sexes.read(line.get("gender", "")))} for line in lines]


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
        self._draft = Draft(self.entry, {"line": self.entry})
        self._line = label(kind="quiet-text")
        self.table: RecordTable[_Row] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Asistentes"))
        self.table.refused.connect(lambda text: context.toast(text, False))
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

    def _columns(self) -> tuple[Column[_Row], ...]:
        return (
            Column(_("N.º"), lambda one: str(one.attendee.position + 1), right=True, width=56),
            Column(_("Nombre"), lambda one: one.name, edit=self._rename, name=True),
            Column(_("Zona"), lambda one: one.attendee.zone, edit=lambda one, text: self._set(one, zone=text),
                   width=150),
            Column(_("Organización"), lambda one: one.attendee.organisation,
                   edit=lambda one, text: self._set(one, organisation=text), width=200),
            Column(_("Sexo"), lambda one: sex_word(one.attendee.gender), edit=self._set_sex, width=80),
            Column(_("Edad"), lambda one: one.attendee.age_band.value,
                   edit=lambda one, text: self._set(one, age_band=age_of(text)), width=120),
        )  # fmt: skip

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
        completer = QCompleter([one.name for one in neighbours(store)], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)

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
        self._set(one, gender=sexes.read(text))

    def paste(self, text: str) -> None:
        lines = parse_list(text)
        sexes = self._sexes(lines)
        if sexes is None:
            return
        added = add_attendees(self._context.store, self._id, lines, sexes=sexes)
        words = ngettext("Se agregó {n} persona.", "Se agregaron {n} personas.", added).format(n=added)
        self._context.toast(words, bool(added))

    def _rename(self, one: _Row, text: str) -> None:
        rename_attendee(self._context.store, one.attendee.id, text)

    def _set(self, one: _Row, **changed: object) -> None:
        update_attendee(self._context.store, one.attendee.id, **changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and current is not None and self.table.hasFocus():
            remove_attendee(self._context.store, current.attendee.id)
            self._context.toast(_("Se quitó de la lista."), True)
            return
        super().keyPressEvent(event)
