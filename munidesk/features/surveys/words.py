"""Surveys in sentences: who answered, whom that stands for, the margin where there is one."""

from decimal import Decimal

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.surveys.domain import Answer, Question, QuestionKind, Role, Survey
from munidesk.features.surveys.rules import PROTECTED_BELOW, chosen, has_margin, margin
from munidesk.features.surveys.store import SurveyView


def band_words(low: int, high: int | None) -> str:
    """«30 a 44 años», «75 años o más»."""
    if high is None:
        return _("{n} años o más").format(n=low)
    return _("{a} a {b} años").format(a=low, b=high)


def kind_words(question: Question) -> str:
    """«una opción de 4», «escala de 1 a 5», «hasta 2 opciones de 4», «texto corto»."""
    match question.kind:
        case QuestionKind.ONE:
            return _("una opción de {n}").format(n=len(question.choices))
        case QuestionKind.SEVERAL if question.most:
            return ngettext("hasta {k} opción de {n}", "hasta {k} opciones de {n}", question.most).format(
                k=question.most, n=len(question.choices)
            )
        case QuestionKind.SEVERAL:
            return _("varias opciones de {n}").format(n=len(question.choices))
        case QuestionKind.SCALE:
            return _("escala de 1 a {n}").format(n=question.highest)
        case QuestionKind.NUMBER:
            return _("un número")
    return _("texto corto")


def mark_words(question: Question) -> str:
    """What the sheet says beside a question: «marque una», «marque hasta 2»."""
    match question.kind:
        case QuestionKind.ONE:
            return _("marque una")
        case QuestionKind.SCALE:
            return _("marque un número")
        case QuestionKind.SEVERAL:
            return _("marque hasta {n}").format(n=question.most) if question.most else _("marque las que quiera")
    return ""


def answer_words(question: Question, one: Answer | None) -> str:
    """As it is read back: «2 ómnibus», «1 3», «no contesta»; empty for a blank."""
    if one is None:
        return ""
    if one.refused:
        return _("no contesta")
    if question.kind is QuestionKind.ONE and (found := chosen(question, one)):
        return f"{found[0]} {question.choices[found[0] - 1]}"
    return one.value


def role_words(role: Role) -> str:
    return {Role.ZONE: _("Zona"), Role.SEX: _("Sexo"), Role.AGE: _("Edad")}.get(role, role.word)


def who_answered(view: SurveyView) -> str:
    """How many sheets came back of those handed out, or of the people drawn."""
    number, n, survey = view.figures.number, len(view.numbers), view.survey
    if has_margin(survey):
        words, of, whole = ngettext("Contestó {n}", "Contestaron {n}", n), _("de {n} personas sorteadas"), survey.drawn
    else:
        words, of, whole = ngettext("Volvió {n} hoja", "Volvieron {n} hojas", n), _("de {n} repartidas"), survey.handed
    said = words.format(n=number(n))
    if whole is None:
        return f"{said}."
    return f"{said} {of.format(n=number(whole))} ({view.figures.percent(n, whole)})."


def stands_for(view: SurveyView) -> str:
    """Whom the results speak of. A sheet that came back by itself stands for nobody else, and has no margin."""
    survey = view.survey
    if not has_margin(survey):
        return _(
            "Contestó quien quiso: es la opinión de esas personas y no representa a las demás. "
            "Por eso no lleva margen de error."
        )
    return margin_words(view)


def margin_words(view: SurveyView) -> str:
    """n, N, 95 %, ±, and where the formula comes from."""
    number, n, population = view.figures.number, len(view.numbers), view.survey.population
    width = margin(n, population)
    if width is None:
        return _("Muestra sorteada; todavía no hay hojas.")
    points = number(points_of(width), 1)
    words = _(
        "Muestra sorteada: n = {n}, N = {whole}, confianza 95 %, margen ± {points} puntos en el caso más desfavorable "
        "(p = 0,5)."
    ).format(n=number(n), whole=_("sin dato") if population is None else number(population), points=points)
    if population is None:
        words += " " + _("Sin N se calcula como para una población muy grande, que es el margen mayor.")
    drawn = view.survey.drawn
    if drawn is not None and n < drawn:
        words += " " + _(
            "Quienes salieron sorteados y no contestaron pueden pensar distinto: eso no está en el margen."
        )
    return words


def points_of(width: float) -> Decimal:
    """Percentage points of a share: 3,1 for 0,031."""
    return Decimal(repr(width)) * 100


def margin_source() -> str:
    return _(
        "Margen = 1,96 · √(0,25 / n) · √((N − n) / (N − 1)). Fuente: W. G. Cochran, Sampling Techniques, 3.ª ed., "
        "Wiley, 1977, §§ 2.6 y 3.2."
    )


def protected_words() -> str:
    return _(
        "Los grupos con menos de {n} respuestas no se separan, ni el menor de los otros si por resta se conocieran: "
        "figuran «–»."
    ).format(n=PROTECTED_BELOW)


def day_words(one: Survey) -> str:
    """«del 3/11 al 20/11/2026»."""
    if one.since and one.until:
        return _("del {a} al {b}").format(a=show_date(one.since, DAY_MONTH), b=show_date(one.until))
    return _("hasta el {b}").format(b=show_date(one.until)) if one.until else ""
