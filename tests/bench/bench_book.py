"""A book of six hundred actas: its pages in one PDF beside bare ReportLab, its light copy, and what its check costs."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from munidesk import catalog
from munidesk.data import check, file
from munidesk.data.packed_text import unpack
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.bound import Bound
from munidesk.features.council import exports
from munidesk.features.council.sample.write import write_sample
from munidesk.overview.light import write_light
from munidesk.records.sheet import Selection
from tests.bench.bench_session import bare_pdf
from tests.bench.measure import BenchRow, from_pairs, milliseconds

ACTAS = 600
LEFT = 2  # the sample leaves its last sessions without approval


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = file.create(folder / "libro.munidesk", catalog.schemas(), author="Lucía")
        write_sample(store, sessions=ACTAS + LEFT, seats=5, items=3)
        try:
            return [_check(store), _light(store, folder), *_book(store)]
        finally:
            store.close()


def _check(store: Store) -> BenchRow:
    """Beside what no check could do without: SQLite's own, and the fingerprint of every text."""

    def base() -> None:
        store.connection.execute("PRAGMA integrity_check").fetchall()
        for row in store.query("SELECT content FROM minutes"):
            hashlib.sha256(unpack(str(row["content"])).encode()).hexdigest()

    held = store.count("minutes")
    pairs = _pairs(lambda: check.all_problems(store), base, rounds=3)
    return from_pairs(f"check, {held} actas aprobadas", pairs, aim=20, note="base: integrity_check y las huellas")


def _light(store: Store, folder: Path) -> BenchRow:
    """Beside the copy of the whole file by SQLite."""
    turn = [0]

    def ours() -> None:
        turn[0] += 1
        write_light(catalog.HOUSE, store, folder / f"copia{turn[0]}.munidesk")

    def base() -> None:
        store.connection.execute("VACUUM INTO ?", [str(folder / f"base{turn[0]}.db")])

    pairs = _pairs(ours, base, rounds=1)
    size = (folder / "copia1.munidesk").stat().st_size / store.path.stat().st_size
    return from_pairs("copia liviana, 600 sesiones", pairs, aim=60, note=f"{size:.0%} del archivo")


def _book(store: Store) -> list[BenchRow]:
    """All the folios of a book in one PDF, with its diligences and its index."""
    whole = exports.bound_book(store, Selection())
    assert isinstance(whole, Bound)
    pages = [0]

    def ours() -> None:
        pages[0] = _pages(render.pdf_bytes(whole))

    def base() -> None:
        for part in whole.parts:
            bare_pdf(part)

    pairs = _pairs(ours, base, rounds=1)
    speed = pages[0] / (pairs[0][0] / 1000)
    return [
        from_pairs(f"libro de {len(whole.parts)} papeles en un PDF", pairs, aim=1.5,
                   note=f"{pages[0]} páginas, {speed:.0f} por segundo"),
    ]  # fmt: skip


def _pages(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(BytesIO(data))
    try:
        return len(document)
    finally:
        document.close()


def _pairs(ours: Callable[[], object], base: Callable[[], object], *, rounds: int) -> list[tuple[float, float]]:
    """Long work is not repeated until it is warm: once each, in turn."""
    found: Sequence[tuple[float, float]] = [(milliseconds(ours), milliseconds(base)) for _round in range(rounds)]
    return list(found)
