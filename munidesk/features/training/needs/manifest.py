"""What the rest of the program knows of the needs of training."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.needs import exports, guide, import_lists, page_needs, refs
else:
    exports, guide, import_lists, page_needs, refs = lazy(
        "munidesk.features.training.needs", "exports", "guide", "import_lists", "page_needs", "refs"
    )

_ID = msgid("Identificador del registro, el mismo en todos los archivos")
HANDED = msgid("Capacitación")

PAPERS: tuple[Paper, ...] = (
    Paper(
        name="needs", title=msgid("Necesidades de capacitación"), document=exports.needs_paper,
        data=exports.needs_sheet, handed=HANDED,
    ),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="levels",
        file=msgid("niveles_del_personal"),
        rows=exports.list_levels,
        columns={
            "id": _ID,
            "person": msgid("Persona"),
            "competence": msgid("Competencia"),
            "level": msgid("Nivel, de 0 a 4; vacío: sin evaluar"),
            "date": msgid("Día en que se dijo"),
            "source": msgid("Quién lo dijo: propia, jefatura, prueba o constancia"),
        },
    ),
    Listing(
        name="courses",
        file=msgid("cursos"),
        rows=exports.list_courses,
        columns={
            "id": _ID,
            "key": msgid("Clave del curso que trae MuniDesk; vacía en los propios"),
            "title": msgid("Curso"),
            "kind": msgid("Curso, taller, encuentro, diplomado o maestría"),
            "hours": msgid("Horas"),
            "min_attendance": msgid("Asistencia mínima, en porcentaje de las horas"),
            "min_mark": msgid("Nota mínima; vacía si basta la asistencia"),
            "valid_months": msgid("Meses de vigencia; 0 si no vence"),
            "raises": msgid("Competencias que sube, con su nivel"),
        },
    ),
)
IMPORTERS: tuple[Importer, ...] = (
    Importer(name="staff", target=import_lists.staff, table="staff"),
    Importer(name="levels", target=import_lists.levels, table="level_reading"),
)
COMMANDS: tuple[Command, ...] = (
    Command(words=msgid("Necesidades de capacitación"), key="capacitacion", icon="cap"),
    Command(words=msgid("Cargar competencias, puestos y cursos"), key="capacitacion", run="load", icon="download"),
)
REFERENCES: tuple[Reference, ...] = (
    Reference(table="staff", describe=refs.describe),
    Reference(table="competence", describe=refs.describe),
    Reference(table="training_course", describe=refs.describe),
    Reference(table="training_post", describe=refs.describe),
)
PAGES = (
    PageEntry(
        key="capacitacion", title=msgid("Capacitación"), make=page_needs.NeedsPage, icon="cap",
        tabs=(("0", msgid("Necesidades")),), help=guide.HELP,
    ),
)  # fmt: skip
