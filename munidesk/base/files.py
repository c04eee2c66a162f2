"""Write a whole file or nothing: a temporary name beside the target, flushed, then replaced in one step."""

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from munidesk.base.errors import WorldError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.unfinished import MARK, noted
from munidesk.base.visible import visible

_NOT_IN_NAMES = frozenset('/\\:*?"<>|')
_ENDING = re.compile(r"\.\w{1,16}$")
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}).union(
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"
)
_LONGEST_NAME = 200  # bytes: file systems stop at 255, and a copy beside it needs room for its own mark


def sentence_for(error: OSError, path: Path) -> str:
    """The sentence a person needs for an error of the disk or folder at `path`."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _(
                "No queda espacio en el disco para escribir «{name}». Libere espacio o elija otra carpeta."
            ).format(name=path.name)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("No hay permiso para escribir en «{folder}». Elija otra carpeta.").format(folder=path.parent)
        case errno.ENOENT | errno.ENOTDIR:
            return _("No existe la carpeta «{folder}». Elija otra o conecte la memoria.").format(folder=path.parent)
        case errno.EISDIR:
            return _("«{name}» es una carpeta. Escriba el nombre de un archivo.").format(name=path.name)
    return _("No se pudo escribir «{name}»: {reason}. Pruebe en otra carpeta.").format(
        name=path.name, reason=error.strerror or type(error).__name__
    )


_OF_THE_WORLD = frozenset(
    {
        errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENODEV, errno.ENXIO,
        errno.EBUSY, errno.ETXTBSY, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR, errno.ESTALE,
    }
)  # fmt: skip
_OURS = Path(__file__).resolve().parents[2]


def world_fault(error: BaseException) -> WorldError | None:
    """The sentence for an error of the disk that nobody foresaw; None for our own mistakes.

    A file of the program itself that is not there is a mistake of ours, or of who installed it.
    """
    if not isinstance(error, OSError) or error.errno not in _OF_THE_WORLD or not error.filename:
        return None
    path = Path(str(error.filename))
    return None if path.is_relative_to(_OURS) else WorldError(sentence_for(error, path))


def read_bytes(path: Path) -> bytes:
    """What a file that the person chose holds. Raises WorldError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unread(path, error) from error


def unread(path: Path, error: OSError) -> WorldError:
    """The sentence for a file that was chosen and could not be read."""
    return WorldError(
        _("No se pudo leer «{name}»: {reason}. Elija otro archivo.").format(
            name=path.name, reason=error.strerror or type(error).__name__
        )
    )


@contextmanager
def whole_file(target: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a temporary path to write to; on success it replaces `target`, on failure `target` stays as it was.

    Who may read it is as for any new file of the person, or as it was for the one it
    replaces: colleagues open the acta in their shared folder. `private`: only the person.
    Raises UserError in plain words when the folder cannot be written, the disk
    is full, or the target is open in another program (Word on Windows).
    """
    temporary: Path | None = None
    note = ExitStack()
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        temporary = target.with_name(f"{MARK}{new_id()[-12:]}{target.suffix}")
        note.enter_context(noted(temporary))
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666))
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        _give_rights_of(target, temporary)
        temporary.replace(target)
        sync_folder(target.parent)
    except PermissionError as error:
        if target.exists() and os.access(target.parent, os.W_OK):
            raise WorldError(
                _("«{name}» está abierto en otro programa. Ciérrelo y vuelva a intentarlo.").format(name=target.name)
            ) from error
        raise WorldError(sentence_for(error, target)) from error
    except OSError as error:
        raise WorldError(sentence_for(error, target)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):  # not there, or on a disk that is only read: what is left is swept later
                temporary.unlink()
        note.close()


def write_text(target: Path, text: str) -> None:
    """The text as UTF-8, letter by letter as it is, its line ends too. Raises WorldError as `whole_file`."""
    with whole_file(target) as part:
        part.write_bytes(text.encode())


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder to fill beside `target`; on success it takes its name, on failure nothing is left.

    One that was being filled when the program was killed is swept at the next start. Raises WorldError in plain
    words, as `whole_file` does.
    """
    temporary = target.with_name(f"{MARK}{new_id()[-12:]}")
    made = not target.parent.exists()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with noted(temporary):
            try:
                temporary.mkdir()
                yield temporary
                for folder in (one for one in temporary.rglob("*") if one.is_dir()):
                    sync_folder(folder)
                sync_folder(temporary)
                temporary.rename(target)
                sync_folder(target.parent)
            finally:
                shutil.rmtree(temporary, ignore_errors=True)
                if made and not target.exists():
                    with suppress(OSError):
                        target.parent.rmdir()  # made for this alone
    except OSError as error:
        raise WorldError(sentence_for(error, target)) from error


def free_name(folder: Path, title: str) -> Path:
    """A name in the folder that nobody uses yet: what is written anew never goes over what is there."""
    name = file_name(title)
    target, number = folder / name, 2
    while target.exists():
        target, number = folder / f"{name} ({number})", number + 1
    return target


def _give_rights_of(target: Path, temporary: Path) -> None:
    """The group and the mode of the file that is replaced, where there is one and the disk knows of them."""
    if os.name != "posix" or not target.exists():
        return
    before = target.stat()
    with suppress(OSError):
        os.chown(temporary, -1, before.st_gid)
    with suppress(OSError):
        temporary.chmod(stat.S_IMODE(before.st_mode))


def make_private(path: Path) -> None:
    """An empty file that only the person may read, for SQLite to fill; what hinders it SQLite says itself."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def keep_private(path: Path) -> None:
    """Take from others the right to read a file of the person's own; one of somebody else is theirs to share."""
    if os.name != "posix":
        return
    with suppress(OSError):
        found = path.stat()
        if found.st_uid == os.geteuid() and found.st_mode & 0o077:
            path.chmod(stat.S_IMODE(found.st_mode) & 0o700)


def sync_folder(folder: Path) -> None:
    """Make the new name durable too; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_name(title: str) -> str:
    """The title as a name every system accepts, without an ending yet."""
    return _accepted(_plain(title)[:120], "")


def safe_name(name: str, otherwise: str) -> str:
    """The name of a file from elsewhere as every system accepts it, showing what it is; its ending stays.

    Nothing hidden or turning others around, no way to another folder, no name that
    Windows keeps for itself, at most 200 bytes. `otherwise`, where nothing is left.
    """
    plain = _plain(name)
    found = _ENDING.search(plain)
    ending = found.group() if found else ""
    return _accepted(plain.removesuffix(ending).rstrip(" ."), ending) or otherwise


def _plain(name: str) -> str:
    return visible("".join("-" if sign in _NOT_IN_NAMES else sign for sign in name)).strip(" .")


def _accepted(stem: str, ending: str) -> str:
    if stem.split(".")[0].strip().upper() in _RESERVED:
        stem = f"_{stem}"
    while stem and len(f"{stem}{ending}".encode()) > _LONGEST_NAME:
        stem = stem[:-1].rstrip(" .")
    return f"{stem}{ending}" if stem else ending.removeprefix(".")
