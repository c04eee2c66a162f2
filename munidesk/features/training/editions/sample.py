"""The invented editions of the year, one of them a réplica, and the certificates that they gave.

Read from `resources/sample/capacitacion.toml`.
"""

from datetime import datetime, time
from decimal import Decimal
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.certificates.store import close_and_issue, reissue
from munidesk.features.training.codes import Attendee, Presence
from munidesk.features.training.domain_edition import ClassSession, Dc3Setup, Edition, Enrolment
from munidesk.features.training.editions.store import save_class, save_edition
from munidesk.features.training.editions.store_roster import enrol, leave, mark_presence, write_mark
from munidesk.features.training.kinds import COURSES, DC3_SETUPS, LINES
from munidesk.town import store as town
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of

_KINDS = {"P": Presence.PRESENT, "A": Presence.ABSENT, "J": Presence.JUSTIFIED}


def write_sample(store: Store, size: SampleSize) -> None:
    """Three that were closed, with thirty certificates of which one was given anew, and one in its last class."""
    del size
    facts = facts_of(town.profile_of(store), "capacitacion")
    courses = {one.key: one for one in COURSES.all(store)}
    lines = {one.course_id: one.id for one in LINES.all(store)}
    last = ""
    for told in facts["edition"]:
        course = courses[told["course"]]
        with fixed_clock(datetime.combine(told["days"][0], time(8, 30))):
            title = _("{title}, réplica").format(title=course.title) if told.get("replica") else course.title
            made = save_edition(store, Edition(
                course_id=course.id, line_id=lines.get(course.id, ""), title=title, place=told["place"],
                trainers=told["trainers"], agent=told.get("agent", ""), parent_id=last if told.get("replica") else "",
            ))  # fmt: skip
        _attended(store, made.id, told)
        _over(store, made.id, told)
        last = made.id
    if town.municipality(store).country == "MX":
        with fixed_clock(datetime.combine(facts["day"], time(10, 30))):
            DC3_SETUPS.save(store, Dc3Setup(used=True, **facts["dc3"]))


def _attended(store: Store, edition_id: str, told: dict[str, Any]) -> None:
    """The list as it was taken, class by class, on its day."""
    opened = datetime.combine(told["days"][0], time(8, 45))
    with fixed_clock(opened), store.change(_("Crear una edición de ejemplo")):
        classes = [
            save_class(store, ClassSession(
                edition_id=edition_id, day=day, start=told["start"], hours=Decimal(told["hours"]),
                end=told["start"].replace(hour=told["start"].hour + told["hours"]),
            ))
            for day in told["days"]
        ]  # fmt: skip
        people = [
            enrol(store, Enrolment(
                edition_id=edition_id, name=name, origin=origin, kind=Attendee.OUTSIDE if origin else Attendee.STAFF
            )).id
            for name, origin, _marks, _mark in told["people"]
        ]  # fmt: skip
    for at, one in enumerate(classes):
        with fixed_clock(datetime.combine(told["days"][at], time(9, 12))), store.change(_("Pasar lista")):
            for who, (_name, _origin, marks, _mark) in zip(people, told["people"], strict=True):
                if marks[at] in _KINDS:
                    mark_presence(store, one.id, (who,), _KINDS[marks[at]])
                elif marks[at].isdigit():
                    mark_presence(store, one.id, (who,), Presence.PART, Decimal(marks[at]))
    with fixed_clock(datetime.combine(told["days"][-1], time(9, 20))), store.change(_("Notas de la prueba")):
        for who, (name, _origin, _marks, mark) in zip(people, told["people"], strict=True):
            if mark:
                write_mark(store, who, Decimal(mark))
            if told.get("left", [""])[0] == name:
                leave(store, who, told["left"][1], told["left"][2])


def _over(store: Store, edition_id: str, told: dict[str, Any]) -> None:
    """Closed, and one certificate given anew where its name was wrong."""
    if "closed" not in told:
        return
    with fixed_clock(datetime.combine(told["closed"], time(11, 0))):
        made = close_and_issue(store, edition_id)
        name, reason = told.get("reissued", ("", ""))
        wrong = next((one for one in made if one.person == name), None)
        if wrong is not None:
            reissue(store, wrong.id, reason)
