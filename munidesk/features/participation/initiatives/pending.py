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
    overdue = ngettext("{n} vencida", "{n} vencidas", counts.overdue).format(n=counts.overdue)
    soon = _("{n} esta semana").format(n=counts.due_soon)
    late = ngettext("{n} iniciativa vencida", "{n} iniciativas vencidas", counts.overdue).format(n=counts.overdue)
    more = ngettext("Ver la {n} abierta", "Ver las {n} abiertas", counts.open).format(n=counts.open)
    return (
        Pending(
            title=_("Iniciativas por vencer") if timed else _("Iniciativas sin respuesta"),
            icon="people",
            rows=tuple(map(_row, shown.rows)),
            total=counts.open,
            empty=_("Ninguna iniciativa espera respuesta con plazo."),
            key="participation",
            arguments={"tab": "0"},
            notes=(
                *([(overdue, "bad", "alert")] if counts.overdue else []),
                *([(soon, "attention", "clock")] if counts.due_soon else []),
            ),
            summary=late if counts.overdue else "",
            more=more if counts.open else "",
        ),
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
        share=None if one.due is None else row.clock.used,  # without a term no part of it is used
    )
