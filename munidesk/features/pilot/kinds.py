"""The kinds of records of a pilot and of its manual, each said once."""

from typing import Any

from munidesk.features.pilot import rules
from munidesk.features.pilot.domain import Chapter, Diffusion, Entry, Manual, ManualVersion, Phase, Pilot
from munidesk.records.kind import Kind, searchable_of

PILOTS = Kind(
    record=Pilot,
    table="pilot",
    one="piloto",
    many="pilotos",
    order="id DESC",
    same=("title",),
    check=rules.check_pilot,
    icon="checklist",
)
PHASES = Kind(
    record=Phase,
    table="pilot_phase",
    one="etapa del piloto",
    many="etapas de los pilotos",
    feminine=True,
    parent="pilot_id",
    order="position, id",
    same=("pilot_id", "title"),
    check=rules.check_phase,
    icon="checklist",
)
ENTRIES = Kind(
    record=Entry,
    table="pilot_entry",
    one="anotación de la bitácora",
    many="anotaciones de la bitácora",
    feminine=True,
    title="text",
    parent="pilot_id",
    order="day DESC, id DESC",
    same=("pilot_id", "day", "text"),
    check=rules.check_entry,
    icon="checklist",
)
MANUALS = Kind(
    record=Manual,
    table="manual",
    one="manual",
    many="manuales",
    parent="pilot_id",
    check=rules.check_manual,
    icon="book",
)
CHAPTERS = Kind(
    record=Chapter,
    table="manual_chapter",
    one="capítulo del manual",
    many="capítulos del manual",
    parent="manual_id",
    order="annex, position, id",
    same=("manual_id", "title"),
    check=rules.check_chapter,
    icon="book",
)
VERSIONS = Kind(
    record=ManualVersion,
    table="manual_version",
    one="versión del manual",
    many="versiones del manual",
    feminine=True,
    title="number",
    parent="manual_id",
    order="number DESC",
    # Frozen with its number by `store_manual.freeze` alone: those who received it hold it.
    plain=False,
    icon="book",
)
DIFFUSION = Kind(
    record=Diffusion,
    table="manual_diffusion",
    one="entrega del manual",
    many="entregas del manual",
    feminine=True,
    title="audience",
    parent="manual_id",
    order="day DESC, id DESC",
    same=("manual_id", "day", "audience"),
    check=rules.check_diffusion,
    icon="book",
)

KINDS: tuple[Kind[Any], ...] = (PILOTS, PHASES, ENTRIES, MANUALS, CHAPTERS, VERSIONS, DIFFUSION)
SEARCHABLE = searchable_of(KINDS)
