"""Escalar, ajustar or abandonar: each condition with its threshold and its figure, unrounded. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.features.pilot.domain import Pilot
from munidesk.instruments.scoring import Result


class Outcome(StrEnum):
    SCALE = "escalar"
    ADJUST = "ajustar"
    ABANDON = "abandonar"


@dataclass(frozen=True, slots=True)
class Condition:
    words: str
    threshold: str
    found: str
    met: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` is None while nothing is answered; `provisional` while criteria are missing or the round is open."""

    outcome: Outcome | None
    conditions: tuple[Condition, ...]
    provisional: bool
    why: str


def check_thresholds(pilot: Pilot, figures: Figures, scale: int = 4) -> None:
    """Raises UserError when they are out of order or outside the scale."""
    if not 0 <= pilot.adjust <= scale or not 0 <= pilot.scale_up <= scale or not 0 <= pilot.min_dimension <= scale:
        raise UserError(_("Los umbrales van de 0 a {n}.").format(n=scale))
    if pilot.adjust >= pilot.scale_up:
        raise UserError(
            _("El umbral para ajustar ({a}) tiene que ser menor que el de escalar ({b}).").format(
                a=figures.points(pilot.adjust), b=figures.points(pilot.scale_up)
            )
        )
    if not 0 <= pilot.min_answered <= 100:
        raise UserError(_("Los criterios respondidos se piden en un porcentaje de 0 a 100."))


def verdict(pilot: Pilot, found: Result, figures: Figures, *, is_open: bool) -> Verdict:
    """Of a round, against the thresholds of the plan sheet. What is compared is never rounded."""
    scale_up, adjust, floor = Fraction(pilot.scale_up), Fraction(pilot.adjust), Fraction(pilot.min_dimension)
    provisional = is_open or bool(found.blank)
    if found.total is None:
        return Verdict(None, (), True, _("Todavía no hay respuestas: no hay nada que comparar con los umbrales."))
    lowest = found.lowest
    low = lowest.score if lowest is not None else None
    name = lowest.dimension.title if lowest is not None else ""
    enough = found.answered * 100 >= pilot.min_answered * found.applicable
    share = figures.percent(found.answered, found.applicable)
    conditions = (
        Condition(_("Puntaje total"), _("{n} o más").format(n=figures.points(pilot.scale_up)),
                  figures.number(found.total, 2), found.total >= scale_up),
        Condition(_("Dimensión más baja ({name})").format(name=name),
                  _("{n} o más").format(n=figures.points(pilot.min_dimension)),
                  figures.number(low, 2), low is not None and low >= floor),
        Condition(_("Criterios aplicables con respuesta"), _("{n} % o más").format(n=pilot.min_answered),
                  _("{a} de {b} ({p})").format(a=found.answered, b=found.applicable, p=share), enough),
    )  # fmt: skip
    if found.total < adjust:
        outcome = Outcome.ABANDON
    elif all(one.met for one in conditions):
        outcome = Outcome.SCALE
    else:
        outcome = Outcome.ADJUST
    return Verdict(outcome, conditions, provisional, rule_words(pilot, figures))


def rule_words(pilot: Pilot, figures: Figures) -> str:
    """«Escalar pide 3,0 o más, sin dimensión bajo 2,0…»."""
    return _(
        "Escalar pide {up} o más, ninguna dimensión bajo {floor} y {share} % de respuestas; desde {adjust} "
        "corresponde ajustar; por debajo, abandonar. Se compara el valor sin redondear."
    ).format(
        up=figures.points(pilot.scale_up), floor=figures.points(pilot.min_dimension),
        share=pilot.min_answered,
        adjust=figures.points(pilot.adjust),
    )  # fmt: skip


def need_words(pilot: Pilot, found: Result, figures: Figures) -> str:
    """What scaling up asks for, and beside each threshold what there is: «3,0 o más (hay 2,83)»."""
    lowest = found.lowest
    name = (lowest.dimension.short or lowest.dimension.title) if lowest is not None else ""
    share = figures.percent(found.answered, found.applicable)
    return _(
        "Escalar pide {up} o más (hay {total}), ninguna dimensión bajo {floor} ({name}: {low}) "
        "y {ask} % respondido ({share})."
    ).format(
        up=figures.points(pilot.scale_up), total=figures.number(found.total, 2),
        floor=figures.points(pilot.min_dimension),
        name=name, low=figures.number(lowest.score if lowest else None, 2), ask=pilot.min_answered, share=share,
    )  # fmt: skip


def outcome_words(outcome: Outcome | None) -> str:
    match outcome:
        case None:
            return _("sin respuestas")
        case Outcome.SCALE:
            return _("Escalar")
        case Outcome.ADJUST:
            return _("Ajustar")
        case Outcome.ABANDON:
            return _("Abandonar")


def missing_words(found: Result) -> str:
    """«faltan 6 criterios»; empty when all are answered."""
    count = len(found.blank)
    return ngettext("falta {n} criterio", "faltan {n} criterios", count).format(n=count) if count else ""
