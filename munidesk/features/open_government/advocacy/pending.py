"""What waits of the agenda of advocacy: what was asked and nobody answered."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.open_government.codes import AskState
from munidesk.features.open_government.kinds import ASKS
from munidesk.town.manifest import Pending, Waiting

_KEY = "open_government.practices"


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Those handed in longest ago first; nothing where nobody asked for anything."""
    del day
    open_ones = ASKS.all(store, state=AskState.OPEN.value)
    asked = sorted((one for one in open_ones if one.asked_on is not None), key=lambda one: str(one.asked_on))
    n = len(asked)
    if not n:
        return ()
    rows = tuple(
        Waiting(
            title=one.title, key=_KEY, arguments={"ask": one.id}, detail=one.organisation, on=one.asked_on,
            words=_("Sin respuesta"), tone="attention", icon="clock",
        )
        for one in asked[:most]
    )  # fmt: skip
    return (
        Pending(
            title=_("Pedidos sin respuesta"), part=_("Gobierno abierto"), one=_("Pedido"), icon="megaphone", rows=rows,
            total=n, key=_KEY, arguments={"tab": "2"}, more=_("Ver los {n} pedidos sin respuesta").format(n=n),
            summary=ngettext("{n} pedido sin respuesta", "{n} pedidos sin respuesta", n).format(n=n),
        ),
    )  # fmt: skip
