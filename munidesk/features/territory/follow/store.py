"""The verbs of the follow-up: alignment with plan and POA, deviations and what was decided, answers of the year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.domain import KeyQuestion, ObjectiveAnswer
from munidesk.features.territory.domain_bank import Alignment, Deviation
from munidesk.features.territory.follow import rules
from munidesk.features.territory.follow.lines import ACTIVITY, PlanLine
from munidesk.features.territory.follow.store_plan import plan_lines
from munidesk.features.territory.kinds import ALIGNMENTS, ANSWERS, DEVIATIONS, QUESTIONS
from munidesk.features.territory.store import case_of
from munidesk.procedures.kinds import CASES
from munidesk.records.ref import Ref
from munidesk.town.links import link, links_of, unlink

OF_CASE = "of_case"
"""The role of a line of the plan towards the case it carries out: its money is counted there and here, once."""

# -- alignment


def save_alignment(store: Store, one: Alignment) -> Alignment:
    """New at the end. Raises UserError without an objective and without an activity."""
    there = ALIGNMENTS.all(store, territory_id=one.territory_id)
    last = max((each.position for each in there), default=0)
    with store.change(_("Alineación: {title}").format(title=(one.title or one.activity).strip()[:40])):
        kept = ALIGNMENTS.save(store, one if one.id else replace(one, position=last + 1))
        _tie(store, kept.territory_id)
    return kept


def remove_alignment(store: Store, alignment_id: str) -> None:
    one = ALIGNMENTS.get(store, alignment_id)
    with store.change(_("Quitar la alineación «{title}»").format(title=(one.title or one.activity)[:40])):
        ALIGNMENTS.delete(store, alignment_id)
        _tie(store, one.territory_id)


def set_line(store: Store, alignment_id: str, line_id: str) -> Alignment:
    """A line of the plan into its place: an activity as activity, any other one as the objective.

    Raises UserError when the line is gone.
    """
    line = next((one for one in plan_lines(store) if one.id == line_id), None)
    if line is None:
        raise UserError(_("Ese renglón ya no está en el plan. Elija otro."), code="gone")
    return save_alignment(store, _with(ALIGNMENTS.get(store, alignment_id), line))


def _with(one: Alignment, line: PlanLine) -> Alignment:
    if line.level == ACTIVITY:
        return replace(one, activity=line.title, activity_id=line.id)
    return replace(one, title=line.title, goal_id=line.id)


def bring_plan(store: Store, territory_id: str, year: int) -> int:
    """Objectives and activities of the plan that no row names yet. How many rows came.

    Raises UserError without a plan.
    """
    lines = plan_lines(store)
    if not lines:
        raise UserError(_("Todavía no hay ningún plan de donde tomar. Cree uno en Planes."), code="no_plan")
    there = ALIGNMENTS.all(store, territory_id=territory_id)
    goals, works = {one.goal_id for one in there if one.goal_id}, {one.activity_id for one in there if one.activity_id}
    new = [
        one for one in rules.from_plan(lines, territory_id, year)
        if (one.activity_id not in works if one.activity_id else one.goal_id not in goals)
    ]  # fmt: skip
    last = max((each.position for each in there), default=0)
    with store.change(_("Tomar objetivos y actividades del plan")):
        for at, one in enumerate(new, last + 1):
            ALIGNMENTS.save(store, replace(one, position=at))
        _tie(store, territory_id)
    return len(new)


def turn_programme(store: Store, alignment_id: str) -> Alignment:
    one = ALIGNMENTS.get(store, alignment_id)
    return save_alignment(store, replace(one, programme=rules.after_programme(one.programme)))


def turn_kind(store: Store, alignment_id: str) -> Alignment:
    one = ALIGNMENTS.get(store, alignment_id)
    return save_alignment(store, replace(one, poa=rules.after_kind(one.poa)))


def _tie(store: Store, territory_id: str) -> None:
    """The activities of its rows are lines of its case, and no others that rows once named."""
    case = case_of(store, territory_id)
    if case is None:
        return
    own = Ref(CASES.table, case.id)
    rows = ALIGNMENTS.all(store, territory_id=territory_id)
    wanted = {one.activity_id for one in rows if one.activity_id and one.title}
    there = {one.other(own).id: one for one in links_of(store, own) if one.role == OF_CASE and one.target == own}
    for key in wanted - there.keys():
        link(store, Ref("plan_line", key), own, OF_CASE)
    for key in there.keys() - wanted:
        unlink(store, there[key].id)


# -- deviations


def save_deviation(store: Store, one: Deviation) -> Deviation:
    """Raises UserError without what it is, and where it was decided before it was noted."""
    label = _("Desvío: {title}").format(title=one.title.strip()[:40])
    return DEVIATIONS.save(store, one, label=label)


def decide(store: Store, one: Deviation) -> Deviation:
    """What was decided about it. Raises UserError without the decision, who took it, or its day."""
    rules.check_decision(one)
    return DEVIATIONS.save(store, one, label=_("Decisión sobre «{title}»").format(title=one.title[:40]))


def remove_deviation(store: Store, deviation_id: str) -> None:
    DEVIATIONS.delete(store, deviation_id)


# -- answers


def answer_objective(store: Store, territory_id: str, objective_id: str, year: int, text: str) -> None:
    """What the report of a year says of an objective; an empty text takes it away."""
    there = ANSWERS.all(store, objective_id=objective_id, year=year)
    if not text.strip():
        for one in there:
            ANSWERS.delete(store, one.id, label=_("Respuesta a un objetivo, {year}").format(year=year))
        return
    blank = ObjectiveAnswer(territory_id=territory_id, objective_id=objective_id, year=year, text="")
    kept = replace(there[0] if there else blank, text=text.strip())
    ANSWERS.save(
        store, kept, label=_("Respuesta a un objetivo, {year}").format(year=year),
        fold=f"objective_answer:{objective_id}:{year}",
    )  # fmt: skip


def answer_question(
    store: Store, question_id: str, *, answer: str | None = None, by: str | None = None, on: date | None = None
) -> KeyQuestion:
    """One of the key questions; its day is the one it was answered first, unless `on` says another.

    An emptied answer has neither day nor who.
    """
    one = QUESTIONS.get(store, question_id)
    kept = replace(one, answer=one.answer if answer is None else answer.strip(),
                   answered_by=one.answered_by if by is None else by.strip())  # fmt: skip
    if not kept.answer:
        kept = replace(kept, answered_on=None, answered_by="")
    elif kept != one or on is not None:
        kept = replace(kept, answered_on=on or one.answered_on or today())
    if kept == one:
        return one
    return QUESTIONS.save(store, kept, label=_("Pregunta clave"), fold=f"territory_question:{one.id}")


def answered(questions: Sequence[KeyQuestion]) -> int:
    return sum(bool(one.answer.strip()) for one in questions)
