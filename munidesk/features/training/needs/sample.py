"""Invented staff and levels, read from `resources/sample/capacitacion.toml`."""

from datetime import datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.codes import Level, Source
from munidesk.features.training.domain import LevelReading, Staff
from munidesk.features.training.kinds import COMPETENCES, LEVELS, POST_COMPETENCES, POSTS
from munidesk.features.training.store import save_staff
from munidesk.features.training.store_catalogue import load_catalogue
from munidesk.town import store as town
from munidesk.town.domain import Gender
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of


def write_sample(store: Store, size: SampleSize) -> None:
    """Twelve people, each with what her post asks less what she lacks."""
    del size
    facts = facts_of(town.profile_of(store), "capacitacion")
    at = datetime.combine(facts["read_on"], time(10, 0))
    with fixed_clock(at), store.change(_("Crear el personal de ejemplo")):
        load_catalogue(store)
        posts = {one.key: one.id for one in POSTS.all(store)}
        for entry in facts["staff"]:
            _person(store, entry, posts, facts)


def _person(store: Store, entry: dict[str, Any], posts: dict[str, str], facts: dict[str, Any]) -> None:
    post = posts[entry["post"]]
    made = save_staff(
        store, Staff(name=entry["name"], gender=Gender(entry["gender"]), post_id=post, since=facts["since"])
    )
    keys = {one.id: one.key for one in COMPETENCES.all(store)}
    for asked in POST_COMPETENCES.all(store, post_id=post):
        key = keys[asked.competence_id]
        if key not in entry.get("blank", ()):
            level = Level(str(int(asked.level) - entry["short"].get(key, 0)))
            LEVELS.save(store, LevelReading(
                staff_id=made.id, competence_id=asked.competence_id, level=level, day=facts["read_on"],
                source=Source.HEAD,
            ))  # fmt: skip
