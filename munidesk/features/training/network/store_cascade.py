"""Who teaches, with what and how often; and the cascade: who was formed, in réplicas of réplicas."""

from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.training import rules
from munidesk.features.training.codes import EnrolmentState, Level
from munidesk.features.training.domain_edition import Edition, Enrolment
from munidesk.features.training.domain_network import Trainer
from munidesk.features.training.kinds import COMPETENCES, EDITIONS, ENROLMENTS, LEVELS, STAFF, TRAINERS
from munidesk.features.training.store import names_of


@dataclass(frozen=True, slots=True)
class TrainerNow:
    """`masters` are the competences at 4; `editions` those that name this person."""

    trainer: Trainer
    masters: tuple[str, ...]
    editions: tuple[Edition, ...]


def trainers(store: Store) -> tuple[TrainerNow, ...]:
    """By name."""
    titles = {one.id: one.title for one in COMPETENCES.all(store)}
    editions = EDITIONS.all(store)
    found = []
    for one in TRAINERS.all(store):
        standing = rules.standing(LEVELS.all(store, staff_id=one.staff_id)) if one.staff_id else {}
        masters = [titles[key] for key, had in standing.items() if had.level is Level.TEACHES and key in titles]
        own = tuple(each for each in editions if taught_by(each, one.name))
        found.append(TrainerNow(one, tuple(sorted(masters)), own))
    return tuple(found)


def taught_by(edition: Edition, name: str) -> bool:
    """«Brum, Noelia» is «Noelia Brum», too."""
    said = fold(edition.trainers)
    last, _comma, first = name.partition(",")
    return any(one and one in said for one in (fold(name.strip()), fold(f"{first} {last}".strip())))


def candidates(store: Store) -> Sequence[tuple[str, str, tuple[str, ...]]]:
    """(person, name, competences at 4) of the staff that is no trainer yet: whom to ask."""
    there = {one.staff_id for one in TRAINERS.all(store)}
    titles = {one.id: one.title for one in COMPETENCES.all(store)}
    found = []
    for one in STAFF.all(store):
        if one.id not in there:
            standing = rules.standing(LEVELS.all(store, staff_id=one.id))
            own = tuple(titles[key] for key, had in standing.items() if had.level is Level.TEACHES and key in titles)
            if own:
                found.append((one.id, one.name, own))
    return found


def trainer_of(store: Store, staff_id: str) -> Trainer:
    """Somebody of the staff as trainer, with what she teaches; the one there is, if there is."""
    there = TRAINERS.all(store, staff_id=staff_id)
    if there:
        return there[0]
    topics = next((own for key, _name, own in candidates(store) if key == staff_id), ())
    return TRAINERS.save(store, Trainer(staff_id=staff_id, name=names_of(store)[staff_id], topics=", ".join(topics)))


# -- the cascade


@dataclass(frozen=True, slots=True)
class Branch:
    """An edition of the tree: its generation, how many accredited in it, and those counted here for the first time."""

    edition: Edition
    generation: int
    passed: int
    first: int


@dataclass(frozen=True, slots=True)
class Cascade:
    """`branches` in the order of the tree: each after the one it is a réplica of."""

    branches: tuple[Branch, ...]
    people: tuple[int, ...]
    """People by generation, each once, at the lowest."""


def cascade(store: Store) -> Cascade:
    """Of the editions that were repeated: who accredited in them, and in the réplicas of those."""
    editions = EDITIONS.all(store)
    children: dict[str, list[Edition]] = {}
    for one in editions:
        if one.parent_id:
            children.setdefault(one.parent_id, []).append(one)
    known = {one.id for one in editions}
    roots = [one for one in editions if one.id in children and one.parent_id not in known]
    order: list[tuple[Edition, int]] = []
    for root in roots:
        _walk(root, 0, children, order)
    people = {one.id: _passed(store, one.id) for one, _at in order}
    origin = [who for one, at in order if at == 0 for who in people[one.id]]
    lowest = rules.cascade(origin, [(at, people[one.id]) for one, at in order if at])
    counted: set[str] = set()
    branches = []
    for one, at in order:
        new = {who for who in people[one.id] if lowest[who] == at} - counted
        counted |= new
        branches.append(Branch(one, at, len(people[one.id]), len(new)))
    most = max((at for _one, at in order), default=-1)
    ages = list(lowest.values())
    return Cascade(tuple(branches), tuple(ages.count(at) for at in range(most + 1)))


def _walk(one: Edition, at: int, children: dict[str, list[Edition]], order: list[tuple[Edition, int]]) -> None:
    """A circle, which no way in admits, would end here all the same."""
    if any(each.id == one.id for each, _generation in order):
        return
    order.append((one, at))
    for child in children.get(one.id, ()):
        _walk(child, at + 1, children, order)


def _passed(store: Store, edition_id: str) -> set[str]:
    return {who_of(one) for one in ENROLMENTS.all(store, edition_id=edition_id) if one.state is EnrolmentState.PASSES}


def who_of(one: Enrolment) -> str:
    """The same person in two editions: by record, else by name and origin."""
    return one.staff_id or one.person_id or f"{fold(one.name)}|{fold(one.origin)}"
