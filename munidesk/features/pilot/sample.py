"""An invented pilot with its rounds and its manual, read from `resources/sample/piloto.toml`."""

import tomllib
from datetime import datetime, time
from fractions import Fraction
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.data.store import Store
from munidesk.documents.markdown_0_1 import typed
from munidesk.features.pilot import store_manual
from munidesk.features.pilot.domain import EntryKind
from munidesk.features.pilot.store import add_entry, new_pilot, open_round, save_phase
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind
from munidesk.records.ref import Computed
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    del size
    facts = tomllib.loads((RESOURCES / "sample" / "piloto.toml").read_text(encoding="utf-8"))
    with fixed_clock(datetime.combine(facts["day"], time(18, 0))), store.change(_("Crear el piloto de ejemplo")):
        pilot = new_pilot(store, **facts["pilot"])
        for phase in facts["phase"]:
            save_phase(store, pilot, phase.pop("title"), **phase)
        for entry in facts["entry"]:
            add_entry(store, pilot, entry["text"], EntryKind(entry["kind"]), entry["day"], "Lucía Ferrando")
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
        engine.update_round(store, key, **texts)
    if "on" in entry:
        engine.close_round(store, key, lambda indicator, _since, _until: kept.get(indicator), entry["on"])


def _fraction(text: str) -> Any:
    return Fraction(text)


def _manual(store: Store, pilot: str, facts: dict[str, Any]) -> None:
    values = dict(facts["manual"])
    manual = store_manual.new_manual(store, pilot, values.pop("title"), **values)
    for entry in facts["chapter"]:
        store_manual.add_chapter(
            store, manual, entry["title"], text=typed(entry["text"]), annex=entry.get("annex", False)
        )
    for entry in facts["diffusion"]:
        store_manual.add_diffusion(store, manual, entry.pop("audience"), **entry)
