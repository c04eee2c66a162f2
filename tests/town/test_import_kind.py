"""A sheet becomes records of any plain kind, by what its fields are called."""

from datetime import date
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.town.founding import found
from munidesk.town.import_kind import can_be_imported, import_kind
from munidesk.town.imports import ImportOptions
from tests.records.course import COURSES, SCHEMA, Mode

SHEET = """Nombre;Dia;Modalidad;Costo;Horas
Actas claras;2/3/2026;a distancia;1.200,50;1,5
Árboles;31/2/2026;presencial;;
Presupuesto;4/5/2026;por correo;;
Foros;4/5/2026;in_person;;-2
Riego;;;;
"""


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", (*catalog.schemas(), SCHEMA), author="Lucía")
    found(made, country="UY", name="Municipio Nuevo")
    yield made
    made.close()


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "cursos.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_each_row_is_a_record_and_what_cannot_be_is_refused_at_its_column(store, sheet):
    report = import_kind(COURSES, store, sheet, ImportOptions())
    assert (report.added, [(line, column) for line, column, _why in report.refused]) == (
        2, [(3, "Dia"), (4, "Modalidad"), (5, "Horas")],
    )  # fmt: skip
    kept = {one.title: one for one in COURSES.all(store)}
    assert set(kept) == {"Actas claras", "Riego"}
    one = kept["Actas claras"]
    assert (one.day, one.mode, one.cost, one.hours) == (date(2026, 3, 2), Mode.REMOTE, 120050, Decimal("1.5"))
    assert check.database_problems(store.connection) == ()
    store.undo()
    assert COURSES.all(store) == ()


def test_a_rehearsal_writes_nothing_and_a_sheet_without_the_title_is_told(store, sheet, tmp_path):
    assert import_kind(COURSES, store, sheet, ImportOptions(dry_run=True)).added == 2
    assert COURSES.all(store) == ()
    other = tmp_path / "otra.csv"
    other.write_text("Fecha;Horas\n2/3/2026;1\n", encoding="utf-8")
    with pytest.raises(UserError, match="Curso"):
        import_kind(COURSES, store, other, ImportOptions())


def test_kinds_of_law_are_not_imported_row_by_row():
    kinds = {one.table: one for feature in catalog.HOUSE.features for one in feature.kinds}
    assert can_be_imported(COURSES)
    assert not can_be_imported(kinds["vote"])
    assert not can_be_imported(kinds["person"])
