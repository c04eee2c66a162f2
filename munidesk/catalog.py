"""The list of features: what each one stores, lists, prints and shows. Modules are named, loaded when first used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from munidesk.data.schema import Schema
    from munidesk.data.store import Store
    from munidesk.documents.model import Document
    from munidesk.town.exports import Selection, Sheet

    Export = Callable[[Store, Selection], Document | Sheet]
    Listing = Callable[[Store], Sequence[dict[str, object]]]
    from munidesk.town.imports import ImportOptions, ImportReport

    Import = Callable[[Store, Path, ImportOptions], ImportReport]

SCHEMAS = (
    "munidesk.town.store:SCHEMA",
    "munidesk.features.council.schema:SCHEMA",
    "munidesk.features.participation.schema:SCHEMA",
    "munidesk.features.swot.schema:SCHEMA",
    "munidesk.features.planning.schema:SCHEMA",
    "munidesk.instruments.schema:SCHEMA",
    "munidesk.features.pilot.schema:SCHEMA",
)

DOCUMENTS = {
    "acta": "munidesk.features.council.exports:acta",
    "reading": "munidesk.features.council.exports:reading",
    "notice": "munidesk.features.council.exports:notice",
    "agenda": "munidesk.features.council.exports:agenda",
    "attendance": "munidesk.features.council.exports:attendance",
    "votes": "munidesk.features.council.exports:votes",
    "ballots": "munidesk.features.council.exports:ballots",
    "presences": "munidesk.features.council.exports:presences",
    "resolutions": "munidesk.features.council.exports:resolutions",
    "book": "munidesk.features.council.exports:book",
    "extract": "munidesk.features.council.exports:extract",
    "initiatives": "munidesk.features.participation.exports:initiatives",
    "answers": "munidesk.features.participation.exports:answers",
    "encounter": "munidesk.features.participation.exports:encounter",
    "encounters": "munidesk.features.participation.exports:encounters_sheet",
    "sign-in": "munidesk.features.participation.exports:sign_in",
    "participation-analysis": "munidesk.overview.exports:participation_analysis",
    "topics-synthesis": "munidesk.overview.exports:topics_synthesis",
    "feedback": "munidesk.features.participation.exports:feedback",
    "swot": "munidesk.features.swot.exports:swot",
    "swot-poster": "munidesk.features.swot.exports:poster",
    "swot-poster-a2": "munidesk.features.swot.exports:poster_a2",
    "swot-evaluation": "munidesk.features.swot.exports:mefi",
    "swot-report": "munidesk.features.swot.exports:full",
    "swot-factors": "munidesk.features.swot.exports:factors",
    "plan": "munidesk.features.planning.exports:plan",
    "poa": "munidesk.features.planning.exports:poa",
    "gantt": "munidesk.features.planning.exports:gantt",
    "gantt-table": "munidesk.features.planning.exports:gantt_table",
    "gantt-a3": "munidesk.features.planning.exports:gantt_a3",
    "progress": "munidesk.features.planning.exports:progress",
    "budget": "munidesk.features.planning.exports:budget",
    "alignment": "munidesk.features.planning.exports:alignment",
    "project": "munidesk.features.planning.exports:project",
    "commitments": "munidesk.features.planning.exports:commitments",
    "plan-lines": "munidesk.features.planning.exports:lines_sheet",
    "data-map": "munidesk.overview.exports:data_map",
    "thread": "munidesk.overview.exports:thread",
    "pilot-plan": "munidesk.features.pilot.exports:pilot_plan",
    "pilot-form": "munidesk.overview.pilot_exports:form",
    "pilot-answers": "munidesk.overview.pilot_exports:answers",
    "pilot-evaluation": "munidesk.overview.pilot_exports:evaluation",
    "manual": "munidesk.overview.pilot_exports:manual",
    "manual-next": "munidesk.overview.pilot_exports:next_version",
    "good-practice": "munidesk.overview.pilot_exports:good_practice",
    "pending": "munidesk.overview.document_pending:build_pending",
    "hearing": "munidesk.overview.document_hearing:build_hearing",
    "hearing-questions": "munidesk.overview.document_hearing:build_questions",
    "hearing-poster": "munidesk.overview.document_hearing_poster:build_hearing_poster",
    "letter": "munidesk.features.participation.exports:letter",
}

FOLDERS = {"handover": "munidesk.overview.handover:export_folder"}
"""What `export` writes as a folder: a function of the store and where to put it, which returns where it is."""

SHEETS = {
    "pilot-evaluation": "pilot-answers",
    "plan": "plan-lines",
    "poa": "plan-lines",
    "swot": "swot-factors",
    "swot-evaluation": "swot-factors",
}
"""The list behind a document: what `export` writes when the suffix asks for data."""

PAPERS = {"initiatives": "answers", "plan-lines": "plan", "pilot-answers": "pilot-evaluation"}
"""The document that prints a list too wide for any sheet of paper."""

IMPORTS = {
    "people": "munidesk.town.people_import:import_listed",
    "attendance": "munidesk.features.council.reports.import_sessions:import_attendance",
    "votes": "munidesk.features.council.reports.import_sessions:import_votes",
    "initiatives": "munidesk.features.participation.initiatives.import_sheet:import_initiatives",
    "plan": "munidesk.features.planning.plan_import:import_plan",
}

ACTIONS = {
    "agenda_item": "munidesk.overview.actions:to_agenda",
    "initiative_from": "munidesk.overview.actions:initiative_from",
    "minutes": "munidesk.overview.actions:minutes_of",
    "activity_from": "munidesk.overview.actions:activity_from",
}
"""Verbs that span features, offered by pages when they are there: each returns the id of what it made."""

_INDICATORS = "munidesk.overview.indicators"

LISTINGS = {
    "sessions": "munidesk.features.council.reports.listing:list_sessions",
    "votes": "munidesk.features.council.reports.listing:list_votes",
    "resolutions": "munidesk.features.council.reports.listing:list_resolutions",
    "people": "munidesk.town.listing:list_people",
    "initiatives": "munidesk.features.participation.initiatives.listing:list_initiatives",
    "encounters": "munidesk.features.participation.initiatives.listing:list_encounters",
    "factors": "munidesk.features.swot.refs:list_factors",
    "plan": "munidesk.features.planning.listing:list_plan",
    "commitments": "munidesk.features.planning.listing:list_commitments",
    "rounds": "munidesk.overview.pilot_exports:list_rounds",
}


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the window. `key` is what the navigator goes to; `icon` is empty for pages that are not in the rail."""

    key: str
    page: str
    icon: str = ""
    title: Callable[[], str] = str
    bottom: bool = False


def pages() -> tuple[PageEntry, ...]:
    """The rail from top to bottom, then the pages reached from others."""
    return (
        PageEntry("home", "munidesk.overview.page_home:HomePage", "home", lambda: _("Inicio")),
        PageEntry(
            "council", "munidesk.features.council.sessions.page_all:SessionsPage", "council", lambda: _("Concejo")
        ),
        PageEntry(
            "participation",
            "munidesk.features.participation.page_participation:ParticipationPage",
            "people",
            lambda: _("Participación"),
        ),
        PageEntry("swot", "munidesk.features.swot.page_swot:SwotPage", "grid", lambda: _("FODA")),
        PageEntry("planning", "munidesk.features.planning.page_planning:PlanningPage", "gantt", lambda: _("Planes")),
        PageEntry("pilot", "munidesk.features.pilot.page_pilot:PilotPage", "checklist", lambda: _("Piloto")),
        PageEntry("settings", "munidesk.town.page_settings:SettingsPage", "gear", lambda: _("Ajustes"), bottom=True),
        PageEntry("help", "munidesk.overview.page_help:HelpPage", "help", lambda: _("Ayuda"), bottom=True),
        PageEntry("participation.encounter", "munidesk.features.participation.encounters.page:EncounterPage"),
        PageEntry("participation.initiative", "munidesk.features.participation.initiatives.page:InitiativePage"),
        PageEntry("thread", "munidesk.overview.page_thread:ThreadPage"),
        PageEntry("council.session", "munidesk.features.council.sessions.page:SessionPage"),
    )


def load(name: str) -> object:
    """The object named "module:attribute"."""
    module, _colon, attribute = name.partition(":")
    return cast(object, getattr(import_module(module), attribute))


def schemas() -> tuple["Schema", ...]:
    return tuple(cast("Schema", load(name)) for name in SCHEMAS)


def document_names() -> tuple[str, ...]:
    """All that `export` knows, folders last."""
    return (*DOCUMENTS, *FOLDERS)


def export_named(name: str) -> "Export":
    if name not in DOCUMENTS:
        names = ", ".join(document_names())
        raise UserError(_("No existe el documento «{name}». Los que hay: {names}.").format(name=name, names=names))
    return cast("Export", load(DOCUMENTS[name]))


def folder_named(name: str) -> "Callable[[Store, Path], Path]":
    return cast("Callable[[Store, Path], Path]", load(FOLDERS[name]))


def listing_named(name: str) -> "Listing":
    if name not in LISTINGS:
        raise UserError(
            _("No se puede listar «{name}». Lo que hay: {names}.").format(name=name, names=", ".join(LISTINGS))
        )
    return cast("Listing", load(LISTINGS[name]))


def import_named(kind: str) -> "Import":
    if kind not in IMPORTS:
        raise UserError(
            _("No se puede importar «{name}». Lo que hay: {names}.").format(name=kind, names=", ".join(IMPORTS))
        )
    return cast("Import", load(IMPORTS[kind]))


def actions(store: "Store") -> dict[str, "Callable[..., str]"]:
    """The verbs of `ACTIONS` for one municipality, each loaded when it is first asked for."""

    def verb(name: str) -> "Callable[..., str]":
        return lambda *arguments: cast("Callable[..., str]", load(name))(store, *arguments)

    return {key: verb(name) for key, name in ACTIONS.items()}


def compute(store: "Store") -> "Callable[..., object]":
    """Counts an indicator of one municipality; its module is loaded when the first one is asked for."""

    def count(*arguments: object) -> object:
        return cast("Callable[..., Callable[..., object]]", load(f"{_INDICATORS}:of_store"))(store)(*arguments)

    return count


def indicators() -> "Sequence[tuple[str, str]]":
    """(key, words) of what can be counted."""
    return cast("Callable[[], Sequence[tuple[str, str]]]", load(f"{_INDICATORS}:choices"))()
