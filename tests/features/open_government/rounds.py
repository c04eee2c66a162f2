"""Diagnoses with rounds answered at will, for the tests of what comes of them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses import store as diagnoses
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind, Criterion

OPENNESS = "gobierno-abierto"


def diagnosis(store: Store, title: str = "Autodiagnóstico de gobierno abierto") -> str:
    return diagnoses.save_diagnosis(store, Diagnosis(instrument_key=OPENNESS, title=title))


def answered(
    store: Store, diagnosis_id: str, year: int, red: frozenset[str] = frozenset(), *, close: bool = True,
    told: Mapping[str, str] = MappingProxyType({}),
) -> str:  # fmt: skip
    """A round of that year where every criterion has all its points, but those that are red, and those `told`.

    All in one change: else an open window reads everything again for each of fifty answers.
    """
    with store.change("Responder todo"):
        return _answered(store, diagnosis_id, year, red, close, told)


def _answered(
    store: Store, diagnosis_id: str, year: int, red: frozenset[str], close: bool, told: Mapping[str, str]
) -> str:
    key = diagnoses.open_round(store, diagnosis_id, date(year, 1, 1), date(year, 12, 31))
    view = engine.load_round(store, key)
    for one in view.criteria:
        if one.kind is not AnswerKind.COMPUTED:
            value = told.get(one.key) or _value(one, len(view.parts_of(one)), full=one.key not in red)
            engine.answer(store, key, one.key, value)
    if close:
        blanks = [one.key for one in engine.load_round(store, key).criteria if one.kind is AnswerKind.COMPUTED]
        engine.leave_unanswered(store, key, blanks)
        engine.close_round(store, key, engine.nothing, date(year, 12, 31))
    return key


def _value(one: Criterion, parts: int, *, full: bool) -> str:
    match one.kind:
        case AnswerKind.SCALE:
            return "4" if full else "0"
        case AnswerKind.YES_NO:
            return "1" if full else "0"
        case AnswerKind.CHECKLIST:
            return ("1" if full else "0") * parts
    return str(one.high if full else one.low)
