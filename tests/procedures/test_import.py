"""Observations of a sheet: each with its folio; who made it goes to the private table and nowhere else."""

from munidesk import catalog
from munidesk.procedures.kinds import ENTRIES
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.town.people_lists.store import neighbours
from tests.procedures.test_store import do, seen, store  # noqa: F401 - fixtures
from tests.sheets.drawn import drawn
from tests.sheets.sheet import counts, write

HEAD = ["Fecha", "Vía", "Autor", "Teléfono", "Observación"]
ROWS = [
    ["20/9/2026", "correo", "Rosa Núñez de la Cruz", "094 551 772", "Que no se tape el humedal"],
    ["21/9/2026", "papel", "", "", "Bancos en la costa"],
]


def target():
    return catalog.importer_named("observations").target()


def test_step_12_who_observed_comes_from_the_sheet_into_the_private_table_alone(store, seen, tmp_path):  # noqa: F811
    path = drawn(tmp_path / "a.xlsx", [HEAD, *ROWS])
    told = write(store, target(), path)
    assert [one.reason for one in told.outcomes if one.reason] == []
    assert counts(told) == (2, 0, 0, 0)
    (kept,) = neighbours(store)
    assert (kept.name, kept.phone) == ("Rosa Núñez de la Cruz", "094 551 772")
    assert [(one.folio, one.neighbour_id, one.name) for one in ENTRIES.all(store)] == [
        ("O-001", kept.id, ""), ("O-002", "", "")
    ]  # fmt: skip
    for table in (row["name"] for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")):
        if table not in (NEIGHBOURS.table, "change_private"):
            held = " ".join(map(str, store.query(f'SELECT * FROM "{table}"')))
            assert not [one for one in ("Rosa", "094 551") if one in held], table


def test_step_12_a_telephone_without_its_author_is_told_and_nothing_of_that_row_comes_in(store, seen, tmp_path):  # noqa: F811
    path = drawn(tmp_path / "a.xlsx", [HEAD, ["20/9/2026", "correo", "", "094 551 772", "Que no se tape el humedal"]])
    told = write(store, target(), path)
    assert [one.reason for one in told.outcomes] == ["Trae datos de contacto sin el nombre del autor. Complételo."]
    assert ENTRIES.all(store) == ()
    assert neighbours(store) == ()
