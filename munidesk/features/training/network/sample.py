"""The invented network, read from `resources/sample/red.toml`."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.codes import EditionState, InstitutionKind
from munidesk.features.training.domain_network import Exchange, Institution, LineOfAction, Trainer
from munidesk.features.training.kinds import ACTION_LINES, EDITIONS, EXCHANGES, INSTITUTIONS, LEVELS, STAFF, TRAINERS
from munidesk.features.training.network.store import agree
from munidesk.features.training.network.store_valued import add_sheet, formed, look, raised_by
from munidesk.features.training.rules import standing
from munidesk.town import store as town
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of


def facts(store: Store) -> dict[str, Any]:
    return facts_of(town.profile_of(store), "red")


def write_sample(store: Store, size: SampleSize) -> None:
    """Five institutions, one of another country; who teaches; two exchanges; what was thought of the courses."""
    del size
    told = facts(store)
    with fixed_clock(datetime.combine(told["day"], time(11, 0))), store.change(_("Crear la red de ejemplo")):
        hosts = {one.name: one.id for one in (_institution(store, entry) for entry in told["institution"])}
        for entry in told["trainer"]:
            _trainer(store, *entry["told"])
        for entry in told["exchange"]:
            host, title, day, people, adopted = entry["told"]
            EXCHANGES.save(store, Exchange(
                institution_id=hosts[host], title=title, day=day, people=people, adopted=adopted
            ))  # fmt: skip
        _valued(store, told)


def _institution(store: Store, entry: Mapping[str, Any]) -> Institution:
    name, kind, region, where, contact, last, until = entry["told"]
    own = town.profile_of(store)
    other = _("Uruguay") if town.municipality(store).country == "MX" else _("México")
    made = INSTITUTIONS.save(store, Institution(
        name=name, kind=InstitutionKind(kind), region=region, country=other if where else own.name, contact=contact,
        last_contact=last or None, agreed_until=until or None,
    ))  # fmt: skip
    if "agreement" in entry:
        with fixed_clock(datetime.combine(entry["agreement"], time(10, 0))):
            agree(store, made.id)
    return made


def _trainer(store: Store, name: str, agent: str, topics: str) -> None:
    """Of the staff by name."""
    who = next(iter(STAFF.all(store, name=name)), None) if not agent else None
    TRAINERS.save(store, Trainer(staff_id=who.id if who else "", name=name, agent=agent, topics=topics))


def _valued(store: Store, told: Mapping[str, Any]) -> None:
    """The sheets of the editions that closed; of the first, what a head saw 90 days later, where they passed."""
    closed = [one for one in EDITIONS.all(store) if one.state is EditionState.CLOSED]
    for edition, sheets in zip(closed, told["valued"]["sheets"], strict=False):
        for typed in sheets:
            add_sheet(store, edition.id, typed)
    for edition in closed[:1]:
        seen = (edition.end or told["day"]) + timedelta(days=92)
        for one in formed(store, edition.id)[:2]:
            had = standing(LEVELS.all(store, staff_id=one.staff_id))
            levels = {key: had[key].level for key in raised_by(store, edition.id) if key in had}
            look(store, one.id, levels, told["valued"]["by"], told["valued"]["note"], min(seen, told["day"]))


def meeting_lines(store: Store, encounter_id: str, own: str) -> None:
    """What the regional meeting agreed; `own` is how this town is called."""
    for at, entry in enumerate(facts(store)["meeting"]["line"], 1):
        theme, title, where, who, due, reading, seen, done = entry["told"]
        ACTION_LINES.save(store, LineOfAction(
            encounter_id=encounter_id, position=at, theme=theme, title=title, town=where or own, responsible=who,
            due=due, reading=reading, read_on=_day(seen), done=done,
        ))  # fmt: skip


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None
