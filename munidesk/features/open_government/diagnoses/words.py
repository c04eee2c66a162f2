"""How a round of a diagnosis, its weights and its sums read on paper. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count

from munidesk.base.dates import show_date
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, ended, uncapital
from munidesk.features.open_government.diagnoses.reds import is_red
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.features.open_government.learning.reading import lesson_for
from munidesk.instruments.band_words import band_words, score
from munidesk.instruments.bands import bands_of, of_criterion, of_dimension, of_total, per_cent
from munidesk.instruments.domain import AnswerKind, Band, Criterion, Round, RoundKind
from munidesk.instruments.scoring import DimensionScore, Result, RoundView, result
from munidesk.instruments.words import round_words


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
    """«Ronda 2», «Revisión de la ronda 2», «Mirada ciudadana 1»."""
    return capital(round_words(one))


def round_line(one: Round) -> str:
    """«Ronda 2, cerrada el 17 de noviembre de 2026»; of an open one, the days it looks at."""
    if one.closed_on is not None:
        day = show_date(one.closed_on, "d 'de' MMMM 'de' y")
        return _("{name}, cerrada el {day}").format(name=round_name(one), day=day)
    days = _("{name}, abierta: mira del {a} al {b}")
    return days.format(name=round_name(one), a=show_date(one.since), b=show_date(one.until))


def heads(before: RoundView | None, view: RoundView) -> tuple[str, str]:
    """What the columns of two rounds are called: by kind where it differs, by year, or else by number.

    What has blanks that nobody decided upon is called by what it is: the floor.
    """
    if before is None:
        return "", _("Ahora") if result(view).settled else _("Piso")
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
            return _("Ciudadanía")
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


# -- of one criterion


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
    return " ".join(ended(text) for text in (one.advice, one.gender_advice if one.gender else "") if text.strip())


def lesson_of(view: RoundView, one: Criterion) -> str:
    """What to learn about a red one: «Lección: Que cualquiera encuentre la información.»; empty for any other."""
    found = lesson_for(view.instrument.key, one.dimension_key) if is_red(view, one) else None
    return _("Lección: {title}.").format(title=found.title) if found is not None else ""


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
