"""Who sees to each resolution, by when and how it was fulfilled, from a sheet: by the number of the resolution."""

import re

from munidesk.features.council.fulfilment.domain import Fulfilment
from munidesk.features.council.fulfilment.kinds import FULFILMENTS
from munidesk.features.council.fulfilment.store import resolution_named
from munidesk.features.council.kinds import RESOLUTIONS
from munidesk.sheets.of_kind import KindTaker, Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target


def target() -> Target:
    return listed_target(
        Listed(
            kind=FULFILMENTS, kinds=(RESOLUTIONS,), taker=FulfilmentTaker,
            called={"resolution_id": ("n", "numero", "resolucion n", "acuerdo", "numero de resolucion")},
        )
    )  # fmt: skip


class FulfilmentTaker(KindTaker[Fulfilment]):
    """«47/2026» names a resolution; its exported key and its title do too."""

    def _value(self, key: str, value: object, above: str) -> object:
        if key != "resolution_id":
            return super()._value(key, value, above)
        text = str(value)
        if _KEY.fullmatch(text) or not text[:1].isdigit():
            return super()._value(key, value, above)
        return resolution_named(self.store, text)


_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
