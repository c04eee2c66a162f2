"""Open, create and bring up to date one `.munidesk` file."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from munidesk.base import logs
from munidesk.base.errors import FileError, Trouble, UserError
from munidesk.base.files import whole_file
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.logs import Event
from munidesk.data import blobs, clock, journal, light, lock, rewrites, search_index, troubles
from munidesk.data.connection import APPLICATION_ID, CLEAN, PRAGMAS, connect, connect_memory, write_anew
from munidesk.data.recognised import (
    applied,
    is_newer,
    is_there,
    pending_steps,
    refuse_foreign,
    refuse_taken,
    refuse_what_is_no_file,
    strange,
    unopened,
)
from munidesk.data.schema import JOURNAL, Schema, all_searchable
from munidesk.data.store import Store

_EMPTY = 5  # one page in so many, and the file is written anew
_IN_MEMORY = 256 * 1024 * 1024
_TRIED = 64 * 1024 * 1024
_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mega")


def create(path: Path, schemas: Sequence[Schema], *, author: str = "") -> Store:
    """Make a new municipality at `path` and open it.

    It is made under another name and renamed when complete, so that no empty
    file is ever left. Raises UserError when something is already there or the
    folder cannot be written.
    """
    refuse_taken(path)
    if not path.parent.is_dir():
        raise UserError(
            _("No existe la carpeta «{folder}». Elija otra o conecte la memoria.").format(folder=path.parent)
        )
    _refuse_cloud(path)
    with whole_file(path, private=True) as part:
        part.write_bytes(_named(blank(schemas)))
        refuse_taken(path)  # another window may have made one meanwhile
    return open_file(path, schemas, author=author)


def blank(schemas: Sequence[Schema]) -> bytes:
    """A file that nobody has written in, as all its steps make it.

    They run in memory: on the disk every one of fifty would wait until it is written, ten times as long as they take.
    """
    with closing(connect_memory()) as connection:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        _migrate(connection, (JOURNAL, *schemas))
        rewrites.mark_done(connection, schemas)
        return connection.serialize()


def _named(contents: bytes) -> bytes:
    """The same with what tells this file from any other."""
    with closing(connect_memory()) as connection:
        connection.deserialize(contents)
        connection.execute("INSERT INTO meta VALUES ('file', ?), (?, '1')", (new_id(), CLEAN))
        return connection.serialize()


def open_file(path: Path, schemas: Sequence[Schema], *, read_only: bool = False, author: str = "") -> Store:
    """Open the municipality at `path`.

    When another window holds it, its folder cannot be written, or a newer MuniDesk
    wrote it, the store is read-only and says why. Raises UserError, in plain words,
    for a file that is not there, empty, damaged, or of another program.
    """
    path = path.resolve()
    refuse_what_is_no_file(path)
    if not read_only:
        _refuse_cloud(path)
    held, reason = (None, _("Se pidió abrir solo para leer.")) if read_only else _hold(path)
    try:
        with logs.noted(Event.OPENED, bytes=path.stat().st_size) as told:
            store = _open_held(path, (JOURNAL, *schemas), held, reason, author)
            told["only_read"] = int(store.read_only)
        return store
    except BaseException:
        if held is not None:
            held.release()
        raise


def _hold(path: Path) -> tuple[lock.Lock | None, str]:
    # The file itself is not opened to find out: closing it would drop the locks SQLite holds on it elsewhere.
    effective = os.access in os.supports_effective_ids
    refused = [one for one in (path.parent, path) if not os.access(one, os.W_OK, effective_ids=effective)]
    try:
        held = None if refused else lock.take(path)
    except OSError:
        refused = [path.parent]
    if refused:
        return None, _(
            "No hay permiso para escribir en «{folder}»: se abre solo para leer. "
            "Para hacer cambios, copie el archivo a otra carpeta."
        ).format(folder=refused[0])
    if held is None:
        return None, _("«{name}» está abierto en otra ventana o programa: aquí se abre solo para leer.").format(
            name=path.name
        )
    return held, ""


def _open_held(path: Path, schemas: Sequence[Schema], held: lock.Lock | None, reason: str, author: str) -> Store:
    read_only = held is None
    try:
        connection = connect(path, read_only=read_only)
    except sqlite3.DatabaseError as error:
        raise unopened(error, path) from error
    try:
        refuse_foreign(connection, path)
        newer = False
        if why := strange(connection, schemas, path):
            connection.execute("PRAGMA query_only=ON")
            read_only, reason, newer = True, why, is_newer(connection, schemas)
        elif said := light.told(connection):
            connection.execute("PRAGMA query_only=ON")
            read_only, reason = True, said
            if pending_steps(connection, schemas):
                return _as_light(_read_up_to_date(connection, schemas, path), said, held)
        elif pending_steps(connection, schemas):
            if read_only:
                return _read_up_to_date(connection, schemas, path)
            _bring_up_to_date(connection, schemas, path)
        store = Store(
            path,
            connection,
            schemas,
            read_only=read_only,
            read_only_reason=reason,
            newer=newer,
            author=author,
            on_close=held.release if held is not None else lambda: None,
        )
        store.light = light.told(connection)
        if not read_only:
            store.sign()
            rewrites.run_pending(store, schemas)
            blobs.sweep(store)
            clock.settle(store)
        return store
    except sqlite3.DatabaseError as error:
        connection.close()
        raise unopened(error, path) from error
    except BaseException:
        connection.close()
        raise


def _as_light(store: Store, said: str, held: lock.Lock | None) -> Store:
    """One of an older version, read in memory: what it says of itself comes before that. Nothing holds the file."""
    store.light = store.read_only_reason = said
    if held is not None:
        held.release()
    return store


def _refuse_cloud(path: Path) -> None:
    """A folder that a cloud program copies breaks live databases: refuse, and say what to do instead."""
    if folder := cloud_folder(path):
        raise troubles.in_cloud(folder)


def cloud_folder(path: Path) -> str:
    """The folder on the way to `path` that a cloud program copies; empty when there is none."""
    return next((part for part in path.resolve().parent.parts if part.lower().startswith(_CLOUD)), "")


def _migrate(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> None:
    from sqlite_utils import Database  # 50 ms, and only a new or an older file needs it

    database = Database(connection)
    for schema in schemas:
        schema.migrations.built().apply(database)


def _run_pending(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> None:
    """The steps of a newer version, which a damaged index of search stops no more than it stops a change."""
    gone = search_index.make_way(connection)
    _migrate(connection, schemas)
    if gone:
        search_index.rebuild(connection, all_searchable(schemas))


def _read_up_to_date(connection: sqlite3.Connection, schemas: Sequence[Schema], path: Path) -> Store:
    """The file of an older version brought up to date in memory, only to be read: a stick that nobody may write on.

    Raises FileError for one that is too large for the memory of an old computer.
    """
    if path.stat().st_size > _IN_MEMORY:
        raise FileError(
            _("«{name}» es de una versión anterior.").format(name=path.name),
            _("Para actualizarlo, ábralo una vez en MuniDesk desde una carpeta donde se pueda escribir."),
            Trouble.PLACE,
        )
    image = connect_memory()
    try:
        connection.backup(image)
        image.row_factory = sqlite3.Row
        _run_pending(image, schemas)
        store = Store(path, image, schemas)
        rewrites.run_pending(store, schemas)
        image.execute("PRAGMA query_only=ON")
    except BaseException:
        image.close()
        raise
    connection.close()
    store.read_only, store.retold = True, ()
    store.read_only_reason = _(
        "«{name}» es de una versión anterior: aquí se muestra puesto al día, solo para leer, y el archivo no cambia. "
        "Para hacer cambios, cópielo a una carpeta donde se pueda escribir y ábralo allí."
    ).format(name=path.name)
    return store


def in_memory(store: Store) -> Store | None:
    """The file as it stands, in memory, to try out a change that is taken back: on any thread, by one alone.

    Whoever asks closes it. None for a file too large to stand in the memory of an old computer twice.
    """
    with store.lock:
        pages, size = (store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        if store.connection.in_transaction or pages * size > _TRIED:
            return None
        image = connect_memory()
        store.connection.backup(image)
    for pragma in PRAGMAS:
        image.execute(pragma)
    image.row_factory = sqlite3.Row
    twin = Store(store.path, image, store.schemas, author=store.author)
    twin.read_only, twin.light, twin.trusted_day = store.read_only, store.light, store.trusted_day
    return twin


def _bring_up_to_date(connection: sqlite3.Connection, schemas: Sequence[Schema], path: Path) -> None:
    """Run the pending steps behind a verified copy; each step is a transaction, so a cut resumes where it was."""
    # Named after the last change it holds: resuming a cut update does not copy the same thing again.
    tip = journal.last(connection)[0] or "inicio"
    safe = path.with_name(f"{path.stem}-antes-de-actualizar-{tip}{path.suffix}")
    if not is_there(safe):
        from munidesk.data.backup import copy_verified

        copy_verified(connection, safe, all_searchable(schemas))
    with logs.noted(Event.MIGRATED) as told:
        before = len(applied(connection))
        _run_pending(connection, schemas)
        told["steps"] = len(applied(connection)) - before
    _shrink(connection)


def _shrink(connection: sqlite3.Connection) -> None:
    """Give the disk back what the steps left empty; where there is no room to do it, the file stays large and whole."""
    pages, free = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    if free * _EMPTY > pages:
        with suppress(sqlite3.DatabaseError):
            write_anew(connection)
