"""«Llevarse todo» of a big municipality, and back, against bare `csv` over the same rows."""

import csv
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from munidesk import catalog
from munidesk.data import file
from munidesk.data.connection import connect
from munidesk.data.store import Store
from munidesk.overview.everything import Asked
from munidesk.overview.everything_back import bring_back
from munidesk.overview.everything_write import Taken, take_everything
from munidesk.town.sample import SampleSize
from tests.bench.measure import BenchRow, compare, milliseconds

BIG = SampleSize(sessions=140, initiatives=4_000)


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(file.create(folder / "a.munidesk", catalog.schemas(), author="Lucía")) as store:
            catalog.write_sample(store, BIG)
            return [*(_out(store, folder, plain=plain) for plain in (False, True)), _back(store, folder)]


def _take(store: Store, folder: Path, *, plain: bool) -> Taken:
    rmtree(folder / "s", ignore_errors=True)
    return take_everything(catalog.HOUSE, store, folder / "s", Asked(plain=plain, private=True, documents=False))


def _bare(path: Path, folder: Path) -> int:
    """The same tables as they are stored, with nothing said of them."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir()
    written = 0
    with closing(connect(path, read_only=True)) as raw:
        for kind in (kind for feature in catalog.HOUSE.features for kind in feature.kinds):
            with (folder / f"{kind.table}.csv").open("w", encoding="utf-8", newline="") as target:
                found = raw.execute(f'SELECT * FROM "{kind.table}" WHERE deleted_at IS NULL').fetchall()
                csv.writer(target).writerows(found)
                written += len(found)
    return written


def _out(store: Store, folder: Path, *, plain: bool) -> BenchRow:
    count = _take(store, folder, plain=plain).records
    form = "claves y códigos" if plain else "palabras"
    made = compare(
        f"llevarse todo, {form} / csv a secas", lambda: _take(store, folder, plain=plain),
        lambda: _bare(store.path, folder / "bare"), aim=10, rounds=3,
    )  # fmt: skip
    return replace(made, note=f"{count} renglones, {count / made.median_ms * 1000:,.0f} por segundo")


def _back(store: Store, folder: Path) -> BenchRow:
    taken, path = _take(store, folder, plain=False), folder / "b.munidesk"
    ours = milliseconds(lambda: bring_back(catalog.HOUSE, taken.path, path))
    theirs = milliseconds(lambda: _bare(store.path, folder / "bare"))
    note = f"{taken.records} renglones, {taken.records / ours * 1000:,.0f} por segundo"
    return BenchRow("importar todo de una carpeta / csv a secas", ours, theirs, ours / theirs, 30, note)
