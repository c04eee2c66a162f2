"""What the council counts of itself in a period: attendance, sessions held, actas approved in time."""

from datetime import date, timedelta

from munidesk.data.store import Store
from munidesk.features.council.attendance.store_held import attended
from munidesk.features.council.domain import SessionState
from munidesk.features.council.sessions.store_counts import SessionDays, sessions_between
from munidesk.records.ref import Computed
from munidesk.town import store as town
from munidesk.town.counting import counted, records_of

APPROVAL_DAYS = 30
"""Days after the session in which its acta is expected to be approved; our own measure, no norm fixes it."""


def attendance(store: Store, since: date, until: date) -> Computed:
    """Presences of titulars over the sessions in which they held their seat, without licences."""
    found = attended(store, town.council(store).id, since, until)
    own = [one for one in found.records if one.member.is_titular]
    present, base = sum(one.present for one in own), sum(one.sessions for one in own)
    return counted(store, present, base, "council", records_of("session", found.sessions), tab="1")


def sessions(store: Store, since: date, until: date) -> Computed:
    """Held, of those called in the period and not still to come; of an old acta the session was held."""
    council = town.council(store).id
    found = [one for one in sessions_between(store, council, since, until) if one.state is not SessionState.CONVENED]
    done = [one for one in found if one.state in (SessionState.CLOSED, SessionState.EARLIER)]
    return counted(store, len(done), len(found), "council", records_of("session", (one.id for one in found)), tab="0")


def minutes_in_time(store: Store, since: date, until: date) -> Computed:
    """Actas approved within thirty days of their session, of those approved or whose thirty days are over."""
    council = town.council(store).id
    closed = [one for one in sessions_between(store, council, since, until) if one.state is SessionState.CLOSED]
    found = [one for one in closed if _approved(one, until) is not None or _limit(one) <= until]
    done = [one for one in found if (day := _approved(one, until)) is not None and day <= _limit(one)]
    return counted(store, len(done), len(found), "council", records_of("session", (one.id for one in found)), tab="0")


def _limit(one: SessionDays) -> date:
    return one.day + timedelta(days=APPROVAL_DAYS)


def _approved(one: SessionDays, until: date) -> date | None:
    """As it was known on the last day of the period."""
    return one.approved if one.approved is not None and one.approved <= until else None
