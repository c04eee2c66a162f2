"""Is the file sound? Its pages, its references, its chain, and every row against the replayed journal."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.data import journal, objects, strangers
from munidesk.data.file import applied, open_file
from munidesk.data.journal import Columns, Entry, RowChange
from munidesk.data.schema import JOURNAL, Schema

_OURS = {"meta", "change_set", "change_row", "change_private", "blob", "_sqlite_migrations"}


def check(path: Path, schemas: Sequence[Schema]) -> tuple[Problem, ...]:
    """What is wrong with the file, as sentences; empty when it is sound. Raises UserError when it cannot be opened."""
    with closing(open_file(path, schemas, read_only=True)) as store:
        return (*_strangers(store.connection, (JOURNAL, *schemas)), *database_problems(store.connection))


def _strangers(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> Iterator[Problem]:
    """Triggers, views, tables and indexes that no version of ours makes."""
    for one in strangers.among(objects.read(connection), schemas, applied(connection)):
        yield Problem("stranger", _("No es de MuniDesk: {what}.").format(what=one.words))


def database_problems(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Everything that can be found without knowing the features."""
    try:
        pages = tuple(_page_problems(connection))
        if pages:
            return pages
        return (*_reference_problems(connection), *_chain_problems(connection), *_blob_problems(connection))
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError) as error:
        # A damaged page can hold anything at all: whatever the reading trips over is damage.
        return (Problem("damaged", _("El archivo está dañado ({what}).").format(what=type(error).__name__)),)


def _page_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Problem("page", _("El archivo está dañado: {what}").format(what=row[0]))


def _reference_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("reference", _("Un registro de «{table}» apunta a otro que no existe.").format(table=row[0]))


def _chain_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Walk the chain once: every hash, every private value, and the state the changes add up to."""
    state: dict[str, dict[str, Columns]] = {}
    unknown: set[tuple[str, str]] = set()
    expected, seq = "", 0
    for head in connection.execute("SELECT * FROM change_set ORDER BY id").fetchall():
        entry = Entry(*(head[name] for name in ("id", "device_id", "seq", "author", "label", "at", "undone")))
        rows = connection.execute(
            "SELECT r.*, p.salt, p.before AS p_before, p.after AS p_after FROM change_row r "
            "LEFT JOIN change_private p ON p.change_id = r.change_id AND p.position = r.position "
            "WHERE r.change_id = ? ORDER BY r.position",
            (entry.id,),
        ).fetchall()
        bare = [(row["table_name"], row["row_id"], row["before"], row["after"]) for row in rows]
        hashed = journal.chain_hash(expected, entry, bare)
        if head["prev_hash"] != expected or head["hash"] != hashed or entry.seq != seq + 1:
            yield Problem(
                "chain",
                _("El historial fue alterado en el cambio {seq} («{label}», {at}).").format(
                    seq=entry.seq, label=entry.label, at=entry.at
                ),
                record=entry.id,
            )
            return
        for row in rows:
            yield from _replay(row, state, unknown)
        expected, seq = hashed, entry.seq
    yield from _state_problems(connection, state, unknown)


def _replay(row: sqlite3.Row, state: dict[str, dict[str, Columns]], unknown: set[tuple[str, str]]) -> Iterator[Problem]:
    table, row_id, before, after = row["table_name"], row["row_id"], row["before"], row["after"]
    if row["salt"] is not None:
        for value, wanted in ((row["p_before"], before), (row["p_after"], after)):
            if value is not None and journal.digest(row["salt"], value) != wanted:
                yield Problem("private", _("Un dato personal no coincide con el historial."), record=row_id)
        before, after = row["p_before"], row["p_after"]
    elif after is not None and not after.startswith("{"):
        unknown.add((table, row_id))  # erased on request: only the last state is known again
        return
    journal.apply_to(state, RowChange(table, row_id, journal.load(before), journal.load(after)))


def _state_problems(
    connection: sqlite3.Connection, state: dict[str, dict[str, Columns]], unknown: set[tuple[str, str]]
) -> Iterator[Problem]:
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"
        )
        if row[0] not in _OURS
    ]
    for name in names:
        replayed = state.pop(name, {})
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            stored = dict(row)
            known = replayed.pop(stored["id"], None)
            if not _same(stored, known, (name, stored["id"]) in unknown):
                yield Problem(
                    "row",
                    _("Un registro de «{table}» no coincide con el historial ({id}).").format(
                        table=name, id=stored["id"]
                    ),
                    record=str(stored["id"]),
                )
        for missing in replayed:
            if (name, missing) not in unknown:
                yield Problem("row", _("Falta un registro de «{table}» ({id}).").format(table=name, id=missing))
    for name in state:
        if state[name]:
            yield Problem("row", _("Falta la tabla «{table}».").format(table=name))


def _same(stored: Columns, known: Columns | None, erased: bool) -> bool:
    """Columns a later migration added are not in old entries and hold their default; the rest must be equal."""
    if known is None:
        return erased
    return all(stored.get(key) == value for key, value in known.items())


def _blob_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("SELECT sha256, data FROM blob"):
        if hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
            yield Problem("blob", _("Un archivo adjunto está dañado ({sha}…).").format(sha=row["sha256"][:8]))
