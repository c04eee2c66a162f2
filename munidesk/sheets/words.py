"""Words of other people's sheets, from one file, and how two of them are compared: by stems, whole, in any order."""

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from munidesk.base.sheet_words import sheet_words
from munidesk.base.spanish import fold

Stems = tuple[str, ...]


@lru_cache(8192)
def plain(text: str) -> str:
    """Only letters and figures, folded: «N.º de orden» → «n o de orden» is «n de orden» to every reader."""
    signs = fold(re.sub(r"\b([nN])\s*[.]?\s*[º°ª]|\b[nN][rR]?[oO]\.", r"n ", text))
    return " ".join(re.sub(r"[^0-9a-zñ%]+", " ", signs).split())


@lru_cache(8192)
def stem(word: str) -> str:
    """Without plural and gender, for a folded word: metas, meta; actividades, actividad; aprobada, aprobado."""
    if len(word) > 3 and word.endswith("s"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "aeo" else word


@lru_cache(8192)
def stems(text: str) -> Stems:
    """The stems of the words that say something: «ACTIVIDADES A REALIZAR» → («actividad», «realizar»)."""
    words = plain(text).split()
    told = tuple(stem(word) for word in words if word not in _silent())
    return told or tuple(map(stem, words))


@cache
def _silent() -> frozenset[str]:
    return frozenset(sheet_words()["neutral"]["silent"])


@cache
def neutral() -> frozenset[str]:
    """Stems with which a heading may begin and be about the word behind them: «GRADO DE AVANCE»."""
    return frozenset(one for word in sheet_words()["neutral"]["words"] for one in stems(word))


@cache
def counters() -> frozenset[str]:
    """Stems that are a heading alone, and before another word count it: «N.º de asistentes» is no folio."""
    return frozenset(one for word in sheet_words()["neutral"]["counters"] for one in stems(word))


@cache
def known_headings() -> frozenset[Stems]:
    """Every heading the file knows, of any list, as stems."""
    lists = sheet_words()["headings"].values()
    return frozenset(stems(word) for fields in lists for words in fields.values() for word in words)


def headings_of(key: str, kind: str = "") -> tuple[str, ...]:
    """Other headings of a field, those of its own list first."""
    lists: Mapping[str, Mapping[str, list[str]]] = sheet_words()["headings"]
    return (*lists.get(kind, {}).get(key, ()), *lists["any"].get(key, ()))


def values_of(key: str, kind: str = "") -> Mapping[str, str]:
    """Word → code for a field, those of its own list before the others."""
    lists: Mapping[str, Mapping[str, dict[str, str]]] = sheet_words()["values"]
    return {**lists["any"].get(key, {}), **lists.get(kind, {}).get(key, {})}


@lru_cache(8192)
def says_total(text: str) -> bool:
    """Whether a label begins as those of sums do: «TOTAL», «Subtotal eje 2»."""
    words = stems(text)
    return any(words[: len(one)] == one for one in _totals())


@cache
def _totals() -> tuple[Stems, ...]:
    return tuple(stems(word) for word in sheet_words()["totals"]["words"])


@lru_cache(8192)
def says_year(title: str) -> bool:
    """Whether a heading is that of a year: «AÑO», «Ejercicio fiscal»."""
    words = stems(title)
    return any(words[: len(known)] == known for known in map(stems, headings_of("year")))


def is_page_number(text: str) -> bool:
    """«Página 2 de 5», «Hoja 3»: what a printed sheet says at its foot."""
    words = plain(text).split()
    pages = sheet_words()["notes"]["pages"]
    return 1 < len(words) <= 4 and words[0] in pages and words[1].isdigit()


@lru_cache(8192)
def level_of(title: str) -> int:
    """Where a heading such as «Programa» stands among the names of branches, from 0; -1 for any other."""
    words = stems(title)
    return next((at for at, one in enumerate(_levels()) if words[:1] == one), -1)


@cache
def _levels() -> tuple[Stems, ...]:
    return tuple(stems(word) for word in sheet_words()["levels"]["words"])


def how_known(title: str, more: Collection[Stems] = ()) -> int:
    """2 for a heading that some list knows, or one of `more`; 1 with other words behind it, 0 for any other cell."""
    words = stems(title)
    if not words or len(words) > 6:
        return 0
    if words in more or words in known_headings():
        return 2
    return int(words[:1] in known_headings())
