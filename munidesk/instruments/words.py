"""How answers read on the screen and on paper."""

from fractions import Fraction

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.instruments.domain import AnswerKind, Criterion, Moment, Part, Round, RoundKind
from munidesk.instruments.scoring import RoundView


def moment_words(moment: Moment) -> str:
    """«Antes», to begin a line."""
    return capital(moment.word)


def round_words(one: Round) -> str:
    """«ronda 2», «revisión de la ronda 1», «mirada ciudadana 1»."""
    match one.kind:
        case RoundKind.REVIEW:
            return _("revisión de la ronda {n}").format(n=one.number)
        case RoundKind.OUTSIDE:
            return _("mirada ciudadana {n}").format(n=one.number)
    return _("ronda {n}").format(n=one.number)


def answer_words(view: RoundView, one: Criterion) -> str:
    """«3», «3 de 4: Actas, Presupuesto», «Sí», «12 días», «31 de 41 · 76 %», «No aplica: …»; empty when blank."""
    answer = view.answer(one)
    if answer is not None and answer.not_applicable:
        return _("No aplica: {reason}").format(reason=answer.reason)
    if one.kind is AnswerKind.COMPUTED:
        found = view.computed.get(one.key)
        return found.words if found is not None else ""
    if answer is None or not answer.value:
        return ""
    match one.kind:
        case AnswerKind.YES_NO:
            return _("Sí") if answer.value == "1" else _("No")
        case AnswerKind.CHECKLIST:
            marked = [part.text for part, done in view.marks(one) if done]
            words = _("{a} de {b}").format(a=len(marked), b=len(view.parts_of(one)))
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


def part_words(part: Part) -> str:
    """What is marked and what proves it: «Presupuesto aprobado (se prueba con: acta del Concejo)»."""
    if not part.evidence:
        return part.text
    return _("{part} (se prueba con: {evidence})").format(part=part.text, evidence=part.evidence)


def advice_words(view: RoundView, one: Criterion) -> str:
    """«Falta «Presupuesto»: publíquelo…» for each part that was left unmarked and has advice; blank when blank."""
    answer = view.answer(one)
    if one.kind is not AnswerKind.CHECKLIST or answer is None or not answer.value or answer.not_applicable:
        return ""
    missing = [part for part, done in view.marks(one) if not done and part.advice]
    return " ".join(
        _("Falta «{part}»: {advice}").format(part=part.text, advice=_ended(part.advice)) for part in missing
    )


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
