"""What the rest of the program knows of the programme of a year."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.programme import exports, guide, import_lines, page_programme, refs
else:
    exports, guide, import_lines, page_programme, refs = lazy(
        "munidesk.features.training.programme", "exports", "guide", "import_lines", "page_programme", "refs"
    )

PAPERS: tuple[Paper, ...] = (
    Paper(
        name="training-program", title=msgid("Programa anual de capacitación"), document=exports.programme_paper,
        data=exports.lines_sheet, handed=msgid("Capacitación"),
    ),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = ()
IMPORTERS: tuple[Importer, ...] = (Importer(name="programme-line", target=import_lines.lines, table="programme_line"),)
COMMANDS: tuple[Command, ...] = (
    Command(words=msgid("Programa de capacitación"), key="capacitacion.programme", icon="calendar"),
    Command(words=msgid("Programa de capacitación: agregar una línea"), key="capacitacion.programme", run="new"),
)
REFERENCES: tuple[Reference, ...] = (
    Reference(table="programme_line", describe=refs.describe),
    Reference(table="training_programme", describe=refs.describe),
)
PAGES = (
    PageEntry(
        key="capacitacion.programme", title=msgid("Programa"), make=page_programme.ProgrammePage, icon="calendar",
        within="capacitacion", help=guide.HELP,
    ),
)  # fmt: skip
