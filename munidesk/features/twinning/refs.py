"""How a twinning, its activities and visits introduce themselves to other records."""

from collections.abc import Iterator
from datetime import date

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.twinning.codes import ProjectState
from munidesk.features.twinning.domain import Twinning
from munidesk.features.twinning.domain_year import TwinningProject, TwinningVisit
from munidesk.features.twinning.kinds import PACTS, PROJECTS, TWINNINGS, VISITS
from munidesk.features.twinning.store import case_of
from munidesk.records.ref import Described, Ref

PAGE = "hermanamientos"
Moments = tuple[tuple[date, str], ...]
_FOUND = {kind.table: kind for kind in (TWINNINGS, PROJECTS, VISITS)}


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    found = _FOUND[ref.kind].find(store, ref.id)
    match found:
        case Twinning():
            return _twinning(store, ref, found)
        case TwinningProject():
            done = found.end if found.state is ProjectState.DONE else None
            moments = ((done, _("Actividad hecha")),) if done is not None else ()
            return _of(ref, found.twinning_id, found.title, _("Actividad"), found.state.word, "2", moments)
        case TwinningVisit():
            moments = ((found.start, capital(found.way.word)),) if found.start is not None else ()
            return _of(ref, found.twinning_id, found.title, _("Visita"), found.way.word, "3", moments)
    return None


def parts(store: Store, ref: Ref) -> Iterator[Ref]:
    """Its visits and activities."""
    for kind in (PROJECTS, VISITS):
        yield from (Ref(kind.table, one.id) for one in kind.all(store, twinning_id=ref.id))


def _twinning(store: Store, ref: Ref, one: Twinning) -> Described:
    """With its case, and what its agreement came to."""
    case = case_of(store, one.id)
    pact = next(iter(PACTS.all(store, twinning_id=one.id)), None)
    told = [(one.closed_on, _("Terminó: {why}").format(why=one.closed_why))]
    if pact is not None:
        told.extend(((pact.signed_on, _("Se firmó el acuerdo")), (pact.registered_on, _("Se registró el acuerdo"))))
    moments = tuple(sorted((day, words) for day, words in told if day is not None))
    related = (Ref("case_file", case.id),) if case is not None else ()
    return Described(
        ref, one.title, _("Hermanamiento"), one.place, "globe", PAGE, {"id": one.id}, moments, related
    )  # fmt: skip


def _of(
    ref: Ref, twinning_id: str, title: str, word: str, detail: str, tab: str, moments: Moments
) -> Described:  # fmt: skip
    where = {"id": twinning_id, "tab": tab, "item": ref.id}
    return Described(ref, title, word, detail, "globe", PAGE, where, moments, (Ref("twinning", twinning_id),))
