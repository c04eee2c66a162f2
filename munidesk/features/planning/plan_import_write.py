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
from munidesk.features.planning.domain import Funding, Kind, Level, Line, Plan, Reading
from munidesk.features.planning.kinds import FUNDING, LINES, READINGS
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import save_plan
from munidesk.town.import_known import Known, Sorting


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
    modified: Decimal | None = None
    executed: Decimal | None = None
    weight: int | None = None
    source: str = ""
    currency: str = ""
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

    def record(self, plan_id: str, parent_id: str, position: int) -> Line:
        """The line it becomes."""
        return Line(
            plan_id=plan_id, parent_id=parent_id, level=self.level, position=position, title=self.title,
            code=self.code, indicator=self.indicator, unit=self.unit, kind=self.kind, base=self.base,
            target=self.target, weight=self.weight, year=self.line_year, start=self.start, end=self.end,
            responsible=self.responsible, ods=self.ods, product=self.parent, notes=self.notes,
            external=self.external,
        )  # fmt: skip

    def money(self, line_id: str) -> Funding | None:
        """What it says of money; None when it says nothing."""
        if not self.approved and not self.executed and self.modified is None:
            return None
        approved, executed = (int(half_up((value or Decimal(0)) * 100)) for value in (self.approved, self.executed))
        modified = None if self.modified is None else int(half_up(self.modified * 100))
        source = self.source or _("Sin fuente indicada")
        return Funding(
            line_id=line_id, source=source, currency=self.currency, approved=approved, modified=modified,
            executed=executed,
        )  # fmt: skip


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
    for one in FUNDING.all(store):
        money.setdefault(one.line_id, []).append(one)
    lines = LINES.all(store, plan_id=plan_id)
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
        lines = LINES.all(store, plan_id=plan_id)
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
        kept = replace(record, id=new_id())
        writer.put("plan_line", LINES.row(LINES.checked(kept)))
        self._note(kept)
        return kept.id

    def axis(self, writer: Writer, name: str) -> str:
        if not name:
            return ""
        if fold(name) not in self.axes:
            number = self.last.get("", 0) + 1
            record = Line(plan_id=self.plan_id, level=Level.AXIS, position=number, title=name, code=str(number))
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
        plan_id = newest(store) or _plan(store)
        tree, sorting = _Tree(store, plan_id), Sorting(_before(store, plan_id))
        for row in rows:
            parent = tree.parent(writer, row)
            name = f"{row.sheet}: {row.title}" if row.sheet else row.title

            def fits(here: _Here, row: Row = row, parent: str = parent) -> bool:
                return here.fits(row, parent)

            if not sorting.is_new(
                row.line, name, _key(row), replace(row, line=0, value=None, modified=None, executed=None), fits
            ):
                continue
            key = _put(writer, tree, row, parent)
            for orphan in tree.orphans.pop(row.code, ()) if row.level is Level.PROGRAMME else ():
                writer.put("plan_line", {"id": orphan, "parent_id": key})
            added += 1
    return Written(added, sorting.matched, tuple(sorting.told))


def _plan(store: Store) -> str:
    year = today().year
    return save_plan(store, Plan(title=_("Plan importado"), start_year=year, end_year=year + 3)).id


def _put(writer: Writer, tree: _Tree, row: Row, parent: str) -> str:
    key = tree.put(writer, row.record(tree.plan_id, parent, tree.last.get(parent, 0) + 1))
    if row.value is not None:
        reading = Reading(id=new_id(), line_id=key, day=today(), value=row.value, evidence=_("Importado"))
        writer.put("reading", READINGS.row(READINGS.checked(reading)))
    money = row.money(key)
    if money is not None:
        writer.put("funding", FUNDING.row(FUNDING.checked(replace(money, id=new_id()))))
    return key
