"""«Llevarse todo»: every record of every kind, with its dictionary, as tables that people open and that come back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from munidesk import __version__
from munidesk.base.errors import UserError
from munidesk.base.files import file_name
from munidesk.base.i18n import _
from munidesk.base.letters import FIELD_OPEN
from munidesk.base.spanish import capital
from munidesk.data import exchange
from munidesk.data.anchor import head_code
from munidesk.data.store import Store
from munidesk.overview.everything_names import Names
from munidesk.overview.everything_words import Words, profile_words, unmistakable
from munidesk.overview.house import House
from munidesk.records import transfer
from munidesk.records.field import Field
from munidesk.records.kind import AnyKind
from munidesk.records.sheet import Cell, Explained, Sheet, explained, leaf_of, sheet_of, word_rows, write_sheet
from munidesk.records.transfer import Way
from munidesk.town import store as town
from munidesk.town.manifest import Listing

ABOUT = "munidesk.json"
"""What the folder says of itself to whoever brings it back."""
FORMAT = 1
_LONG = 30_000
"""Letters from which a text has a file of its own: no spreadsheet takes a cell of more than 32,767."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person wants: `plain` keys and codes for programs, `private` data of private persons too, all tables in
    one `workbook` besides, and the `documents`."""

    plain: bool = False
    private: bool = False
    workbook: bool = False
    documents: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """The records of a kind, and where they go: a path from the folder.

    `words` is column → what is kept → its word, for texts that are keys of something else.
    """

    kind: AnyKind
    file: str
    fields: tuple[Field, ...]
    records: tuple[Any, ...]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows computed from many records: read by people, and no part of what comes back."""

    file: str
    sheet: Sheet
    told: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All tables as they stood in one moment; `blobs` are the contents of attachments: SHA-256 → name of a file.

    `skipped` is (what, why) of the summaries that could not be computed. `light`: they are those of a light copy.
    """

    title: str
    country: str
    head: str
    way: Way
    tables: tuple[Table, ...]
    listed: tuple[Listed, ...]
    blobs: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[tuple[str, str], ...] = ()
    light: bool = False


def gather(house: House, store: Store, asked: Asked) -> Everything:
    """Everything that is asked for; the tables are read at once, so that each key finds the record it names."""
    with store.lock:
        tables, head = tuple(_tables(house, store, asked)), head_code(store)
    municipality, listed = town.municipality(store), tuple(_summaries(house, store))
    return Everything(
        municipality.name,
        municipality.country,
        head,
        Way(town.figures(store), asked.plain),
        tables,
        tuple(one for one in listed if isinstance(one, Listed)),
        dict(_blobs(tables)),
        tuple(one for one in listed if isinstance(one, tuple)),
        bool(store.light),
    )


def _tables(house: House, store: Store, asked: Asked) -> Iterator[Table]:
    told = {} if asked.plain else profile_words(house, store)
    for kind in house.kinds.values():
        fields = transfer.leaving(kind, private=asked.private)
        if fields:
            records = kind.all(store)
            yield Table(
                kind, _file(kind, plain=asked.plain), fields, records, dict(_words(kind, fields, records, told))
            )


def _words(
    kind: AnyKind, fields: Sequence[Field], records: Sequence[Any], told: Words
) -> Iterator[tuple[str, Mapping[str, str]]]:
    for one in fields:
        if words := told.get(f"{kind.table}.{one.name}"):
            yield one.name, unmistakable(words, {getattr(record, one.name) for record in records})


def _file(kind: AnyKind, *, plain: bool) -> str:
    folder = _("Datos privados") if kind.private else _("Datos")
    return f"{folder}/{kind.table if plain else file_name(capital(_(kind.many)))}.csv"


def _blobs(tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """(SHA-256, what its file is called) of each content that a record holds."""
    taken: set[str] = set()
    for table in tables:
        for one in (each for each in table.fields if each.says.of == "blob"):
            for record in table.records:
                sha = str(getattr(record, one.name))
                if sha and sha not in taken:
                    taken.add(sha)
                    yield sha, str(getattr(record, "name", "")) if table.kind.table == "attachment" else one.label


def _summaries(house: House, store: Store) -> Iterator[Listed | tuple[str, str]]:
    """What the manifests compute from many records; (what, why) of one that cannot be: it stops nothing else."""
    words = profile_words(house, store)
    for one in (listing for feature in house.features for listing in feature.listings):
        try:
            yield _summary(one, one.rows(store), words)
        except UserError as error:
            yield _(one.file), str(error)


def _summary(one: Listing, rows: Iterable[Mapping[str, object]], words: Words) -> Listed:
    keys, name = tuple(one.columns), f"{_('Resúmenes')}/{_(one.file)}.csv"
    cells = tuple(tuple(_listed(row.get(key), words.get(key, {})) for key in keys) for row in rows)
    told = tuple(Explained(name, _heading(means), key, _(means), "") for key, means in one.columns.items())
    return Listed(name, Sheet(_(one.file), tuple(each.column for each in told), cells, keys), told)


def _listed(value: object, words: Mapping[str, str]) -> Cell:
    if isinstance(value, str) and value in words:
        return words[value]
    if value is None or isinstance(value, str | int | float | Decimal | date | time):
        return value
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _heading(means: str) -> str:
    """What a column holds, short enough to stand over it: up to its first comma, point or semicolon."""
    words = _(means)
    return min((words.partition(sign)[0] for sign in ",;:("), key=len).strip() or words


def summary(everything: Everything) -> tuple[int, int]:
    """(tables, records)."""
    return len(everything.tables), sum(len(table.records) for table in everything.tables)


# -- to the disk


def write_tables(everything: Everything, folder: Path) -> Iterator[Path]:
    """Each table, the summaries, the dictionary, and what tells a program how to read them: one path at a time."""
    texts: list[str] = []
    names = Names(() if everything.way.plain else everything.tables)
    for table in everything.tables:
        path = folder / table.file
        path.parent.mkdir(parents=True, exist_ok=True)
        exchange.write_exact(
            path, _heads(table, everything.way, names), _rows(table, everything.way, names, folder, texts)
        )
        yield path
    for one in everything.listed:
        yield _sheet(one.sheet, folder / one.file, everything)
    yield _sheet(_dictionary(everything, names), folder / f"{_('Diccionario')}.csv", everything)
    yield _sheet(_values(everything), folder / f"{_('Valores')}.csv", everything)
    yield from (folder / path for path in texts)
    exchange.write_json(folder / ABOUT, _about(everything, texts))
    yield folder / ABOUT


def _named(table: Table, names: Names) -> list[Field]:
    """The keys beside which stands, for people, how the record is called."""
    return [one for one in table.fields if names.known(one)]


def _heads(table: Table, way: Way, names: Names) -> tuple[str, ...]:
    return (*transfer.heads(table.fields, way), *(_called(one) for one in _named(table, names)))


def _called(field: Field) -> str:
    return _("{label}: cómo se llama").format(label=field.label)


def _rows(table: Table, way: Way, names: Names, folder: Path, texts: list[str]) -> Iterator[tuple[str, ...]]:
    named = _named(table, names)
    for record in table.records:
        kept = []
        for one in table.fields:
            value = getattr(record, one.name)
            text = table.words.get(one.name, {}).get(value) or transfer.write(one, value, way)
            if len(text) >= _LONG:
                texts.append(_set_apart(text, folder, f"{table.kind.table}-{one.name}-{record.id}"))
                text = texts[-1]
            kept.append(text)
        yield (*kept, *(names.of(one, getattr(record, one.name)) for one in named))


def _set_apart(text: str, folder: Path, name: str) -> str:
    """A text too long for a cell, as a file of its own; its path from the folder."""
    path = f"{_('Textos largos')}/{name}.txt"
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8", newline="")
    return path


def _sheet(sheet: Sheet, path: Path, everything: Everything) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_sheet(sheet, path, everything.way.figures)
    return path


def _dictionary(everything: Everything, names: Names) -> Sheet:
    header = (_("archivo"), _("columna"), _("qué dice"), _("valores"), _("clave"))
    rows = ((one.file, one.column, one.meaning, one.values, one.key) for one in _explained(everything, names))
    return Sheet(_("Diccionario"), header, tuple(rows))


def _explained(everything: Everything, names: Names) -> Iterator[Explained]:
    for table in everything.tables:
        yield from explained(table.fields, table.file, transfer.heads(table.fields, everything.way))
        for one in _named(table, names):
            yield Explained(table.file, _called(one), "", _("Para leer; lo que une las tablas es el identificador"), "")
    for listed in everything.listed:
        yield from listed.told


def _values(everything: Everything) -> Sheet:
    """Each value of each column of codes: its word, and the code that programs read."""
    header = (_("archivo"), _("columna"), _("palabra"), _("código"))
    return Sheet(_("Valores"), header, tuple(row for table in everything.tables for row in _word_rows(table)))


def _word_rows(table: Table) -> Iterator[tuple[str, str, str, str]]:
    yield from word_rows(table.fields, table.file)
    for name, words in table.words.items():
        yield from ((table.file, table.kind.field(name).label, word, code) for code, word in words.items())


def _about(everything: Everything, texts: Sequence[str]) -> Mapping[str, object]:
    return {
        "format": FORMAT,
        "version": __version__,
        "country": everything.country,
        "plain": everything.way.plain,
        "history": everything.head,
        "light": everything.light,
        "tables": [
            {
                "table": table.kind.table,
                "file": table.file,
                "rows": len(table.records),
                "columns": dict(
                    zip(transfer.heads(table.fields, everything.way), (f.name for f in table.fields), strict=True)
                ),
                "words": {} if everything.way.plain else _words_back(table),
                "fields": {} if everything.way.plain else _fields(table),
            }
            for table in everything.tables
        ],
        "texts": texts,
    }


def _words_back(table: Table) -> Mapping[str, Mapping[str, str]]:
    own = {name: {word: code for code, word in words.items()} for name, words in table.words.items()}
    return {**transfer.words(table.fields), **own}


def _fields(table: Table) -> Mapping[str, Mapping[str, str]]:
    """Record → column → what is kept of a text with fields, which people read in words."""
    texts = [one.name for one in table.fields if one.type is str]
    found = ((one.id, {name: text for name in texts if FIELD_OPEN in (text := getattr(one, name))})
             for one in table.records)  # fmt: skip
    return {key: kept for key, kept in found if kept}


def write_workbook(everything: Everything, path: Path) -> Path:
    """One sheet per table that has rows, formatted to be read."""
    sheets = (sheet_of(table.kind, table.records, table.fields) for table in everything.tables if table.records)
    exchange.write_book(path, everything.title, [leaf_of(one) for one in sheets], everything.way.figures.currency)
    return path
