"""What the public hearing reports: promises and how they stand, progress, money, topics, attendance, the pilot."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import NBSP
from munidesk.base.figures import Figures as Numbers
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.attendance.record import Record
from munidesk.features.council.attendance.store_held import attended
from munidesk.features.participation.analysis.rules import AuthorLine
from munidesk.features.participation.analysis.store import by_author
from munidesk.features.participation.domain import Encounter, EncounterKind, EncounterState
from munidesk.features.participation.encounters.store import encounters
from munidesk.features.participation.initiatives.board import Figures
from munidesk.features.participation.initiatives.clock import stood
from munidesk.features.participation.initiatives.store_board import figures
from munidesk.features.participation.themes.store import ThemeRow, themes
from munidesk.features.pilot.store import newest as newest_pilot
from munidesk.features.planning.domain import Commitment, Line
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.progress import Branch, unknown_at_end
from munidesk.features.planning.store import PlanView, load_plan, newest
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.profile import Profile

HEARING = "hearing"
KEPT, PROMISES, PEOPLE = "promises_kept", "promises", "people"
"""Its own counts, as a closed period keeps them."""


class PromiseState(StrEnum):
    DONE = "done"
    ON_WAY = "on_way"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment or an activity of the year: what, until when, how it stands. `record` is (kind, id)."""

    title: str
    term: str
    state: PromiseState
    words: str
    who: str
    record: tuple[str, str]


@dataclass(frozen=True, slots=True)
class HearingView:
    """All of it, read once. `encounter` is the hearing itself, None while nobody called it."""

    municipality: Municipality
    profile: Profile
    year: int
    since: date
    until: date
    encounter: Encounter | None
    promises: tuple[Promise, ...]
    plan: PlanView | None
    figures: Figures
    authors: tuple[AuthorLine, ...]
    topics: tuple[ThemeRow, ...]
    attendance: tuple[Record, ...]
    sessions: int
    meetings: int
    people: int
    has_pilot: bool

    def count(self, state: PromiseState) -> int:
        return sum(one.state is state for one in self.promises)


def state_words(state: PromiseState) -> str:
    match state:
        case PromiseState.DONE:
            return _("Cumplido")
        case PromiseState.ON_WAY:
            return _("En curso")
        case PromiseState.LATE:
            return _("Atrasado")
        case PromiseState.UNKNOWN:
            return _("Sin medir")


def hearing_days(store: Store, selection: Selection) -> tuple[date, date]:
    """The year of the hearing up to today, unless other days are chosen. Raises UserError as `load_hearing`."""
    encounter = _encounter(store, selection.id)
    year = (selection.until or (encounter.date if encounter else today())).year
    return selection.since or date(year, 1, 1), selection.until or min(today(), date(year, 12, 31))


def load_hearing(store: Store, selection: Selection) -> HearingView:
    """`--id` is the encounter of the hearing; else the next one called, else the last one, else none.

    The period is that of `hearing_days`.
    """
    encounter = _encounter(store, selection.id)
    since, until = hearing_days(store, selection)
    year = until.year
    key = newest(store)
    plan = load_plan(store, key) if key else None
    council = attended(store, town.council(store).id, since, until)
    done = [row for row in encounters(store)
            if row.encounter.state is EncounterState.HELD and since <= row.encounter.date <= until]  # fmt: skip
    topics = [
        replace(row, initiative=stood(row.initiative, until))
        for row in themes(store)
        if row.contributions or row.initiative is not None
    ]
    topics.sort(key=lambda row: (-len(row.contributions), row.theme.position))
    return HearingView(
        municipality=town.municipality(store), profile=town.profile_of(store), year=year, since=since, until=until,
        encounter=encounter, promises=tuple(_promises(plan, year)) if plan else (), plan=plan,
        figures=figures(store, since, until), authors=by_author(store, since, until), topics=tuple(topics),
        attendance=tuple(one for one in council.records if one.member.is_titular),
        sessions=len(council.sessions),
        meetings=len(done), people=sum(row.people.total for row in done if row.people is not None),
        has_pilot=bool(newest_pilot(store)),
    )  # fmt: skip


def _encounter(store: Store, key: str) -> Encounter | None:
    found = [row.encounter for row in encounters(store) if row.encounter.kind is EncounterKind.HEARING]
    if key:
        chosen = next((one for one in found if one.id == key), None)
        if chosen is None:
            raise UserError(_("Ese encuentro no es una audiencia pública. Cambie su clase en Datos."))
        return chosen
    coming = sorted((one for one in found if one.date >= today()), key=lambda one: one.date)
    past = sorted((one for one in found if one.date < today()), key=lambda one: one.date)
    return coming[0] if coming else past[-1] if past else None


def _promises(plan: PlanView, year: int) -> Iterator[Promise]:
    for one in plan.commitments:
        if one.deadline.year == year or (one.done_on is not None and one.done_on.year == year):
            yield _commitment(one, plan.day)
    branches, late = plan.branches_of(year), plan.late_in(year)
    for line in plan.ordered(year):
        if not plan.children.get(line.id) and line.target is not None:
            words = goal_words(plan, line, year)
            yield _activity(plan, line, branches[line.id], words, is_late=line.id in late)


def _commitment(one: Commitment, day: date) -> Promise:
    if one.done_on is not None:
        state, words = PromiseState.DONE, show_date(one.done_on)
    elif one.deadline < day:
        state, words = PromiseState.LATE, _("venció el {day}").format(day=show_date(one.deadline))
    else:
        state, words = PromiseState.ON_WAY, _("en plazo")
    return Promise(one.title, _month(one.deadline), state, words, one.responsible, ("commitment", one.id))


def _activity(plan: PlanView, line: Line, progress: Branch, words: str, *, is_late: bool) -> Promise:
    """What nobody measured is neither on its way nor late: a blank is never a zero."""
    if progress.capped is None:
        over = unknown_at_end(line, progress.capped, plan.day)
        state, words = PromiseState.UNKNOWN, _("venció sin medir") if over else _("sin avances")
    elif progress.capped >= 1:
        state = PromiseState.DONE
        words = (
            f"{words} ({plan.figures.share(progress.raw)})" if progress.raw is not None and progress.raw > 1 else words
        )
    else:
        state = PromiseState.LATE if is_late else PromiseState.ON_WAY
    term = _month(line.end) if line.end is not None else _("todo el año")
    return Promise(line.title, term, state, words, line.responsible, ("plan_line", line.id))


def _month(day: date) -> str:
    return show_date(day, "MMM y").replace(".", "")


def executed_of(figures: Numbers, executed: int, approved: int) -> str:
    """«$ 5,44 de 7,70 millones», «5,44 de 7,70 millones de euros»; of less than a million, and of very much, whole."""
    if not 100_000_000 <= approved < 100_000_000_000:
        return _("{a} de {b}").format(a=figures.money(executed), b=figures.money(approved))
    a, b, symbol = figures.millions(executed), figures.millions(approved), figures.currency.symbol
    if figures.currency.symbol_after:
        return _("{a} de {b} millones de {coins}").format(a=a, b=b, coins=figures.coins)
    return _("{a} de {b} millones").format(a=f"{symbol}{NBSP}{a}", b=b)
