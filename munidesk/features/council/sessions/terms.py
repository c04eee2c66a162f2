"""The terms of a convocatoria: in words, and as the hour at which they end."""

from datetime import datetime, timedelta

from munidesk.base.i18n import ngettext
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.profile import Deadline


def ended(start: datetime, term: Deadline, calendar: WorkingDays) -> datetime:
    """When a term that begins at `start` ends: working days are counted on the calendar, at the same hour."""
    match term.unit:
        case "minutes":
            return start + timedelta(minutes=term.amount)
        case "hours":
            return start + timedelta(hours=term.amount)
        case "working_days":
            return datetime.combine(calendar.add(start.date(), term.amount), start.time())
        case _:
            return start + timedelta(days=term.amount)


def deadline_words(amount: int, unit: str) -> str:
    """«2 días hábiles», «24 horas»."""
    match unit:
        case "working_days":
            return ngettext("{n} día hábil", "{n} días hábiles", amount).format(n=amount)
        case "days":
            return ngettext("{n} día", "{n} días", amount).format(n=amount)
        case "hours":
            return ngettext("{n} hora", "{n} horas", amount).format(n=amount)
        case _:
            return ngettext("{n} minuto", "{n} minutos", amount).format(n=amount)
