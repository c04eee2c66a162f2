"""A set of criteria, the rounds in which it is answered, and the answers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.records.says import Key, Says, Sense, Why


class AnswerKind(Code):
    """How a criterion is answered. COMPUTED ones are counted by MuniDesk from its own records."""

    SCALE = "scale", "escala"
    YES_NO = "yes_no", "sí o no", ("si/no",)
    CHECKLIST = "checklist", "lista para marcar", ("lista",)
    NUMBER = "number", "número"
    COMPUTED = "computed", "lo calcula MuniDesk", ("calculado",)


class Moment(Code):
    BEFORE = "before", "antes"
    DURING = "during", "durante"
    AFTER = "after", "después"


class RoundKind(Code):
    """Who answers: the municipality, somebody who goes over its answers, or an organisation from outside."""

    SELF = "self", "autodiagnóstico"
    REVIEW = "review", "revisión"
    OUTSIDE = "outside", "mirada ciudadana"


class Shown(Code):
    """How totals are said: in the points of the scale, or as a part of 100."""

    POINTS = "points", "en puntos"
    PERCENT = "percent", "de 0 a 100"


class Weighting(Code):
    """What a dimension weighs: what it says, or what its applicable criteria weigh together."""

    DIMENSIONS = "dimensions", "por dimensión"
    ITEMS = "items", "por ítem"


class Marker(Code):
    """Whether a criterion, an improvement or a commitment is about equality (as the OECD marker: 0, 1, 2)."""

    NO = "", "no"
    ALSO = "also", "también", ("1",)
    MAINLY = "mainly", "principalmente", ("2",)


class Capacity(Code):
    """Which capacity of the municipality a criterion shows."""

    NONE = ""
    INSTITUTIONAL = "institutional", "institucional"
    OPERATIVE = "operative", "operativa"
    TECHNOLOGICAL = "technological", "tecnológica", ("tecnologica",)


class Way(Code):
    """How an evaluator's answer came in."""

    SCREEN = "screen", "en pantalla"
    PAPER = "paper", "en papel"
    SHEET = "sheet", "por planilla"
    FILE = "file", "por archivo"


InstrumentId = Annotated[str, Says("Criterios", of="instrument", why=Why.KEY)]
Weight = Annotated[int, Says("Peso", ("ponderacion",), means="Cuánto cuenta junto a los demás, en puntos enteros")]
Place = Annotated[int, Says("Orden", fixed=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One version of a set of criteria; `key` is the same for all versions. Points go from 0 to `scale`."""

    id: Key = ""
    key: Annotated[str, Says("Clave", means="La misma en todas las versiones", needed=True, fixed=True)]
    version: Annotated[int, Says("Versión", fixed=True)] = 1
    title: Annotated[str, Says("Título", needed=True, width=-1)]
    scale: Annotated[int, Says("Escala", means="Los puntos van de 0 a este número")] = 4
    source: Annotated[str, Says("Fuente", means="De dónde salen las preguntas", sense=Sense.LONG)] = ""
    months: Annotated[int, Says("Meses hasta la próxima ronda", means="0 si no se repite")] = 0
    shown: Annotated[Shown, Says("Cómo se dice el total")] = Shown.POINTS
    weighting: Annotated[Weighting, Says("Cómo se pesa")] = Weighting.DIMENSIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of the traffic light, from `start` per cent of the maximum up to the next one."""

    id: Key = ""
    instrument_id: InstrumentId = ""
    key: Annotated[str, Says("Clave", means="rojo, amarillo o verde", needed=True, fixed=True)]
    title: Annotated[str, Says("Banda", needed=True, width=-1)]
    start: Annotated[int, Says("Desde", means="Tanto por ciento del máximo", width=90)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """`weight` in whole points among the dimensions; `short` is for charts."""

    id: Key = ""
    instrument_id: InstrumentId = ""
    key: Annotated[str, Says("Clave", means="La misma en todas las versiones", needed=True, fixed=True)]
    position: Place = 1
    title: Annotated[str, Says("Dimensión", needed=True, width=-1)]
    short: Annotated[str, Says("Nombre corto", means="Como se llama en los gráficos")] = ""
    weight: Weight = 1
    area: Annotated[str, Says("Área", ("area", "responde"), means="Quién responde sus criterios")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """`key` is the same in every version, so that rounds can be compared.

    `levels` say what the points of a scale mean, one a line («0 nadie»). What is marked in a
    checklist are its `Part`s. A number gives 0 points at `low` and all of them at `high` (which may be the
    smaller one); computed shares are percentages from 0 to 100 unless `low` and `high` say otherwise.
    """

    id: Key = ""
    instrument_id: InstrumentId = ""
    dimension_key: Annotated[str, Says("Clave de la dimensión", fixed=True)]
    key: Annotated[str, Says("Clave", means="La misma en todas las versiones", fixed=True)] = ""
    position: Place = 1
    question: Annotated[str, Says("Pregunta", ("criterio",), needed=True, width=-1)]
    kind: Annotated[AnswerKind, Says("Cómo se responde", ("clase",))] = AnswerKind.SCALE
    weight: Weight = 1
    levels: Annotated[str, Says("Niveles", means="Qué significa cada punto, uno por línea", sense=Sense.LONG)] = ""
    unit: Annotated[str, Says("Unidad")] = ""
    low: Annotated[Decimal | None, Says("Valor que da 0 puntos")] = None
    high: Annotated[Decimal | None, Says("Valor que da todos los puntos")] = None
    indicator: Annotated[str, Says("Indicador", means="El que MuniDesk calcula con sus propios registros")] = ""
    short: Annotated[str, Says("Nombre corto", means="Como se llama en listas y gráficos")] = ""
    area: Annotated[str, Says("Área", means="Quién responde; en blanco, la de su dimensión")] = ""
    advice: Annotated[str, Says("Consejo", means="Qué hacer cuando está en rojo", sense=Sense.LONG)] = ""
    ods: Annotated[str, Says("ODS", means="Objetivos de Desarrollo Sostenible", sense=Sense.GOALS)] = ""
    targets: Annotated[str, Says("Metas de los ODS", means="Por ejemplo: 16.6, 16.10")] = ""
    gender: Annotated[Marker, Says("Marcador de género")] = Marker.NO
    gender_advice: Annotated[str, Says("Consejo de igualdad", sense=Sense.LONG)] = ""
    capacity: Annotated[Capacity, Says("Capacidad")] = Capacity.NONE
    evidence: Annotated[str, Says("Evidencia", means="Qué se adjunta para probarlo")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is marked in a checklist: what it says, what proves it, and what to do where it is missing."""

    id: Key = ""
    instrument_id: InstrumentId = ""
    criterion_key: Annotated[str, Says("Clave del criterio", fixed=True)] = ""
    position: Place = 1
    text: Annotated[str, Says("Punto de la lista", needed=True, width=-1)]
    evidence: Annotated[str, Says("Evidencia", means="Con qué se prueba", sense=Sense.LONG)] = ""
    advice: Annotated[str, Says("Consejo", means="Qué hacer cuando falta", sense=Sense.LONG)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """`owner_kind` and `owner_id` name what is evaluated («pilot»). A closed round no longer changes."""

    id: Key = ""
    instrument_id: InstrumentId
    owner_kind: Annotated[str, Says("Clase de lo evaluado", why=Why.KEY)]
    owner_id: Annotated[str, Says("Lo evaluado", why=Why.KEY)]
    number: Annotated[int, Says("Ronda", fixed=True, width=80)]
    moment: Annotated[Moment, Says("Momento", width=110)]
    since: Annotated[date, Says("Desde", means="Primer día del período que mira", width=98)]
    until: Annotated[date, Says("Hasta", means="Último día del período que mira", width=98)]
    due: Annotated[date | None, Says("Responder antes del", width=98)] = None
    closed_on: Annotated[date | None, Says("Cerrada el", fixed=True, width=98)] = None
    findings: Annotated[str, Says("Hallazgos", sense=Sense.LONG, search=True)] = ""
    lessons: Annotated[str, Says("Lecciones", sense=Sense.LONG, search=True)] = ""
    recommendations: Annotated[str, Says("Recomendaciones", sense=Sense.LONG, search=True)] = ""
    kind: Annotated[RoundKind, Says("Clase", width=130)] = RoundKind.SELF
    review_of: Annotated[str, Says("Revisa la ronda", of="evaluation_round", why=Why.KEY)] = ""
    respondents: Annotated[str, Says("Quiénes respondieron", sense=Sense.LONG, search=True)] = ""

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`value`: «3» on a scale, «1» or «0» for yes or no, «12.5» for a number, «1011» for the parts of a checklist.

    A computed one holds «31|41» once its round is closed. Blank is not zero. `reason` says why it does not
    apply; `words` are the figures kept when the round was closed. `unanswered`: at the close somebody said that it
    stays «sin respuesta», and the floor is the total.
    """

    id: Key = ""
    round_id: Annotated[str, Says("Ronda", of="evaluation_round", why=Why.KEY)]
    criterion_key: Annotated[str, Says("Clave del criterio", fixed=True)]
    value: Annotated[
        str,
        Says("Respuesta", means="Puntos; 1 o 0 por sí o no y por cada punto de una lista; la cifra; parte|total"),
    ] = ""
    not_applicable: Annotated[bool, Says("No aplica")] = False
    reason: Annotated[str, Says("Motivo", means="Por qué no aplica", search=True)] = ""
    note: Annotated[str, Says("Nota", sense=Sense.LONG, search=True)] = ""
    words: Annotated[
        str, Says("Cifra al cerrar", means="Lo calculado, en palabras, al cerrar la ronda", fixed=True)
    ] = ""
    unanswered: Annotated[bool, Says("Sin respuesta", means="Se cerró la ronda sin responderlo")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one of several evaluators answered; the round keeps what was agreed in its `Answer`. `value` is as there."""

    id: Key = ""
    round_id: Annotated[str, Says("Ronda", of="evaluation_round", why=Why.KEY)]
    criterion_key: Annotated[str, Says("Clave del criterio", fixed=True)]
    evaluator: Annotated[str, Says("Quién responde", ("evaluador", "evaluadora", "area"), needed=True, search=True)]
    value: Annotated[str, Says("Respuesta")] = ""
    not_applicable: Annotated[bool, Says("No aplica")] = False
    reason: Annotated[str, Says("Motivo", means="Por qué no aplica", search=True)] = ""
    note: Annotated[str, Says("Nota", sense=Sense.LONG, search=True)] = ""
    way: Annotated[Way, Says("Cómo llegó")] = Way.SCREEN
    received_on: Annotated[date | None, Says("Recibida el", width=98)] = None
