"""Indicators MuniDesk counts from its own records, each with its figures, its records and the page that shows them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.council.attendance.store_held import attended
from munidesk.features.council.domain import SessionState
from munidesk.features.participation.domain import EncounterState
from munidesk.features.participation.encounters.store import encounters as all_encounters
from munidesk.features.planning.store import load_plan, newest
from munidesk.instruments.domain import Computed
from munidesk.overview.store_counts import called, promised, received
from munidesk.town import store as town
from munidesk.town.report import percent

Records = tuple[tuple[str, str], ...]
APPROVAL_DAYS = 30
"""Days after the session in which its acta is expected to be approved; our own measure, no norm fixes it."""


def of_store(store: Store) -> Callable[[str, date, date], Computed | None]:
    """The function that rounds of an evaluation ask."""

    def compute(indicator: str, since: date, until: date) -> Computed | None:
        verb = INDICATORS.get(indicator)
        return None if verb is None else verb[1](store, since, until)

    return compute


def indicator_words(key: str) -> str:
    """How an indicator is called; its key when nobody knows it."""
    found = INDICATORS.get(key)
    return found[0]() if found else key


def choices() -> tuple[tuple[str, str], ...]:
    """(key, words) of all of them, for whoever adds a criterion."""
    return tuple((key, words()) for key, (words, _verb) in INDICATORS.items())


def _of(part: int, whole: int, key: str, records: Records, **arguments: str) -> Computed:
    words = _("{a} de {b} · {p}").format(a=part, b=whole, p=percent(part, whole)) if whole else _("sin datos")
    return Computed(Fraction(part), whole, words, key, arguments, records)


def _refs(kind: str, ids: Iterable[object]) -> Records:
    return tuple((kind, str(one)) for one in ids)


def answered(store: Store, since: date, until: date) -> Computed:
    """Of the initiatives received in the period, those answered by its last day."""
    found = received(store, since, until)
    done = [row for row in found if row["answer_date"] and str(row["answer_date"]) <= until.isoformat()]
    return _of(len(done), len(found), "participation", _refs("initiative", (row["id"] for row in found)), tab="0")


def answered_in_time(store: Store, since: date, until: date) -> Computed:
    """Of those whose term ended in the period, those answered within it."""
    found = [row for row in received(store, date.min, until) if row["due"]
             and since.isoformat() <= str(row["due"]) <= until.isoformat()]  # fmt: skip
    done = [row for row in found if row["answer_date"] and str(row["answer_date"]) <= str(row["due"])]
    return _of(len(done), len(found), "participation", _refs("initiative", (row["id"] for row in found)), tab="0")


def given_back(store: Store, since: date, until: date) -> Computed:
    """Of the initiatives of the period that were answered, those given back to who proposed them."""
    last = until.isoformat()
    found = [row for row in received(store, since, until) if row["answer_date"] and str(row["answer_date"]) <= last]
    done = [row for row in found if row["feedback_date"] and str(row["feedback_date"]) <= last]
    return _of(len(done), len(found), "participation", _refs("initiative", (row["id"] for row in found)), tab="0")


def encounters(store: Store, since: date, until: date) -> Computed:
    """Held, of those that were to be held in the period; the cancelled ones count as not held."""
    found = [row.encounter for row in all_encounters(store) if since <= row.encounter.date <= until]
    done = [one for one in found if one.state is EncounterState.HELD]
    return _of(len(done), len(found), "participation", _refs("encounter", (one.id for one in found)), tab="1")


def attendance(store: Store, since: date, until: date) -> Computed:
    """Presences of titulars over the sessions in which they held their seat, without licences."""
    found = attended(store, town.council(store).id, since, until)
    own = [one for one in found.records if one.member.is_titular]
    present, base = sum(one.present for one in own), sum(one.sessions for one in own)
    return _of(present, base, "council", _refs("session", found.sessions), tab="1")


def sessions(store: Store, since: date, until: date) -> Computed:
    """Held, of those called in the period and not still to come."""
    found = [
        row
        for row in called(store, town.council(store).id, since, until)
        if row["state"] != SessionState.CONVENED.value
    ]
    done = [row for row in found if row["state"] == SessionState.CLOSED.value]
    return _of(len(done), len(found), "council", _refs("session", (row["id"] for row in found)), tab="0")


def minutes_in_time(store: Store, since: date, until: date) -> Computed:
    """Actas approved within thirty days of their session, of those approved or whose thirty days are over."""
    found, done = [], 0
    for row in called(store, town.council(store).id, since, until):
        if row["state"] != SessionState.CLOSED.value:
            continue
        limit = date.fromisoformat(str(row["date"])) + timedelta(days=APPROVAL_DAYS)
        approved = date.fromisoformat(str(row["approved_on"])) if row["approved_on"] else None
        if approved is not None and approved > until:
            approved = None
        if approved is None and limit > until:
            continue
        found.append(row["id"])
        done += approved is not None and approved <= limit
    return _of(done, len(found), "council", _refs("session", found), tab="0")


def plan_progress(store: Store, since: date, until: date) -> Computed:
    """The mean of the activities and targets of the year measured by the last day, each with its cap at 100 %."""
    del since
    key = newest(store)
    if not key:
        return Computed(Fraction(0), 0, _("sin plan"), "planning")
    view = load_plan(store, key)
    view = replace(view, readings=tuple(one for one in view.readings if one.day <= until), day=until)
    leaves = [one for one in view.ordered(until.year) if not view.children.get(one.id)]
    known = [one for one in leaves if view.branches[one.id].capped is not None]
    total = sum((Fraction(view.branches[one.id].capped or 0) for one in known), Fraction(0))
    count = len(known)
    share = percent(round(total * 1000), count * 1000)
    words = ngettext("{p} · {n} actividad", "{p} · {n} actividades", count).format(p=share, n=count)
    records = _refs("plan_line", (one.id for one in known))
    return Computed(total, count, words if count else _("sin avances medidos"), "planning", {"tab": "0"}, records)


def commitments(store: Store, since: date, until: date) -> Computed:
    """Kept by their day, of the commitments whose day fell in the period."""
    rows = promised(store, since, until)
    done = [row for row in rows if row["done_on"] and str(row["done_on"]) <= str(row["deadline"])]
    return _of(len(done), len(rows), "planning", _refs("commitment", (row["id"] for row in rows)), tab="3")


Verb = Callable[[Store, date, date], Computed]
INDICATORS: dict[str, tuple[Callable[[], str], Verb]] = {
    "attendance": (lambda: _("Asistencia de titulares"), attendance),
    "sessions": (lambda: _("Sesiones realizadas"), sessions),
    "minutes_in_time": (lambda: _("Actas aprobadas dentro de los 30 días"), minutes_in_time),
    "answered": (lambda: _("Iniciativas respondidas"), answered),
    "answered_in_time": (lambda: _("Iniciativas respondidas en plazo"), answered_in_time),
    "given_back": (lambda: _("Devoluciones hechas"), given_back),
    "encounters": (lambda: _("Encuentros realizados"), encounters),
    "plan_progress": (lambda: _("Avance del POA"), plan_progress),
    "commitments": (lambda: _("Compromisos cumplidos en plazo"), commitments),
}
