"""A municipality with approved actas, made once for the tests that alter a copy of it."""

import shutil
from datetime import datetime
from pathlib import Path

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.data import file
from munidesk.data.packed_text import unpack
from munidesk.data.store import Store
from munidesk.town.sample import SampleSize


def make(folder: Path) -> Path:
    """Seven sessions: four or more approved actas, the last of them still on its way to the book."""
    path = folder / "cerro.munidesk"
    with fixed_clock(datetime(2026, 11, 17, 19, 0)):
        store = file.create(path, catalog.schemas(), author="Lucía")
        catalog.write_sample(store, SampleSize(sessions=7, items=3, initiatives=3))
        store.close()
    return path


def copied(sample: Path, folder: Path) -> Path:
    return Path(shutil.copy(sample, folder / "cerro.munidesk"))


def opened(path: Path) -> Store:
    return file.open_file(path, catalog.schemas(), author="Lucía")


def actas(path: Path) -> dict[int, dict[str, object]]:
    """The approved actas of the file by number, each with the text as it was approved."""
    store = opened(path)
    try:
        rows = [row for row in store.select("minutes") if row["number"] is not None]
        return {int(str(row["number"])): {**row, "content": unpack(str(row["content"]))} for row in rows}
    finally:
        store.close()
