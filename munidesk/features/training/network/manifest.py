"""What the rest of the program knows of «Red»."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.network import exports, guide, import_lists, page_network, refs
else:
    exports, guide, import_lists, page_network, refs = lazy(
        "munidesk.features.training.network", "exports", "guide", "import_lists", "page_network", "refs"
    )

_ID = msgid("Identificador del registro, el mismo en todos los archivos")
_HANDED = msgid("Capacitación")
_KEY = "capacitacion.network"

PAPERS: tuple[Paper, ...] = (
    Paper(
        name="meeting-lines", title=msgid("Líneas de acción de un encuentro regional"),
        document=exports.meeting_paper, data=exports.meeting_sheet, handed=_HANDED,
    ),
    Paper(name="trainers", title=msgid("Formadoras y formadores"), document=exports.trainers_paper, handed=_HANDED),
    Paper(name="cascade", title=msgid("Cascada de formación"), document=exports.cascade_paper),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="institutions",
        file=msgid("instituciones"),
        rows=exports.list_institutions,
        columns={
            "id": _ID,
            "name": msgid("Institución"),
            "kind": msgid("Municipio, instituto, universidad, gobierno u organización"),
            "region": msgid("Región"),
            "country": msgid("País"),
            "last_contact": msgid("Día del último contacto"),
            "agreement": msgid("Identificador del expediente de su convenio; vacío si no hay"),
            "agreed_until": msgid("Hasta qué día rige el convenio"),
        },
    ),
    Listing(
        name="exchanges",
        file=msgid("intercambios"),
        rows=exports.list_exchanges,
        columns={
            "id": _ID,
            "host": msgid("Institución que recibió"),
            "practice": msgid("Práctica compartida"),
            "date": msgid("Día"),
            "people": msgid("Quiénes fueron"),
            "adopted": msgid("Qué se adoptó"),
            "practice_id": msgid("Identificador de la buena práctica del banco; vacío si no está"),
        },
    ),
    Listing(
        name="lines_of_action",
        file=msgid("lineas_de_accion"),
        rows=exports.list_lines,
        columns={
            "id": _ID,
            "meeting": msgid("Encuentro que la acordó"),
            "theme": msgid("Tema"),
            "title": msgid("Línea de acción"),
            "town": msgid("Municipio que responde"),
            "responsible": msgid("Responsable"),
            "due": msgid("Hasta qué día"),
            "reading": msgid("Cómo va"),
            "read_on": msgid("Día en que se vio"),
            "done": msgid("Si se cumplió"),
        },
    ),
)
IMPORTERS: tuple[Importer, ...] = (
    Importer(name="institutions", target=import_lists.institutions, table="training_institution"),
    Importer(name="exchanges", target=import_lists.exchanges, table="training_exchange"),
    Importer(name="lines-of-action", target=import_lists.lines, table="line_of_action"),
    Importer(name="trainers", target=import_lists.trainers, table="trainer"),
)
COMMANDS: tuple[Command, ...] = (
    Command(words=msgid("Agregar una institución a la red"), key=_KEY, run="new"),
    Command(words=msgid("Informe anual de capacitación presentado"), key=_KEY, run="report", icon="check"),
    Command(words=msgid("Kit de un curso para otro municipio"), key=_KEY, run="give_kit", icon="folder"),
    Command(words=msgid("Abrir un kit de otro municipio"), key=_KEY, run="take_kit", icon="upload"),
)
REFERENCES: tuple[Reference, ...] = (
    Reference(table="training_institution", describe=refs.describe),
    Reference(table="training_exchange", describe=refs.describe),
    Reference(table="line_of_action", describe=refs.describe),
    Reference(table="trainer", describe=refs.describe),
)
PAGES = (
    PageEntry(
        key=_KEY, title=msgid("Red"), make=page_network.NetworkPage, icon="link", within="capacitacion",
        tabs=(
            ("0", msgid("Capacitación: instituciones")), ("1", msgid("Capacitación: intercambios")),
            ("2", msgid("Capacitación: líneas de acción")), ("3", msgid("Capacitación: formadores")),
            ("4", msgid("Capacitación: valoración de cursos")),
        ),
        help=guide.HELP,
    ),
)  # fmt: skip
