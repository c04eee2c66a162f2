"""What can be of a set of criteria, of a round and of an answer. Pure; every way in passes here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.domain import (
    Answer,
    AnswerKind,
    Band,
    Criterion,
    Dimension,
    Instrument,
    Opinion,
    Part,
    Round,
)

MOST_MONTHS = 120
MOST_SAID = 6
MOST_WEIGHT = 10_000
GOALS = 17


def check_instrument(one: Instrument) -> None:
    """Raises UserError for a scale of no points, or of more than a page holds."""
    if not 1 <= one.scale <= 10:
        raise UserError(_("La escala va de 1 a 10 puntos."), field="scale")
    if not 0 <= one.months <= MOST_MONTHS:
        raise UserError(
            _("Los meses hasta la próxima ronda van de 0 a {n}.").format(n=MOST_MONTHS), field="months"
        )  # fmt: skip


def check_band(one: Band) -> None:
    if not 0 <= one.start <= 100:
        raise UserError(_("Una banda empieza entre 0 y 100 %."), field="start")


def check_bands(bands: Sequence[Band]) -> None:
    """Raises UserError where a total would have no band, or two of them; none at all stand for the usual three."""
    starts = [one.start for one in bands]
    if bands and (min(starts) != 0 or len(set(starts)) != len(starts)):
        raise UserError(_("Las bandas empiezan en 0 y cada una en otro tanto por ciento."), field="start")


def check_opinion(one: Opinion) -> None:
    if not one.evaluator.strip():
        raise UserError(_("Escriba quién responde."), code="missing", field="evaluator")
    if one.not_applicable and not one.reason.strip():
        raise UserError(_("Escriba por qué no aplica: sale impreso en el informe."), code="missing", field="reason")


def check_goals(text: str) -> None:
    """Of «5, 16»: the goals of the Agenda 2030 go from 1 to 17. Raises UserError."""
    for one in filter(None, (part.strip() for part in text.split(","))):
        if not (one.isdecimal() and 1 <= int(one) <= GOALS):
            raise UserError(
                _("«{one}» no es un ODS: van de 1 a {n}, separados por comas.").format(one=one, n=GOALS), field="ods"
            )


def check_dimension(one: Dimension) -> None:
    check_weight(one)


def check_weight(one: Dimension | Criterion) -> None:
    """All that a draft asks of a criterion; the rest (`check_criterion`) is asked before a round is opened with it."""
    if one.weight < 0:
        raise UserError(_("El peso no puede ser negativo."), field="weight")
    if one.weight > MOST_WEIGHT:
        raise UserError(_("El peso va de 0 a {n}.").format(n=MOST_WEIGHT), field="weight")


def check_criterion(one: Criterion) -> None:
    """Raises UserError for what its kind cannot do without."""
    if not one.question.strip():
        raise UserError(_("Escriba la pregunta."), code="missing", field="question")
    check_weight(one)
    if one.kind is AnswerKind.NUMBER and (one.low is None or one.high is None or one.low == one.high):
        raise UserError(
            _("Un número necesita dos valores distintos: el que da 0 puntos y el que los da todos."), field="low"
        )
    if one.kind is AnswerKind.COMPUTED and not one.indicator:
        raise UserError(_("Falta decir qué indicador se calcula."), code="missing", field="indicator")
    check_goals(one.ods)
    check_targets(one.targets)


def check_targets(text: str) -> None:
    """Of «16.6, 5.c»: each is a target of one of the seventeen goals. Raises UserError."""
    for one in filter(None, (part.strip() for part in text.split(","))):
        goal, _point, target = one.partition(".")
        if not (goal.isdecimal() and 1 <= int(goal) <= GOALS and target.isalnum()):
            raise UserError(
                _("«{one}» no es una meta de los ODS: se escribe 16.6 o 5.c.").format(one=one), field="targets"
            )


def check_part(one: Part) -> None:
    if not one.text.strip():
        raise UserError(_("Escriba qué se marca en la lista."), code="missing", field="text")


def check_parts(one: Criterion, parts: Sequence[Part]) -> None:
    """Raises UserError for a checklist with nothing to mark."""
    if one.kind is AnswerKind.CHECKLIST and not parts:
        raise UserError(_("Una lista necesita al menos un punto para marcar."), code="missing", field="parts")


def check_round(one: Round) -> None:
    if one.until < one.since:
        raise UserError(_("El período termina antes de empezar. Corrija las fechas."), field="until")


def check_round_change(before: Round, after: Round) -> None:
    """A closed round takes its three texts alone; opening and closing have verbs of their own. Raises UserError."""
    same = replace(
        after, findings=before.findings, lessons=before.lessons, recommendations=before.recommendations
    )  # fmt: skip
    if same != before and not before.is_open:
        raise UserError(_("La ronda {n} está cerrada. Vuelva a abrirla para cambiarla.").format(n=before.number))


def check_blanks(codes: Mapping[str, str], blanks: Sequence[Criterion]) -> None:
    """Raises UserError, with code «blanks», for what nobody decided upon: a closed round leaves nothing in the air."""
    if not blanks:
        return
    said = ", ".join(codes.get(one.key, "") for one in blanks[:MOST_SAID])
    more = _(" y {n} más").format(n=len(blanks) - MOST_SAID) if len(blanks) > MOST_SAID else ""
    words = ngettext(
        "Queda {n} criterio en blanco: {which}. Respóndalo, diga por qué no aplica o déjelo sin respuesta: "
        "vale 0 en el total.",
        "Quedan {n} criterios en blanco: {which}. Respóndalos, diga por qué no aplican o déjelos sin respuesta: "
        "valen 0 en el total.",
        len(blanks),
    )
    raise UserError(words.format(n=len(blanks), which=f"{said}{more}"), code="blanks")


def check_answer(one: Answer) -> None:
    if one.unanswered and (one.value or one.not_applicable):
        raise UserError(_("Lo que tiene respuesta, o no aplica, no queda sin respuesta."), field="unanswered")
    if one.not_applicable and not one.reason.strip():
        raise UserError(_("Escriba por qué no aplica: sale impreso en el informe."), code="missing", field="reason")


def check_value(one: Criterion, parts: int, value: str, scale: int) -> None:
    """Whether its kind admits the value; blank always. `parts` are those of a checklist. Raises UserError."""
    if not value:
        return
    match one.kind:
        case AnswerKind.COMPUTED:
            raise UserError(_("MuniDesk calcula este criterio con sus propios datos."), field="value")
        case AnswerKind.SCALE if not (value.isdecimal() and int(value) <= scale):
            raise UserError(_("La respuesta va de 0 a {n}.").format(n=scale), field="value")
        case AnswerKind.YES_NO if value not in {"0", "1"}:
            raise UserError(_("La respuesta es sí o no."), field="value")
        case AnswerKind.CHECKLIST if set(value) - {"0", "1"} or len(value) != parts:
            raise UserError(_("Marque los puntos de la lista."), field="value")
        case AnswerKind.NUMBER if not _is_number(value):
            raise UserError(_("«{value}» no es un número.").format(value=value), field="value")


def _is_number(value: str) -> bool:
    try:
        Fraction(value)
    except (ValueError, ZeroDivisionError):
        return False
    return True


def carried(before: Sequence[Part], after: Sequence[Part], value: str) -> str:
    """The marks of a checklist whose parts changed: each part keeps its own, new ones begin unmarked.

    A part is known by its text; where only texts were mended, by its place.
    """
    if not value or not after:
        return ""
    marks = value.ljust(len(before), "0")
    by_text = {one.text: mark for one, mark in zip(before, marks, strict=False)}
    same_count = len(before) == len(after)
    return "".join(
        by_text.get(one.text, marks[at] if same_count else "0") for at, one in enumerate(after)
    )  # fmt: skip


_FAR = 10


def is_far(one: Criterion, value: str) -> bool:
    """Whether a number is more than ten times beyond the larger of the two that make its points."""
    if one.kind is not AnswerKind.NUMBER or one.low is None or one.high is None or not _is_number(value):
        return False
    return abs(Fraction(value)) > _FAR * max(abs(Fraction(one.low)), abs(Fraction(one.high)))
