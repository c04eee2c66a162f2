"""Write a document from the window: ask where, render on the worker, say that it is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from munidesk.base.files import file_name
from munidesk.base.i18n import _
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.ui.context import Context
from munidesk.ui.printing import ways_of
from munidesk.ui.qt_words import kind_words
from munidesk.ui.tasks import Job

Build = Callable[[], Document]


__all__ = ["ask_path", "file_name", "say_written", "write"]


def ask_path(context: Context, name: str, suffix: str) -> Path | None:
    """Where to write; the person's documents folder and a sensible name are offered."""
    folder = context.store.path.parent
    chosen, _filter = QFileDialog.getSaveFileName(
        context.window,
        _("Guardar como"),
        str(folder / f"{file_name(name)}{suffix}"),
        f"{kind_words(suffix)} (*{suffix})",
        options=QFileDialog.Option.DontUseNativeDialog,
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def write(context: Context, build: Build, path: Path) -> None:
    """Build here (it reads the store), render over there, then say so."""
    document = build()

    def work(job: Job) -> Path:
        render.write(document, path, step=job.step)
        return path

    def done(written: Path) -> None:
        say_written(context, written, lambda: document)

    context.tasks.run(work, done)


def say_written(context: Context, written: Path, build: Build | None = None) -> None:
    """What was written, as what, and where; with the keys that open it, show its folder, or print what it says."""
    said = _("Se guardó {name} ({kind}) en {folder}").format(
        name=written.name, kind=kind_words(written.suffix.lower()), folder=written.parent
    )
    context.offer(said, ways_of(context, written, build))
