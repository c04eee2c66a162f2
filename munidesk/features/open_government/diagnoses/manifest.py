"""What the rest of the program knows of the diagnoses, and of the instruments they are made with."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, PageEntry, Reference

if TYPE_CHECKING:
    from munidesk.features.open_government import guide, page_open_government, refs
    from munidesk.instruments import guide_editor, page_editor
else:
    guide, page_open_government, refs = lazy(
        "munidesk.features.open_government", "guide", "page_open_government", "refs"
    )
    guide_editor, page_editor = lazy("munidesk.instruments", "guide_editor", "page_editor")

_KEY, _EDITOR = "open_government", "open_government.instruments"
PAGES = (
    PageEntry(
        key=_KEY,
        title=msgid("Gobierno abierto"),
        make=page_open_government.OpenGovernmentPage,
        icon="board",
        tabs=(("0", msgid("Gobierno abierto: diagnósticos")),),
        help=guide.DIAGNOSES,
    ),
    PageEntry(
        key=_EDITOR,
        title=msgid("Instrumentos de diagnóstico"),
        make=page_editor.EditorPage,
        never_empty="the instruments of MuniDesk are always there",
        help=guide_editor.EDITOR,
    ),
)
COMMANDS = (
    Command(words=msgid("Nuevo diagnóstico de gobierno abierto"), key=_KEY, run="new"),
    Command(words=msgid("Seguir respondiendo el diagnóstico"), key=_KEY, run="open_newest", icon="pencil"),
    Command(words=msgid("Responder un formulario recibido…"), key=_KEY, run="answer_form", icon="pencil"),
    Command(words=msgid("Nuevo instrumento de diagnóstico"), key=_EDITOR, run="new"),
)
REFERENCES = (Reference(table="diagnosis", describe=refs.describe, crossroads=True),)
