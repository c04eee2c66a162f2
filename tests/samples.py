"""The invented municipality that hundreds of tests begin with: written once by each process, and copied for each test.

A copy goes on in the chain that the sample began, as the file itself would after it was closed: what this computer
remembers of it is copied too. A window takes back only what was done since, so a story writes its sample itself.
"""

import tempfile
from collections.abc import Callable, Hashable
from pathlib import Path

from munidesk import catalog
from munidesk.base.dates import now
from munidesk.base.paths import state
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.town.sample import SampleSize

_AUTHOR = "Lucía"
_WRITTEN: dict[Hashable, tuple[bytes, dict[str, bytes]]] = {}
"""Each as it was closed, with what was remembered of it."""


def sample(path: Path, size: SampleSize | None = None, *, author: str = _AUTHOR) -> Store:
    """The whole sample in a new file at `path`, open."""
    return _copied(path, lambda store: catalog.write_sample(store, size), (size, author, now()), author)


def _copied(path: Path, fill: Callable[[Store], object], key: Hashable, author: str) -> Store:
    if key not in _WRITTEN:
        _WRITTEN[key] = _written(fill, author)
    contents, chains = _WRITTEN[key]
    if path.exists():
        raise FileExistsError(path)
    path.write_bytes(contents)
    for name, told in chains.items():
        (state() / "chains").mkdir(parents=True, exist_ok=True)
        (state() / "chains" / name).write_bytes(told)
    return file.open_file(path, catalog.schemas(), author=author)


def _written(fill: Callable[[Store], object], author: str) -> tuple[bytes, dict[str, bytes]]:
    before = _chains()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "muestra.munidesk"
        store = file.create(path, catalog.schemas(), author=author)
        fill(store)
        store.close()
        return path.read_bytes(), {name: told for name, told in _chains().items() if before.get(name) != told}


def _chains() -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (state() / "chains").glob("*.json")}
