"""Fixtures of the council: a Uruguayan council of five, in a file of its own, at a fixed hour."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from munidesk.base.dates import fixed_clock
from tests.features.council import hall as halls


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with fixed_clock(datetime(2026, 11, 17, 19, 47)):
        yield


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[halls.Hall]:
    made = halls.hall(tmp_path / "cerro.munidesk")
    yield made
    made.store.close()


@pytest.fixture
def in_session(hall: halls.Hall) -> halls.Hall:
    """Opened at 19:05 with the five titulares present."""
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    return hall
