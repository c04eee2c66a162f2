"""Is the file sound? Its pages, its references, its history, every row against the history, its search index."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import cast

from munidesk.base.errors import FileError
from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.data import search_index
from munidesk.data.replay import Replay
from munidesk.data.replayed import Replayed, ScratchError
from munidesk.data.sentences import sentence
from munidesk.data.store import Store

WHATEVER = (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError)
"""A damaged page can hold anything at all: whatever the reading trips over is damage."""

Meaning = Callable[[Store], Iterator[tuple[Problem, ...]]]
"""A check of `Schema.checks`."""

SEALED = "sealed"
"""The key of what stands on a signed paper, and no longer so in the file."""

_PAST = frozenset({"chain", "private"})
_UNREADABLE = frozenset({"page", "damaged"})


def search_problem(rebuilt: bool) -> Problem:
    if rebuilt:
        return Problem("search", _("El índice de búsqueda estaba dañado y se rehízo."), Severity.ATTENTION)
    return Problem("search", _("El índice de búsqueda está dañado y no se pudo rehacer: puede que no encuentre todo."))


def database_problems(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Everything that can be found without knowing the features."""
    found = _together(_pages(connection, "20"))
    return found or _together(chain(_contents(connection), _blob_problems(connection)))


def of_store(store: Store) -> tuple[Problem, ...]:
    """The open municipality, its search index made anew first where that was needed and may be done."""
    rebuilt = mended(store)
    found = all_problems(store)
    return (*found, search_problem(rebuilt)) if rebuilt else found


def all_problems(store: Store) -> tuple[Problem, ...]:
    """What `database_problems` finds, and what the features know of their own rows, where these can be read."""
    found = database_problems(store.connection)
    return found if unreadable(found) else (*found, *meaning_problems(store))


def meaning_problems(store: Store) -> tuple[Problem, ...]:
    """What the features find in their own rows (`Schema.checks`): an acta that is not what was approved."""
    return _together(_meanings(store))


def examine(store: Store, step: Callable[[], None]) -> tuple[Problem, ...]:
    """The same while somebody works, for a thread of its own: the file is held for a short piece at a time.

    `step` is called between two pieces and may raise to stop. Old attachments are not read.
    """
    mended(store)
    found: dict[Problem, None] = {}
    for walk in (pieces(store.connection), _guarded(_meanings(store))):
        while True:
            step()
            with store.lock:
                piece = next(walk, None)
            if piece is None:
                break
            found.update(dict.fromkeys(piece))
        if unreadable(found):
            break
    return tuple(found)


def _meanings(store: Store) -> Iterator[tuple[Problem, ...]]:
    for named in (name for schema in store.schemas for name in schema.checks):
        module, _colon, verb = named.partition(":")
        yield from cast("Meaning", getattr(import_module(module), verb))(store)


def mended(store: Store) -> bool:
    with suppress(sqlite3.DatabaseError):
        return search_index.mend(store)
    return False


def pieces(connection: sqlite3.Connection) -> Iterator[tuple[Problem, ...]]:
    """The same a short piece at a time, to be done while somebody works; others may write between two pieces.

    Left to `database_problems` are the attachments: a year of photographs is long to read every morning.
    """
    for found in _guarded(_table_pages(connection)):
        yield found
        if found:
            return
    yield from _guarded(_contents(connection))


def has_whole_pages(connection: sqlite3.Connection) -> bool:
    """Whether every page can be read and every index says what its table says."""
    return not _together(_pages(connection, "1"))


def only_past(problems: Iterable[Problem]) -> bool:
    """Whether what is wrong is old history alone: the records of today are whole and equal to it."""
    return all(problem.key in _PAST for problem in problems)


def unreadable(problems: Iterable[Problem]) -> bool:
    """Whether a part of the file cannot be read at all."""
    return any(problem.key in _UNREADABLE for problem in problems)


def _together(found: Iterator[tuple[Problem, ...]]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(_guarded(found))))


def _guarded(found: Iterator[tuple[Problem, ...]]) -> Iterator[tuple[Problem, ...]]:
    try:
        yield from found
    except (FileError, *WHATEVER) as error:
        if isinstance(error, sqlite3.Error) and sentence(error, Path()) is not None:
            raise  # busy, taken out: the place, and not what is in it
        yield (Problem("damaged", _("El archivo está dañado ({what}).").format(what=type(error).__name__)),)


def _pages(connection: sqlite3.Connection, what: str) -> Iterator[tuple[Problem, ...]]:
    rows = connection.execute(f"PRAGMA integrity_check({what})").fetchall()
    yield tuple(
        Problem("page", _("El archivo está dañado: {what}").format(what=row[0])) for row in rows if row[0] != "ok"
    )


def _table_pages(connection: sqlite3.Connection) -> Iterator[tuple[Problem, ...]]:
    """Table by table; the attachments are left out, and the search index, which is mended apart."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name <> 'blob' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"
    ).fetchall()
    for row in names:
        yield from _pages(connection, f'"{row[0]}"')


def _contents(connection: sqlite3.Connection) -> Iterator[tuple[Problem, ...]]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    yield tuple(
        Problem("reference", _("Un registro de «{table}» apunta a otro que no existe.").format(table=row[0]))
        for row in rows
    )
    try:
        yield from _history(connection, Replayed())
    except ScratchError:
        yield from _history(connection, Replayed(aside=False))


def _history(connection: sqlite3.Connection, replayed: Replayed) -> Iterator[tuple[Problem, ...]]:
    """Every change, and every row against what they add up to."""
    with closing(replayed):
        replay, more = Replay(connection, replayed), True
        while more:
            found, more = replay.advance()
            yield found
        tables = replay.tables()
        for name in tables:
            yield replay.compare(name)
        yield (*replay.missing_tables(tables), *replay.lost_values(), *replay.slipped_in())


def _blob_problems(connection: sqlite3.Connection) -> Iterator[tuple[Problem, ...]]:
    for row in connection.execute("SELECT sha256, data FROM blob"):
        if hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
            text = _("Un archivo adjunto está dañado ({sha}…).").format(sha=row["sha256"][:8])
            yield (Problem("blob", text),)
