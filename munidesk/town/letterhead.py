"""The head of every document of the municipality."""

from munidesk.data.store import Store
from munidesk.documents.model import Letterhead
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.shields import printed_shield


def letterhead(
    municipality: Municipality, shield: bytes, *, body: str = "", right_strong: str = "", right: str = ""
) -> Letterhead:
    address = " · ".join(
        part
        for part in (
            municipality.address,
            f"tel. {municipality.phone}" if municipality.phone else "",
            municipality.email,
        )
        if part
    )
    return Letterhead(municipality.name, body, address, printed_shield(shield), right_strong, right)


def letterhead_of(store: Store) -> Letterhead:
    """The letterhead with the council's name, for lists."""
    municipality = town.municipality(store)
    shield = store.blob(municipality.logo) if municipality.logo else None
    return letterhead(municipality, shield or b"", body=town.council(store).name)
