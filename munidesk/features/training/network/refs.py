"""How an institution, an exchange, a line of action and somebody who teaches introduce themselves."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.kinds import ACTION_LINES, EXCHANGES, INSTITUTIONS, TRAINERS
from munidesk.features.training.network.store import named
from munidesk.records.ref import Described, Ref

_KEY = "capacitacion.network"


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    match ref.kind:
        case INSTITUTIONS.table:
            place = INSTITUTIONS.find(store, ref.id)
            if place is None:
                return None
            detail = " · ".join(part for part in (place.kind.word, place.region, place.country) if part)
            related = (Ref("case_file", place.case_id),) if place.case_id else ()
            return _made(ref, place.name, _("Institución"), detail, INSTITUTIONS.icon, "0", related)
        case EXCHANGES.table:
            visit = EXCHANGES.find(store, ref.id)
            if visit is None:
                return None
            host = named(store).get(visit.institution_id, "")
            related = (Ref("practice", visit.practice_id),) if visit.practice_id else ()
            return _made(ref, visit.title, _("Intercambio"), host, EXCHANGES.icon, "1", related)
        case ACTION_LINES.table:
            line = ACTION_LINES.find(store, ref.id)
            if line is None:
                return None
            detail = " · ".join(part for part in (line.town, line.responsible) if part)
            related = (Ref("encounter", line.encounter_id),) if line.encounter_id else ()
            return _made(ref, line.title, _("Línea de acción"), detail, ACTION_LINES.icon, "2", related)
    who = TRAINERS.find(store, ref.id)
    return None if who is None else _made(ref, who.name, _("Quien enseña"), who.topics, TRAINERS.icon, "3", ())


def _made(ref: Ref, title: str, word: str, detail: str, icon: str, tab: str, related: tuple[Ref, ...]) -> Described:
    return Described(ref, title, word, detail, icon, _KEY, {"tab": tab, "id": ref.id}, related=related)
