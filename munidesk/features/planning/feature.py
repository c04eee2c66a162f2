"""Plans: all that the rest of the program knows of them."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.planning.schema import SCHEMA
from munidesk.town.live import nested
from munidesk.town.manifest import (
    Command,
    Feature,
    Folder,
    Importer,
    Indicator,
    Listing,
    LiveBlock,
    PageEntry,
    Paper,
    Reference,
)

if TYPE_CHECKING:
    from munidesk.features.planning import (
        exports,
        follow_back,
        guide,
        import_lists,
        indicators,
        kinds,
        listing,
        live,
        page_planning,
        pending,
        plan_import,
        sample,
        store_follow,
    )
else:
    (
        exports, follow_back, guide, import_lists, indicators, kinds, listing, live, page_planning, pending,
        plan_import, sample, store_follow,
    ) = lazy(
        "munidesk.features.planning",
        "exports",
        "follow_back",
        "guide",
        "import_lists",
        "indicators",
        "kinds",
        "listing",
        "live",
        "page_planning",
        "pending",
        "plan_import",
        "sample",
        "store_follow",
    )  # fmt: skip

_PLANS = msgid("Planes")

LISTINGS = (
    Listing(
        name="plan",
        file=msgid("avance_del_plan"),
        rows=listing.list_plan,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "level": msgid("Nivel en el plan: eje, objetivo, programa, meta o actividad"),
            "code": msgid("Código en el plan"),
            "title": msgid("Nombre"),
            "unit": msgid("Unidad en que se mide"),
            "kind": msgid("Clase de meta"),
            "base": msgid("Línea de base"),
            "target": msgid("Meta"),
            "value": msgid("Último valor medido; vacío si no se midió"),
            "progress_raw": msgid("Avance medido, de 0 a 1; puede pasar de 1"),
            "progress_capped": msgid("Avance con tope en 1, el que entra en los promedios"),
            "approved": msgid("Dinero vigente, en unidades de moneda"),
            "executed": msgid("Dinero ejecutado, en unidades de moneda"),
            "responsible": msgid("Responsable"),
        },
    ),
    Listing(
        name="commitments",
        file=msgid("compromisos"),
        rows=listing.list_commitments,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "title": msgid("Compromiso"),
            "deadline": msgid("Último día para cumplirlo"),
            "responsible": msgid("Responsable"),
            "done_on": msgid("Día en que se cumplió; vacío si no"),
            "evidence": msgid("Constancia"),
        },
    ),
)

FEATURE = Feature(
    name="planning",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(
        Paper(name="plan", title=msgid("Plan"), document=exports.plan, data=exports.lines_sheet, handed=_PLANS),
        Paper(name="poa", title=msgid("POA"), document=exports.poa, data=exports.poa_sheet, handed=_PLANS),
        Paper(
            name="gantt",
            title=msgid("Cronograma"),
            document=exports.gantt,
            texts={".ics": exports.calendar, ".xml": exports.project_file},
        ),
        Paper(name="baseline", title=msgid("Cronograma guardado y de hoy"), document=exports.baseline),
        Paper(name="gantt-table", title=msgid("Cronograma con sus actividades"), document=exports.gantt_table),
        Paper(name="gantt-a3", title=msgid("Cronograma en A3"), document=exports.gantt_a3),
        Paper(name="progress", title=msgid("Avance"), document=exports.progress, handed=_PLANS),
        Paper(name="budget", title=msgid("Presupuesto"), document=exports.budget, handed=_PLANS),
        Paper(name="alignment", title=msgid("Alineación"), document=exports.alignment),
        Paper(name="priorities", title=msgid("Prioridades de los proyectos"), document=exports.ranking),
        Paper(name="priorities-form", title=msgid("Hoja para puntuar"), document=exports.marks_form),
        Paper(name="follow-up-reminder", title=msgid("Recordatorio de seguimiento"), document=exports.reminder),
        Paper(name="project", title=msgid("Ficha de proyecto"), document=exports.project),
        Paper(
            name="commitments",
            title=msgid("Compromisos"),
            document=exports.commitments,
            data=exports.commitments_sheet,
            handed=_PLANS,
        ),
        Paper(name="plan-lines", title=msgid("Renglones del plan"), data=exports.lines_sheet, printed_as="plan"),
    ),
    folders=(
        Folder(
            name="follow-up",
            title=msgid("Planillas de seguimiento, una por área"),
            keeps=True,
            write=store_follow.export_sheets,
        ),
    ),
    listings=LISTINGS,
    importers=(
        Importer(name="plan", target=plan_import.target, table="plan_line"),
        Importer(name="readings", target=import_lists.readings, table="reading"),
        Importer(name="money", target=import_lists.money, table="funding"),
        Importer(name="commitments", target=import_lists.commitments, table="commitment"),
        Importer(name="frame", target=import_lists.frame, table="frame_row"),
        Importer(name="follow-up", target=follow_back.target),
        Importer(name="priorities", target=import_lists.priorities, table="plan_mark"),
    ),
    indicators=(
        Indicator(name="plan_progress", title=msgid("Avance del POA"), count=indicators.plan_progress),
        Indicator(name="commitments", title=msgid("Compromisos cumplidos en plazo"), count=indicators.commitments),
    ),
    live=(
        LiveBlock(name="plan", title=msgid("Plan de desarrollo"), blocks=nested(exports.plan)),
        LiveBlock(name="poa", title=msgid("POA del año"), blocks=live.year_plan_blocks),
        LiveBlock(name="cronograma", title=msgid("Cronograma"), blocks=nested(exports.gantt)),
        LiveBlock(name="dinero", title=msgid("Distribución del presupuesto"), blocks=nested(exports.budget)),
        LiveBlock(name="compromisos", title=msgid("Compromisos de gestión"), blocks=nested(exports.commitments)),
    ),
    pending=pending.pending,
    pages=(
        PageEntry(
            key="planning",
            title=msgid("Planes"),
            make=page_planning.PlanningPage,
            icon="gantt",
            tabs=(
                ("0", msgid("Planes: plan y cronograma")),
                ("1", msgid("Planes: dinero")),
                ("2", msgid("Planes: alineación")),
                ("3", msgid("Planes: compromisos")),
                ("4", msgid("Planes: marco lógico")),
                ("5", msgid("Planes: prioridades")),
                ("6", msgid("Planes: seguimiento por área")),
            ),
            help=guide.PLANNING,
        ),
    ),
    commands=(
        Command(words=msgid("Nuevo plan"), key="planning", run="new"),
        Command(words=msgid("Sacar planillas de seguimiento"), key="planning", run="follow_up", icon="download"),
    ),
    references=(
        Reference(table="plan_line", describe=listing.describe, many=True),
        Reference(table="commitment", describe=listing.describe),
    ),
    sample=sample.write_sample,
)
