"""People as plain data, for `munidesk list` and for exports."""

from collections.abc import Sequence

from munidesk.data.store import Store
from munidesk.town import store as town


def list_people(store: Store) -> Sequence[dict[str, object]]:
    """One row per membership of any body, and one for each person who sits in none."""
    rows: list[dict[str, object]] = []
    seated: set[str] = set()
    for body in town.bodies(store):
        for member in town.members(store, body.id):
            seated.add(member.person.id)
            rows.append(
                {
                    "id": member.person.id,
                    "family_names": member.person.family_names,
                    "given_names": member.person.given_names,
                    "gender": member.person.gender,
                    "body": body.name,
                    "post": member.membership.title or member.membership.post,
                    "role": member.membership.role,
                    "seat": None if member.seat.is_bench else member.seat.number,
                    "party": member.membership.party,
                    "start": member.membership.start.isoformat() if member.membership.start else None,
                    "end": member.membership.end.isoformat() if member.membership.end else None,
                }
            )
    blank = dict.fromkeys(("body", "post", "role", "seat", "party", "start", "end"))
    rows.extend(
        {
            "id": person.id,
            "family_names": person.family_names,
            "given_names": person.given_names,
            "gender": person.gender,
            **blank,
        }
        for person in town.people(store)
        if person.id not in seated
    )
    return rows
