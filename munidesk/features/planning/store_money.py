"""Verbs of money by day: what is written down is at once within the totals of its source, and out again with it."""

from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.domain import Funding
from munidesk.features.planning.domain_year import MoneyEntry
from munidesk.features.planning.kinds import FUNDING, MONEY_ENTRIES
from munidesk.features.planning.store_plan import funding_of, set_funding


def note_money(store: Store, entry: MoneyEntry) -> MoneyEntry:
    """Money that moved on a day, and the totals of its source with it, in one change.

    Raises UserError as `rules.check_money_entry`, and where a total would fall under zero.
    """
    kept = replace(entry, act=entry.act.strip(), notes=entry.notes.strip())
    money = FUNDING.get(store, entry.funding_id)
    with store.change(_("Anotar {what} de {source}").format(what=entry.stage.word, source=money.source)):
        made = MONEY_ENTRIES.save(store, kept)
        FUNDING.save(store, _moved(money, kept, 1))
    return made


def note_for_line(store: Store, line_id: str, source: str, entry: MoneyEntry, currency: str = "") -> MoneyEntry:
    """As `note_money`, for a line and the name of a source, which begins with this entry when the line has it not."""
    with store.change(_("Anotar {what} de {source}").format(what=entry.stage.word, source=source.strip())):
        money = funding_of(store, line_id, source, currency)
        key = money.id or FUNDING.save(store, money).id
        return note_money(store, replace(entry, funding_id=key))


def approve(store: Store, line_id: str, source: str, amount: int, currency: str = "") -> str:
    """The credit a line begins the year with; a later change of it is a modification, with its act.

    Raises UserError where the credit was modified by an act already.
    """
    money = funding_of(store, line_id, source, currency)
    if money.modified is not None:
        words = _("El crédito de «{source}» ya fue modificado por un acto. Anote otra modificación, con el suyo.")
        raise UserError(words.format(source=money.source), code="modified", field="amount")
    return set_funding(store, replace(money, approved=amount))


def remove_money(store: Store, entry_id: str) -> None:
    """Take an entry out of the list and of the totals. Raises UserError where a total would fall under zero."""
    entry = MONEY_ENTRIES.get(store, entry_id)
    money = FUNDING.get(store, entry.funding_id)
    with store.change(_("Quitar {what} de {source}").format(what=entry.stage.word, source=money.source)):
        MONEY_ENTRIES.delete(store, entry_id)
        FUNDING.save(store, _moved(money, entry, -1))


def _moved(money: Funding, entry: MoneyEntry, sign: int) -> Funding:
    """The source with the entry added (1) or taken out (−1)."""
    amount = entry.amount * sign
    match entry.stage:
        case Stage.MODIFIED if sign > 0:
            return _checked(
                replace(money, modified=money.current + amount, act=entry.act, act_day=entry.day),
                money.current + amount,
            )
        case Stage.MODIFIED:
            return _checked(replace(money, modified=money.current + amount), money.current + amount)
        case Stage.COMMITTED:
            total = (money.committed or 0) + amount
            return _checked(replace(money, committed=total), total)
        case Stage.EXECUTED:
            return _checked(replace(money, executed=money.executed + amount), money.executed + amount)
        case Stage.PAID:
            total = (money.paid or 0) + amount
            return _checked(replace(money, paid=total), total)
    raise UserError(_("Elija qué fue: modificación, compromiso, ejecución o pago."), code="missing", field="stage")


def _checked(money: Funding, total: int) -> Funding:
    if total < 0:
        words = _("Con ese importe lo acumulado de «{source}» quedaría por debajo de cero. Revise el importe.")
        raise UserError(words.format(source=money.source), code="range", field="amount")
    return money
