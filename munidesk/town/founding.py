"""A municipality's first records: itself and its council, still without members."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality
from munidesk.town.profiles import load_profile


def found(store: Store, *, country: str, name: str, town_name: str = "", legal_seats: int | None = None) -> str:
    """Write the municipality and its council in one change. Returns the council's id.

    `legal_seats` is the number of members that its norm gives the council (`Profile.seats` is the usual one).
    Raises UserError for a country without profile.
    """
    profile = load_profile(country)
    with store.change(_("Crear el municipio")):
        town.save_municipality(store, Municipality(name=name.strip(), country=profile.country, town=town_name.strip()))
        return town.save_body(store, Body(name=profile.council_name, legal_seats=legal_seats))
