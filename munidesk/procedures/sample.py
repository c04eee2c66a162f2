"""Invented cases, read from `resources/sample/expedientes.toml`: each kind of proof that a procedure can have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.procedures import store as cases
from munidesk.procedures.codes import Direction, Outcome, Way
from munidesk.procedures.domain import CaseEntry, CaseStep, Communication
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.matter import of_step
from munidesk.procedures.reading import script_of, shipped_text
from munidesk.procedures.store_entries import answer_entries, save_communication, save_entry
from munidesk.procedures.store_procedures import save_procedure
from munidesk.records.matter import Addressee
from munidesk.records.ref import Ref
from munidesk.town.letters import store as letters
from munidesk.town.letters.domain import LetterKind
from munidesk.town.letters.domain import Way as LetterWay
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.store import municipality, profile_of


def write_sample(store: Store, size: SampleSize) -> None:
    """After the council and participation, whose records prove some steps."""
    del size
    facts, country = facts_of(profile_of(store), "expedientes"), municipality(store).country.upper()
    with store.change(_("Crear los expedientes de ejemplo")):
        own = save_procedure(store, script_of(facts["own"], "expedientes.toml"))
        for told in facts["case"]:
            if country in told.get("countries", [country]):
                text = own.script if told["procedure"] == "own" else shipped_text(told["procedure"])
                _case(store, told, text)


def _at(day: date) -> Any:
    return fixed_clock(datetime.combine(day, time(10, 0)))


def _case(store: Store, told: Mapping[str, Any], text: str) -> None:
    first = told["acts"][0][0]
    with _at(first):
        case = cases.open_case(store, text, told["title"], responsible=told["responsible"], on=first)
    steps = {one.key: one for one in STEPS.all(store, case_id=case.id)}
    observed = [*told.get("observations", [])]
    for act in told["acts"]:
        while observed and observed[0][0] < act[0]:
            _observe(store, steps[told["step"]], observed.pop(0))
        if told.get("answered") and act[0] > told["answered"]:
            _answer(store, steps[told["step"]], told)
        with _at(act[0]):
            _VERBS[act[1]](store, steps[act[2]], act[0], act[3:])


def _observe(store: Store, step: CaseStep, told: Sequence[Any]) -> None:
    day, way, zone, chapter, text, author = told[:6]
    with _at(day):
        save_entry(
            store, CaseEntry(case_id=step.case_id, step_id=step.id, day=day, way=Way(way), zone=zone, chapter=chapter,
                             text=text), author,
        )  # fmt: skip


def _answer(store: Store, step: CaseStep, told: Mapping[str, Any]) -> None:
    """Those that wait, all on one day."""
    waiting = [one for one in cases.load_case(store, step.case_id).entries_of(step) if not one.answered]
    with _at(told["answered"]):
        for one, said in zip(waiting, told["observations"], strict=True) if waiting else ():
            outcome, reasons, result = said[6:9]
            answer_entries(store, [one.id], Outcome(outcome), reasons, result, told["answered"])


def _done(store: Store, step: CaseStep, day: date, more: Sequence[Any]) -> None:
    cases.do_step(store, step.id, day, note=more[0])


def _decide(store: Store, step: CaseStep, day: date, more: Sequence[Any]) -> None:
    cases.do_step(store, step.id, day, choice=more[0], by=more[1], note=more[2])


def _reject(store: Store, step: CaseStep, day: date, more: Sequence[Any]) -> None:
    cases.reject_step(store, step.id, more[0], day)


def _silence(store: Store, step: CaseStep, day: date, _more: Sequence[Any]) -> None:
    cases.accept_silence(store, step.id, day)


def _office(store: Store, step: CaseStep, day: date, more: Sequence[Any]) -> None:
    """One that was asked, and what it answered once it did; written down on the day it came."""
    name, came, outcome, *rest = more
    reasons = rest[0] if rest else ""
    asked = rest[1] if len(rest) > 1 else None
    with _at(max(day, came or day)):
        save_entry(store, CaseEntry(
            case_id=step.case_id, step_id=step.id, name=name, asked_on=asked, day=came or None,
            outcome=Outcome(outcome), reasons=reasons or _("Precio y plazo en el sobre"),
        ))  # fmt: skip


def _hearing(store: Store, step: CaseStep, day: date, more: Sequence[Any]) -> None:
    save_entry(store, CaseEntry(case_id=step.case_id, step_id=step.id, name=more[0], day=day, text=more[1]))


def _came(store: Store, step: CaseStep, day: date, more: Sequence[Any]) -> None:
    save_communication(store, Communication(
        case_id=step.case_id, step_key=step.key, day=day, actor=more[0], subject=more[1], direction=Direction(more[2]),
    ))  # fmt: skip


def _letter(store: Store, step: CaseStep, day: date, more: Sequence[Any]) -> None:
    """Sent with its number, and answered late."""
    about = Ref(STEPS.table, step.id)
    told = of_step(store, about)
    to = Addressee(name=more[0], line=_("Presente"))
    draft = letters.proposed(store, told, to, about)
    kept = letters.prepare(store, replace(draft, kind=LetterKind.OFFICIAL))
    letters.send(store, kept.id, day, LetterWay.HAND, None)
    with _at(more[1]):
        letters.answer(store, kept.id, more[1], more[2])


def _prove(store: Store, step: CaseStep, _day: date, more: Sequence[Any]) -> None:
    """By a resolution that has its number, or an encounter of the file."""
    rows = store.select(more[0], order="id")
    found = [row for row in rows if more[0] != "resolution" or row["number"]]
    if found:
        link(store, Ref(STEPS.table, step.id), Ref(more[0], str(found[0]["id"])))


_VERBS: Mapping[str, Callable[[Store, CaseStep, date, Sequence[Any]], None]] = {
    "done": _done, "decide": _decide, "reject": _reject, "silence": _silence, "office": _office,
    "hearing": _hearing, "came": _came, "letter": _letter, "prove": _prove,
}  # fmt: skip
