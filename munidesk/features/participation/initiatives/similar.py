"""Initiatives that sound like the one being written, so that it is linked instead of asked twice; never merged."""

from collections import OrderedDict
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.domain import Initiative
from munidesk.town.records import read

_CUTOFF = 68.0
_LITTLE_WORDS = """
    a al ante con de del desde el ella en entre es esta la las lo los mas muy no o para por que se sin sobre su un una y
"""
_EMPTY = frozenset(_LITTLE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Similar:
    """`likeness` is 0–100."""

    initiative: Initiative
    likeness: float


class Finder:
    """Keeps the folded titles while the person types; made anew when the dialog opens."""

    def __init__(self, store: Store) -> None:
        self._store = store
        rows = store.query("SELECT id, title FROM initiative WHERE deleted_at IS NULL")
        self._titles: OrderedDict[str, str] = OrderedDict((str(row["id"]), content(str(row["title"]))) for row in rows)

    def find(self, title: str, limit: int = 4) -> tuple[Similar, ...]:
        """The most alike, best first; nothing until there are two words to compare."""
        from rapidfuzz import fuzz, process

        words = content(title)
        if len(words) < 6:
            return ()
        found = process.extract(
            words, self._titles, scorer=fuzz.token_set_ratio, score_cutoff=_CUTOFF, limit=limit, processor=None
        )
        hits = []
        for _text, likeness, key in found:
            row = self._store.get("initiative", str(key))
            if row is not None:
                hits.append(Similar(read(Initiative, row), float(likeness)))
        return tuple(hits)


def content(text: str) -> str:
    """The folded text without the little words, which make everything alike."""
    return " ".join(word for word in fold(text).split() if word not in _EMPTY)
