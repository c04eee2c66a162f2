"""«Lo pendiente» on one sheet, to pin beside the desk or to take to the mayor."""

from collections.abc import Iterator

from munidesk.base.dates import show_date, show_long, show_time, today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.overview.pending import Pending, load_pending, minutes_words
from munidesk.town import store as town
from munidesk.town.exports import Selection
from munidesk.town.report import report


def build_pending(store: Store, selection: Selection) -> Document:
    del selection
    found = load_pending(store, most=60)
    blocks = tuple(_blocks(found))
    country = town.municipality(store).country
    return report(store, _("Lo pendiente"), blocks, subtitle=show_long(today(), country), running=_("Lo pendiente"))


def _blocks(found: Pending) -> Iterator[Block]:
    yield Heading(_("Sesiones convocadas"), 1)
    rows = []
    for one in found.upcoming:
        day = show_date(one.date, "EEE d MMM y").replace(".", "")
        rows.append(Row(((strong(one.label),), plain(day), plain(show_time(one.start)), plain(one.place))))
    columns = (Column(_("Sesión"), 2), Column(_("Día"), 1.3), Column(_("Hora"), 0.7), Column(_("Lugar"), 2))
    yield _table(columns, rows, _("Ninguna."))
    yield Heading(_("Actas por aprobar, firmar o pasar al libro"), 1)
    rows = [
        Row(((strong(one.label),), plain(show_date(one.date, "d/M/y")), plain(minutes_words(one.minutes_state))))
        for one in found.minutes
    ]
    yield _table((Column(_("Sesión"), 2), Column(_("Fecha"), 1), Column(_("Qué falta"), 2)), rows, _("Ninguna."))
    yield Heading(_("Iniciativas abiertas por vencer"), 1)
    rows = [
        Row((plain(row.initiative.folio), (strong(row.initiative.title),), plain(row.initiative.area),
             plain(show_date(row.initiative.due, "d/M/y") if row.initiative.due else "–"), plain(row.clock.words)))
        for row in found.initiatives
    ]  # fmt: skip
    kinds = (Column(_("Folio"), 0.9), Column(_("Iniciativa"), 3), Column(_("Área"), 1.3), Column(_("Vence"), 0.9),
             Column(_("Plazo"), 1.3))  # fmt: skip
    yield _table(kinds, rows, _("Ninguna."))
    yield Heading(_("Actividades del POA de este mes"), 1)
    rows = [
        Row(((strong(one.line.title),), plain(one.line.responsible), plain(one.words), plain(one.state)))
        for one in found.activities
    ]
    columns = (Column(_("Actividad"), 3), Column(_("Responsable"), 1.3), Column(_("Meta"), 1.6, Align.RIGHT),
               Column(_("Estado"), 1.4))  # fmt: skip
    yield _table(columns, rows, _("Ninguna."))
    if found.round is not None:
        waiting = found.round
        yield Heading(_("Evaluación del piloto"), 1)
        text = _("Ronda {n} de {m}: {a} de {b} criterios respondidos.").format(
            n=waiting.round.number, m=waiting.rounds, a=waiting.answered, b=waiting.total
        )
        if waiting.round.due is not None:
            text += " " + _("Vence el {day}.").format(day=show_date(waiting.round.due, "d/M/y"))
        yield Paragraph(plain(text), Style.LEFT)


def _table(columns: tuple[Column, ...], rows: list[Row], nothing: str) -> Block:
    return Table(columns, tuple(rows)) if rows else Paragraph(plain(nothing), Style.LEFT)
