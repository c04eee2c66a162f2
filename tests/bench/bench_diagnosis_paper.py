"""The diagnosis as PDF at 200 questions and five rounds, beside one of 24 questions and two rounds."""

import tempfile
from datetime import date
from pathlib import Path

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from tests.bench.measure import BenchRow, compare
from tests.features.open_government.diagnosed import answered, diagnosis, many

_LAST = date(2026, 1, 1).year


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large, small = _store(folder / "grande", 8, 25, 5), _store(folder / "chico", 4, 6, 2)
        row = compare(
            "PDF de un diagnóstico de 200 × 5", lambda: _pdf(large), lambda: _pdf(small), aim=3.0, rounds=3,
            note="junto a uno de 24 × 2",
        )  # fmt: skip
        large.close()
        small.close()
    return [row]


def _store(folder: Path, dimensions: int, each: int, rounds: int) -> Store:
    folder.mkdir()
    store = file.create(folder / "a.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    own, key = many(folder, dimensions, each), diagnosis(store)
    for year in range(_LAST - rounds + 1, _LAST + 1):
        answers = {one.key: str((at * 7 + year * 3) % 5) for at, one in enumerate(own.criteria)}
        answered(store, key, year, answers, script=own)
    return store


def _pdf(store: Store) -> bytes:
    made = catalog.export_named("diagnosis")(store, Selection())
    assert isinstance(made, Document)
    return render.pdf_bytes(made)
