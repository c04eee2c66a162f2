"""What waits in the FODA: nothing is ever due in it; only that it may be begun."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.swot.store import matrices
from munidesk.town.manifest import Pending, Waiting


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    del day, most
    first = Waiting(title=_("Empiece el FODA"), key="swot", run="new", who=_("Fortalezas y debilidades, con su equipo"))
    begin = () if matrices(store) else (first,)
    return (
        Pending(
            title=_("FODA"), part=_("FODA"), one=_("FODA"), icon="grid", rows=(), total=0, key="swot", begin=begin,
            printed=False,
        ),
    )  # fmt: skip
