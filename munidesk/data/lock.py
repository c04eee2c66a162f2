"""One writer per file: locks of the operating system that die with the process."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from munidesk.base.paths import state
from munidesk.base.unfinished import lock as _take


class Lock:
    """Small hidden files, held until `release`."""

    def __init__(self, *held: tuple[Path, int]) -> None:
        self._held = held

    def release(self) -> None:
        """Let them go; once more does nothing: by then the numbers of the descriptors are of other files."""
        held, self._held = self._held, ()
        for path, descriptor in held:
            # The name goes first, while nobody else can hold it: a later opener makes its own.
            with suppress(OSError):
                path.unlink()
            with suppress(OSError):
                os.close(descriptor)
            if sys.platform == "win32":
                with suppress(OSError):
                    path.unlink()  # only now Windows lets it go, unless somebody else holds it


def take(path: Path) -> Lock | None:
    """The lock of `path`, or None when another window or program holds it.

    Two locks: one beside the file, which every computer on a shared folder sees, and one for
    the file itself on this computer, whatever its name: a hard link, or the first lock deleted.
    Raises OSError where the folder cannot be written.
    """
    named = _held(path.with_name(f".{path.name}.lock"))
    if named is None:
        return None
    identity = _identity(path)
    if identity is None:
        return Lock(named)
    try:
        identity.parent.mkdir(parents=True, exist_ok=True)
        same = _held(identity)
    except OSError:
        return Lock(named)
    if same is None:
        Lock(named).release()
        return None
    return Lock(named, same)


def _identity(path: Path) -> Path | None:
    """Where the lock of the file itself is; None where the disk gives its files no numbers."""
    number = number_of(path)
    return state() / "locks" / f"{number}.lock" if number else None


def number_of(path: Path) -> str:
    """What tells the file itself from every other on this computer, whatever its name; empty where nothing does."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_dev:x}-{found.st_ino:x}" if found.st_ino else ""


def _held(beside: Path) -> tuple[Path, int] | None:
    for _attempt in range(20):
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError:
            os.close(descriptor)
            return None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), beside.stat()):
                return beside, descriptor
        os.close(descriptor)
    return None
