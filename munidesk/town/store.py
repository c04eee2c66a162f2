"""The verbs of the town: municipality, people, bodies, seats and memberships, in and out of the store."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from munidesk.base.dates import speak
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town.domain import Body, BodyKind, Member, Membership, Municipality, Person, Role, Seat
from munidesk.town.founded import has_council
from munidesk.town.kinds import BODIES, MEMBERSHIPS, MUNICIPALITIES, PEOPLE, SEATS
from munidesk.town.links import MERGED
from munidesk.town.schema import SCHEMA

if TYPE_CHECKING:
    from munidesk.town.profile import Profile
    from munidesk.town.rules import Rules

__all__ = ["SCHEMA"]


def has_municipality(store: Store) -> bool:
    """False in a file just created: the first run has to ask."""
    return bool(store.select("municipality"))


def municipality(store: Store) -> Municipality:
    """The file's municipality. Raises UserError while there is none."""
    table = MUNICIPALITIES.table
    found = store.remembered(table, lambda: MUNICIPALITIES.all(store), frozenset({table}))
    if not found:
        raise UserError(_("Este archivo todavía no tiene municipio. Complete los primeros pasos."))
    return found[0]


def save_municipality(store: Store, record: Municipality, *, fold: str = "") -> str:
    """Write the municipality; an empty id makes a new one.

    Raises UserError without a name, for a country without profile, and for a term that ends before it starts.
    """
    record = replace(record, country=record.country.upper())
    speak(record.country)
    return MUNICIPALITIES.save(store, record, label=_("Guardar los datos del municipio"), fold=fold).id


def save_logo(store: Store, picture: bytes) -> None:
    """Keep the municipality's shield inside the file. Raises UserError for what is no picture (`checked_shield`)."""
    from munidesk.town.shields import checked_shield

    record = municipality(store)
    checked_shield(picture)
    with store.change(_("Cambiar el escudo")) as writer:
        writer.put("municipality", {"id": record.id, "logo": writer.put_blob(picture)})


def profile_of(store: Store) -> "Profile":
    """The country's profile with the municipality's own formulas."""
    from munidesk.town.profile_read import with_overrides
    from munidesk.town.profiles import load_profile

    def read() -> "Profile":
        record = municipality(store)
        return with_overrides(load_profile(record.country), record.formulas)

    return store.remembered("profile", read, frozenset({MUNICIPALITIES.table}))


def figures(store: Store) -> Figures:
    """How figures are written and read here; a file without municipality yet reads those of the first country."""
    from munidesk.town.profiles import COUNTRIES, load_profile

    rows = store.select("municipality", order="id")
    return load_profile(str(rows[0]["country"]) if rows else COUNTRIES[0]).figures


def page_size(store: Store) -> tuple[float, float]:
    """Millimetres of the page the municipality prints on."""
    from munidesk.town.profiles import load_profile

    record = municipality(store)
    return load_profile(record.country).page_size(record.page_size)


def rules_of(store: Store, body_id: str = "") -> "Rules":
    """The rules of a body: the country's, with the municipality's and then the body's own laid over them."""
    from munidesk.town.profile_read import rules_with
    from munidesk.town.profiles import load_profile

    record = municipality(store)
    own = body(store, body_id).rules if body_id else ""
    return rules_with(load_profile(record.country), record.rules, own)


def people(store: Store) -> tuple[Person, ...]:
    """Everybody of the file, by surname."""
    return PEOPLE.all(store)


def person(store: Store, person_id: str) -> Person:
    """Raises UserError when they are gone."""
    return PEOPLE.get(store, person_id)


def joined_people(store: Store) -> Mapping[str, str]:
    """The id of each person that was joined to another → the id of the one that stays."""
    rows = store.select("link", from_kind=PEOPLE.table, to_kind=PEOPLE.table, role=MERGED)
    return {str(row["to_id"]): str(row["from_id"]) for row in rows}


def save_person(store: Store, record: Person) -> str:
    """Write a person; an empty id makes a new one. Returns the id. Raises UserError for one without any name."""
    return PEOPLE.save(store, record, label=_("Guardar persona")).id


def bodies(store: Store) -> tuple[Body, ...]:
    """The council first, then the others by name."""
    first = _governing(store)
    return tuple(sorted(BODIES.all(store), key=lambda record: record.kind is not first))


def _governing(store: Store) -> BodyKind:
    return BodyKind.COUNCIL if has_council(store) else BodyKind.BOARD


def body(store: Store, body_id: str) -> Body:
    """Raises UserError when it is gone."""
    return BODIES.get(store, body_id)


def council(store: Store) -> Body:
    """The council, or the direction of what has none. Raises UserError while the file has neither."""
    found = BODIES.all(store, order="id", kind=_governing(store).value)
    if not found:
        raise UserError(_("Todavía no se definió el concejo. Complete los primeros pasos."))
    return found[0]


def save_body(store: Store, record: Body) -> str:
    """Write a body; an empty id makes a new one. Raises UserError for one without a name."""
    return BODIES.save(store, record, label=_("Guardar órgano")).id


def seats(store: Store, body_id: str) -> tuple[Seat, ...]:
    """The seats of a body by number."""
    return SEATS.all(store, body_id=body_id)


def save_seat(store: Store, record: Seat) -> str:
    """Write a seat; an empty id makes a new one."""
    return SEATS.save(store, record, label=_("Guardar banca")).id


def remove_seat(store: Store, seat_id: str) -> None:
    """Take away a seat made by mistake, with those in it."""
    with store.change(_("Quitar banca")) as writer:
        for one in MEMBERSHIPS.all(store, seat_id=seat_id):
            writer.delete("membership", one.id)
        writer.delete("seat", seat_id)


def members(store: Store, body_id: str, on: date | None = None) -> tuple[Member, ...]:
    """Titulares and suplentes of a body by seat, the titular first; with `on`, only those who hold that day."""
    found = MEMBERSHIPS.read_all(store.select("membership", body_id=body_id))
    if not found:
        return ()
    people_by_id = {record.id: record for record in people(store)}
    seats_by_id = {record.id: record for record in seats(store, body_id)}
    result = [
        Member(record, people_by_id[record.person_id], seats_by_id[record.seat_id])
        for record in found
        if (on is None or record.holds_on(on)) and record.person_id in people_by_id and record.seat_id in seats_by_id
    ]
    return tuple(sorted(result, key=_member_order))


def _member_order(member: Member) -> tuple[int, str, bool, int, date, str]:
    record = member.membership
    return (
        member.seat.number,
        member.seat.id,
        not member.is_titular,
        record.order,
        record.start or date.min,
        record.id,
    )


def member(store: Store, membership_id: str) -> Member:
    """Raises UserError when the membership, its person or its seat is gone."""
    record = MEMBERSHIPS.get(store, membership_id)
    return Member(record, person(store, record.person_id), SEATS.get(store, record.seat_id))


def save_membership(store: Store, record: Membership) -> str:
    """Write a membership; an empty id makes a new one.

    Raises UserError when it ends before it starts, and for a titular who holds another seat of the body those days.
    """
    _check_one_seat(store, record)
    return MEMBERSHIPS.save(store, record, label=_("Guardar integrante")).id


def _check_one_seat(store: Store, record: Membership) -> None:
    """Nobody holds two seats of one body; what a file holds already can still be corrected in the rest."""
    before = MEMBERSHIPS.find(store, record.id) if record.id else None
    if record.role is not Role.TITULAR or (before is not None and _sits(before) == _sits(record)):
        return
    for other in MEMBERSHIPS.all(store, body_id=record.body_id, person_id=record.person_id):
        apart = other.seat_id == record.seat_id or other.id == record.id or other.role is not Role.TITULAR
        if not apart and _same_days(other, record):
            number = SEATS.get(store, other.seat_id).number
            raise UserError(
                _("{name} ya ocupa la banca {n} en esos días. Escriba hasta cuándo, o elija a otra persona.").format(
                    name=person(store, record.person_id).short_name, n=number
                ),
                code="two_seats", field="start",
            )  # fmt: skip


def _sits(one: Membership) -> tuple[object, ...]:
    return one.person_id, one.seat_id, one.role, one.start, one.end


def _same_days(one: Membership, other: Membership) -> bool:
    first = max(one.start or date.min, other.start or date.min)
    return first <= min(one.end or date.max, other.end or date.max)


def end_membership(store: Store, membership_id: str, last_day: date) -> None:
    """The person leaves the seat; what they did in it stays. `last_day` is the last one in office."""
    record = MEMBERSHIPS.get(store, membership_id)
    MEMBERSHIPS.save(store, replace(record, end=last_day), label=_("Terminar el cargo de un integrante"))


def remove_membership(store: Store, membership_id: str) -> None:
    """Take away a membership made by mistake; one that was real is ended instead."""
    with store.change(_("Quitar integrante")) as writer:
        writer.delete("membership", membership_id)
