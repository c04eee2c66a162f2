"""Terms of steps: the last day, from when a step can be closed, and the sum in words. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _, ngettext
from munidesk.procedures.codes import TermKind, Unit
from munidesk.procedures.said import StepSaid, caution
from munidesk.town.calendar.rules import WorkingDays, skipped_words

_LONG = "EEEE d 'de' MMMM"
SOON = 15
"""Days ahead that Inicio tells of; a strip of squares is drawn for as many."""


def add_months(start: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month: 31-1 + 1 = 28-2."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def last_day(start: date, amount: int, unit: Unit, calendar: WorkingDays) -> date:
    """The last day of a term; the day it starts on is never counted (the cautious reading)."""
    match unit:
        case Unit.MONTHS:
            return add_months(start, amount)
        case Unit.WORKING:
            return calendar.add(start, amount)
        case _:
            return start + timedelta(days=amount)


@dataclass(frozen=True)
class Deadline:
    """A term that runs from `start`. `safe` is its last day, or the first working day behind one that is closed.

    Norms differ on whether a term that ends on a closed day goes on; nothing is closed by it before `safe` went by.
    """

    step: StepSaid
    start: date
    calendar: WorkingDays

    @cached_property
    def last(self) -> date:
        assert self.step.amount is not None
        return last_day(self.start, self.step.amount, self.step.unit, self.calendar)

    @cached_property
    def safe(self) -> date:
        return self.last if self.calendar.works(self.last) else self.calendar.add(self.last, 1)

    @property
    def at_least(self) -> bool:
        return self.step.term is TermKind.AT_LEAST

    @property
    def closable_from(self) -> date:
        """The first day on which what had to go by has gone by."""
        return self.safe + timedelta(days=1)

    def over(self, day: date) -> bool:
        """The whole term went by, also where it goes on over a closed day."""
        return day > self.last and day > self.safe

    def left(self, day: date) -> int:
        """Days of the term's own unit that are still to come, `day` not counted; negative once it is over."""
        if self.step.unit is not Unit.WORKING:
            return (self.last - day).days
        if day > self.last:
            return -self.calendar.between(self.last, day) - self.calendar.works(day)
        return self.calendar.between(day, self.last) + (self.calendar.works(self.last) and day < self.last)

    def days(self) -> tuple[date, ...]:
        """The days of the strip: all, or those on which people work and the holidays among them."""
        every = [self.start + timedelta(days=at) for at in range(1, (self.last - self.start).days + 1)]
        if self.step.unit is not Unit.WORKING:
            return tuple(every)
        return tuple(one for one in every if one.weekday() < 5)


def amount_words(amount: int | None, unit: Unit) -> str:
    """«10 días hábiles», «1 mes»; empty without a term."""
    if amount is None:
        return ""
    if unit is Unit.WORKING:
        return ngettext("{n} día hábil", "{n} días hábiles", amount).format(n=amount)
    if unit is Unit.MONTHS:
        return ngettext("{n} mes", "{n} meses", amount).format(n=amount)
    return ngettext("{n} día", "{n} días", amount).format(n=amount)


def short_words(amount: int | None, unit: Unit) -> str:
    """«30 háb.», «10 d.», «6 m.» for the narrow list of steps."""
    if amount is None:
        return ""
    words = {Unit.WORKING: _("{n} háb."), Unit.MONTHS: _("{n} meses")}.get(unit, _("{n} días"))
    return words.format(n=amount)


def ends_words(one: Deadline) -> str:
    """«Vence el martes 24 de noviembre»; of what has to go by, «Se puede cerrar desde el jueves 8 de octubre»."""
    if one.at_least:
        return _("Se puede cerrar desde el {day}").format(day=show_date(one.closable_from, _LONG))
    return _("Vence el {day}").format(day=show_date(one.last, _LONG))


def left_words(one: Deadline, day: date) -> str:
    """«quedan 5 días hábiles», «vence hoy», «vencido hace 3 días»."""
    left = one.left(day)
    if left == 0:
        return _("es el último día") if one.at_least else _("vence hoy")
    if left > 0:
        words = amount_words(left, Unit.WORKING if one.step.unit is Unit.WORKING else Unit.DAYS)
        return ngettext("queda {days}", "quedan {days}", left).format(days=words)
    if one.at_least:
        return _("plazo cumplido")
    words = amount_words(-left, Unit.WORKING if one.step.unit is Unit.WORKING else Unit.DAYS)
    return _("vencido hace {days}").format(days=words)


def sum_words(one: Deadline) -> str:
    """How the last day comes out: «10 días hábiles desde el 9/11, que no se cuenta. No se cuenta el 16/11 (…)»."""
    words = _("{amount} desde el {day}, que no se cuenta.").format(
        amount=amount_words(one.step.amount, one.step.unit), day=show_date(one.start, DAY_MONTH)
    )
    working = one.step.unit is Unit.WORKING
    skipped = skipped_words(one.calendar.skipped(one.start, one.last)) if working else ""
    return f"{words} {skipped}".strip()


def closed_words(one: Deadline) -> str:
    """What is said of a term that ends on a closed day; empty for another."""
    if one.safe == one.last:
        return ""
    return _("El {day} no se trabaja ({why}): verifique si su norma lo pasa al {next}.").format(
        day=show_date(one.last, _LONG), why=one.calendar.why_not(one.last), next=show_date(one.safe, _LONG)
    )


def article_words(one: StepSaid) -> str:
    """The norm of the term, with «verifique su norma» where nobody read it."""
    article = one.term_article or one.article
    warning = caution(one.term_mark if one.term_article or one.term_mark else one.mark)
    return " · ".join((article, warning)) if article and warning else article or warning
