"""A municipality's first records: itself and its council, still without members; what changes when it is no town."""

from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind, Municipality, TownKind
from munidesk.town.profiles import load_profile


def found(
    store: Store, *, country: str, name: str, town_name: str = "", legal_seats: int | None = None,
    kind: TownKind = TownKind.MUNICIPALITY,
) -> str:  # fmt: skip
    """Write the municipality and its council in one change. Returns the council's id.

    An institute or an organisation has a direction in its stead, without a number by law. `legal_seats` is the number
    of members that its norm gives the council (`Profile.seats` is the usual one).
    Raises UserError for a country without profile.
    """
    profile = load_profile(country)
    with store.change(_("Crear el municipio")):
        record = Municipality(name=name.strip(), country=profile.country, town=town_name.strip(), kind=kind)
        town.save_municipality(store, record)
        if kind is TownKind.MUNICIPALITY:
            return town.save_body(store, Body(name=profile.council_name, legal_seats=legal_seats))
        return town.save_body(store, _direction(kind))


def become(store: Store, kind: TownKind) -> None:
    """Say what it is: the file of a town has its council, another one its direction; what there was stays."""
    record = town.municipality(store)
    wanted = BodyKind.COUNCIL if kind is TownKind.MUNICIPALITY else BodyKind.BOARD
    with store.change(_("Cambiar qué es")):
        if record.kind is not kind:
            town.save_municipality(store, replace(record, kind=kind))
        if all(one.kind is not wanted for one in town.bodies(store)):
            council = Body(name=load_profile(record.country).council_name)
            town.save_body(store, council if wanted is BodyKind.COUNCIL else _direction(kind))


def _direction(kind: TownKind) -> Body:
    name = _("Dirección") if kind is TownKind.INSTITUTE else _("Comisión directiva")
    return Body(name=name, kind=BodyKind.BOARD)
