"""The terms of a convocatoria: in words, and as a time after an hour."""

from datetime import timedelta

from munidesk.base.i18n import ngettext
from munidesk.town.profile import Deadline


def after(term: Deadline) -> timedelta:
    """The term as a time; of working days only the count is known here, taken as days."""
    match term.unit:
        case "minutes":
            return timedelta(minutes=term.amount)
        case "hours":
            return timedelta(hours=term.amount)
        case _:
            return timedelta(days=term.amount)


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
