"""The FODA as lists that a sheet fills: its factors, and the strategies that cross them."""

import re
from collections.abc import Mapping

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.swot.domain import Factor, Strategy
from munidesk.features.swot.kinds import FACTORS, MATRICES, STRATEGIES
from munidesk.features.swot.store import add_factor, factor, newest, save_factor, save_strategy
from munidesk.sheets.of_kind import KindTaker, Listed
from munidesk.sheets.target import Taken, Target, TargetField
from munidesk.sheets.understood import Row
from munidesk.town.import_kind import listed_target

_LIST = r"[A-Za-z]\d{1,2}(?:\s*(?:[,;+-]|y)\s*[A-Za-z]\d{1,2})+"
_CODES = re.compile(rf"^\(?(?P<first>{_LIST})\)?\s*[.:–-]?\s+|\s*\((?P<last>{_LIST})\)\.?$")
"""«F1, O2: Abrir la feria», «Abrir la feria (F1-O2)»."""
_NEWEST = {"matrix_id": newest}


def factors() -> Target:
    """Into the version in work: each one by its quadrant and its text."""
    listed = Listed(
        kind=FACTORS, kinds=(MATRICES, FACTORS), usual=_NEWEST, save=_save_factor, percent=("weight",),
        keys=(("matrix_id", "quadrant", "text"),),
    )  # fmt: skip
    return listed_target(listed, "factors")


def _save_factor(store: Store, made: Factor, before: Factor | None) -> Factor:
    if before is None:
        return factor(store, add_factor(store, made))
    save_factor(store, made)
    return made


def strategies() -> Target:
    """Each with the factors it crosses, by code («F1, O2») or by their text."""
    crossed = TargetField(
        "factors", STRATEGIES.field("factors").label, str, ("factores", "factores que cruza", "cruza", "codigos")
    )
    listed = Listed(
        kind=STRATEGIES, kinds=(MATRICES, FACTORS), usual=_NEWEST, save=_save_strategy, more=(crossed,),
        keys=(("matrix_id", "kind", "text"),), taker=StrategyTaker,
    )  # fmt: skip
    return listed_target(listed, "strategies")


def _save_strategy(store: Store, made: Strategy, _before: Strategy | None) -> Strategy:
    return STRATEGIES.get(store, save_strategy(store, made, made.factor_ids))


class StrategyTaker(KindTaker[Strategy]):
    """As any kind, once the factors are ids: of their column, else the codes that the text begins or ends with."""

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        if "factors" not in values and (codes := _CODES.search(str(values.get("text", "")))):
            text = str(values["text"]).replace(codes.group(), "").strip()
            values = {**values, "factors": codes.group("first") or codes.group("last"), "text": text}
        if "factors" in values:
            values = {**values, "factors": self._ids(str(values["factors"]))}
        return super().take(row, values)

    def _ids(self, text: str) -> str:
        """Raises UserError for a code or a text that no factor of the version has."""
        matrix = newest(self.store)
        own = FACTORS.all(self.store, matrix_id=matrix)
        known = {fold(one.text): one.id for one in own}
        counts: dict[str, int] = {}
        for one in own:
            letter = one.quadrant.letter
            counts[letter] = counts.get(letter, 0) + 1
            known[fold(f"{letter}{counts[letter]}")] = one.id
        found = []
        for part in filter(None, map(str.strip, re.split(r"[;,+\n]| y |(?<=\d)\s*-\s*(?=[A-Za-z]\d)", text))):
            if fold(part) not in known:
                raise UserError(_("No hay un factor «{name}» en este FODA.").format(name=part), field="factors")
            found.append(known[fold(part)])
        return ",".join(found)
