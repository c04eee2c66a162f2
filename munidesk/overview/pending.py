"""What is next and what waits, over all features: the home page shows it, and it prints."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.sessions.store import SessionRow, waiting_sessions
from munidesk.features.participation.initiatives.board import BoardRow, Filter, board
from munidesk.features.pilot.store import newest as newest_pilot
from munidesk.features.pilot.store import pilot_of, rounds_of
from munidesk.features.planning.domain import Kind, Line
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.money import number
from munidesk.features.planning.store import PlanView, load_plan
from munidesk.features.planning.store import newest as newest_plan
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind, Round
from munidesk.overview.store_counts import open_initiatives

_UNFINISHED = {MinutesState.DRAFT, MinutesState.IN_APPROVAL, MinutesState.APPROVED, MinutesState.SIGNED}
_ROWS = 4


@dataclass(frozen=True, slots=True)
class Activity:
    """`fraction` from 0 to 1; `words` say its goal, `state` why it is here."""

    line: Line
    fraction: float
    words: str
    state: str
    late: bool


@dataclass(frozen=True, slots=True)
class OpenRound:
    """`answered` of `total` that apply; `computed` of them are counted by MuniDesk."""

    round: Round
    title: str
    answered: int
    total: int
    computed: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Pending:
    """`initiatives` are the first few that are due or overdue, of `open_count` open ones."""

    upcoming: tuple[SessionRow, ...]
    minutes: tuple[SessionRow, ...]
    initiatives: tuple[BoardRow, ...]
    open_count: int
    overdue: int
    due_soon: int
    activities: tuple[Activity, ...]
    on_way: int
    late: int
    year: int
    round: OpenRound | None
    has_plan: bool
    has_pilot: bool


def minutes_words(state: MinutesState) -> str:
    """What the acta waits for."""
    match state:
        case MinutesState.DRAFT:
            return _("Borrador")
        case MinutesState.IN_APPROVAL:
            return _("Por aprobar")
        case MinutesState.APPROVED:
            return _("Por firmar")
        case MinutesState.SIGNED:
            return _("Pasar al libro")
        case MinutesState.IN_BOOK:
            return _("En el libro")


def load_pending(store: Store, most: int = _ROWS) -> Pending:
    """At most `most` rows of each list; counts are of all."""
    found = waiting_sessions(store)
    upcoming = sorted(
        (one for one in found if one.state in {SessionState.CONVENED, SessionState.OPEN}),
        key=lambda one: (one.state is not SessionState.OPEN, one.date, one.start),
    )
    waiting = [one for one in found if one.state is SessionState.CLOSED and one.minutes_state in _UNFINISHED]
    day = today()
    shown = board(store, Filter(segment="open"), limit=most)
    due = tuple(row for row in shown.rows if row.initiative.due is not None)
    counts = open_initiatives(store, day)
    plan = newest_plan(store)
    activities = tuple(_activities(load_plan(store, plan), day)) if plan else ()
    return Pending(
        upcoming=tuple(upcoming), minutes=tuple(waiting), initiatives=due,
        open_count=counts.open, overdue=counts.overdue, due_soon=counts.due_soon, activities=activities[:most],
        on_way=sum(not one.late for one in activities), late=sum(one.late for one in activities), year=day.year,
        round=_open_round(store), has_plan=bool(plan), has_pilot=bool(newest_pilot(store)),
    )  # fmt: skip


def _activities(plan: PlanView, day: date) -> Iterator[Activity]:
    """Those of the month that are not done, and the late ones whatever their days; the late ones first."""
    last = day.replace(day=monthrange(day.year, day.month)[1])
    leaves = [one for one in plan.ordered(day.year) if not plan.children.get(one.id)]
    chosen = [
        one for one in leaves
        if one.id in plan.late
        or (_runs(one, day.replace(day=1), last) and (plan.branches[one.id].capped or 0) < 1)
    ]  # fmt: skip
    for one in sorted(chosen, key=lambda one: (one.id not in plan.late, one.end or date.max)):
        yield _activity(plan, one)


def _runs(one: Line, first: date, last: date) -> bool:
    return one.start is not None and one.end is not None and one.start <= last and one.end >= first


def _activity(plan: PlanView, one: Line) -> Activity:
    late = one.id in plan.late
    capped = plan.branches[one.id].capped
    if late:
        state = _late_words(plan, one)
    elif one.end is not None:
        state = _("Cierra el {day}").format(day=show_date(one.end, "d/M"))
    else:
        state = _("En marcha")
    return Activity(one, float(capped or 0), goal_words(plan, one), state, late)


def _late_words(plan: PlanView, one: Line) -> str:
    """«Atrasada, faltan 19»; the figure only where there is one to reach."""
    value = plan.values.get(one.id)
    if one.target is None or value is None or one.kind is not Kind.INCREMENT or value >= one.target:
        return _("Atrasada")
    missing = one.target - value
    words = ngettext("Atrasada, falta {n}", "Atrasada, faltan {n}", 1 if missing == 1 else 2)
    return words.format(n=number(missing))


def _open_round(store: Store) -> OpenRound | None:
    """The newest pilot's round that waits for answers; its computed criteria are taken as answered, not counted."""
    key = newest_pilot(store)
    found = rounds_of(store, key) if key else ()
    waiting = next((one for one in found if one.is_open), None)
    if waiting is None:
        return None
    view = engine.load_round(store, waiting.id)
    applicable = [one for one in view.criteria if view.applies(one)]
    computed = sum(one.kind is AnswerKind.COMPUTED for one in applicable)
    written = sum(view.points(one) is not None for one in applicable)
    planned = max(3, len(found))
    return OpenRound(waiting, pilot_of(store, key).title, written + computed, len(applicable), computed, planned)
