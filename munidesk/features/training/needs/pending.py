"""Where an institute begins: competences, posts and people. Nothing else of the needs ever waits."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.kinds import POSTS, STAFF
from munidesk.town.domain import TownKind
from munidesk.town.founded import kind_of
from munidesk.town.manifest import Pending, Waiting


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    del day, most
    if kind_of(store) != TownKind.INSTITUTE.value or store.count(STAFF.table):
        return ()
    steps = [
        Waiting(
            title=_("Cargue competencias, puestos y cursos"), key="capacitacion", run="load",
            who=_("MuniDesk trae 22 competencias, 16 puestos y 21 cursos"),
        )
    ] if not store.count(POSTS.table) else []  # fmt: skip
    steps.append(Waiting(
        title=_("Anote a quién se capacita"), key="capacitacion.people", run="new",
        who=_("De a una persona, o con su planilla de Excel"),
    ))  # fmt: skip
    return (
        Pending(
            title=_("Necesidades"), part=_("Capacitación"), one=_("Capacitación"), icon="cap", rows=(), total=0,
            key="capacitacion", begin=tuple(steps), empty=_("Todavía no hay personal cargado."),
        ),
    )  # fmt: skip
