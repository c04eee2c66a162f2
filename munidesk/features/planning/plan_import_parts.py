"""What a row says of a line beside itself: money by source and currency, how far it got on a day, what it waits for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import cast

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.planning.domain import Dependency, Funding, Kind, Line, Reading
from munidesk.features.planning.kinds import DEPENDENCIES, FUNDING, LINES, READINGS
from munidesk.features.planning.plan_import_tree import Tree
from munidesk.records.says import Sense
from munidesk.sheets.of_kind import written
from munidesk.sheets.target import OVER_TIME, Amount, RecordKey
from munidesk.town import store as town

_LINES = frozenset(one.name for one in written(LINES))
MONEY_KEYS = {one.name: f"funding_{one.name}" if one.name in _LINES else one.name for one in written(FUNDING)}
"""Field of the money → its key in the sheet: a line has a code of its own."""
_AMOUNTS = tuple(one.name for one in written(FUNDING) if one.says.sense is Sense.MONEY)
_ABOUT = tuple(one.name for one in written(FUNDING) if one.says.sense is not Sense.MONEY)


@dataclass(slots=True)
class Wrote:
    """The records a row wrote or found, and which older reading each new one takes over from."""

    ids: list[RecordKey] = field(default_factory=list)
    instead: dict[RecordKey, RecordKey] = field(default_factory=dict)


class Parts:
    """Money and readings of the lines, read once. `day` is when what has no day of its own was measured."""

    def __init__(self, store: Store, sheet: str, day: date | None) -> None:
        self._store, self._sheet, self._day = store, sheet, day
        self._figures = town.figures(store)
        self._money: dict[str, list[Funding]] = {}
        self._readings: dict[str, list[Reading]] = {}
        self.undated = self.by_sheet = 0
        for money in FUNDING.all(store):
            self._money.setdefault(money.line_id, []).append(money)
        for reading in READINGS.all(store):
            self._readings.setdefault(reading.line_id, []).append(reading)

    def write(self, line: Line, row: int, values: Mapping[str, object]) -> Wrote:
        """Raises UserError for money or progress that cannot be."""
        wrote = Wrote()
        self.write_money(line, values, wrote)
        reached = values.get("value", _reached(line, values.get("share")))
        if reached is not None:
            self._write_reading(line, row, {**values, "value": reached}, wrote)
        for day, value in cast("Sequence[tuple[date, Decimal]]", values.get(OVER_TIME, ())):
            self._write_reading(line, row, {**values, "value": value, "reading_day": day}, wrote)
        return wrote

    # -- money

    def same_money(self, line_id: str, values: Mapping[str, object]) -> bool:
        """Whether the approved money of the row, when it says any, is the line's."""
        said = values.get("approved")
        if not isinstance(said, Amount):
            return True
        source = fold(str(values.get("source", "")))
        own = self._money.get(line_id, ())
        return _cents(said) == sum(one.approved for one in own if not source or fold(one.source) == source)

    def write_money(self, line: Line, values: Mapping[str, object], wrote: Wrote) -> None:
        """The money of the row under its source and currency. Raises UserError for what cannot be."""
        amounts = {name: values[MONEY_KEYS[name]] for name in _AMOUNTS if MONEY_KEYS[name] in values}
        if not amounts:
            return
        currency = self._currency(amounts, values)
        given: dict[str, object] = {name: _cents(value) for name, value in amounts.items()}
        given |= {name: values[MONEY_KEYS[name]] for name in _ABOUT if MONEY_KEYS[name] in values}
        given["currency"] = currency
        here = self._of_source(line.id, str(values.get("source", "")), currency)
        if here is None and not any(given[name] for name in amounts):
            return  # a zero of a line that has no money says that there is none
        base = here or Funding(line_id=line.id, source=_("Sin fuente indicada"))
        made = replace(base, **given)  # type: ignore[arg-type]
        if made != here:
            made = FUNDING.save(self._store, made)
            self._money[line.id] = [one for one in self._money.get(line.id, ()) if one.id != made.id] + [made]
        wrote.ids.append((FUNDING.table, made.id))

    def _currency(self, amounts: Mapping[str, object], values: Mapping[str, object]) -> str:
        """Raises UserError for amounts of one row in several currencies, which would be summed."""
        said = self._figures.code_of(str(values.get("currency", "")))
        found = {
            self._figures.code_of(one.currency) for one in amounts.values() if isinstance(one, Amount) and one.currency
        }
        if said:
            found.add(said)
        if len(found) > 1:
            raise UserError(
                _("La fila mezcla monedas ({codes}): déjela en una sola.").format(codes=", ".join(sorted(found))),
                field="currency",
            )
        return next(iter(found), "")

    def _of_source(self, line_id: str, source: str, currency: str) -> Funding | None:
        own = [one for one in self._money.get(line_id, ()) if one.currency == currency]
        if source:
            return next((one for one in own if fold(one.source) == fold(source)), None)
        return own[0] if len(own) == 1 else None

    # -- progress

    def _write_reading(self, line: Line, row: int, values: Mapping[str, object], wrote: Wrote) -> None:
        value, day = values["value"], values.get("reading_day")
        assert isinstance(value, Decimal)
        if not isinstance(day, date):
            self.undated += self._day is None
            self.by_sheet += self._day is not None
            day = self._day or today()
        own = sorted(self._readings.get(line.id, ()), key=lambda one: one.day)
        here = next((one for one in own if one.day == day), None)
        usual = _("Planilla «{sheet}», fila {n}").format(sheet=self._sheet, n=row)
        base = here or Reading(line_id=line.id, day=day, value=value, evidence=usual)
        made = replace(base, value=value, evidence=str(values.get("evidence", base.evidence)))
        if made != here:
            made = READINGS.save(self._store, made)
            self._readings[line.id] = [one for one in own if one.id != made.id] + [made]
        key = (READINGS.table, made.id)
        wrote.ids.append(key)
        before = [one for one in own if one.day < day]
        if here is None and before:
            wrote.instead[key] = (READINGS.table, before[-1].id)

    # -- what waits for what

    def join(self, waiting: Sequence[tuple[str, str]], tree: Tree) -> Iterator[str]:
        """Lines with those they begin after, now that all are there; a sentence for each name that is none."""
        there = {(one.line_id, one.after_id) for one in DEPENDENCIES.all(self._store)}
        for line_id, text in waiting:
            for name in filter(None, map(str.strip, re.split(r"[;,\n]", text))):
                try:
                    after = tree.named(name, "after")
                except UserError:
                    yield _("No se encontró «{name}», que va antes de otro renglón: anótelo en el cronograma.").format(
                        name=name
                    )
                    continue
                if (line_id, after) not in there and line_id != after:
                    there.add((line_id, after))
                    DEPENDENCIES.save(self._store, Dependency(line_id=line_id, after_id=after))


def _reached(line: Line, share: object) -> Decimal | None:
    """How far «50 %» of the way to its target is, in its own unit; None for a line without a target."""
    if not isinstance(share, Decimal | int) or line.target is None:
        return None
    base = Decimal(0) if line.kind is Kind.MAINTENANCE else line.base or Decimal(0)
    return base + (line.target - base) * share / 100


def _cents(value: object) -> int:
    assert isinstance(value, Amount)
    return int(half_up(value.value * 100))
