"""The invented municipality that hundreds of tests begin with: written once in a run, and copied for each test.

Who makes one first keeps it in the folder that the processes of a run share (`SHARED`), so that the others only copy.
A copy goes on in the chain that the sample began, as the file itself would after it was closed: what this computer
remembers of it is copied too. What a window takes back with Ctrl+Z is what was done since, as in any file that is
opened; what needs the sample's own changes taken back asks `catalog.write_sample` for one.
"""

import hashlib
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path

from munidesk import catalog
from munidesk.base.dates import now
from munidesk.base.paths import state
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.council.sample import write as council
from munidesk.town.sample import SampleSize

SHARED = "MUNIDESK_SAMPLES"
"""Names the folder of a run; where it names none, each process keeps its own."""
_AUTHOR = "Lucía"
_Told = tuple[bytes, dict[str, bytes]]
"""A sample as it was closed, with what was remembered of it."""
_WRITTEN: dict[Hashable, _Told] = {}


@contextmanager
def shared() -> Iterator[None]:
    """The processes begun in here make each sample once between them; one that is in here already goes on."""
    if SHARED in os.environ:
        yield
        return
    folder, mine = tempfile.mkdtemp(prefix="muestras-"), os.getpid()
    os.environ[SHARED] = folder
    try:
        yield
    finally:
        if os.getpid() == mine:  # one that was forked in here leaves the folder to the others
            del os.environ[SHARED]
            shutil.rmtree(folder, ignore_errors=True)


def sample(path: Path, size: SampleSize | None = None, *, author: str = _AUTHOR) -> Store:
    """The whole sample in a new file at `path`, open."""
    if path.exists():
        raise FileExistsError(path)
    _copy(path, *_whole(size or SampleSize(), author))
    return file.open_file(path, catalog.schemas(), author=author)


def write_sample(store: Store, size: SampleSize | None = None) -> None:
    """As `catalog.write_sample`, into a file that was just made: it goes on as one that was opened with the sample."""
    _replace(store, _whole(size or SampleSize(), store.author))


def write_council(store: Store, *, country: str = "UY", sessions: int = 14) -> None:
    """As `write_sample` of the council, which knows no other feature."""
    key = ("council", country, sessions, store.author, now())
    _replace(store, _once(key, lambda one: council.write_sample(one, country=country, sessions=sessions), store.author))


def _whole(size: SampleSize, author: str) -> _Told:
    return _once((size, author, now()), lambda store: catalog.write_sample(store, size), author)


def _replace(store: Store, told: _Told) -> None:
    """What holds the store keeps it: its insides are those of the file opened again."""
    assert store.saved_at is None, "only a file that was just made is replaced"
    store.close()
    _copy(store.path, *told)
    opened = file.open_file(store.path, catalog.schemas(), author=store.author)
    vars(store).clear()
    vars(store).update(vars(opened))


def _copy(path: Path, contents: bytes, chains: dict[str, bytes]) -> None:
    path.write_bytes(contents)
    for name, told in chains.items():
        (state() / "chains").mkdir(parents=True, exist_ok=True)
        (state() / "chains" / name).write_bytes(told)


def _once(key: Hashable, fill: Callable[[Store], object], author: str) -> _Told:
    if key not in _WRITTEN:
        _WRITTEN[key] = _kept(key) or _keep(key, _written(fill, author))
    return _WRITTEN[key]


def _place(key: Hashable) -> Path | None:
    folder = os.environ.get(SHARED)
    return Path(folder) / hashlib.sha256(repr(key).encode()).hexdigest() if folder else None


def _kept(key: Hashable) -> _Told | None:
    place = _place(key)
    if place is None or not place.is_file():
        return None
    told: _Told = pickle.loads(place.read_bytes())
    return told


def _keep(key: Hashable, told: _Told) -> _Told:
    """Two that make the same at a time put the same there, each in one step."""
    place = _place(key)
    if place is not None:
        part = place.with_suffix(f".{os.getpid()}")
        part.write_bytes(pickle.dumps(told))
        part.replace(place)
    return told


def _written(fill: Callable[[Store], object], author: str) -> _Told:
    before = _chains()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "muestra.munidesk"
        store = file.create(path, catalog.schemas(), author=author)
        fill(store)
        store.close()
        return path.read_bytes(), {name: told for name, told in _chains().items() if before.get(name) != told}


def _chains() -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (state() / "chains").glob("*.json")}
