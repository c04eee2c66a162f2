"""The municipality's closed days in and out of its file, and the calendar that its terms are counted with."""

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town.calendar.domain import CLOSED_DAYS, ClosedDay
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.store import municipality


def closed_days(store: Store) -> tuple[ClosedDay, ...]:
    """By day."""
    table = CLOSED_DAYS.table
    return store.remembered(table, lambda: CLOSED_DAYS.all(store), frozenset({table}))


def save_closed_day(store: Store, record: ClosedDay) -> str:
    """Write a closed day; an empty id makes a new one. Raises UserError without a name, or for a day there already."""
    if any(one.id != record.id for one in CLOSED_DAYS.all(store, day=record.day.isoformat())):
        raise UserError(
            _("El {day} ya está en la lista. Cámbielo allí.").format(day=show_date(record.day)),
            code="repeated", field="day",
        )  # fmt: skip
    return CLOSED_DAYS.save(store, record).id


def remove_closed_day(store: Store, record_id: str) -> None:
    CLOSED_DAYS.delete(store, record_id)


def working_days(store: Store) -> WorkingDays:
    """The calendar of the file's municipality. Raises UserError while there is none."""
    return WorkingDays(municipality(store).country, closed_days(store))
