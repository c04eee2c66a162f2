"""Institutions, exchanges and lines of action, as lists that a sheet fills."""

from munidesk.data.store import Store
from munidesk.features.training.domain_network import Exchange, LineOfAction
from munidesk.features.training.kinds import ACTION_LINES, EXCHANGES, INSTITUTIONS, TRAINERS
from munidesk.features.training.network.store import institution_named, save_exchange, save_line
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target


def institutions() -> Target:
    """A row is an institution, known by its name."""
    return listed_target(Listed(kind=INSTITUTIONS), "institutions")


def exchanges() -> Target:
    """A row is an exchange; a host that nobody wrote down yet is made with its name."""
    listed = Listed(kind=EXCHANGES, kinds=(INSTITUTIONS,), save=_exchange, make={"institution_id": institution_named})
    return listed_target(listed, "exchanges")


def lines() -> Target:
    """A row is a line of action of a town."""
    return listed_target(Listed(kind=ACTION_LINES, save=_line), "lines-of-action")


def trainers() -> Target:
    """A row is somebody who teaches."""
    return listed_target(Listed(kind=TRAINERS), "trainers")


def _exchange(store: Store, one: Exchange, _before: Exchange | None) -> Exchange:
    return save_exchange(store, one)


def _line(store: Store, one: LineOfAction, _before: LineOfAction | None) -> LineOfAction:
    return save_line(store, one)
