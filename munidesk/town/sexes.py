"""How lists write sex: H/M, V/M, F/M or words. What an M stands for is told by its own list, never taken for granted.

In Mexico, by law of its registers, H is hombre and M mujer; elsewhere F is femenino and M masculino.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from munidesk.base.i18n import ngettext
from munidesk.base.spanish import fold
from munidesk.town.domain import Gender

_WOMEN = frozenset({"f", "fem", "femenino", "femenina", "mujer", "mujeres", "dama", "female"})
_MEN = frozenset({"h", "v", "masc", "masculino", "hombre", "hombres", "varon", "varones", "caballero", "male"})
_OTHERS = frozenset({"x", "otro", "otra", "no binario", "no binaria", "nb"})
_BESIDE_MUJER = frozenset({"h", "hombre", "hombres", "v", "varon", "varones"})
_BESIDE_MASCULINO = frozenset({"f", "fem", "femenino", "femenina", "female"})


@dataclass(frozen=True, slots=True)
class SexColumn:
    """`m` is what an M of the list stands for; `doubtful` says how many of its cells are an M that nothing explains."""

    m: Gender = Gender.UNKNOWN
    doubtful: int = 0

    def read(self, text: str) -> Gender:
        """The sex a cell says; X, otro and blank are unknown, and so is an M that nothing explains."""
        word = _word(text)
        if word == "m":
            return self.m
        return Gender.FEMALE if word in _WOMEN else Gender.MALE if word in _MEN else Gender.UNKNOWN


def sex_column(cells: Iterable[str], head: str = "") -> SexColumn:
    """Understand the cells of a list by the other letters in it, or by a heading such as «Sexo (H/M)»."""
    words = [_word(cell) for cell in cells]
    count = words.count("m")
    beside = {*words, *re.findall(r"\b[fhv]\b", fold(head))}
    mujer, masculino = bool(beside & _BESIDE_MUJER), bool(beside & _BESIDE_MASCULINO)
    if mujer == masculino:
        return SexColumn(doubtful=count)
    return SexColumn(Gender.FEMALE if mujer else Gender.MALE)


def says_sex(text: str) -> bool:
    """Whether the word says a sex, an M that may be either included."""
    return _word(text) in _WOMEN | _MEN | _OTHERS | {"m"}


def sex_word(gender: Gender) -> str:
    """As our own lists write it, so that they are read back the same; empty when unknown."""
    return gender.word


def doubtful_sentence(column: str, count: int) -> str:
    """What the person has to know of a list whose M nothing explains."""
    return ngettext(
        "En «{column}», «M» puede ser mujer o masculino: {n} fila queda sin dato. Escriba «mujer» o «varón».",
        "En «{column}», «M» puede ser mujer o masculino: {n} filas quedan sin dato. Escriba «mujer» o «varón».",
        count,
    ).format(column=column, n=count)


def _word(text: str) -> str:
    return fold(text).strip(". ")
