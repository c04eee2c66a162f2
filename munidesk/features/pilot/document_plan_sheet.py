"""The pilot's plan sheet: what is tried, where, how long, and what decides whether it goes on."""

from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.pilot.domain import EntryKind, Pilot
from munidesk.features.pilot.rules import phase_words
from munidesk.features.pilot.store import entries, phases, rounds_of
from munidesk.features.pilot.verdict import rule_words
from munidesk.instruments.words import moment_words
from munidesk.town import store as town
from munidesk.town.report import report


def period_words(pilot: Pilot) -> str:
    """«1 de marzo de 2026 al 28 de febrero de 2027»; empty without days."""
    pattern = "d 'de' MMMM 'de' y"
    days = [show_date(day, pattern) for day in (pilot.start, pilot.end) if day is not None]
    return _(" al ").join(days)


@on_paper
def build_plan_sheet(store: Store, pilot: Pilot) -> Document:
    facts = (
        (_("Hipótesis"), pilot.hypothesis), (_("Alcance"), pilot.scope), (_("Zona"), pilot.zone),
        (_("Período"), period_words(pilot)), (_("Línea de base"), pilot.baseline),
        (_("Con quiénes"), pilot.group_text), (_("Riesgos"), pilot.risks), (_("Equipo responsable"), pilot.team),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                (strong(name),),
                plain(value) if value.strip() else (Span(_("[Falta: {name}]").format(name=name.lower())),),
            )
        )
        for name, value in facts
    )
    blocks: list[Block] = [
        Table((Column("", 0.8), Column("", 3.2)), rows),
        Heading(_("Qué decide el resultado"), 1),
        Boxed((Paragraph(plain(rule_words(pilot, town.figures(store))), Style.LEFT),)),
        _thresholds(pilot, town.figures(store)),
    ]
    blocks.extend(_phases(store, pilot))
    blocks.extend(_rounds(store, pilot))
    blocks.extend(_logbook(store, pilot))
    return report(
        store, _("Plan del piloto «{title}»").format(title=pilot.title), tuple(blocks),
        subtitle=" · ".join(part for part in (pilot.zone, period_words(pilot)) if part),
        office=_("Equipo de planificación"), running=_("Plan del piloto"),
    )  # fmt: skip


def _thresholds(pilot: Pilot, figures: Figures) -> Table:
    rows = (
        (_("Puntaje total para escalar"), _("{n} o más").format(n=figures.points(pilot.scale_up))),
        (_("Puntaje total para ajustar"), _("{n} o más").format(n=figures.points(pilot.adjust))),
        (_("Ninguna dimensión bajo"), figures.points(pilot.min_dimension)),
        (_("Criterios aplicables con respuesta"), _("{n} % o más").format(n=pilot.min_answered)),
    )
    columns = (Column(_("Condición"), 3), Column(_("Umbral"), 1.2))
    return Table(columns, tuple(Row((plain(name), plain(value))) for name, value in rows))


def _days(start: object, end: object) -> str:
    return " – ".join(show_date(day) for day in (start, end) if isinstance(day, date)) or "–"


def _phases(store: Store, pilot: Pilot) -> list[Block]:
    found = phases(store, pilot.id)
    if not found:
        return []
    rows = tuple(
        Row(
            (
                plain(str(at)),
                plain(one.title),
                plain(_days(one.start, one.end)),
                plain(phase_words(one, today())),
            )
        )
        for at, one in enumerate(found, 1)
    )
    columns = (Column("", 0.3), Column(_("Etapa"), 3), Column(_("Fechas"), 1.4), Column(_("Estado"), 0.8))
    return [Heading(_("Etapas"), 1), Table(columns, rows)]


def _rounds(store: Store, pilot: Pilot) -> list[Block]:
    found = rounds_of(store, pilot.id)
    if not found:
        return []
    rows = []
    for one in found:
        closed = _("cerrada el {day}").format(day=show_date(one.closed_on)) if one.closed_on else _("abierta")
        moment, days = moment_words(one.moment), _days(one.since, one.until)
        rows.append(Row((plain(str(one.number)), plain(moment), plain(days), plain(closed))))
    columns = (
        Column(_("Ronda"), 0.5),
        Column(_("Momento"), 1.2),
        Column(_("Período que mira"), 1.8),
        Column(_("Estado"), 1.6),
    )
    return [Heading(_("Rondas de evaluación"), 1), Table(columns, tuple(rows))]


def _logbook(store: Store, pilot: Pilot) -> list[Block]:
    found = entries(store, pilot.id)
    if not found:
        return []
    rows = tuple(
        Row((plain(show_date(one.day)), (strong(kind_words(one.kind)),), plain(one.text), plain(one.author)))
        for one in reversed(found)
    )
    columns = (Column(_("Fecha"), 0.7), Column(_("Clase"), 0.8), Column(_("Qué pasó"), 4), Column(_("Anotó"), 1.2))
    return [Heading(_("Bitácora"), 1), Table(columns, rows)]


def kind_words(kind: EntryKind) -> str:
    """«Incidente», to begin a line."""
    return capital(kind.word)
