"""Rows of an imported plan into the tree: axes by name, targets under the programme of their code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.planning.domain import Funding, Kind, Level, Line, Reading
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import new_plan
from munidesk.town.records import read_all, to_row


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, understood. `parent` is the code of its programme; money in whole units."""

    line: int
    level: Level
    title: str
    code: str = ""
    parent: str = ""
    axis: str = ""
    indicator: str = ""
    unit: str = ""
    kind: Kind = Kind.INCREMENT
    base: Decimal | None = None
    target: Decimal | None = None
    value: Decimal | None = None
    approved: Decimal | None = None
    executed: Decimal | None = None
    weight: int | None = None
    source: str = ""
    responsible: str = ""
    year: int | None = None
    start: date | None = None
    end: date | None = None
    ods: str = ""
    notes: str = ""
    external: str = ""


class _Tree:
    """The plan's lines while rows come in: axes by name, programmes by code and axis."""

    def __init__(self, store: Store, plan_id: str) -> None:
        self.plan_id = plan_id
        lines = read_all(Line, store.select("plan_line", order="position, id", plan_id=plan_id))
        self.axes = {fold(one.title): one.id for one in lines if one.level is Level.AXIS}
        self.programmes: dict[str, list[tuple[str, str]]] = {}
        self.last: dict[str, int] = {}
        self.known: set[tuple[str, str, str, str, str]] = set()
        self.orphans: dict[str, list[str]] = {}
        axes = set(self.axes.values())
        for one in lines:
            self._note(one)
            if one.level is Level.TARGET and one.product and one.parent_id in axes:
                self.orphans.setdefault(one.product, []).append(one.id)

    def _note(self, one: Line) -> None:
        self.last[one.parent_id] = max(self.last.get(one.parent_id, 0), one.position)
        self.known.add((one.level.value, one.external, one.code, one.title, one.product))
        if one.level is Level.PROGRAMME:
            self.programmes.setdefault(one.code, []).append((one.id, one.parent_id))

    def put(self, writer: Writer, record: Line) -> str:
        writer.put("plan_line", to_row(record))
        self._note(record)
        return record.id

    def axis(self, writer: Writer, name: str) -> str:
        if not name:
            return ""
        if fold(name) not in self.axes:
            number = self.last.get("", 0) + 1
            record = Line(new_id(), self.plan_id, "", Level.AXIS, number, name, code=str(number))
            self.axes[fold(name)] = self.put(writer, record)
        return self.axes[fold(name)]

    def parent(self, writer: Writer, row: Row) -> str:
        """The programme of the row's code, that of its own axis first when the code serves several."""
        axis = self.axis(writer, row.axis)
        if row.level in (Level.AXIS, Level.OBJECTIVE, Level.PROGRAMME):
            return axis
        found = self.programmes.get(row.parent, [])
        return next((key for key, above in found if above == axis), found[0][0] if found else axis)


def write_rows(store: Store, rows: Sequence[Row]) -> tuple[int, int]:
    """All the rows in one step, into the newest plan (a new one when there is none). Returns (added, already there)."""
    added = 0
    with store.change(_("Importar el plan")) as writer:
        plan_id = newest(store) or new_plan(store, _("Plan importado"), today().year, today().year + 3)
        tree = _Tree(store, plan_id)
        for row in rows:
            if (row.level.value, row.external, row.code, row.title, row.parent) in tree.known:
                continue
            key = _put(writer, tree, row)
            for orphan in tree.orphans.pop(row.code, ()) if row.level is Level.PROGRAMME else ():
                writer.put("plan_line", {"id": orphan, "parent_id": key})
            added += 1
    return added, len(rows) - added


def _put(writer: Writer, tree: _Tree, row: Row) -> str:
    parent = tree.parent(writer, row)
    record = Line(
        new_id(), tree.plan_id, parent, row.level, tree.last.get(parent, 0) + 1, row.title, code=row.code,
        indicator=row.indicator, unit=row.unit, kind=row.kind, base=row.base, target=row.target, weight=row.weight,
        year=row.year if row.level in (Level.TARGET, Level.ACTIVITY) else None, start=row.start, end=row.end,
        responsible=row.responsible, ods=row.ods, product=row.parent, notes=row.notes, external=row.external,
    )  # fmt: skip
    key = tree.put(writer, record)
    if row.value is not None:
        writer.put("reading", to_row(Reading(new_id(), key, today(), row.value, _("Importado"))))
    if row.approved or row.executed:
        approved, executed = (round((value or Decimal(0)) * 100) for value in (row.approved, row.executed))
        source = row.source or _("Sin fuente indicada")
        writer.put("funding", to_row(Funding(new_id(), key, source, approved, None, executed)))
    return key
