"""The invented programme of a year, read from `resources/sample/capacitacion.toml`."""

from dataclasses import replace
from datetime import datetime, time

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.codes import Quarter
from munidesk.features.training.domain_course import ProgrammeLine
from munidesk.features.training.kinds import COURSES, PROGRAMMES
from munidesk.features.training.programme.store import begin, save_line
from munidesk.town import store as town
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of


def write_sample(store: Store, size: SampleSize) -> None:
    """Nine lines, some that cost nothing."""
    del size
    facts = facts_of(town.profile_of(store), "capacitacion")
    with fixed_clock(datetime.combine(facts["day"], time(10, 30))), store.change(_("Crear el programa de ejemplo")):
        key = begin(store, facts["programme"]["year"])
        PROGRAMMES.save(store, replace(PROGRAMMES.get(store, key), objective=facts["programme"]["objective"]))
        courses = {one.key: one for one in COURSES.all(store)}
        for one in facts["line"]:
            course, quarter, audience, places, cost, source = one["told"]
            save_line(store, ProgrammeLine(
                programme_id=key, course_id=courses[course].id, title=courses[course].title, quarter=Quarter(quarter),
                audience=audience, places=places, cost=cost * 100, source=source,
            ))  # fmt: skip
