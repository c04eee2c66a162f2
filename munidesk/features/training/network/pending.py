"""What waits in the network: agreements that end, lines of action past their day, heads to be asked after 90 days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.training.kinds import ACTION_LINES, INSTITUTIONS
from munidesk.features.training.network.store_valued import all_valued
from munidesk.town.manifest import Pending, Waiting

KEY = "capacitacion.network"
SOON = timedelta(days=60)
"""Before an agreement ends there is time left to renew it."""


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    rows = sorted((*_agreements(store, day), *_lines(store, day), *_heads(store, day)), key=lambda one: one.due or day)
    n = len(rows)
    summary = ngettext("{n} asunto de la red de capacitación", "{n} asuntos de la red de capacitación", n)
    return (
        Pending(
            title=_("Red de capacitación"), part=_("Capacitación"), one=_("Red de capacitación"), icon="link",
            rows=tuple(rows[:most]), total=n, key=KEY, empty=_("Ningún convenio termina y ninguna línea venció."),
            summary=summary.format(n=n) if n else "", more=_("Ver los {n} asuntos de la red").format(n=n),
            printed=bool(n),
        ),
    )  # fmt: skip


def _agreements(store: Store, day: date) -> Iterator[Waiting]:
    for one in INSTITUTIONS.all(store):
        if one.agreed_until is not None and one.agreed_until - SOON <= day:
            over = one.agreed_until < day
            yield Waiting(
                title=_("Convenio con {name}").format(name=one.name), key=KEY, arguments={"tab": "0", "id": one.id},
                due=one.agreed_until, words=_("terminó") if over else _("termina"), tone="bad" if over else "attention",
                icon="clock", late=over,
            )  # fmt: skip


def _lines(store: Store, day: date) -> Iterator[Waiting]:
    for one in ACTION_LINES.all(store):
        if one.due is not None and not one.done and one.due <= day + timedelta(days=15):
            over = one.due < day
            yield Waiting(
                title=one.title, key=KEY, arguments={"tab": "2", "id": one.id}, who=one.responsible or one.town,
                due=one.due, words=_("línea de acción"), tone="bad" if over else "attention", icon="flag", late=over,
            )  # fmt: skip


def _heads(store: Store, day: date) -> Iterator[Waiting]:
    for one in all_valued(store):
        if one.waits and one.due is not None and one.due <= day:
            left = one.formed - one.heads
            said = ngettext("falta {n} mirada de la jefatura", "faltan {n} miradas de la jefatura", left)
            yield Waiting(
                title=one.edition.title, key=KEY, arguments={"tab": "4", "id": one.edition.id}, due=one.due,
                words=said.format(n=left), tone="attention", icon="target",
            )  # fmt: skip
