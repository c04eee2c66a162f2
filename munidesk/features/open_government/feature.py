"""Open government: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.open_government.schema import SCHEMA
from munidesk.town.manifest import Command, Feature, PageEntry

if TYPE_CHECKING:
    from munidesk.features.open_government import kinds
    from munidesk.features.open_government.diagnoses import begin
    from munidesk.instruments import guide_editor, page_editor
else:
    (kinds,) = lazy("munidesk.features.open_government", "kinds")
    (begin,) = lazy("munidesk.features.open_government.diagnoses", "begin")
    guide_editor, page_editor = lazy("munidesk.instruments", "guide_editor", "page_editor")

FEATURE = Feature(
    name="open_government",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    pages=(
        PageEntry(
            key="open_government.instruments",
            title=msgid("Instrumentos de diagnóstico"),
            make=page_editor.EditorPage,
            never_empty="the instruments of MuniDesk are always there",
            help=guide_editor.EDITOR,
        ),
    ),
    commands=(Command(words=msgid("Nuevo instrumento de diagnóstico"), key="open_government.instruments", run="new"),),
    actions={"diagnose": begin.begin},
)
