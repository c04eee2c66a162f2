"""Sheets as offices keep them, brought in as a person reads them: what was found false once stays true."""

from munidesk.sheets.understood import RowIs
from tests.sheets.books import grasp, lines


def test_w46_a_heading_that_begins_with_no_in_figures_is_found() -> None:
    """«Nº», folded, is a «no»: the commonest attendance list had no heading, and its fields had to be chosen."""
    sheet = grasp(
        [
            ["Planilla de asistencia · Taller del 5/4/2026"],
            ["Nº", "Nombre y apellido", "Sexo (H/M)", "Edad", "Barrio"],
            [1, "Ana Robaina", "M", 34, "Centro"],
            [2, "Luis Sosa", "H", 51, "Sur"],
            [3, "Eva Paz", "M", "s/d", "Sur"],
        ]
    )
    assert sheet.header_line == 2
    assert lines(sheet) == [3, 4, 5]


def test_p2_a_subtotal_beside_merged_branches_is_no_line() -> None:
    """The axis and the programme merged over their rows stand beside the subtotal too: it says only its own word."""
    sheet = grasp(
        [
            ["Eje", "Programa", "Actividad", "Unidad", "Aprobado"],
            ["Espacios", "Plazas", "Renovar juegos", "plazas", 1200000],
            ["", "", "Iluminar", "luminarias", 800000],
            ["", "", "Subtotal plazas", "", 2000000],
            ["", "Veredas", "Reparar", "m2", 1500000],
            ["Cultura", "Fiestas", "Fiesta del pueblo", "evento", 400000],
            ["TOTAL", "", "", "", 3900000],
        ],
        merged=("A2:A5", "B2:B4"),
    )
    assert lines(sheet) == [2, 3, 5, 6]
    assert lines(sheet, RowIs.SUBTOTAL) + lines(sheet, RowIs.TOTAL) == [4, 7]
