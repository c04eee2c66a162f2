"""An invented institute or organisation: a file without a council, which the features fill from there."""

from dataclasses import replace
from datetime import datetime, time

from munidesk.base.dates import fixed_clock
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Person, TownKind
from munidesk.town.founded import put_off_members
from munidesk.town.founding import found
from munidesk.town.profiles import load_profile
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of


def write_sample(store: Store, size: SampleSize) -> None:
    """Its name, its address and the people who work there. Raises UserError for an unknown country."""
    facts = facts_of(load_profile(size.country), "sin_concejo")
    told = facts[size.kind]
    with fixed_clock(datetime.combine(facts["day"], time(9, 0))):
        found(
            store, country=size.country, name=told["name"], town_name=facts["town"], kind=TownKind(size.kind)
        )  # fmt: skip
        record = town.municipality(store)
        contact = {name: facts[name] for name in ("address", "phone", "email")}
        town.save_municipality(store, replace(record, **contact))
        put_off_members(store)
        for given, family in told["people"]:
            town.save_person(store, Person(given_names=given, family_names=family))
