"""What the first step of the assistant shows: in what a copy differs, and of which day a remembered shape is."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt

from munidesk.base import dates
from munidesk.town.page_import_told import same_shape_words
from munidesk.town.page_import_work import FILE, REHEARSAL
from tests.stories.test_import_page import HEAD, ROWS, begun, page, sheet, window
from tests.stories.window import control, finish_work, press, rest

__all__ = ["sheet", "window"]
MORE = tuple((6 + at, date(2025, 3, 1) + timedelta(days=at), "Club Sol", f"Pedido {at}", "Sur", at, "APROBADO")
             for at in range(12))  # fmt: skip


def with_copy(folder: Path) -> Path:
    """A sheet, and its copy in which a row was changed and one added."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "Iniciativas"
    copy = workbook.create_sheet("Copia de Iniciativas")
    for row in (HEAD, *ROWS, *MORE):
        workbook.active.append(list(row))
        copy.append([*row[:3], "Otra rampa", *row[4:]] if row == ROWS[1] else list(row))
    copy.append([30, date(2025, 5, 1), "Coro", "Sonido en el teatro", "Este", 5, "APROBADO"])
    path = folder / "con copia.xlsx"
    workbook.save(path)
    return path


def test_w9_the_rows_in_which_a_copy_differs_are_seen_alone_and_all_of_them_again(window, tmp_path):
    shown = begun(window, with_copy(tmp_path), FILE).file
    assert shown.unlike.isHidden()
    shown.sheets.setFocus()
    press(Qt.Key.Key_Down)
    assert shown.seen.sheet == "Copia de Iniciativas"
    assert shown.unlike.text() == "Ver las 2 distintas"
    shown.unlike.click()
    rest()
    assert [one.line for one in shown.preview._model.lines] == [1, 3, 19]
    assert shown.unlike.text() == "Ver todas las filas"
    shown.unlike.click()
    assert len(shown.preview._model.lines) > 3
    shown.unlike.click()
    press(Qt.Key.Key_Up)
    assert shown.unlike.isHidden()
    assert shown.preview._model.lines[0].line == 1
    press(Qt.Key.Key_Down)
    assert shown.unlike.text() == "Ver las 2 distintas"


def test_w9_a_sheet_like_that_of_another_day_says_of_which_day(window, sheet):
    shown = begun(window, sheet, REHEARSAL)
    control(Qt.Key.Key_Return)
    finish_work(window)
    shown = begun(window, sheet, FILE)
    today = dates.today()
    assert page(window) is shown
    assert shown.file._note.isVisible()
    assert shown.file._note.text() == same_shape_words(today, today)


def test_the_year_is_said_of_a_day_of_another_year():
    assert "del 3 de marzo:" in same_shape_words(date(2026, 3, 3), date(2026, 11, 1))
    assert "del 3 de marzo de 2025:" in same_shape_words(date(2025, 3, 3), date(2026, 1, 1))
    assert "anterior" in same_shape_words(None, date(2026, 1, 1))
