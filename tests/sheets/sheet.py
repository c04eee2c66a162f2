"""Sheets for the tests, and an import of one from end to end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl

from munidesk.data.store import Store
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target

FATES = (Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.REFUSED)


def csv_of(path: Path, head: Sequence[str], *rows: Sequence[object]) -> Path:
    """A CSV of the country's kind."""
    lines = [";".join(str(cell) for cell in row) for row in (head, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def xlsx_of(path: Path, head: Sequence[object], *rows: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (head, *rows):
        page.append(list(row))
    book.save(path)
    return path


Mended = Mapping[tuple[str, int, str], str]


def rehearse(store: Store, target: Target, path: Path, shape: Shape | None = None, mended: Mended | None = None):
    return assistant.rehearse(store, target, assistant.open_sheets(store, target, path), shape or Shape(), mended or {})


def write(
    store: Store, target: Target, path: Path, shape: Shape | None = None, mended: Mended | None = None
) -> Rehearsal:
    return assistant.write(store, target, assistant.open_sheets(store, target, path), shape or Shape(), mended or {})


def counts(told: Rehearsal) -> tuple[int, ...]:
    """New, changed, the same, refused."""
    return tuple(told.count(fate) for fate in FATES)


@dataclass(frozen=True)
class Brought:
    """An import in a few figures: rows that were new or here, those refused, those of which a word is said."""

    understood: tuple[str, ...]
    added: int
    changed: int
    matched: int
    refused: tuple[tuple[int, str, str], ...]
    told: tuple[tuple[int, str], ...]


def bring(
    store: Store,
    target: Target,
    path: Path,
    *,
    dry_run: bool = False,
    mapping: Mapping[str, str] | None = None,
    **answers: str,
) -> Brought:
    """As the window does: what was decided for the last such sheet holds unless something else is said now."""
    opened = assistant.open_sheets(store, target, path)
    columns = {key: tuple(title.split("+")) for key, title in (mapping or {}).items()}
    shape = Shape(columns=columns) if columns else opened.remembered or Shape()
    shape = replace(shape, answers=answers)
    told = (assistant.rehearse if dry_run else assistant.write)(store, target, opened, shape, {})
    new, changed, same, _refused = counts(told)
    return Brought(
        told.understood,
        new,
        changed,
        changed + same,
        tuple((one.line, one.column, one.reason) for one in told.outcomes if one.fate is Fate.REFUSED),
        tuple((one.line, one.note) for one in told.outcomes if one.note),
    )
