"""Calendars for other programs (iCalendar, RFC 5545): events as text, lines folded at 75 octets and ended in CR LF."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from munidesk.base.dates import now

_OCTETS = 75


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days from `first` to `last`, or hours when both are moments. `key` is its own for ever."""

    key: str
    title: str
    first: date | datetime
    last: date | datetime
    category: str = ""
    told: str = ""
    place: str = ""


def calendar(name: str, events: Iterable[Event]) -> str:
    """The calendar called `name`, ready to be written to a file."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MuniDesk//MuniDesk//ES", "CALSCALE:GREGORIAN",
            f"X-WR-CALNAME:{_escaped(name)}")  # fmt: skip
    lines = (*head, *(line for one in events for line in _lines(one)), "END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _lines(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key}@munidesk"
    yield f"DTSTAMP:{now().astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from _span(event)
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place)}"
    if event.told:
        yield f"DESCRIPTION:{_escaped(event.told)}"
    if event.category:
        yield f"CATEGORIES:{_escaped(event.category)}"
    if not isinstance(event.first, datetime):
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _span(event: Event) -> tuple[str, str]:
    """Hours are those of the clock on the wall, without a zone; DTEND of days is the first that is no longer part of
    it (RFC 5545, 3.6.1)."""
    if isinstance(event.first, datetime) and isinstance(event.last, datetime):
        return f"DTSTART:{event.first:%Y%m%dT%H%M%S}", f"DTEND:{event.last:%Y%m%dT%H%M%S}"
    end = event.last + timedelta(days=1)
    return f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}"


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """In pieces of at most 75 octets, the next beginning with a blank; no letter is cut in two (RFC 5545, 3.1)."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
