"""A participatory budget: its envelope and districts, proposals with their verdicts, batches of ballots, decisions."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.i18n import _
from munidesk.records.says import Key, Says, Sense, Why


class Rule(Code):
    """What happens with a proposal that does not fit in what is left. The municipality says; it is printed."""

    SKIP = "skip", "si una no alcanza, entra la siguiente que sí"
    STOP = "stop", "se corta en la primera que no alcanza"


class Verdict(Code):
    """What an area says of a proposal. Nothing said is no row: a blank is never a yes."""

    FEASIBLE = "feasible", "viable", ("si", "factible", "favorable", "aprobada")
    CONDITIONS = "conditions", "viable con observaciones", ("con observaciones", "condicionada", "observada")
    UNFEASIBLE = "unfeasible", "no viable", ("no", "no factible", "desfavorable", "rechazada")


ProcessId = Annotated[str, Says("Presupuesto participativo", of="budget_process", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One edition. `marks` is how many proposals a ballot may choose; `counters` 2 where two persons count apart."""

    id: Key = ""
    title: Annotated[str, Says("Presupuesto participativo", ("edicion",), needed=True, search=True, width=-1)]
    cap: Annotated[
        int | None,
        Says("Tope", ("tope", "bolsa", "techo"), means="Lo que se reparte, con todos los distritos",
             sense=Sense.MONEY, width=110),
    ] = None  # fmt: skip
    proposals_from: Annotated[date | None, Says("Propuestas desde")] = None
    proposals_until: Annotated[date | None, Says("Propuestas hasta")] = None
    vote_day: Annotated[date | None, Says("Día de la votación", ("votacion",), width=110)] = None
    marks: Annotated[int, Says("Marcas por boleta", means="Cuántas propuestas puede elegir cada persona")] = 1
    rule: Annotated[Rule, Says("Si una no alcanza", means="Qué pasa con la propuesta que no entra en lo que queda")] = (
        Rule.SKIP
    )
    counters: Annotated[
        int, Says("Conteos por mesa", hint="1, o 2 si dos personas cuentan por separado y se comparan.")
    ] = 2
    per_sheet: Annotated[int, Says("Boletas por hoja", hint="De 1 a 4; se cortan por la línea de puntos.")] = 1
    areas: Annotated[str, Says("Áreas que dictaminan", hint="Separadas por comas: Obras, Jurídica, Contaduría.")] = ""
    voters: Annotated[
        str, Says("Quiénes pueden votar", sense=Sense.LONG, hint="Se imprime en la boleta, tal como lo escriba.")
    ] = ""
    closed_on: Annotated[date | None, Says("Escrutinio cerrado el", fixed=True)] = None

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def area_names(self) -> tuple[str, ...]:
        return tuple(part for one in self.areas.split(",") if (part := " ".join(one.split())))


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A zone; with a `cap` its proposals share that part of the envelope, without one the common part."""

    id: Key = ""
    process_id: ProcessId
    name: Annotated[str, Says("Distrito", ("distrito", "zona"), needed=True, search=True, width=-1)]
    cap: Annotated[
        int | None, Says("Tope del distrito", ("tope",), means="Vacío: comparte la bolsa común", sense=Sense.MONEY)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`number` is its place on the ballot, None while it is on none. `told_votes` are those a sheet gave, uncounted."""

    id: Key = ""
    process_id: ProcessId
    number: Annotated[
        int | None, Says("N.º en la boleta", ("numero de boleta", "numero", "n.º"), fixed=True, width=60)
    ] = None
    title: Annotated[
        str, Says("Propuesta", ("propuesta", "proyecto", "titulo", "nombre"), needed=True, search=True, width=-1)
    ]
    summary: Annotated[
        str,
        Says("En qué consiste", ("descripcion", "detalle"), sense=Sense.LONG, search=True,
             hint="Una línea: se imprime en la boleta."),
    ] = ""  # fmt: skip
    cost: Annotated[
        int | None, Says("Costo", ("costo", "monto", "importe", "presupuesto"), sense=Sense.MONEY, width=100)
    ] = None
    district_id: Annotated[str, Says("Distrito", ("distrito",), of="budget_district", why=Why.KEY)] = ""
    place: Annotated[
        str,
        Says(
            "Barrio o lugar", ("barrio", "zona", "lugar", "colonia", "direccion", "ubicacion"), search=True, width=110
        ),
    ] = ""
    coordinates: Annotated[
        str,
        Says("Coordenadas", ("coordenadas", "latitud y longitud", "georreferencia"), hint="Por ejemplo: -34,72 -55,95"),
    ] = ""
    proponent: Annotated[
        str, Says("Quién propone", ("quien propone", "proponente", "organizacion"), hint="Como quiere figurar.")
    ] = ""
    initiative_id: Annotated[str, Says("Iniciativa de la que viene", of="initiative", why=Why.KEY)] = ""
    told_votes: Annotated[
        int | None,
        Says("Votos según planilla", ("votos", "apoyos"), means="Los que traía la planilla; los contados aquí mandan"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one area says of a proposal, who signed it and when. A «no», or a condition, has its reason."""

    id: Key = ""
    proposal_id: Annotated[str, Says("Propuesta", of="budget_proposal", why=Why.KEY)]
    area: Annotated[str, Says("Área", ("area",), needed=True, width=-1)]
    verdict: Annotated[Verdict, Says("Dictamen", ("dictamen", "viabilidad"), width=160)]
    reason: Annotated[str, Says("Motivo", ("motivo", "observacion"), sense=Sense.LONG, search=True)] = ""
    responsible: Annotated[str, Says("Responsable", ("responsable",))] = ""
    day: Annotated[date | None, Says("Fecha", ("fecha",), width=92)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The ballots of one table: where it was, how many signed its list, how many ballots it was given."""

    id: Key = ""
    process_id: ProcessId
    number: Annotated[int, Says("Mesa", ("mesa",), width=60)]
    place: Annotated[str, Says("Lugar", ("lugar", "local"), width=-1)] = ""
    signed: Annotated[
        int | None, Says("Firmas", ("firmas", "firmaron"), means="Cuántas personas firmaron la lista")
    ] = None
    printed: Annotated[
        int | None, Says("Boletas entregadas", ("boletas entregadas",), means="Las que recibió la mesa")
    ] = None

    @property
    def title(self) -> str:
        """«Mesa 3, Plaza Los Ceibos»."""
        table = _("Mesa {n}").format(n=self.number)
        return f"{table}, {self.place}" if self.place else table

    @property
    def code(self) -> str:
        """What a sheet calls it."""
        return str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One paper as one counter read it: the numbers marked, in order, separated by blanks; none is a blank vote.

    No field, nor the order of the papers in the box, says whose it is.
    """

    id: Key = ""
    batch_id: Annotated[str, Says("Mesa", ("mesa",), of="budget_batch", why=Why.KEY)]
    counter: Annotated[int, Says("Conteo", ("conteo",), means="1 o 2: quién la leyó", width=70)] = 1
    position: Annotated[int, Says("Papeleta", ("papeleta", "boleta"), means="Su lugar en la pila", width=80)]
    marks: Annotated[
        str, Says("Marcas", ("marcas", "voto", "votos"), means="Números marcados; vacío: en blanco", width=120)
    ] = ""
    void: Annotated[bool, Says("Anulada", ("anulada", "nula"), means="La mesa la anuló", width=80)] = False

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.marks.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The place that persons gave a proposal among those that tied with it, and why."""

    id: Key = ""
    process_id: ProcessId
    proposal_id: Annotated[str, Says("Propuesta", of="budget_proposal", why=Why.KEY)]
    votes: Annotated[int, Says("Votos", means="Con cuántos votos empató", width=70)]
    place: Annotated[int, Says("Lugar", means="1 entra primero", width=60)]
    reason: Annotated[str, Says("Motivo", sense=Sense.LONG, needed=True, width=-1)]
    who: Annotated[str, Says("Quién decidió", needed=True)]
    day: Annotated[date | None, Says("Fecha", width=92)] = None
