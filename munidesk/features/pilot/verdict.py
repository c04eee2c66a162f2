"""Escalar, ajustar or abandonar: each condition with its threshold and its figure, unrounded. Pure."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from munidesk.base.codes import Code
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.pilot.domain import Pilot
from munidesk.features.pilot.store import INSTRUMENT, owner
from munidesk.instruments.domain import Moment, Round
from munidesk.instruments.scoring import Result
from munidesk.instruments.subject import Band, Condition, Judgement, Sayings, Subject


class Outcome(Code):
    SCALE = "scale_up", "escalar"
    ADJUST = "adjust", "ajustar"
    ABANDON = "abandon", "abandonar"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` is None while nothing is answered; `provisional` while criteria are missing or the round is open."""

    outcome: Outcome | None
    conditions: tuple[Condition, ...]
    provisional: bool
    why: str


def verdict(pilot: Pilot, found: Result, figures: Figures, one: Round) -> Verdict:
    """Of a round, against the thresholds of the plan sheet. What is compared is never rounded.

    A round «antes» has none: it measures how things stood before there was a pilot to scale up or to abandon.
    """
    scale_up, adjust, floor = Fraction(pilot.scale_up), Fraction(pilot.adjust), Fraction(pilot.min_dimension)
    provisional = one.is_open or bool(found.blank)
    if one.moment is Moment.BEFORE:
        why = _("Mide cómo se estaba antes de empezar; con ella se comparan las rondas que siguen.")
        return Verdict(None, (), False, why)
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
    """«Escalar», to begin a line."""
    return _("sin respuestas") if outcome is None else capital(outcome.word)


def subject_of(pilot: Pilot, figures: Figures) -> Subject:
    """The pilot as the engine of evaluations needs it, its figures as the country writes them."""
    return Subject(
        owner=owner(pilot.id),
        title=pilot.title,
        place=pilot.zone,
        instrument=INSTRUMENT,
        threshold=Fraction(pilot.scale_up),
        bands=(
            Band(outcome_words(Outcome.ABANDON), "bad", Fraction(pilot.adjust)),
            Band(outcome_words(Outcome.ADJUST), "attention", Fraction(pilot.scale_up)),
            Band(outcome_words(Outcome.SCALE), "good", Fraction(4)),
        ),
        judge=partial(_judged, pilot, figures),
        sayings=Sayings(
            report=_("Evaluación del piloto «{title}»").format(title=pilot.title),
            running=_("Evaluación del piloto, ronda {n}"),
            threshold=_("Umbral para escalar: {n}").format(n=figures.points(pilot.scale_up)),
            all_met=_("Se cumplen las tres condiciones fijadas en el plan del piloto."),
            some_met=_("Se cumplen {a} de las {b} condiciones fijadas en el plan del piloto."),
        ),
        start=pilot.start,
    )


_TONES = {Outcome.SCALE: "good", Outcome.ADJUST: "attention", Outcome.ABANDON: "bad"}


def _judged(pilot: Pilot, figures: Figures, found: Result, one: Round) -> Judgement:
    given = verdict(pilot, found, figures, one)
    return Judgement(
        word=outcome_words(given.outcome) if given.outcome is not None else "",
        tone=_TONES[given.outcome] if given.outcome is not None else "neutral",
        provisional=given.provisional,
        conditions=given.conditions,
        rule=rule_words(pilot, figures),
        need=given.why if given.outcome is None else need_words(pilot, found, figures),
        why=given.why,
        instead=_("Línea de base, sin veredicto") if one.moment is Moment.BEFORE else "",
    )
