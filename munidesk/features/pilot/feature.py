"""The pilot of the manual: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.pilot.schema import SCHEMA
from munidesk.town.manifest import Command, Feature, Importer, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.pilot import exports, guide, import_lists, kinds, page_pilot, pending, refs, sample
else:
    exports, guide, import_lists, kinds, page_pilot, pending, refs, sample = lazy(
        "munidesk.features.pilot",
        "exports",
        "guide",
        "import_lists",
        "kinds",
        "page_pilot",
        "pending",
        "refs",
        "sample",
    )

FEATURE = Feature(
    name="pilot",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    importers=(
        Importer(name="phases", target=import_lists.phases, table="pilot_phase"),
        Importer(name="logbook", target=import_lists.logbook, table="pilot_entry"),
        Importer(name="diffusion", target=import_lists.diffusion, table="manual_diffusion"),
    ),
    papers=(
        Paper(name="pilot-plan", title=msgid("Plan del piloto"), document=exports.pilot_plan, handed=msgid("Piloto")),
    ),
    pending=pending.pending,
    pages=(
        PageEntry(
            key="pilot",
            title=msgid("Piloto"),
            make=page_pilot.PilotPage,
            icon="checklist",
            tabs=(
                ("0", msgid("Piloto: plan")),
                ("1", msgid("Piloto: evaluación")),
                ("2", msgid("Piloto: comparación de rondas")),
                ("3", msgid("Piloto: bitácora")),
                ("4", msgid("Manual de buenas prácticas")),
            ),
            help=guide.PILOT,
        ),
    ),
    commands=(Command(words=msgid("Nuevo piloto"), key="pilot", run="new"),),
    references=(
        Reference(table="pilot", describe=refs.describe),
        Reference(table="pilot_entry", describe=refs.describe),
        Reference(table="manual_chapter", describe=refs.describe),
    ),
    sample=sample.write_sample,
)
