"""Invented practices, asks and lessons, read from `resources/sample/practicas.toml`."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.advocacy.store import agendas
from munidesk.features.open_government.codes import Adoption, AskState, Component, PracticeOrigin
from munidesk.features.open_government.domain import Ask, Practice
from munidesk.features.open_government.kinds import ASKS, PRACTICES
from munidesk.features.open_government.learning.reading import course
from munidesk.features.open_government.learning.store import finish
from munidesk.instruments.domain import Marker
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import TownKind
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of


def write_sample(store: Store, size: SampleSize) -> None:
    """The pilot's own practice is there already: it enters with its ficha."""
    facts = facts_of(town.profile_of(store), "practicas")
    day = facts["day"]
    with fixed_clock(datetime.combine(day, time(11, 0))), store.change(_("Crear las buenas prácticas de ejemplo")):
        for one in PRACTICES.all(store, origin=str(PracticeOrigin.PILOT)):
            PRACTICES.save(store, replace(one, **_told(facts["pilot"])))
        for entry in facts["practice"]:
            _practice(store, entry)
        asks = facts["advocacy"]
        if size.kind == TownKind.ORGANISATION.value:
            asks["organisation"] = town.municipality(store).name
        _asks(store, asks)
    for entry in facts["study"]:
        with fixed_clock(datetime.combine(entry["day"], time(16, 0))):
            own = next(one for one in course(entry["course"]).lessons if one.key == entry["lesson"])
            finish(store, entry["person"], own, entry["answers"])


def _practice(store: Store, entry: dict[str, Any]) -> None:
    tied = entry.pop("tied", "")
    country = town.profile_of(store).name
    made = PRACTICES.save(store, replace(Practice(title="", country=country), **_told(entry)))
    kind, _colon, title = tied.partition(":")
    rows = store.select(kind, title=title) if kind else []
    if rows:
        link(store, Ref("practice", made.id), Ref(kind, str(rows[0]["id"])))


_CODES = {"component": Component, "origin": PracticeOrigin, "adoption": Adoption, "gender": Marker}


def _told(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: _CODES[name](value) if name in _CODES else value for name, value in entry.items()}


def _asks(store: Store, told: dict[str, Any]) -> None:
    """Over the newest self-diagnosis of open government with a closed round; none where there is no such round."""
    found = next((one for one in agendas(store) if one.instrument_key == told["instrument"]), None)
    if found is None:
        return
    for position, entry in enumerate(told["ask"], 1):
        key, title, text, asked, state, answer, answered, initiative = entry
        rows = store.select("initiative", title=initiative) if initiative else []
        made = ASKS.save(store, Ask(
            diagnosis_id=found.id, criterion_key=key, position=position, organisation=told["organisation"],
            title=title, text=text, asked_on=asked or None, state=AskState(state), answer=answer,
            answered_on=answered or None, initiative_id=str(rows[0]["id"]) if rows else "",
        ))  # fmt: skip
        if rows:
            link(store, Ref("initiative", made.initiative_id), Ref("advocacy_ask", made.id), "raised")
