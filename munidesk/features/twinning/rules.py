"""States of an agreement, its term and notice, the pulse of a bond, what each year costs. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.twinning.codes import Language, Opinion, Payer, ProjectState, Renewal
from munidesk.features.twinning.domain import (
    AgreementArticle,
    AgreementObservation,
    CommitteeSeat,
    Twinning,
    TwinningAgreement,
)
from munidesk.features.twinning.domain_year import TwinningAdvice, TwinningProject, TwinningVisit, VisitCost
from munidesk.procedures.clock import add_months

MOST_TOPICS = 4
WARNED = 60
"""Days before the last day of notice from which it is said."""
REPORT_DAYS = 15
"""After the return of a visit."""
YEAR = 12
MOST_MONTHS = 600


class AgreementState(Enum):
    """From the first text to the end; computed, never stored."""

    DRAFT = "draft"
    REJECTED = "rejected"
    APPROVED = "approved"
    IN_OPINION = "in_opinion"
    CLEARED = "cleared"
    SIGNED = "signed"
    REGISTERED = "registered"
    IN_FORCE = "in_force"
    ENDING = "ending"
    RENEWED = "renewed"
    EXPIRED = "expired"
    ENDED = "ended"


class Pulse(Enum):
    """How alive a bond is, over twelve months; IN_PROCESS until its agreement is signed."""

    IN_PROCESS = "in_process"
    ACTIVE = "active"
    LATENT = "latent"
    DORMANT = "dormant"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Term:
    """`notice` is the last day on which one may say that it is not renewed; `warned` from when that is shown."""

    start: date
    end: date
    notice: date
    warned: date
    turns: int = 0
    """How many times it went on by itself."""


def term(one: TwinningAgreement, day: date) -> Term | None:
    """None while it is not signed, and without end. A tacit one goes on for as long again."""
    start = one.renewed_on or one.in_force_on or one.signed_on
    if one.signed_on is None or start is None or not one.months:
        return None
    turns = 0
    if one.renewal is Renewal.TACIT:
        while add_months(start, one.months * (turns + 1)) < day:
            turns += 1
    began = add_months(start, one.months * turns)
    end = add_months(start, one.months * (turns + 1))
    notice = add_months(end, -one.notice_months)
    return Term(began, end, notice, notice - timedelta(days=WARNED), turns)


def state(
    one: TwinningAgreement, day: date, *, approved: bool, rejected: bool, asks_opinion: bool, registers: bool = False
) -> AgreementState:
    """`approved` and `rejected` by the council; `asks_opinion`: the law asks for that of the foreign ministry."""
    if one.ended_on is not None:
        return AgreementState.ENDED
    if one.signed_on is not None:
        return _signed(one, day, registers)
    if one.opinion is Opinion.FAVOURABLE:
        return AgreementState.CLEARED
    if approved:
        return AgreementState.IN_OPINION if asks_opinion else AgreementState.APPROVED
    return AgreementState.REJECTED if rejected else AgreementState.DRAFT


def _signed(one: TwinningAgreement, day: date, registers: bool) -> AgreementState:
    """What is registered is in force; where nothing is registered, what is signed is."""
    found, waits = term(one, day), registers and one.registered_on is None
    if one.in_force_on is not None and day < one.in_force_on:
        return AgreementState.REGISTERED if registers and not waits else AgreementState.SIGNED
    if found is not None and day > found.end:
        return AgreementState.EXPIRED
    if found is not None and day >= found.warned:
        return AgreementState.ENDING
    if one.renewed_on is not None or (found is not None and found.turns):
        return AgreementState.RENEWED
    return AgreementState.SIGNED if waits else AgreementState.IN_FORCE


def pulse(
    twinning: Twinning, signed: bool, projects: Sequence[TwinningProject], visits: Sequence[TwinningVisit], day: date
) -> Pulse:
    """Active with an activity in twelve months and a plan of the year; latent with one of both."""
    if twinning.closed_on is not None:
        return Pulse.CLOSED
    if not signed:
        return Pulse.IN_PROCESS
    both = bool(activities(projects, visits, day)) + has_plan(projects, day.year)
    return (Pulse.DORMANT, Pulse.LATENT, Pulse.ACTIVE)[both]


def activities(projects: Sequence[TwinningProject], visits: Sequence[TwinningVisit], day: date) -> int:
    """Visits that began and activities that were done in the last twelve months."""
    since = add_months(day, -YEAR)
    done = [one.end or one.start for one in projects if one.state is ProjectState.DONE]
    days = [*done, *(one.start for one in visits)]
    return sum(one is not None and since < one <= day for one in days)


def has_plan(projects: Sequence[TwinningProject], year: int) -> bool:
    return any(one.year == year and one.state is not ProjectState.DROPPED for one in projects)


def same_articles(articles: Sequence[AgreementArticle]) -> bool:
    """Whether both texts have the same articles, none of them blank."""
    there = {one.language: set[int]() for one in articles}
    for one in articles:
        if one.text.strip() or one.title.strip():
            there[one.language].add(one.number)
    return there.get(Language.OWN, set()) == there.get(Language.OTHER, set())


def counted(articles: Sequence[AgreementArticle], language: Language) -> int:
    """Articles with words, the preamble apart."""
    return sum(one.language is language and bool(one.number) and bool(one.text.strip()) for one in articles)


def cost_by_source(projects: Sequence[TwinningProject], costs: Sequence[VisitCost], year: int) -> dict[str, int]:
    """What the municipality pays in the year, by source; `costs` are those of the visits of that year."""
    found: dict[str, int] = {}
    for project in projects:
        if project.year == year and project.cost and project.state is not ProjectState.DROPPED:
            found[project.source] = found.get(project.source, 0) + project.cost
    for cost in costs:
        if cost.payer is Payer.OURS and cost.amount:
            found[cost.source] = found.get(cost.source, 0) + cost.amount
    return found


def paid_by(costs: Sequence[VisitCost]) -> dict[Payer, int]:
    """What each pays of a visit; who pays nothing is not in it."""
    sums = {payer: sum(one.amount for one in costs if one.payer is payer) for payer in Payer}
    return {payer: amount for payer, amount in sums.items() if amount}


def report_due(one: TwinningVisit) -> date | None:
    """Fifteen days after the return; None without a day, and once it is there."""
    back = one.end or one.start
    return back + timedelta(days=REPORT_DAYS) if back is not None and one.reported_on is None else None


# -- what no way in may store


def check_twinning(one: Twinning) -> None:
    """Raises UserError without a city, for more than four topics, or people below zero."""
    if not one.title.strip():
        raise UserError(_("Escriba con qué ciudad."), code="missing", field="title")
    if len(one.topic_list) > MOST_TOPICS:
        raise UserError(_("Elija pocos temas: {n} a lo sumo.").format(n=MOST_TOPICS), code="range", field="topics")
    if one.population is not None and one.population < 0:
        raise UserError(_("La población no puede ser negativa."), code="range", field="population")


def check_agreement(one: TwinningAgreement) -> None:
    """Raises UserError for months that are none, a notice longer than the term, a day in force before the signature."""
    if one.months is not None and not 1 <= one.months <= MOST_MONTHS:
        raise UserError(_("La vigencia va de 1 a {n} meses.").format(n=MOST_MONTHS), code="range", field="months")
    if one.notice_months < 0 or (one.months is not None and one.notice_months >= one.months):
        raise UserError(_("El aviso previo es de menos meses que la vigencia."), code="range", field="notice_months")
    if one.in_force_on and one.signed_on and one.in_force_on < one.signed_on:
        raise UserError(_("No rige antes de la firma. Corrija la fecha."), code="order", field="in_force_on")


def check_observation(one: AgreementObservation) -> None:
    """Raises UserError without its words."""
    if not one.text.strip():
        raise UserError(_("Escriba qué se observa."), code="missing", field="text")


def check_period(one: CommitteeSeat) -> None:
    if one.since and one.until and one.until < one.since:
        raise UserError(_("Termina antes de empezar. Corrija las fechas."), code="order", field="until")


def check_project(one: TwinningProject) -> None:
    """Raises UserError for days in the wrong order, and money below zero."""
    if one.start and one.end and one.end < one.start:
        raise UserError(_("La actividad termina antes de empezar. Corrija las fechas."), code="order", field="end")
    for name in ("cost", "cost_there"):
        if (getattr(one, name) or 0) < 0:
            raise UserError(_("El costo no puede ser negativo."), code="range", field=name)


def check_visit(one: TwinningVisit) -> None:
    if one.start and one.end and one.end < one.start:
        raise UserError(_("La visita termina antes de empezar. Corrija las fechas."), code="order", field="end")
    if one.reported_on and one.start and one.reported_on < one.start:
        raise UserError(_("El informe no puede ser anterior a la visita."), code="order", field="reported_on")


def check_cost(one: VisitCost) -> None:
    if one.amount < 0:
        raise UserError(_("El monto no puede ser negativo."), code="range", field="amount")


def check_advice(one: TwinningAdvice) -> None:
    if one.asked_on and one.answered_on and one.answered_on < one.asked_on:
        raise UserError(
            _("La respuesta no puede ser anterior al pedido. Corrija las fechas."), code="order", field="answered_on"
        )
