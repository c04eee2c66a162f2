"""A pilot and its logbook; a manual with its chapters, its versions and to whom it was given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.records.says import Key, Says, Sense, Why

PilotId = Annotated[str, Says("Piloto", of="pilot", why=Why.KEY)]
ManualId = Annotated[str, Says("Manual", of="manual", why=Why.KEY)]
Place = Annotated[int, Says("Orden", fixed=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """The plan sheet. Thresholds are points of the scale, `min_answered` a percentage.

    To scale up: `scale_up` or more in total, no dimension under `min_dimension`, and `min_answered` % of the
    applicable criteria answered. From `adjust` on, adjust; below it, abandon.
    """

    id: Key = ""
    title: Annotated[str, Says("Nombre del piloto", ("piloto", "nombre"), needed=True, search=True, width=-1)]
    zone: Annotated[str, Says("Zona o comisión", ("zona",), width=160)] = ""
    hypothesis: Annotated[
        str, Says("Hipótesis", hint="Si hacemos esto, pasará aquello.", sense=Sense.LONG, search=True)
    ] = ""
    scope: Annotated[str, Says("Alcance", sense=Sense.LONG, search=True)] = ""
    start: Annotated[date | None, Says("Empieza", ("desde",), width=98)] = None
    end: Annotated[date | None, Says("Termina", ("hasta",), width=98)] = None
    baseline: Annotated[
        str, Says("Línea de base: cómo estaba antes", ("linea de base",), sense=Sense.LONG, search=True)
    ] = ""
    group_text: Annotated[str, Says("Con quiénes", sense=Sense.LONG)] = ""
    risks: Annotated[str, Says("Riesgos", sense=Sense.LONG, search=True)] = ""
    team: Annotated[str, Says("Equipo responsable", sense=Sense.LONG)] = ""
    scale_up: Annotated[Decimal, Says("Escalar desde (puntos)")] = Decimal("3.0")
    adjust: Annotated[Decimal, Says("Ajustar desde (puntos)", means="Por debajo, abandonar")] = Decimal("2.0")
    min_dimension: Annotated[Decimal, Says("Ninguna dimensión bajo (puntos)")] = Decimal("2.0")
    min_answered: Annotated[int, Says("Criterios respondidos, al menos (%)")] = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stage of the pilot."""

    id: Key = ""
    pilot_id: PilotId
    position: Place = 1
    title: Annotated[str, Says("Etapa", ("nombre",), needed=True, width=-1)]
    start: Annotated[date | None, Says("Desde", width=98)] = None
    end: Annotated[date | None, Says("Hasta", width=98)] = None
    done: Annotated[bool, Says("Hecha", width=80)] = False


class EntryKind(Code):
    INCIDENT = "incident", "incidente"
    DECISION = "decision", "decisión"
    ACHIEVEMENT = "achievement", "logro"
    NOTE = "note", "nota"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the logbook."""

    id: Key = ""
    pilot_id: PilotId
    day: Annotated[date, Says("Fecha", ("dia",), width=110)]
    kind: Annotated[EntryKind, Says("Clase", width=140)] = EntryKind.NOTE
    text: Annotated[str, Says("Qué pasó", needed=True, search=True, width=-1)]
    author: Annotated[str, Says("Anotó", width=160)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """One per pilot. The practice_* fields are those of the ficha de buena práctica."""

    id: Key = ""
    pilot_id: PilotId
    title: Annotated[str, Says("Título del manual", ("titulo",), needed=True, width=-1)]
    subtitle: Annotated[str, Says("Subtítulo")] = ""
    authors: Annotated[str, Says("Autoría")] = ""
    practice_name: Annotated[str, Says("Nombre de la buena práctica")] = ""
    practice_category: Annotated[str, Says("Categoría")] = ""
    practice_before: Annotated[str, Says("Situación previa", sense=Sense.LONG)] = ""
    practice_text: Annotated[str, Says("Descripción", sense=Sense.LONG)] = ""
    practice_objectives: Annotated[str, Says("Objetivos, uno por línea", sense=Sense.LONG)] = ""
    practice_results: Annotated[
        str,
        Says(
            "Resultados, uno por línea",
            hint="Los de la evaluación se agregan solos al imprimir.",
            sense=Sense.LONG,
        ),
    ] = ""
    practice_source: Annotated[str, Says("Fuente")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """`text` is kept as `documents.text` says; a line «{foda}» alone is a live block.

    Annexes come last, with letters.
    """

    id: Key = ""
    manual_id: ManualId
    position: Place = 1
    title: Annotated[str, Says("Capítulo", needed=True, search=True, width=-1)]
    text: Annotated[
        str, Says("Texto", means="Con «{foda}» y otros bloques vivos en su lugar", sense=Sense.RICH, search=True)
    ] = ""
    annex: Annotated[bool, Says("Anexo")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualVersion:
    """Frozen: `content` is the whole document as JSON, never built again."""

    id: Key = ""
    manual_id: ManualId
    number: Annotated[int, Says("Versión", fixed=True, width=80)]
    day: Annotated[date, Says("Fecha", fixed=True, width=110)]
    label: Annotated[str, Says("Qué cambió", width=-1)] = ""
    content: Annotated[str, Says("Documento", means="El manual como quedó ese día", fixed=True, why=Why.DERIVED)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diffusion:
    """To whom a version went: day, who, how, how many copies."""

    id: Key = ""
    manual_id: ManualId
    day: Annotated[date, Says("Fecha", width=100)]
    audience: Annotated[str, Says("A quién", needed=True, width=-1)]
    channel: Annotated[str, Says("Cómo", width=150)] = ""
    copies: Annotated[int | None, Says("Ejemplares", width=96)] = None
    version: Annotated[int | None, Says("Versión", means="La del manual que se entregó o presentó")] = None
    note: Annotated[str, Says("Nota", sense=Sense.LONG)] = ""
