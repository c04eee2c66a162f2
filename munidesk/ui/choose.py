"""Asking for a file that is there already: where her papers are, never where the program was started."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from munidesk.base.i18n import _

SHEETS = (".xlsx", ".csv", ".txt")
PICTURES = (".png", ".jpg", ".jpeg")


def ask_file(parent: QWidget, title: str, folder: Path, kinds: str, suffixes: Sequence[str] = ()) -> Path | None:
    """The file she chooses, or None. `kinds` says in words what `suffixes` are («Planillas»).

    Begins in `folder`, and once she has chosen in another one, there.
    """
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, title, begins_in(folder), _filtered(kinds, suffixes), options=QFileDialog.Option.DontUseNativeDialog
    )
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget, title: str, folder: Path, kinds: str, suffixes: Sequence[str]) -> list[Path]:
    """As `ask_file`, for as many as she marks."""
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent, title, begins_in(folder), _filtered(kinds, suffixes), options=QFileDialog.Option.DontUseNativeDialog
    )
    return [Path(one) for one in chosen]


def ask_sheet(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A spreadsheet or a list in text."""
    return ask_file(parent, title, folder, _("Planillas"), SHEETS)


def ask_picture(parent: QWidget, title: str, folder: Path) -> Path | None:
    return ask_file(parent, title, folder, _("Imágenes"), PICTURES)


def begins_in(folder: Path) -> str:
    """Qt keeps where she chose last; until then it says the folder of the process, which is the program's own."""
    last = QFileDialog().directory().absolutePath()
    return str(folder) if last == QDir.currentPath() else last


def _filtered(kinds: str, suffixes: Sequence[str]) -> str:
    return f"{kinds} ({' '.join(f'*{one}' for one in suffixes)})" if suffixes else ""
