"""What waits of the programme: lines of a quarter that began and have no edition yet."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.training.kinds import EDITIONS, LINES, PROGRAMMES
from munidesk.town.manifest import Pending, Waiting

_KEY = "capacitacion.programme"


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Of the programme of that year; those of quarters before it are late."""
    quarter = (day.month - 1) // 3
    programme = next(iter(PROGRAMMES.all(store, year=day.year)), None)
    lines = LINES.all(store, programme_id=programme.id) if programme is not None else ()
    begun = {one.line_id for one in EDITIONS.all(store)} if lines else set()
    waiting = [one for one in lines if one.quarter.place <= quarter and one.id not in begun]
    rows = tuple(
        Waiting(
            title=one.title, key=_KEY, arguments={"line": one.id}, who=one.audience, words=one.quarter.word,
            tone="bad" if one.quarter.place < quarter else "attention", icon="calendar",
            late=one.quarter.place < quarter,
        )
        for one in waiting
    )  # fmt: skip
    n = len(rows)
    summary = ngettext("{n} línea del programa sin edición", "{n} líneas del programa sin edición", n)
    return (
        Pending(
            title=_("Programa de capacitación"), part=_("Capacitación"), one=_("Línea del programa"), icon="cap",
            rows=rows[:most], total=n, key=_KEY, empty=_("Ninguna línea del programa espera."),
            summary=summary.format(n=n) if n else "", more=_("Ver las {n} líneas que esperan").format(n=n),
            printed=bool(n),
        ),
    )  # fmt: skip
