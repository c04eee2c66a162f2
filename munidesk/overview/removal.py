"""A member listed by mistake is taken off the list, as long as nothing in the file names her."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import ngettext
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.overview.merging import references
from munidesk.records.ref import Ref
from munidesk.town import store as town


def remove_member(house: House, store: Store, own: Ref, _words: str = "") -> str:
    """Take away a membership that nothing names, with its seat when nobody else ever held it. Returns whose it was.

    Raises UserError once a session, a vote or anything else names it: such a membership is ended instead.
    """
    member = town.member(store, own.id)
    name = member.person.short_name
    named = sum(len(store.select(kind.table, **{column: own.id})) for kind, column in references(house, "membership"))
    if named:
        raise UserError(
            ngettext(
                "{name} consta en {n} registro de sesiones: no se quita. Ponga en «Hasta» su último día.",
                "{name} consta en {n} registros de sesiones: no se quita. Ponga en «Hasta» su último día.",
                named,
            ).format(name=name, n=named),
            code="named",
        )
    seat = references(house, "seat")
    alone = sum(len(store.select(kind.table, **{column: member.seat.id})) for kind, column in seat) == 1
    if alone:
        town.remove_seat(store, member.seat.id)
    else:
        town.remove_membership(store, own.id)
    return name
