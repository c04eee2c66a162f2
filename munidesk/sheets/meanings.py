"""What each word of a column of codes means: «RECHAZADO» is «no aceptada», «M» is what the other letters make of it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from munidesk.base.codes import Code
from munidesk.base.spanish import fold
from munidesk.sheets.cells import says_nothing
from munidesk.sheets.senses import shown
from munidesk.sheets.sexes import bare, meaning_of_m, sex_of, words_of
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from munidesk.sheets.understood import Understood
from munidesk.sheets.words import Stems, plain, stem, values_of

Meanings = Mapping[str, Mapping[str, str | None]]
Times = Mapping[str, Mapping[str, int]]


def meanings(
    fields: Sequence[TargetField], understood: Understood, columns: Mapping[str, Sequence[int]], shape: Shape
) -> tuple[Meanings, Times]:
    """For each field of codes with a column: word → code (None: to be decided; «»: blank), and word → times."""
    values: dict[str, dict[str, str | None]] = {}
    times: dict[str, dict[str, int]] = {}
    for field in fields:
        if field.choices and field.key in columns:
            words = _words(understood, columns[field.key])
            heads = " ".join(understood.columns[at].title for at in columns[field.key])
            values[field.key] = {word: _meaning(field, word, words, heads, shape) for word in words}
            times[field.key] = words
    return values, times


def _words(understood: Understood, places: Sequence[int]) -> dict[str, int]:
    """Each different word as it is first written, with how often it stands there, in the order of the sheet."""
    spelt: dict[str, str] = {}
    found: Counter[str] = Counter()
    for row in understood.data:
        for at in places:
            if text := shown(row.cells[at]):
                found[spelt.setdefault(fold(text), text)] += 1
    return dict(found)


def _meaning(field: TargetField, word: str, words: Mapping[str, int], heads: str, shape: Shape) -> str | None:
    chosen = {fold(one): code for one, code in shape.values.get(field.key, {}).items()}
    if fold(word) in chosen:
        code = chosen[fold(word)]
        found = _read(field, code) if code else None
        return found.value if found is not None else code
    if _is_sex(field):
        return _sex(word, words, heads)
    found = code_said(field, word, shape.kind)
    return found.value if found is not None else None


def code_said(field: TargetField, word: str, kind: str = "") -> Code | None:
    """The code that a word of a sheet means by itself; None when it is to be decided."""
    return _read(field, word) or _by_words(field, word, kind)


def _read(field: TargetField, text: str) -> Code | None:
    kind = type(field.choices[0])
    found = kind.read(text) or kind.read(re.sub(r"[\s.:-]*(?:\d+|[IVX]+)[.\s]*$", "", text))  # «Actividad 1», «EJE II»
    return found if found in field.choices and found.value else None


def _by_words(field: TargetField, word: str, kind: str) -> Code | None:
    """By the list of words and by stems: «APROBADO», «Aprobadas», «APROB.»; never by part of a phrase, as «no
    aprobado» would be."""
    known = {stems_of: code for code in field.choices for stems_of in map(_whole, (code.word, *code.also)) if stems_of}
    for text, code in values_of(field.key, kind).items():
        found = next((one for one in field.choices if one.value == code), None)
        if found is not None:
            known.setdefault(_whole(text), found)
    told = _whole(word)
    if told in known:
        return known[told]
    return _by_beginning(word, known)


def _whole(text: str) -> Stems:
    """All the words, «no» and «en» too: they change what is said."""
    return tuple(map(stem, plain(text).split()))


def _by_beginning(word: str, known: Mapping[Stems, Code]) -> Code | None:
    """Words cut short by a point: «APROB. PARCIAL»; when they can be one code alone."""
    parts = re.findall(r"[^\s.]+\.?", fold(word))
    if not any(part.endswith(".") for part in parts):
        return None
    found = {code for words, code in known.items() if _begins(parts, words)}
    return found.pop() if len(found) == 1 else None


def _begins(parts: Sequence[str], words: Stems) -> bool:
    return len(parts) == len(words) and all(
        whole.startswith(part[:-1]) if part.endswith(".") and len(part) > 3 else stem(part.rstrip(".")) == whole
        for part, whole in zip(parts, words, strict=True)
    )


def _is_sex(field: TargetField) -> bool:
    return {code.value for code in field.choices} >= {"f", "m"} and len(field.choices) <= 3


def _sex(word: str, words: Mapping[str, int], heads: str) -> str | None:
    """A letter by the other letters of its column, or by its heading («Sexo (H/M)»); None for an M alone."""
    if says_nothing(word):
        return ""
    m = meaning_of_m(words, heads)
    return (m or None) if bare(word) in words_of("doubtful") else sex_of(word, m)
