"""What waits of a year: its report in December, and what the heads were to be asked 90 days after a course."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.training.kinds import PROGRAMMES
from munidesk.town.manifest import Pending, Waiting

KEY = "capacitacion.programme"
_FIRST = (12, 1)


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """From the first of December the report of that year; those of earlier years that nobody handed over are late."""
    rows = tuple(
        Waiting(
            title=_("Informe anual de capacitación {year}").format(year=one.year), key="capacitacion.network",
            run="report", due=date(one.year, 12, 31), words=_("por presentar"),
            tone="bad" if one.year < day.year else "attention", icon="chart", late=one.year < day.year,
        )
        for one in PROGRAMMES.all(store)
        if one.reported_on is None and day >= date(one.year, *_FIRST)
    )  # fmt: skip
    n = len(rows)
    summary = ngettext("{n} informe de capacitación por presentar", "{n} informes de capacitación por presentar", n)
    return (
        Pending(
            title=_("Informe de capacitación"), part=_("Capacitación"), one=_("Informe anual"), icon="chart",
            rows=rows[:most], total=n, key=KEY, empty=_("Ningún informe anual espera."),
            summary=summary.format(n=n) if n else "", more=_("Ver los {n} informes").format(n=n), printed=bool(n),
        ),
    )  # fmt: skip
