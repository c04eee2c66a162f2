"""Check a file that nobody has open."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.data import objects, search_index, strangers
from munidesk.data.check import all_problems, mended, search_problem
from munidesk.data.file import open_file
from munidesk.data.recognised import applied
from munidesk.data.schema import JOURNAL, Schema
from munidesk.data.sentences import sentence


def check(path: Path, schemas: Sequence[Schema]) -> tuple[Problem, ...]:
    """What is wrong with the file, as sentences; empty when it is sound. Raises UserError when it cannot be opened.

    A damaged search index is made anew where the file may be written, and told as such.
    """
    try:
        with closing(open_file(path, schemas, read_only=True)) as store:
            sound = search_index.is_sound(store.connection, store.searchable)
        rebuilt = not sound and _rebuilt(path, schemas)
        with closing(open_file(path, schemas, read_only=True)) as store:
            strange = tuple(_strangers(store.connection, (JOURNAL, *schemas)))
            found = (*strange, *all_problems(store))
    except sqlite3.Error as error:
        raise UserError(sentence(error, path) or str(error)) from error
    return found if sound else (*found, search_problem(rebuilt))


def _strangers(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> Iterator[Problem]:
    """Triggers, views, tables and indexes that no version of ours makes."""
    for one in strangers.among(objects.read(connection), schemas, applied(connection)):
        yield Problem("stranger", _("No es de MuniDesk: {what}.").format(what=one.words))


def _rebuilt(path: Path, schemas: Sequence[Schema]) -> bool:
    with suppress(UserError), closing(open_file(path, schemas)) as store:  # in a cloud folder it is only read
        return mended(store)
    return False
