"""Which hours a session can have: from its beginning to its end, and never a day later."""

from datetime import date, datetime, time, timedelta

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.guard import check_hour, hour_in

DAY = date(2026, 11, 17)


def session(opened: datetime | None, closed: datetime | None = None) -> Session:
    return Session(
        id="s",
        body_id="body",
        kind=SessionKind.ORDINARY,
        number=1,
        date=DAY,
        start=time(19),
        opened_at=opened,
        closed_at=closed,
    )


def refused(one: Session, at: datetime) -> bool:
    try:
        check_hour(one, at)
    except UserError:
        return True
    return False


@pytest.mark.parametrize("opened", [None, datetime(2026, 11, 17, 19, 5, 30), datetime(2026, 11, 17, 18, 50)])
@pytest.mark.parametrize("lasting", [None, 0, 95, 60 * 7])
def test_an_hour_is_taken_from_the_first_minute_of_the_session_to_its_last(opened, lasting):
    """K8, «hours after «levantada»»: an acta with a vote at 22:10 of a session lifted at 21:30 is void."""
    begun = opened or datetime(2026, 11, 17, 19)
    closed = None if lasting is None else begun + timedelta(minutes=lasting)
    one = session(opened, closed)
    first = begun.replace(second=0)
    for minutes in (-1441, -60, -1, 0, 1, 94, 95, 96, 419, 420, 421, 600, 1439, 1440, 1441, 3000):
        at = first + timedelta(minutes=minutes)
        inside = first <= at and (closed is None or at <= closed) and at <= begun + timedelta(days=1)
        assert refused(one, at) is not inside, minutes


def test_an_hour_typed_in_the_small_hours_is_of_the_next_day():
    late = session(datetime(2026, 11, 17, 19, 5, 30))
    for hour in range(24):
        for minute in (0, 4, 5, 6, 59):
            typed = time(hour, minute)
            before = (hour, minute) < (19, 5)
            day = DAY + timedelta(days=1) if before and hour <= 5 else DAY
            assert hour_in(late, typed) == datetime.combine(day, typed)
    early = session(datetime(2026, 11, 18, 0, 30))
    assert hour_in(early, time(0, 45)) == datetime(2026, 11, 18, 0, 45)
