"""Erase a private person's values on request: the chain of hashes goes on holding, and no byte of them stays."""

import sqlite3

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.connection import CLEAN, write_anew
from munidesk.data.rows import Rows
from munidesk.data.sentences import sentence
from munidesk.data.store import Store


def erase_private(store: Store, table: str, row_id: str) -> None:
    """Empty every column of the row and forget every value the journal held of it, in one transaction.

    Nothing brings them back. Raises ValueError for a table that is not private, and
    UserError, with nothing erased, when the disk has no room to clean an older file first.
    """
    if table not in store.private_tables:
        raise ValueError(table)
    clean_once(store)
    with store.change(_("Borrar datos personales"), barrier=_("datos personales borrados")) as writer:
        writer.erase(table, row_id)
        store.connection.executemany(
            "DELETE FROM change_private WHERE change_id = ? AND position = ?",
            [(one.change_id, one.position) for one in Rows(store.connection).touching(table, row_id)],
        )
        for name in (store.table(table), "change_private"):
            write_again(store.connection, name)


def write_again(connection: sqlite3.Connection, name: str) -> None:
    """Put the rows of a table on pages free of remains.

    `secure_delete` overwrites what is deleted, but not what SQLite leaves between
    the rows of a page when it moves them to another: two persons in some hundred stayed so.
    """
    rows = [tuple(row) for row in connection.execute(f"SELECT * FROM {name}")]
    connection.execute("PRAGMA defer_foreign_keys=ON")
    connection.execute(f"DELETE FROM {name}")
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


def clean_once(store: Store) -> None:
    """Write the whole file anew, once, if it comes from a time when what was deleted stayed on its pages.

    Before erasing, not after: a cut in between leaves the person as she was, never half gone.
    """
    if store.read_only or store.query("SELECT value FROM meta WHERE key = :key", key=CLEAN):
        return
    with store.lock:
        try:
            write_anew(store.connection)
            store.reshaped()
        except sqlite3.DatabaseError as error:
            said = _no_room(store) if _full(error) else sentence(error, store.path)
            if said is None:
                raise
            raise UserError(said) from error
    store.set_meta(CLEAN, "1")


def _full(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def _no_room(store: Store) -> str:
    room = 2 * store.path.stat().st_size // 1_000_000 + 1
    return _(
        "No se borró nada: antes hay que limpiar el archivo de restos antiguos, y para eso hacen falta {room} MB "
        "libres en el disco. Libere espacio y repita."
    ).format(room=room)
