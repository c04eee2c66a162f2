"""Rows of an imported plan into the tree: axes by name, targets under the programme of their code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.planning.domain import Funding, Kind, Level, Line, Reading
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import new_plan
from munidesk.town.import_known import Known, Sorting
from munidesk.town.records import read_all, to_row


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, understood. `parent` is the code of its programme; money in whole units.

    `sheet` names its sheet when the file has several.
    """

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
    sheet: str = ""

    @property
    def line_year(self) -> int | None:
        """Only targets and activities belong to a year."""
        return self.year if self.level in (Level.TARGET, Level.ACTIVITY) else None

    @property
    def cents(self) -> int | None:
        return None if self.approved is None else int(half_up(self.approved * 100))


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows came in, how many were there, and what has to be told of each."""

    added: int
    matched: int
    told: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Here:
    """A line of the file as it was before the import, with its money in cents and where that comes from."""

    line: Line
    approved: int
    sources: frozenset[str]

    def fits(self, row: Row, parent: str) -> bool:
        """Whether nothing the row says tells it from this line; what it leaves blank says nothing.

        What a follow-up changes (progress, money spent) is left out: the same activity has other figures each time.
        """
        one = self.line
        pairs = (
            (row.external, one.external), (row.code, one.code), (row.parent, one.product), (parent, one.parent_id),
            (row.indicator, one.indicator), (row.unit, one.unit), (row.base, one.base),
            (row.target, one.target), (row.line_year, one.year), (row.start, one.start), (row.end, one.end),
            (row.responsible, one.responsible), (row.cents, self.approved),
        )  # fmt: skip
        said = all(given in (None, "") or given == kept for given, kept in pairs)
        return said and (not row.source or not self.sources or row.source in self.sources)


def _key(one: Row | Line) -> tuple[str, str]:
    """What it is; `_Here.fits` tells it from others of the same name."""
    return one.level.value, fold(one.title)


def _before(store: Store, plan_id: str) -> Known[_Here]:
    money: dict[str, list[Funding]] = {}
    for one in read_all(Funding, store.select("funding")):
        money.setdefault(one.line_id, []).append(one)
    lines = read_all(Line, store.select("plan_line", order="position, id", plan_id=plan_id))
    found = (
        _Here(
            one, sum(each.approved for each in money.get(one.id, ())),
            frozenset(each.source for each in money.get(one.id, ())),
        )
        for one in lines
    )  # fmt: skip
    return Known((_key(one.line), one) for one in found)


class _Tree:
    """The plan's lines while rows come in: axes by name, programmes by code and axis."""

    def __init__(self, store: Store, plan_id: str) -> None:
        self.plan_id = plan_id
        lines = read_all(Line, store.select("plan_line", order="position, id", plan_id=plan_id))
        self.axes = {fold(one.title): one.id for one in lines if one.level is Level.AXIS}
        self.programmes: dict[str, list[tuple[str, str]]] = {}
        self.last: dict[str, int] = {}
        self.orphans: dict[str, list[str]] = {}
        axes = set(self.axes.values())
        for one in lines:
            self._note(one)
            if one.level is Level.TARGET and one.product and one.parent_id in axes:
                self.orphans.setdefault(one.product, []).append(one.id)

    def _note(self, one: Line) -> None:
        self.last[one.parent_id] = max(self.last.get(one.parent_id, 0), one.position)
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


def write_rows(store: Store, rows: Sequence[Row]) -> Written:
    """All the rows in one step, into the newest plan (a new one when there is none).

    A row that the plan has already is left alone and named; two equal rows of the sheet are two lines.
    """
    added = 0
    with store.change(_("Importar el plan")) as writer:
        plan_id = newest(store) or new_plan(store, _("Plan importado"), today().year, today().year + 3)
        tree, sorting = _Tree(store, plan_id), Sorting(_before(store, plan_id))
        for row in rows:
            parent = tree.parent(writer, row)
            name = f"{row.sheet}: {row.title}" if row.sheet else row.title

            def fits(here: _Here, row: Row = row, parent: str = parent) -> bool:
                return here.fits(row, parent)

            if not sorting.is_new(row.line, name, _key(row), replace(row, line=0, value=None, executed=None), fits):
                continue
            key = _put(writer, tree, row, parent)
            for orphan in tree.orphans.pop(row.code, ()) if row.level is Level.PROGRAMME else ():
                writer.put("plan_line", {"id": orphan, "parent_id": key})
            added += 1
    return Written(added, sorting.matched, tuple(sorting.told))


def _put(writer: Writer, tree: _Tree, row: Row, parent: str) -> str:
    record = Line(
        new_id(), tree.plan_id, parent, row.level, tree.last.get(parent, 0) + 1, row.title, code=row.code,
        indicator=row.indicator, unit=row.unit, kind=row.kind, base=row.base, target=row.target, weight=row.weight,
        year=row.line_year, start=row.start, end=row.end,
        responsible=row.responsible, ods=row.ods, product=row.parent, notes=row.notes, external=row.external,
    )  # fmt: skip
    key = tree.put(writer, record)
    if row.value is not None:
        writer.put("reading", to_row(Reading(new_id(), key, today(), row.value, _("Importado"))))
    if row.approved or row.executed:
        approved, executed = (int(half_up((value or Decimal(0)) * 100)) for value in (row.approved, row.executed))
        source = row.source or _("Sin fuente indicada")
        writer.put("funding", to_row(Funding(new_id(), key, source, approved, None, executed)))
    return key
