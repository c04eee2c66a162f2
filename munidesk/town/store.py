"""The verbs of the town: municipality, people, bodies, seats and memberships, in and out of the store."""

from datetime import date
from typing import TYPE_CHECKING

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.town.domain import (
    Body,
    BodyKind,
    Gender,
    Member,
    Membership,
    Municipality,
    Person,
    Role,
    Seat,
)
from munidesk.town.rows import Row, day, integer, stored_day, text
from munidesk.town.schema import SCHEMA

if TYPE_CHECKING:
    from munidesk.town.profile import Profile
    from munidesk.town.rules import Rules

__all__ = ["SCHEMA"]


def _municipality(row: Row) -> Municipality:
    return Municipality(
        id=text(row, "id"),
        name=text(row, "name"),
        country=text(row, "country"),
        town=text(row, "town"),
        address=text(row, "address"),
        phone=text(row, "phone"),
        email=text(row, "email"),
        logo=text(row, "logo"),
        page_size=text(row, "page_size"),
        term_start=day(row, "term_start"),
        term_end=day(row, "term_end"),
        formulas=text(row, "formulas"),
        rules=text(row, "rules"),
    )


def has_municipality(store: Store) -> bool:
    """False in a file just created: the first run has to ask."""
    return bool(store.select("municipality"))


def municipality(store: Store) -> Municipality:
    """The file's municipality. Raises UserError while there is none."""
    rows = store.select("municipality", order="id")
    if not rows:
        raise UserError(_("Este archivo todavía no tiene municipio. Complete los primeros pasos."))
    return _municipality(rows[0])


def save_municipality(store: Store, record: Municipality, *, fold: str = "") -> str:
    """Write the municipality; an empty id makes a new one. Raises UserError for a country without profile."""
    from munidesk.town.profiles import load_profile

    load_profile(record.country)
    with store.change(_("Guardar los datos del municipio"), fold=fold) as writer:
        return writer.put(
            "municipality",
            {
                "id": record.id or new_id(),
                "name": record.name,
                "country": record.country.upper(),
                "town": record.town,
                "address": record.address,
                "phone": record.phone,
                "email": record.email,
                "logo": record.logo,
                "page_size": record.page_size,
                "term_start": stored_day(record.term_start),
                "term_end": stored_day(record.term_end),
                "formulas": record.formulas,
                "rules": record.rules,
            },
        )


def save_logo(store: Store, picture: bytes) -> None:
    """Keep the municipality's shield inside the file."""
    record = municipality(store)
    with store.change(_("Cambiar el escudo")) as writer:
        writer.put("municipality", {"id": record.id, "logo": writer.put_blob(picture)})


def profile_of(store: Store) -> "Profile":
    """The country's profile with the municipality's own formulas."""
    from munidesk.town.profile_read import with_overrides
    from munidesk.town.profiles import load_profile

    record = municipality(store)
    return with_overrides(load_profile(record.country), record.formulas)


def figures(store: Store) -> Figures:
    """How figures are written and read here; a file without municipality yet reads those of the first country."""
    from munidesk.town.profiles import COUNTRIES, load_profile

    rows = store.select("municipality", order="id")
    return load_profile(text(rows[0], "country") if rows else COUNTRIES[0]).figures


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


def _person(row: Row) -> Person:
    return Person(
        id=text(row, "id"),
        given_names=text(row, "given_names"),
        family_names=text(row, "family_names"),
        gender=Gender(text(row, "gender")),
        treatment=text(row, "treatment"),
    )


def people(store: Store) -> tuple[Person, ...]:
    """Everybody of the file, by surname."""
    return tuple(_person(row) for row in store.select("person", order="family_names, given_names, id"))


def person(store: Store, person_id: str) -> Person:
    return _person(_found(store, "person", person_id))


def save_person(store: Store, record: Person) -> str:
    """Write a person; an empty id makes a new one. Returns the id."""
    with store.change(_("Guardar persona")) as writer:
        return writer.put(
            "person",
            {
                "id": record.id or new_id(),
                "name": record.full_name,
                "given_names": record.given_names,
                "family_names": record.family_names,
                "gender": record.gender.value,
                "treatment": record.treatment,
            },
        )


def _body(row: Row) -> Body:
    return Body(text(row, "id"), text(row, "name"), BodyKind(text(row, "kind")), text(row, "rules"))


def bodies(store: Store) -> tuple[Body, ...]:
    """The council first, then the others by name."""
    found = [_body(row) for row in store.select("body", order="name, id")]
    return tuple(sorted(found, key=lambda record: record.kind is not BodyKind.COUNCIL))


def body(store: Store, body_id: str) -> Body:
    return _body(_found(store, "body", body_id))


def council(store: Store) -> Body:
    """The council. Raises UserError while the file has none."""
    rows = store.select("body", order="id", kind=BodyKind.COUNCIL.value)
    if not rows:
        raise UserError(_("Todavía no se definió el concejo. Complete los primeros pasos."))
    return _body(rows[0])


def save_body(store: Store, record: Body) -> str:
    with store.change(_("Guardar órgano")) as writer:
        return writer.put(
            "body",
            {
                "id": record.id or new_id(),
                "name": record.name,
                "kind": record.kind.value,
                "rules": record.rules,
            },
        )


def _seat(row: Row) -> Seat:
    return Seat(
        text(row, "id"), text(row, "body_id"), integer(row, "number"), text(row, "post"), bool(integer(row, "counts"))
    )


def seats(store: Store, body_id: str) -> tuple[Seat, ...]:
    """The seats of a body by number."""
    return tuple(_seat(row) for row in store.select("seat", order="number, id", body_id=body_id))


def save_seat(store: Store, record: Seat) -> str:
    with store.change(_("Guardar banca")) as writer:
        return writer.put(
            "seat",
            {
                "id": record.id or new_id(),
                "body_id": record.body_id,
                "number": record.number,
                "post": record.post,
                "counts": int(record.counts),
            },
        )


def remove_seat(store: Store, seat_id: str) -> None:
    """Take away a seat made by mistake, with those in it."""
    with store.change(_("Quitar banca")) as writer:
        for row in store.select("membership", seat_id=seat_id):
            writer.delete("membership", text(row, "id"))
        writer.delete("seat", seat_id)


def _membership(row: Row) -> Membership:
    return Membership(
        id=text(row, "id"),
        body_id=text(row, "body_id"),
        seat_id=text(row, "seat_id"),
        person_id=text(row, "person_id"),
        role=Role(text(row, "role")),
        post=text(row, "post"),
        title=text(row, "title"),
        party=text(row, "party"),
        order=integer(row, "order"),
        start=day(row, "start"),
        end=day(row, "end"),
    )


def members(store: Store, body_id: str, on: date | None = None) -> tuple[Member, ...]:
    """Titulares and suplentes of a body by seat, the titular first; with `on`, only those who hold that day."""
    people_by_id = {record.id: record for record in people(store)}
    seats_by_id = {record.id: record for record in seats(store, body_id)}
    found = (_membership(row) for row in store.select("membership", body_id=body_id))
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
    record = _membership(_found(store, "membership", membership_id))
    return Member(record, person(store, record.person_id), _seat(_found(store, "seat", record.seat_id)))


def save_membership(store: Store, record: Membership) -> str:
    """Write a membership; an empty id makes a new one. Raises UserError when it ends before it starts."""
    if record.start and record.end and record.end < record.start:
        raise UserError(_("El cargo termina antes de empezar. Revise las dos fechas."))
    with store.change(_("Guardar integrante")) as writer:
        return writer.put(
            "membership",
            {
                "id": record.id or new_id(),
                "body_id": record.body_id,
                "seat_id": record.seat_id,
                "person_id": record.person_id,
                "role": record.role.value,
                "post": record.post,
                "title": record.title,
                "party": record.party,
                "order": record.order,
                "start": stored_day(record.start),
                "end": stored_day(record.end),
            },
        )


def end_membership(store: Store, membership_id: str, last_day: date) -> None:
    """The person leaves the seat; what they did in it stays. `last_day` is the last one in office."""
    record = _membership(_found(store, "membership", membership_id))
    if record.start and last_day < record.start:
        raise UserError(_("El cargo termina antes de empezar. Revise las dos fechas."))
    with store.change(_("Terminar el cargo de un integrante")) as writer:
        writer.put("membership", {"id": membership_id, "end": last_day.isoformat()})


def remove_membership(store: Store, membership_id: str) -> None:
    """Take away a membership made by mistake; one that was real is ended instead."""
    with store.change(_("Quitar integrante")) as writer:
        writer.delete("membership", membership_id)


def _found(store: Store, table: str, key: str) -> Row:
    row = store.get(table, key)
    if row is None:
        raise UserError(_("Ese registro ya no existe. Vuelva a la lista y elija otro."))
    return row
