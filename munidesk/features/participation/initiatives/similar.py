"""Initiatives that sound like the one being written, so that it is linked instead of asked twice; never merged."""

from collections import OrderedDict
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.domain import Initiative
from munidesk.features.participation.initiatives.store import titles
from munidesk.features.participation.kinds import INITIATIVES

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
        self._titles = OrderedDict((key, content(title)) for key, title in titles(store).items())

    def find(self, title: str, limit: int = 4) -> tuple[Similar, ...]:
        """The most alike, best first; nothing until there are two words to compare."""
        from rapidfuzz import fuzz, process  # when the first title is typed, not when the window opens

        words = content(title)
        if len(words) < 6:
            return ()
        found = process.extract(
            words, self._titles, scorer=fuzz.token_set_ratio, score_cutoff=_CUTOFF, limit=limit, processor=None
        )
        hits = ((INITIATIVES.find(self._store, str(key)), float(likeness)) for _text, likeness, key in found)
        return tuple(Similar(one, likeness) for one, likeness in hits if one is not None)


def content(text: str) -> str:
    """The folded text without the little words, which make everything alike."""
    return " ".join(word for word in fold(text).split() if word not in _EMPTY)
