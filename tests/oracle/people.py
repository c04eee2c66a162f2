"""Invented members for the oracles' tests: a seat, a person and a membership with as little in them as possible."""

from datetime import date

from munidesk.town.domain import Body, Member, Membership, Municipality, Person, Role, Seat

BODY = Body("body", "Concejo Municipal")
TOWN = Municipality("town", "Municipio de Cerro del Alba", "UY")


def seat(number: int, post: str = "councillor", *, counts: bool = True) -> Seat:
    return Seat(f"seat{number}", BODY.id, number, post, counts)


def member(
    key: str, own: Seat, role: Role = Role.TITULAR, *, start: date | None = None, end: date | None = None
) -> Member:
    """`key` is the membership's id, and the name that a failing test tells."""
    membership = Membership(key, BODY.id, own.id, f"person-{key}", role, own.post, start=start, end=end)
    return Member(membership, Person(f"person-{key}", "Ana", key), own)
