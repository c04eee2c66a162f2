"""What can be of a programme and its records; quadrants, who answers, weighted marks, what is not aligned. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.territory.codes import ProductState, Role
from munidesk.features.territory.domain import (
    CoordinationAgreement,
    KeyQuestion,
    Product,
    ProductVersion,
    Responsibility,
    Territory,
    TerritoryActor,
    TerritoryPhase,
)
from munidesk.features.territory.domain_bank import (
    Alignment,
    BankCriterion,
    BankMark,
    BankProject,
    BudgetShare,
    Deviation,
)

LEAST, MOST, HALF = 1, 5, 3
"""Of interest and influence; from the half up they count."""
TOP = 10
WHOLE = 100


class Quadrant(Enum):
    """What to do with an actor."""

    DECIDE = "decide"
    APPROACH = "approach"
    VOICE = "voice"
    INFORM = "inform"


def quadrant(actor: TerritoryActor) -> Quadrant:
    """Both from 3 up: decide together; influence only: bring near; interest only: give voice; neither: inform."""
    if actor.influence >= HALF:
        return Quadrant.DECIDE if actor.interest >= HALF else Quadrant.APPROACH
    return Quadrant.VOICE if actor.interest >= HALF else Quadrant.INFORM


def faults(product: Product, letters: Iterable[Responsibility]) -> tuple[str, ...]:
    """Why a product's row of the matrix does not hold: each has exactly one who answers, and at least one who does."""
    roles = [one.role for one in letters if one.product_id == product.id]
    answering, found = roles.count(Role.ANSWERS), []
    if answering == 0:
        found.append(_("nadie responde"))
    elif answering > 1:
        found.append(_("responden {n}, y tiene que ser uno").format(n=answering))
    if Role.DOES not in roles:
        found.append(_("nadie lo hace"))
    return tuple(found)


def weighted(weights: Mapping[str, int], marks: Mapping[str, Decimal]) -> Decimal | None:
    """Σ mark · weight / Σ weights, from 0 to 10: 40/35/25 with 8, 6 and 10 is 7,8. None with a blank mark or no weight.

    Not rounded: that is for who shows it.
    """
    whole = sum(weights.values())
    if not whole or any(key not in marks for key in weights):
        return None
    return sum((marks[key] * weight for key, weight in weights.items()), Decimal(0)) / whole


def reply_rate(answered: int, whole: int) -> Decimal | None:
    """Per cent of the observations that were answered: 38 of 40 is 95. None without any."""
    return Decimal(answered) * 100 / whole if whole else None


def orphans(alignments: Sequence[Alignment]) -> tuple[tuple[Alignment, ...], tuple[Alignment, ...]]:
    """(objectives without an activity, activities without an objective)."""
    loose = tuple(one for one in alignments if one.title.strip() and not one.activity.strip())
    free = tuple(one for one in alignments if one.activity.strip() and not one.title.strip())
    return loose, free


def newest(versions: Sequence[ProductVersion]) -> ProductVersion | None:
    return max(versions, key=lambda one: one.number, default=None)


def delivered(version: ProductVersion | None) -> bool:
    """Delivered, or more: approved."""
    return version is not None and version.state is not ProductState.WORKING


# -- what no way in may store


def check_territory(one: Territory) -> None:
    if not one.title.strip():
        raise UserError(_("Póngale un nombre al programa."), code="missing", field="title")
    if one.horizon is not None and not 1900 < one.horizon < 2200:
        raise UserError(_("El horizonte es un año, por ejemplo 2040."), code="year", field="horizon")
    if one.body_id and one.body_id == one.technical_id:
        raise UserError(
            _("El órgano que conduce y el grupo técnico son dos: elija otro."), code="same", field="technical_id"
        )


def check_phase(one: TerritoryPhase) -> None:
    if one.start and one.end and one.end < one.start:
        raise UserError(_("La fase termina antes de empezar. Corrija las fechas."), code="order", field="end")


def check_actor(one: TerritoryActor) -> None:
    for name, words in (("interest", _("El interés va de 1 a 5.")), ("influence", _("La influencia va de 1 a 5."))):
        if not LEAST <= getattr(one, name) <= MOST:
            raise UserError(words, code="range", field=name)


def check_version(one: ProductVersion) -> None:
    if one.day is not None and one.day > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="day")
    if one.approved_on is not None and one.day is not None and one.approved_on < one.day:
        raise UserError(_("No puede aprobarse antes de entregarse."), code="order", field="approved_on")


def check_agreement(one: CoordinationAgreement) -> None:
    if one.signed_on and one.until and one.until < one.signed_on:
        raise UserError(_("El acuerdo vence antes de firmarse. Corrija las fechas."), code="order", field="until")


def check_question(one: KeyQuestion) -> None:
    if one.answered_on is not None and one.answered_on > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="answered_on")


def check_project(one: BankProject) -> None:
    if one.cost is not None and one.cost < 0:
        raise UserError(_("El costo no puede ser negativo."), code="range", field="cost")


def check_criterion(one: BankCriterion) -> None:
    if not 0 <= one.weight <= WHOLE:
        raise UserError(_("El peso va de 0 a 100."), code="range", field="weight")


def check_mark(one: BankMark) -> None:
    if not 0 <= one.mark <= TOP:
        raise UserError(_("La nota va de 0 a 10."), code="range", field="mark")


def check_deviation(one: Deviation) -> None:
    if one.decided_on is not None and one.decided_on < one.day:
        raise UserError(_("No puede decidirse antes de anotarse."), code="order", field="decided_on")


def check_alignment(one: Alignment) -> None:
    if not one.title.strip() and not one.activity.strip():
        raise UserError(_("Escriba el objetivo o la actividad."), code="missing", field="title")


def check_share(one: BudgetShare) -> None:
    if one.amount < 0:
        raise UserError(_("El monto no puede ser negativo."), code="range", field="amount")
