"""Counts of initiatives by who brought them. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from munidesk.base.figures import Number, median_of
from munidesk.base.i18n import _, msgid
from munidesk.features.participation.domain import COUNCIL_AUTHORS, NEIGHBOURS, AuthorKind


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """`key` names the groups («council», «neighbours», «all»); `total` marks their lines.

    `median` of days to answer, None with fewer than three answers. `overdue` is None where no norm gives a term.
    """

    words: str
    received: int
    answered: int
    given_back: int
    open: int
    overdue: int | None
    median: Decimal | None
    total: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts of `count` initiatives that are alike in it; their author is the first one of each."""

    kind: AuthorKind
    name: str
    days: int | None
    given: bool
    open: bool
    overdue: bool
    count: int = 1
    termed: bool = True


def _line(words: str, group: Iterable[Counted], *, total: bool = False, key: str = "") -> AuthorLine:
    own = list(group)
    days: Counter[Number] = Counter()
    for one in own:
        if one.days is not None:
            days[one.days] += one.count
    answered = days.total()
    return AuthorLine(
        words, _sum(own), answered, _sum(one for one in own if one.given and one.days is not None),
        _sum(one for one in own if one.open),
        _sum(one for one in own if one.overdue) if any(one.termed for one in own) or not own else None,
        median_of(days) if answered >= 3 else None, total, key,
    )  # fmt: skip


def _sum(group: Iterable[Counted]) -> int:
    return sum(one.count for one in group)


_GROUPS = (
    (msgid("Vecinas y vecinos"), {AuthorKind.NEIGHBOUR}),
    (msgid("Organizaciones"), {AuthorKind.ORGANISATION}),
    (msgid("Comisiones y concejo vecinal"), {AuthorKind.COMMISSION, AuthorKind.NEIGHBOUR_COUNCILLOR}),
)


def by_author(found: Sequence[Counted], council_word: str) -> tuple[AuthorLine, ...]:
    """Councillors one by one and their sum, the neighbours' kinds and their sum, those of nobody known, then all."""
    council = [one for one in found if one.kind in COUNCIL_AUTHORS]
    neighbours = [one for one in found if one.kind in NEIGHBOURS]
    rest = [one for one in found if one.kind not in COUNCIL_AUTHORS | NEIGHBOURS]
    lines = []
    for name in dict.fromkeys(sorted(one.name for one in council)):
        lines.append(_line(name or _("Sin nombre"), (one for one in council if one.name == name)))
    lines.append(_line(council_word, council, total=True, key="council"))
    for words, kinds in _GROUPS:
        own = [one for one in neighbours if one.kind in kinds]
        if own:
            lines.append(_line(_(words), own))
    lines.append(_line(_("Participación vecinal"), neighbours, total=True, key="neighbours"))
    anonymous = [one for one in rest if one.kind is AuthorKind.ANONYMOUS]
    unknown = [one for one in rest if one.kind is not AuthorKind.ANONYMOUS]
    lines.extend(
        _line(words, own) for words, own in ((_("Anónimas"), anonymous), (_("Sin dato de autoría"), unknown)) if own
    )
    lines.append(_line(_("Total"), found, total=True, key="all"))
    return tuple(lines)


# -- two things crossed


@dataclass(frozen=True, slots=True)
class Crossed:
    """A table that leaves nothing out: `rows` are (name, a count per column, their sum); blank names stay blank.

    `more_rows` and `more_columns` are how many things its last row or column («otros») holds; 0 without one.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    sums: tuple[int, ...]
    total: int
    more_rows: int = 0
    more_columns: int = 0


def crossed(counts: Mapping[tuple[str, str], int], most_rows: int = 20, most_columns: int = 8) -> Crossed:
    """Rows by how many; the largest columns, by name, the blank last. Rows and columns always add up to the total."""
    rows, more_rows = _kept(_sums(counts, 0), most_rows)
    columns, more_columns = _kept(_sums(counts, 1), most_columns)
    columns.sort(key=lambda name: (not name, name))
    places = {name: at for at, name in enumerate(columns)}
    found = [[0] * (len(columns) + bool(more_columns)) for _each in range(len(rows) + bool(more_rows))]
    at_row = {name: at for at, name in enumerate(rows)}
    for (row, column), count in counts.items():
        found[at_row.get(row, len(rows))][places.get(column, len(columns))] += count
    names = [*rows, *([""] if more_rows else [])]
    return Crossed(
        tuple(columns), tuple((name, tuple(own), sum(own)) for name, own in zip(names, found, strict=True)),
        tuple(map(sum, zip(*found, strict=True))), sum(counts.values()), more_rows, more_columns,
    )  # fmt: skip


def _sums(counts: Mapping[tuple[str, str], int], at: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for pair, count in counts.items():
        found[pair[at]] += count
    return found


def _kept(sums: Counter[str], most: int) -> tuple[list[str], int]:
    """The largest, and how many are left; one alone is never left to be «otros»."""
    order = sorted(sums, key=lambda name: (-sums[name], name))
    return (order, 0) if len(order) <= most else (order[: most - 1], len(order) - most + 1)
