"""An invented pilot with its rounds and its manual, read from `resources/sample/piloto.toml`."""

from dataclasses import replace
from datetime import datetime, time
from fractions import Fraction
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.markdown_0_1 import typed
from munidesk.features.pilot import store_manual
from munidesk.features.pilot.domain import Chapter, Diffusion, Entry, EntryKind, Manual, Phase, Pilot
from munidesk.features.pilot.store import open_round, save_entry, save_phase, save_pilot
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind
from munidesk.records.ref import Computed
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.store import profile_of


def write_sample(store: Store, size: SampleSize) -> None:
    del size
    facts = facts_of(profile_of(store), "piloto")
    with fixed_clock(datetime.combine(facts["day"], time(18, 0))), store.change(_("Crear el piloto de ejemplo")):
        pilot = save_pilot(store, Pilot(**facts["pilot"]))
        for phase in facts["phase"]:
            save_phase(store, Phase(pilot_id=pilot, **phase))
        for entry in facts["entry"]:
            kind = EntryKind(entry.pop("kind"))
            save_entry(store, Entry(pilot_id=pilot, kind=kind, author="Lucía Ferrando", **entry))
        for entry in facts["round"]:
            _round(store, pilot, entry)
        _manual(store, pilot, facts)


def _round(store: Store, pilot: str, entry: dict[str, Any]) -> None:
    key = open_round(store, pilot, entry["since"], entry["until"], due=entry.get("due"))
    kept: dict[str, Computed] = {}
    view = engine.load_round(store, key)
    kinds = {one.key: one for one in view.criteria}
    for name, value in entry["answers"].items():
        if kinds[name].kind is AnswerKind.COMPUTED:
            part, whole, words = value.split("|")
            kept[kinds[name].indicator] = Computed(part=_fraction(part), whole=int(whole), words=words)
        else:
            engine.answer(store, key, name, value)
    for name, reason in entry.get("not_applicable", {}).items():
        engine.not_applicable(store, key, name, reason)
    for name, note in entry.get("notes", {}).items():
        engine.set_note(store, key, name, note)
    texts = {name: entry[name] for name in ("findings", "lessons", "recommendations") if name in entry}
    if texts:
        engine.save_round(store, replace(engine.round_of(store, key), **texts))
    if "on" in entry:
        engine.close_round(store, key, lambda indicator, _since, _until: kept.get(indicator), entry["on"])


def _fraction(text: str) -> Any:
    return Fraction(text)


def _manual(store: Store, pilot: str, facts: dict[str, Any]) -> None:
    manual = store_manual.save_manual(store, Manual(pilot_id=pilot, **facts["manual"]))
    for entry in facts["chapter"]:
        text = typed(entry.pop("text"))
        store_manual.save_chapter(store, Chapter(manual_id=manual, text=text, **entry))
    for entry in facts["diffusion"]:
        store_manual.save_diffusion(store, Diffusion(manual_id=manual, **entry))
