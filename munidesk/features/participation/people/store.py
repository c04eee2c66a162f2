"""Private persons: found again by name, joined to what they brought, exported whole and erased on request."""

from collections.abc import Iterable

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold
from munidesk.data import drafts
from munidesk.data.private import erase_private
from munidesk.data.store import Store
from munidesk.features.participation.domain import Neighbour
from munidesk.town.records import columns, read, read_all, to_row


def neighbours(store: Store) -> tuple[Neighbour, ...]:
    """Everybody whose name is kept, by name."""
    found = read_all(Neighbour, store.select("neighbour"))
    return tuple(sorted((one for one in found if one.name), key=lambda one: fold(one.name)))


def neighbour(store: Store, neighbour_id: str) -> Neighbour:
    row = store.get("neighbour", neighbour_id)
    if row is None:
        raise UserError(_("Esa persona ya no está en el archivo."))
    return read(Neighbour, row)


def names(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """Names by id, for the pages of the office; reports never ask for them."""
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    if len(wanted) > 400:
        return {str(row["id"]): str(row["name"]) for row in store.query("SELECT id, name FROM neighbour")}
    marks = ", ".join(f":n{at}" for at in range(len(wanted)))
    rows = store.query(
        f"SELECT id, name FROM neighbour WHERE id IN ({marks})", **{f"n{at}": one for at, one in enumerate(wanted)}
    )
    return {str(row["id"]): str(row["name"]) for row in rows}


def neighbour_named(store: Store, name: str, known: dict[str, str] | None = None) -> str:
    """The id of the neighbour of that name, accents and case forgiven; a new one when nobody has it.

    `known` (folded name → id) spares reading them for every line of a list; it is kept up to date.
    """
    name = " ".join(name.split())
    if not name:
        return ""
    index = known if known is not None else {fold(one.name): one.id for one in neighbours(store)}
    if fold(name) in index:
        return index[fold(name)]
    record = Neighbour(new_id(), name)
    with store.change(_("Anotar a una persona")) as writer:
        writer.put("neighbour", to_row(record))
    index[fold(name)] = record.id
    return record.id


def update_neighbour(store: Store, neighbour_id: str, *, fold_key: str = "", **changed: object) -> None:
    neighbour(store, neighbour_id)
    with store.change(_("datos de una persona"), fold=fold_key) as writer:
        writer.put("neighbour", {"id": neighbour_id, **columns(changed)})


def person_data(store: Store, neighbour_id: str) -> dict[str, object]:
    """All that the file holds of one person, to hand to them on request."""
    record = neighbour(store, neighbour_id)
    initiatives = store.query(
        "SELECT initiative.folio_year, initiative.folio_number, initiative.received, initiative.title, initiative.text"
        " FROM author JOIN initiative ON initiative.id = author.initiative_id"
        " WHERE author.neighbour_id = :id AND author.deleted_at IS NULL AND initiative.deleted_at IS NULL",
        id=neighbour_id,
    )
    encounters = store.query(
        "SELECT encounter.date, encounter.title, attendee.zone, attendee.organisation, attendee.gender,"
        " attendee.age_band FROM attendee JOIN encounter ON encounter.id = attendee.encounter_id"
        " WHERE attendee.neighbour_id = :id AND attendee.deleted_at IS NULL",
        id=neighbour_id,
    )
    return {
        "name": record.name,
        "phone": record.phone,
        "email": record.email,
        "address": record.address,
        "note": record.note,
        "initiatives": initiatives,
        "encounters": encounters,
    }


def erase_person(store: Store, neighbour_id: str) -> None:
    """Forget who the person was. What they said and the counts stay, without a name; nothing brings it back."""
    drafts.forget_naming(store, neighbour(store, neighbour_id).name)
    erase_private(store, "neighbour", neighbour_id)
