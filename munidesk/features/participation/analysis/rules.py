"""Counts of initiatives by author, topic and zone, by SQL: ten thousand are read in one pass."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.figures import median
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participation.domain import OPEN, AuthorKind


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """`key` names the groups («council», «neighbours», «all»); `total` marks their lines.

    `median` of days to answer, None with fewer than three answers.
    """

    words: str
    received: int
    answered: int
    given_back: int
    open: int
    overdue: int
    median: Decimal | None
    total: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class _One:
    """What counts of one initiative; its author is the first one."""

    kind: str
    name: str
    days: int | None
    given: bool
    open: bool
    overdue: bool


_FIRST_AUTHORS = """
    SELECT i.state AS state, i.due AS due, i.feedback_date IS NOT NULL AS given,
        CAST(julianday(i.answer_date) - julianday(i.received) AS INTEGER) AS days,
        coalesce(a.kind, '') AS kind, coalesce(a.name, '') AS name
    FROM initiative i
    LEFT JOIN author a ON a.id = (SELECT id FROM author WHERE initiative_id = i.id AND deleted_at IS NULL
        ORDER BY position, id LIMIT 1)
    WHERE i.deleted_at IS NULL AND i.received BETWEEN :since AND :until
"""


def _read(store: Store, since: date, until: date) -> list[_One]:
    now, open_states = today().isoformat(), {state.value for state in OPEN}
    found = []
    for row in store.query(_FIRST_AUTHORS, since=since.isoformat(), until=until.isoformat()):
        is_open = str(row["state"]) in open_states
        late = is_open and row["due"] is not None and str(row["due"]) < now
        days = row["days"]
        found.append(
            _One(
                str(row["kind"]) or AuthorKind.ANONYMOUS.value, str(row["name"]),
                days if isinstance(days, int) else None, bool(row["given"]), is_open, late,
            )
        )  # fmt: skip
    return found


def _line(words: str, group: Iterable[_One], *, total: bool = False, key: str = "") -> AuthorLine:
    own = list(group)
    days = [one.days for one in own if one.days is not None]
    return AuthorLine(
        words, len(own), len(days), sum(one.given and one.days is not None for one in own),
        sum(one.open for one in own), sum(one.overdue for one in own),
        median(days) if len(days) >= 3 else None, total, key,
    )  # fmt: skip


def by_author(store: Store, since: date, until: date) -> tuple[AuthorLine, ...]:
    """Councillors one by one and their sum, the neighbours' kinds and their sum, then all."""
    found = _read(store, since, until)
    council = [one for one in found if one.kind == AuthorKind.COUNCILLOR]
    others = [one for one in found if one.kind != AuthorKind.COUNCILLOR]
    lines = []
    for name in dict.fromkeys(sorted(one.name for one in council)):
        lines.append(_line(name or _("Sin nombre"), (one for one in council if one.name == name)))
    lines.append(_line(_("Concejo"), council, total=True, key="council"))
    groups = (
        (_("Vecinas y vecinos"), {AuthorKind.NEIGHBOUR}),
        (_("Organizaciones"), {AuthorKind.ORGANISATION}),
        (_("Comisiones y concejo vecinal"), {AuthorKind.COMMISSION, AuthorKind.NEIGHBOUR_COUNCILLOR}),
        (_("Anónimas"), {AuthorKind.ANONYMOUS}),
    )
    for words, kinds in groups:
        own = [one for one in others if one.kind in kinds]
        if own:
            lines.append(_line(words, own))
    lines.append(_line(_("Participación vecinal"), others, total=True, key="neighbours"))
    lines.append(_line(_("Total"), found, total=True, key="all"))
    return tuple(lines)


def by_topic_and_zone(
    store: Store, since: date, until: date
) -> tuple[tuple[str, ...], tuple[str, ...], dict[tuple[str, str], int]]:
    """Topics by how many, zones by name (blank last), and the count of each pair."""
    rows = store.query(
        "SELECT topic, zone, count(*) AS n FROM initiative WHERE deleted_at IS NULL"
        " AND received BETWEEN :since AND :until GROUP BY topic, zone",
        since=since.isoformat(), until=until.isoformat(),
    )  # fmt: skip
    counts = {(str(row["topic"]), str(row["zone"])): int(str(row["n"])) for row in rows}
    sums: dict[str, int] = {}
    for (topic, _zone), count in counts.items():
        sums[topic] = sums.get(topic, 0) + count
    topics = sorted(sums, key=lambda topic: (-sums[topic], topic))
    zones = sorted({zone for _topic, zone in counts}, key=lambda zone: (not zone, zone))
    return tuple(topics[:20]), tuple(zones[:8]), counts
