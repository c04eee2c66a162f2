"""What joins the features of the invented municipality, once each has written its own."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.instruments.store import answer_ref
from munidesk.records.ref import Ref
from munidesk.town.links import link
from munidesk.town.sample import SampleSize

# initiative, agenda item, activity: one matter under way, one from the neighbour's word to the evidence.
_MATTERS = (
    ("Iluminación de la plaza Los Ceibos", "Iluminación de la plaza Los Ceibos", "Recambio de luminarias"),
    ("Luminarias apagadas en la calle Los Ceibos", "Compra de 120 luminarias", "Recambio de luminarias"),
)


def join(store: Store, size: SampleSize) -> None:
    """Initiative with item and activity, activity with the answer of the last round."""
    del size
    with store.change(_("Vincular el ejemplo")):
        _join(store)


def _join(store: Store) -> None:
    lines: list[Ref] = []
    for title, item, activity in _MATTERS:
        initiative = _newest(store, "initiative", title)
        if initiative is None:
            continue
        for kind, name, role in (("agenda_item", item, "treated"), ("plan_line", activity, "planned")):
            other = _newest(store, kind, name)
            if other is not None:
                link(store, initiative, other, role)
                lines.extend([other] if kind == "plan_line" else [])
    rounds = store.select("evaluation_round", order="number DESC")
    if rounds and lines:
        link(store, lines[0], answer_ref(store, str(rounds[0]["id"]), "metas-con-base"), "measured")


def _newest(store: Store, kind: str, title: str) -> Ref | None:
    rows = store.select(kind, order="id DESC", title=title)
    return Ref(kind, str(rows[0]["id"])) if rows else None
