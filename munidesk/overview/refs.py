"""Which module introduces the records of a kind: for links, search and the thread."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from munidesk.data.store import Store
from munidesk.town.described import Described
from munidesk.town.domain import Ref

_COUNCIL = "munidesk.features.council.refs"
_PARTICIPATION = "munidesk.features.participation.refs"

MODULES = {
    "person": "munidesk.town.refs",
    **dict.fromkeys(("session", "agenda_item", "motion", "resolution"), _COUNCIL),
    **dict.fromkeys(("swot", "swot_factor", "swot_strategy"), "munidesk.features.swot.refs"),
    **dict.fromkeys(("plan_line", "commitment"), "munidesk.features.planning.listing"),
    **dict.fromkeys(
        ("pilot", "pilot_entry", "manual_chapter", "evaluation_round", "evaluation_answer"),
        "munidesk.features.pilot.refs",
    ),
    **dict.fromkeys(("initiative", "encounter", "contribution", "theme"), _PARTICIPATION),
}


def describe(store: Store, ref: Ref) -> Described | None:
    """The record in a few words, with the page that shows it; None when it is gone or nobody knows its kind."""
    name = MODULES.get(ref.kind)
    if name is None:
        return None
    verb = cast("Callable[[Store, Ref], Described | None]", import_module(name).describe)
    return verb(store, ref)
