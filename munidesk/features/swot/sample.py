"""An invented FODA with two versions, read from `resources/sample/foda.toml`."""

import random
import tomllib
from datetime import datetime, time

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.data.store import Store
from munidesk.features.swot.domain import Quadrant, StrategyKind
from munidesk.features.swot.rules import codes
from munidesk.features.swot.store import (
    add_factor,
    load_view,
    new_matrix,
    new_version,
    save_strategy,
    set_score,
    update_factor,
)
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    facts = tomllib.loads((RESOURCES / "sample" / "foda.toml").read_text(encoding="utf-8"))
    chance = random.Random(size.seed)
    with fixed_clock(datetime.combine(facts["day"], time(19, 0))), store.change(_("Crear el FODA de ejemplo")):
        first = new_matrix(
            store, facts["title"], facts["before"], scope=facts["scope"], people=facts["people"],
            convened_by=facts["convened_by"],
        )  # fmt: skip
        for quadrant in Quadrant:
            for text, weight, rating, evidence, came in facts[quadrant.value][:2]:
                add_factor(store, first, quadrant, text, weight=weight, rating=rating, evidence=evidence, came=came)
        add_factor(store, first, Quadrant.WEAKNESS, "Falta una persona en Secretaría", weight=10, rating=1)
        second = new_version(store, first, facts["day"])
        _second(store, second, facts)
        view = load_view(store, second)
        for one in view.factors:
            for person in facts["people_scoring"]:
                set_score(store, one.id, person, chance.randint(1, 5), chance.randint(1, 5))
        by_code = {code: key for key, code in codes(view.factors).items()}
        for kind, text, named in facts["strategies"]:
            save_strategy(store, second, StrategyKind(kind), text, [by_code[code] for code in named])


def _second(store: Store, matrix_id: str, facts: dict[str, list[list[str]]]) -> None:
    from munidesk.features.swot.store import delete_factor

    view = load_view(store, matrix_id)
    delete_factor(store, next(one.id for one in view.factors if one.text == "Falta una persona en Secretaría"))
    known = {one.text: one.id for one in view.factors}
    for quadrant in Quadrant:
        for text, weight, rating, evidence, came in facts[quadrant.value]:
            fields = {"weight": weight, "rating": rating, "evidence": evidence, "came": came}
            if text in known:
                update_factor(store, known[text], **fields)
            else:
                add_factor(store, matrix_id, quadrant, text, **fields)
