"""What a FODA, its factors, scores and strategies cannot be, and how weights and scores are typed. Pure."""

from collections.abc import Iterable

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures, half_up
from munidesk.base.i18n import _
from munidesk.base.spanish import join_or
from munidesk.features.swot.domain import Convention, Factor, Matrix, Score, Strategy, StrategyKind
from munidesk.features.swot.rules import allowed_ratings


def check_matrix(matrix: Matrix) -> None:
    """Raises UserError without a title."""
    if not matrix.title.strip():
        raise UserError(
            _("Póngale un título: por ejemplo, FODA del Plan de Desarrollo."), code="missing", field="title"
        )


def check_factor(factor: Factor) -> None:
    """Raises UserError without text or for a weight outside 0,00–1,00. Its rating hangs from the matrix too."""
    if not factor.text.strip():
        raise UserError(_("Escriba el factor."), code="missing", field="text")
    if factor.weight is not None and not 0 <= factor.weight <= 100:
        raise UserError(_("El peso va de 0,00 a 1,00."), code="range", field="weight")
    check_rating(factor, Convention.RESPONSE)  # the wider of the two: what no convention admits is never stored


def check_rating(factor: Factor, convention: Convention) -> None:
    """Raises UserError for a rating its quadrant does not admit."""
    allowed = allowed_ratings(factor.quadrant, convention)
    if factor.rating is not None and factor.rating not in allowed:
        shown = join_or([str(one) for one in allowed])
        raise UserError(
            _("Aquí la calificación puede ser {allowed}.").format(allowed=shown), code="range", field="rating"
        )


def check_score(score: Score) -> None:
    """Raises UserError without a person or outside 1–5."""
    if not score.person.strip():
        raise UserError(_("Escriba quién puntúa: un nombre, una inicial o un número."), code="missing", field="person")
    for name in ("impact", "feasibility"):
        if not 1 <= getattr(score, name) <= 5:
            raise UserError(_("Impacto y factibilidad van de 1 a 5."), code="range", field=name)


def check_strategy(strategy: Strategy) -> None:
    """Raises UserError without text. That it crosses its quadrants is `check_crossing`."""
    if not strategy.text.strip():
        raise UserError(_("Escriba la estrategia."), code="missing", field="text")


def check_crossing(kind: StrategyKind, named: Iterable[Factor]) -> None:
    """Raises UserError unless a factor of each quadrant it crosses is named."""
    if not set(kind.quadrants) <= {one.quadrant for one in named}:
        a, b = (one.letter for one in kind.quadrants)
        raise UserError(
            _("Una estrategia {kind} nombra al menos un factor {a} y uno {b}.").format(kind=kind.word, a=a, b=b),
            code="missing",
            field="factors",
        )


def parse_weight(text: str, figures: Figures) -> int | None:
    """«0,15», «.15», «15» or «15 %» as hundredths; blank is None. Raises UserError for anything else."""
    try:
        value = figures.parse(text)
    except UserError:
        raise UserError(
            _("«{text}» no es un peso. Escriba por ejemplo {example}.").format(
                text=text, example=figures.hundredths(15)
            ),
            code="unreadable",
            field="weight",
        ) from None
    return None if value is None else int(half_up(value * 100 if value <= 1 else value))


def parse_rating(text: str) -> int | None:
    """«3»; blank is None. Raises UserError for anything but a whole number."""
    if not text.strip():
        return None
    if not text.strip().isdecimal():
        raise UserError(_("La calificación es un número del 1 al 4."), code="unreadable", field="rating")
    return int(text)


def parse_score(text: str) -> tuple[int, int]:
    """«4x3», «4×3» or «4 3»: impact and feasibility. Raises UserError otherwise."""
    parts = text.lower().replace("×", " ").replace("x", " ").replace("*", " ").replace(",", " ").split()
    if len(parts) == 1 and len(parts[0]) == 2:
        parts = list(parts[0])
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        raise UserError(
            _("Escriba impacto × factibilidad, de 1 a 5: por ejemplo 4x3."), code="unreadable", field="impact"
        )
    return int(parts[0]), int(parts[1])
