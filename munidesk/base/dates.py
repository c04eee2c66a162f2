"""Dates and hours: the clock, what people type, and what they read."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

_clock: Callable[[], datetime] = datetime.now


def now() -> datetime:
    """Local time, to the second. Tests replace the clock with `fixed_clock`."""
    return _clock().replace(microsecond=0)


def today() -> date:
    return now().date()


@contextmanager
def fixed_clock(moment: datetime | Callable[[], datetime]) -> Iterator[None]:
    global _clock
    before = _clock
    _clock = moment if callable(moment) else lambda: moment
    try:
        yield
    finally:
        _clock = before


def parse_date(text: str) -> date:
    """Read 17/11/2026, 17-11-26, 17.11.2026 or 2026-11-17.

    Raises UserError when there is no such day (31/02) or it cannot be understood.
    """
    cleaned = text.strip()
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", cleaned):
        year, month, day = (int(part) for part in iso.groups())
    elif local := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})", cleaned):
        day, month, year = (int(part) for part in local.groups())
        year += 2000 if year < 100 else 0
    else:
        raise UserError(_("No se entiende la fecha «{text}». Escríbala así: 17/11/2026.").format(text=cleaned))
    try:
        return date(year, month, day)
    except ValueError:
        raise UserError(
            _("La fecha {text} no existe en el calendario. Revise el día y el mes.").format(text=cleaned)
        ) from None


def parse_time(text: str) -> time:
    """Read 19:05, 19.05, 1905, 19 h or 19. Raises UserError when it is not an hour of the day."""
    cleaned = text.strip().lower().removesuffix("h").removesuffix("hs").strip()
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", cleaned) or re.fullmatch(r"(\d{1,2})(\d{2})", cleaned)
    if found:
        hour, minute = int(found.group(1)), int(found.group(2) or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise UserError(_("No se entiende la hora «{text}». Escríbala así: 19:05.").format(text=text.strip()))


def setiembre(text: str, country: str) -> str:
    """Uruguay and Peru write "setiembre" (and "set" for short); elsewhere Babel's form stays."""
    if country not in ("UY", "PE"):
        return text
    return re.sub(r"\bsep(t)?\b", "set", text.replace("septiembre", "setiembre"))


def show_date(day: date, pattern: str = "d/M/y", country: str = "UY") -> str:
    """A Babel pattern in Spanish: `EEEE d 'de' MMMM 'de' y`, `EEE d MMM`, `dd/MM/y`, …"""
    from babel.dates import format_date  # 10 ms, and the window shows itself before it needs a date

    return setiembre(format_date(day, pattern, locale="es"), country)


def show_long(day: date, country: str = "UY") -> str:
    """«martes 17 de noviembre de 2026»."""
    return show_date(day, "EEEE d 'de' MMMM 'de' y", country)


def show_time(moment: time | datetime) -> str:
    """«19:05»."""
    return f"{moment.hour}:{moment.minute:02d}"


def show_duration(span: timedelta) -> str:
    """«0:42»: hours and minutes."""
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"
