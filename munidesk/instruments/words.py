"""How answers read on the screen and on paper."""

from fractions import Fraction

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind, Criterion, Moment
from munidesk.instruments.scoring import RoundView


def moment_words(moment: Moment) -> str:
    match moment:
        case Moment.BEFORE:
            return _("Antes")
        case Moment.DURING:
            return _("Durante")
        case Moment.AFTER:
            return _("Después")


def kind_words(kind: AnswerKind) -> str:
    match kind:
        case AnswerKind.SCALE:
            return _("Escala")
        case AnswerKind.CHECKLIST:
            return _("Lista para marcar")
        case AnswerKind.NUMBER:
            return _("Número")
        case AnswerKind.COMPUTED:
            return _("Lo calcula MuniDesk")


def answer_words(view: RoundView, one: Criterion) -> str:
    """«3», «3 de 4: Actas, Presupuesto», «12 días», «31 de 41 · 76 %», «No aplica: …»; empty when blank."""
    answer = view.answer(one)
    if answer is not None and answer.not_applicable:
        return _("No aplica: {reason}").format(reason=answer.reason)
    if one.kind is AnswerKind.COMPUTED:
        found = view.computed.get(one.key)
        return found.words if found is not None else ""
    if answer is None or not answer.value:
        return ""
    match one.kind:
        case AnswerKind.CHECKLIST:
            marked = [name for name, sign in zip(one.item_names, answer.value, strict=False) if sign == "1"]
            words = _("{a} de {b}").format(a=len(marked), b=len(one.item_names))
            return f"{words}: {', '.join(marked)}" if marked else words
        case AnswerKind.NUMBER:
            return f"{view.figures.number(Fraction(answer.value))} {one.unit}".strip()
    return answer.value


def level_words(one: Criterion, figures: Figures) -> str:
    """«0 nadie · 2 la mitad · 4 todos»."""
    if one.kind is AnswerKind.NUMBER:
        low, high = (figures.number(value) for value in (one.low, one.high))
        return _("0 puntos con {low} {unit}, todos con {high}").format(low=low, high=high, unit=one.unit)
    return " · ".join(line.strip() for line in one.levels.splitlines() if line.strip())
