"""A municipality that has just begun, and one that left blank all it may: every paper and list is still made.

What is missing is said in words or asked for; nothing falls over, and no «None» reaches anybody.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import MISSING, fields, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.records.kind import Kind
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.founding import found
from munidesk.town.sample import SampleSize

NOW = datetime(2026, 11, 24, 9, 0)
KINDS = {kind.table: kind for feature in catalog.HOUSE.features for kind in feature.kinds}
INNER = re.compile(r"\b(None|True|False|null|nan)\b")
EMPTIED = (
    "reading", "funding", "commitment", "plan_line", "plan", "evaluation_answer", "evaluation_round", "instrument_part",
    "presence", "vote", "motion", "resolution", "attendee", "contribution", "theme", "author",
    "encounter", "swot_factor", "swot_strategy", "swot_score", "pilot_phase", "pilot_entry", "manual_chapter",
    "minutes", "substitution", "initiative", "manual", "ballot",
)  # fmt: skip
"""What a municipality may not have at all yet, each alone."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    with fixed_clock(NOW):
        catalog.write_sample(store, SampleSize(sessions=2, initiatives=6))
    store.close()
    return path


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Iterator[Store]:
    made = file.open_file(Path(shutil.copy(sample, tmp_path)), catalog.schemas())
    with fixed_clock(NOW):
        yield made
    made.close()


Maker = Callable[[Store], list[str]]


def _lines(name: str, data: bool, store: Store) -> list[str]:
    try:
        made = catalog.export_named(name, data=data)(store, Selection())
    except UserError as error:
        return [str(error)]
    if isinstance(made, Document):
        return list(plain_lines(made))
    if isinstance(made, Sheet):
        return [cell for row in made.rows for cell in row if isinstance(cell, str)]
    return []


def _counted(listing: str, store: Store) -> list[str]:
    return [str(len(list(catalog.LISTINGS[listing].rows(store))))]


def makers() -> dict[str, Maker]:
    """What makes each paper, on paper and as data, and each list: its lines, or the sentence that says why not."""
    made: dict[str, Maker] = {}
    for name in catalog.document_names():
        made[name] = partial(_lines, name, False)
        made[f"{name} as data"] = partial(_lines, name, True)
    return {**made, **{f"list {name}": partial(_counted, name) for name in catalog.LISTINGS}}


def made_of(store: Store) -> dict[str, list[str]]:
    """The lines of all that can be made."""
    return {name: make(store) for name, make in makers().items()}


WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def read_by(sample: Path) -> dict[str, set[str]]:
    """The words of all that each paper asks the database, its tables among them; nothing is remembered from another."""
    words: dict[str, set[str]] = {}
    for name, make in makers().items():
        store = file.open_file(sample, catalog.schemas(), read_only=True)
        asked = words[name] = set[str]()
        store.connection.set_trace_callback(lambda sql, asked=asked: asked.update(WORD.findall(sql)))
        with fixed_clock(NOW):
            make(store)
        store.close()
    return words


def contents(store: Store) -> dict[str, int]:
    """By table, what tells whether anything in it changed."""
    asked = store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
    names = [str(row[0]) for row in asked]
    return {name: hash(tuple(map(tuple, store.connection.execute(f'SELECT * FROM "{name}"')))) for name in names}


def without_inner_words(told: dict[str, list[str]]) -> None:
    assert {name: line for name, lines in told.items() for line in lines if INNER.search(line)} == {}


def test_e_a_municipality_that_has_just_begun_prints_or_says_what_is_missing(tmp_path: Path):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    without_inner_words(made_of(store))
    store.close()


def test_e_what_may_be_left_blank_is_left_blank_everywhere(store: Store):
    """Each field of each record that its kind lets be blank, all at once."""
    with store.change("en blanco"):
        for kind in KINDS.values():
            for record in kind.all(store):
                _put_blank(store, kind, record)
    without_inner_words(made_of(store))


def _put_blank(store: Store, kind: Kind, record: object) -> None:
    usual = {one.name: one.default for one in fields(record) if one.default is not MISSING}  # type: ignore[arg-type]
    blank = record
    for one in kind.fields:
        if one.says.why is None and one.name in usual and not one.says.fixed and usual[one.name] in (None, ""):
            with suppress(UserError):
                blank = kind.checked(replace(blank, **{one.name: usual[one.name]}))  # type: ignore[type-var]
    if blank != record:
        with suppress(UserError):  # what was sent, or closed, stays as it is
            kind.save(store, blank)


@pytest.mark.parametrize("table", EMPTIED)
def test_e_what_a_municipality_does_not_have_at_all_is_missed_by_no_paper(
    store: Store, read_by: dict[str, set[str]], table: str
):
    """Of the papers that read any of what became of it: the others say what they said."""
    before = contents(store)
    with store.change("sin"):
        for record in KINDS[table].all(store):
            with suppress(UserError):  # what a closed round asked stays as it is
                KINDS[table].delete(store, record.id)
    changed = {name for name, told in contents(store).items() if told != before[name]}
    touched = {name: make(store) for name, make in makers().items() if read_by[name] & changed}
    assert touched or not changed  # all of what a closed round asked stays
    without_inner_words(touched)
