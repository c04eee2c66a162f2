"""The plan of action on paper: each objective with its products, who answers, until when, how it stands."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.action.domain import ActionGoal, ActionProduct, State
from munidesk.features.action.rules import is_late
from munidesk.features.action.store import ActionView, tied_to
from munidesk.records.ref import Ref
from munidesk.town.report import report

_CENTRE = Align.CENTRE


def state_words(view: ActionView, one: ActionProduct) -> str:
    """«Cumplido el 3/5/2026», «Atrasado», «En marcha»."""
    if one.state is State.DONE and one.done_on is not None:
        return _("Cumplido el {day}").format(day=show_date(one.done_on))
    return _("Atrasado") if is_late(one, view.day) else capital(one.state.word)


def summary(view: ActionView) -> str:
    """«3 de 8 productos cumplidos · 1 atrasado»."""
    done, late = view.count(State.DONE), len(view.late)
    parts = [
        ngettext("{a} de {n} producto cumplido", "{a} de {n} productos cumplidos", view.counted).format(
            a=done, n=view.counted
        ),
        ngettext("{n} atrasado", "{n} atrasados", late).format(n=late),
    ]
    return " · ".join(parts)


@on_paper
def build_action(store: Store, view: ActionView) -> Document:
    """The plan of action, objective by objective."""
    blocks: list[Block] = [_counts(view)]
    if view.plan.purpose:
        blocks.append(Boxed((Paragraph((strong(_("Para qué. ")), Span(view.plan.purpose)), Style.LEFT),)))
    for number, goal in enumerate(view.goals, 1):
        blocks.extend(_goal(store, view, goal, number))
    if not view.goals:
        blocks.append(Paragraph(plain(_("Todavía no tiene objetivos.")), Style.LEFT))
    return report(
        store, view.plan.title, tuple(blocks), subtitle=_about(view), office=_("Equipo de planificación"),
        landscape=True, running=_("Plan de acción"),
    )  # fmt: skip


def _about(view: ActionView) -> str:
    plan = view.plan
    days = " – ".join(show_date(day) for day in (plan.start, plan.end) if day is not None)
    return " · ".join(part for part in (days, plan.act, plan.responsible, summary(view)) if part)


def _counts(view: ActionView) -> KeyFigures:
    late = len(view.late)
    return KeyFigures((
        KeyFigure(str(view.count(State.DONE)), _("cumplidos, de {n}").format(n=view.counted)),
        KeyFigure(str(view.count(State.DOING)), _("en marcha")),
        KeyFigure(str(view.count(State.PENDING)), _("sin empezar")),
        KeyFigure(str(late), ngettext("atrasado: pasó su plazo", "atrasados: pasó su plazo", late)),
    ))  # fmt: skip


def _goal(store: Store, view: ActionView, goal: ActionGoal, number: int) -> Iterator[Block]:
    yield Heading(f"{number}. {goal.title}", 1, right=goal.axis.word)
    ties = tied_to(store, Ref("action_goal", goal.id))
    if ties:
        words = "; ".join(ties)
        yield Paragraph(plain(_("Se vincula con: {what}.").format(what=words)), Style.NOTE)
    rows = tuple(_product_row(store, view, one, f"{number}.{at}") for at, one in enumerate(view.of_goal[goal.id], 1))
    if not rows:
        yield Paragraph(plain(_("Sin productos todavía.")), Style.NOTE)
        return
    columns = (
        Column(_("N.º"), 0.5), Column(_("Producto"), 3.4), Column(_("Responsable"), 1.5),
        Column(_("Plazo"), 0.9, _CENTRE),
        Column(_("Estado"), 1.5), Column(_("Constancia"), 1.6), Column(_("Se vincula con"), 2),
    )  # fmt: skip
    yield Table(columns, rows, dense=True)


def _product_row(store: Store, view: ActionView, one: ActionProduct, number: str) -> Row:
    ties = "; ".join(tied_to(store, Ref("action_product", one.id)))
    title = (Span(one.title), *((Span(f" ({one.notes})"),) if one.notes else ()))
    return Row((
        plain(number), title, plain(one.responsible or BLANK), plain(show_date(one.due) if one.due else BLANK),
        (strong(state_words(view, one)),), plain(one.evidence or BLANK), plain(ties or BLANK),
    ))  # fmt: skip
