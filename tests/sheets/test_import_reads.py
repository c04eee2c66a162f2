"""What an import asks the file: as much for ten thousand rows as for ten, but for the rows themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation.initiatives import import_sheet
from munidesk.town import import_people
from munidesk.town.founding import found
from tests.sheets.sheet import counts, rehearse, write, xlsx_of

MANY = 40
HEAD = ("Título", "Ingreso", "Zona", "Tema", "Texto")


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "p.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Prueba")
    yield made
    made.close()


@contextmanager
def asked(store: Store) -> Iterator[list[str]]:
    """The statements that reach the file meanwhile."""
    said: list[str] = []
    store.connection.set_trace_callback(said.append)
    try:
        yield said
    finally:
        store.connection.set_trace_callback(None)


def register(tmp_path, text: str):
    rows = ((f"Pedido {at}", date(2026, 3, 1), f"Barrio {at % 3}", "Obras", f"{text} {at}") for at in range(MANY))
    return xlsx_of(tmp_path / f"{text}.xlsx", HEAD, *rows)


def times(said: list[str], words: str) -> int:
    return sum(words in one for one in said)


@pytest.mark.parametrize("table", ["municipality", "closed_day", "own_state", "encounter"])
def test_w9_what_all_rows_have_to_do_with_is_not_read_anew_for_each(store, tmp_path, table):
    write(store, import_sheet.target(), register(tmp_path, "Se pide"))
    for text, told in (("Se pide", (0, 0, MANY, 0)), ("Se reclama", (0, MANY, 0, 0))):
        with asked(store) as said:
            assert counts(rehearse(store, import_sheet.target(), register(tmp_path, text))) == told
        assert times(said, f"FROM {table} ") < 6


def test_w9_the_bodies_are_read_once_for_all_the_people_who_sit_in_them(store, tmp_path):
    given = ("María", "Juan", "Ana", "José")
    rows = ((given[at % 4], f"Pérez {chr(65 + at // 4)}ío", "Concejala", f"Comisión {at % 2}") for at in range(MANY))
    path = xlsx_of(tmp_path / "gente.xlsx", ("Nombre", "Apellido", "Cargo", "Órgano"), *rows)
    with asked(store) as said:
        assert counts(rehearse(store, import_people.target(), path)) == (MANY, 0, 0, 0)
    assert times(said, "FROM body ") < 10
