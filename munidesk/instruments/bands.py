"""The traffic light: in which band a share of the maximum stands, never rounded before it is compared. Pure."""

from collections.abc import Sequence
from fractions import Fraction

from munidesk.base.i18n import msgid
from munidesk.instruments.domain import Band, Criterion, Shown
from munidesk.instruments.scoring import HUNDRED, DimensionScore, Result, RoundView, is_open_blank

RED, AMBER, GREEN = "rojo", "amarillo", "verde"
USUAL = (
    Band(key=RED, title=msgid("Rojo"), start=0),
    Band(key=AMBER, title=msgid("Amarillo"), start=40),
    Band(key=GREEN, title=msgid("Verde"), start=80),
)
"""Red below 40 % of the maximum, green from 80 %: of an instrument that does not say its own (the pilot's)."""

_TONES = {RED: "bad", AMBER: "attention", GREEN: "good"}


def bands_of(view: RoundView) -> Sequence[Band]:
    """From the lowest up."""
    return sorted(view.bands, key=lambda one: one.start) or USUAL


def band_at(bands: Sequence[Band], share: Fraction) -> Band:
    """`share` of the maximum, in per cent: 39,96 is below 40."""
    return [one for one in bands if one.start <= share][-1]


def per_cent(view: RoundView, points: Fraction) -> Fraction:
    """Points of the scale as a part of 100."""
    return points * HUNDRED / view.instrument.scale


def shown_points(view: RoundView, points: Fraction) -> Fraction:
    """As the instrument says its totals: a part of 100, or points of the scale."""
    return per_cent(view, points) if view.instrument.shown is Shown.PERCENT else points


def tone(band: Band) -> str:
    return _TONES.get(band.key, "neutral")


def of_criterion(view: RoundView, criterion: Criterion) -> Band | None:
    """None when it is blank or does not apply."""
    points = view.points(criterion)
    return None if points is None else band_at(bands_of(view), per_cent(view, points))


def of_dimension(view: RoundView, one: DimensionScore) -> Band | None:
    """None while a blank of it was not decided upon: what nobody answered has no colour."""
    if one.score is None or any(is_open_blank(view, each) for each in view.of(one.dimension)):
        return None
    return band_at(bands_of(view), per_cent(view, one.score))


def of_total(view: RoundView, found: Result) -> Band | None:
    """None while there are blanks that nobody decided upon."""
    if found.total is None or not found.settled:
        return None
    return band_at(bands_of(view), per_cent(view, found.total))
