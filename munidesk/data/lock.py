"""One writer per file: a lock of the operating system that dies with the process."""

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """The lock of `path`, held in a small hidden file beside it until `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        # The name goes first, while nobody else can hold it: a later opener makes its own.
        with suppress(OSError):
            self._path.unlink()
        with suppress(OSError):
            os.close(self._descriptor)


def take(path: Path) -> Lock | None:
    """The lock, or None when another window or program holds it. Raises OSError where the folder cannot be written."""
    beside = path.with_name(f".{path.name}.lock")
    for _attempt in range(20):
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError:
            os.close(descriptor)
            return None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), beside.stat()):
                return Lock(beside, descriptor)
        os.close(descriptor)
    return None
