"""What practices, advocacy and learning give the manifest of open government."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Folder, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.open_government.advocacy import exports as asks
    from munidesk.features.open_government.learning import exports as lessons
    from munidesk.features.open_government.practices import exports, guide, import_practices, page, refs, store_exchange
else:
    exports, guide, import_practices, page, refs, store_exchange = lazy(
        "munidesk.features.open_government.practices",
        "exports", "guide", "import_practices", "page", "refs", "store_exchange",
    )  # fmt: skip
    (asks,) = lazy("munidesk.features.open_government.advocacy", "exports")
    (lessons,) = lazy("munidesk.features.open_government.learning", "exports")

_HANDED = msgid("Gobierno abierto")
_KEY = "open_government.practices"
_ID = msgid("Identificador del registro, el mismo en todos los archivos")

PAPERS = (
    Paper(
        name="practice-bank", title=msgid("Banco de buenas prácticas"), document=exports.bank, data=exports.bank_sheet,
        handed=_HANDED,
    ),
    Paper(name="practice", title=msgid("Ficha de una buena práctica"), document=exports.practice),
    Paper(
        name="advocacy-agenda", title=msgid("Agenda de incidencia"), document=asks.advocacy_agenda,
        data=asks.asks_sheet, handed=_HANDED,
    ),
    Paper(
        name="learning", title=msgid("Curso de gobierno abierto"), document=lessons.learning,
        data=lessons.progress_sheet,
    ),
)  # fmt: skip

FOLDERS = (
    Folder(
        name="practices-folder", title=msgid("Buenas prácticas para otro municipio"),
        write=store_exchange.export_folder,
    ),
)  # fmt: skip

LISTINGS = (
    Listing(
        name="practices",
        file=msgid("buenas_practicas"),
        rows=exports.list_practices,
        columns={
            "id": _ID,
            "title": msgid("Nombre de la práctica"),
            "place": msgid("Lugar o municipio donde se hace"),
            "country": msgid("País"),
            "component": msgid("Componente del gobierno abierto al que aporta"),
            "topic": msgid("Tema"),
            "origin": msgid("Propia, del piloto o de otro municipio"),
            "since": msgid("Desde cuándo se hace"),
            "ods": msgid("Objetivos de Desarrollo Sostenible"),
            "gender": msgid("Marcador de género"),
            "adoption": msgid("Qué se hace aquí con ella"),
            "problem": msgid("El problema que resuelve"),
            "done": msgid("Qué se hizo"),
            "results": msgid("Resultados"),
            "lessons": msgid("Lecciones"),
            "needs": msgid("Qué hace falta para repetirla"),
            "contact": msgid("Oficina a la que se puede preguntar"),
            "source": msgid("De dónde se tomó"),
        },
    ),
    Listing(
        name="advocacy",
        file=msgid("agenda_de_incidencia"),
        rows=asks.list_asks,
        columns={
            "id": _ID,
            "diagnosis": msgid("Identificador del diagnóstico"),
            "key": msgid("Clave del ítem; vacía si el pedido no sale de ninguno"),
            "organisation": msgid("Organización que pide"),
            "title": msgid("Qué se pide"),
            "asked_on": msgid("Día en que se presentó"),
            "state": msgid("Estado de la respuesta"),
            "answer": msgid("Qué respondió el municipio"),
            "answered_on": msgid("Día de la respuesta"),
            "initiative": msgid("Identificador de la iniciativa; vacío si no está en el registro"),
        },
    ),
)

IMPORTERS = (
    Importer(
        name="practices", target=import_practices.target, table="practice",
        other={".json": store_exchange.import_file},
    ),
)  # fmt: skip

PAGES = (
    PageEntry(
        key=_KEY,
        title=msgid("Buenas prácticas"),
        make=page.PracticesPage,
        icon="book",
        within="open_government",
        tabs=(
            ("0", msgid("Buenas prácticas: banco")),
            ("1", msgid("Buenas prácticas: mapa")),
            ("2", msgid("Buenas prácticas: agenda de incidencia")),
            ("3", msgid("Buenas prácticas: curso")),
        ),
        help=guide.PRACTICES,
    ),
)

COMMANDS = (
    Command(words=msgid("Nueva buena práctica"), key=_KEY, arguments={"tab": "0"}, run="new_practice"),
    Command(
        words=msgid("Exportar buenas prácticas para otro municipio"), key=_KEY, arguments={"tab": "0"},
        run="export_folder", icon="folder",
    ),
    Command(
        words=msgid("Importar buenas prácticas de otro municipio"), key=_KEY, arguments={"tab": "0"},
        run="import_folder", icon="upload",
    ),
    Command(words=msgid("Agenda de incidencia"), key=_KEY, arguments={"tab": "2"}, icon="megaphone"),
    Command(words=msgid("Curso de gobierno abierto"), key=_KEY, arguments={"tab": "3"}, icon="book"),
)  # fmt: skip

REFERENCES = (
    Reference(table="practice", describe=refs.describe),
    Reference(table="advocacy_ask", describe=refs.describe),
)
