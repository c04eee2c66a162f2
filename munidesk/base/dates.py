"""Dates and hours: the clock, what people type, and what they read."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.told_dates import Told, take_apart

_clock: Callable[[], datetime] = datetime.now
_country = "UY"


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


def parse_date(text: str, *, month_first: bool = False, year: int = 0) -> date:
    """Read 17/11/2026, 17-11-26, 2026-11-17, «17 de noviembre de 2026», «17-XI-26», with or without an hour behind.

    `month_first` is the order where both figures could be the day; `year` the one that is meant where none is written.
    Raises UserError when there is no such day (31/02), a part is missing or it cannot be understood.
    """
    return parse_moment(text, month_first=month_first, year=year).date()


def parse_moment(text: str, *, month_first: bool = False, year: int = 0) -> datetime:
    """The same with the hour behind it («7/2/22 09:15», «… 9:15 p. m.»), midnight without one."""
    cleaned = text.strip()
    told = take_apart(cleaned)
    if told is None:
        raise UserError(_("No se entiende la fecha «{text}». Escríbala así: 17/11/2026.").format(text=cleaned))
    day, month = _ordered(told, month_first)
    full = _full_year(told.year, told.short) if told.year is not None else year
    if not day:
        raise UserError(
            _("En «{text}» falta el día. Escriba la fecha completa: 17/11/2026.").format(text=cleaned), code="no_day"
        )
    if not full:
        raise UserError(
            _("En «{text}» falta el año. Escriba la fecha completa: 17/11/2026.").format(text=cleaned), code="no_year"
        )
    try:
        return datetime.combine(date(full, month, day), told.hour or time())
    except ValueError:
        raise UserError(
            _("La fecha {text} no existe en el calendario. Revise el día y el mes.").format(text=cleaned)
        ) from None


def _ordered(told: Told, month_first: bool) -> tuple[int, int]:
    """(day, month)."""
    if told.month or not told.first:
        return told.day, told.month
    return (told.second, told.first) if month_first else (told.first, told.second)


def _full_year(year: int, short: bool) -> int:
    """Of two figures: in this century up to twenty years from now, else in the last one («5/3/58» is a birthday)."""
    if not short:
        return year
    return year + (2000 if year + 2000 <= today().year + 20 else 1900)


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


DAY = "dd/MM/y"
"""A day in figures, the same in lists, tables, drawings, footers and fields: «06/10/2026»."""

DAY_MONTH = "dd/MM"
"""The same where its year stands beside it or is this one."""


def speak(country: str) -> None:
    """From now on months have the names of that country, where none is given: that of the open file, once known."""
    global _country
    _country = country or _country


@contextmanager
def spoken_in(country: str) -> Iterator[None]:
    before = _country
    speak(country)
    try:
        yield
    finally:
        speak(before)


def show_date(day: date, pattern: str = DAY, country: str = "") -> str:
    """A Babel pattern in Spanish: `EEEE d 'de' MMMM 'de' y`, `EEE d MMM`, …; without one, the day in figures.

    All days that people read are written here: a list and the paper it is printed on say them alike.
    """
    if pattern == DAY:
        return f"{day:%d/%m}/{day.year:04d}"
    from babel.dates import format_date  # 10 ms, and the window shows itself before it needs a date

    return setiembre(format_date(day, pattern, locale="es"), country or _country)


def day_cell(day: date | None) -> str:
    """What a cell or a field shows of a day that may be blank."""
    return show_date(day) if day is not None else ""


def day_typed(text: str) -> date | None:
    """What was written in it; blank is no day. Raises UserError for what cannot be read."""
    return parse_date(text) if text.strip() else None


def show_long(day: date, country: str = "") -> str:
    """«martes 17 de noviembre de 2026»."""
    return show_date(day, "EEEE d 'de' MMMM 'de' y", country)


def show_time(moment: time | datetime) -> str:
    """«19:05»."""
    return f"{moment.hour}:{moment.minute:02d}"


def show_duration(span: timedelta) -> str:
    """«0:42»: hours and minutes."""
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"
