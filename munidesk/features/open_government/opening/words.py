"""What a plan of opening says of itself in words, on the screen and on paper."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import DAY, show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, join_and
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.features.open_government.opening.rules import days_late
from munidesk.features.open_government.opening.view import OpeningView, Origin
from munidesk.town.goals import goals_of

LOOKS: dict[Completion, tuple[str, str]] = {
    Completion.NO_EVIDENCE: ("attention", "eye-off"),
    Completion.NOT_STARTED: ("bad", "dot"),
    Completion.LIMITED: ("attention", "half"),
    Completion.SUBSTANTIAL: ("accent", "half"),
    Completion.COMPLETE: ("good", "check-circle"),
}
"""Tone and icon of each point, which never goes without its word."""


def years_words(plan: OpeningPlan) -> str:
    """«2026–2027»; empty without days."""
    years = sorted({day.year for day in (plan.start, plan.end) if day is not None})
    return "–".join(str(year) for year in (years[:1] + years[-1:] if len(years) > 1 else years))


def done_words(view: OpeningView) -> str:
    """«11 de 20 hitos»."""
    n = len(view.milestones)
    return ngettext("{a} de {n} hito", "{a} de {n} hitos", n).format(a=view.all_done, n=n)


def high_words(view: OpeningView) -> str:
    """«3 de 5 con avance alto»."""
    return _("{a} de {n} con avance alto").format(a=view.high, n=len(view.commitments))


def late_words(view: OpeningView) -> str:
    """«2 hitos atrasados»; empty when there is none."""
    n = len(view.late)
    return ngettext("{n} hito atrasado", "{n} hitos atrasados", n).format(n=n) if n else ""


def summary(view: OpeningView) -> str:
    return " · ".join(part for part in (done_words(view), high_words(view), late_words(view)) if part)


def focus_words(view: OpeningView) -> str:
    """«5 de 5 con ODS · 4 de 5 dicen qué cambia para las mujeres»."""
    n = len(view.commitments)
    goals = _("{a} de {n} con ODS").format(a=view.with_goal, n=n)
    women = ngettext(
        "{a} de {n} dice qué cambia para las mujeres", "{a} de {n} dicen qué cambia para las mujeres", view.with_women
    )
    return f"{goals} · {women.format(a=view.with_women, n=n)}"


def share_words(view: OpeningView, one: Commitment) -> str:
    """«3 de 5»."""
    return _("{a} de {b}").format(a=view.done(one), b=len(view.of[one.id]))


def suggestion_words(view: OpeningView, one: Commitment) -> str:
    """«3 de 5 = 60 %, sustancial», or what it lacks."""
    done, total = view.done(one), len(view.of[one.id])
    word = view.suggested(one).word
    if not total:
        return _("todavía no tiene hitos, {word}").format(word=word)
    if unproved := view.unproved(one):
        order = [each.id for each in view.of[one.id]]
        numbers = join_and([str(order.index(each.id) + 1) for each in unproved])
        words = ngettext("el hito {which} está hecho sin evidencia, {word}",
                         "los hitos {which} están hechos sin evidencia, {word}", len(unproved))  # fmt: skip
        return words.format(which=numbers, word=word)
    share = view.figures.percent(done, total)
    return _("{a} de {b} = {share}, {word}").format(a=done, b=total, share=share, word=word)


def judged_words(view: OpeningView, one: Commitment) -> str:
    """«juzgó el foro de apertura, 6/11/2026»; until somebody does, that nobody did."""
    if not view.is_judged(one) or one.judged_on is None:
        return _("todavía no lo decidió nadie")
    return _("juzgó {who}, {day}").format(who=one.judged_by, day=show_date(one.judged_on))


def completion_words(view: OpeningView, one: Commitment) -> str:
    """«Sustancial»; «Limitado (sugerido)» until a person decides."""
    word = capital(view.completion(one).word)
    return word if view.is_judged(one) else _("{word} (sugerido)").format(word=word)


def origin_words(found: Origin, view: OpeningView) -> str:
    """«de la mejora M-11 · ítem 3.10, 1 de 4»."""
    words = _("de la mejora {number}").format(number=f"M-{found.number:02d}")
    if not found.item:
        return words
    item = _("ítem {code}").format(code=found.item)
    if found.points is not None:
        item = _("{item}, {a} de {b}").format(item=item, a=view.figures.number(found.points, None), b=found.scale)
    return f"{words} · {item}"


def goals_words(text: str) -> str:
    """«ODS 12 y 16»; empty for none."""
    found = [str(one) for one in goals_of(text)]
    return _("ODS {goals}").format(goals=join_and(found)) if found else ""


def values_of(one: Commitment) -> Sequence[str]:
    """«Transparencia», «Rendición de cuentas»: as they were written, each apart."""
    return [capital(part.strip()) for part in one.values.split(",") if part.strip()]


def with_whom(one: Commitment) -> str:
    """For whom it is, and with whom outside the government."""
    parts = [one.for_whom.strip().rstrip(".")] if one.for_whom.strip() else []
    if one.partners.strip():
        parts.append(_("Con {who}").format(who=one.partners.strip().rstrip(".")))
    return "".join(f"{part}. " for part in parts).strip()


def evidence_words(view: OpeningView, one: Milestone, pattern: str = DAY) -> str:
    """What proves it; of one to do, until when: «hasta 30/12/2026», «venció el 30/10/2026»."""
    if view.is_done(one):
        return view.proof(one) or _("sin evidencia")
    if one.end is None:
        return view.proof(one) or BLANK
    day = show_date(one.end, pattern)
    return _("venció el {day}").format(day=day) if view.is_late(one) else _("hasta {day}").format(day=day)


def lateness_words(one: Milestone, day: date) -> str:
    """«17 días»; empty in time."""
    n = days_late(one, day)
    return ngettext("{n} día", "{n} días", n).format(n=n) if n else ""
