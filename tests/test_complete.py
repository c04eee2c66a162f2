"""Nothing of the file is hidden: every column of every table is seen, leaves, and is explained, or says why not."""

import csv
from collections import Counter
from collections.abc import Iterator

import pytest

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.overview.handover import prepare
from munidesk.overview.page_records import RecordsPage
from munidesk.records.says import Why
from munidesk.town import store as town
from munidesk.ui.record_card import facts_of

MOST = 10
"""Per cent of the columns that may carry a reason other than that they are keys."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = file.create(tmp_path_factory.mktemp("todo") / "a.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made)
    yield made
    made.close()


@pytest.fixture
def window(tmp_path, qapp):
    """Over a file of its own: closing it closes the file."""
    mine = file.create(tmp_path / "v.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(mine)
    made = make_window(mine, Settings(author="Lucía"))
    made.show()
    yield made
    made.close()


def kinds():
    return [one for feature in catalog.HOUSE.features for one in feature.kinds]


def program() -> dict[str, Why]:
    return {table: why for feature in catalog.HOUSE.features for table, why in feature.program.items()}


def columns(store) -> Iterator[tuple[str, str]]:
    for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        table = str(row["name"])
        if not table.startswith("search_index_"):  # what the index of search is made of
            for one in store.query(f"SELECT name FROM pragma_table_info('{table}')"):
                yield table, str(one["name"])


def reason(table: str, column: str) -> Why | None:
    """Why a column is not shown like the others; KeyError when nobody speaks for it."""
    if table in program():
        return program()[table]
    kind = next(one for one in kinds() if one.table == table)
    if column == "deleted_at":
        return Why.KEY
    if column in kind.columns:
        return kind.columns[column]
    found = kind.field(column).says.why
    return Why.PRIVATE if kind.private and found is None else found


def test_every_column_says_itself_or_why_it_is_not_shown(store, capsys):
    counts = Counter(reason(*one) for one in columns(store) if one[0] not in program())
    total = sum(counts.values())
    with capsys.disabled():
        told = ", ".join(f"{why or 'dicha'} {n}" for why, n in sorted(counts.items(), key=str))
        print(f"\n{total} columnas de {len(kinds())} clases: {told}; {len(program())} tablas del programa")
    others = sum(n for why, n in counts.items() if why not in {None, Why.KEY})
    assert others * 100 <= total * MOST, counts


def test_tables_of_the_program_are_few_and_no_kind_is_one_of_them():
    assert set(program().values()) <= {Why.JOURNAL, Why.PROGRAM}
    assert not {one.table for one in kinds()} & set(program())
    assert len({one.table for one in kinds()}) == len(kinds())


def test_every_said_field_leaves_in_the_hand_over_and_stands_in_its_dictionary(store, tmp_path):
    plan = prepare(catalog.HOUSE, store)
    folder, files = plan.write(tmp_path / "s"), {table.kind.table: table.file for table in plan.data.tables}
    with (folder / "Diccionario.csv").open(encoding="utf-8-sig") as source:
        told = {(row[0], row[1]): row for row in list(csv.reader(source, delimiter=";"))[1:]}
    missing = []
    for kind in kinds():
        if kind.private:
            continue
        file_name = files[kind.table]
        with (folder / file_name).open(encoding="utf-8-sig") as source:
            head = next(csv.reader(source, delimiter=";"))
        for one in kind.fields:
            if one.says.why in {None, Why.KEY}:
                if one.label not in head:
                    missing.append((kind.table, one.name, "csv"))
                row = told.get((file_name, one.label))
                if row is None or not row[2] or (one.is_code and not row[3]):
                    missing.append((kind.table, one.name, "diccionario"))
    assert missing == []


def test_every_said_field_is_seen_in_the_window_by_keyboard(window):
    """Ctrl+K, the name of the kind, Enter: the list; its card says every field of the record that is marked."""
    store, missing = window.context.store, []
    for kind in (one for one in kinds() if not one.private):
        hits = [one for one in window.context.search(f"Todos los registros: {kind.many}") if one.key == "records"]
        hit = next(one for one in hits if one.arguments.get("kind") == kind.table)
        window.go(hit.key, **hit.arguments)
        page = window.page()
        assert isinstance(page, RecordsPage)
        record = page._list.current
        if record is None:
            assert store.count(kind.table) == 0, kind.table
            continue
        facts = dict(facts_of(kind, record, town.figures(store), page.title_of))
        missing.extend((kind.table, one.name) for one in kind.fields if one.says.why is None and one.label not in facts)
    assert missing == []


def test_alt_enter_leads_to_the_record_that_is_shown(window):
    store = window.context.store
    key = str(store.select("initiative", order="id")[0]["id"])
    window.go("participation.initiative", id=key)
    window.show_record()
    page = window.page()
    assert isinstance(page, RecordsPage)
    assert (page._kind.table, page._list.current.id) == ("initiative", key)
    window.go("records", kind="encounter")
    assert page._kind.table == "encounter"


def test_k1_columns_that_were_written_and_never_seen_are_fields():
    for table, name in (
        ("initiative", "gender_marker"), ("session", "reopen_reason"), ("session", "modality"),
        ("funding", "modified"), ("vote", "rectifies"),
    ):  # fmt: skip
        kind = next(one for one in kinds() if one.table == table)
        assert kind.field(name).leaves
