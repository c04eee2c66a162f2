"""Inicio tells of the round that is open and of the one that falls due."""

from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.pending import pending
from munidesk.features.open_government.diagnoses.store import diagnosis_of, open_round, save_diagnosis
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments import store as engine
from tests.features.open_government.rounds import answered


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")


def test_an_open_round_says_how_many_blanks_keep_it_from_being_closed(store):
    key = save_diagnosis(store, Diagnosis(instrument_key="gobierno-abierto", title="Autodiagnóstico", months=12))
    own = open_round(store, key, date(2026, 1, 1), date(2026, 11, 17), due=date(2026, 11, 27))
    engine.answer(store, own, "lugar-unico", "2")
    found = pending(store, date(2026, 11, 17), 10)[0]
    (row,) = found.rows
    blanks = found.going[0].words
    assert row.title.startswith("Cerrar «Autodiagnóstico»: ") and row.title.endswith("en blanco")
    assert (row.due, row.late, row.arguments) == (date(2026, 11, 27), False, {"id": key, "round": own})
    assert blanks == row.detail and 0 < found.going[0].share < 1
    assert pending(store, date(2026, 11, 28), 10)[0].rows[0].late


def test_the_next_round_is_told_a_month_before_its_term(store):
    key = save_diagnosis(store, Diagnosis(instrument_key="gobierno-abierto", title="Autodiagnóstico", months=12))
    answered(store, key, 2025)
    assert diagnosis_of(store, key).months == 12
    assert pending(store, date(2026, 11, 17), 10)[0].rows == ()
    (row,) = pending(store, date(2026, 12, 5), 10)[0].rows
    assert (row.title, row.due) == ("Abrir la ronda siguiente de «Autodiagnóstico»", date(2026, 12, 31))
    assert pending(store, date(2027, 1, 1), 10)[0].rows[0].late
