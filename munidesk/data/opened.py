"""Copies of attachments that other programs open: one folder of ours, emptied on closing or at the next start."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from munidesk.base.dates import now
from munidesk.base.ids import new_id
from munidesk.base.paths import scratch
from munidesk.data import lock

_KEPT = 7 * 24 * 3600.0


class OpenedCopies:
    """The copies of one window. Nothing is made before the first.

    A copy may only be read, so that nobody writes into it by mistake; one that was written
    all the same is somebody's work, and stays for a week.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._held: lock.Lock | None = None
        self._made: dict[tuple[str, str], Path] = {}

    def write(self, name: str, sha: str, data: bytes) -> Path:
        """The copy called `name`, one of `files.safe_name`; the same again while it is as it was. Raises OSError."""
        known = self._made.get((sha, name))
        if known is not None and known.is_file() and _is_as_written(known):
            return known
        folder = self._own() / new_id()[-12:]
        folder.mkdir(mode=0o700)
        path = folder / name
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o400)
        try:
            with os.fdopen(descriptor, "wb") as target:
                target.write(data)
        except OSError:
            _remove(path)
            raise
        self._made[sha, name] = path
        return path

    def _own(self) -> Path:
        if self._folder is None:
            base = _base()
            self._folder = base / new_id()[-12:]
            self._held = lock.take(self._folder)
            self._folder.mkdir(mode=0o700)
        return self._folder

    def close(self) -> None:
        """Take the copies away; one that a program still holds waits for the next start."""
        if self._folder is not None:
            _empty(self._folder)
        if self._held is not None:
            self._held.release()
        self._folder, self._held = None, None
        self._made.clear()


def sweep() -> None:
    """Take away what windows left that were killed; those of a window that is open are left alone."""
    base = scratch()
    with suppress(OSError):
        if not _is_ours(base):
            return
        for folder in base.iterdir():
            if not folder.name.startswith(".") and (held := lock.take(folder)) is not None:
                _empty(folder)
                held.release()


def _base() -> Path:
    """The folder of all copies, the person's alone even where everybody may write in the one above. Raises OSError."""
    base = scratch()
    base.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(base):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(base))
    base.chmod(0o700)
    return base


def _is_ours(base: Path) -> bool:
    """A real folder of the person's: a link, or somebody else's of that name, would lead the copies elsewhere."""
    found = base.lstat()
    return stat.S_ISDIR(found.st_mode) and (os.name != "posix" or found.st_uid == os.geteuid())


def _empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            elif _is_as_written(path) or now().timestamp() - path.lstat().st_mtime > _KEPT:
                _remove(path)
    with suppress(OSError):
        folder.rmdir()


def _remove(path: Path) -> None:
    if os.name == "nt":
        path.chmod(stat.S_IWRITE)  # Windows does not remove what may only be read
    path.unlink()


def _is_as_written(path: Path) -> bool:
    return not path.lstat().st_mode & stat.S_IWUSR
