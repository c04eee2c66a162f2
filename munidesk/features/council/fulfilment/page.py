"""Beside a resolution: who sees to it, by when, whether it was fulfilled; asked for and changed by key."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.fulfilment.domain import FULFILLED, Fulfilment, Standing
from munidesk.features.council.fulfilment.kinds import FULFILMENTS
from munidesk.features.council.fulfilment.store import follow_resolution, fulfilment_of, unfollow_resolution
from munidesk.town import store as town
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import Chip, button, label, row, rule

FIELDS = ("responsible", "due", "progress", "done_on", "how")
_LOOKS = {
    Standing.FULFILLED: ("good", "check"), Standing.LATE: ("good", "check"), Standing.DONE: ("good", "check"),
    Standing.OVERDUE: ("bad", "alert"), Standing.UNDER_WAY: ("accent", "clock"), Standing.PENDING: ("neutral", "clock"),
    Standing.DROPPED: ("neutral", "minus"), Standing.UNTOLD: ("neutral", ""),
}  # fmt: skip


def standing_cell(standing: Standing) -> ChipCell:
    """How a table shows it; nothing followed is no colour."""
    tone, icon = _LOOKS.get(standing, ("neutral", ""))
    return ChipCell(capital(_short(standing)), tone, icon)


def _short(standing: Standing) -> str:
    return _("cumplida") if standing in FULFILLED else standing.word


def ask_fulfilment(context: Context, resolution_id: str, called: str) -> bool:
    """Who, by when, and how it was fulfilled; `called` is its number. False when the person went back."""
    store = context.store
    return ask_record(
        context, FULFILMENTS, fulfilment_of(store, resolution_id), FIELDS,
        _("Seguimiento de la resolución {n}").format(n=called), partial(follow_resolution, store), town.figures(store),
        text=_("Con el día en «Cumplida el», queda cumplida. Sin él, avisa en Inicio cuando vence."),
        accept=_("Guardar"),
    )  # fmt: skip


def fulfilment_part(context: Context, resolution_id: str, called: str, into: QVBoxLayout) -> None:
    """What the detail of a resolution with its number says of its fulfilment."""
    store = context.store
    found = fulfilment_of(store, resolution_id)
    standing = found.standing(today()) if found.id else Standing.UNTOLD
    cell = standing_cell(standing)
    into.addWidget(rule())
    into.addLayout(row(label(_("Cumplimiento"), "strong"), None, Chip(cell.word, cell.tone, cell.icon), spacing=8))
    for words in told(found, standing):
        into.addWidget(label(words, "quiet-text", wrap=True))
    if not store.read_only:
        into.addLayout(WrapLayout(*_buttons(context, found, standing, called)))


def _buttons(context: Context, found: Fulfilment, standing: Standing, called: str) -> Iterator[QPushButton]:
    yield button(
        _("Cambiar el seguimiento…"), partial(ask_fulfilment, context, found.resolution_id, called), icon="clock"
    )
    if standing not in FULFILLED and standing is not Standing.DROPPED:
        yield button(_("Cumplida hoy"), _attempted(context, follow_resolution, replace(found, done_on=today())))
    elif found.id:
        yield button(_("Quitar"), _attempted(context, unfollow_resolution, found))


def _attempted(context: Context, verb: Callable[[Store, Fulfilment], object], one: Fulfilment) -> Callable[[], None]:
    def run() -> None:
        Attempt(context)(verb, context.store, one)

    return run


def told(found: Fulfilment, standing: Standing) -> list[str]:
    """Who, the term, the day, how; with what passed of the term."""
    late = found.days_late(today())
    passed = ngettext("{n} día después del plazo", "{n} días después del plazo", late).format(n=late) if late else ""
    if standing is Standing.OVERDUE:
        passed = ngettext("venció hace {n} día", "venció hace {n} días", late).format(n=late)
    lines = (
        found.responsible,
        _("Vence el {day}").format(day=show_date(found.due)) if found.due and standing not in FULFILLED else "",
        _("Cumplida el {day}").format(day=show_date(found.done_on)) if found.done_on else "",
        passed, found.how,
    )  # fmt: skip
    return [one for one in lines if one]
