"""Asking for a file that is there already: where her papers are, never where the program was started."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from munidesk.base.i18n import _

SHEETS = (".xlsx", ".csv", ".txt")
PICTURES = (".png", ".jpg", ".jpeg")


_LAST: dict[Path, Path] = {}
"""Where she chose last, by where her papers are: another municipality, opened meanwhile, has its own."""


def ask_file(parent: QWidget, title: str, folder: Path, kinds: str, suffixes: Sequence[str] = ()) -> Path | None:
    """The file she chooses, or None. `kinds` says in words what `suffixes` are («Planillas»).

    Begins in `folder`, and once she has chosen in another one, there.
    """
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, title, str(_begins_in(folder)), _filtered(kinds, suffixes),
        options=QFileDialog.Option.DontUseNativeDialog,
    )  # fmt: skip
    return _remembered(folder, [chosen])[0] if chosen else None


def ask_files(parent: QWidget, title: str, folder: Path, kinds: str, suffixes: Sequence[str]) -> list[Path]:
    """As `ask_file`, for as many as she marks."""
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent, title, str(_begins_in(folder)), _filtered(kinds, suffixes),
        options=QFileDialog.Option.DontUseNativeDialog,
    )  # fmt: skip
    return _remembered(folder, chosen)


def ask_sheet(parent: QWidget, title: str, folder: Path, other: Sequence[str] = ()) -> Path | None:
    """A spreadsheet or a list in text; a file with one of the `other` endings, where there are any."""
    if other:
        return ask_file(parent, title, folder, _("Archivos"), other)
    return ask_file(parent, title, folder, _("Planillas"), SHEETS)


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A folder of hers, whose files are taken."""
    chosen = QFileDialog.getExistingDirectory(
        parent, title, str(_begins_in(folder)),
        QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly,
    )  # fmt: skip
    return _remembered(folder, [chosen])[0] if chosen else None


def ask_picture(parent: QWidget, title: str, folder: Path) -> Path | None:
    return ask_file(parent, title, folder, _("Imágenes"), PICTURES)


def _begins_in(folder: Path) -> Path:
    last = _LAST.get(folder, folder)
    return last if last.is_dir() else folder  # a stick that was pulled out


def _remembered(folder: Path, chosen: Sequence[str]) -> list[Path]:
    paths = [Path(one) for one in chosen]
    if paths:
        _LAST[folder] = paths[0].parent
    return paths


def _filtered(kinds: str, suffixes: Sequence[str]) -> str:
    return f"{kinds} ({' '.join(f'*{one}' for one in suffixes)})" if suffixes else ""
