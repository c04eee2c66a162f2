"""How improvements are said: the chip of a state, the steps from the item to the round that verifies it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from munidesk.base.dates import day_cell
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, join_and
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements.rules import OPEN, name_of
from munidesk.features.open_government.improvements.store_agenda import Agenda
from munidesk.instruments.domain import Marker
from munidesk.instruments.shown import round_name
from munidesk.town.goals import goals_of

State = ImprovementState

_LOOKS = {
    State.PROPOSED: ("neutral", "phrase"),
    State.ACCEPTED: ("accent", "check"),
    State.IN_PLAN: ("accent", "gantt"),
    State.DONE: ("attention", "clock"),
    State.VERIFIED: ("good", "check-circle"),
    State.DROPPED: ("neutral", "close"),
}
PLACES = 1
"""Decimals of points of the total on the screen and on paper; sums are made unrounded."""


def state_look(state: ImprovementState) -> tuple[str, str, str]:
    """(word, tone, icon)."""
    return capital(state.word), *_LOOKS[state]


def states_title(state: ImprovementState, count: int) -> str:
    """«Propuestas: 2»: what heads them in a table."""
    words = {
        State.PROPOSED: _("Propuestas: {n}"),
        State.ACCEPTED: _("Aceptadas: {n}"),
        State.IN_PLAN: _("En el POA: {n}"),
        State.DONE: _("Hechas, esperan la próxima ronda: {n}"),
        State.VERIFIED: _("Verificadas: {n}"),
        State.DROPPED: _("Descartadas: {n}"),
    }
    return words[state].format(n=count)


def goals_words(one: Improvement) -> str:
    """«5 · 16»."""
    return " · ".join(map(str, goals_of(one.ods)))


def goals_said(one: Improvement) -> str:
    """«ODS 16 y 17»; empty without any."""
    found = goals_of(one.ods)
    return _("ODS {goals}").format(goals=join_and([str(goal) for goal in found])) if found else ""


def gender_said(marker: Marker) -> str:
    return _("Género: {word}").format(word=marker.word)


@dataclass(frozen=True, slots=True)
class Step:
    """`done`: it happened; `now`: where it stands, with the `share` that is done of it, where somebody read it."""

    icon: str
    title: str
    right: str = ""
    text: str = ""
    done: bool = False
    now: bool = False
    share: Fraction | None = None


def steps_of(agenda: Agenda, one: Improvement, share: Fraction | None = None) -> tuple[Step, ...]:
    """Item, accepted, activity, done, verified; of a dropped one what happened, and why it goes no further.

    `share` is how far its activity got, from 0 to 1.
    """
    found = (_origin(agenda, one), _accepted(one), _activity(agenda, one, share), _done(one), _verified(agenda, one))
    if one.state is not State.DROPPED:
        return found
    return (
        *(step for step in found if step.done),
        Step("close", _("Descartada"), text=one.reason, done=True, now=True),
    )


def _origin(agenda: Agenda, one: Improvement) -> Step:
    worth, figures = agenda.worth_of(one), agenda.figures
    now = one.state is State.PROPOSED
    if not worth.code:
        return Step("phrase", _("Mejora libre"), text=one.text or _("No sale de ningún ítem."), done=True, now=now)
    text = f"{worth.question}: "
    if worth.then is None:
        text += _("sin responder.")
    else:
        text += _("{a} de {b}, {band}.").format(
            a=figures.number(worth.then, None if worth.then.denominator == 1 else PLACES), b=worth.scale,
            band=worth.band.lower(),
        )  # fmt: skip
    if worth.gain is not None and one.state in OPEN:
        text += " " + _("Por ganar: {n} puntos.").format(n=figures.number(worth.gain, PLACES))
    title = _("Ítem {code}").format(code=worth.code)
    return Step("checklist", title, _("ronda {name}").format(name=worth.round_name), text, done=True, now=now)


def _accepted(one: Improvement) -> Step:
    title = _("Aceptada")
    if one.accepted_on is None:
        return Step("check", title, text=_("Cuando se decida hacerla."))
    who = one.responsible or one.area
    text = _("Esfuerzo {n} de 3.").format(n=one.effort.value)
    text += f" {_('Responde {who}.').format(who=who)}" if who else ""
    return Step("check", title, day_cell(one.accepted_on), text, done=True, now=one.state is State.ACCEPTED)


def _activity(agenda: Agenda, one: Improvement, share: Fraction | None) -> Step:
    there = agenda.activities.get(one.id)
    if there is None:
        text = "" if one.state in (State.DONE, State.VERIFIED) else _("Cuando pase al POA.")
        return Step("gantt", _("Actividad del POA"), text=text or _("Se hizo sin pasar por el POA."))
    title = _("Actividad {code} del POA").format(code=there.code)
    right = "" if share is None else agenda.figures.share(share)
    return Step(
        "gantt", title, right, f"«{there.title}»", done=True, now=one.state is State.IN_PLAN, share=share
    )  # fmt: skip


def _done(one: Improvement) -> Step:
    if one.done_on is None:
        return Step("flag", _("Hecha"), text=_("Cuando la actividad llegue al 100 %."))
    text = _("Espera la próxima ronda.") if one.state is State.DONE else ""
    return Step("flag", _("Hecha"), day_cell(one.done_on), text, done=True, now=one.state is State.DONE)


def _verified(agenda: Agenda, one: Improvement) -> Step:
    worth, figures = agenda.worth_of(one), agenda.figures
    title = _("Verificada")
    if one.state is State.VERIFIED:
        view = agenda.views.get(one.verified_round_id)
        name = _("ronda {name}").format(name=round_name(view.round)) if view is not None else ""
        text = _("Recuperó {n} puntos.").format(n=figures.number(worth.recovered, PLACES))
        return Step("check-circle", title, name, text if worth.recovered is not None else "", done=True, now=True)
    if not one.criterion_key:
        return Step("check-circle", title, text=_("Una mejora libre no la verifica ninguna ronda."))
    text = _("Cuando el ítem salga del rojo en una ronda cerrada.")
    if worth.gain is not None:
        text += " " + _("Recupera hasta {n}.").format(n=figures.number(worth.gain, PLACES))
    return Step("check-circle", title, text=text)


def name_and_title(one: Improvement) -> str:
    """«M-07 Foro de apertura con vecinos»."""
    return f"{name_of(one)} {one.title}"


def called(row: Mapping[str, object]) -> str:
    """«mejora M-07»: how it is looked for."""
    return f"mejora M-{int(str(row['number'])):02d}" if row["number"] else ""
