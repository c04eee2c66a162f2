"""What the rest of the program knows of the plan of opening."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.live import nested
from munidesk.town.manifest import Command, Importer, Listing, LiveBlock, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.open_government import guide_opening
    from munidesk.features.open_government.opening import exports as opening
    from munidesk.features.open_government.opening import import_lists as opening_lists
    from munidesk.features.open_government.opening import page_opening
    from munidesk.features.open_government.opening import refs as opening_refs
else:
    (guide_opening,) = lazy("munidesk.features.open_government", "guide_opening")
    opening, opening_lists, opening_refs, page_opening = lazy(
        "munidesk.features.open_government.opening", "exports", "import_lists", "refs", "page_opening"
    )

_ID = msgid("Identificador del registro, el mismo en todos los archivos")
_FOLDER = msgid("Gobierno abierto")

_OPENINGS = Listing(
    name="openings",
    file=msgid("compromisos_de_apertura"),
    rows=opening.list_openings,
    columns={
        "id": _ID,
        "plan": msgid("Plan de apertura"),
        "act": msgid("Acto que lo aprobó; vacío sin aprobar"),
        "number": msgid("Número del compromiso en su plan"),
        "title": msgid("Compromiso"),
        "responsible": msgid("Responsable"),
        "ods": msgid("Objetivos de Desarrollo Sostenible"),
        "gender": msgid("Marcador de género"),
        "women": msgid("Qué cambia para las mujeres"),
        "done": msgid("Hitos hechos"),
        "milestones": msgid("Hitos"),
        "suggested": msgid("Cumplimiento que sugieren los hitos"),
        "completion": msgid("Cumplimiento que decidió una persona; vacío si nadie lo decidió"),
        "judged_by": msgid("Quién lo decidió"),
        "judged_on": msgid("Día en que se decidió; vacío si nadie lo decidió"),
        "reason": msgid("Por qué ese cumplimiento"),
        "improvement": msgid("Identificador de la mejora de la que viene; vacío si no viene de ninguna"),
    },
)
_MILESTONES = Listing(
    name="milestones",
    file=msgid("hitos_de_apertura"),
    rows=opening.list_milestones,
    columns={
        "id": _ID,
        "plan": msgid("Plan de apertura"),
        "commitment": msgid("Compromiso"),
        "number": msgid("Número del compromiso en su plan"),
        "title": msgid("Hito"),
        "responsible": msgid("Responsable"),
        "start": msgid("Primer día; vacío sin fecha"),
        "end": msgid("Último día para hacerlo; vacío sin plazo"),
        "done_on": msgid("Día en que se hizo; vacío si no"),
        "evidence": msgid("Evidencia: lo escrito, lo vinculado y los archivos"),
        "late": msgid("Si pasó su último día sin hacerse"),
    },
)


PAPERS = (
    Paper(
        name="opening-followup",
        title=msgid("Seguimiento del plan de apertura"),
        document=opening.followup,
        data=opening.followup_sheet,
        handed=_FOLDER,
    ),
)
LISTINGS = (_OPENINGS, _MILESTONES)
IMPORTERS = (
    Importer(name="opening-milestone", target=opening_lists.milestones, table="opening_milestone"),
    Importer(name="opening-commitment", target=opening_lists.commitments, table="opening_commitment"),
)
LIVE = (
    LiveBlock(
        name="plan-de-apertura", title=msgid("Seguimiento del plan de apertura"), blocks=nested(opening.followup)
    ),
)
PAGES = (
    PageEntry(
        key="open_government.opening",
        title=msgid("Plan de apertura"),
        make=page_opening.OpeningPage,
        icon="milestone",
        within="open_government",
        help=guide_opening.OPENING,
    ),
)
COMMANDS = (Command(words=msgid("Nuevo compromiso de apertura"), key="open_government.opening", run="new"),)
REFERENCES = (
    Reference(table="opening_plan", describe=opening_refs.describe, many=True),
    Reference(table="opening_commitment", describe=opening_refs.describe, matter=True),
    Reference(table="opening_milestone", describe=opening_refs.describe),
)
