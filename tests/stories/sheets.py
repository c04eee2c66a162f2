"""Spreadsheets as town halls keep them, for stories and pictures."""

from datetime import date
from pathlib import Path

import openpyxl

HEAD = ("N°", "INGRESO", "PRESENTADA POR", "ASUNTO", "BARRIO", "MONTO $", "RESULTADO", "ENLACE")
_MATTERS = (
    "Luz en la cancha del barrio", "Rampa en la policlínica", "Rampa en la escuela 12", "Rampa en el Centro Cívico",
    "Uso del gimnasio, sábados", "Semáforo en Los Talas", "Poda en la calle Ombú", "Juegos en la plaza Sur",
    "Curso de huerta", "Feria de los domingos",
)  # fmt: skip
_WHO = ("Comisión Sur", "Ana Píriz", "Club Unión", "Jorge Silvera", "Lucía Méndez", "Rosa Techera")
_RESULTS = ("APROBADO", "RECHAZADO", "APROBADO", "APROB. PARCIAL", "APROBADO")
_MONTHS = ("ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO")


def registry(path: Path) -> Path:
    """Forty-seven initiatives under a title, with merged amounts, a subtotal, a total, a copy and a hidden sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Iniciativas"
    for row in (["REGISTRO DE INICIATIVAS 2025"], [], list(HEAD)):
        sheet.append(row)
    amounts = 0
    for n in range(1, 48):
        row = _row(n)
        amounts += row[5] if isinstance(row[5], int) else 0
        sheet.append(row)
        if n == 23:
            sheet.append(["SUBTOTAL 1.er semestre", *[None] * 4, amounts])
    sheet.append(["TOTAL", *[None] * 4, amounts])
    sheet.merge_cells("F5:F7")
    copy = workbook.create_sheet("Copia de Iniciativas")
    for values in sheet.iter_rows(min_row=3, max_row=sheet.max_row - 3, values_only=True):
        copy.append(values)
    for each in (sheet, copy):
        for line in range(2, each.max_row + 1):
            each.cell(line, 6).number_format = "#,##0"
    hidden = workbook.create_sheet("Hoja1")
    hidden.sheet_state = "hidden"
    for n in range(20):
        hidden.append(["Nombre", "Fecha"] if not n else [f"vieja {n}", date(2024, 3, n)])
    workbook.save(path)
    return path


def _row(n: int) -> list[object]:
    day: object = f"{n % 27 + 1} -{_MONTHS[n % 5]} -2025" if n % 4 else date(2025, 2, n % 27 + 1)
    amount: object = None if n % 3 == 0 or n == 4 else 96500 + 1500 * n
    if n == 17:
        day = "31/02/2025"
    if n == 31:
        amount = "96.OOO"
    result = "?" if n == 27 else _RESULTS[n % 5]
    return [n, day, _WHO[n % 6], f"{_MATTERS[n % 10]}, tramo {n}", ("Norte", "Sur", "Este")[n % 3], amount, result,
            f"https://ejemplo.uy/acta-{n}.pdf"]  # fmt: skip
