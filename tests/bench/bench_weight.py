"""The same municipality packed and as version 0.1 kept it: bytes, and what its check and a history take."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from munidesk import catalog
from munidesk.data import check, file
from munidesk.data.connection import connect, write_anew
from munidesk.data.history import history
from munidesk.town.sample import SampleSize
from tests.bench.measure import BenchRow, compare
from tests.data import past
from tests.data.forging import rehash

TEN_TIMES = SampleSize(sessions=140, initiatives=410)


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        path, before = two_files(Path(name))
        return [_weight(path, before), *_reading(path, before)]


def two_files(folder: Path) -> tuple[Path, Path]:
    """Ten samples in one: as it is kept today, and the same contents as version 0.1 kept them."""
    path = folder / "hoy.munidesk"
    with closing(file.create(path, catalog.schemas(), author="Lucía")) as store:
        catalog.write_sample(store, TEN_TIMES)
    before = Path(shutil.copy(path, folder / "antes.munidesk"))
    with closing(connect(before)) as raw:
        past.lay_open(raw)
        past.write_out(raw)
        past.key_search(raw)
        rehash(raw)
    for one in (path, before):
        with closing(connect(one)) as raw:
            write_anew(raw)
    return path, before


def contents(path: Path) -> int:
    """Bytes beyond those of an empty file, where each of a hundred tables takes a page or two, whatever it holds."""
    empty = path.with_name("vacio.munidesk")
    empty.unlink(missing_ok=True)
    file.create(empty, catalog.schemas(), author="Lucía").close()
    with closing(connect(empty)) as raw:
        write_anew(raw)
    return path.stat().st_size - empty.stat().st_size


def _weight(path: Path, before: Path) -> BenchRow:
    ours, theirs = (contents(one) / 1e6 for one in (path, before))
    return BenchRow(
        "peso del archivo, hoy / como lo guardaba la versión 0.1", ours, theirs, ours / theirs, 0.45, unit="MB"
    )


def _reading(path: Path, before: Path) -> list[BenchRow]:
    with closing(connect(path, read_only=True)) as ours, closing(connect(before, read_only=True)) as theirs:
        keys = [row["id"] for row in ours.execute("SELECT id FROM initiative ORDER BY id LIMIT 20")]
        return [
            compare("check, historia empaquetada / fila a fila", lambda: check.database_problems(ours),
                    lambda: check.database_problems(theirs), aim=1.0, rounds=3),
            compare("historia de 20 registros", lambda: [history(ours, "initiative", key) for key in keys],
                    lambda: [history(theirs, "initiative", key) for key in keys], aim=1.0),
        ]  # fmt: skip
