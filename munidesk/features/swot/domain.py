"""A FODA: its matrix, its factors, what each person scored, and the strategies crossed from them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.dates import today
from munidesk.records.says import Key, Says, Sense, Why


class Quadrant(Code):
    """Where a factor stands: inside or outside the municipality, for or against it."""

    STRENGTH = "strength", "fortaleza", ("f", "fortalezas")
    WEAKNESS = "weakness", "debilidad", ("d", "debilidades")
    OPPORTUNITY = "opportunity", "oportunidad", ("o", "oportunidades")
    THREAT = "threat", "amenaza", ("a", "amenazas")

    @property
    def letter(self) -> str:
        """«F»: the first of its word. It codes each factor («F1») and names the quadrant on the keyboard."""
        return self.word[:1].upper()

    @property
    def internal(self) -> bool:
        return self in (Quadrant.STRENGTH, Quadrant.WEAKNESS)

    @property
    def favourable(self) -> bool:
        return self in (Quadrant.STRENGTH, Quadrant.OPPORTUNITY)


def quadrant_at(*, internal: bool, favourable: bool) -> Quadrant:
    if internal:
        return Quadrant.STRENGTH if favourable else Quadrant.WEAKNESS
    return Quadrant.OPPORTUNITY if favourable else Quadrant.THREAT


class Convention(Code):
    """How external factors are rated. RESPONSE: quality of the response, 1–4 for all (David).

    STRENGTH: 1 major threat, 2 minor threat, 3 minor opportunity, 4 major opportunity.
    """

    RESPONSE = "response", "calidad de la respuesta"
    STRENGTH = "strength", "amenaza 1–2, oportunidad 3–4"


class StrategyKind(Code):
    """Crossed from one internal and one external quadrant; its word is their two letters."""

    SO = "so", "FO"
    WO = "wo", "DO"
    ST = "st", "FA"
    WT = "wt", "DA"

    @property
    def quadrants(self) -> tuple[Quadrant, ...]:
        """The internal one and the external one; none for a kind this version does not know."""
        return _CROSSED.get(self, ())


_CROSSED = {
    StrategyKind.SO: (Quadrant.STRENGTH, Quadrant.OPPORTUNITY),
    StrategyKind.WO: (Quadrant.WEAKNESS, Quadrant.OPPORTUNITY),
    StrategyKind.ST: (Quadrant.STRENGTH, Quadrant.THREAT),
    StrategyKind.WT: (Quadrant.WEAKNESS, Quadrant.THREAT),
}

MatrixId = Annotated[str, Says("FODA", of="swot", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """`series_id` is the same for all versions of one FODA. `closed` versions no longer change."""

    id: Key = ""
    series_id: Annotated[str, Says("Primera versión", of="swot", why=Why.KEY)] = ""
    version: Annotated[int, Says("Versión", fixed=True, width=80)] = 1
    title: Annotated[str, Says("Título del FODA", ("foda", "titulo"), needed=True, search=True, width=-1)]
    day: Annotated[date, Says("Fecha", means="El día en que se abrió esta versión", width=92)] = field(
        default_factory=today
    )
    scope: Annotated[str, Says("Alcance", means="De qué se hace: todo el municipio, un barrio, un servicio")] = ""
    people: Annotated[str, Says("Quiénes participaron", hint="Se imprime bajo el título.")] = ""
    convened_by: Annotated[str, Says("Convocó")] = ""
    convention: Annotated[
        Convention, Says("Convención de la MEFE", means="Qué dice la calificación de los factores externos")
    ] = Convention.RESPONSE
    closed: Annotated[bool, Says("Cerrada", means="La versión ya no cambia: hay otra más nueva", fixed=True)] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """`weight` in hundredths (20 is 0,20); None is blank. `origin_id` is the factor of the version it comes from.

    `came`: what is done with it (corregir, afrontar, mantener, explotar, by its quadrant).
    """

    id: Key = ""
    matrix_id: MatrixId
    quadrant: Annotated[Quadrant, Says("Cuadrante", ("cuadrante",), width=120)]
    position: Annotated[int, Says("Orden", means="Su lugar en el cuadrante", fixed=True)] = 0
    text: Annotated[str, Says("Factor", ("factor",), sense=Sense.LONG, needed=True, search=True, width=-1)]
    evidence: Annotated[str, Says("Evidencia", means="Qué lo muestra", sense=Sense.LONG, search=True)] = ""
    author: Annotated[str, Says("Quién lo propuso")] = ""
    weight: Annotated[
        int | None, Says("Peso", ("peso",), means="En centésimos: 20 es 0,20; los de cada tabla suman 100", width=80)
    ] = None
    rating: Annotated[int | None, Says("Calificación", ("calificacion",), means="De 1 a 4", width=100)] = None
    came: Annotated[
        str,
        Says(
            "Qué se hace (CAME)",
            means="Corregir, afrontar, mantener o explotar, según su cuadrante",
            sense=Sense.LONG,
            search=True,
        ),
    ] = ""
    origin_id: Annotated[str, Says("Factor de la versión anterior", of="swot_factor", why=Why.KEY)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one person gave a factor: impact and feasibility, 1–5 each; the product is 1–25."""

    id: Key = ""
    matrix_id: MatrixId
    factor_id: Annotated[str, Says("Factor", of="swot_factor", why=Why.KEY)]
    person: Annotated[str, Says("Quién puntúa", means="Un nombre corto, iniciales o un número", needed=True, width=-1)]
    impact: Annotated[int, Says("Impacto", means="De 1 a 5", width=80)]
    feasibility: Annotated[int, Says("Factibilidad", means="De 1 a 5", width=90)]

    @property
    def product(self) -> int:
        return self.impact * self.feasibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """`factors` are ids separated by commas."""

    id: Key = ""
    matrix_id: MatrixId
    kind: Annotated[StrategyKind, Says("Cruce", means="Los dos cuadrantes que cruza", width=70)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    text: Annotated[str, Says("Estrategia", ("estrategia",), sense=Sense.LONG, needed=True, search=True, width=-1)]
    factors: Annotated[str, Says("Factores que cruza", of="swot_factor", why=Why.KEY)] = ""

    @property
    def factor_ids(self) -> tuple[str, ...]:
        return tuple(part for part in self.factors.split(",") if part)
