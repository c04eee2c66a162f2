"""Rows of a sheet into the tree: which line each one is, what it hangs from, its money and its progress."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import parse_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.data.store import Store
from munidesk.features.planning.domain import Kind, Level, Line, Plan
from munidesk.features.planning.kinds import LINES, PLANS
from munidesk.features.planning.plan_import_parts import MONEY_KEYS, Parts, Wrote
from munidesk.features.planning.plan_import_tree import Tree, branch_levels, column_levels, named_level, own_words
from munidesk.features.planning.rules import nothing_to_advance, with_goals
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import save_line, save_plan
from munidesk.sheets.of_kind import left_alone, not_here, written
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.senses import shown
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Amount, Quiet, RecordKey, Taken
from munidesk.sheets.understood import Row, Understood
from munidesk.town.goals import goals_of

YEAR, DAY, NO_YEAR = "year", "reading_day", "none"
_YEARLY = (Level.TARGET, Level.ACTIVITY)
"""Only these belong to a year."""
_STRONG = ("code", "year", "indicator", "level")
_WEAK = ("unit", "base", "target", "start", "end", "responsible", "product")
_OWN = frozenset(one.name for one in written(LINES))


class PlanTaker(Quiet):
    """Rows of one sheet into the newest plan, or into a new one."""

    def __init__(self, store: Store, sheet: Understood, shape: Shape) -> None:
        self._store, self._sheet, self._shape = store, sheet, shape
        self._new_plan = not newest(store)
        self._plan = newest(store) or _plan(store, sheet.year)
        self._tree = Tree(store, self._plan)
        self._titles = self._tree.titles()
        self._parts = Parts(store, sheet.sheet, self._reading_day() or sheet.day)
        self._levels = branch_levels(sheet)
        self._column_levels = column_levels(sheet)
        self._places = {id(one): at for at, one in enumerate(sheet.rows)}
        self._ids: dict[int, str] = {}
        self._claimed: dict[str, int] = {}
        self._waiting: list[tuple[str, str]] = []
        self._without_year = 0
        self._counted = (0, 0, 0)

    # -- a row

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """The line the row is, changed in what the row says; or another one. Raises UserError for what cannot be."""
        self._counted = self._without_year, self._parts.undated, self._parts.by_sheet
        values = {**values, **({} if "title" in values else _named(row, values))}
        if not values.get("title"):
            raise UserError(_("No tiene nombre."), field="title")
        parent = self._parent(row, values)
        given = self._given(row, values)
        here = self._find(given, values, parent)
        if here is None and self._shape.mode is Mode.UPDATE:
            raise UserError(not_here(), field="title")
        if here is not None and self._shape.mode is Mode.INSERT:
            self._claim(row, here.id)
            return Taken(here.title, ((LINES.table, here.id),), False, left_alone())
        line = self._added(row, given, values, parent or "") if here is None else self._changed(here, given, parent)
        self._claim(row, line.id)
        own, together = _split(values)
        parts = self._parts.write(line, row.line, own)
        note = self._share(line, together, parts)
        if values.get("after"):
            self._waiting.append((line.id, str(values["after"])))
        ids: tuple[RecordKey, ...] = ((LINES.table, line.id), *parts.ids)
        if "share" in values and "value" not in values and line.target is None:
            note = note or _("No tiene meta: su avance en % no se anota.")
        note = note or (self._another(line) if here is None else "")
        return Taken(line.title, ids, here is None, note, parts.instead)

    def let_go(self, row: Row, /) -> bool:
        """A row that wrote nothing leaves the line that it was free, and is not among those asked about."""
        self._without_year, self._parts.undated, self._parts.by_sheet = self._counted
        line_id = self._ids.pop(self._places[id(row)], "")
        if self._claimed.get(line_id) == row.line:
            del self._claimed[line_id]
        return True

    def _share(self, line: Line, together: Mapping[str, object], parts: Wrote) -> str:
        """An amount merged over several rows is of what they hang from, once; a word on where it went."""
        if not together:
            return ""
        above = self._tree.keyed(line.parent_id) if line.parent_id else None
        self._parts.write_money(above or line, together, parts)
        rows = max(one.rows for one in together.values() if isinstance(one, Amount))
        if above is None:
            return _("El importe abarca {n} filas y queda en esta.").format(n=rows)
        return _("El importe abarca {n} filas: queda en «{title}».").format(n=rows, title=above.title)

    def _another(self, line: Line) -> str:
        """A word on a line whose name the plan had already."""
        if fold(line.title) not in self._titles:
            return ""
        return _("«{title}» ya estaba con otros datos: entra como otra.").format(title=line.title)

    def _claim(self, row: Row, line_id: str) -> None:
        self._claimed.setdefault(line_id, row.line)
        self._ids[self._places[id(row)]] = line_id

    def _given(self, row: Row, values: Mapping[str, object]) -> dict[str, object]:
        """The fields of the line, as they are kept."""
        given = {key: value for key, value in values.items() if key in _OWN}
        given["title"] = " ".join(str(values["title"]).split())
        if "weight" in given:
            given["weight"] = _weight(given["weight"])
        if "ods" in given:
            given["ods"] = ", ".join(map(str, goals_of(str(given["ods"]))))
        if "parent" in values:
            given.setdefault("product", values["parent"])
        level = self._level(row, values)
        if level is not None:
            given["level"] = level
        if level is not None and level not in _YEARLY:
            given.pop("year", None)
        return given

    def _level(self, row: Row, values: Mapping[str, object]) -> Level | None:
        """What the sheet says, in a column or in the tree it draws; None when it says nothing."""
        said = values.get("level")
        if isinstance(said, Level):
            return said
        if "parent" in values:
            return Level.TARGET
        return self._levels.get(row.line)

    def _parent(self, row: Row, values: Mapping[str, object]) -> str | None:
        """The line over the row; None when the sheet does not say which."""
        if names := self._branch(row):
            return self._tree.branch(names)
        if "under" in values:
            return self._tree.named(str(values["under"]), "under")
        axis = self._tree.axis(capital(str(values["axis"]).replace("_", " "))) if "axis" in values else None
        if "parent" in values:
            return self._tree.programme(str(values["parent"]), axis or "")
        if row.parent >= 0 and row.parent in self._ids:
            return self._ids[row.parent]
        if axis is not None:
            return axis
        return self._tree.by_code(str(values.get("code", "")))

    def _branch(self, row: Row) -> list[tuple[str, Level]]:
        """The names over the row, from the top, where the sheet has a column for each level."""
        columns = self._sheet.levels
        texts = [(order, shown(row.cells[at])) for order, at in enumerate(columns) if at < len(row.cells)]
        return [(text, self._column_levels[order]) for order, text in texts if text]

    # -- which line it is

    def _find(self, given: Mapping[str, object], values: Mapping[str, object], parent: str | None) -> Line | None:
        external = str(values.get("external", ""))
        if external:
            return self._tree.keyed(external)
        free = [one for one in self._tree.titled(str(given["title"])) if one.id not in self._claimed]
        fitting = [one for one in free if self._is(one, given, values, parent)]
        return max(fitting, key=lambda one: self._weight_of(one, given, values), default=None)

    def _is(self, one: Line, given: Mapping[str, object], values: Mapping[str, object], parent: str | None) -> bool:
        """A line of that name whose code, year, indicator, level and place are not others.

        Where the row says none of them, all the rest of what it says has to be the same: a name alone is no key.
        """
        if parent is not None and parent != one.parent_id:
            return False
        said = [name for name in _STRONG if name in given]
        if any(not _same(given[name], getattr(one, name)) for name in said):
            return False
        if parent is not None or any(name in given for name in ("code", "year", "indicator")):
            return True
        rest = [name for name in _WEAK if name in given]
        same = all(_same(given[name], getattr(one, name)) for name in rest)
        return same and self._parts.same_money(one.id, values)

    def _weight_of(self, one: Line, given: Mapping[str, object], values: Mapping[str, object]) -> int:
        fits = sum(_same(value, getattr(one, name)) for name, value in given.items())
        return 2 * fits + self._parts.same_money(one.id, values)

    # -- what is done with it

    def _added(
        self, row: Row, given: Mapping[str, object], values: Mapping[str, object], parent: str
    ) -> Line:  # fmt: skip
        level = given.get("level") or self._usual_level(row, values)
        assert isinstance(level, Level)
        code = given.get("code") or ("" if level in _YEARLY or "parent" not in values else values["parent"])
        fresh = Line(
            plan_id=self._plan, parent_id=parent, position=self._tree.place(parent),
            **{**given, "level": level, "code": code, "kind": _kind(given)},  # type: ignore[arg-type]
        )  # fmt: skip
        if level in _YEARLY and fresh.year is None:
            fresh = replace(fresh, year=self._year(fresh))
        return self._tree.put(LINES.save(self._store, with_goals(fresh)))

    def _usual_level(self, row: Row, values: Mapping[str, object]) -> Level:
        """By the heading of the names; in a plain list what has a figure to reach is a target, or the POA lacks it."""
        named = named_level(self._sheet, row, str(values["title"]))
        alone = not any(key in values for key in ("code", "axis", "parent", "under"))
        return named or (Level.TARGET if alone and "target" in values else Level.PROGRAMME)

    def _changed(self, here: Line, given: Mapping[str, object], parent: str | None) -> Line:
        said = {key: value for key, value in given.items() if key != "external" or value != here.id}
        wanted = replace(here, **said)  # type: ignore[arg-type]
        if parent is not None and parent != here.parent_id:
            wanted = replace(wanted, parent_id=parent, position=self._tree.place(parent))
        wanted = with_goals(wanted)
        return here if wanted == here else self._tree.put(save_line(self._store, wanted))

    # -- what the sheet leaves open

    def _year(self, line: Line) -> int | None:
        if line.start is not None or line.end is not None:
            return None
        answer = self._shape.answers.get(YEAR, "")
        if answer.isdecimal():
            return int(answer)
        if answer != NO_YEAR:
            self._without_year += 1
        return None if answer == NO_YEAR else self._sheet.year or None

    def _reading_day(self) -> date | None:
        answer = self._shape.answers.get(DAY, "")
        try:
            return parse_date(answer) if answer else None
        except UserError as fault:
            raise UserError(str(fault), code="unanswered", field=DAY) from None

    def choices(self) -> tuple[Choice, ...]:
        return (*self._year_choice(), *self._day_choice())

    def _year_choice(self) -> Iterator[Choice]:
        if not self._without_year:
            return
        plan = PLANS.get(self._store, self._plan)
        years = [str(year) for year in range(plan.start_year, plan.end_year + 1)]
        words = ngettext(
            "{n} actividad o meta no dice de qué año es. ¿De cuál es?",
            "{n} actividades o metas no dicen de qué año son. ¿De cuál son?",
            self._without_year,
        ).format(n=self._without_year)
        options = (*((year, year) for year in years), (NO_YEAR, _("de ninguno en particular")))
        yield Choice(YEAR, words, options, default=str(self._sheet.year or ""))

    def _day_choice(self) -> Iterator[Choice]:
        if self._parts.undated:
            words = ngettext(
                "{n} avance no dice qué día se midió. ¿Qué día fue?",
                "{n} avances no dicen qué día se midieron. ¿Qué día fue?",
                self._parts.undated,
            ).format(n=self._parts.undated)
            yield Choice(DAY, words, tuple((day.isoformat(), f"{day:%d/%m/%Y}") for day in _ends(today())))

    def others(self) -> tuple[str, ...]:
        """Also what could only be joined once every line was there."""
        told = [_("Se crea el plan «{title}».").format(title=PLANS.get(self._store, self._plan).title)]
        lost = self._parts.join(self._waiting, self._tree)
        return (*(told if self._new_plan else ()), *self._told_day(), *lost)

    def _told_day(self) -> Iterator[str]:
        """Which day the title gave the readings that say none."""
        day = self._sheet.day
        if day is not None and self._parts.by_sheet and DAY not in self._shape.answers:
            yield _("El avance es del {day}, como dice la planilla.").format(day=f"{day:%d/%m/%Y}")


def _plan(store: Store, year: int) -> str:
    first = year or today().year
    return save_plan(store, Plan(title=_("Plan importado"), start_year=first, end_year=first + 3)).id


def _named(row: Row, values: Mapping[str, object]) -> Mapping[str, object]:
    """The name of a row without one: its indicator, its code, or the words of a row over others."""
    if values.get("indicator"):
        return {"title": values["indicator"]}
    if words := own_words(row):
        return {"title": words}
    return {"title": _("Meta {code}").format(code=values["code"])} if values.get("code") else {}


def _split(values: Mapping[str, object]) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """What is of the row alone, and the amounts that it shares with others, with what is said of money."""
    together = {key: one for key, one in values.items() if isinstance(one, Amount) and one.rows > 1}
    if not together:
        return values, {}
    about = {key: values[key] for key in MONEY_KEYS.values() if key in values and key not in together}
    about = {key: one for key, one in about.items() if not isinstance(one, Amount)}
    return {key: one for key, one in values.items() if key not in together}, {**about, **together}


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold().split() == other.casefold().split()
    return one == other


def _weight(value: object) -> int:
    assert isinstance(value, Decimal | int)
    whole = int(half_up(value * 100 if 0 < value < 1 else value))
    if not 0 <= whole <= 100:
        raise UserError(_("El peso va de 0 a 100."), field="weight")
    return whole


def _kind(given: Mapping[str, object]) -> Kind:
    """What the sheet says; else a target that is its base is to be maintained."""
    said, base, target = given.get("kind"), given.get("base"), given.get("target")
    if isinstance(said, Kind):
        return said
    assert base is None or isinstance(base, Decimal)
    assert target is None or isinstance(target, Decimal)
    return Kind.MAINTENANCE if nothing_to_advance(base, target) else Kind.INCREMENT


def _ends(day: date) -> Sequence[date]:
    """The last days of the quarters that are over, the newest first, after the day itself."""
    ends = [
        date(year, month, last)
        for year in (day.year, day.year - 1)
        for month, last in ((12, 31), (9, 30), (6, 30), (3, 31))
    ]
    return (day, *[one for one in ends if one < day][:4])
