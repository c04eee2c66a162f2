"""What waits in the participatory budget: tables to count, counts that differ, a tie to decide."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participatory_budget.store import BudgetView, load_view, newest
from munidesk.features.participatory_budget.store_count import unready
from munidesk.town.manifest import Pending, Waiting


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    del day, most
    key = newest(store)
    view = load_view(store, key) if key else None
    rows = tuple(_waiting(view)) if view is not None and view.process.is_open else ()
    title = _("Presupuesto participativo")
    return (
        Pending(
            title=title, part=_("Participación"), one=title,
            icon="coins", rows=rows, total=len(rows), key="participation.budget",
            empty=_("Nada espera en el presupuesto participativo."), printed=bool(rows),
        ),
    )  # fmt: skip


def _waiting(view: BudgetView) -> list[Waiting]:
    """One line: what the count needs next, once there is one."""
    if not view.ballots:
        return []
    why = unready(view)
    words = why or _("El escrutinio está completo: ciérrelo para imprimir el acta.")
    return [
        Waiting(
            title=view.process.title, key="participation.budget", arguments={"id": view.process.id, "tab": "2"},
            detail=words, on=view.process.vote_day, words=_("contando"), tone="attention" if why else "good",
        )
    ]  # fmt: skip
