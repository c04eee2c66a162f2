"""T15: triggers, views and whatever else is not ours never run; their names are told and the file is only read."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import ReadOnlyError, UserError
from munidesk.data import backup, check_file, connection, file, objects, recognised, strangers
from munidesk.data.connection import connect
from munidesk.data.schema import Schema
from tests.data.rooms import schema

ENDLESS = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r)"
OURS = Path(__file__).parent / "released" / "0.1"


def made(path: Path, *statements: str, schemas: Sequence[Schema] = ()) -> Path:
    """A file of ours with two notes, and what somebody else did to it afterwards."""
    with closing(file.create(path, schemas or [schema()])) as store:
        if not schemas:
            with store.change("Anotar") as writer:
                writer.put("note", {"text": "uno"})
                writer.put("neighbour", {"name": "Ana"})
    with closing(sqlite3.connect(path)) as foreign:
        for statement in statements:
            foreign.execute(statement)
        foreign.commit()
    return path


FOREIGN = {
    "CREATE TRIGGER t2 AFTER INSERT ON note BEGIN UPDATE note SET text = 'CAMBIADO' WHERE id = new.id; END":
        "el disparador «t2»",
    "CREATE TRIGGER t3 AFTER INSERT ON change_set BEGIN DELETE FROM neighbour; END": "el disparador «t3»",
    f"CREATE VIEW v AS {ENDLESS} SELECT * FROM r": "la vista «v»",
    "CREATE TABLE extra (id TEXT)": "la tabla «extra»",
    "CREATE VIRTUAL TABLE vt USING fts5(a)": "la tabla «vt»",
    "CREATE INDEX i ON note (length(text))": "el índice «i»",
    "ALTER TABLE note ADD COLUMN twice TEXT GENERATED ALWAYS AS (text || text)": "la tabla «note», cambiada",
    "DROP TABLE blob": "falta la tabla «blob»",
}  # fmt: skip


@pytest.mark.parametrize("statement", FOREIGN)
def test_t15_what_is_not_ours_is_named_and_never_runs(path: Path, statement: str):
    words = FOREIGN[statement]
    made(path, statement)
    before = path.read_bytes()
    if words.startswith("falta"):
        with pytest.raises(UserError, match=rf"Otro programa alteró «municipio.munidesk» \({words}"):
            file.open_file(path, [schema()])
        return
    with closing(file.open_file(path, [schema()])) as store:
        assert store.read_only
        assert words in store.read_only_reason
        assert "Se abre solo para leer, y esas partes no se ejecutan" in store.read_only_reason
        with pytest.raises(ReadOnlyError, match=words), store.change("Anotar") as writer:
            writer.put("note", {"text": "dos"})
        with pytest.raises(sqlite3.DatabaseError, match=r"readonly|not authorized"):
            store.connection.execute("INSERT INTO note (id) VALUES ('x')")
        assert [row["text"] for row in store.select("note")] == ["uno"]
        assert [row["name"] for row in store.select("neighbour")] == ["Ana"]
    assert path.read_bytes() == before
    assert any(words in problem.text for problem in check_file.check(path, [schema()]))


@pytest.mark.parametrize("table", ["note", "change_set", "meta", "_sqlite_migrations"])
def test_t15_a_view_in_place_of_a_table_is_refused_at_once_by_every_door(path: Path, tmp_path: Path, table: str):
    columns = "id, text" if table == "note" else "*"
    made(
        path,
        f"ALTER TABLE {table} RENAME TO {table}_",
        f"CREATE VIEW {table} AS {ENDLESS} SELECT {columns} FROM {table}_, r",
    )
    for look in (
        lambda: file.open_file(path, [schema()]),
        lambda: file.open_file(path, [schema()], read_only=True),
        lambda: check_file.check(path, [schema()]),
        lambda: backup.restore(path, tmp_path / "nuevo.munidesk", [schema()]),
    ):
        with pytest.raises(UserError, match=rf"Otro programa alteró .*{table}"):
            look()


def test_t15_names_that_do_not_show_are_cleaned_and_many_are_counted(path: Path):
    made(path, *(f'CREATE TABLE "x{number}\u202e\u0007{"z" * 200}" (a)' for number in range(5)))
    with closing(file.open_file(path, [schema()])) as store:
        assert f"la tabla «x0{'z' * 58}», la tabla «x1" in store.read_only_reason
        assert "y 2 más" in store.read_only_reason


def test_t15_an_older_file_that_was_altered_is_not_brought_up_to_date(path: Path):
    made(path, "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM neighbour; END")
    before = path.read_bytes()
    with pytest.raises(UserError, match="el disparador «t»"):
        file.open_file(path, [schema("ALTER TABLE note ADD COLUMN colour TEXT")])
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_t15_a_statement_that_does_not_end_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch):
    made(path)
    with closing(connect(path)) as one:
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            one.execute(f"{ENDLESS} SELECT count(*) FROM r").fetchone()
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            for _row in one.execute(f"{ENDLESS} SELECT x FROM r WHERE x < 0"):
                pass
        assert one.execute("SELECT count(*) FROM note").fetchone()[0] == 1
    with closing(file.open_file(path, [schema()])) as store:
        store.connection.execute(f"CREATE TEMP VIEW endless AS {ENDLESS} SELECT x FROM r WHERE x < 0")
        with pytest.raises(UserError, match="pide un trabajo que no termina"):
            store.query("SELECT * FROM endless")


def test_t15_the_schema_is_not_trusted_and_pages_are_checked(path: Path):
    with closing(file.create(path, [schema()])) as store:
        found = {name: store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in
                 ("trusted_schema", "cell_size_check")}  # fmt: skip
    assert found == {"trusted_schema": 0, "cell_size_check": 1}


@pytest.mark.skipif(not hasattr(sqlite3.Connection, "setconfig"), reason="Python says so from 3.12 on")
def test_t15_triggers_and_views_are_switched_off_where_python_can(path: Path):
    made(path, "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM neighbour; END")
    with closing(connect(path)) as one:
        one.execute("INSERT INTO note (id) VALUES ('x')")
        assert one.execute("SELECT count(*) FROM neighbour").fetchone()[0] == 1


# -- ours are known as ours


def test_t15_the_kept_digest_is_that_of_our_own_migrations(path: Path):
    with closing(file.create(path, catalog.schemas())) as store:
        found = objects.read(store.connection)
        assert strangers.has_plain_migrations(found)
        assert strangers.among(found, (), ()) != ()
    assert objects.are_known(found), "python installer/objects.py update"


@pytest.mark.parametrize("country", sorted(one.stem for one in OURS.glob("*.munidesk")))
def test_t15_a_released_file_is_ours_before_and_after_it_is_brought_up_to_date(tmp_path: Path, country: str):
    path = Path(shutil.copy(OURS / f"{country}.munidesk", tmp_path / "a.munidesk"))
    with closing(connect(path, read_only=True)) as one:
        found, done = objects.read(one), recognised.applied(one)
    assert strangers.among(found, (connection_schemas := (file.JOURNAL, *catalog.schemas())), done) == ()
    with closing(file.open_file(path, catalog.schemas())) as store:
        assert not store.read_only
        found, done = objects.read(store.connection), recognised.applied(store.connection)
    assert objects.are_known(found)
    assert strangers.among(found, connection_schemas, done) == ()


def test_t15_without_the_kept_digest_a_file_of_ours_still_opens_for_writing(path: Path, monkeypatch):
    monkeypatch.setattr(objects, "KNOWN", path.with_name("no-esta"))
    made(path, schemas=catalog.schemas())
    with closing(file.open_file(path, catalog.schemas())) as store:
        assert not store.read_only


def test_t15_columns_that_a_step_added_and_tables_of_analyze_are_ours(path: Path):
    more = schema("ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'verde'", "CREATE INDEX n ON note (number)")
    made(path, "ANALYZE")
    for _turn in range(2):
        with closing(file.open_file(path, [more])) as store:
            assert not store.read_only


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('CREATE TABLE "note" ("id" TEXT)', "CREATE  TABLE note(\n id TEXT )", True),
        ("CREATE TABLE [note] (id TEXT) -- nota", "CREATE TABLE `note` /* x */ (id TEXT)", True),
        ("CREATE TABLE note (id TEXT DEFAULT 'a  b')", "CREATE TABLE note (id TEXT DEFAULT 'a b')", False),
        ('CREATE TABLE note ("id TEXT")', "CREATE TABLE note (id TEXT)", False),
        ("CREATE TABLE note (id TEXT)", "CREATE TABLE note (id TEXT CHECK (f(id)))", False),
    ],
)
def test_t15_only_spaces_comments_and_quotes_are_forgiven(one: str, other: str, same: bool):
    assert (strangers.plain(one) == strangers.plain(other)) is same


def test_t15_going_through_a_large_file_is_no_endless_work(path: Path):
    made(path)
    with closing(connect(path)) as small:
        small.expect(1_000_000_000)
        assert small._steps.most == connection._TURNS + 20_000


# -- on every connection, also where nobody compares


def test_t15_no_trigger_and_no_view_runs_on_any_connection_of_ours(path: Path):
    made(
        path,
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM neighbour; END",
        "CREATE VIEW v AS SELECT id FROM note",
        "CREATE VIEW [w w] AS SELECT * FROM v",
    )
    with closing(connect(path)) as one:
        for statement in (
            "INSERT INTO note (id) VALUES ('x')",
            "SELECT * FROM v",
            'SELECT count(*) FROM "w w"',
            "WITH v2 AS (SELECT * FROM v) SELECT * FROM v2",
        ):
            with pytest.raises(sqlite3.DatabaseError, match=r"prohibited|not authorized"):
                one.execute(statement).fetchall()
        assert one.execute("WITH c AS (SELECT id FROM note) SELECT count(*) FROM c").fetchone()[0] == 1
        assert one.execute("SELECT count(*) FROM neighbour").fetchone()[0] == 1


@pytest.mark.parametrize(
    "row",
    [
        "('table', 'zzz', 'zzz', 0, 'CREATE VIEW v AS SELECT 1')",
        "('view', 'zzz', 'zzz', 0, 'CREATE VIEW v AS SELECT 1')",
        "('index', 'sqlite_autoindex_note_9', 'note', 0, 'CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT 1; END')",
    ],
)
def test_t15_a_catalogue_that_lies_about_its_parts_is_a_damaged_file(path: Path, row: str):
    made(path)
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("PRAGMA writable_schema=ON")
        foreign.execute(f"INSERT INTO sqlite_master VALUES {row}")
        foreign.commit()
    for look in (lambda: file.open_file(path, [schema()]), lambda: check_file.check(path, [schema()])):
        with pytest.raises(UserError, match="dañado"):
            look()


def test_t15_a_copy_with_an_endless_view_is_not_offered(path: Path, tmp_path: Path):
    folder = tmp_path / "memoria"
    folder.mkdir()
    made(
        folder / "a-respaldo-20261117-190000.munidesk",
        "ALTER TABLE change_set RENAME TO change_set_",
        f"CREATE VIEW change_set AS {ENDLESS} SELECT * FROM change_set_, r",
    )
    assert backup.list_backups(folder, [schema()]) == ()


def test_t15_an_index_of_search_that_is_missing_is_damage_and_no_stranger(path: Path):
    made(path, "DROP TABLE search_index", "DROP TABLE search_text")
    with closing(connect(path)) as one:
        assert strangers.among(objects.read(one), (file.JOURNAL, schema()), recognised.applied(one)) == ()
