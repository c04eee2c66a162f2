"""Which table holds which record of participation; reading and writing them is `town/records`."""

from munidesk.features.participation.domain import (
    Attendee,
    Author,
    Contribution,
    Encounter,
    Initiative,
    Neighbour,
    StateChange,
    Theme,
)

TABLES: dict[type, str] = {
    Initiative: "initiative",
    Author: "author",
    Neighbour: "neighbour",
    StateChange: "state_change",
    Encounter: "encounter",
    Attendee: "attendee",
    Contribution: "contribution",
    Theme: "theme",
}
