"""A suggestion of groups by shared words, which the person accepts or not. Pure: texts in, groups of indices out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.features.participation.initiatives.similar import content

_SHORTEST = 4
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
_COMMON_WORDS = """
    falta faltan hay hace hacer mas muchos muchas mucho mucha poner pide piden pedimos queremos quiero tener tiene
    tienen todos todas cuando donde porque barrio municipio vecinos vecinas gente siempre nunca esta estan deberia
    deberian haya hayan habia tambien numero numeros aporte aportes sea sean sido seria estar este estos estas cada
    otro otra otros otras algo algun alguna algunos algunas entre hasta desde sobre bajo ademas ahora despues antes
    luego solo sola poco poca pocos pocas puede pueden podria podrian hagan haga pongan ponga nuestro nuestra favor
    gracias mejor mejorar
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class Group:
    """`members` are positions in the given list; `words` are what they share, most telling first."""

    words: tuple[str, ...]
    members: tuple[int, ...]


def _roots(text: str) -> frozenset[str]:
    words = re.findall(r"[a-zñ]+", content(fold(text)))
    return frozenset(_root(word) for word in words if len(word) >= _SHORTEST and word not in _COMMON)


def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def suggest(texts: Sequence[str], least: int = 3) -> tuple[Group, ...]:
    """Groups of at least `least` texts around the word that most of what is left share; largest first.

    Each text is in one group at most; those that share nothing stay out.
    """
    roots = [_roots(text) for text in texts]
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
        second = [other for other, times in beside.most_common(1) if times * 2 >= len(members)]
        groups.append(Group(tuple(spoken.get(one, one) for one in (root, *second)), members))
        left -= set(members)
    return tuple(groups)


def _spoken(texts: Sequence[str]) -> dict[str, str]:
    """The commonest whole word behind each root, as people wrote it."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for word in re.findall(r"\w+", text.lower()):
            seen.setdefault(_root(fold(word)), Counter())[word] += 1
    return {root: words.most_common(1)[0][0] for root, words in seen.items()}
