"""Which table holds which record of the council; reading and writing them is `town/records`."""

from munidesk.features.council.domain import (
    AgendaItem,
    Ballot,
    Correction,
    Minutes,
    Motion,
    Presence,
    Resolution,
    Session,
    Substitution,
    Vote,
)
from munidesk.town.records import Dataclass, R, columns, read, read_all, stored, to_row

__all__ = ["TABLES", "Dataclass", "R", "columns", "read", "read_all", "stored", "to_row"]

TABLES: dict[type, str] = {
    Session: "session",
    AgendaItem: "agenda_item",
    Presence: "presence",
    Substitution: "substitution",
    Motion: "motion",
    Vote: "vote",
    Ballot: "ballot",
    Resolution: "resolution",
    Correction: "correction",
    Minutes: "minutes",
}
