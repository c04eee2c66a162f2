"""Kill a migration at random moments: it always resumes and loses no row. `-m tests.data.kill_migration 200`."""

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from munidesk.base.errors import UserError
from munidesk.data import check, check_file, connection, file
from munidesk.data.connection import connect
from munidesk.data.rows import Rows
from munidesk.data.schema import Schema
from tests.data import past, rooms
from tests.data.kill_run import ROOT

NAME = "kill.munidesk"
STEPS = 5
REBUILT = rooms.NOTES.replace("note", "note_new").replace("deleted_at", "colour TEXT NOT NULL, deleted_at")

Tables = dict[str, list[tuple[object, ...]]]


@dataclass
class Tally:
    """What was killed and where; every count of the second group must be zero."""

    kills: int = 0
    half_written: int = 0
    """Kills that left a step half in the file, to be rolled back when it is opened."""
    half_copied: int = 0
    """Kills after which an unfinished copy lay there under its temporary name."""
    steps_done: Counter[int] = field(default_factory=Counter)
    """How many migration steps were on disk at the kill."""

    not_resumed: int = 0
    lost: int = 0
    unsound: int = 0
    without_copy: int = 0

    @property
    def failures(self) -> tuple[int, int, int, int]:
        return (self.not_resumed, self.lost, self.unsound, self.without_copy)


def newer_schema() -> Schema:
    """The notes after five more steps: a column, its values, an index, the whole table rebuilt, a new table."""
    schema = rooms.schema()
    migrations = schema.migrations

    @migrations()
    def m002_add_colour(db: Database) -> None:
        db.execute("ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT ''")

    @migrations()
    def m003_fill_colour(db: Database) -> None:
        db.execute("UPDATE note SET colour = CASE WHEN number % 2 THEN 'verde' ELSE 'azul' END")

    @migrations()
    def m004_index_parents(db: Database) -> None:
        db.execute("CREATE INDEX note_parent ON note(parent)")

    @migrations()
    def m005_rebuild_notes(db: Database) -> None:
        columns = "id, text, number, parent, colour, deleted_at"
        db.execute(REBUILT)
        db.execute(f"INSERT INTO note_new ({columns}) SELECT {columns} FROM note")
        db.execute("DROP TABLE note")
        db.execute("ALTER TABLE note_new RENAME TO note")
        db.execute("CREATE INDEX note_parent ON note(parent)")

    @migrations()
    def m006_create_visits(db: Database) -> None:
        db.execute("CREATE TABLE visit (id TEXT PRIMARY KEY NOT NULL, deleted_at TEXT) STRICT")

    return schema


def migrate(path: Path, pages: int) -> None:
    """The child: say that all is loaded, bring the file up to date, say that it is done.

    With few `pages` in memory the steps are written into the file while they
    run, as happens to a big municipality, and a kill finds more half-done.
    """
    if pages:
        connection.PRAGMAS = (*connection.PRAGMAS, f"PRAGMA cache_size={pages}")  # type: ignore[assignment]
    schemas = [newer_schema()]
    print("listo", flush=True)
    with closing(file.open_file(path, schemas)):
        print("hecho", flush=True)


def rows_of(path: Path) -> Tables:
    """What a person typed and the history of it, as the old version knows it; its steps are not run."""
    with closing(connect(path, read_only=True)) as opened:
        return {
            table: [tuple(row) for row in opened.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2")]
            for table, columns in (
                ("note", "id, text, number, parent, deleted_at"),
                ("neighbour", "id, name, phone, deleted_at"),
                ("change_set", "id, device_id, seq, author, label, at, undone, hash, prev_hash"),
                ("blob", "sha256, size, data"),
            )
        } | {"past": [(one.change_id, one.position, *one.row) for one in Rows(opened).all()]}


def old_file(folder: Path, notes: int) -> Path:
    """A municipality of the old version with parents, children, private persons and an attachment."""
    path = folder / NAME
    chance = random.Random(notes)
    with closing(file.create(path, [rooms.schema()], author="Lucía")) as store:
        for start in range(0, notes, 50):
            with store.change("Anotar") as writer:
                parent = writer.put("note", {"text": f"asunto {start}", "number": start})
                for number in range(start + 1, start + 50):
                    writer.put("note", {"text": "línea " * chance.randint(1, 60), "number": number, "parent": parent})
                writer.put("neighbour", {"name": f"Vecina {start}", "phone": "555"})
        with store.change("Adjuntar") as writer:
            writer.put_blob(chance.randbytes(300_000))
    past.as_released(path)
    return path


def child_of(path: Path, pages: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.data.kill_migration", "--child", str(path), str(pages)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdout.readline() == b"listo\n"
    return child


def ending(path: Path, pages: int, moment: float) -> str:
    """Kill a migrating child `moment` seconds after it began: "killed", "done" before that, or "broken" by itself."""
    with child_of(path, pages) as child:
        assert child.stdout is not None
        select.select([child.stdout], [], [], moment)
        os.kill(child.pid, signal.SIGKILL)
        said = child.stdout.read()
    if said == b"hecho\n":
        return "done"
    return "killed" if child.returncode == -signal.SIGKILL else "broken"


def whole_duration(old: Path, pages: int, folder: Path) -> float:
    """How long one migration takes that nobody kills: the moments are drawn from it."""
    path = Path(shutil.copytree(old.parent, folder)) / NAME
    with child_of(path, pages) as child:
        begun = time.monotonic()
        assert child.stdout is not None
        assert child.stdout.readline() == b"hecho\n"
        return time.monotonic() - begun


def examine(path: Path, before: Tables, tally: Tally) -> None:
    """Open what a kill left, as the person would, and count whatever is not as it must be."""
    journal = path.with_name(f"{NAME}-journal")
    # A journal begins with zeros until it is synced, which is before the file itself is touched.
    tally.half_written += journal.exists() and journal.read_bytes()[:1] not in (b"", b"\0")
    tally.half_copied += any(path.parent.glob(".*.copia"))
    with closing(connect(path, read_only=True)) as opened:
        done = opened.execute("SELECT count(*) FROM _sqlite_migrations WHERE migration_set = 'notes'").fetchone()
        tally.steps_done[done[0] - 1] += 1
    try:
        with closing(file.open_file(path, [newer_schema()])) as store:
            applied = store.query("SELECT name FROM _sqlite_migrations WHERE migration_set = 'notes'")
            coloured = store.query("SELECT count(*) AS n FROM note WHERE colour IN ('verde', 'azul')")[0]["n"]
            complete = len(applied) == STEPS + 1 and coloured == len(before["note"])
            tally.not_resumed += store.read_only or not complete
        tally.lost += rows_of(path) != before
        tally.unsound += bool(check_file.check(path, [newer_schema()]))
    except UserError:
        tally.not_resumed += 1
    tally.without_copy += not _copy_of_before(path, before)


def _copy_of_before(path: Path, before: Tables) -> bool:
    """Whether every copy verifies, and the first is the file as it was before any step."""
    copies = sorted(path.parent.glob(f"{path.stem}-antes-de-actualizar-*"))
    try:
        return (
            bool(copies)
            and rows_of(copies[0]) == before
            and not any(problems for copy in copies for problems in _problems(copy))
        )
    except UserError:
        return False


def _problems(copy: Path) -> tuple[object, ...]:
    with closing(connect(copy, read_only=True)) as opened:
        return check.database_problems(opened)


def run(folder: Path, kills: int, notes: int = 2000, seed: int = 1) -> Tally:
    """Kill one migration after another, `kills` times in all, and examine a copy of what each kill left.

    Half of the killed files go on being migrated and killed, so that resuming
    is killed as well; the other half give way to a new old file.
    """
    (folder / "old").mkdir()
    old = old_file(folder / "old", notes)
    before = rows_of(old)
    lasts = {pages: whole_duration(old, pages, folder / f"whole-{pages}") for pages in (0, 10)}
    tally, chance, live = Tally(), random.Random(seed), folder / "live"
    while tally.kills < kills:
        if not live.exists():
            shutil.copytree(old.parent, live)
        pages = chance.choice(tuple(lasts))
        how = ending(live / NAME, pages, chance.random() * lasts[pages])
        if how != "killed":
            tally.not_resumed += how == "broken"
            shutil.rmtree(live)
            continue
        tally.kills += 1
        left = Path(shutil.copytree(live, folder / "left"))
        examine(left / NAME, before, tally)
        shutil.rmtree(left)
        if chance.random() < 0.5:
            shutil.rmtree(live)
    return tally


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        migrate(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as name:
            print(run(Path(name), int(sys.argv[1])))
