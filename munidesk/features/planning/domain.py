"""A plan and its lines, what was read of each, the money behind it, and the commitments made."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.features.planning.codes import Frequency, Origin, Work
from munidesk.records.says import Key, Says, Sense, Why


class Level(Code):
    """From the top of the tree down; an activity belongs to the POA of its year."""

    AXIS = "axis", "eje", ("línea",)
    OBJECTIVE = "objective", "objetivo"
    PROGRAMME = "programme", "programa"
    TARGET = "target", "meta"
    ACTIVITY = "activity", "actividad", ("tarea",)


class Kind(Code):
    """INCREMENT: from the base to the target. MAINTENANCE: how much of the target is kept."""

    INCREMENT = "increment", "incremento"
    MAINTENANCE = "maintenance", "mantenimiento"


class Weighting(Code):
    """What a branch's progress is weighted by."""

    MONEY = "money", "por dinero aprobado", ("dinero",)
    WEIGHT = "weight", "por peso", ("peso",)


class Heading(Code):
    """What money is spent on, for the limits some sources have."""

    NONE = ""
    STAFF = "staff", "personal"
    RUNNING = "running", "funcionamiento"
    WORKS = "works", "obras"


class FrameLevel(Code):
    GOAL = "goal", "fin"
    PURPOSE = "purpose", "propósito"
    COMPONENT = "component", "componente"
    ACTIVITY = "activity", "actividad"


PlanId = Annotated[str, Says("Plan", of="plan", why=Why.KEY)]
LineId = Annotated[str, Says("Renglón del plan", of="plan_line", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`start_year`–`end_year` is the government's term."""

    id: Key = ""
    title: Annotated[str, Says("Nombre del plan", ("plan",), needed=True, width=-1)]
    start_year: Annotated[int, Says("Primer año", sense=Sense.YEAR, width=90)]
    end_year: Annotated[int, Says("Último año", sense=Sense.YEAR, width=90)]
    vision: Annotated[str, Says("Visión", means="Lo que el municipio quiere llegar a ser", sense=Sense.LONG)] = ""
    weighting: Annotated[
        Weighting, Says("Cómo se promedia", means="Con qué pesa cada renglón en el avance del que está encima")
    ] = Weighting.MONEY


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the tree. `weight` in whole points among its sisters; `ods` are goals separated by commas.

    `sector` is the sector programme it answers to (urban, social, economic, environment). `quarters` are the
    percentages of its year that each quarter carries, four numbers that sum 100 («10 20 30 40»); empty: even.
    """

    id: Key = ""
    plan_id: PlanId
    parent_id: Annotated[str, Says("Cuelga de", means="El renglón de arriba", of="plan_line", why=Why.KEY)] = ""
    level: Annotated[Level, Says("Nivel", ("nivel", "tipo"), width=100)]
    position: Annotated[int, Says("Orden", means="Su lugar entre los renglones que cuelgan del mismo", fixed=True)] = 0
    title: Annotated[
        str,
        Says(
            "Nombre",
            ("nombre", "actividad", "producto", "descripcion", "programa", "nombre prog"),
            needed=True,
            search=True,
            width=-1,
        ),
    ]
    code: Annotated[
        str,
        Says("Código", ("codigo", "cod", "no", "n", "numero", "codigo pd", "codigo producto"), search=True, width=80),
    ] = ""
    indicator: Annotated[
        str, Says("Indicador", ("indicador", "indicador pa", "indicador de producto"), search=True)
    ] = ""
    unit: Annotated[
        str, Says("Unidad", ("unidad", "unidad de medida"), means="En qué se cuentan la línea de base y la meta")
    ] = ""
    kind: Annotated[
        Kind,
        Says(
            "Clase de meta",
            ("tipo de meta", "clase"),
            means="De incremento, de la base a la meta; de mantenimiento, cuánto se conserva",
        ),
    ] = Kind.INCREMENT
    base: Annotated[Decimal | None, Says("Línea de base", ("linea base", "base"), means="Lo que había al empezar")] = (
        None
    )
    target: Annotated[
        Decimal | None,
        Says(
            "Meta",
            ("meta", "meta anual", "meta cuatrienio", "meta total", "programado"),
            means="A cuánto se quiere llegar",
        ),
    ] = None
    weight: Annotated[
        int | None,
        Says("Peso (0 a 100)", ("peso", "ponderacion"), means="Cuánto pesa entre los renglones que cuelgan del mismo"),
    ] = None
    year: Annotated[
        int | None, Says("Año del POA", ("anio", "ano", "vigencia", "anio carga"), sense=Sense.YEAR, width=80)
    ] = None
    start: Annotated[date | None, Says("Comienza", ("inicio", "fecha de inicio", "desde"), width=92)] = None
    end: Annotated[date | None, Says("Termina", ("fin", "fecha de fin", "hasta", "plazo"), width=92)] = None
    milestone: Annotated[bool, Says("Es un hito")] = False
    responsible: Annotated[
        str, Says("Responsable", ("responsable", "area", "area responsable", "encargado"), search=True, width=150)
    ] = ""
    sector: Annotated[str, Says("Programa sectorial", means="El programa del sector al que responde")] = ""
    ods: Annotated[
        str,
        Says(
            "ODS",
            ("ods",),
            hint="Números del 1 al 17, separados por comas",
            means="Objetivos de Desarrollo Sostenible a los que aporta",
            sense=Sense.GOALS,
        ),
    ] = ""
    product: Annotated[str, Says("Producto", means="Producto o código del programa al que corresponde")] = ""
    notes: Annotated[
        str,
        Says("Observaciones", ("narrativa", "observaciones", "notas", "comentarios"), sense=Sense.LONG, search=True),
    ] = ""
    external: Annotated[
        str, Says("Clave de origen", ("id", "clave"), means="Cómo lo llama el sistema del que se importó")
    ] = ""
    quarters: Annotated[
        str,
        Says(
            "Previsto por trimestre (%)",
            hint="Por ejemplo 10 20 30 40; vacío, parejo.",
            means="Cuatro porcentajes que suman 100; vacío, parejo",
        ),
    ] = ""
    contract: Annotated[str, Says("Contrato", means="El contrato o la licitación con que se hace")] = ""
    formula: Annotated[
        str, Says("Fórmula", ("formula", "formula del indicador"), means="Cómo se calcula el indicador")
    ] = ""
    data_source: Annotated[
        str,
        Says(
            "Fuente del dato",
            ("fuente del dato", "fuente de informacion", "medio de verificacion"),
            means="De dónde sale lo que se mide",
        ),
    ] = ""
    frequency: Annotated[Frequency, Says("Frecuencia", ("frecuencia", "periodicidad"), means="Cada cuánto se mide")] = (
        Frequency.NONE
    )
    disaggregation: Annotated[
        str,
        Says(
            "Desagregación",
            ("desagregacion",),
            hint="Por ejemplo: por sexo, por zona",
            means="En qué grupos se abre lo medido",
        ),
    ] = ""
    work: Annotated[
        Work,
        Says(
            "Clase de trabajo",
            ("clase de trabajo", "tipo de accion", "tipo de actividad"),
            means="Obra, acción social, servicio o trámite",
        ),
    ] = Work.NONE

    @property
    def quarter_weights(self) -> tuple[int, ...]:
        """Four percentages, or none."""
        return tuple(int(part) for part in self.quarters.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How far it had got on a day, and what shows it. `value` is the indicator's, not a percentage."""

    id: Key = ""
    line_id: LineId
    day: Annotated[date, Says("Fecha", means="El día en que se midió", width=92)]
    value: Annotated[
        Decimal,
        Says(
            "Avance",
            ("avance", "avance acumulado", "ejecutado trimestre", "logrado", "ejecutado fisico"),
            means="Hasta dónde se llegó en total, en la unidad de la meta",
            width=90,
        ),
    ]
    evidence: Annotated[str, Says("Constancia", means="Qué lo acredita", width=-1)] = ""
    part: Annotated[
        str,
        Says("Grupo medido", means="El grupo al que corresponde (mujeres, zona 3…); vacío, el total", width=120),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Money of a line from one source, in cents, each figure in total until today.

    `modified` is None when it was not changed; `committed` and `paid` are None where nobody told them: a blank is no
    zero. What was written down by day (`MoneyEntry`) is within these totals.
    """

    id: Key = ""
    line_id: LineId
    source: Annotated[
        str,
        Says(
            "Fuente",
            ("fuente", "financiacion", "fuente de financiamiento"),
            means="De dónde viene el dinero",
            needed=True,
            width=-1,
        ),
    ]
    approved: Annotated[
        int,
        Says("Aprobado", ("valor aprobado", "presupuesto", "monto", "costo", "asignado"), sense=Sense.MONEY, width=120),
    ] = 0
    modified: Annotated[
        int | None,
        Says(
            "Modificado",
            ("modificado", "vigente"),
            means="El crédito después de una modificación; vacío, rige el aprobado",
            sense=Sense.MONEY,
            width=120,
        ),
    ] = None
    executed: Annotated[
        int,
        Says(
            "Ejecutado",
            ("ejecutado", "valor ejecutado", "gastado", "devengado", "obligado"),
            sense=Sense.MONEY,
            width=120,
        ),
    ] = 0
    heading: Annotated[Heading, Says("Rubro", means="En qué se gasta, para los límites de la fuente")] = Heading.NONE
    currency: Annotated[
        str,
        Says(
            "Moneda",
            ("moneda", "divisa"),
            means="Código de tres letras (USD); vacío, la del municipio. Lo que está en otra moneda no se suma",
            width=80,
        ),
    ] = ""
    committed: Annotated[
        int | None,
        Says(
            "Comprometido",
            ("comprometido", "valor comprometido"),
            means="Lo que ya tiene contrato u orden de compra; vacío, no se sabe",
            sense=Sense.MONEY,
            width=120,
        ),
    ] = None
    paid: Annotated[
        int | None,
        Says(
            "Pagado",
            ("pagado", "valor pagado"),
            means="Lo que salió de la caja; vacío, no se sabe",
            sense=Sense.MONEY,
            width=120,
        ),
    ] = None
    origin: Annotated[
        Origin, Says("Orden de la fuente", ("orden", "orden de la fuente"), means="De quién es el dinero")
    ] = Origin.NONE
    code: Annotated[
        str, Says("Código de la fuente", ("codigo de la fuente", "codigo fuente", "codigo presupuestal"))
    ] = ""
    act: Annotated[str, Says("Acto de la modificación", means="Número de la resolución que modificó el crédito")] = ""
    act_day: Annotated[date | None, Says("Fecha del acto", means="El día de esa resolución")] = None

    @property
    def current(self) -> int:
        """What is in force: the modified credit, else the approved one."""
        return self.approved if self.modified is None else self.modified


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """`line_id` begins after `after_id` ends."""

    id: Key = ""
    line_id: LineId
    after_id: Annotated[str, Says("Empieza después de", of="plan_line", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A compromiso de gestión with its deadline."""

    id: Key = ""
    plan_id: PlanId
    title: Annotated[str, Says("Compromiso", ("compromiso",), needed=True, search=True, width=-1)]
    deadline: Annotated[date, Says("Vence", ("vence", "plazo"), width=110)]
    responsible: Annotated[str, Says("Responsable", ("responsable",), search=True, width=170)] = ""
    done_on: Annotated[date | None, Says("Cumplido el", ("cumplido",), width=120)] = None
    evidence: Annotated[str, Says("Constancia", ("constancia",), means="Qué lo acredita", width=200)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRow:
    """A row of the logical framework."""

    id: Key = ""
    plan_id: PlanId
    level: Annotated[FrameLevel, Says("Nivel", means="Fin, propósito, componente o actividad", width=120)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    summary: Annotated[str, Says("Resumen", means="Lo que se espera lograr o hacer", needed=True, width=-1)]
    indicators: Annotated[str, Says("Indicadores", means="Cómo se sabrá que se logró", width=220)] = ""
    means: Annotated[str, Says("Medios de verificación", means="Dónde se comprueba", width=220)] = ""
    assumptions: Annotated[
        str, Says("Supuestos", means="Lo que tiene que ocurrir y no depende del municipio", width=220)
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion to rank projects by; `weight` in whole points, all together 100."""

    id: Key = ""
    plan_id: PlanId
    name: Annotated[str, Says("Criterio", means="Con qué se comparan los proyectos", needed=True, width=-1)]
    weight: Annotated[int, Says("Peso", means="De 0 a 100; entre todos los criterios suman 100", width=80)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    means: Annotated[str, Says("Qué mira", means="Con qué se decide la nota", width=220)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a project got in a criterion, 0–10, from one person; blank: from all of them together."""

    id: Key = ""
    line_id: LineId
    criterion_id: Annotated[str, Says("Criterio", of="criterion", why=Why.KEY)]
    value: Annotated[int, Says("Puntaje", means="De 0 a 10", width=80)]
    who: Annotated[str, Says("Quién puntuó", means="Vacío: el equipo, en conjunto", width=150)] = ""
