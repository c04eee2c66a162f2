"""A suggestion of groups by shared words, which the person accepts or not. Pure: texts in, groups of indices out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.features.participation.themes.telling import telling, words_of

_ROOT = 4
_ENDINGS = (
    "iones",
    "cion",
    "amiento",
    "mente",
    "ando",
    "iendo",
    "ados",
    "adas",
    "ado",
    "ada",
    "es",
    "os",
    "as",
    "s",
    "o",
    "a",
)
_OWN = 2 / 3
"""The share of its uses that a second word must have in its group: else it belongs to all of them."""


@dataclass(frozen=True, slots=True)
class Group:
    """`members` are positions in the given list; `words` are what they share, most telling first."""

    words: tuple[str, ...]
    members: tuple[int, ...]


def _roots(texts: Sequence[str]) -> list[frozenset[str]]:
    """Of each text, what its telling words stand on: «luminaria» and «luminarias» on one."""
    names = telling(texts)
    return [frozenset(_root(word) for word in words_of(text) if word in names) for text in texts]


def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            return word[: -len(ending)]
    return word


def suggest(texts: Sequence[str], least: int = 3) -> tuple[Group, ...]:
    """Groups of at least `least` texts around the word that most of what is left share; largest first.

    Each text is in one group at most; those that share nothing stay out.
    """
    roots = _roots(texts)
    uses = Counter(root for own in roots for root in own)
    spoken = _spoken(texts)
    left = set(range(len(texts)))
    groups: list[Group] = []
    while left:
        counted = Counter(root for at in left for root in roots[at])
        if not counted:
            break
        root, count = max(counted.items(), key=lambda item: (item[1], item[0]))
        if count < least:
            break
        members = tuple(sorted(at for at in left if root in roots[at]))
        beside = Counter(other for at in members for other in roots[at] if other != root)
        second = [other for other, times in beside.most_common(1) if _goes_with(times, len(members), uses[other])]
        groups.append(Group(tuple(spoken.get(one, one) for one in (root, *second)), members))
        left -= set(members)
    return tuple(groups)


def _goes_with(times: int, members: int, uses: int) -> bool:
    """Whether a word said `times` in a group of `members`, of its `uses` in all, belongs in the group's name."""
    return times * 2 >= members and times >= uses * _OWN


def _spoken(texts: Sequence[str]) -> dict[str, str]:
    """The commonest whole word behind each root, as people wrote it."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for word in re.findall(r"\w+", text.lower()):
            seen.setdefault(_root(fold(word)), Counter())[word] += 1
    return {root: words.most_common(1)[0][0] for root, words in seen.items()}
