"""Invented improvements over the self-diagnosis, read from `resources/sample/mejoras.toml`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.codes import Effort, ImprovementState
from munidesk.features.open_government.diagnoses.store import diagnoses, own_rounds
from munidesk.features.open_government.improvements.store import from_criterion, improvement_of, save
from munidesk.instruments.domain import Round
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.store import profile_of


def write(store: Store, size: SampleSize) -> None:
    """Of the first round of its diagnosis; the verified ones by the last one that is closed."""
    del size
    facts = facts_of(profile_of(store), "mejoras")
    key = next((one.id for one in diagnoses(store) if one.title == facts["diagnosis"]), "")
    closed = [one for one in own_rounds(store, key) if not one.is_open] if key else []
    if not closed:
        return
    with (
        fixed_clock(datetime.combine(facts["day"], time(19, 0))),
        store.change(_("Crear las mejoras de ejemplo")),
    ):
        for entry in facts["improvement"]:
            _improvement(store, entry, closed)


def _improvement(store: Store, entry: Mapping[str, Any], closed: list[Round]) -> None:
    one = improvement_of(store, from_criterion(store, closed[0].id, entry["item"]))
    state = ImprovementState(entry["state"])
    save(
        store,
        replace(
            one, title=entry["title"], text=entry.get("text", one.text), effort=Effort(entry["effort"]), state=state,
            responsible=entry["responsible"], reason=entry.get("reason", ""), position=entry.get("place", 0),
            due=entry.get("due"), accepted_on=entry.get("accepted"), done_on=entry.get("done"),
            verified_round_id=closed[-1].id if state is ImprovementState.VERIFIED else "",
        ),
    )  # fmt: skip
