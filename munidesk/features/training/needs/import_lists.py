"""The staff with their posts, and the levels of each, as lists that a sheet fills."""

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.training.domain import LevelReading, Staff
from munidesk.features.training.kinds import COMPETENCES, LEVELS, POSTS, STAFF
from munidesk.features.training.store import post_named, save_staff
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target


def staff() -> Target:
    """A row is a person; a post that nobody wrote down yet is made with its name."""
    listed = Listed(kind=STAFF, kinds=(POSTS,), save=_staff, make={"post_id": post_named})
    return listed_target(listed, "staff")


def levels() -> Target:
    """A row is a level of a person in a competence, both by their names."""
    return listed_target(Listed(kind=LEVELS, kinds=(STAFF, COMPETENCES), save=_level), "levels")


def _staff(store: Store, one: Staff, _before: Staff | None) -> Staff:
    return save_staff(store, one)


def _level(store: Store, one: LevelReading, _before: LevelReading | None) -> LevelReading:
    from dataclasses import replace

    return LEVELS.save(store, one if one.day is not None else replace(one, day=today()))
