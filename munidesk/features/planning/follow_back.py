"""A follow-up sheet on its way back: dated readings with their evidence, money by source, notes; nothing else of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.domain import Funding, Line, Reading
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.domain_year import MoneyEntry
from munidesk.features.planning.follow import labels, line_title
from munidesk.features.planning.kinds import FOLLOW_SHEETS, FUNDING, LINES, MONEY_ENTRIES, READINGS
from munidesk.features.planning.store_money import note_money
from munidesk.features.planning.store_plan import save_line
from munidesk.sheets.opened import Opened
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Amount, Quiet, RecordKey, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town

NAME = "follow-up"
_SAYS = ("value", "evidence", "executed", "reason", "note")
"""What an area can tell: a day alone tells nothing."""


def target() -> Target:
    """The sheets of the areas as the import assistant takes them."""
    return Target(
        NAME, _("renglón de seguimiento"), _("renglones de seguimiento"), False, _fields(),
        (("sheet", "external", "funding"),), FollowTaker,
        kinds=(READINGS, FUNDING, MONEY_ENTRIES, LINES, FOLLOW_SHEETS), figures=town.figures,
    )  # fmt: skip


def _fields() -> tuple[TargetField, ...]:
    said = {"title": line_title(), **labels()}  # the name only tells which row is meant: it is not taken
    types: Mapping[str, type] = {"value": Decimal, "day": date, "executed": Decimal}
    return tuple(
        TargetField(
            key, label, types.get(key, str), (fold(label),), money=key == "executed", long=key == "note",
            needed=key in {"external", "sheet"},
        )
        for key, label in said.items()
    )  # fmt: skip


def mark() -> str:
    """What a movement says that a sheet brought."""
    return _("Planilla de seguimiento")


def sheet_named(store: Store, opened: Opened) -> FollowSheet | None:
    """The sheet a file is, by the key most of its rows carry; None for one that is none of ours."""
    known = {one.id: one for one in FOLLOW_SHEETS.all(store)}
    cells = (cell.value for sheet in opened.sheets for row in sheet.rows for cell in row.cells)
    found = Counter(value for value in cells if isinstance(value, str) and value in known)
    return known[found.most_common(1)[0][0]] if found else None


@dataclass(slots=True)
class _Wrote:
    ids: list[RecordKey] = field(default_factory=list)
    instead: dict[RecordKey, RecordKey] = field(default_factory=dict)


class FollowTaker(Quiet):
    """Rows of one sheet of one area."""

    def __init__(self, store: Store, sheet: Understood, shape: Shape) -> None:
        del sheet, shape
        self._store, self._figures = store, town.figures(store)
        self._lines = {one.id: one for one in LINES.all(store)}
        self._sent: FollowSheet | None = None
        self._readings: dict[str, list[Reading]] = {}
        for one in READINGS.all(store):
            if not one.part:
                self._readings.setdefault(one.line_id, []).append(one)
        self._blank = True

    def see(self, rows: Sequence[tuple[Row, Mapping[str, object]]], /) -> None:
        """The sheet is the one most of its rows name: a row pasted from another area's names another."""
        named = Counter(str(values.get("sheet", "")) for _row, values in rows)
        known = {one.id: one for one in FOLLOW_SHEETS.all(self._store)}
        self._sent = next((known[key] for key, _n in named.most_common() if key in known), None)

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """What the area wrote of the line. Raises UserError for a line that is not its own, or what cannot be."""
        del row
        sent = self._sent_of(values)
        line = self._line_of(sent, values)
        wrote = _Wrote()
        if any(key in values for key in _SAYS):
            self._blank = False
            note = self._later(sent, line, values)
            self._measure(sent, line, values, wrote)
            note = " ".join(filter(None, (note, self._spend(line, values, wrote))))
            self._remark(sent, line, values, wrote)
            self._come_back(wrote)
            return Taken(line.title, tuple(wrote.ids), False, note, wrote.instead)
        return Taken(line.title, (), False, _("Sin nada anotado."))

    def others(self) -> tuple[str, ...]:
        if not self._blank or self._sent is None:
            return ()
        return (_("La planilla de {area} vino sin nada anotado: sigue pendiente.").format(area=self._sent.area),)

    # -- whose it is

    def _sent_of(self, values: Mapping[str, object]) -> FollowSheet:
        if self._sent is None:
            words = _("Esta planilla no salió de este archivo: use la que sacó con «Sacar planillas…».")
            raise UserError(words, code="unknown", field="sheet")
        if values.get("sheet") != self._sent.id:
            words = _("La fila no es de la planilla de {area}: cópiela en la suya.").format(area=self._sent.area)
            raise UserError(words, code="other", field="sheet")
        return self._sent

    def _line_of(self, sent: FollowSheet, values: Mapping[str, object]) -> Line:
        line = self._lines.get(str(values.get("external", "")))
        if line is None or line.plan_id != sent.plan_id:
            words = _("No hay un renglón con esa clave en el plan: no cambie las columnas ocultas de la planilla.")
            raise UserError(words, code="unknown", field="external")
        if fold(line.responsible) != fold(sent.area):
            words = _("«{title}» no es de {area}, sino de {other}: anótelo en la planilla de su área.")
            other = line.responsible.strip() or _("nadie")
            told = words.format(title=line.title, area=sent.area, other=other)
            raise UserError(told, code="other", field="external")
        return line

    # -- what it says

    def _later(self, sent: FollowSheet, line: Line, values: Mapping[str, object]) -> str:
        """A word on what was written here after the sheet went out: both are kept, each on its day."""
        if "value" not in values:
            return ""
        own = self._readings.get(line.id, ())
        later = [one for one in own if one.day > sent.sent and one.day != values.get("day")]
        if not later:
            return ""
        last = max(later, key=lambda one: one.day)
        return _("Aquí se anotó {value} el {day}, después de salir la planilla: quedan los dos.").format(
            value=self._figures.number(last.value), day=show_date(last.day)
        )

    def _measure(self, sent: FollowSheet, line: Line, values: Mapping[str, object], wrote: _Wrote) -> None:
        value = values.get("value")
        if not isinstance(value, Decimal):
            return
        day = _day(values)
        own = self._readings.setdefault(line.id, [])
        here = next((one for one in own if one.day == day), None)
        usual = _("Planilla de {area}").format(area=sent.area)
        base = here or Reading(line_id=line.id, day=day, value=value, evidence=usual)
        made = replace(base, value=value, evidence=str(values.get("evidence", base.evidence)))
        if made != here:
            made = READINGS.save(self._store, made)
            self._readings[line.id] = [*(one for one in own if one.id != made.id), made]
        key = (READINGS.table, made.id)
        wrote.ids.append(key)
        before = [one for one in own if one.day < day]
        if here is None and before:
            wrote.instead[key] = (READINGS.table, max(before, key=lambda one: one.day).id)

    def _spend(self, line: Line, values: Mapping[str, object], wrote: _Wrote) -> str:
        """What the area says was spent until its day; what is more than is here moved then. A word where it is less."""
        said = values.get("executed")
        if not isinstance(said, Amount):
            return ""
        money = self._money_of(line, values)
        if said.currency and self._figures.code_of(said.currency) != money.currency:
            raise UserError(
                _("«{source}» va en otra moneda: escriba el importe sin ella.").format(source=money.source),
                field="executed",
            )
        wrote.ids.append((FUNDING.table, money.id))
        more = int(half_up(said.value * 100)) - self._spent_until(money, values.get("day"))
        if not more:
            return ""
        entry = MoneyEntry(
            funding_id=money.id, day=_day(values), stage=Stage.EXECUTED, amount=more,
            act=str(values.get("evidence", "")), notes=mark(),
        )  # fmt: skip
        wrote.ids.append((MONEY_ENTRIES.table, note_money(self._store, entry).id))
        return _("Lo gastado de «{source}» baja: revíselo.").format(source=money.source) if more < 0 else ""

    def _spent_until(self, money: Funding, day: object) -> int:
        """Without what was written down of later days: the same sheet says the same again, whatever came since."""
        entries = MONEY_ENTRIES.all(self._store, funding_id=money.id) if isinstance(day, date) else ()
        later = (
            one.amount for one in entries if one.stage is Stage.EXECUTED and isinstance(day, date) and one.day > day
        )
        return money.executed - sum(later)

    def _money_of(self, line: Line, values: Mapping[str, object]) -> Funding:
        key = str(values.get("funding", ""))
        money = next((one for one in FUNDING.all(self._store, line_id=line.id) if one.id == key), None)
        if money is None:
            words = _("«{title}» no tiene esa fuente de dinero: anótela antes en Planes › Dinero.")
            raise UserError(words.format(title=line.title), code="unknown", field="executed")
        return money

    def _remark(self, sent: FollowSheet, line: Line, values: Mapping[str, object], wrote: _Wrote) -> None:
        """Under what the line says already, with its day; once."""
        said = ". ".join(str(values[key]).strip(" .") for key in ("reason", "note") if key in values)
        if not said:
            return
        day = values.get("day")
        words = f"{show_date(day if isinstance(day, date) else sent.sent)}: {said}."
        wrote.ids.append((LINES.table, line.id))
        if words not in line.notes:
            kept = save_line(self._store, replace(line, notes="\n".join(filter(None, (line.notes, words)))))
            self._lines[line.id] = kept

    def _come_back(self, wrote: _Wrote) -> None:
        """The first row that says something brings its sheet back."""
        assert self._sent is not None
        if self._sent.back is None:
            self._sent = FOLLOW_SHEETS.save(self._store, replace(self._sent, back=today(), returned=None))
            wrote.ids.append((FOLLOW_SHEETS.table, self._sent.id))


def _day(values: Mapping[str, object]) -> date:
    day = values.get("day")
    if not isinstance(day, date):
        raise UserError(_("Falta el día en que se midió: escríbalo aquí."), code="missing", field="day")
    return day
