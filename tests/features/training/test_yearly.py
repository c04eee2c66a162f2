"""What a year of training was, by the worked values of the design, and the paper that tells it."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.features.training.codes import Attendee
from munidesk.features.training.domain import Staff
from munidesk.features.training.kinds import PROGRAMMES
from munidesk.features.training.network.store_valued import add_sheet
from munidesk.features.training.pending import pending
from munidesk.features.training.programme.store import begin
from munidesk.features.training.store import save_staff
from munidesk.features.training.yearly.store import present_report, year_of
from munidesk.records.sheet import Selection
from munidesk.town.domain import Gender
from munidesk.town.founding import found
from tests.documents.reading import assert_both_say
from tests.features.training.formed import came, classes, edition, enrolled, person

NOW = datetime(2026, 12, 11, 9, 0)


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    with fixed_clock(NOW):
        yield made
    made.close()


def formed(store):
    """Ana comes to all, Luis misses the last class, Eva comes to one and a half: 10, 8 and 6 of 10 hours."""
    ana, eva = person(store, "Ana"), person(store, "Eva", area="Obras")
    luis = person(store, "Luis", Gender.MALE)
    one = edition(store, "Claro", date(2026, 5, 4), cost=480_000, hours=(4, 4, 2))
    first, second, third = classes(store, one)
    came(store, enrolled(store, one, ana), first, second, third)
    came(store, enrolled(store, one, luis), first, second)
    came(store, enrolled(store, one, eva, passes=False), first, third)
    return one


def test_person_hours_coverage_and_cost_by_hour_are_those_of_the_design(store):
    formed(store)
    year = year_of(store, 2026)
    assert (year.hours, year.trained, year.coverage) == (Decimal(24), 2, Fraction(2, 3))
    assert year.cost_by_hour == 20_000, "4.800 by 24 person-hours"
    assert year.hours_each == 8
    assert [(one.called, one.people, one.trained, one.hours) for one in year.by_sex] == [
        ("f", 2, 1, Decimal(16)), ("m", 1, 1, Decimal(8)),
    ]  # fmt: skip
    assert [(one.called, one.people, one.trained) for one in year.by_area] == [("Atención", 2, 2), ("Obras", 1, 0)]


def test_who_left_and_who_came_from_outside_are_no_part_of_the_coverage(store):
    one = formed(store)
    gone = save_staff(store, Staff(name="Sol", since=date(2025, 1, 1), until=date(2026, 11, 30)))
    enrolled(store, one, gone)
    enrolled(store, one, "Vecina")
    year = year_of(store, 2026)
    assert (len(year.staff), year.trained) == (3, 2)
    assert year.attendees[Attendee.NEIGHBOUR] == (1, 1, Decimal(0))
    counted = catalog.HOUSE.compute(store)("training_coverage", date(2026, 1, 1), date(2026, 12, 31))
    assert counted is not None and (counted.part, counted.whole) == (2, 3)
    assert len(counted.records) == 2


def test_what_was_accredited_another_year_does_not_count(store):
    formed(store)
    counted = catalog.HOUSE.compute(store)("training_coverage", date(2025, 1, 1), date(2025, 12, 31))
    assert counted is not None and (counted.part, counted.whole) == (0, 3)
    blank = catalog.HOUSE.compute(store)("training_coverage", date(2020, 1, 1), date(2020, 12, 31))
    assert blank is not None and blank.whole == 0, "nobody was in post"


def test_the_report_is_asked_for_in_december_until_it_was_presented(store):
    begin(store, 2026)

    def waits(day):
        return [(row.title, row.late) for one in pending(store, day, 9) for row in one.rows]

    assert waits(date(2026, 11, 30)) == []
    assert waits(date(2026, 12, 1)) == [("Informe anual de capacitación 2026", False)]
    assert waits(date(2027, 1, 1)) == [("Informe anual de capacitación 2026", True)]
    present_report(store, 2026)
    assert PROGRAMMES.all(store)[0].reported_on == NOW.date() and waits(date(2027, 1, 1)) == []
    with pytest.raises(UserError, match="No hay programa de 2020"):
        present_report(store, 2020)


def test_the_report_says_the_same_in_word_and_pdf(store, tmp_path):
    begin(store, 2026)
    one = formed(store)
    add_sheet(store, one.id, "444434")
    document = catalog.paper_named("training-report").make(store, Selection())
    assert_both_say(document, tmp_path)
    printed = "\n".join(plain_lines(document))
    said = ("Informe anual de capacitación 2026", "66,7\u00a0%", "Mujeres", "Obras", "Cuadro 4. Valoraciones", "97,5")
    assert [text for text in said if text not in printed] == []
