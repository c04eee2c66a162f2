"""What waits in participation: initiatives without an answer, by the day they have to have it."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.participation.initiatives.board import BoardRow, Filter
from munidesk.features.participation.initiatives.store_board import board
from munidesk.features.participation.initiatives.store_counts import open_counts
from munidesk.town.manifest import Pending, Waiting


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    shown = board(store, Filter(segment="open"), limit=most)
    counts = open_counts(store, day)
    timed = any(row.initiative.due for row in shown.rows)  # where no norm sets a term, nothing is due
    late = ngettext("{n} iniciativa vencida", "{n} iniciativas vencidas", counts.overdue).format(n=counts.overdue)
    more = ngettext("Ver la {n} iniciativa abierta", "Ver las {n} iniciativas abiertas", counts.open)
    used = counts.open or board(store, Filter(), limit=1).rows
    return (
        Pending(
            title=_("Iniciativas por vencer") if timed else _("Iniciativas sin respuesta"),
            part=_("Participación"),
            one=_("Iniciativa"),
            icon="people",
            rows=tuple(map(_row, shown.rows)),
            total=counts.open,
            empty=_("Ninguna iniciativa espera respuesta con plazo."),
            key="participation",
            arguments={"tab": "0"},
            summary=late if counts.overdue else "",
            more=more.format(n=counts.open),
            begin=() if used else (_first_step(),),
        ),
    )


def _first_step() -> Waiting:
    return Waiting(
        title=_("Registre la primera iniciativa"),
        key="participation",
        arguments={"tab": "0"},
        run="new_initiative",
        who=_("Lo que pide un vecino, con su plazo para responder"),
    )


def _row(row: BoardRow) -> Waiting:
    one = row.initiative
    return Waiting(
        title=one.title,
        key="participation.initiative",
        arguments={"id": one.id},
        number=one.folio,
        who=one.area,
        due=one.due,
        words=row.clock.words,
        tone=row.clock.tone,
        icon="alert" if row.clock.overdue else "clock",
        late=row.clock.overdue,
    )
