"""Observations that say nearly the same: proposed by the words they share, to be answered with one reply. Pure."""

import re
from collections.abc import Sequence

from munidesk.base.spanish import fold
from munidesk.procedures.domain import CaseEntry

_SAY_NOTHING = """
    para como pero porque cuando donde desde hasta entre sobre todos todas toda todo este esta estos estas quede
    queda haya tiene tienen debe deben puede pueden permitir permita hacer haga mucho muchos muchas poner ponga
    favor calle lugar nuestro nuestra
"""
_COMMON = frozenset(_SAY_NOTHING.split())
"""Words of four letters or more that say nothing of what is asked for."""
_STEM = 5
_SHARED, _AT_LEAST = 0.6, 2


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of four letters or more that say what it is about: «humedal» → «humed»."""
    words = re.findall(r"[a-z0-9]{4,}", fold(text))
    return frozenset(one[:_STEM] for one in words if one not in _COMMON)


def alike(entries: Sequence[CaseEntry]) -> tuple[tuple[CaseEntry, ...], ...]:
    """Groups of two or more whose words agree with those of the first of the group; the largest first.

    Two agree where they share two words at least, and these are 60 % of the shorter one. A person looks at each
    group before one reply serves for it.
    """
    said = [(one, stems(one.text)) for one in entries]
    taken: set[str] = set()
    groups: list[tuple[CaseEntry, ...]] = []
    for at, (first, words) in enumerate(said):
        if first.id in taken:
            continue
        found = [one for one, others in said[at + 1 :] if one.id not in taken and _agree(words, others)]
        if found:
            groups.append((first, *found))
            taken.update(one.id for one in groups[-1])
    return tuple(sorted(groups, key=len, reverse=True))


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _AT_LEAST and shared >= _SHARED * min(len(one), len(other))
