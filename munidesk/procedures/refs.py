"""How cases, their steps and their entries introduce themselves to other records."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import CASES, ENTRIES, PROCEDURES, STEPS
from munidesk.procedures.wording import told_words
from munidesk.records.ref import Described, Ref
from munidesk.town.links import links_of

_ICON = "folder"


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    match ref.kind:
        case "procedure":
            own = PROCEDURES.find(store, ref.id)
            where = {"procedure": ref.id}
            return (
                None
                if own is None
                else Described(ref, own.title, _("Procedimiento"), own.source, _ICON, "cases", where)
            )
        case "case_file":
            return _case(store, ref)
        case "case_entry":
            return _entry(store, ref)
    step = STEPS.find(store, ref.id)
    return None if step is None else _step(store, ref, step)


def _case(store: Store, ref: Ref) -> Described | None:
    one = CASES.find(store, ref.id)
    if one is None:
        return None
    moments = [(one.opened_on, _("Se abrió el expediente {n}").format(n=one.label))]
    if one.closed_on is not None:
        moments.append((one.closed_on, _("Se cerró: {outcome}").format(outcome=one.outcome)))
    related = (one.owner,) if one.owner is not None else ()
    detail = " · ".join(part for part in (one.label, one.procedure, one.state.word) if part)
    return Described(
        ref, one.title, _("Expediente"), detail, _ICON, "cases.case", {"id": one.id}, tuple(moments), related
    )


def proved_steps(store: Store, ref: Ref) -> Iterator[Ref]:
    """Its steps with a record that proves them, its observations that became one, the cases that its steps opened."""
    steps = {one.id for one in STEPS.all(store, case_id=ref.id)}
    inner = (one for one in CASES.all(store, owner_kind=STEPS.table) if one.owner_id in steps)
    yield from (Ref(CASES.table, one.id) for one in inner)
    for kind in (STEPS, ENTRIES):
        for one in kind.all(store, case_id=ref.id):
            own = Ref(kind.table, one.id)
            if any(each.other(own).kind != "letter" for each in links_of(store, own)):
                yield own


def _step(store: Store, ref: Ref, one: CaseStep) -> Described:
    case = CASES.find(store, one.case_id)
    about = f"{case.label} · {case.title}" if case is not None else ""
    moments = ((one.done_on, told_words(one)),) if one.done_on is not None else ()
    state = capital(one.state.word) if one.state is not StepState.PENDING else ""
    return Described(
        ref, one.title, _("Paso de un expediente"), " · ".join(part for part in (about, state) if part), _ICON,
        "cases.case", {"id": one.case_id, "step": one.key}, moments, (Ref("case_file", one.case_id),),
    )  # fmt: skip


def _entry(store: Store, ref: Ref) -> Described | None:
    """Without who observed: a thread is printed."""
    one = ENTRIES.find(store, ref.id)
    step = STEPS.find(store, one.step_id) if one is not None else None
    if one is None or step is None:
        return None
    moments = [(one.day, _("Llegó {folio}").format(folio=one.folio))] if one.day is not None else []
    if one.replied_on is not None:
        moments.append(
            (one.replied_on, _("Se respondió {folio}: {word}").format(folio=one.folio, word=one.outcome.word))
        )
        if one.result:
            moments.append((one.replied_on, _("Qué cambió: {what}").format(what=one.result)))
    key = "cases.observations" if step.kind.value == "vista" else "cases.case"
    where = {"id": one.case_id, "step": step.key}
    if key == "cases.observations":
        where["entry"] = one.id
    day = show_date(one.day) if one.day is not None else ""
    detail = " · ".join(part for part in (one.folio, step.title, day, one.outcome.word if one.answered else "") if part)
    return Described(
        ref, one.title, capital(step.each) or _("Anotación"), detail, _ICON, key, where, tuple(moments),
        (Ref("case_step", step.id),),
    )  # fmt: skip
