"""Is the clock of this computer to be believed? Asked before an official number is given, which nobody takes back.

A dead battery says 1 January 1980. The file keeps the last day that it has reason to trust: that of its last change,
unless it is before an earlier trusted day or more than a year after it; and the day that a person said is right.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta

from munidesk.base.dates import show_date, today
from munidesk.base.errors import DoubtError, UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.data.writer import Changes

_KEY = "clock"
_YEAR = timedelta(days=366)


def settle(store: Store) -> None:
    """On opening: the day of the last change becomes the trusted one, where it can be.

    It is kept in the file by the first change of this run: nothing is written by looking.
    """
    last, kept = _last_change(store), _kept(store)
    store.trusted_day = last if last is not None and (kept is None or _is_likely(last, kept)) else kept
    if store.trusted_day != kept:
        store.subscribe(_First(store).keep)


class _First:
    """Waits for the first change of a run."""

    def __init__(self, store: Store) -> None:
        self._store: Store | None = store

    def keep(self, _changes: Changes) -> None:
        store, self._store = self._store, None
        if store is not None and store.trusted_day is not None and not store.read_only:
            with suppress(UserError):  # the change itself is saved
                store.set_meta(_KEY, store.trusted_day.isoformat())


def certain(store: Store) -> None:
    """Raises DoubtError on a day before the last change of the file, or more than a year after it."""
    trusted = store.trusted_day
    if trusted is None or _is_likely(today(), trusted):
        return
    said = _("El reloj del equipo dice {today}; el último cambio es del {last}. ¿Es correcto?").format(
        today=_long(today()), last=_long(trusted)
    )
    advice = _("Si no lo es, corrija el reloj del equipo; si lo es, repita desde la ventana de MuniDesk y confírmelo.")
    raise DoubtError(said, advice, lambda: _trust(store, today()))


def _trust(store: Store, day: date) -> None:
    store.set_meta(_KEY, day.isoformat())
    store.trusted_day = day


def _is_likely(day: date, trusted: date) -> bool:
    return trusted <= day <= trusted + _YEAR


def _kept(store: Store) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(store.meta(_KEY))
    return None


def _last_change(store: Store) -> date | None:
    rows = store.query("SELECT at FROM change_set ORDER BY id DESC LIMIT 1")
    with suppress(ValueError):
        return datetime.fromisoformat(str(rows[0]["at"])).date() if rows else None
    return None


def _long(day: date) -> str:
    """«1 de marzo de 1980»."""
    return show_date(day, "d 'de' MMMM 'de' y")
