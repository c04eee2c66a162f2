"""The columns of a sheet beside the fields of a list: by their headings first, then by what they hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from munidesk.sheets.chosen import chosen_columns
from munidesk.sheets.matched import Matched
from munidesk.sheets.meanings import meanings
from munidesk.sheets.senses import FIGURES
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from munidesk.sheets.understood import Column, ColumnIs, Understood
from munidesk.sheets.words import Stems, counters, headings_of, neutral, plain, stems

_WHOLE = 78
"""From here on a heading, or a line of it, is a name of the field whole."""

_SURE = 60
"""From here on a heading says the field whatever its cells hold."""

_SHORT = 56
"""A heading cut short, where nothing says it better."""


def match(fields: Sequence[TargetField], understood: Understood, shape: Shape) -> Matched:
    """Every field with its columns, the columns nobody takes, and what each word of a column of codes means.

    Raises UserError for a field or a column of `shape.columns` that is not there.
    """
    columns = match_columns(fields, understood, shape)
    taken = {at for places in columns.values() for at in places}
    taken |= {part for at in taken for part in understood.columns[at].of}
    unused = tuple(
        one.title or one.letter
        for one in understood.columns
        if one.at not in taken and not one.of and one.sense is not ColumnIs.BLANK and one.at not in understood.grid
    )
    values, times = meanings(fields, understood, columns, shape)
    return Matched(understood, columns, unused, values, times)


def match_columns(fields: Sequence[TargetField], understood: Understood, shape: Shape) -> dict[str, tuple[int, ...]]:
    """Field key → positions. What the person chose stands; the rest is found among the columns that are left."""
    found = chosen_columns(fields, understood, shape)
    left = [field for field in fields if field.key not in found]
    taken = {at for places in found.values() for at in places}
    for field, column, _score in _ranked(left, understood, shape.kind, taken):
        if column.at not in taken and (field.many or field.key not in found):
            found[field.key] = (*found.get(field.key, ()), column.at)
            taken.add(column.at)
    _by_sense(left, understood, found, taken)
    _name_from_another(fields, understood, found)
    return {field.key: tuple(sorted(found[field.key])) for field in fields if found.get(field.key)}


Ranked = tuple[TargetField, Column, int]


def _ranked(fields: Sequence[TargetField], understood: Understood, kind: str, taken: Iterable[int]) -> list[Ranked]:
    """Every pair that may be, the best first; among equals in the order of the fields and of the sheet."""
    used = {*taken, *(at for column in understood.columns for at in column.of)}
    pairs = [
        (field, column, score)
        for field in fields
        for names in (_Names.of(field, kind),)
        for column in understood.columns
        if column.at not in used and (score := _score(field, names, column, understood)) > 0
    ]
    pairs.sort(key=lambda pair: -pair[2])
    return pairs


@dataclass(frozen=True, slots=True)
class _Names:
    """What a field goes by: its own words are worth more than those of the list of words."""

    own: frozenset[Stems]
    label: str
    also: frozenset[Stems]

    @classmethod
    def of(cls, field: TargetField, kind: str) -> "_Names":
        own = frozenset(map(stems, (field.label, *field.also)))
        return cls(own, plain(field.label), frozenset(map(stems, (*headings_of(field.key, kind), field.key))))


def _score(field: TargetField, names: _Names, column: Column, understood: Understood) -> int:
    """How well a heading says a field, from 0; what its cells hold adds a little, or forbids a weak likeness."""
    if not column.title or (column.sense is ColumnIs.BLANK and understood.data):
        return 0
    words = max(_likeness(names, part) for part in _parts(column.title))
    if not words or (column.of and words < 90):  # a column of ours is only for the field that is called so
        return 0
    fits = _fits(field, column)
    if words < _SURE and fits < 0:
        return 0
    if words < _WHOLE and field.choices and not _reads(field, column, understood):
        return 0
    branch = 25 if field.needed and column.at in understood.levels else 0
    less = branch + 5 * _are_keys(field, column)
    return words + (3 if fits > 0 else 20) * fits + _in_its_year(column, understood.year) + (not column.of) - less


def _parts(title: str) -> list[tuple[str, int]]:
    """The whole heading, and each of its lines, worth less."""
    lines = title.split(" · ")
    return [(title, 0), *((one, 6) for one in lines if len(lines) > 1)]


def _likeness(names: _Names, part: tuple[str, int]) -> int:
    title, less = part
    if plain(title) == names.label:
        return 100 - less
    words = _without_years(stems(title))
    if not words:
        return 0
    for known, worth in ((names.own, 90), (names.also, 84)):
        if words in known:
            return worth - less
    for known, worth in ((names.own, 87), (names.also, 81)):
        if frozenset(words) in {frozenset(one) for one in known if len(one) > 1}:
            return worth - less
    if _is_short_for(title, words, names):
        return _SHORT - less
    return max((_contained(one, words, less) for one in (*names.own, *names.also)), default=0)


def _is_short_for(title: str, words: Stems, names: _Names) -> bool:
    """«Resp.», «Ejec.»: the beginning of a heading of one word."""
    if len(words) > 1 or len(words[0]) < (3 if title.rstrip().endswith(".") else 4):
        return False
    return any(len(one) == 1 and one[0].startswith(words[0]) for one in (*names.own, *names.also))


def _without_years(words: Stems) -> Stems:
    bare = tuple(word for word in words if not (len(word) == 4 and word.isdigit()))
    return bare or words


def _contained(known: Stems, words: Stems, less: int) -> int:
    """A known heading within a longer one: at its beginning, or behind a word such as «grado» that says nothing new."""
    size = len(known)
    if size == 1 and known[0] in counters():
        return 0
    at = next((at for at in range(len(words) - size + 1) if words[at : at + size] == known), -1)
    if at < 0 or size == len(words):
        return 0
    share = 10 * size // len(words)
    if at == 0:
        return 58 + share + 2 * size - less
    behind = all(word in neutral() for word in words[:at])
    return 48 + share + 2 * size - less if behind else 0


def _fits(field: TargetField, column: Column) -> int:
    """1 when the cells are what the field wants, -1 when they cannot be, 0 when nobody knows."""
    sense = column.sense
    if sense is ColumnIs.BLANK:
        return 0
    if issubclass(field.type, date):
        return 1 if sense is ColumnIs.DATE else 0 if sense is ColumnIs.NUMBER else -1
    if field.type in (int, Decimal, float):
        return _fits_figures(field, sense)
    if field.type is bool:
        return 1 if sense in (ColumnIs.TRUTH, ColumnIs.MARKS) else 0
    if field.choices:
        return 1 if sense is ColumnIs.WORDS else -1 if sense in (ColumnIs.DATE, ColumnIs.MONEY) else 0
    return _fits_words(field, sense)


def _fits_words(field: TargetField, sense: ColumnIs) -> int:
    """A code may be a number; the name of a record is none."""
    if sense in (ColumnIs.TEXT, ColumnIs.WORDS):
        return 1
    return -1 if sense in (ColumnIs.DATE, ColumnIs.MONEY) or (field.needed and sense in FIGURES) else 0


def _fits_figures(field: TargetField, sense: ColumnIs) -> int:
    if sense not in FIGURES:
        return -1
    return 1 if field.money == (sense is ColumnIs.MONEY) else 0


def _in_its_year(column: Column, year: int) -> int:
    """Of «META 2026» and «META 2027», the one of the sheet's year."""
    return 2 if year and str(year) in column.title else 0


def _by_sense(
    fields: Sequence[TargetField], understood: Understood, found: dict[str, tuple[int, ...]], taken: set[int]
) -> None:
    """What no heading told: the only column of days, of money, of a list's words; the column that names each row."""
    free = [column for column in understood.columns if column.at not in taken and column.filled and not column.of]
    free = [column for column in free if column.at not in understood.grid]
    for field in fields:
        if field.key in found:
            continue
        column = _only(field, fields, found, free, understood)
        if column is not None:
            found[field.key] = (column.at,)
            taken.add(column.at)
            free.remove(column)


def _only(
    field: TargetField, fields: Sequence[TargetField], found: Mapping[str, tuple[int, ...]], free: Sequence[Column],
    understood: Understood,
) -> Column | None:  # fmt: skip
    """The column that can be nothing else: and only for the first field of its sort, when none of them is found."""
    if field.key == next((one.key for one in fields if one.needed and one.type is str), ""):
        return _namer(free, understood)
    if field.choices:
        return _worded(field, free, understood)
    if issubclass(field.type, date):
        days = [one for one in free if (field.needed or not one.title) and (one.filled < 3 or len(one.examples) > 1)]
        return _single(field, fields, found, days, ColumnIs.DATE, lambda one: issubclass(one.type, date))
    if field.money:
        return _single(field, fields, found, free, ColumnIs.MONEY, lambda one: one.money)
    return None


def _namer(free: Sequence[Column], understood: Understood) -> Column | None:
    """The column of words that says something else in almost every row."""
    rows = max(len(understood.data), 1)
    texts = [one for one in free if one.sense is ColumnIs.TEXT and one.filled * 10 >= rows * 6]
    texts = [one for one in texts if not all(_is_key(text) for text in one.examples)]
    return max(texts, key=lambda one: (len(_different(one, understood)), -one.at), default=None)


def _name_from_another(
    fields: Sequence[TargetField], understood: Understood, found: dict[str, tuple[int, ...]]
) -> None:
    """Without a name no row can be a record: the longest text of the sheet is it, where another field took it that
    a record may lack."""
    named = next((one for one in fields if one.needed and one.type is str), None)
    if named is None or named.key in found:
        return
    lenders = {
        places[0]: one
        for one in fields
        if one.type is str and not one.own and not one.needed and len(places := found.get(one.key, ())) == 1
    }
    texts = [understood.columns[at] for at in lenders if understood.columns[at].sense is ColumnIs.TEXT]
    longest = max(texts, key=lambda one: sum(map(len, one.examples)), default=None)
    if longest is not None:
        del found[lenders[longest.at].key]
        found[named.key] = (longest.at,)


def _are_keys(field: TargetField, column: Column) -> bool:
    """Whether a column that should name its rows holds codes alone: «AEI.01.02». Another one names them better."""
    return field.key == "title" and bool(column.examples) and all(map(_is_key, column.examples))


def _is_key(text: str) -> bool:
    """A name that a program gives: «pa_010203»."""
    return " " not in text and any(one.isdigit() or one == "_" for one in text)


def _worded(field: TargetField, free: Sequence[Column], understood: Understood) -> Column | None:
    """The only column all of whose words are codes of the field: no heading says so, and none is to be asked about."""
    found = [column for column in free if column.words and _reads(field, column, understood, whole=True)]
    return found[0] if len(found) == 1 else None


def _reads(field: TargetField, column: Column, understood: Understood, *, whole: bool = False) -> bool:
    """Whether almost all the cells of a column, or the whole of them, are words of the field's codes."""
    values, times = meanings((field,), understood, {field.key: (column.at,)}, Shape())
    read = sum(times[field.key][word] for word, code in values[field.key].items() if code)
    return read == column.filled if whole else read * 5 >= column.filled * 4


def _different(column: Column, understood: Understood) -> set[str]:
    return {row.cells[column.at].shown for row in understood.data}


def _single(
    field: TargetField, fields: Sequence[TargetField], found: Mapping[str, tuple[int, ...]], free: Sequence[Column],
    sense: ColumnIs, alike: Callable[[TargetField], bool],
) -> Column | None:  # fmt: skip
    sort = [one for one in fields if alike(one)]
    if sort[0] is not field or any(one.key in found for one in sort):
        return None
    columns = [column for column in free if column.sense is sense]
    return columns[0] if len(columns) == 1 else None
