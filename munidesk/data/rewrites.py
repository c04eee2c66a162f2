"""Bring what an older version wrote to the way it is kept today, once per file, through the journal."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import cast

from munidesk.base.dates import now
from munidesk.base.i18n import _
from munidesk.data import search_index
from munidesk.data.schema import Rewrite, Schema
from munidesk.data.store import Store
from munidesk.data.writer import Writer

_DONE = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)"
_TOLD, _SHOWN = "retold", "retold_shown"


def mark_done(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> None:
    """A new file has nothing to rewrite."""
    for schema, one in pending(connection, schemas):
        connection.execute(_DONE, (schema.name, one.name, now().isoformat()))


def run_pending(store: Store, schemas: Sequence[Schema]) -> None:
    """Each rewrite with its mark and what it tells in one transaction: a cut leaves all of it or nothing."""
    waiting = tuple(pending(store.connection, schemas))
    if waiting:
        with suppress(sqlite3.DatabaseError):  # else a damaged index of search would stop what has SQL of its own
            search_index.mend(store)
    for schema, one in waiting:
        # It is the program's own: the barrier keeps anybody from undoing it by mistake.
        with store.change(
            _(one.label) if one.label else _("Pasar lo escrito a la forma de esta versión"),
            barrier=_("el archivo se pasó a esta versión"),
        ) as writer:
            told = _verb(one)(store, writer)
            store.connection.execute(_DONE, (schema.name, one.name, now().isoformat()))
            store.set_meta(_TOLD, json.dumps([*retold(store), *told], ensure_ascii=False))
            store.set_meta(_SHOWN, "")
            store.retold += tuple(told)


def _verb(one: Rewrite) -> Callable[[Store, Writer], Sequence[str]]:
    module, _colon, name = one.verb.partition(":")
    return cast("Callable[[Store, Writer], Sequence[str]]", getattr(import_module(module), name))


def pending(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> Iterator[tuple[Schema, Rewrite]]:
    """What was not yet run on the file, each with its schema."""
    done = {tuple(row) for row in connection.execute("SELECT migration_set, name FROM _sqlite_migrations")}
    for schema in schemas:
        for one in schema.rewrites:
            if (schema.name, one.name) not in done:
                yield schema, one


def retold(store: Store) -> tuple[str, ...]:
    """What reads otherwise since the file was brought up to date, a line per record."""
    return tuple(json.loads(store.meta(_TOLD) or "[]"))


def explanation() -> str:
    """The sentence before that list."""
    return _(
        "Desde esta versión lo que usted escribe se imprime tal cual, letra por letra. Antes, algunos signos y números "
        "al comienzo de una línea se cambiaban al imprimir. Estos borradores se imprimen ahora de otra manera: "
        "léalos antes de usarlos. Las actas aprobadas no cambian."
    )


def not_yet_shown(store: Store) -> tuple[str, ...]:
    """The same until `mark_shown`, then nothing."""
    return () if store.meta(_SHOWN) else retold(store)


def mark_shown(store: Store) -> None:
    store.set_meta(_SHOWN, now().isoformat())
