"""What in a file is not ours: triggers, views, tables and indexes that our migrations do not make so."""

import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.base.visible import visible
from munidesk.data import objects
from munidesk.data.connection import connect_memory
from munidesk.data.objects import Object
from munidesk.data.schema import Schema

_MIGRATIONS = "_sqlite_migrations"
_DERIVED = "search_"  # the index of search can be made anew: its absence is damage, and nobody's intrusion
_RUNS = ("trigger", "view")  # named first
_NAMED, _LONGEST = 3, 60
_TOKEN = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|/\*.*?(?:\*/|$)|\w+|\s+|.""", re.DOTALL
)
_QUOTED_WORD = re.compile(r"""(?:"(\w+)"|`(\w+)`|\[(\w+)\])""")
_PLAIN_TABLE = re.compile(rf"CREATE TABLE {_MIGRATIONS} \([\w ,]+\)")
# What ANALYZE makes, which some programs run; told by its SQL, since a name is easily borrowed.
_STATISTICS = re.compile(r"CREATE TABLE sqlite_stat\d\([\w,]+\)")


@dataclass(frozen=True, slots=True)
class Stranger:
    """One part. `hides`: one of our tables cannot be read for it."""

    words: str
    hides: bool = False


def has_plain_migrations(found: Iterable[Object]) -> bool:
    """Whether the list of applied steps is a table of plain columns, so that reading it runs nothing."""
    one = [(kind, plain(sql)) for kind, name, _table, sql in found if name.lower() == _MIGRATIONS]
    return len(one) == 1 and one[0][0] == "table" and _PLAIN_TABLE.fullmatch(one[0][1]) is not None


def among(
    found: Iterable[Object], schemas: Sequence[Schema], applied: Collection[tuple[str, str]]
) -> tuple[Stranger, ...]:
    """What differs from a file with the `applied` steps (set, name), made here in memory by the steps themselves."""
    there = {(kind, name, table, plain(sql)) for kind, name, table, sql in found if not _STATISTICS.fullmatch(sql)}
    ours = {(kind, name, table, plain(sql)) for kind, name, table, sql in _made(schemas, applied)}
    names = {(kind, name) for kind, name, _table, _sql in ours}
    present = {(kind, name) for kind, name, _table, _sql in there}
    extra = [
        Stranger(_altered(kind, name) if (kind, name) in names else _extra(kind, name))
        for kind, name, _table, _sql in sorted(there - ours, key=lambda one: (one[0] not in _RUNS, one))
    ]
    missing = [
        Stranger(_missing(kind, name), kind == "table")
        for kind, name in sorted(names - present)
        if not name.startswith(_DERIVED)
    ]
    return (*missing, *extra)


def _made(schemas: Sequence[Schema], applied: Collection[tuple[str, str]]) -> tuple[Object, ...]:
    from sqlite_utils import Database, Migrations  # 50 ms, and only what is not known needs it

    with closing(connect_memory()) as memory:
        database = Database(memory)
        Migrations("").ensure_migrations_table(database)
        for schema in schemas:
            schema.migrations.run(database, {name for owner, name in applied if owner == schema.name})
        return objects.read(memory)


def own_tables(schemas: Sequence[Schema], applied: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """The names of the tables that the applied steps make, the inner ones of the index of search left out."""
    made = (name for kind, name, _table, _sql in _made(schemas, applied) if kind == "table")
    return tuple(sorted(name for name in made if not name.startswith(f"{_DERIVED}index")))


def plain(sql: str) -> str:
    """The statement without comments, and without the quotes and spaces that versions of SQLite write differently."""
    words = []
    for token in _TOKEN.findall(sql):
        if token.isspace() or token.startswith(("--", "/*")):
            continue
        quoted = _QUOTED_WORD.fullmatch(token)
        words.append(next(filter(None, quoted.groups())) if quoted else token)
    return re.sub(r" ?([(),]) ?", r"\1", " ".join(words)).replace("(", " (")


def all_words(found: Sequence[Stranger]) -> str:
    """The first of them by name, for a sentence."""
    named = ", ".join(one.words for one in found[:_NAMED])
    return _("{named} y {n} más").format(named=named, n=len(found) - _NAMED) if len(found) > _NAMED else named


def _shown(name: str) -> str:
    return visible(name)[:_LONGEST]


def _extra(kind: str, name: str) -> str:
    words = {
        "trigger": _("el disparador «{name}»"),
        "view": _("la vista «{name}»"),
        "index": _("el índice «{name}»"),
    }
    return words.get(kind, _("la tabla «{name}»")).format(name=_shown(name))


def _altered(kind: str, name: str) -> str:
    words = _("la tabla «{name}», cambiada") if kind == "table" else _("el índice «{name}», cambiado")
    return words.format(name=_shown(name))


def _missing(kind: str, name: str) -> str:
    words = _("falta la tabla «{name}»") if kind == "table" else _("falta el índice «{name}»")
    return words.format(name=_shown(name))
