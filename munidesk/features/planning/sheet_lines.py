"""The lines of a plan as a sheet that comes back the same: each with its money, what was read of it, what it waits for.

A line with several sources of money, or that was measured several times, goes on in the rows below its own, which
repeat its key and nothing else of it; so every column of amounts adds up to what it says.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from munidesk.base.i18n import _
from munidesk.data.leaf import Form
from munidesk.features.planning.domain import Funding, Line, Reading
from munidesk.features.planning.kinds import DEPENDENCIES, FUNDING, LINES, READINGS
from munidesk.features.planning.listing import level_words
from munidesk.features.planning.store import PlanView
from munidesk.records.field import Field
from munidesk.records.kind import AnyKind
from munidesk.records.sheet import Cell, Sheet, cell_of
from munidesk.sheets.of_kind import written

_LINE = ("external", "level", "code", "title")
"""What is read first; then all the rest."""
_MEASURED = ("value", "day", "evidence")
_COMPUTED = 2


def sheet_of_lines(view: PlanView, year: int | None = None) -> Sheet:
    """The lines of the plan as the tree reads, or those of a year with what is over them."""
    fields = _fields()
    funding, readings, waiting = _by_line(view.funding), _by_line(view.readings), _waiting(view)
    rows: list[tuple[Cell, ...]] = []
    for line in view.ordered(year):
        pairs = list(zip_longest(funding.get(line.id, ()), readings.get(line.id, ()))) or [(None, None)]
        for at, (money, reading) in enumerate(pairs):
            own = _own(view, line, fields, waiting) if at == 0 else (_key(line), *[None] * (len(fields) + 2))
            rows.append((*own, *_cells(READINGS, reading, _MEASURED), *_cells(FUNDING, money, _money_names()),
                         *(_progress(view, line) if at == 0 else [None] * _COMPUTED)))  # fmt: skip
    shares = {_("Avance sin tope"): Form.SHARE, _("Avance con tope"): Form.SHARE}
    return Sheet(_("Plan"), _header(fields), tuple(rows), forms=shares)


def _fields() -> Sequence[Field]:
    """Those of the line, but for its key, which stands first and in every row."""
    first = [LINES.field(name) for name in _LINE[1:]]
    return (*first, *(one for one in written(LINES) if one.name not in _LINE))


def _money_names() -> tuple[str, ...]:
    return tuple(one.name for one in written(FUNDING))


def _header(fields: Sequence[Field]) -> tuple[str, ...]:
    money = (FUNDING.field(name).label for name in _money_names())
    return (
        LINES.field("external").label, LINES.field("parent_id").label, *(one.label for one in fields),
        DEPENDENCIES.field("after_id").label, READINGS.field("value").label, _("Medido el"),
        READINGS.field("evidence").label, *money, _("Avance sin tope"), _("Avance con tope"),
    )  # fmt: skip


def _key(line: Line) -> str:
    return line.external or line.id


def _own(view: PlanView, line: Line, fields: Sequence[Field], waiting: Mapping[str, str]) -> tuple[Cell, ...]:
    above = view.by_id.get(line.parent_id)
    cells = (
        level_words(line.level) if one.name == "level" else cell_of(one, getattr(line, one.name)) for one in fields
    )
    key, over, *rest = _key(line), _key(above) if above is not None else None, *cells
    return (key, over, *rest, waiting.get(line.id))


def _waiting(view: PlanView) -> Mapping[str, str]:
    """What each line begins after, by key."""
    found: dict[str, str] = {}
    for one in view.dependencies:
        after = view.by_id.get(one.after_id)
        if after is not None:
            found[one.line_id] = "; ".join(filter(None, (found.get(one.line_id), _key(after))))
    return found


def _cells(kind: AnyKind, record: Funding | Reading | None, names: Sequence[str]) -> Iterator[Cell]:
    for name in names:
        yield None if record is None else cell_of(kind.field(name), getattr(record, name))


def _progress(view: PlanView, line: Line) -> tuple[Cell, Cell]:
    branch = view.branches[line.id]
    return branch.raw, branch.capped


def _by_line(records: Sequence[Funding] | Sequence[Reading]) -> Mapping[str, list[Funding | Reading]]:
    found: dict[str, list[Funding | Reading]] = {}
    for one in records:
        found.setdefault(one.line_id, []).append(one)
    return found
