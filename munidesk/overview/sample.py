"""The complete invented municipality: what each feature writes, then what joins them."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import sample as council
from munidesk.features.participation import sample as participation
from munidesk.features.pilot import sample as pilot
from munidesk.features.planning import sample as planning
from munidesk.features.swot import sample as swot
from munidesk.instruments.store import answer_ref
from munidesk.town.domain import Ref
from munidesk.town.links import link
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize | None = None) -> None:
    """Fill a new file. Raises UserError for a country that MuniDesk does not have."""
    size = size or SampleSize()
    council.write_sample(
        store, country=size.country, sessions=size.sessions, seats=size.seats, items=size.items, seed=size.seed
    )
    participation.write_sample(store, size)
    swot.write_sample(store, size)
    planning.write_sample(store, size)
    pilot.write_sample(store, size)
    with store.change(_("Vincular el ejemplo")):
        _join(store)


def _join(store: Store) -> None:
    """One matter from the neighbour's word to the indicator: item, initiative, activity, answer of the round."""
    found: dict[str, str] = {}
    for kind, title in (
        ("agenda_item", "Iluminación de la plaza Los Ceibos"), ("initiative", "Iluminación de la plaza Los Ceibos"),
        ("plan_line", "Recambio de luminarias"),
    ):  # fmt: skip
        rows = store.select(kind, order="id DESC", title=title)
        if rows:
            found[kind] = str(rows[0]["id"])
    if "initiative" not in found:
        return
    own = Ref("initiative", found["initiative"])
    for kind, role in (("agenda_item", "treated"), ("plan_line", "planned")):
        if kind in found:
            link(store, own, Ref(kind, found[kind]), role)
    rounds = store.select("evaluation_round", order="number DESC")
    if rounds and "plan_line" in found:
        answer = answer_ref(store, str(rounds[0]["id"]), "metas-con-base")
        link(store, Ref("plan_line", found["plan_line"]), answer, "measured")
