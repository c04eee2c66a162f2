"""Invented diagnoses with their rounds, read from `resources/sample/diagnostico.toml`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, cast

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import open_round, owner, save_diagnosis
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind, Way
from munidesk.instruments.form import Told
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store_opinions import receive
from munidesk.instruments.store_review import open_outside, open_review
from munidesk.records.ref import Computed
from munidesk.town.counting import counted
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.store import profile_of

_ASKED = "gobierno-abierto"
"""What an organisation answers from outside."""


def write(store: Store, size: SampleSize) -> None:
    """Without a term to answer in the country's norm, what asks about it does not apply."""
    profile = profile_of(store)
    out = {} if "initiative" in profile.deadlines else {"respondidas-plazo": _("la norma no fija plazo para responder")}
    facts = facts_of(profile, "diagnostico")
    outside = facts_of(profile, "sin_concejo").get(size.kind, {})
    with (
        fixed_clock(datetime.combine(facts["day"], time(18, 30))),
        store.change(_("Crear los diagnósticos de ejemplo")),
    ):
        for one in facts["diagnosis"]:
            if not outside:
                _diagnosis(store, one, out)
            elif one["instrument_key"] == _ASKED:
                of_it = {"round": [{**entry, **outside["round"]} for entry in one["round"]], "outside": None}
                _diagnosis(store, {**one, **outside["diagnosis"], **of_it}, out)


def _diagnosis(store: Store, one: dict[str, Any], out: Mapping[str, str]) -> None:
    given, outside = one.pop("round"), one.pop("outside", None)
    key = save_diagnosis(store, Diagnosis(**one))
    for entry in given:
        _round(store, key, entry, out)
    if outside is not None:
        since, until = cast(date, outside["since"]), cast(date, outside["until"])
        look = open_outside(store, owner(key), str(outside["organisation"]), since, until)
        _as_before(store, look, _last(store, key), outside)


def _last(store: Store, diagnosis_id: str) -> RoundView:
    return engine.load_round(store, engine.own_rounds(store, owner(diagnosis_id))[-1].id)


def _round(store: Store, diagnosis: str, entry: dict[str, Any], out: Mapping[str, str]) -> None:
    key = open_round(store, diagnosis, entry["since"], entry["until"], due=entry.get("due"))
    kinds = {one.key: one for one in engine.load_round(store, key).criteria}
    reasons = {name: reason for name, reason in out.items() if name in kinds} | entry.get("not_applicable", {})
    kept: dict[str, Computed] = {}
    for name, value in entry["answers"].items():
        if kinds[name].kind is AnswerKind.COMPUTED:
            part, _bar, whole = value.partition("|")
            kept[kinds[name].indicator] = counted(store, int(part), int(whole), "", ())
        else:
            engine.answer(store, key, name, value)
    for name, reason in reasons.items():
        engine.not_applicable(store, key, name, reason)
    for name, note in entry.get("notes", {}).items():
        engine.set_note(store, key, name, note)
    for one in entry.get("evaluator", ()):
        notes = one.get("notes", {})
        told = {name: Told(value=value, note=notes.get(name, "")) for name, value in one["answers"].items()}
        receive(store, key, one["name"], told, Way(one["way"]), one["on"])
    _end(store, key, entry, kept)
    if "review" in entry:
        review = open_review(store, key, entry["review"]["reviewer"])
        _as_before(store, review, engine.load_round(store, key), entry["review"])


def _as_before(store: Store, key: str, before: RoundView, entry: dict[str, Any]) -> None:
    """Answered as the round it stands beside, but for its `changes`."""
    for one in before.criteria:
        answer = before.answer(one)
        if answer is not None and answer.not_applicable:
            engine.not_applicable(store, key, one.key, answer.reason)
        elif answer is not None and one.kind is not AnswerKind.COMPUTED:
            engine.answer(store, key, one.key, entry["changes"].get(one.key, answer.value))
    _end(
        store,
        key,
        entry,
        {one.indicator: before.computed[one.key] for one in before.criteria if one.key in before.computed},
    )


def _end(store: Store, key: str, entry: dict[str, Any], kept: Mapping[str, Computed]) -> None:
    """Its texts; and closed, on the day it says, with what was counted then."""
    names = ("respondents", "findings", "lessons", "recommendations")
    texts = {name: entry[name] for name in names if name in entry}
    if texts:
        engine.save_round(store, replace(engine.round_of(store, key), **texts))
    if "on" in entry:
        engine.close_round(store, key, lambda indicator, _since, _until: kept.get(indicator), entry["on"])
