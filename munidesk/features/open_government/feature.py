"""Open government: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.open_government.schema import SCHEMA
from munidesk.town.manifest import Command, Feature, PageEntry, Reference

if TYPE_CHECKING:
    from munidesk.features.open_government import guide, kinds, page_open_government, refs, sample
else:
    guide, kinds, page_open_government, refs, sample = lazy(
        "munidesk.features.open_government",
        "guide",
        "kinds",
        "page_open_government",
        "refs",
        "sample",
    )

FEATURE = Feature(
    name="open_government",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    pages=(
        PageEntry(
            key="open_government",
            title=msgid("Gobierno abierto"),
            make=page_open_government.OpenGovernmentPage,
            icon="board",
            tabs=(("0", msgid("Gobierno abierto: diagnósticos")),),
            help=guide.DIAGNOSES,
        ),
    ),
    commands=(
        Command(words=msgid("Nuevo diagnóstico de gobierno abierto"), key="open_government", run="new"),
        Command(
            words=msgid("Seguir respondiendo el diagnóstico"), key="open_government", run="open_newest", icon="pencil"
        ),
    ),
    references=(Reference(table="diagnosis", describe=refs.describe, crossroads=True),),
    sample=sample.write_sample,
)
