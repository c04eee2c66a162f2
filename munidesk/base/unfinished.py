"""What is being written right now, so that what a killed program left half-written is swept at the next start.

One small file for each in our own folder, locked while somebody writes and holding the exact path: nothing is ever
looked for in the folders of the person, and nothing of another program, or of another window that writes, is touched.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from munidesk.base.ids import new_id
from munidesk.base.paths import state

if sys.platform == "win32":
    import msvcrt

    def lock(descriptor: int) -> None:
        """Lock an open file, or raise OSError when another process holds it; it ends with the process."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def lock(descriptor: int) -> None:
        """Lock an open file, or raise OSError when another process holds it; it ends with the process."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


MARK = ".munidesk-"
_OURS = re.compile(r"\.munidesk-[0-9a-f]{12}(\.\w{1,16})?")


def _folder() -> Path:
    return state() / "unfinished"


@contextmanager
def noted(path: Path) -> Iterator[None]:
    """Note `path` while it is written; where nothing can be noted, it is written all the same."""
    note, descriptor = _folder() / new_id(), -1
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(note, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        os.write(descriptor, b"\n" + os.fsencode(path.absolute()))  # Windows keeps others from reading a locked byte
        lock(descriptor)
    try:
        yield
    finally:
        if descriptor >= 0:
            _close(note, descriptor)


def _close(note: Path, descriptor: int) -> None:
    """Windows removes only what is closed; the others before, while nobody else can hold it."""
    if sys.platform != "win32":
        with suppress(OSError):
            note.unlink()
    with suppress(OSError):
        os.close(descriptor)
    if sys.platform == "win32":
        with suppress(OSError):
            note.unlink()


def sweep() -> None:
    """Remove what programs that were killed left half-written; one on a stick that is not there waits for it."""
    with suppress(OSError):
        for note in tuple(_folder().iterdir()):
            _sweep(note)


def _sweep(note: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(note, os.O_RDWR)
        done = False
        try:
            lock(descriptor)
            done = _remove(Path(os.fsdecode(note.read_bytes()[1:])))
        except OSError:
            done = False  # another window is writing it
        finally:
            if done:
                _close(note, descriptor)
            else:
                os.close(descriptor)


def _remove(path: Path) -> bool:
    """Whether nothing is left at `path`, which has to be one of our temporary names."""
    if not _OURS.fullmatch(path.name):
        return True
    if not path.parent.is_dir():
        return False
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    return True
