"""What the rest of the program knows of the people in post."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.people import exports, guide, page_people
else:
    exports, guide, page_people = lazy("munidesk.features.training.people", "exports", "guide", "page_people")

_ID = msgid("Identificador del registro, el mismo en todos los archivos")

PAPERS: tuple[Paper, ...] = (
    Paper(name="training-record", title=msgid("Ficha de capacitación de una persona"), document=exports.record_paper),
)
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="staff",
        file=msgid("personal"),
        rows=exports.list_staff,
        columns={
            "id": _ID,
            "name": msgid("Apellidos y nombres"),
            "gender": msgid("Sexo"),
            "post": msgid("Puesto"),
            "area": msgid("Área"),
            "since": msgid("Desde qué día ocupa el puesto"),
            "until": msgid("Hasta qué día; vacío si sigue"),
            "missing": msgid("Niveles que le faltan"),
            "blank": msgid("Competencias que su puesto pide y nadie evaluó"),
        },
    ),
)
IMPORTERS: tuple[Importer, ...] = ()
COMMANDS: tuple[Command, ...] = (
    Command(words=msgid("Agregar una persona al personal"), key="capacitacion.people", run="new"),
)
REFERENCES: tuple[Reference, ...] = ()
PAGES = (
    PageEntry(
        key="capacitacion.people", title=msgid("Personas"), make=page_people.PeoplePage, icon="people",
        within="capacitacion", help=guide.HELP,
    ),
)  # fmt: skip
