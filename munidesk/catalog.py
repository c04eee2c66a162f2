"""The list of features, and what they offer together by name. Nobody else lists them: a new one is one line here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.action.feature import FEATURE as ACTION
from munidesk.features.council.feature import FEATURE as COUNCIL
from munidesk.features.open_government.feature import FEATURE as OPEN_GOVERNMENT
from munidesk.features.participation.feature import FEATURE as PARTICIPATION
from munidesk.features.participatory_budget.feature import FEATURE as PARTICIPATORY_BUDGET
from munidesk.features.pilot.feature import FEATURE as PILOT
from munidesk.features.planning.feature import FEATURE as PLANNING
from munidesk.features.surveys.feature import FEATURE as SURVEYS
from munidesk.features.swot.feature import FEATURE as SWOT
from munidesk.features.territory.feature import FEATURE as TERRITORY
from munidesk.features.training.feature import FEATURE as TRAINING
from munidesk.features.twinning.feature import FEATURE as TWINNING
from munidesk.instruments.feature import FEATURE as INSTRUMENTS
from munidesk.overview.feature import complete
from munidesk.procedures.feature import FEATURE as PROCEDURES
from munidesk.town.feature import FEATURE as TOWN
from munidesk.town.manifest import Folder, Importer, Listing, PageEntry, Paper

if TYPE_CHECKING:
    from munidesk.data.schema import Schema
    from munidesk.data.store import Store
    from munidesk.documents.model import Document
    from munidesk.records.ref import Ref
    from munidesk.records.sheet import Selection, Sheet
    from munidesk.town.sample import SampleSize

    Export = Callable[[Store, Selection], Document | Sheet]

HOUSE = complete(
    (
        TOWN,
        COUNCIL,
        PARTICIPATION,
        PARTICIPATORY_BUDGET,
        SURVEYS,
        SWOT,
        PLANNING,
        INSTRUMENTS,
        PILOT,
        OPEN_GOVERNMENT,
        ACTION,
        TRAINING,
        TWINNING,
        TERRITORY,
        PROCEDURES,
    )
)

PAPERS: Mapping[str, Paper] = {one.name: one for feature in HOUSE.features for one in feature.papers}
FOLDERS: Mapping[str, Folder] = {one.name: one for feature in HOUSE.features for one in feature.folders}
LISTINGS: Mapping[str, Listing] = {one.name: one for feature in HOUSE.features for one in feature.listings}

_T = TypeVar("_T")


def schemas() -> tuple["Schema", ...]:
    return tuple(feature.schema for feature in HOUSE.features if feature.schema is not None)


def pages() -> tuple[PageEntry, ...]:
    """The rail from top to bottom, with those reached from others."""
    return HOUSE.pages


def document_names() -> tuple[str, ...]:
    """All that `export` knows, folders last."""
    return (*PAPERS, *FOLDERS)


def document_titles() -> tuple[tuple[str, str], ...]:
    """(name, title) of all that `export` knows, as people read it."""
    papers = tuple((name, _(one.title)) for name, one in PAPERS.items())
    return (*papers, *((name, _(one.title)) for name, one in FOLDERS.items()))


def paper_named(name: str) -> Paper:
    return _named(PAPERS, name, document_names(), _("No existe el documento «{name}». Los que hay: {names}."))


def export_named(name: str, *, data: bool = False) -> "Export":
    """What makes the paper: its document, or the list of what is only a list; with `data` its list where there is one.

    Raises UserError for a name that nobody knows.
    """
    paper = paper_named(name)
    return paper.data if data and paper.data is not None else paper.make


def printed_named(name: str) -> "Export":
    """As `export_named`, for paper: a list too wide for any sheet by the document that prints it."""
    paper = paper_named(name)
    return paper_named(paper.printed_as or name).make


def listing_named(name: str) -> Listing:
    return _named(LISTINGS, name, tuple(LISTINGS), _("No se puede listar «{name}». Lo que hay: {names}."))


def importers() -> Mapping[str, Importer]:
    """All that `import` takes: what the features say, then each kind that a row of a sheet can be a whole record of."""
    return HOUSE.importers


def importer_named(name: str) -> Importer:
    found = importers()
    return _named(found, name, tuple(found), _("No se puede importar «{name}». Lo que hay: {names}."))


def _named(known: Mapping[str, _T], name: str, names: Sequence[str], refusal: str) -> _T:
    if name not in known:
        raise UserError(refusal.format(name=name, names=", ".join(names)))
    return known[name]


def actions(store: "Store") -> dict[str, Callable[["Ref", str], str]]:
    """The verbs over several features for one municipality."""
    return {name: partial(verb, store) for feature in HOUSE.features for name, verb in feature.actions.items()}


def indicators() -> Sequence[tuple[str, str]]:
    """(name, words) of what can be counted."""
    return [(one.name, one.words) for one in HOUSE.indicators.values()]


def live_blocks() -> Sequence[tuple[str, str]]:
    """(name, words) of what can stand in a chapter of the manual."""
    return [(one.name, one.words) for one in HOUSE.live_blocks]


def write_sample(store: "Store", size: "SampleSize | None" = None) -> None:
    """The complete invented municipality, institute or organisation into a new file.

    Raises UserError for an unknown country.
    """
    from munidesk.town.sample import SampleSize

    wanted = size or SampleSize()
    for feature in HOUSE.features:
        if feature.sample is not None and wanted.kind in feature.sampled_in:
            feature.sample(store, wanted)
