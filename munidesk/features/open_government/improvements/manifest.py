"""What the rest of the program knows of the agenda of improvements."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Indicator, Listing, LiveBlock, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.open_government.improvements import (
        exports,
        guide,
        import_list,
        indicators,
        page_improvements,
        refs,
    )
else:
    exports, guide, import_list, indicators, page_improvements, refs = lazy(
        "munidesk.features.open_government.improvements",
        "exports", "guide", "import_list", "indicators", "page_improvements", "refs",
    )  # fmt: skip

_KEY = "open_government.improvements"
PAPERS = (
    Paper(
        name="improvements", title=msgid("Agenda de mejoras"), document=exports.improvements,
        data=exports.improvements_sheet, handed=msgid("Gobierno abierto"),
    ),
)  # fmt: skip
LISTINGS = (
    Listing(
        name="improvements",
        file=msgid("mejoras"),
        rows=exports.list_improvements,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "number": msgid("Número de la mejora"),
            "title": msgid("Mejora"),
            "item": msgid("Clave del ítem del que sale; vacía si es libre"),
            "gain": msgid("Puntos del total que daría según la última ronda cerrada; vacío si no se sabe"),
            "effort": msgid("Esfuerzo, de 1 a 3"),
            "area": msgid("Área"),
            "responsible": msgid("Responsable"),
            "due": msgid("Último día para hacerla; vacío sin plazo"),
            "ods": msgid("Objetivos de Desarrollo Sostenible, separados por comas"),
            "gender": msgid("Marcador de género: vacío si no"),
            "state": msgid("Estado"),
            "priority": msgid("Prioridad propia, desde 1; 0 sin ordenar"),
            "activity": msgid("Código de la actividad del POA; vacío si no está en él"),
            "recovered": msgid("Puntos del total que devolvió, una vez verificada; vacío si no"),
        },
    ),
)
IMPORTERS = (Importer(name="improvements", target=import_list.improvements, table="improvement"),)
INDICATORS = (
    Indicator(name="improvements_done", title=msgid("Mejoras verificadas a término"), count=indicators.verified),
)
LIVE = (LiveBlock(name="mejoras", title=msgid("Agenda de mejoras"), blocks=exports.improvements_blocks),)
PAGES = (
    PageEntry(
        key=_KEY, title=msgid("Mejoras"), make=page_improvements.ImprovementsPage, icon="target",
        within="open_government", help=guide.IMPROVEMENTS,
    ),
)  # fmt: skip
COMMANDS = (Command(words=msgid("Nueva mejora"), key=_KEY, run="new"),)
REFERENCES = (Reference(table="improvement", describe=refs.describe, matter=True),)
