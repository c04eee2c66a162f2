"""What may be done to a sheet without changing what its rows are."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from munidesk.data.book import Area
from munidesk.sheets.match import match
from munidesk.sheets.shape import Shape
from munidesk.sheets.understand import understand
from munidesk.sheets.understood import RowIs, Understood
from munidesk.sheets.words import says_total
from tests.sheets.books import book, grasp, page
from tests.sheets.lists import INITIATIVE, PEOPLE, PLAN

AMOUNTS = st.integers(-99_999, 9_999_999)
NAMES = st.text("abcdefghijklmnñopqrstuvwxyzáéí ", min_size=3, max_size=24).filter(
    lambda text: text.strip() and not says_total(text)  # «sum 3 · 0» under its rows is a total to any reader
)
WORDS = st.sampled_from(["TOTAL", "Subtotal", "Suma del capítulo", "Total general"])
HEADING = ["Nombre", "Responsable", "Monto"]


@st.composite
def lists(draw: st.DrawFn, amount: st.SearchStrategy[int] = AMOUNTS) -> list[list[object]]:
    amounts = draw(st.lists(amount, min_size=2, max_size=12))
    return [[f"{draw(NAMES).strip()} {at}", "Obras", amount] for at, amount in enumerate(amounts, 1)]


@st.composite
def nested(
    draw: st.DrawFn, rows: list[list[object]], labels: st.SearchStrategy[str | None] = WORDS, depth: int = 0
) -> list[list[object]]:
    """The rows with a total under them, and with totals under parts of them, and so on."""
    made: list[list[object]] = list(rows)
    if len(rows) > 3 and depth < 3:
        cut = draw(st.integers(2, len(rows) - 2))
        made = [*draw(nested(rows[:cut], labels, depth + 1)), *draw(nested(rows[cut:], labels, depth + 1))]
    return [*made, [draw(labels), None, sum(row[2] for row in rows)]]


def values(sheet: Understood) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row.cells if cell.value is not None) for row in sheet.data]


@given(st.data(), lists())
def test_totals_of_any_nesting_change_no_row(data: st.DataObject, rows: list[list[object]]) -> None:
    sheet = grasp([HEADING, *data.draw(nested(rows))])
    assert values(sheet) == values(grasp([HEADING, *rows]))
    assert all(total.agrees for total in sheet.totals)


@given(st.data(), lists(st.integers(1000, 9_999_999)))
def test_totals_without_a_word_change_no_row(data: st.DataObject, rows: list[list[object]]) -> None:
    """They say a sum and leave blank what every other row says."""
    labels = st.sampled_from([None, "Bloque", "Capítulo"])
    sheet = grasp([HEADING, *data.draw(nested(rows, labels))])
    assert values(sheet) == values(grasp([HEADING, *rows]))


def test_p2_two_amounts_that_could_be_years_are_summed_by_their_total():
    sheet = grasp([HEADING, ["Poda", "Obras", 1900], ["Riego", "Obras", 1900], ["TOTAL", None, 3800]])
    assert [row.what for row in sheet.data] == [RowIs.DATA, RowIs.DATA]
    assert len(sheet.totals) == 1


@given(st.data(), lists())
def test_merging_amounts_leaves_their_sum(data: st.DataObject, rows: list[list[object]]) -> None:
    first = data.draw(st.integers(0, len(rows) - 2))
    last = data.draw(st.integers(first + 1, len(rows) - 1))
    merged = [list(row) for row in rows]
    merged[first][2] = sum(row[2] for row in rows[first : last + 1])
    for row in merged[first + 1 : last + 1]:
        row[2] = None
    sheet = grasp([HEADING, *merged], [f"C{first + 2}:C{last + 2}"])
    assert len(sheet.data) == len(rows)
    assert sum(Decimal(row.cells[2].value or 0) for row in sheet.data) == sum(row[2] for row in rows)
    assert [dict(row.spans) for row in sheet.data if row.spans] == [{2: last - first + 1}]


@given(lists(), st.integers(0, 9), st.integers(0, 5))
def test_a_list_further_down_and_to_the_right_is_the_same_list(rows: list[list[object]], down: int, right: int) -> None:
    moved = [*([[]] * down), *([None] * right + row for row in [HEADING, *rows, ["TOTAL", None, 7]])]
    here, there = grasp([HEADING, *rows, ["TOTAL", None, 7]]), grasp(moved)
    assert there.header_line == here.header_line + down
    assert values(there) == values(here)
    assert [row.what for row in there.rows] == [row.what for row in here.rows]
    assert [column.title for column in there.columns[right:]] == [column.title for column in here.columns]
    assert [column.sense for column in there.columns[right:]] == [column.sense for column in here.columns]


@given(lists(), st.integers(1, 3))
def test_titles_above_change_no_row(rows: list[list[object]], n: int) -> None:
    titled = [*[[f"Libreta número {at}"] for at in range(n)], [], HEADING, *rows]
    sheet = grasp(titled)
    assert values(sheet) == values(grasp([HEADING, *rows]))
    assert [row.what for row in sheet.rows[: n + 1]] == [*[RowIs.TITLE] * n, RowIs.HEADING]


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["TOTAL", "x", "s/d", "-", "Eje 1", "1.1", "Nombre", "Monto", "Programa:", "2026", "S1", "ene"]),
    st.text(max_size=12),
    st.integers(-5, 3000),
    st.decimals(-9, 9, places=2),
    st.dates(),
    st.booleans(),
    st.times(),
)  # fmt: skip


@given(st.data(), st.lists(st.lists(CELLS, max_size=7), max_size=14), st.integers(0, 16), st.integers(0, 16))
def test_whatever_a_sheet_holds_each_of_its_rows_is_something(
    data: st.DataObject, rows: list[list[object]], header_row: int, last_row: int
) -> None:
    corners = st.tuples(st.integers(0, 15), st.integers(0, 7), st.integers(0, 15), st.integers(0, 7))
    areas = [
        Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        for top, left, bottom, right in data.draw(st.lists(corners, max_size=4))
    ]
    made = replace(page(rows), merged=tuple(areas))
    sheet = understand(made, book(made, made), header_row=header_row, last_row=last_row)
    assert [row.line for row in sheet.rows] == list(made.lines)
    assert [column.at for column in sheet.columns] == list(range(len(sheet.columns)))
    assert {len(row.cells) for row in sheet.rows} <= {len(sheet.columns)}
    assert all(-1 <= row.parent < at and row.parent != at for at, row in enumerate(sheet.rows))
    for fields in (INITIATIVE, PLAN, PEOPLE):
        taken = [at for places in match(fields, sheet, Shape()).columns.values() for at in places]
        assert len(taken) == len(set(taken))
