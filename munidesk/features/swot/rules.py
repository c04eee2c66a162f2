"""Weights, ratings and totals of MEFI and MEFE; the group's scores; what changed between two versions. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from munidesk.base.figures import Figures, apportioned
from munidesk.base.i18n import _, ngettext
from munidesk.features.swot.domain import Convention, Factor, Quadrant, Score

MIDDLE = Decimal("2.50")


def codes(factors: Iterable[Factor]) -> dict[str, str]:
    """Factor id → «F1», in the order of each quadrant."""
    counted: dict[Quadrant, int] = {}
    found = {}
    for one in sorted(factors, key=lambda one: (one.position, one.id)):
        counted[one.quadrant] = counted.get(one.quadrant, 0) + 1
        found[one.id] = f"{one.quadrant.letter}{counted[one.quadrant]}"
    return found


def allowed_ratings(quadrant: Quadrant, convention: Convention) -> tuple[int, ...]:
    """A weakness is rated 1 or 2, a strength 3 or 4; outside it depends on the convention chosen."""
    if quadrant.internal or convention is Convention.STRENGTH:
        return (3, 4) if quadrant.favourable else (1, 2)
    return (1, 2, 3, 4)


def rating_words(quadrant: Quadrant, convention: Convention, rating: int) -> str:
    if quadrant.internal:
        words = (_("debilidad mayor"), _("debilidad menor"), _("fortaleza menor"), _("fortaleza mayor"))
    elif convention is Convention.STRENGTH:
        words = (_("amenaza mayor"), _("amenaza menor"), _("oportunidad menor"), _("oportunidad mayor"))
    else:
        words = (_("respuesta mala"), _("respuesta regular"), _("respuesta buena"), _("respuesta superior"))
    return words[rating - 1]


def convention_words(*, internal: bool, convention: Convention) -> str:
    """What is printed under each table."""
    if internal:
        return _(
            "1 debilidad mayor · 2 debilidad menor · 3 fortaleza menor · 4 fortaleza mayor. "
            "Una debilidad admite 1 o 2; una fortaleza, 3 o 4."
        )
    if convention is Convention.STRENGTH:
        return _(
            "Convención elegida: 1 amenaza mayor · 2 amenaza menor · 3 oportunidad menor · 4 oportunidad mayor. "
            "Una amenaza admite 1 o 2; una oportunidad, 3 o 4."
        )
    return _(
        "Convención elegida: calidad de la respuesta del Municipio, 1 mala · 2 regular · 3 buena · 4 superior. "
        "Vale igual para oportunidades y amenazas."
    )


def contribution(factor: Factor) -> Decimal | None:
    """Weight × rating; None while either is blank."""
    if factor.weight is None or factor.rating is None:
        return None
    return Decimal(factor.weight) / 100 * factor.rating


@dataclass(frozen=True, slots=True)
class Totals:
    """One of the two tables. `weight` in hundredths must be 100; `blank` counts factors without weight or rating."""

    weight: int
    score: Decimal
    blank: int
    count: int

    @property
    def difference(self) -> int:
        """Hundredths over (+) or under (−) 1,00."""
        return self.weight - 100

    @property
    def balanced(self) -> bool:
        """Within ±0,005 of 1,00: weights are whole hundredths, so exactly."""
        return self.difference == 0

    @property
    def decides(self) -> bool:
        """Every factor has weight and rating and the weights sum 1,00; before that the score says nothing."""
        return bool(self.count) and not self.blank and self.balanced

    @property
    def known(self) -> Decimal | None:
        """The sum of the contributions; None while a factor has none: a blank never lowers a total."""
        return None if self.blank or not self.count else self.score

    @property
    def shown(self) -> Decimal | None:
        """The total, once it decides: weights that do not sum 1,00 make a figure that compares with nothing."""
        return self.score if self.decides else None

    @property
    def distance(self) -> Decimal:
        return self.score - MIDDLE


def totals(factors: Iterable[Factor]) -> Totals:
    own = list(factors)
    parts = [contribution(one) for one in own]
    return Totals(
        sum(one.weight or 0 for one in own),
        sum((part for part in parts if part is not None), Decimal(0)),
        sum(part is None for part in parts),
        len(own),
    )


def internal(factors: Iterable[Factor]) -> list[Factor]:
    return [one for one in factors if one.quadrant.internal]


def external(factors: Iterable[Factor]) -> list[Factor]:
    return [one for one in factors if not one.quadrant.internal]


def balance(weights: Sequence[int | None]) -> list[int]:
    """Whole hundredths that sum exactly 100 and keep the proportions; all alike when none was given.

    A blank counts as the mean of the given ones, so that nothing is left out. Largest remainders take what is left.
    """
    if not weights:
        return []
    given = [weight for weight in weights if weight]
    usual = Fraction(sum(given), len(given)) if given else Fraction(1)
    return apportioned([weight or usual for weight in weights], 100)


def missing_words(found: Totals, figures: Figures) -> str:
    """Why a table has no reading yet and what to do; empty when it has one. A blank is never taken as 0."""
    if found.blank == found.count:
        return _("Todavía sin pesos ni calificaciones.")
    if found.blank:
        return ngettext(
            "Falta el peso o la calificación de {n} factor: complételo y verá la lectura.",
            "Faltan el peso o la calificación de {n} factores: complételos y verá la lectura.",
            found.blank,
        ).format(n=found.blank)
    if not found.balanced:
        total, one = figures.hundredths(found.weight), figures.hundredths(100)
        return _("Los pesos suman {total} y deben sumar {one}: corríjalos y verá la lectura.").format(
            total=total, one=one
        )
    return ""


def reading(found: Totals, figures: Figures, *, inside: bool) -> str:
    """«Internos: predominan las fortalezas (2,75; 0,25 sobre 2,50).», or what is missing for it."""
    if not found.decides:
        return missing_words(found, figures)
    score, gap, middle = (figures.number(one, 2) for one in (found.score, abs(found.distance), MIDDLE))
    if found.distance > 0:
        where = _("Internos: predominan las fortalezas") if inside else _("Externos: respuesta suficiente")
        return _("{where} ({score}; {gap} sobre {middle}).").format(where=where, score=score, gap=gap, middle=middle)
    if found.distance < 0:
        where = _("Internos: predominan las debilidades") if inside else _("Externos: respuesta insuficiente")
        return _("{where} ({score}; {gap} bajo {middle}).").format(where=where, score=score, gap=gap, middle=middle)
    return _("En el punto medio: {middle}.").format(middle=middle)


def standing(name: str, found: Totals, figures: Figures) -> str:
    """«MEFI 2,75 sobre 2,50»; without all its weights and ratings, what it lacks instead of a score."""
    if found.blank == found.count:
        return _("{name} sin pesos ni calificaciones").format(name=name)
    if found.blank:
        words = ngettext("{name} incompleta: falta {n} factor", "{name} incompleta: faltan {n} factores", found.blank)
        return words.format(name=name, n=found.blank)
    if not found.balanced:
        return _("{name}: los pesos suman {n}").format(name=name, n=figures.hundredths(found.weight))
    return f"{name} {figures.number(found.score, 2)} {side_words(found.distance, figures)}"


def side_words(distance: Decimal, figures: Figures) -> str:
    """«sobre 2,50», «bajo 2,50», «en 2,50»: where a total stands."""
    words = _("sobre {middle}") if distance > 0 else _("bajo {middle}") if distance < 0 else _("en {middle}")
    return words.format(middle=figures.number(MIDDLE, 2))


# -- the group's scores


@dataclass(frozen=True, slots=True)
class GroupScore:
    """Mean and spread of impact × feasibility (1–25) of one factor."""

    mean: Fraction
    lowest: int
    highest: int
    people: int

    @property
    def split(self) -> bool:
        """Opinions far apart: over ten points between the lowest and the highest."""
        return self.people > 1 and self.highest - self.lowest > 10


def group_score(scores: Iterable[Score]) -> GroupScore | None:
    """None when nobody scored it."""
    products = [one.product for one in scores]
    return (
        GroupScore(Fraction(sum(products), len(products)), min(products), max(products), len(products))
        if products
        else None
    )


# -- versions


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a factor between two versions: entered, left, moved, reworded, rated, or same."""

    kind: str
    before: Factor | None
    after: Factor | None

    @property
    def factor(self) -> Factor:
        """The newer one, else the one that left."""
        found = self.after or self.before
        assert found is not None
        return found


def compare(
    older: Sequence[Factor], newer: Sequence[Factor], origins: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """What differs, in the order of the newer version, then what left."""
    return tuple(one for one in side_by_side(older, newer, origins) if one.kind != "same")


def side_by_side(
    older: Sequence[Factor], newer: Sequence[Factor], origins: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """Each factor of the newer version beside the one it comes from, «same» included; then what left.

    `origins` (factor → the factor of the version before) joins versions that are not next to each other.
    """
    by_id = {one.id: one for one in older}
    found: list[Change] = []
    kept: set[str] = set()
    for one in newer:
        before = by_id.get(_ancestor(one, by_id, origins or {}))
        if before is None:
            found.append(Change("entered", None, one))
            continue
        kept.add(before.id)
        found.append(Change(_kind(before, one), before, one))
    found.extend(Change("left", one, None) for one in older if one.id not in kept)
    return tuple(found)


def _ancestor(one: Factor, older: Mapping[str, Factor], origins: Mapping[str, str]) -> str:
    key = one.origin_id
    while key and key not in older:
        key = origins.get(key, "")
    return key


def _kind(before: Factor, after: Factor) -> str:
    if before.quadrant != after.quadrant:
        return "moved"
    if before.text != after.text:
        return "reworded"
    return "same" if (before.weight, before.rating) == (after.weight, after.rating) else "rated"
