"""Search over everything: words, «exact phrases» and -words left out; by kind of record, accents forgiven."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from munidesk.base.errors import FileError, Trouble, UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold, places
from munidesk.data.journal import Columns, Value
from munidesk.data.search_index import OF_RECORD, kind_token, mend, names_in, parted, vocabulary
from munidesk.data.store import Store

T = TypeVar("T")

START, END = "\x02", "\x03"
"""Around each word found in an excerpt."""

MANY = 150
"""Records of one kind are counted up to here: a word that stands everywhere is «más de 149»."""

_BEFORE, _LONG = 30, 160  # letters of an excerpt before the first word found, and in all
_CANDIDATES = 40  # the newest of a kind, ranked; ordering a very common word over everything is slow
_BEGUN = 24  # words that begin as the one still being typed, the most used first
_TERM = re.compile(r'(?P<out>-)?(?:"(?P<a>[^"]*)"|«(?P<b>[^»]*)»|(?P<word>\S+))')


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: what it is, its title, and a piece of its text, the words found between START and END."""

    kind: str
    id: str
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: the best ones, how many there are (counted up to MANY), and if one is called so."""

    kind: str
    hits: tuple[Hit, ...]
    total: int
    called: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person typed: words all of which must be there, those that must not, and the word still being typed."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    begun: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.wanted, *((self.begun,) if self.begun else ()))


@dataclass(frozen=True, slots=True)
class Bound:
    """What is asked of `column` of a record: a day from `since` to `until` (ISO 8601), or one `among` these.

    The column is of the record's own table, or of the last one that `through` leads to: each step is the column with
    the id, and the table that it names.
    """

    column: str
    since: str = ""
    until: str = ""
    among: tuple[str, ...] = ()
    through: tuple[tuple[str, str], ...] = ()


Bounds = Mapping[str, Sequence[Bound]]
"""By kind; a kind that is not named is left out."""


def asked(text: str) -> Asked:
    """«plaza "calle ancha" -obras alumb» → wanted plaza and «calle ancha», without obras, begun alumb."""
    wanted: list[str] = []
    unwanted: list[str] = []
    begun = ""
    for found in _TERM.finditer(text):
        quoted_ = found["a"] if found["a"] is not None else found["b"]
        term = found["word"] if quoted_ is None else quoted_
        if not any(letter.isalnum() for letter in term):
            continue
        typing = quoted_ is None and found.end() == len(text)
        if found["out"] and wanted:
            unwanted.append(term)
        elif typing:
            begun = found[0].removeprefix("-") if not found["out"] else term
        else:
            wanted.append(term)
    return Asked(tuple(wanted), tuple(unwanted), begun)


def quoted(term: str) -> str:
    """A term as FTS5 takes it literally."""
    return '"' + term.replace('"', '""') + '"'


def search(store: Store, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Records that hold all the words, three of each kind at a time, so that none hides another. No words, no hits."""
    rows = [list(one.hits) for one in found(store, words, most=limit)]
    turns: list[Hit] = []
    while any(rows):
        for one in rows:
            turns.extend(one[:3])
            del one[:3]
    return tuple(turns[:limit])


def found(
    store: Store, words: str, *, kinds: Iterable[str] = (), most: int = 5, bounds: Bounds | None = None
) -> tuple[Group, ...]:
    """By kind, at most `most` of each: titles before texts, exact accents before folded.

    The kinds stand in the order of the schemas, behind those of which one is called so: «50/2026» is the resolution
    before the letter that tells of it.

    `kinds` asks for those alone, `bounds` for what is within them.
    Raises UserError when the index is damaged and cannot be made anew.
    """
    question = asked(words)
    if not question.words:
        return ()
    only = frozenset(kinds)

    def groups() -> tuple[Group, ...]:
        if bounds is not None:
            made = _bounded(store, question, bounds, only, most)
        else:
            made = _groups(store, question, only, most)
        return tuple(sorted(made, key=lambda one: not one.called))

    return _mended(store, groups)


def text_of(store: Store, kind: str, record: str) -> str:
    """The text of a record as it is searched, a part a line; empty when it has none."""
    rows = store.query(f"SELECT body FROM search_text WHERE {OF_RECORD}", kind=kind, record=record)
    return str(rows[0]["body"]) if rows else ""


def _groups(store: Store, question: Asked, only: frozenset[str], most: int) -> Iterator[Group]:
    expression = _expression(store, question)
    newest = _newest(store, expression, MANY)
    if len(newest) < MANY or not _is_by_kind(store):  # all there is, or an index of an older version, only read
        groups = _parted(store, newest, question, most)
    else:
        groups = _by_kind(store, question, expression, only, most)
    yield from (one for one in groups if not only or one.kind in only)


def _bounded(store: Store, question: Asked, bounds: Bounds, only: frozenset[str], most: int) -> Iterator[Group]:
    """Each kind by itself, within its bounds before anything is counted or left out."""
    expression, by_kind = _expression(store, question), _is_by_kind(store)
    for spec in {one.kind: one for one in store.searchable}.values():
        if spec.kind not in bounds or (only and spec.kind not in only):
            continue
        words = f"title:{quoted(kind_token(spec.kind))} AND ({expression})" if by_kind else expression
        given: dict[str, Value] = {"words": words, "kind": spec.kind, "cap": max(MANY, most)}
        tests = " AND ".join(_test(store, spec.table, one, given) for one in bounds[spec.kind])
        within = f"SELECT id FROM {store.table(spec.table)} WHERE deleted_at IS NULL AND {tests or 1}"
        ids = [int(str(row["id"])) for row in store.query(_BOUNDED.format(within=within), **given)]
        if ids:
            yield _group(spec.kind, _rows(store, ids[: max(_CANDIDATES, most)]), question, most, len(ids))


def _test(store: Store, table: str, bound: Bound, given: dict[str, Value]) -> str:
    """The bound as SQL of that table; its values are added to `given`."""
    if bound.through:
        (column, other), *rest = bound.through
        inner = _test(store, other, replace(bound, through=tuple(rest)), given)
        return f"{store.column(table, column)} IN (SELECT id FROM {store.table(other)} WHERE {inner})"
    column, tests = store.column(table, bound.column), []
    if bound.among:
        tests.append(f"{column} IN ({', '.join(_given(given, one) for one in bound.among)})")
    if bound.since:
        tests.append(f"{column} >= {_given(given, bound.since)}")
    if bound.until:  # a moment of that day is within it
        tests.append(f"substr({column}, 1, 10) <= {_given(given, bound.until)}")
    return " AND ".join(tests) or "1"


def _given(given: dict[str, Value], value: Value) -> str:
    name = f"value{len(given)}"
    given[name] = value
    return f":{name}"


def _by_kind(store: Store, question: Asked, expression: str, only: frozenset[str], most: int) -> Iterator[Group]:
    """So much was found that each kind is asked for by itself: else one that is everywhere would hide the others."""
    for kind in dict.fromkeys(one.kind for one in store.searchable):
        if only and kind not in only:
            continue
        within = f"title:{quoted(kind_token(kind))} AND ({expression})"
        ids = _newest(store, within, max(MANY, most))
        if not ids:
            continue
        chosen = ids[: max(_CANDIDATES, most)]
        if len(chosen) < len(ids) < MANY:  # what is everywhere is in so many titles that the newest are as good
            chosen = list(dict.fromkeys((*_newest(store, f"title:({expression}) AND {within}", _CANDIDATES), *chosen)))
        yield _group(kind, _rows(store, chosen), question, most, len(ids))


def _parted(store: Store, ids: list[int], question: Asked, most: int) -> Iterator[Group]:
    """The records found, by kind in the order of the schemas."""
    order = {kind: at for at, kind in enumerate(dict.fromkeys(one.kind for one in store.searchable))}
    rows = sorted(_rows(store, ids), key=lambda row: order.get(str(row["kind"]), len(order)))
    for kind, own in groupby(rows, lambda row: str(row["kind"])):
        of_kind = list(own)
        yield _group(kind, of_kind, question, most, len(of_kind))


def _newest(store: Store, expression: str, most: int) -> list[int]:
    return [int(str(row["id"])) for row in store.query(_NEWEST, words=expression, cap=most)]


def _rows(store: Store, ids: list[int]) -> list[Columns]:
    return store.query(_ROWS.format(ids=", ".join(map(str, ids))))


def _group(kind: str, rows: list[Columns], question: Asked, most: int, total: int) -> Group:
    ranking = _ranking(question)
    chosen = sorted(rows, key=ranking)[:most]
    hits = tuple(
        Hit(
            str(row["kind"]), str(row["record"]), parted(str(row["title"]))[0],
            excerpt(str(row["body"]), question.words),
        )
        for row in chosen
    )  # fmt: skip
    return Group(kind, hits, total, called=bool(chosen) and ranking(chosen[0])[0] == _CALLED)


def excerpt(text: str, words: Sequence[str]) -> str:
    """A piece of the text round the first word found, in one line, each word found between START and END."""
    found = places(text, words)
    if not found:
        return ""
    first = found[0][0]
    start = text.rfind(" ", 0, max(0, first - _BEFORE)) + 1 if first > _BEFORE else 0
    end = start + _LONG
    parts, at = ["…" if start else ""], start
    for begins, ends in found:
        if at <= begins and ends <= end:
            parts += [text[at:begins], START, text[begins:ends], END]
            at = ends
    return " ".join("".join((*parts, text[at:end], "…" if end < len(text) else "")).split())


def _expression(store: Store, question: Asked) -> str:
    terms = [quoted(one) for one in question.wanted]
    if question.begun:
        terms.append(_begun(store, question.begun))
    return " AND ".join(terms) + "".join(f" NOT {quoted(one)}" for one in question.unwanted)


def _begun(store: Store, word: str) -> str:
    """The word being typed or any that begins so; FTS5's own «word*» would first gather all of a common beginning."""
    parts = re.findall(r"\w+", word)
    if len(parts) != 1 or len(word) < 2:
        return quoted(word) if len(parts) == 1 else f"{quoted(word)} *"
    return f"({' OR '.join(map(quoted, (word, *vocabulary(store, word, _BEGUN))))})"


def _is_by_kind(store: Store) -> bool:
    last = store.query("SELECT title FROM search_text ORDER BY id DESC LIMIT 1")
    return not last or bool(parted(str(last[0]["title"]))[1])


def _mended(store: Store, read: Callable[[], T]) -> T:
    """A damaged index is made anew and read again."""
    try:
        return read()
    except (sqlite3.DatabaseError, FileError) as error:
        if isinstance(error, FileError) and error.trouble is not Trouble.DAMAGED:
            raise
        with suppress(sqlite3.DatabaseError):
            if mend(store):
                return read()
        raise UserError(
            _("El índice de búsqueda está dañado y aquí no se puede rehacer. Lo demás se lee y se guarda igual.")
        ) from error


_NEWEST = "SELECT rowid AS id FROM search_index WHERE search_index MATCH :words ORDER BY rowid DESC LIMIT :cap"
_BOUNDED = """
    SELECT rowid AS id FROM search_index WHERE search_index MATCH :words AND +rowid IN (
        SELECT indexed.id FROM ({within}) AS held CROSS JOIN search_text AS indexed
            ON substr(indexed.record, -8) = substr(held.id, -8) AND +indexed.record = held.id AND indexed.kind = :kind
    ) ORDER BY rowid DESC LIMIT :cap
"""
"""Without the plus SQLite asks FTS5 anew for each row that is within: 3 s of 6,000 records, and 10 ms with it."""
_ROWS = "SELECT id, kind, record, title, body FROM search_text WHERE id IN ({ids})"


_CALLED = -1
"""The rank of what people call just as it was typed."""


def _ranking(question: Asked) -> Callable[[Columns], tuple[int, int]]:
    """What is called just so («acta 1»), then titles, then texts; exact accents first; the newest first."""
    exact = [word.casefold() for word in question.words]
    numbered = any(letter.isdigit() for word in question.words for letter in word)
    called = re.compile(rf"\b{re.escape(fold(' '.join(question.words)))}\b")

    def rank(row: Columns) -> tuple[int, int]:
        title, body = str(row["title"]).casefold(), str(row["body"]).casefold()
        if numbered and called.search(fold(names_in(str(row["title"])))):
            return _CALLED, -int(str(row["id"]))
        in_title = all(word in title for word in exact)
        anywhere = in_title or all(word in title or word in body for word in exact)
        return (0 if in_title else 1 if anywhere else 2), -int(str(row["id"]))

    return rank
