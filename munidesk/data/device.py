"""In whose name this computer writes in a file: remembered here and not in the file, so that no copy goes on in it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import whole_file
from munidesk.base.ids import is_id, new_id
from munidesk.base.paths import state
from munidesk.data import lock

RUN = "run"  # in the file itself, since the first change of each run; no copy of ours has it
_MOST = 16  # chains remembered of one municipality, the last used last


@dataclass(frozen=True, slots=True)
class Own:
    """Our chain in one file: the number and the hash of its newest change; 0 and "" before its first."""

    device: str
    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """`tip`: the hash of our last change when the file was closed.

    `held`: the file itself, from the first change of a run until it is closed; still there, the computer stopped.
    `run`: the word which that change left in the file: a copy laid over it since, or another in its place, lacks it.
    """

    tip: str
    held: str = ""
    run: str = ""


def take_up(connection: sqlite3.Connection, path: Path, run: str) -> Own:
    """The chain to go on with; a new one wherever a copy of the file may have gone on with ours.

    The mark that we are writing is on disk before the first change: two copies, one of them written in
    when the power failed, would else go on in the same name. Where no mark can be left, the chain is new.
    Within the transaction of that change, `run` becomes the word of the file.
    """
    with suppress(OSError, UserError), _remembered(connection) as (place, notes):
        held = lock.number_of(path)
        own = _known(connection, notes, held, run) or Own(new_id())
        _write(place, notes, own, held, run)
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (RUN, run))
        return own
    return Own(new_id())


def leave(connection: sqlite3.Connection, own: Own) -> None:
    """The file is closed whole: whoever holds it with this very change of ours as our last may go on with it."""
    with suppress(OSError, UserError, sqlite3.Error), _remembered(connection) as (place, notes):
        _write(place, notes, own, "")


def _known(connection: sqlite3.Connection, notes: dict[str, Note], held: str, run: str) -> Own | None:
    """Of the chains that we began, the one whose newest change in the file is the last we wrote."""
    runs = (run, _run_of(connection))
    ours = {device: note for device, note in notes.items() if not note.held or (note.held == held and note.run in runs)}
    rows = connection.execute("SELECT id, device_id, seq, hash FROM change_set ORDER BY id DESC") if ours else ()
    for row in rows:
        note = ours.pop(row["device_id"], None) if is_id(row["id"]) else None
        if note is not None and (row["hash"] == note.tip or _stopped(connection, row["device_id"], note)):
            return Own(row["device_id"], row["seq"], row["hash"])
        if not ours:
            break
    return None


def _run_of(connection: sqlite3.Connection) -> str:
    """The word of the run that last wrote in the file; one that is nobody's where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (RUN,)).fetchone()
    return str(row["value"]) if row else new_id()


def _stopped(connection: sqlite3.Connection, device: str, note: Note) -> bool:
    """Whether the computer stopped while it wrote in this very file, which holds all that it wrote until then."""
    found = "SELECT 1 FROM change_set WHERE device_id = ? AND hash = ?"
    return bool(note.held) and (not note.tip or connection.execute(found, (device, note.tip)).fetchone() is not None)


# -- the notes: one small file per municipality


@contextmanager
def _remembered(connection: sqlite3.Connection) -> Iterator[tuple[Path, dict[str, Note]]]:
    """Where they are and what they say, for one window at a time. Raises OSError where nothing can be kept."""
    row = connection.execute("SELECT value FROM meta WHERE key IN ('file', 'device') ORDER BY key DESC").fetchone()
    name = sha256((row["value"] if row else "").encode()).hexdigest()[:32]
    place = state() / "chains" / f"{name}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    mine = lock.take(place)
    if mine is None:
        raise BlockingIOError
    try:
        yield place, _read(place)
    finally:
        mine.release()


def _read(place: Path) -> dict[str, Note]:
    try:
        stored = json.loads(place.read_text(encoding="utf-8"))
        return {
            str(device): Note(str(one["tip"]), str(one["held"]), str(one.get("run", "")))
            for device, one in stored.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _write(place: Path, notes: dict[str, Note], own: Own, held: str, run: str = "") -> None:
    others = {device: note for device, note in notes.items() if device != own.device}
    kept = others | {own.device: Note(own.hash, held, run)}
    newest = dict(list(kept.items())[-_MOST:])
    with whole_file(place, private=True) as temporary:
        temporary.write_text(json.dumps({device: asdict(note) for device, note in newest.items()}), encoding="utf-8")
