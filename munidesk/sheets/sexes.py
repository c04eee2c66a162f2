"""How lists write sex: H/M, V/M, F/M or words. What an M stands for is told by its own list, never taken for granted.

In Mexico, by law of its registers, H is hombre and M mujer; elsewhere F is femenino and M masculino.
"""

import re
from collections.abc import Iterable
from functools import cache

from munidesk.base.sheet_words import sheet_words
from munidesk.base.spanish import fold

WOMAN, MAN = "f", "m"
"""As the records keep it."""


def bare(text: str) -> str:
    return fold(text).strip(". ")


@cache
def words_of(group: str) -> frozenset[str]:
    """The words of a group of `sheet_words.toml`: women, men, others, doubtful, beside_woman, beside_man."""
    return frozenset(map(fold, sheet_words()["sexes"][group]))


def meaning_of_m(cells: Iterable[str], head: str = "") -> str:
    """What an M stands for, by the other words of its column or a heading such as «Sexo (H/M)»; blank: nobody knows."""
    beside = {*map(bare, cells), *re.findall(r"\b[fhv]\b", fold(head))}
    woman, man = bool(beside & words_of("beside_woman")), bool(beside & words_of("beside_man"))
    return "" if woman == man else WOMAN if woman else MAN


def sex_of(text: str, m: str) -> str | None:
    """The sex a cell says, an M being `m`; blank for X, otro and nothing, None for a word that says none."""
    word = bare(text)
    if word in words_of("doubtful"):
        return m
    if word in words_of("women"):
        return WOMAN
    return MAN if word in words_of("men") else "" if not word or word in words_of("others") else None
