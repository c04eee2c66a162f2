"""Folios have no gaps, whatever is issued, annulled and given anew, in any order."""

import tempfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.dates import fixed_clock, today
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.training.certificates.register import Validity, register
from munidesk.features.training.certificates.store import annul, close_and_issue, reissue
from munidesk.features.training.codes import Presence
from munidesk.features.training.domain_course import Course
from munidesk.features.training.domain_edition import ClassSession, Edition, Enrolment
from munidesk.features.training.editions.store import save_class, save_edition
from munidesk.features.training.editions.store_roster import enrol, mark_presence
from munidesk.features.training.kinds import COURSES
from munidesk.town.founding import found

ISSUE, ANNUL, AGAIN = "issue", "annul", "again"
STEPS = st.lists(st.tuples(st.sampled_from((ISSUE, ANNUL, AGAIN)), st.integers(0, 20)), min_size=1, max_size=7)
YEARS = (2026, 2027)


def issued(store: Store, course: str, people: int) -> None:
    """An edition of so many people, all of whom pass."""
    day = today()
    made = save_edition(store, Edition(course_id=course, title=""))
    one = save_class(store, ClassSession(edition_id=made.id, day=day, hours=Decimal(2)))
    who = [enrol(store, Enrolment(edition_id=made.id, name=f"Persona {at}")).id for at in range(people)]
    mark_presence(store, one.id, who, Presence.PRESENT)
    close_and_issue(store, made.id)


@settings(max_examples=12, deadline=None)
@given(STEPS, st.integers(0, 7))
def test_folios_are_gapless_by_year_in_any_order_of_issue_annulment_and_reissue(steps, turn):
    with tempfile.TemporaryDirectory() as folder:
        store = file.create(Path(folder) / "a.munidesk", catalog.schemas(), author="Lucía")
        found(store, country="UY", name="Municipio de Cerro del Alba")
        course = COURSES.save(store, Course(title="Claro", hours=Decimal(2))).id
        for at, (step, which) in enumerate(steps):
            year = YEARS[at >= turn]
            with fixed_clock(datetime(year, 6, 1 + at, 10, 0)):
                every = register(store)
                try:
                    if step == ISSUE:
                        issued(store, course, 1 + which % 3)
                    elif every and step == ANNUL:
                        annul(store, every[which % len(every)].one.id, "Error")
                    elif every:
                        reissue(store, every[which % len(every)].one.id, "Error")
                except UserError as error:
                    assert error.code == "annulled"
        _whole(store)
        store.close()


def _whole(store: Store) -> None:
    every = register(store)
    for year in YEARS:
        own = [one.one.number for one in every if one.one.year == year]
        assert own == list(range(1, len(own) + 1))
    assert len({one.one.folio for one in every}) == len(every)
    for one in every:
        assert not one.replaced_by or one.validity is Validity.ANNULLED
        assert one.one.content and one.one.code
