"""Invented members for the oracles' tests: a seat, a person and a membership with as little in them as possible."""

from datetime import date

from munidesk.town.domain import Body, Member, Membership, Municipality, Person, Role, Seat

BODY = Body(id="body", name="Concejo Municipal")
TOWN = Municipality(id="town", name="Municipio de Cerro del Alba", country="UY")


def seat(number: int, post: str = "councillor", *, counts: bool = True) -> Seat:
    return Seat(id=f"seat{number}", body_id=BODY.id, number=number, post=post, counts=counts)


def member(
    key: str, own: Seat, role: Role = Role.TITULAR, *, start: date | None = None, end: date | None = None
) -> Member:
    """`key` is the membership's id, and the name that a failing test tells."""
    membership = Membership(
        id=key,
        body_id=BODY.id,
        seat_id=own.id,
        person_id=f"person-{key}",
        role=role,
        post=own.post,
        start=start,
        end=end,
    )
    return Member(membership, Person(id=f"person-{key}", given_names="Ana", family_names=key), own)
