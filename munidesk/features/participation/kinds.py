"""The kinds of record of participation, one per table."""

from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.participation.domain import (
    Attendee,
    Author,
    ClosedPeriod,
    Encounter,
    Initiative,
    OwnState,
    StateChange,
    Theme,
)
from munidesk.features.participation.encounters import rules as encounters
from munidesk.features.participation.initiatives import rules as initiatives
from munidesk.records.kind import Kind, searchable_of
from munidesk.town.contributions import CONTRIBUTIONS
from munidesk.town.people_lists.domain import NEIGHBOURS


def _has_a_name(one: Theme) -> None:
    if not one.title.strip():
        raise UserError(_("Póngale un nombre al tema."), code="missing", field="title")


# Initiatives, their authors and what moved them are written by the verbs of their store alone: the term, what the
# filter looks in and where a neighbour's name goes follow from each change.
INITIATIVES = Kind(
    record=Initiative, table="initiative", one="iniciativa", many="iniciativas", feminine=True,
    order="folio_year, folio_number, id", same=("external", "title", "received"), check=initiatives.check, icon="hand",
    plain=False, called=("munidesk.features.participation.called:initiative", "folio_year", "folio_number"),
)  # fmt: skip
AUTHORS = Kind(
    record=Author, table="author", one="autoría", many="autorías", feminine=True, title="called",
    parent="initiative_id", order="position, id", plain=False,
)  # fmt: skip
STATE_CHANGES = Kind(
    record=StateChange, table="state_change", one="cambio de estado", many="cambios de estado", title="called",
    parent="initiative_id", order="at, id", plain=False,
)  # fmt: skip
OWN_STATES = Kind(
    record=OwnState, table="own_state", one="estado propio", many="estados propios", title="word",
    order="position, id", same=("word",), check=initiatives.check_own_state, icon="tag",
)  # fmt: skip
CLOSED_PERIODS = Kind(
    record=ClosedPeriod, table="closed_period", one="período cerrado", many="períodos cerrados", title="called",
    order="since, until, paper, id", plain=False, icon="shield-check",
)  # fmt: skip
ENCOUNTERS = Kind(
    record=Encounter, table="encounter", one="encuentro", many="encuentros", order="date, id",
    same=("title", "date"), check=encounters.check, icon="people",
)  # fmt: skip
# In counts, never by person: in a small town sex, age and zone say who it is.
ATTENDEES = Kind(
    record=Attendee, table="attendee", one="asistente", many="asistentes", title="called", parent="encounter_id",
    order="position, id", private=True,
)  # fmt: skip
THEMES = Kind(
    record=Theme, table="theme", one="tema", many="temas", order="position, id", same=("title",), check=_has_a_name,
    icon="tag",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    INITIATIVES, AUTHORS, NEIGHBOURS, STATE_CHANGES, OWN_STATES, CLOSED_PERIODS, ENCOUNTERS, ATTENDEES, CONTRIBUTIONS,
    THEMES,
)  # fmt: skip
"""All of them: `neighbour` and `contribution` are said in `town`, since others meet them; their tables stay here."""
SEARCHABLE = searchable_of(KINDS)
