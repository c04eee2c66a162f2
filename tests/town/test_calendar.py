"""Working days: weekends, the country's holidays, and the days on which this municipality's offices do not open."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.data.store import Store
from munidesk.town.calendar.domain import CLOSED_DAYS, ClosedDay
from munidesk.town.calendar.rules import WorkingDays, explained, national_holidays
from munidesk.town.calendar.store import closed_days, remove_closed_day, save_closed_day, working_days
from munidesk.town.profile import Deadline
from munidesk.town.profiles import COUNTRIES

URUGUAY_2026 = {date(2026, 1, 1), date(2026, 5, 1), date(2026, 7, 18), date(2026, 8, 25), date(2026, 12, 25)}
TOURISM = tuple(ClosedDay(day=date(2026, 3, 30) + timedelta(days=n), name="Semana de Turismo") for n in range(5))


def test_uruguay_has_five_days_by_law_and_offices_close_on_more():
    assert set(national_holidays("UY", 2026)) == URUGUAY_2026
    assert WorkingDays("UY").add(date(2026, 3, 27), 5) == date(2026, 4, 3)
    assert WorkingDays("UY", TOURISM).add(date(2026, 3, 27), 5) == date(2026, 4, 10)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_of_a_profile_has_its_holidays(country: str):
    assert date(2026, 1, 1) in national_holidays(country, 2026)


def test_a_country_that_is_not_known_has_only_weekends():
    assert national_holidays("XX", 2026) == {}
    assert WorkingDays("XX").add(date(2026, 1, 1), 1) == date(2026, 1, 2)


def test_why_a_day_is_not_worked():
    calendar = WorkingDays("UY", TOURISM)
    assert calendar.why_not(date(2026, 11, 14)) == "sábado"
    assert calendar.why_not(date(2026, 8, 25)) == "Declaratoria de la Independencia"
    assert calendar.why_not(date(2026, 4, 1)) == "Semana de Turismo"
    assert calendar.works(date(2026, 11, 16))


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@settings(max_examples=60, deadline=None)
@given(start=DAYS, count=st.integers(1, 40), own=st.lists(DAYS, max_size=12), country=st.sampled_from(COUNTRIES))
def test_a_term_ends_on_the_working_day_of_its_number(start: date, count: int, own: list[date], country: str):
    calendar = WorkingDays(country, tuple(ClosedDay(day=day, name="cerrado") for day in own))
    end = calendar.add(start, count)
    assert calendar.works(end) and end not in own
    assert calendar.between(start, end) == count - 1
    weekdays = sum((start + timedelta(days=n)).weekday() < 5 for n in range(1, (end - start).days + 1))
    assert weekdays == count + len(calendar.skipped(start, end))


def test_a_term_of_no_days_ends_where_it_starts():
    assert WorkingDays("PE").add(date(2026, 11, 14), 0) == date(2026, 11, 14)


def test_a_term_says_which_days_were_left_out():
    term, calendar = Deadline("x", "x", 5, "working_days"), WorkingDays("PE", (TOURISM[0],))
    assert explained(calendar, date(2026, 3, 27), date(2026, 4, 8), term) == (
        "No se cuentan el 30/03 (Semana de Turismo), el 02/04 (Jueves Santo) y el 03/04 (Viernes Santo)."
    )
    assert (
        explained(calendar, date(2026, 3, 27), date(2026, 3, 31), term) == "No se cuenta el 30/03 (Semana de Turismo)."
    )
    assert explained(calendar, date(2026, 11, 16), date(2026, 11, 20), term) == ""
    assert explained(calendar, date(2026, 3, 27), date(2026, 4, 8), Deadline("x", "x", 60, "days")) == ""
    assert explained(calendar, date(2026, 3, 27), None, None) == ""


def test_closed_days_go_in_and_out_by_day(store: Store):
    late = save_closed_day(store, ClosedDay(day=date(2026, 12, 24), name="Nochebuena", source="Res. 14/2026"))
    save_closed_day(store, ClosedDay(day=date(2026, 3, 2), name="Carnaval"))
    assert [one.name for one in closed_days(store)] == ["Carnaval", "Nochebuena"]
    assert working_days(store) == WorkingDays("UY", closed_days(store))
    remove_closed_day(store, late)
    assert [one.name for one in closed_days(store)] == ["Carnaval"]
    store.undo()
    assert len(closed_days(store)) == 2


def test_a_day_is_in_the_list_once_and_may_be_corrected(store: Store):
    kept = save_closed_day(store, ClosedDay(day=date(2026, 3, 2), name="Carnabal"))
    with pytest.raises(UserError, match="El 02/03/2026 ya está") as caught:
        save_closed_day(store, ClosedDay(day=date(2026, 3, 2), name="Otra vez"))
    assert caught.value.field == "day"
    save_closed_day(store, ClosedDay(id=kept, day=date(2026, 3, 2), name="Carnaval"))
    assert [one.name for one in CLOSED_DAYS.all(store)] == ["Carnaval"]


RELEASED = Path(__file__).parents[1] / "data" / "released"


@pytest.mark.parametrize("version", ["0.1", "0.1.1"])
def test_a_file_of_an_older_version_takes_closed_days_and_stays_sound(tmp_path: Path, version: str):
    path = Path(shutil.copy(RELEASED / version / "ES.munidesk", tmp_path / "es.munidesk"))
    store = file.open_file(path, catalog.schemas())
    try:
        assert closed_days(store) == ()
        save_closed_day(store, ClosedDay(day=date(2026, 10, 13), name="Fiesta local"))
        assert working_days(store).why_not(date(2026, 10, 13)) == "Fiesta local"
        assert check.database_problems(store.connection) == ()
    finally:
        store.close()
