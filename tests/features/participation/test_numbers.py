"""Official numbers: nobody is given the same twice, and a file that another program holds does not stop the window."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from munidesk import catalog
from munidesk.base.errors import DiskError
from munidesk.data import file
from munidesk.data.connection import PATIENCE
from munidesk.data.store import Store
from munidesk.features.participation.domain import Initiative
from munidesk.features.participation.initiatives.store import all_initiatives, register
from munidesk.town.founding import found

DAY = date(2026, 11, 17)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    yield made
    made.close()


def test_t6_four_at_once_never_share_a_folio(store: Store):
    failed: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for number in range(100):
                register(store, Initiative(title=f"Luz {name}-{number}", received=DAY))
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    folios = Counter(one.folio_number for one in all_initiatives(store))
    assert sorted(folios) == list(range(1, 401))
    assert set(folios.values()) == {1}
    assert "2026-400" in store.undo_label


def test_a_label_inside_another_change_is_the_others(store: Store):
    with store.change("Importar iniciativas"):
        register(store, Initiative(title="Luz", received=DAY))
    assert store.undo_label == "Importar iniciativas"


def test_t6_a_file_that_another_program_holds_says_so_soon_and_takes_the_same_afterwards(store: Store):
    assert PATIENCE < 1
    assert store.connection.execute("PRAGMA busy_timeout").fetchone()[0] == PATIENCE * 1000
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(
            DiskError, match=r"Otro programa está usando «cerro.munidesk»\. Espere un momento y repita\."
        ):
            register(store, Initiative(title="Luz", received=DAY))
        other.execute("ROLLBACK")
    register(store, Initiative(title="Luz", received=DAY))
    assert [one.folio for one in all_initiatives(store)] == ["2026-001"]
