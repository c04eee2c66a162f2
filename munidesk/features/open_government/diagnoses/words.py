"""How a round of a diagnosis, its weights and its sums read on paper. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import count

from munidesk.base.dates import show_date
from munidesk.base.figures import NBSP, Figures, apportioned, half_up
from munidesk.base.i18n import _
from munidesk.base.spanish import uncapital
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.instruments.band_words import band_words, score
from munidesk.instruments.bands import bands_of, of_criterion, of_dimension, of_total, per_cent
from munidesk.instruments.domain import AnswerKind, Band, Criterion, Round, RoundKind
from munidesk.instruments.gains import shares
from munidesk.instruments.scoring import DimensionScore, Result, RoundView, result


@dataclass(frozen=True, slots=True)
class Captions:
    """Tables and charts are numbered as they come: what a diagnosis does not tell takes no number."""

    tables: Iterator[int] = field(default_factory=lambda: count(1))
    charts: Iterator[int] = field(default_factory=lambda: count(1))

    def table(self, words: str) -> str:
        return _("Cuadro {n}. {words}").format(n=next(self.tables), words=words)

    def chart(self, words: str) -> str:
        return _("Gráfico {n}. {words}").format(n=next(self.charts), words=words)


def round_name(one: Round) -> str:
    """«Ronda 2», «Revisión (ronda 3)», «Mirada ciudadana (ronda 4)»."""
    match one.kind:
        case RoundKind.REVIEW:
            return _("Revisión (ronda {n})").format(n=one.number)
        case RoundKind.OUTSIDE:
            return _("Mirada ciudadana (ronda {n})").format(n=one.number)
    return _("Ronda {n}").format(n=one.number)


def round_line(one: Round) -> str:
    """«Ronda 2, cerrada el 17 de noviembre de 2026»; of an open one, the days it looks at."""
    if one.closed_on is not None:
        day = show_date(one.closed_on, "d 'de' MMMM 'de' y")
        return _("{name}, cerrada el {day}").format(name=round_name(one), day=day)
    days = _("{name}, abierta: mira del {a} al {b}")
    return days.format(name=round_name(one), a=show_date(one.since), b=show_date(one.until))


def heads(before: RoundView | None, view: RoundView) -> tuple[str, str]:
    """What the columns of two rounds are called: by kind where it differs, by year, or else by number."""
    if before is None:
        return "", _("Ahora")
    a, b = before.round, view.round
    if a.kind is not b.kind:
        return _short(a), _short(b)
    if a.until.year != b.until.year:
        return str(a.until.year), str(b.until.year)
    return _("Ronda {n}").format(n=a.number), _("Ronda {n}").format(n=b.number)


def _short(one: Round) -> str:
    match one.kind:
        case RoundKind.REVIEW:
            return _("Revisión")
        case RoundKind.OUTSIDE:
            return _("Mirada de afuera")
    return _("Municipio")


def legend(one: Round) -> str:
    """«Ronda 1, 2025»."""
    return f"{round_name(one)}, {one.until.year}"


def dimension_shares(view: RoundView, found: Result) -> tuple[Fraction | None, ...]:
    """The floor of each dimension in parts of 100."""
    return tuple(None if one.score is None else per_cent(view, one.score) for one in found.dimensions)


def shares_like(view: RoundView, of: RoundView) -> tuple[Fraction | None, ...]:
    """Those of `of`, in the order of the dimensions of `view`; None for one that it does not have."""
    known = {one.dimension.key: one.score for one in result(of).dimensions}
    scores = [known.get(one.key) for one in view.dimensions]
    return tuple(None if one is None else per_cent(of, one) for one in scores)


def total_share(view: RoundView, found: Result, which: str = "total") -> Fraction | None:
    """`which`: total, provisional or ceiling."""
    points: Fraction | None = getattr(found, which)
    return None if points is None else per_cent(view, points)


def dimension_band(view: RoundView, one: DimensionScore) -> str:
    """«En desarrollo»; that it has none with blanks left, or where nothing applies."""
    if one.score is None:
        return _("No aplica")
    band = of_dimension(view, one)
    return _("Sin banda") if band is None else _(band.title)


def band_of_total(view: RoundView, found: Result) -> str:
    band = of_total(view, found)
    return _("Sin banda") if band is None else _(band.title)


def stretch_of(view: RoundView, band: Band) -> str:
    """«En desarrollo» va de 40 a 80; «consolidado», desde 80."""
    found = list(bands_of(view))
    at = found.index(band)
    if at + 1 == len(found):
        return _("«{band}» va desde {a}.").format(band=_(band.title), a=band.start)
    words = _("«{band}» va de {a} a {b}; «{next}», desde {b}.")
    after = found[at + 1]
    return words.format(band=_(band.title), a=band.start, b=after.start, next=band_words(after))


# -- weights and sums that add up as they are printed


@dataclass(frozen=True, slots=True)
class Weights:
    """What dimensions and criteria weigh, in `unit` parts of one per cent: each level adds up to 100 %."""

    dimensions: Mapping[str, int]
    criteria: Mapping[str, int]
    unit: int
    figures: Figures

    def words(self, parts: int | None) -> str:
        """«20 %», «1,8 %»; «–» for what is out of the account."""
        if parts is None:
            return self.figures.number(None)
        places = 0 if self._whole else len(str(self.unit)) - 1
        return f"{self.figures.number(Fraction(parts, self.unit), places)}{NBSP}%"

    @property
    def _whole(self) -> bool:
        return not any(parts % self.unit for parts in self.dimensions.values())

    def of_dimension(self, key: str) -> str:
        return self.words(self.dimensions.get(key))

    def of_criterion(self, key: str) -> str:
        if key not in self.criteria:
            return self.figures.number(None)
        places = len(str(self.unit)) - 1
        return f"{self.figures.number(Fraction(self.criteria[key], self.unit), places)}{NBSP}%"


def weights_of(view: RoundView) -> Weights:
    """Of what applies; with as many decimals as leave nobody at zero."""
    parts = shares(view)
    for unit in (10, 100, 1000):
        found = _weights(view, parts, unit)
        if all(found.criteria[key] for key, share in parts.items() if share):
            return found
    return found


def _weights(view: RoundView, parts: Mapping[str, Fraction], unit: int) -> Weights:
    own = {each.key: [one.key for one in view.of(each) if one.key in parts] for each in view.dimensions}
    asked = [each for each in view.dimensions if own[each.key]]
    whole = apportioned([sum((parts[key] for key in own[one.key]), Fraction(0)) for one in asked], 100 * unit)
    dimensions = {one.key: share for one, share in zip(asked, whole, strict=True)}
    criteria: dict[str, int] = {}
    for key, share in dimensions.items():
        criteria.update(zip(own[key], apportioned([parts[one] for one in own[key]], share), strict=True))
    return Weights(dimensions, criteria, unit, view.figures)


def products(view: RoundView, found: Result) -> Mapping[str, Decimal]:
    """Weight × score of each dimension, with two decimals that add up to those of the total."""
    known, inside = [one for one in found.dimensions if one.score is not None], shares(view)
    whole = int(half_up((total_share(view, found) or Fraction(0)) * 100))
    exact = []
    for one in known:
        weight = sum((inside.get(each.key, Fraction(0)) for each in view.of(one.dimension)), Fraction(0))
        exact.append((one.score or Fraction(0)) * weight)
    parts = apportioned(exact, whole)
    return {one.dimension.key: Decimal(part) / 100 for one, part in zip(known, parts, strict=True)}


def signed_parts(parts: Sequence[Fraction], whole: int) -> list[int]:
    """Hundredths of parts, some of them below zero, that add up to `whole` as they are printed."""
    found = [int(part * 100 // 1) for part in parts]
    left = whole - sum(found)
    order = sorted(range(len(parts)), key=lambda at: (found[at] - parts[at] * 100, at), reverse=left < 0)
    for at in range(abs(left) if order else 0):
        found[order[at % len(order)]] += 1 if left > 0 else -1
    return found


# -- of one criterion


def area_of(view: RoundView, one: Criterion) -> str:
    """Its own, or that of its dimension."""
    return one.area or next((each.area for each in view.dimensions if each.key == one.dimension_key), "")


def said_words(view: RoundView, one: Criterion, said: str) -> str:
    """What was answered, and on a scale what that point means: «2: uno solo, viejo o incompleto»."""
    answer = view.answer(one)
    if one.kind is not AnswerKind.SCALE or answer is None or not answer.value:
        return said
    for line in one.levels.splitlines():
        point, _blank, words = line.strip().partition(" ")
        if point == answer.value and words:
            return f"{said}: {words}"
    return said


def advice_of(view: RoundView, one: Criterion) -> str:
    """What to do below the highest band, and for equality where it has a marker; empty when it stands high."""
    band, top = of_criterion(view, one), list(bands_of(view))[-1]
    if not view.applies(one) or band == top:
        return ""
    return " ".join(_ended(text) for text in (one.advice, one.gender_advice if one.gender else "") if text.strip())


def _ended(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."


def change_sentence(told: Told, now: Fraction, then: Fraction) -> str:
    """«Subió 26,9 puntos desde 36,3.» as both are printed."""
    view, before = told.view, told.before
    assert before is not None
    figures = view.figures
    moved = half_up(now, 1) - half_up(then, 1)
    name = uncapital(round_name(before.round))
    if not moved:
        return _("Igual que en la {name}: {then}.").format(name=name, then=score(before, then))
    words = _("Subió {n} puntos desde {then}.") if moved > 0 else _("Bajó {n} puntos desde {then}.")
    return words.format(n=figures.number(abs(moved), 1), then=score(before, then))
