"""An invented FODA with two versions, read from `resources/sample/foda.toml`."""

import random
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.swot.domain import Factor, Matrix, Quadrant, Strategy, StrategyKind
from munidesk.features.swot.rules import codes
from munidesk.features.swot.store import (
    add_factor,
    delete_factor,
    load_view,
    new_matrix,
    new_version,
    save_factor,
    save_strategy,
    set_score,
)
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of, referring
from munidesk.town.store import profile_of

_LEFT = "Falta una persona en Secretaría"


def write_sample(store: Store, size: SampleSize) -> None:
    facts = facts_of(profile_of(store), "foda")
    chance = random.Random(size.seed)
    with fixed_clock(datetime.combine(facts["day"], time(19, 0))), store.change(_("Crear el FODA de ejemplo")):
        told = {name: facts[name] for name in ("title", "scope", "people", "convened_by")}
        for quadrant in Quadrant:
            facts[quadrant.value] = [[*one[:3], referring(store, one[3]), one[4]] for one in facts[quadrant.value]]
        first = new_matrix(store, Matrix(day=facts["before"], **told))
        for quadrant in Quadrant:
            for one in _factors(facts, first, quadrant)[:2]:
                add_factor(store, one)
        add_factor(store, Factor(matrix_id=first, quadrant=Quadrant.WEAKNESS, text=_LEFT, weight=10, rating=1))
        second = new_version(store, first, facts["day"])
        _second(store, second, facts)
        view = load_view(store, second)
        for one in view.factors:
            for person in facts["people_scoring"]:
                set_score(store, one.id, person, chance.randint(1, 5), chance.randint(1, 5))
        by_code = {code: key for key, code in codes(view.factors).items()}
        for kind, text, named in facts["strategies"]:
            strategy = Strategy(matrix_id=second, kind=StrategyKind(kind), text=text)
            save_strategy(store, strategy, [by_code[code] for code in named])


def _factors(facts: dict[str, Any], matrix_id: str, quadrant: Quadrant) -> list[Factor]:
    names = ("text", "weight", "rating", "evidence", "came")
    return [
        Factor(matrix_id=matrix_id, quadrant=quadrant, **dict(zip(names, one, strict=True)))
        for one in facts[quadrant.value]
    ]


def _second(store: Store, matrix_id: str, facts: dict[str, Any]) -> None:
    known = {one.text: one for one in load_view(store, matrix_id).factors}
    delete_factor(store, known[_LEFT].id)
    for quadrant in Quadrant:
        for one in _factors(facts, matrix_id, quadrant):
            there = known.get(one.text)
            if there is None:
                add_factor(store, one)
                continue
            said: dict[str, Any] = {
                "weight": one.weight,
                "rating": one.rating,
                "evidence": one.evidence,
                "came": one.came,
            }
            save_factor(store, replace(there, **said))
