"""The process that reads a spreadsheet (`munidesk --read-book FILE`): within its memory, telling all it finds."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from munidesk.base.errors import UserError, WorldError
from munidesk.base.i18n import _
from munidesk.data.book_akoma import looks_like_akoma, read_akoma
from munidesk.data.book_csv import looks_like_data, read_csv
from munidesk.data.book_json import read_json
from munidesk.data.book_limits import limit_memory, watch_memory
from munidesk.data.book_pipe import Sender
from munidesk.data.book_sink import Sink
from munidesk.data.book_xlsx import read_xlsx
from munidesk.data.exchange import MAX_BYTES
from munidesk.data.unreadable import OLD_OFFICE, is_workbook, old_or_locked

ORDER = "--read-book"
_HEAD = 4096


def serve(given: Sequence[str]) -> int:
    """Read the file named first, with the marks of thousands and decimals named behind; all goes to standard output."""
    name, thousands, decimal = given
    limit_memory()
    with open(1, "wb", closefd=False) as pipe, suppress(BrokenPipeError):
        sender = _Watched(pipe)
        try:
            read_file(Path(name), sender, (thousands, decimal))
            sender.end()
        except MemoryError:
            _tell_of_memory(sender)
        except UserError as error:
            sender.fault(error)
        except BrokenPipeError:
            raise
        except Exception as error:
            sender.trouble(type(error).__name__)
    return 0


class _Watched(Sender):
    """Sees to the memory at each sign of life."""

    def tick(self) -> None:
        watch_memory()
        super().tick()


def _tell_of_memory(sender: Sender) -> None:
    with suppress(MemoryError):
        sender.trouble("memory")


def read_file(path: Path, sink: Sink, marks: tuple[str, str]) -> None:
    """The file's pages into the sink, whatever it is by its first bytes. Raises UserError, and MemoryError."""
    head = _head(path)
    if head.startswith(OLD_OFFICE):
        raise old_or_locked(path.name, path.read_bytes())
    if is_workbook(path, head):
        read_xlsx(path, sink, marks)
    elif looks_like_akoma(head):
        read_akoma(path, sink)
    elif looks_like_data(head):
        read_json(path, sink)
    else:
        read_csv(path, sink)


def _head(path: Path) -> bytes:
    """Its first bytes. Raises UserError for a folder, what is too big, or empty, WorldError for what is not there."""
    if path.is_dir():
        raise UserError(_("«{name}» es una carpeta. Elija una planilla .csv o .xlsx.").format(name=path.name))
    try:
        size = path.stat().st_size if path.is_file() else 0
        with path.open("rb") as stream:
            head = stream.read(_HEAD) if path.is_file() else b""
    except PermissionError as error:
        text = _("«{name}» no se deja leer. Si está abierta en otro programa, ciérrela y reintente.")
        raise WorldError(text.format(name=path.name)) from error
    except OSError as error:
        raise WorldError(_("No se puede leer «{path}». Revise el nombre y la carpeta.").format(path=path)) from error
    if size > MAX_BYTES:
        text = _("«{name}» es demasiado grande para una planilla (más de 50 MB).")
        raise UserError(text.format(name=path.name), code="too_big")
    if not head.strip() and size <= _HEAD:
        raise UserError(_("«{name}» está vacío.").format(name=path.name))
    return head
