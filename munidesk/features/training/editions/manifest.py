"""What the rest of the program knows of «Ediciones»."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training import live
    from munidesk.features.training.editions import (
        exports,
        guide,
        import_attendance,
        page_edition,
        page_editions,
        refs,
    )
else:
    exports, guide, import_attendance, page_edition, page_editions, refs = lazy(
        "munidesk.features.training.editions",
        "exports", "guide", "import_attendance", "page_edition", "page_editions", "refs",
    )  # fmt: skip
    (live,) = lazy("munidesk.features.training", "live")

_ID = msgid("Identificador del registro, el mismo en todos los archivos")

PAPERS: tuple[Paper, ...] = (
    Paper(name="training-sign-in", title=msgid("Planilla de firmas de una edición"), document=exports.sign_in_paper),
    Paper(
        name="edition-list", title=msgid("Lista de una edición, con asistencia y notas"), document=exports.list_paper,
        data=exports.list_sheet, handed=msgid("Capacitación"), each=live.each,
    ),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="editions",
        file=msgid("ediciones"),
        rows=exports.list_editions,
        columns={
            "id": _ID,
            "title": msgid("Edición"),
            "course": msgid("Curso"),
            "line": msgid("Línea del programa"),
            "replica_of": msgid("Edición de la que es réplica"),
            "state": msgid("Prevista, abierta, en curso, cerrada o suspendida"),
            "start": msgid("Primer día"),
            "end": msgid("Último día"),
            "place": msgid("Lugar"),
            "trainers": msgid("Quiénes la dictan"),
            "hours": msgid("Horas de sus clases"),
            "enrolled": msgid("Personas en la lista"),
            "left": msgid("Bajas"),
            "passed": msgid("Personas que acreditaron; vacío antes de cerrarla"),
            "person_hours": msgid("Horas de asistencia de todas las personas"),
        },
    ),
    Listing(
        name="enrolments",
        file=msgid("inscripciones"),
        rows=exports.list_enrolments,
        columns={
            "id": _ID,
            "edition": msgid("Edición"),
            "edition_id": msgid("Identificador de la edición"),
            "number": msgid("Número en la lista"),
            "person": msgid("Persona"),
            "kind": msgid("Personal, integrante del concejo, vecindad u otra institución"),
            "gender": msgid("Sexo"),
            "origin": msgid("Área o institución de origen"),
            "state": msgid("Lo que quedó escrito al cerrar"),
            "stands": msgid("Cómo queda con lo anotado hasta hoy"),
            "hours": msgid("Horas de asistencia"),
            "of": msgid("Horas dictadas"),
            "mark": msgid("Nota, de 0 a 100"),
            "reason": msgid("Motivo de la baja"),
        },
    ),
)
IMPORTERS: tuple[Importer, ...] = (
    Importer(name="class-attendance", target=import_attendance.attendance, table="class_presence"),
)
COMMANDS: tuple[Command, ...] = (
    Command(words=msgid("Abrir una edición de un curso"), key="capacitacion.editions", run="new"),
)
REFERENCES: tuple[Reference, ...] = (
    Reference(table="training_edition", describe=refs.describe),
    Reference(table="training_enrolment", describe=refs.describe),
    Reference(table="class_session", describe=refs.describe),
)
PAGES = (
    PageEntry(
        key="capacitacion.editions", title=msgid("Ediciones"), make=page_editions.EditionsPage, icon="calendar",
        within="capacitacion", help=guide.HELP,
    ),
    PageEntry(
        key="capacitacion.edition", title=msgid("Lista de una edición"), make=page_edition.EditionPage,
        help=guide.ROSTER,
    ),
)  # fmt: skip
