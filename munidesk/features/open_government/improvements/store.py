"""The verbs of improvements: from a criterion or free, accepted, dropped, done, ordered by the town itself."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.open_government.codes import Effort, ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import rules
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.instruments.kinds import CRITERIA, DIMENSIONS, ROUNDS
from munidesk.records.ref import Ref
from munidesk.town.links import links_of

State = ImprovementState

IMPROVES = "improves"
"""The role of an improvement towards the activity of the plan that carries it out."""
SERIES = Series("SELECT max(number) AS number FROM improvement")
"""One series for the whole file; the number of one that was taken away is not given again."""


def improvements(store: Store) -> tuple[Improvement, ...]:
    """By number."""
    return IMPROVEMENTS.all(store)


def improvement_of(store: Store, key: str) -> Improvement:
    """Raises UserError when it is gone."""
    return IMPROVEMENTS.get(store, key)


def about(store: Store, round_id: str, criterion_key: str) -> Improvement | None:
    """The open one about that criterion of the diagnosis of the round, if there is one already."""
    owner = ROUNDS.get(store, round_id).owner_id
    found = IMPROVEMENTS.all(store, diagnosis_id=owner, criterion_key=criterion_key)
    return next((one for one in found if one.state in rules.OPEN), None)


def from_criterion(store: Store, round_id: str, criterion_key: str) -> str:
    """What a criterion of a round advises, as an improvement; the open one about it, where there is one already.

    Raises UserError for a round or a criterion that is gone.
    """
    there = about(store, round_id, criterion_key)
    if there is not None:
        return there.id
    own = ROUNDS.get(store, round_id)
    asked = next(iter(CRITERIA.all(store, instrument_id=own.instrument_id, key=criterion_key)), None)
    if asked is None:
        raise UserError(_("Esta ronda no pregunta ese criterio."), code="gone")
    of = DIMENSIONS.all(store, instrument_id=own.instrument_id, key=asked.dimension_key)
    area = asked.area or next((one.area for one in of), "")
    told = (asked.advice if asked.short else "", asked.gender_advice)
    return save(
        store,
        Improvement(
            diagnosis_id=own.owner_id if own.owner_kind == "diagnosis" else "", round_id=round_id,
            criterion_key=criterion_key, title=asked.short or asked.advice or asked.question,
            text="\n".join(filter(None, told)), area=area, ods=asked.ods,
            gender=asked.gender,
        ),
    )  # fmt: skip


def save(store: Store, one: Improvement, *, fold: str = "") -> str:
    """New when it has no id: it is given the next number. Raises UserError (`rules.check_improvement`)."""
    kept = replace(one, title=" ".join(one.title.split()))
    if kept.id:
        label = _("mejora {name}").format(name=rules.name_of(kept))
        return IMPROVEMENTS.save(store, kept, label=label, fold=fold).id
    with store.change(_("Mejora «{title}»").format(title=kept.title[:40])) as writer:
        return IMPROVEMENTS.save(store, replace(kept, number=SERIES.given(store, writer))).id


def accept(store: Store, key: str, on: date | None = None) -> None:
    """Somebody decided that it will be done. Raises UserError for one that was accepted before, or dropped."""
    one = improvement_of(store, key)
    if one.state is not State.PROPOSED:
        raise UserError(_("{name} ya está {state}.").format(name=rules.name_of(one), state=one.state.word))
    _to(store, replace(one, state=State.ACCEPTED, accepted_on=on or today()), _("Aceptar {name}"))


def propose_again(store: Store, key: str) -> None:
    """Accepted by mistake: back among the proposed. Raises UserError for any other."""
    one = improvement_of(store, key)
    if one.state is not State.ACCEPTED:
        raise UserError(_("Solo vuelve a propuesta una mejora aceptada."))
    _to(store, replace(one, state=State.PROPOSED, accepted_on=None), _("Volver {name} a propuesta"))


def drop(store: Store, key: str, reason: str) -> None:
    """It will not be done, and why. Raises UserError without a reason, or once a round verified it."""
    one = improvement_of(store, key)
    if one.state is State.VERIFIED:
        raise UserError(_("Una ronda ya la verificó: no se puede descartar."))
    _to(store, replace(one, state=State.DROPPED, reason=" ".join(reason.split())), _("Descartar {name}"))


def restore(store: Store, key: str) -> None:
    """One that was dropped, back to where it stood. Raises UserError where another about the same is open now."""
    one = improvement_of(store, key)
    if one.state is not State.DROPPED:
        raise UserError(_("Solo se retoma una mejora descartada."))
    there = about(store, one.round_id, one.criterion_key) if one.round_id and one.criterion_key else None
    if there is not None:
        raise UserError(
            _("{name} ya trata ese ítem. Descártela antes de retomar esta.").format(name=rules.name_of(there))
        )
    _to(store, replace(one, state=_before(store, one), reason=""), _("Retomar {name}"))


def _before(store: Store, one: Improvement) -> State:
    if one.done_on is not None:
        return State.DONE
    if activity_of(store, one.id):
        return State.IN_PLAN
    return State.ACCEPTED if one.accepted_on is not None else State.PROPOSED


def mark_done(store: Store, key: str, on: date | None = None) -> None:
    """It is done; a later round verifies it. Raises UserError for one that is proposed only, or past that."""
    one = improvement_of(store, key)
    if one.state not in (State.ACCEPTED, State.IN_PLAN):
        raise UserError(_("Solo se da por hecha una mejora aceptada o en el POA."))
    _to(store, replace(one, state=State.DONE, done_on=on or today()), _("{name}: hecha"))


def mark_undone(store: Store, key: str) -> None:
    """It was not done after all. Raises UserError for one that is not waiting for its round."""
    one = improvement_of(store, key)
    if one.state is not State.DONE:
        raise UserError(_("Esa mejora no está hecha, o una ronda ya la verificó."))
    _to(store, replace(one, state=_before(store, replace(one, done_on=None)), done_on=None), _("{name}: no está hecha"))


def set_effort(store: Store, key: str, effort: Effort) -> None:
    _to(store, replace(improvement_of(store, key), effort=effort), _("esfuerzo de {name}"))


def _to(store: Store, one: Improvement, label: str) -> None:
    IMPROVEMENTS.save(store, one, label=label.format(name=rules.name_of(one)))


def activity_of(store: Store, key: str) -> str:
    """The id of the line of the plan that carries it out; empty when there is none."""
    found = (one.target for one in links_of(store, Ref("improvement", key)) if one.role == IMPROVES)
    return next((one.id for one in found if store.get(one.kind, one.id) is not None), "")


def evidence_of(store: Store, one: Improvement) -> str:
    """What proves it, as its criterion says; empty for a free one."""
    own = ROUNDS.find(store, one.round_id) if one.round_id else None
    asked = CRITERIA.all(store, instrument_id=own.instrument_id, key=one.criterion_key) if own is not None else ()
    return next((each.evidence for each in asked), "")


def number_new(store: Store, writer: Writer) -> None:
    """What came in by a sheet or another list is given its number within the same change (`Schema.settling`)."""
    for table, key in list(writer.changes):
        row = store.get(table, key) if table == "improvement" else None
        if row is not None and not row["number"]:
            writer.put("improvement", {"id": key, "number": SERIES.given(store, writer)})
