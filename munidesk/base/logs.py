"""A local log and local error reports, for whoever gives support: what was done and what failed, never what it held.

A line has an event and numbers or words of the program itself (the name of a table, a kind of error). No value of
a record, no name of a person or of a file ever enters one, and nothing is ever sent.
"""

import logging
import re
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import NewType

from munidesk import __version__
from munidesk.base.dates import now
from munidesk.base.errors import FileError, UserError, WorldError
from munidesk.base.paths import state

NAME = "munidesk"
LARGEST, KEPT = 500_000, 2  # bytes of a file, and how many of the older ones

Word = NewType("Word", str)
"""A word that the program itself chose; never anything that was typed or read from a file."""
Fact = int | float | Word


class Event(StrEnum):
    OPENED = "abierto"
    MIGRATED = "actualizado"
    BACKED_UP = "respaldado"
    EXPORTED = "exportado"
    SLOW = "lento"
    FAILED = "falló"


class _Plain(logging.Formatter):
    """Our own lines whole; of other libraries only who spoke and how gravely: their words may hold what was read."""

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage() if record.name == NAME else Word(f"{record.name} {record.levelname}")
        return f"{now().isoformat()} {said}"


def start_log() -> None:
    """Write the log in the person's state folder; a folder that cannot be written is no reason to stop."""
    from logging.handlers import RotatingFileHandler

    class File(RotatingFileHandler):
        def handleError(self, record: logging.LogRecord) -> None:
            """A full disk: without the line, and without a word about it on the terminal."""

    root, path = logging.getLogger(), log_path()
    for handler in [one for one in root.handlers if one.get_name() == NAME]:
        if getattr(handler, "baseFilename", "") == str(path):
            return
        root.removeHandler(handler)
        with suppress(OSError):  # its folder or its stream may be gone: no reason to stop either
            handler.close()
    made: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Opened with the first line: an order such as --help has nothing to say.
        made = File(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    except OSError:
        made = logging.NullHandler()
    made.set_name(NAME)
    made.setFormatter(_Plain())
    root.addHandler(made)
    logging.getLogger(NAME).setLevel(logging.INFO)


def log_path() -> Path:
    return state().absolute() / "munidesk.log"


def note(event: Event, **facts: Fact) -> None:
    """One line: «2026-11-17T19:00:00 abierto bytes=1048576 ms=84»."""
    said = " ".join(f"{name}={_shown(value)}" for name, value in facts.items())
    logging.getLogger(NAME).info("%s", f"{event.value} {said}".strip())


def _shown(fact: Fact) -> str:
    """Second guard: whatever does not look like a word of the program is left out."""
    if isinstance(fact, str):
        return fact if re.fullmatch(r"[A-Za-z0-9_.:-]{1,60}", fact) else "?"
    return f"{fact:g}" if isinstance(fact, float) else str(fact)


@contextmanager
def noted(event: Event, **facts: Fact) -> Iterator[dict[str, Fact]]:
    """Note what the block did when it went well, with its milliseconds; the block may add facts."""
    since, more = time.monotonic(), dict(facts)
    yield more
    note(event, **more, ms=round((time.monotonic() - since) * 1000))


def failed(error: BaseException) -> None:
    """Note the kind of an error and where it came from; its sentence may name a file or a person."""
    cause = error.__cause__ or error
    facts: dict[str, Fact] = {"error": Word(type(error).__name__)}
    if isinstance(error, UserError) and error.code:
        facts["code"] = Word(error.code)
    if cause is not error:
        facts["cause"] = Word(type(cause).__name__)
    for name in ("errno", "sqlite_errorcode"):
        if isinstance(number := getattr(cause, name, None), int):
            facts[name] = number
    if frames := traceback.extract_tb(error.__traceback__):
        facts["at"] = Word(f"{Path(frames[-1].filename).name}:{frames[-1].lineno}")
    note(Event.FAILED, **facts)


def refused(error: BaseException) -> None:
    """Note what the world or the file did; what a person has to mend in a record is nobody's failure."""
    if isinstance(error, WorldError | FileError):
        failed(error)


def last_lines(count: int) -> tuple[str, ...]:
    """The end of the log, oldest first; nothing where it cannot be read."""
    lines: list[str] = []
    for path in (Path(f"{log_path()}.1"), log_path()):
        with suppress(OSError):
            lines.extend(path.read_text(encoding="utf-8", errors="replace").splitlines())
    return tuple(lines[-count:])


def report_text(error: BaseException) -> str:
    """Type and place of an error without the values it carried (they may be personal)."""
    frames = "".join(
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    return f"{versions()}\n{now().isoformat()} · {type(error).__name__}\n{frames}"


def versions() -> str:
    """«MuniDesk 0.1 · Python 3.11.2 · Linux 6.1»."""
    import platform

    return f"MuniDesk {__version__} · Python {platform.python_version()} · {platform.system()} {platform.release()}"


def write_report(error: BaseException) -> Path | None:
    """Write the report beside the log and say where; None when the folder cannot be written."""
    failed(error)
    try:
        folder = state() / "informes"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"error-{now():%Y%m%d-%H%M%S}.txt"
        path.write_text(report_text(error), encoding="utf-8")
    except OSError:
        return None
    return path
