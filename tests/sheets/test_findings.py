"""What clerks' sheets suffered before: each finding with its own figures, understood as the person meant it."""

from datetime import date
from decimal import Decimal

import pytest

from munidesk.base.errors import UserError
from munidesk.sheets.match import match
from munidesk.sheets.matched import Matched
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from munidesk.sheets.understand import understand, understand_book
from munidesk.sheets.understood import ColumnIs, RowIs, SheetIs, Understood
from tests.sheets.books import Rows, book, grasp, lines, page, parents
from tests.sheets.lists import INITIATIVE, PLAN


def added(sheet: Understood, column: int) -> Decimal:
    """What the rows of the list add up to, without what they only repeat."""
    cells = (row.cells[column].value for row in sheet.data if column not in row.summed)
    return sum((Decimal(value) for value in cells if value is not None), Decimal(0))


def matched(fields: tuple[TargetField, ...], rows: Rows, shape: Shape | None = None) -> Matched:
    return match(fields, grasp(rows), shape or Shape())


def titles(made: Matched) -> dict[str, list[str]]:
    return {key: [made.sheet.columns[at].title for at in places] for key, places in made.columns.items()}


def test_p1_a_merged_amount_counts_once_and_belongs_to_its_programme() -> None:
    sheet = grasp(
        [
            ["Programa", "Actividad", "Aprobado"],
            ["Salud", "Censo", 700], *([None, f"Visita {n}", None] for n in range(6)),
            ["Deporte", "Liga", 300], [None, "Copa", None],
            ["TOTAL", None, 1000],
        ],
        ["A2:A8", "C2:C8", "A9:A10", "C9:C10"],
    )  # fmt: skip
    assert added(sheet, 2) == 1000
    assert [total.agrees for total in sheet.totals] == [True]
    assert [dict(row.spans) for row in sheet.data if row.spans] == [{2: 7}, {2: 2}]
    assert [row.cells[0].value for row in sheet.data] == ["Salud"] * 7 + ["Deporte"] * 2
    assert sheet.levels == (0,)


def test_p1_a_copied_sheet_is_told_with_how_many_rows_are_equal() -> None:
    rows = [["Nombre", "Aprobado"], ["Censo", 70], ["Liga", 30], ["Copa", 20], ["Coro", 10]]
    other = [*rows[:4], ["Coro", 11]]
    first, copy = understand_book(book(page(rows, "Plan"), page(other, "Copia de Plan")))
    assert (first.what, copy.what) == (SheetIs.LIST, SheetIs.COPY)
    assert (copy.copy_of, copy.equal) == ("Plan", 3)


def test_p2_a_total_row_is_no_line() -> None:
    sheet = grasp([["Nombre", "Aprobado"], ["A", "40"], ["B", "60"], ["TOTAL", "100"]])
    assert lines(sheet) == [2, 3]
    (total,) = sheet.totals
    assert (total.line, total.sums) == (4, {1: (Decimal(100), Decimal(100))})


@pytest.mark.parametrize("figures", [(1, 2, 3), (5, 5, 10), (0, 7, 7)])
def test_p2_a_total_of_small_figures_is_one_too(figures: tuple[int, ...]) -> None:
    first, second, total = figures
    sheet = grasp([["Nombre", "Aprobado"], ["A", first], ["B", second], ["Total", total]])
    assert lines(sheet) == [2, 3]


def test_p3_branch_totals_of_an_axis_and_a_programme_are_not_their_own_money() -> None:
    sheet = grasp(
        [
            ["Nivel", "Nombre", "Responsable", "Aprobado"],
            ["eje", "Ciudad limpia", None, 770], ["programa", "Verde", None, 500],
            ["actividad", "Plaza", "Ana", 200], ["actividad", "Vivero", "Luis", 300],
            ["programa", "Agua", None, 270], ["actividad", "Pozo", "Eva", 270],
        ]
    )  # fmt: skip
    assert added(sheet, 3) == 770
    assert parents(sheet) == {3: 2, 4: 3, 5: 3, 6: 2, 7: 6}
    assert [row.what for row in sheet.rows[1:]] == [RowIs.DATA] * 6


def test_p3_a_programme_with_money_of_its_own_keeps_it() -> None:
    sheet = grasp(
        [
            ["Código", "Nombre", "Responsable", "Aprobado"],
            ["1", "Verde", "Ana", 90], ["1.1", "Plaza", "Ana", 200], ["1.2", "Vivero", "Luis", 300],
        ]
    )  # fmt: skip
    assert added(sheet, 3) == 590


def test_p26_w46_the_heading_is_found_under_a_merged_title() -> None:
    rows = [["REGISTRO DE INICIATIVAS 2026"], [], ["Fecha", "Qué pide"], ["1/2/2026", "Luz en la plaza"]]
    sheet = grasp([*rows, ["3/2/2026", "Rampa en la escuela"]], ["A1:F1"])
    assert (sheet.header_line, sheet.year) == (3, 2026)
    made = match(INITIATIVE, sheet, Shape())
    assert titles(made) == {"received": ["Fecha"], "title": ["Qué pide"]}


def test_p26_a_text_under_a_word_nobody_knows_is_offered_as_the_title() -> None:
    rows = [["Ingreso", "Exposición vecinal"], ["1/2/2026", "Luz en la plaza"], ["3/2/2026", "Rampa en la escuela"]]
    assert titles(matched(INITIATIVE, rows))["title"] == ["Exposición vecinal"]


def test_w46_the_person_chooses_the_heading_row_and_the_last_one() -> None:
    rows = [["a", "b"], ["Nombre", "Monto"], ["Poda", 3], ["Bacheo", 5], ["Otro", 9]]
    sheet = grasp(rows, header_row=2, last_row=4)
    assert (sheet.header_line, lines(sheet)) == (2, [3, 4])
    assert [row.what for row in sheet.rows] == [RowIs.TITLE, RowIs.HEADING, RowIs.DATA, RowIs.DATA, RowIs.NOTE]


def test_p27_the_year_is_the_one_of_the_title_and_none_when_it_says_several() -> None:
    rows = [["Nombre", "Meta"], ["Poda", 3], ["Bacheo", 5]]
    assert grasp([["POA 2027"], *rows]).year == 2027
    assert grasp([["Plan 2025-2028"], *rows]).year == 0
    assert grasp([["POA 2027"], ["Emitido el 12/11/2026"], *rows]).year == 2027
    assert grasp(rows).year == 0


def test_p28_a_hidden_sheet_is_told_as_one() -> None:
    rows = [["Nombre", "Aprobado"], ["Censo", 70], ["Liga", 30]]
    assert [one.what for one in understand_book(book(page(rows, "Plan"), page(rows[:2], "Hoja1", hidden=True)))] == [
        SheetIs.LIST, SheetIs.HIDDEN,
    ]  # fmt: skip


def test_p28_nothing_said_in_figures_is_blank_and_not_a_doubt() -> None:
    sheet = grasp([["Nombre", "Aprobado"], ["Censo", 70], ["Liga", "s/d"], ["Copa", "N/A"], ["Coro", "-"], ["Té", 5]])
    assert (sheet.columns[1].sense, sheet.columns[1].filled, sheet.columns[1].doubt) == (ColumnIs.NUMBER, 2, "")


def test_p28_a_text_among_figures_is_told() -> None:
    sheet = grasp([["Nombre", "Aprobado"], ["Censo", 70], ["Liga", "a definir"], ["Copa", 5]])
    assert sheet.columns[1].doubt == "1 celda no es un número: «a definir»."


def test_p28_letters_go_on_behind_z_and_headings_may_hold_commas_and_signs() -> None:
    wide = [f"c{n}" for n in range(25)]
    sheet = grasp([[*wide, "Monto, en $ = total", "Nombre"], [*wide, 5, "Poda"], [*wide, 7, "Bacheo"]])
    shape = Shape(columns={"approved": ("Monto, en $ = total",), "title": ("AA",)})
    made = match(PLAN, sheet, shape)
    assert (made.columns["approved"], made.columns["title"]) == ((25,), (26,))


def test_p28_a_letter_may_hold_for_one_sheet_alone() -> None:
    rows = [["Nombre", "Meta", "Monto"], ["Poda", 3, 4], ["Bacheo", 5, 6]]
    pages = page(rows, "Obras"), page([*rows, ["Feria", 1, 2]], "Salud")
    shape = Shape(columns={"target": ("Obras!C", "B")})
    chosen = [match(PLAN, understand(one, book(*pages)), shape).columns["target"] for one in pages]
    assert chosen == [(2,), (1,)]


def test_p28_a_field_or_a_column_that_is_not_there_is_named_with_its_sheet() -> None:
    rows = [["Nombre", "Meta"], ["Poda", 3], ["Bacheo", 5]]
    with pytest.raises(UserError, match=r"La hoja «Hoja1» no tiene una columna «Monto»\. Las que tiene: A: Nombre"):
        matched(PLAN, rows, Shape(columns={"target": ("Monto",)}))
    with pytest.raises(UserError, match="No existe el campo «colour»"):
        matched(PLAN, rows, Shape(columns={"colour": ("Meta",)}))


def test_p28_a_field_told_to_take_none_takes_none() -> None:
    rows = [["Nombre", "Meta"], ["Poda", 3], ["Bacheo", 5]]
    made = matched(PLAN, rows, Shape(columns={"target": ()}))
    assert (titles(made), made.unused) == ({"title": ["Nombre"]}, ("Meta",))


def test_p28_weeks_marked_with_an_x_are_a_first_and_a_last_day() -> None:
    sheet = grasp(
        [
            ["Cronograma 2026"],
            ["Actividad", "FEBRERO", None, None, None, "MARZO", None, None, None],
            [None, 1, 2, 3, 4, 1, 2, 3, 4],
            ["Poda", "X", "X", None, None, None, None, None, None],
            ["Bacheo", None, None, None, "x", "x", None, None, None],
        ],
        ["A1:I1", "A2:A3", "B2:E2", "F2:I2"],
    )  # fmt: skip
    made = match(PLAN, sheet, Shape())
    start, end = made.columns["start"][0], made.columns["end"][0]
    days = [(row.cells[start].shown, row.cells[end].shown) for row in sheet.data]
    assert days == [("01/02/2026", "14/02/2026"), ("22/02/2026", "07/03/2026")]
    assert made.unused == ()


def test_p28_months_without_a_year_ask_for_it() -> None:
    rows = [["Actividad", "Ene", "Feb", "Mar"], ["Poda", "X", "X", None], ["Bacheo", None, None, "X"]]
    asking, told = grasp(rows), grasp(rows, year=2027)
    assert asking.notes == ("Las columnas B–D son una grilla sin año: diga de qué año es.",)
    assert [row.cells[-1].shown for row in told.data] == ["28/02/2027", "31/03/2027"]


def test_p31_activities_hang_from_the_axis_of_their_code() -> None:
    rows = [["Código", "Nombre", "Aprobado"], ["1", "Ciudad", None], ["1.1", "Plaza", 20], ["1.2", "Vivero", 30]]
    assert parents(grasp([*rows, ["2", "Agua", None], ["2.1", "Pozo", 10]])) == {3: 2, 4: 2, 6: 5}


def test_p18_rows_of_the_same_title_are_rows_of_their_own() -> None:
    """The third is the sum of the other two, by chance: it says all that they say, and is no total."""
    rows = [["Nombre", "Programa", "Año", "Aprobado"], ["Curso", "A", 2025, 50], ["Curso", "B", 2026, 150]]
    assert lines(grasp([*rows, ["Curso", "C", 2027, 200]])) == [2, 3, 4]


def test_p3_a_group_says_its_name_in_whichever_column_it_stands() -> None:
    rows = [["Actividad", "Responsable", "Monto"], ["Programa:", "Aguas"], ["Pozo", "Ana", 5], ["Caño", "Eva", 7]]
    sheet = grasp(rows)
    assert [row.name for row in sheet.rows] == ["", "Aguas", "", ""]
    assert [cell.shown for cell in sheet.rows[1].cells] == ["Programa: Aguas", "", ""]


def test_p2_a_sum_whose_word_stands_beside_it_is_a_total() -> None:
    rows = [["N.º", "Nombre", "Responsable", "Monto"], [1, "Pozo", "Ana", 50], [2, "Caño", "Eva", 10]]
    sheet = grasp([*rows, [None, None, "Suma:", 60]])
    assert [(total.line, total.agrees) for total in sheet.totals] == [(4, True)]


def test_p1_a_merged_amount_that_could_be_a_year_is_an_amount() -> None:
    rows = [["Nombre", "Año", "Monto"], ["Censo", 2026, 2000], ["Visita", None, None]]
    sheet = grasp(rows, ["B2:B3", "C2:C3"])
    assert [tuple(cell.value for cell in row.cells[1:]) for row in sheet.data] == [(2026, 2000), (2026, None)]


def test_p1_a_sheet_with_some_equal_rows_is_no_copy() -> None:
    rows = [["Nombre", "Aprobado"], ["Censo", 70], ["Liga", 30], ["Copa", 20], ["Coro", 10], ["Té", 4], ["Cine", 8]]
    other = [*rows[:4], ["Coro", 11], ["Té", 5], ["Cine", 9]]
    assert [one.what for one in understand_book(book(page(rows, "2025"), page(other, "2026")))] == [SheetIs.LIST] * 2


def test_p31_codes_typed_as_numbers_are_codes_still() -> None:
    """After 1.9 comes 1.10, which a cell of numbers keeps as 1.1."""
    deep = [[float(f"1.{n}"), f"Tarea {n}", "Ana", 5] for n in range(1, 13)]
    sheet = grasp([["N.º", "Nombre", "Responsable", "Monto"], [1, "Ciudad", "Eva", None], *deep, [2, "Agua", "Ana", 3]])
    assert parents(sheet) == dict.fromkeys(range(3, 15), 2)


def test_p31_weights_and_amounts_make_no_tree() -> None:
    rows = [["Nombre", "Responsable", "Peso"], ["Pozo", "Ana", 2], ["Caño", "Eva", 1], ["Coro", "Eva", 2.5]]
    assert parents(grasp([*rows, ["Liga", "Ana", 1.5], ["Copa", "Ana", 1.25], ["Té", "Eva", 3]])) == {}


def test_p18_a_row_that_says_little_is_no_sum_of_the_next_ones_by_chance() -> None:
    sheet = grasp(
        [
            ["nombre", "meta", "inicio", "peso"], ["Coro", "5", None, "20"], ["Liga", "a definir", None, None],
            ["Copa", "5", "01/06/2026", None], ["Feria", "5", None, "140"], ["Taller", "8", None, "15"],
        ]
    )  # fmt: skip
    assert lines(sheet) == [2, 3, 4, 5, 6]
    few = [["nombre", "responsable", "meta"], ["Coro", None, 5], ["Liga", "Ana", 2], ["Copa", "Eva", 3]]
    assert lines(grasp(few)) == [2, 3, 4]
    assert lines(grasp([few[0], *reversed(few[1:])])) == [2, 3, 4]


def test_p2_a_total_on_top_of_two_columns_is_none_of_the_rows() -> None:
    assert lines(grasp([["Nombre", "Aprobado"], ["Total", 75], ["Censo", 50], ["Liga", 25]])) == [3, 4]


def test_p18_a_row_without_a_name_stays_to_be_refused() -> None:
    rows = [["Título", "Fecha", "Zona", "Autor"], ["Luz", "01/09/2026", None, "Ana"], [None, "02/09/2026", None, "x"]]
    assert lines(grasp(rows)) == [2, 3]


def test_p27_the_day_of_a_heading_is_told_and_none_of_two() -> None:
    rows = [["Poda", 3], ["Bacheo", 5]]
    assert grasp([["Nombre", "Avance al 30/06/2026"], *rows]).day == date(2026, 6, 30)
    assert grasp([["Seguimiento al 31 de marzo de 2026"], [], ["Nombre", "Avance"], *rows]).day == date(2026, 3, 31)
    assert grasp([["Nombre", "Avance"], *rows]).day is None
    assert grasp([["Del 1/1/2026 al 30/6/2026"], ["Nombre", "Avance"], *rows]).day is None


def test_w46_a_title_over_a_list_without_a_heading_is_none_of_its_rows() -> None:
    sheet = grasp([["Tareas de 2027"], [], ["Poda", "Ana", 10], ["Bacheo", "Eva", 25]])
    assert (sheet.header_line, sheet.year, lines(sheet)) == (0, 2027, [3, 4])
    assert [row.what for row in sheet.rows] == [RowIs.TITLE, RowIs.DATA, RowIs.DATA]


def test_w46_a_label_and_its_value_behind_a_blank_line_begin_no_other_list() -> None:
    rows = [
        ["Actividad", "Responsable", "Monto"],
        ["Poda", "Ana", 10],
        [],
        ["Responsable", "Obras"],
        ["Coro", "Eva", 5],
    ]
    assert lines(grasp(rows)) == [2, 4, 5]


def test_p1_a_copy_with_other_figures_is_asked_about_when_its_name_says_so() -> None:
    rows = [["Nombre", "Aprobado"], ["Censo", 70], ["Liga", 30], ["Copa", 20], ["Coro", 10]]
    other = [rows[0], *([name, amount + 1] for name, amount in rows[1:])]
    for name, what in (("Copia de Plan", SheetIs.COPY), ("Plan (2)", SheetIs.COPY), ("2027", SheetIs.LIST)):
        last = understand_book(book(page(rows, "Plan"), page(other, name)))[1]
        assert (last.what, last.equal) == (what, 0)


def test_p1_two_short_sheets_that_are_equal_are_one_and_its_copy() -> None:
    rows = [["Nombre", "Aprobado"], ["Censo", 70], ["Liga", 30]]
    assert [one.what for one in understand_book(book(page(rows, "Hoja1"), page(rows, "Hoja2")))] == [
        SheetIs.LIST, SheetIs.COPY,
    ]  # fmt: skip
    assert [one.what for one in understand_book(book(page(rows, "Copia de Hoja1"), page(rows, "Hoja1")))] == [
        SheetIs.COPY, SheetIs.LIST,
    ]  # fmt: skip


def test_p3_a_month_over_its_rows_is_a_group_and_no_row() -> None:
    rows = [["Fecha", "Título", "Autor"], ["ENERO 2026"], ["1/1/2026", "Luz en la plaza", "Ana"], ["FEBRERO 2026"]]
    sheet = grasp([*rows, ["3/2/2026", "Rampa", "Eva"], ["4/2/2026", "Banco", "Eva"]])
    assert lines(sheet) == [3, 5, 6]
    assert [row.name for row in sheet.rows if row.what is RowIs.GROUP] == ["ENERO 2026", "FEBRERO 2026"]


def test_p29_amounts_of_several_currencies_are_told() -> None:
    rows = [["Nombre", "Responsable", "Monto"], ["Poda", "Ana", "US$ 100"], ["Bacheo", "Eva", "$ 200"]]
    assert grasp(rows).columns[2].doubt == (
        "Hay importes en 2 monedas: se guardan cada uno en la suya y no se suman."
    )  # fmt: skip
    assert grasp([*rows[:2], ["Bacheo", "Eva", "US$ 200"]]).columns[2].doubt == ""
