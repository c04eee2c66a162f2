"""What waits of the agenda: what is late, what is due in fifteen days, what is done and waits for its round."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements.rules import is_late, is_soon, name_of
from munidesk.features.open_government.improvements.store import improvements
from munidesk.town.manifest import Pending, Waiting

_KEY = "open_government.improvements"


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    found = list(_waiting(improvements(store), day))
    late = sum(one.late for one in found)
    return (
        Pending(
            title=_("Agenda de mejoras"), part=_("Gobierno abierto"), one=_("Mejora"), icon="target",
            rows=tuple(found[:most]), total=len(found), key=_KEY, empty=_("Ninguna mejora espera."),
            summary=ngettext("{n} mejora vencida", "{n} mejoras vencidas", late).format(n=late) if late else "",
            more=_("Ver las {n} mejoras que esperan").format(n=len(found)), printed=bool(found),
        ),
    )  # fmt: skip


def _waiting(every: Sequence[Improvement], day: date) -> Iterator[Waiting]:
    """By their term; those that are done come last, and nothing is due of them."""
    due = [one for one in every if is_late(one, day) or is_soon(one, day)]
    for one in sorted(due, key=lambda one: (one.due or day, one.number)):
        yield _due(one, day)
    for one in every:
        if one.state is ImprovementState.DONE and one.criterion_key:
            yield replace(
                _row(one), on=one.done_on, words=_("Hecha: espera la próxima ronda"), tone="attention", icon="clock"
            )


def _due(one: Improvement, day: date) -> Waiting:
    left = ((one.due or day) - day).days
    if left < 0:
        words = ngettext("Vencida, {n} día", "Vencida, {n} días", -left).format(n=-left)
        return replace(_row(one), due=one.due, words=words, tone="bad", icon="alert", late=True)
    words = ngettext("Queda {n} día", "Quedan {n} días", left).format(n=left) if left else _("Vence hoy")
    return replace(_row(one), due=one.due, words=words, tone="attention", icon="clock")


def _row(one: Improvement) -> Waiting:
    return Waiting(
        title=one.title, key=_KEY, arguments={"id": one.id}, number=name_of(one), who=one.responsible or one.area
    )
