"""All that the file holds of one private person, to hand to them on request."""

from dataclasses import dataclass

from munidesk.base.dates import show_date
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.kinds import ATTENDEES, ENCOUNTERS, INITIATIVES
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.town.people_lists.store import neighbour


@dataclass(frozen=True, slots=True)
class Appearances:
    """Where a person stands in the file, in words, the newest first: «2026-034 · Una senda en la ruta»."""

    initiatives: tuple[str, ...]
    encounters: tuple[str, ...]


def appearances(store: Store, neighbour_id: str) -> Appearances:
    """What the person brought and where she or he came."""
    brought = store.query(
        "SELECT DISTINCT initiative.* FROM author JOIN initiative ON initiative.id = author.initiative_id"
        " WHERE author.neighbour_id = :id AND author.deleted_at IS NULL AND initiative.deleted_at IS NULL"
        " ORDER BY initiative.received DESC, initiative.id DESC",
        id=neighbour_id,
    )
    came = store.query(
        "SELECT DISTINCT encounter.* FROM attendee JOIN encounter ON encounter.id = attendee.encounter_id"
        " WHERE attendee.neighbour_id = :id AND attendee.deleted_at IS NULL AND encounter.deleted_at IS NULL"
        " ORDER BY encounter.date DESC, encounter.id DESC",
        id=neighbour_id,
    )
    initiatives, encounters = map(INITIATIVES.read, brought), map(ENCOUNTERS.read, came)
    return Appearances(
        tuple(f"{one.folio} · {one.title}" for one in initiatives),
        tuple(f"{show_date(one.date)} · {one.title}" for one in encounters),
    )


def alike(one: str, other: str) -> float:
    """How much two names share, 0 to 1: words and their first letters, whatever their order and accents."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first & second) / max(1, len(first | second))


def person_data(store: Store, neighbour_id: str) -> dict[str, object]:
    """Who the person is, what they brought and where they came; codes are said in words, it is for them to read."""
    record = neighbour(store, neighbour_id)
    initiatives = store.query(
        "SELECT initiative.folio_year, initiative.folio_number, initiative.received, initiative.title, initiative.text"
        " FROM author JOIN initiative ON initiative.id = author.initiative_id"
        " WHERE author.neighbour_id = :id AND author.deleted_at IS NULL AND initiative.deleted_at IS NULL",
        id=neighbour_id,
    )
    return {
        **{one.name: getattr(record, one.name) for one in NEIGHBOURS.fields if one.name != "id"},
        "initiatives": initiatives,
        "encounters": _where_they_came(store, neighbour_id),
    }


def _where_they_came(store: Store, neighbour_id: str) -> list[dict[str, object]]:
    places = store.query(
        "SELECT encounter.date AS date, encounter.title AS title, attendee.* FROM attendee"
        " JOIN encounter ON encounter.id = attendee.encounter_id"
        " WHERE attendee.neighbour_id = :id AND attendee.deleted_at IS NULL",
        id=neighbour_id,
    )
    return [
        {
            "date": row["date"], "title": row["title"], "zone": one.zone, "organisation": one.organisation,
            "gender": one.gender.word, "age_band": one.age_band.word,
        }
        for row, one in ((row, ATTENDEES.read(row)) for row in places)
    ]  # fmt: skip
