"""A spreadsheet read in a process of its own: whatever it holds, the window and its file stay as they are."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Thread
from typing import cast

from munidesk.base.errors import CancelledError, UserError, WorldError
from munidesk.base.i18n import _
from munidesk.data.book import Book
from munidesk.data.book_pipe import Receiver, Trouble
from munidesk.data.book_serving import ORDER
from munidesk.data.book_sink import Shelf

Progress = Callable[[int, int], None]
PATIENCE = 30.0  # seconds without any sign of life
_PIECE = 1 << 16
_LOOK = 0.1
_PROGRAM = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from munidesk.cli import main; sys.exit(main())"


def read_book(
    path: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    marks: tuple[str, str] = (".", ","),
    patience: float = PATIENCE,
) -> Book:
    """The spreadsheet with its typed cells; `marks` (thousands, decimals) are those that `Cell.shown` is written with.

    `progress` hears rows read, of how many (0 when nobody knows); `cancelled` is asked ten times a second.
    Raises UserError for what is no spreadsheet, is too big, needs over 300 MB or stands still for 30 seconds,
    WorldError for what cannot be read at all, CancelledError.
    """
    shelf = Shelf(path.name, _size(path), progress)
    with _reading([str(path.absolute()), *marks]) as (process, pieces):
        try:
            _hear(Receiver(shelf), pieces, cancelled or (lambda: False), patience)
        except TimeoutError:
            raise UserError(_stands_still(path.name, patience), code="slow") from None
        except EOFError:
            process.wait()
            raise UserError(_needs_memory(path.name), code="memory") from None
        except Trouble as trouble:
            if str(trouble) == "memory":
                raise UserError(_needs_memory(path.name), code="memory") from None
            raise
    return shelf.book()


def order() -> list[str]:
    """How this program is started to read; packaged, it is its own executable."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ORDER]
    return [sys.executable, "-P", "-c", _START, str(_PROGRAM), ORDER]


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


@contextmanager
def _reading(given: list[str]) -> Iterator[tuple["subprocess.Popen[bytes]", "Queue[bytes]"]]:
    """The process, and what it tells piece by piece (an empty one is the end); it never outlives this."""
    try:
        process = subprocess.Popen(
            [*order(), *given],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise WorldError(
            _("No queda memoria para leer la planilla aparte. Cierre otros programas y reintente.")
        ) from error
    pipe = cast("BufferedReader", process.stdout)
    pieces: Queue[bytes] = Queue(maxsize=64)
    ended: list[bool] = []
    thread = Thread(target=_carry, args=(pipe, pieces, ended), daemon=True)
    thread.start()
    try:
        yield process, pieces
    finally:
        ended.append(True)
        process.kill()
        process.wait()
        thread.join()
        pipe.close()


def _carry(pipe: BufferedReader, pieces: "Queue[bytes]", ended: list[bool]) -> None:
    """Piece by piece until the pipe ends, or nobody listens any more."""
    piece = b"?"
    while piece and not ended:
        piece = pipe.read1(_PIECE)
        while not ended:
            with suppress(Full):
                pieces.put(piece, timeout=_LOOK)
                break


def _hear(receiver: Receiver, pieces: "Queue[bytes]", cancelled: Callable[[], bool], patience: float) -> None:
    """Until the end is told. Raises TimeoutError, EOFError when the process died, CancelledError, and what it tells."""
    heard = time.monotonic()
    while not receiver.done:
        if cancelled():
            raise CancelledError(_("Cancelado. No se importó nada."))
        try:
            piece = pieces.get(timeout=min(_LOOK, patience))
        except Empty:
            if time.monotonic() - heard > patience:
                raise TimeoutError from None
            continue
        if not piece:
            raise EOFError
        heard = time.monotonic()
        receiver.take(piece)


def _stands_still(name: str, patience: float) -> str:
    return _(
        "La lectura de «{name}» pasó {n} segundos sin avanzar y se detuvo. Copie sus datos en un libro nuevo, guárdelo "
        "como .xlsx y elija ese."
    ).format(name=name, n=int(patience))


def _needs_memory(name: str) -> str:
    return _(
        "«{name}» necesita más memoria de la que se le da a una planilla (300 MB). Copie sus datos en un libro nuevo o "
        "divídala en varias, y elija esa."
    ).format(name=name)
