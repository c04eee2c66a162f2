"""The four subsystems as live figures: what each holds today, where each figure comes from. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.codes import ProductState
from munidesk.features.territory.follow.lines import reading_words
from munidesk.features.territory.follow.rules import by_payer
from munidesk.features.territory.follow.view import FollowView

PAGE = "territorio"
_MOST, _ZONES = 4, 2
"""Indicators and zones that a pane names."""


@dataclass(frozen=True, slots=True)
class Live:
    """A figure of a pane: what it is, how much, what is said beside it; the page that shows it, and what that takes.

    `tone` is «attention» where something is missing.
    """

    words: str
    figure: str
    detail: str = ""
    key: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    tone: str = "neutral"


def live(view: FollowView, key: str) -> Sequence[Live]:
    """Of the subsystem called so; none of one that the municipality added."""
    build = _PANES.get(key)
    return build(view) if build is not None else ()


def _tab(view: FollowView, tab: str, item: str = "") -> Mapping[str, str]:
    return {"id": view.of.territory.id, "tab": tab, **({"item": item} if item else {})}


def _information(view: FollowView) -> Sequence[Live]:
    figures, measured, read = view.of.figures, view.measured, view.read
    based = sum(one.base is not None for one in measured)
    found = [
        Live(
            _("Indicadores con base"), _("{a} de {n}").format(a=based, n=len(measured)),
            _("{n} con lectura de {year}").format(n=len(read), year=view.year), "planning",
            tone="neutral" if len(read) == len(measured) else "attention",
        )
    ]  # fmt: skip
    found.append(Live(_("Planos y archivos"), str(view.files),
                      _("{a} de {n} productos").format(a=view.of.delivered, n=len(view.of.products)),
                      PAGE, _tab(view, "2")))  # fmt: skip
    most = sorted(view.zones.items(), key=lambda one: (-one[1], one[0]))[:_ZONES]
    zones = ", ".join(f"{zone} {count}" for zone, count in most)
    found.append(Live(_("Iniciativas por zona"), str(sum(view.zones.values())), zones, "participation"))
    for one in sorted(read, key=lambda one: str(one.read_on), reverse=True)[:_MOST]:
        day = show_date(one.read_on) if one.read_on is not None else ""
        found.append(Live(one.indicator or one.title, reading_words(one, figures), day, "planning",
                          {"line": one.id}))  # fmt: skip
    return found


def _planning(view: FollowView) -> Sequence[Live]:
    found = []
    for key, words in (("objetivos", _("Objetivos y metas")), ("modelo", _("Modelo y zonas"))):
        product = next((one for one in view.of.products if one.step_key == key), None)
        state = view.of.product_state(product) if product is not None else None
        found.append(Live(
            words, state.word if state is not None else _("sin empezar"), "", PAGE,
            _tab(view, "2", product.id if product is not None else ""),
            tone="neutral" if state is ProductState.APPROVED else "attention",
        ))  # fmt: skip
    in_plan = sum(bool(one.line_id) for one in view.projects)
    found.append(Live(_("Proyectos en la cartera"), str(len(view.projects)),
                      _("{n} con renglón en el plan").format(n=in_plan), PAGE, _tab(view, "4")))  # fmt: skip
    goals, works = view.loose
    found.append(Live(
        _("Objetivos con actividad"), _("{a} de {n}").format(a=view.goals - len(goals), n=view.goals),
        loose_words(view), PAGE, _tab(view, "5", "alignment"), tone="attention" if goals or works else "neutral",
    ))  # fmt: skip
    return found


def loose_words(view: FollowView) -> str:
    """«2 objetivos y 1 actividad sueltos»; empty where nothing is."""
    goals, works = (len(each) for each in view.loose)
    told = []
    if goals:
        told.append(ngettext("{n} objetivo sin actividad", "{n} objetivos sin actividad", goals).format(n=goals))
    if works:
        told.append(ngettext("{n} actividad sin objetivo", "{n} actividades sin objetivo", works).format(n=works))
    return " · ".join(told)


def _programming(view: FollowView) -> Sequence[Live]:
    figures, money = view.of.figures, view.money
    done = figures.percent(money.executed, money.current) if money.current else BLANK
    shares = by_payer(view.paid)
    whole = sum(shares.values())
    parts = ", ".join(f"{payer.word} {figures.percent(amount, whole)}" for payer, amount in shares.items())
    step = view.of.case.steps.get("gestion")
    asked = view.of.case.entries_of(step) if step is not None else ()
    waiting = sum(not one.answered for one in asked)
    return (
        Live(_("POA de {year}").format(year=view.year), str(len(view.activities)), _("actividades que lo llevan"),
             "planning"),
        Live(_("Dinero en vigor"), figures.money(money.current) if money.current else BLANK,
             _("ejecutado: {p}").format(p=done), "planning"),
        Live(_("Quién paga"), figures.money(whole) if whole else BLANK, parts, PAGE, _tab(view, "4")),
        Live(_("Gestiones abiertas"), str(waiting), _("de {n} anotadas").format(n=len(asked)), "cases.case",
             {"id": view.of.case.case.id, "step": "gestion"}),
    )  # fmt: skip


def _evaluation(view: FollowView) -> Sequence[Live]:
    product = next((one for one in view.of.products if one.step_key == "informe"), None)
    reports = len(view.of.versions.get(product.id, ())) if product is not None else 0
    written = sum(bool(view.answer_to(one)) for one in view.of.objectives)
    decided = len(view.deviations) - len(view.undecided)
    return [
        Live(_("Informes anuales"), str(reports),
             _("{year}: {a} de {n} objetivos respondidos").format(year=view.year, a=written, n=len(view.of.objectives)),
             PAGE, _tab(view, "5", "year")),
        _round(view),
        Live(_("Desvíos con decisión"), _("{a} de {n}").format(a=decided, n=len(view.deviations)),
             "", PAGE, _tab(view, "5", "deviations"), tone="attention" if view.undecided else "neutral"),
        observed(view),
        Live(_("Sesiones del órgano"), str(view.sessions), str(view.year), "council"),
    ]  # fmt: skip


def _round(view: FollowView) -> Live:
    last = view.last_round
    words = _("Última evaluación")
    if last is None:
        return Live(words, BLANK, _("E abre la primera ronda"), tone="attention")
    arguments = {"id": view.diagnosis_id, "round": last.id}
    if last.is_open:
        return Live(words, last.total, _("ronda {name}, abierta").format(name=last.name), "open_government", arguments)
    return Live(words, last.total, f"{last.name} · {last.band}", "open_government", arguments)


def observed(view: FollowView) -> Live:
    """«38 de 40», 95 %."""
    done, whole = view.observed
    rate = _("sin consulta")
    if view.rate is not None:
        rate = _("{p} respondidas").format(p=view.of.figures.percent(done, whole))
    return Live(_("Observaciones"), _("{a} de {n}").format(a=done, n=whole), rate, PAGE, _tab(view, "3"),
                tone="attention" if done < whole else "neutral")  # fmt: skip


_PANES: Mapping[str, Callable[[FollowView], Sequence[Live]]] = {
    "informacion": _information, "planeacion": _planning, "programacion": _programming, "evaluacion": _evaluation,
}  # fmt: skip
