"""How the points of an instrument are said: in its own scale or as a part of 100; how a round is called. Pure."""

from collections.abc import Sequence
from fractions import Fraction

from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.instruments.bands import band_at, bands_of, per_cent, tone
from munidesk.instruments.domain import Band, Criterion, Dimension, Round, RoundKind, Shown
from munidesk.instruments.scoring import HUNDRED, RoundView, weight_of

ICONS = {"bad": "alert", "attention": "half", "good": "check", "neutral": "minus"}
"""What stands beside the word of a band, by its tone."""


def shown(view: RoundView, points: Fraction | None) -> Fraction | None:
    """Points of the scale as this instrument says them."""
    if points is None:
        return None
    return per_cent(view, points) if view.instrument.shown is Shown.PERCENT else points


def points_words(view: RoundView, points: Fraction | None) -> str:
    """«59,5»; with two decimals where one would put it in another band (39,96); «–» when blank."""
    value = shown(view, points)
    if value is None or points is None:
        return view.figures.number(None)
    found, rounded = bands_of(view), Fraction(half_up(value, 1))
    scale = HUNDRED if view.instrument.shown is Shown.PERCENT else Fraction(view.instrument.scale)
    hidden = band_at(found, rounded * HUNDRED / scale) != band_at(found, per_cent(view, points))
    return view.figures.number(value, 2 if hidden else 1)


def scale_words(view: RoundView) -> str:
    """«de 0 a 100»."""
    top = 100 if view.instrument.shown is Shown.PERCENT else view.instrument.scale
    return _("de 0 a {n}").format(n=top)


def part_words(view: RoundView, part: Fraction, *, places: int = 1) -> str:
    """A part of 100 that is gained or regained, with its sign, as this instrument says it."""
    value = part if view.instrument.shown is Shown.PERCENT else part * view.instrument.scale / HUNDRED
    if view.instrument.shown is Shown.POINTS:
        places = max(places, 2)
    return view.figures.signed(value, places)


def short(one: Criterion) -> str:
    """How a list calls it."""
    return one.short or one.question


def short_dimension(one: Dimension) -> str:
    return one.short or one.title


def weight_words(view: RoundView, one: Dimension) -> str:
    """«peso 20 %», of all the dimensions that have something to answer."""
    whole = sum(weight_of(view, each) for each in view.dimensions)
    return _("peso {share}").format(share=view.figures.percent(weight_of(view, one), whole)) if whole else ""


def icon_of(band: Band | None) -> str:
    return ICONS[tone(band)] if band is not None else ICONS["neutral"]


def area_of(view: RoundView, one: Criterion) -> str:
    """Who answers it; empty for the whole municipality."""
    if one.area:
        return one.area
    return next((each.area for each in view.dimensions if each.key == one.dimension_key), "")


def areas_of(view: RoundView) -> tuple[str, ...]:
    """Those that answer something, in the order of their first criterion."""
    return tuple(dict.fromkeys(area_of(view, one) for one in view.criteria))


def round_name(one: Round, among: Sequence[Round] = ()) -> str:
    """«2026», the year its period ends in; «3 de 2026» where another one ends in it; a review says that it is."""
    year = str(one.until.year)
    same = [each for each in among if each.kind is one.kind and each.until.year == one.until.year]
    name = _("{n} de {year}").format(year=year, n=one.number) if len(same) > 1 else year
    if one.kind is RoundKind.SELF:
        return name
    return _("{kind} {name}").format(kind=one.kind.word, name=name)
