"""Municipality, people, bodies, seats and memberships, named after Popolo."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.base.files import safe_name
from munidesk.base.i18n import _
from munidesk.records.says import Key, Says, Sense, Why


class Gender(Code):
    """How a person is named in prose. What an M of somebody else's list stands for is told by `sexes`, not here."""

    FEMALE = "f", "mujer", ("femenino", "femenina")
    MALE = "m", "varón", ("hombre", "masculino")
    UNKNOWN = ""


class Role(Code):
    """TITULAR holds the seat; SUBSTITUTE (suplente) stands in for it."""

    TITULAR = "titular", "titular"
    SUBSTITUTE = "substitute", "suplente"


class BodyKind(Code):
    COUNCIL = "council", "concejo"
    COMMISSION = "commission", "comisión"
    PLANNING_TEAM = "planning_team", "equipo de planificación"
    NEIGHBOURS = "neighbours", "encuentro con vecinos"
    COMMITTEE = "committee", "comité"
    BOARD = "board", "dirección"


class TownKind(Code):
    """What the file is of: an institute or an organisation has no council, and a direction in its stead."""

    MUNICIPALITY = "municipality", "municipio", ("ayuntamiento",)
    INSTITUTE = "institute", "instituto"
    ORGANISATION = "organisation", "organización"


BENCH = "bench"
"""The post of the seat that holds general suplentes; it has the number `BENCH_NUMBER` and never counts."""
BENCH_NUMBER = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """The one municipality of the file. `country` is ISO 3166 (UY) and chooses the profile.

    `article` is what goes between «de» and the bare name in prose; no contraction
    is ever made with names («Municipio de El Pinar»).
    """

    id: Key = ""
    name: Annotated[str, Says("Nombre", needed=True)]
    country: Annotated[str, Says("País", means="Código ISO 3166 del país: elige su perfil", needed=True, fixed=True)]
    town: Annotated[str, Says("Localidad", means="Donde se firman las actas y las notas")] = ""
    state: Annotated[
        str,
        Says(
            "Estado o provincia",
            ("departamento",),
            hint="Por ejemplo: Estado de Jalisco. El acta lo dice detrás de la localidad.",
        ),
    ] = ""
    address: Annotated[str, Says("Dirección")] = ""
    phone: Annotated[str, Says("Teléfono")] = ""
    email: Annotated[str, Says("Correo")] = ""
    logo: Annotated[str, Says("Escudo", means="SHA-256 de la imagen guardada", of="blob", why=Why.KEY)] = ""
    page_size: Annotated[str, Says("Tamaño de la hoja", means="Vacío: el del país")] = ""
    term_start: Annotated[date | None, Says("Período desde", means="Primer día del período de gobierno")] = None
    term_end: Annotated[date | None, Says("Período hasta", means="Último día del período de gobierno")] = None
    formulas: Annotated[
        str, Says("Fórmulas propias", means="Las del acta que cambian las del país, en TOML", sense=Sense.LONG)
    ] = ""
    rules: Annotated[
        str, Says("Reglas propias", means="Las del municipio que cambian las del país, en TOML", sense=Sense.LONG)
    ] = ""
    kind: Annotated[TownKind, Says("Qué es", means="Un instituto o una organización no tienen Concejo")] = (
        TownKind.MUNICIPALITY
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`family_names` may hold two surnames. `treatment` is D., Dña., Lic., …"""

    id: Key = ""
    given_names: Annotated[str, Says("Nombres")]
    family_names: Annotated[str, Says("Apellidos")]
    gender: Annotated[Gender, Says("Sexo", means="Con él se escribe el cargo en el acta")] = Gender.UNKNOWN
    treatment: Annotated[str, Says("Tratamiento", means="«D.», «Lic.»: va delante del nombre", search=True)] = ""

    @property
    def name(self) -> str:
        """As it is found and called by: the full name."""
        return self.full_name

    @property
    def full_name(self) -> str:
        """«Marta Olivera Pintos»."""
        return f"{self.given_names} {self.family_names}".strip()

    @property
    def listed_name(self) -> str:
        """«Olivera Pintos, Marta»."""
        return ", ".join(part for part in (self.family_names, self.given_names) if part)

    @property
    def first_surname(self) -> str:
        """«Olivera», and «de los Santos» whole: particles belong to the surname."""
        words = self.family_names.split() or self.given_names.split()
        taken: list[str] = []
        for word in words:
            taken.append(word)
            if word.lower() not in {"de", "del", "la", "las", "los", "da", "do", "dos", "van", "von", "san", "santa"}:
                break
        return " ".join(taken)

    @property
    def short_name(self) -> str:
        """«Marta Olivera»: first given name and first surname."""
        return f"{(self.given_names.split() or [''])[0]} {self.first_surname}".strip()

    @property
    def initial_name(self) -> str:
        """«M. Olivera»."""
        return f"{self.given_names[:1]}. {self.first_surname}" if self.given_names else self.first_surname


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A council, commission or committee. `rules` is TOML text that overrides the profile's, empty for none.

    `legal_seats` is the number of members its norm gives it, counted for quorum and majorities even where a seat was
    not loaded yet; None counts the seats that are there.
    """

    id: Key = ""
    name: Annotated[str, Says("Nombre", needed=True, search=True)]
    kind: Annotated[BodyKind, Says("Clase", fixed=True)] = BodyKind.COUNCIL
    legal_seats: Annotated[
        int | None, Says("Número legal", means="Cuántos integrantes le da su norma; vacío: las bancas cargadas")
    ] = None
    rules: Annotated[
        str, Says("Reglas propias", means="Las del órgano que cambian las del municipio, en TOML", sense=Sense.LONG)
    ] = ""

    def members_of(self, seats: int) -> int:
        """The number that quorum and majorities are taken of, with `seats` of it loaded.

        More seats than it say that the number is out of date: it is never fewer than those who sit.
        """
        return max(self.legal_seats or 0, seats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat (curul). `post` is a key of the profile's posts (mayor, councillor, …).

    `counts` is False for a chair who is not a member (the alcalde of a Chilean
    council): listed first, outside quorum and majority. Suplentes who stand in for
    anybody sit on the body's bench, a seat that never has a titular.
    """

    id: Key = ""
    body_id: Annotated[str, Says("Órgano", of="body", needed=True, why=Why.KEY)]
    number: Annotated[int, Says("Banca", means="Su lugar en la lista; 1000 es el lugar de los suplentes generales")]
    post: Annotated[str, Says("Cargo", means="Clave del cargo en el perfil del país: alcaldía, concejalía…")] = (
        "councillor"
    )
    counts: Annotated[bool, Says("Integra el órgano", means="No: preside y no cuenta para el quórum ni la mayoría")] = (
        True
    )

    @property
    def is_bench(self) -> bool:
        """The place of the suplentes who are nobody's in particular («Concejal suplente I»)."""
        return self.post == BENCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A person in a seat between two dates, as titular or as its suplente. Nobody is "active": dates say it.

    `title` overrides the post's name («Síndico I»). `order` ranks suplentes of one seat.
    """

    id: Key = ""
    body_id: Annotated[str, Says("Órgano", of="body", needed=True, why=Why.KEY)]
    seat_id: Annotated[str, Says("Banca", of="seat", needed=True, why=Why.KEY)]
    person_id: Annotated[str, Says("Persona", of="person", needed=True, why=Why.KEY)]
    role: Annotated[Role, Says("Calidad", means="Titular o suplente")] = Role.TITULAR
    post: Annotated[str, Says("Cargo", means="Clave del cargo en el perfil del país")] = "councillor"
    title: Annotated[str, Says("Título propio", means="«Síndico I»: reemplaza el nombre del cargo")] = ""
    party: Annotated[str, Says("Lista o partido")] = ""
    order: Annotated[int, Says("Orden", means="Lugar entre los suplentes de una misma banca")] = 0
    start: Annotated[date | None, Says("Desde", means="Primer día en el cargo")] = None
    end: Annotated[date | None, Says("Hasta", means="Último día en el cargo")] = None

    def holds_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Member:
    """A membership with its person and its seat: what pages and documents work with."""

    membership: Membership
    person: Person
    seat: Seat

    @property
    def id(self) -> str:
        """The membership's id: ballots and presence name members by it."""
        return self.membership.id

    @property
    def is_titular(self) -> bool:
        return self.membership.role is Role.TITULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept inside the municipality's file, by SHA-256, hung on a record."""

    id: Key = ""
    owner_kind: Annotated[str, Says("De qué", means="Tabla del registro del que cuelga")]
    owner_id: Annotated[
        str, Says("Registro", means="Identificador del registro del que cuelga", needed=True, why=Why.KEY)
    ]
    name: Annotated[str, Says("Nombre del archivo", needed=True)]
    sha256: Annotated[str, Says("Contenido", means="SHA-256 de lo guardado", of="blob", needed=True, why=Why.KEY)]
    size: Annotated[int, Says("Tamaño", means="En bytes", fixed=True)]
    media_type: Annotated[str, Says("Tipo", means="Tipo de archivo (MIME), si se conoce", fixed=True)] = ""

    def __post_init__(self) -> None:
        # Here, since the file may come from anywhere: «exe.pdf» turned around is shown as what it is, «fdp.exe».
        object.__setattr__(self, "name", safe_name(self.name, _("adjunto")))
