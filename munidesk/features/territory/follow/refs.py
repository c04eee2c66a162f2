"""How a deviation, a key question and an alignment introduce themselves to other records."""

from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.domain import KeyQuestion
from munidesk.features.territory.domain_bank import Alignment, Deviation
from munidesk.features.territory.kinds import ALIGNMENTS, DEVIATIONS, QUESTIONS
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Described, Ref

PAGE = "territorio"
_FOUND: dict[str, AnyKind] = {kind.table: kind for kind in (DEVIATIONS, QUESTIONS, ALIGNMENTS)}


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    found = _FOUND[ref.kind].find(store, ref.id)
    match found:
        case Deviation():
            moments = [(found.day, _("Se anotó"))]
            if found.decided_on is not None:
                moments.append((found.decided_on, _("Se decidió: {words}").format(words=found.decision[:60])))
            return _of(ref, found.territory_id, found.title, _("Desvío"), show_date(found.day), "alert", "deviations",
                       tuple(moments))  # fmt: skip
        case KeyQuestion():
            return _of(ref, found.territory_id, found.text, _("Pregunta clave"), found.answer, "help", "questions")
        case Alignment():
            title = found.title or found.activity
            return _of(ref, found.territory_id, title, _("Alineación"), found.activity, "link", "alignment")
    return None


def _of(
    ref: Ref, territory_id: str, title: str, word: str, detail: str, icon: str, item: str,
    moments: tuple[tuple[date, str], ...] = (),
) -> Described:  # fmt: skip
    where = {"id": territory_id, "tab": "5", "item": item}
    return Described(ref, title, word, detail, icon, PAGE, where, moments, (Ref("territory", territory_id),))
