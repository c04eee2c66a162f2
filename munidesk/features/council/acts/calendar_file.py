"""A session for the councillors' own calendars: day, hour, place and orden del día."""

from datetime import datetime, timedelta

from munidesk.base.i18n import _, on_paper
from munidesk.base.icalendar import Event, calendar
from munidesk.features.council.view import SessionView

_LENGTH = timedelta(hours=2)


@on_paper
def calendar_text(view: SessionView) -> str:
    """One event with the session's own key: a calendar that has it already takes the new hour. Two hours long while
    nobody has lifted it."""
    session = view.session
    start = datetime.combine(session.date, session.start)
    end = session.closed_at if session.closed_at is not None and session.closed_at > start else start + _LENGTH
    place = ", ".join(part for part in (session.place, session.place_address) if part)
    told = "\n".join(f"{one.position}. {one.title}" for one in view.items)
    title = _("{session} · {body}").format(session=view.label, body=view.body.name)
    event = Event(session.id, title, start, end, category=_("Sesión"), told=told, place=place)
    return calendar(view.municipality.name, (event,))
