"""The one place that opens a database; everything else is handed a connection."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from munidesk.base.files import keep_private, make_private

APPLICATION_ID = 0x4D444553  # «MDES», so that other programs know the file
CLEAN = "secure_delete"  # in `meta`: no page holds remains of what was erased before that pragma was always set

PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=2000",
    "PRAGMA cache_size=-16000",
    "PRAGMA temp_store=MEMORY",
    # What is erased is overwritten with zeros. Debian builds SQLite so; python.org, for Windows, does not.
    "PRAGMA secure_delete=ON",
)


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """Open `path` with the pragmas of the file; without `create` a missing file is an error, never an empty one.

    A read-only connection still opens for writing where it may, guarded by
    `query_only`: only so can it roll back what a killed program left half-done.
    """
    if create:
        make_private(path)
    keep_private(path)
    mode = "rwc" if create else "rw"
    try:
        return _opened(path, mode, read_only)
    except sqlite3.OperationalError:
        if not read_only or not path.is_file():
            raise
        return _opened(path, "ro", read_only)


def _opened(path: Path, mode: str, read_only: bool) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256)
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mode != "ro":
            connection.execute("PRAGMA journal_mode=TRUNCATE")
        if read_only:
            connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection
