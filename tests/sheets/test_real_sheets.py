"""Public sheets of municipalities, when they are at hand: every row is data, and the columns that matter are found."""

from pathlib import Path

import pytest

from munidesk.sheets.match import match
from munidesk.sheets.shape import Shape
from munidesk.sheets.understand import understand
from tests.sheets.books import read
from tests.sheets.lists import INITIATIVE, PEOPLE, PLAN

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SHEETS = [
    ("planning/programas.csv", PLAN, 85, {"code", "title", "axis", "indicator", "unit", "target", "value", "year"}),
    (
        "planning/metas_pa.csv",
        PLAN,
        93,
        {"title", "axis", "parent", "indicator", "target", "approved", "year"},
    ),
    ("planning/metas_pd.csv", PLAN, 93, {"code", "axis", "parent", "unit", "target", "value", "approved", "year"}),
    ("initiatives/es_decide_madrid_2019.csv", INITIATIVE, 80, {"title", "text"}),
    ("initiatives/mx_presupuesto_participativo_2025.csv", INITIATIVE, 40, {"title", "zone"}),
    ("people/gt_corporaciones_2020_2024.csv", PEOPLE, 65, {"name", "post", "party"}),
]


@pytest.mark.parametrize(("name", "fields", "rows", "found"), SHEETS, ids=[one[0] for one in SHEETS])
def test_a_public_sheet_is_understood(name: str, fields, rows: int, found: set[str]) -> None:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"No está la carpeta de datos públicos: {path}")
    book = read(path)
    sheet = understand(book.pages[0], book)
    assert (sheet.header_line, len(sheet.data), sheet.totals) == (1, rows, ())
    assert match(fields, sheet, Shape()).columns.keys() >= found
