"""Ctrl+K over 200,000 paragraphs: rare words, common words, the beginnings of words, phrases."""

import random
import statistics
import tempfile
from pathlib import Path

from munidesk import catalog
from munidesk.data import file, search
from munidesk.data.search_index import kind_token
from munidesk.data.store import Store
from tests.bench.measure import BenchRow, milliseconds

_PARAGRAPHS, _WORDS, _ROUNDS = 200_000, 40, 3
_COMMON = ("alumbrado", "de", "la", "calle", "plaza", "se", "resuelve", "alumno", "alambre", "obras")
_ASKED = (
    "alumbrado", "al", "alum", "de la", "plaza alumbr", "calle obras resuelve", "«la plaza»", "plaza -calle",
    "2026-0034", "resuelve al", "zzz", "obras pla",
)  # fmt: skip


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as folder:
        store = file.create(Path(folder) / "grande.munidesk", catalog.schemas())
        rare = _fill(store)
        asked = (*_ASKED, *rare)
        times = sorted(milliseconds(lambda w=w: search.found(store, w)) for w in asked for _round in range(_ROUNDS))
        store.close()
    p95, half = times[round(len(times) * 0.95) - 1], statistics.median(times)
    note = f"mediana {half:.1f} ms, {len(asked)} búsquedas"
    return [BenchRow("Ctrl+K en 200.000 párrafos, p95 / 50 ms", p95, 50, p95 / 50, 1, note)]


def _fill(store: Store) -> tuple[str, ...]:
    """Half of every paragraph is of ten words, the other of twenty thousand; six tenths are contributions."""
    dice = random.Random(7)
    letters = "abcdefghilmnoprstuvz"
    rare = ["".join(dice.choices(letters, k=dice.randint(3, 9))) for _word in range(20_000)]
    kinds = [one.kind for one in store.searchable]
    texts = (
        (kind, str(at), f"{body[:40]}\x1ffolio 2026-{at:04d}\x1f{kind_token(kind)}", body)
        for at in range(_PARAGRAPHS)
        for kind in ("contribution" if dice.random() < 0.6 else dice.choice(kinds),)
        for body in (" ".join(dice.choice(rare if dice.random() < 0.5 else _COMMON) for _word in range(_WORDS)),)
    )
    connection = store.connection
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO search_text (kind, record, title, body) VALUES (?, ?, ?, ?)", texts)
    connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    connection.execute("COMMIT")
    return tuple(rare[:6])
