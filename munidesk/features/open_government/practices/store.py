"""The verbs of the bank of good practices."""

from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.codes import Adoption
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.records.ref import Ref
from munidesk.town import store as town

_OF_SOURCE = "SELECT deleted_at FROM practice WHERE source_kind = :kind AND source_id = :id"


def practices(store: Store) -> tuple[Practice, ...]:
    """By title."""
    return PRACTICES.all(store)


def own_place(store: Store) -> str:
    """How this town is called among the places: its locality, or its name where none is written."""
    municipality = town.municipality(store)
    return municipality.town.strip() or municipality.name


def practice_of(store: Store, practice_id: str) -> Practice:
    """Raises UserError when it is gone."""
    return PRACTICES.get(store, practice_id)


def save_practice(store: Store, one: Practice, *, label: str = "") -> Practice:
    """New when it has no id. Raises UserError without a name, or for goals that are none (`field`)."""
    kept = replace(one, title=" ".join(one.title.split()), ods=one.ods.strip())
    return PRACTICES.save(store, kept, label=label)


def adopt(store: Store, practice_id: str, adoption: Adoption, note: str = "") -> None:
    """What this town does with it; what it became is a link of the record. Raises UserError when it is gone."""
    one = practice_of(store, practice_id)
    kept = replace(one, adoption=adoption, adoption_note=note.strip())
    PRACTICES.save(store, kept, label=_("Adopción de una práctica"))


def remove_practice(store: Store, practice_id: str) -> None:
    PRACTICES.delete(store, practice_id, label=_("Quitar la práctica"))


def of_source(store: Store, source: Ref) -> Practice | None:
    """The one that a record of another feature gave."""
    return next(iter(PRACTICES.all(store, source_kind=source.kind, source_id=source.id)), None)


def was_removed(store: Store, source: Ref) -> bool:
    """Somebody took it out of the bank: it does not come back by itself."""
    rows = store.query(_OF_SOURCE, kind=source.kind, id=source.id)
    return any(row["deleted_at"] for row in rows)
