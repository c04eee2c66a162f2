"""The lists that made sheets are matched with: initiatives, plan and people, with the words of their records."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from munidesk.base.codes import Code
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES
from munidesk.features.planning.kinds import FUNDING, LINES, READINGS
from munidesk.records.kind import Kind
from munidesk.records.says import Sense
from munidesk.sheets.target import TargetField
from munidesk.town.domain import Gender


def _fields(kind: Kind, *names: str) -> tuple[TargetField, ...]:
    return tuple(_field(kind, name) for name in names)


def _field(kind: Kind, name: str) -> TargetField:
    one = kind.field(name)
    codes = tuple(one.type) if isinstance(one.type, type) and issubclass(one.type, Code) else ()
    return TargetField(
        name, one.label, one.type, one.says.also, choices=codes, money=one.says.sense is Sense.MONEY,
        needed=one.says.needed,
    )  # fmt: skip


INITIATIVE = (
    TargetField("folio", "Folio", str, ("numero", "n"), own=True),
    *_fields(INITIATIVES, "received", "title", "text", "origin", "topic", "zone", "area", "state", "answer_kind"),
    *_fields(INITIATIVES, "answer", "answer_date"),
    TargetField("author", "Nombre público", str, ("autor", "proponente", "organizacion")),
    *_fields(AUTHORS, "gender"),
    TargetField("cost", "Costo estimado", int, money=True),
)
PLAN = (
    *_fields(LINES, "code", "title", "level"),
    TargetField("axis", "Eje", str, ("eje", "eje estrategico", "linea estrategica", "secretaria", "dependencia")),
    TargetField("parent", "Código del programa", str, ("codigo prog", "codigo programa", "programa padre")),
    *_fields(LINES, "indicator", "unit", "base", "target"),
    *_fields(READINGS, "value"),
    *_fields(FUNDING, "approved", "modified", "executed", "source"),
    *_fields(LINES, "responsible", "year", "start", "end", "notes"),
)
PEOPLE = (
    TargetField("name", "Nombre", str, ("nombre completo", "apellido y nombre"), needed=True),
    TargetField("post", "Cargo", str),
    TargetField("party", "Lista o partido", str, ("partido",)),
    TargetField("body", "Órgano", str),
    TargetField("gender", "Sexo", Gender, choices=tuple(Gender)),
    TargetField("start", "Desde", date),
    TargetField("end", "Hasta", date),
    TargetField("votes", "Votos", Decimal),
)


@dataclass(frozen=True)
class Listing:
    """A list as a person would write it: `keys` is the field of each column, «» for one that nobody takes.

    `counted` and `named` are the columns of its amounts and of its names, `dated` that of its days.
    """

    name: str
    fields: tuple[TargetField, ...]
    heading: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    counted: int
    named: int
    dated: int


REQUESTS = Listing(
    "iniciativas",
    INITIATIVE,
    ("Expediente", "Fecha de entrada", "Solicitante", "Solicitud", "Paraje", "Monto estimado", "Dictamen", "Carpeta"),
    ("folio", "received", "author", "title", "zone", "cost", "answer_kind", ""),
    (
        ("A-17", date(2024, 2, 5), "Rosa Vidal", "Farola en el muelle", "Los Aromos", 1310, "Favorable", "verde"),
        ("A-18", date(2024, 2, 19), "Club Náutico", "Baranda del puente", "La Cañada", 2275, "Denegado", "azul"),
        ("A-19", date(2024, 3, 4), "Elio Bravo", "Sombra en la parada", "Los Aromos", 845, "Favorable", "roja"),
        ("A-20", date(2024, 3, 29), "Nora Ibáñez", "Bebedero del parque", "El Trébol", 3190, "Favorable", "gris"),
        ("A-21", date(2024, 4, 11), "Iván Soto", "Buzón de ideas", "La Cañada", 1625, "Denegado", "rosa"),
        ("A-22", date(2024, 5, 23), "Mirta Leiva", "Banco para la capilla", "El Trébol", 770, "Favorable", "negra"),
    ),
    counted=5,
    named=3,
    dated=1,
)
LINES_OF_PLAN = Listing(
    "plan",
    PLAN,
    ("Clave", "Acción", "Encargado", "Indicador", "Unidad de medida", "Programado", "Asignación", "Arranque", "Hasta"),
    ("code", "title", "responsible", "indicator", "unit", "target", "approved", "start", "end"),
    (
        (
            "K7",
            "Poda de plátanos",
            "Parques",
            "Árboles podados",
            "árbol",
            320,
            1310,
            date(2024, 2, 5),
            date(2024, 6, 9),
        ),
        (
            "K8",
            "Bacheo del centro",
            "Vialidad",
            "Baches tapados",
            "bache",
            75,
            2275,
            date(2024, 2, 19),
            date(2024, 7, 1),
        ),
        ("K9", "Feria del libro", "Cultura", "Visitas", "visita", 4100, 845, date(2024, 3, 4), date(2024, 3, 18)),
        ("M1", "Compra de un camión", "Vialidad", "Camiones", "camión", 1, 3190, date(2024, 3, 29), date(2024, 9, 3)),
        ("M2", "Coro de mayores", "Cultura", "Ensayos", "ensayo", 36, 1625, date(2024, 4, 11), date(2024, 12, 6)),
        ("M3", "Vivero propio", "Parques", "Plantines", "plantín", 900, 770, date(2024, 5, 23), date(2024, 11, 8)),
    ),
    counted=6,
    named=1,
    dated=7,
)
MEMBERS = Listing(
    "personas",
    PEOPLE,
    ("Apellidos y nombres", "Puesto", "Bancada", "Cuerpo", "Sexo", "Desde", "Sufragios", "Votos"),
    ("name", "post", "party", "body", "gender", "start", "", "votes"),
    (
        ("Vidal Rosa", "Regidora", "Lila", "Cabildo", "F", date(2024, 2, 5), "acta", 1310),
        ("Bravo Elio", "Regidor", "Ocre", "Cabildo", "M", date(2024, 2, 19), "acta", 2275),
        ("Ibáñez Nora", "Síndica", "Lila", "Cabildo", "F", date(2024, 3, 4), "acta", 845),
        ("Soto Iván", "Regidor", "Ocre", "Cabildo", "M", date(2024, 3, 29), "acta", 3190),
        ("Leiva Mirta", "Regidora", "Lila", "Cabildo", "F", date(2024, 4, 11), "acta", 1625),
        ("Paz Ramón", "Síndico", "Ocre", "Cabildo", "M", date(2024, 5, 23), "acta", 770),
    ),
    counted=7,
    named=0,
    dated=5,
)
LISTINGS = (REQUESTS, LINES_OF_PLAN, MEMBERS)
