"""What a file is made of: a quick look every morning, before anything of it is read.

SQLite runs a file's triggers and views as if they were ours. We make none, so
whatever is there beyond our tables and indexes came from somebody else.
"""

import hashlib
import sqlite3
from collections.abc import Iterable

from munidesk.base.paths import RESOURCES

KNOWN = RESOURCES / "objects.sha256"

Object = tuple[str, str, str, str]
"""(type, name, its table, its SQL) as they stand in `sqlite_master`."""


def read(connection: sqlite3.Connection) -> tuple[Object, ...]:
    """Everything in the file but what SQLite makes for itself. Reads no table and runs nothing of the file."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return tuple(sorted((str(kind), str(name), str(table), str(sql)) for kind, name, table, sql in rows))


def digest(found: Iterable[Object]) -> str:
    """The whole as one number, indifferent to white space alone."""
    text = "\0".join("\0".join(one) for one in found)
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()


def are_known(found: Iterable[Object]) -> bool:
    """Whether this is exactly what this version makes, by the digest that `installer/objects.py` keeps."""
    try:
        return digest(found) in KNOWN.read_text(encoding="ascii").split()
    except OSError:
        return False
