"""A spreadsheet as its cells: numbers as numbers, days as days, whatever the file. openpyxl is the witness."""

import io
import os
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk.data.book import BLANK, Area, Book, Cell, Page
from munidesk.data.book_formats import moment_of, read_format
from munidesk.data.book_pipe import Receiver, Sender
from munidesk.data.book_reading import read_book
from munidesk.data.book_serving import read_file
from munidesk.data.book_sink import Shelf, column_of, letters
from tests.data.made_workbooks import with_rows, workbook
from tests.workbooks import serial_of


def here(path: Path) -> Book:
    """Read in this process, which the limits of the other do not need."""
    shelf = Shelf(path.name, path.stat().st_size)
    read_file(path, shelf, (".", ","))
    return shelf.book()


def saved(path: Path, book: openpyxl.Workbook) -> Book:
    book.save(path)
    return read_book(path)


def first_row(path: Path, *values: object, formats: tuple[str, ...] = ()) -> tuple[Cell, ...]:
    book = openpyxl.Workbook()
    book.active.append(values)
    for cell, code in zip(book.active[1], formats, strict=False):
        cell.number_format = code
    return saved(path, book).pages[0].rows[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lista.xlsx"


def test_p4_numbers_are_the_numbers_of_their_cells_and_never_their_text(path: Path):
    values = (0.125, 8.125, 1234.567, 2500000.125, 1.1, 0.1 + 0.2, 12, -3, 1e21)
    read = [cell.value for cell in first_row(path, *values)]
    assert read == [Decimal(one) for one in
                    ("0.125", "8.125", "1234.567", "2500000.125", "1.1", "0.3", "12", "-3", "1E21")]  # fmt: skip
    assert [type(one) for one in read[4:7]] == [Decimal, Decimal, int]


def test_p4_a_number_has_the_fifteen_digits_that_excel_counts_with(path: Path):
    written = (b"0.30000000000000004", b"1.1000000000000001", b"2500000.125", b"12345678901234567", b"1E-3", b"5.0")
    path.write_bytes(
        with_rows([b'<row r="3">' + b"".join(b"<c><v>" + one + b"</v></c>" for one in written) + b"</row>"])
    )
    read = [cell.value for cell in read_book(path).pages[0].rows[2]]
    assert read == [Decimal("0.3"), Decimal("1.1"), Decimal("2500000.125"), 12345678901234567, Decimal("0.001"), 5]


def test_what_a_person_reads_in_a_cell_is_kept_beside_its_number(path: Path):
    cells = first_row(
        path, 0.125, 1234.5, -500, 1200, 7, 0, 1500,
        formats=("0.00%", '"U$S" #,##0.00', "#,##0;(#,##0)", "[$€-C0A] #,##0.00", "0000", '0;-0;"-"', '#,##0 "h.; m"'),
    )  # fmt: skip
    assert [one.shown for one in cells] == ["12,50%", "U$S 1.234,50", "(500)", "€ 1.200,00", "0007", "-", "1.500 h.; m"]
    assert cells[1].format == '"U$S" #,##0.00'


def test_the_marks_of_the_country_are_those_of_what_is_shown(path: Path):
    first_row(path, 1234.5, formats=("#,##0.00",))
    assert read_book(path, marks=(",", ".")).pages[0].rows[0][0].shown == "1,234.50"


def test_days_hours_and_moments_are_such_by_the_format_of_their_cell(path: Path):
    cells = first_row(
        path, date(2022, 2, 7), datetime(2022, 2, 7, 9, 15), time(19, 5), 44599, 44599, 1.5, True,
        formats=("dd/mm/yyyy", "d/m/yy h:mm", "h:mm", '[$-es-UY]d" de "mmmm" de "yyyy', "mmm-yy", "[h]:mm", "General"),
    )  # fmt: skip
    assert [one.value for one in cells] == [
        date(2022, 2, 7), datetime(2022, 2, 7, 9, 15), time(19, 5), date(2022, 2, 7), date(2022, 2, 7), Decimal("1.5"),
        True,
    ]  # fmt: skip
    assert [one.shown for one in cells] == [
        "07/02/2022", "07/02/2022 09:15", "19:05", "07/02/2022", "02/2022", "36:00", "VERDADERO",
    ]  # fmt: skip


def test_a_workbook_of_a_mac_counts_its_days_from_1904(path: Path):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([date(2022, 2, 7)])
    assert saved(path, book).pages[0].rows[0][0].value == date(2022, 2, 7)


@given(st.dates(min_value=date(1900, 3, 1)))
def test_a_serial_number_is_its_day(day: date):
    assert moment_of(Decimal(serial_of(day))) == day


def test_before_march_1900_excel_counts_a_day_that_never_was():
    assert moment_of(Decimal(1)) == date(1900, 1, 1)
    assert moment_of(Decimal(59)) == date(1900, 2, 28)
    assert moment_of(Decimal(61)) == date(1900, 3, 1)


def test_errors_and_formulas_without_result_are_blank_and_told(path: Path):
    path.write_bytes(with_rows([
        b'<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>1+1</f><v>2</v></c></row>',
        b'<row r="4"><c r="A4"><f>SUM(B1:B3)</f></c><c r="B4" t="str"><f>"a"</f><v>a</v></c><c r="C4" t="str"/></row>',
    ]))  # fmt: skip
    (page,) = read_book(path).pages
    assert page.rows[2:] == ((Cell(None, "#N/A"), Cell(2, "2")), (BLANK, Cell("a", "a")))
    assert page.uncalculated == 1


def test_texts_of_several_runs_are_one_and_how_they_sound_is_no_part(path: Path):
    texts = [b"<si><r><t>Ana </t></r><r><t>P\xc3\xa9rez</t></r><rPh><t>x</t></rPh></si><si><t>uno_x000D_\ndos</t></si>"]
    path.write_bytes(with_rows([b'<row r="3"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'], texts=texts))
    assert [one.value for one in read_book(path).pages[0].rows[2]] == ["Ana Pérez", "uno\ndos"]


def test_elements_with_a_prefix_are_read_as_those_without(path: Path):
    def prefixed(_data: bytes) -> list[bytes]:
        return [b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
                b'<x:row r="5"><x:c r="B5" t="inlineStr"><x:is><x:t>Ana</x:t></x:is></x:c></x:row>'
                b"</x:sheetData></x:worksheet>"]  # fmt: skip

    path.write_bytes(workbook(prefixed))
    (page,) = read_book(path).pages
    assert (page.lines, page.rows) == ((5,), ((BLANK, Cell("Ana", "Ana")),))


def test_merged_areas_stay_areas_in_positions_of_the_rows_that_are_there(path: Path):
    book = openpyxl.Workbook()
    sheet = book.active
    for line, words in ((1, "Programa"), (4, "Uno"), (5, "a"), (9, "Dos"), (12, "b")):
        sheet.cell(line, 2, words)
    sheet["A4"], sheet["A20"] = 100, None
    for place in ("A4:A9", "B1:C2", "A30:A40", "C5:D5"):
        sheet.merge_cells(place)
    (page,) = saved(path, book).pages
    assert page.lines == (1, 4, 5, 9, 12)
    assert set(page.merged) == {Area(1, 0, 3, 0), Area(0, 1, 0, 2), Area(2, 2, 2, 3)}
    assert [row[0].value for row in page.rows] == [None, 100, None, None, None]


def test_p28_hidden_sheets_are_told_and_empty_ones_left_out(path: Path):
    book = openpyxl.Workbook()
    book.active.title = "Datos"
    book.active.append(["a"])
    book.create_sheet("Vacía")
    for name, state in (("Oculta", "hidden"), ("Muy oculta", "veryHidden")):
        book.create_sheet(name).append([name])
        book[name].sheet_state = state
    assert [(page.name, page.hidden) for page in saved(path, book).pages] == [
        ("Datos", False), ("Oculta", True), ("Muy oculta", True),
    ]  # fmt: skip


def test_how_far_a_text_is_set_in_is_kept(path: Path):
    book = openpyxl.Workbook()
    for words in ("Eje", "  Programa", "Actividad"):
        book.active.append([words])
    book.active["A3"].alignment = openpyxl.styles.Alignment(indent=2)
    rows = saved(path, book).pages[0].rows
    assert [(one.shown, one.indent) for (one,) in rows] == [("Eje", 0), ("Programa", 2), ("Actividad", 2)]
    assert rows[1][0].value == "  Programa"


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ñ\n"), max_size=12),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9).map(lambda one: float(f"{one:.10g}")),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)).map(lambda one: one.replace(microsecond=0)),
)


def witnessed(value: object) -> object:
    """What openpyxl reads, as our cells say it."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, float):
        exact = Decimal(f"{value:.15g}")
        return int(exact) if exact == exact.to_integral_value() else exact
    return (value.rstrip() or None) if isinstance(value, str) else value


@settings(deadline=None, max_examples=60)
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_every_cell_is_what_openpyxl_reads_in_it(rows: list[list[object]], tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("libro") / "al_azar.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Título"])
    for row in rows:
        # A text that begins so is a formula.
        book.active.append([f"'{one}" if isinstance(one, str) and one.startswith("=") else one for one in row])
    book.save(path)
    (page,) = here(path).pages
    theirs = openpyxl.load_workbook(path, data_only=True).active
    read = {(line, at): cell.value for line, row in zip(page.lines, page.rows, strict=True)
            for at, cell in enumerate(row, 1) if cell.value is not None}  # fmt: skip
    assert read == {
        (cell.row, cell.column): found
        for row in theirs.iter_rows()
        for cell in row
        if (found := witnessed(cell.value)) is not None
    }
    assert {key: type(one) for key, one in read.items() if isinstance(one, bool)}.keys() == {
        (cell.row, cell.column) for row in theirs.iter_rows() for cell in row if isinstance(cell.value, bool)
    }


@given(st.data())
def test_a_book_goes_through_the_pipe_as_it_is(data: st.DataObject):
    values = st.one_of(
        CELLS.filter(lambda one: not isinstance(one, float)),
        st.decimals(allow_nan=False, allow_infinity=False),
        st.times(),
    )
    cells = st.builds(Cell, values, st.text(), st.text(max_size=5), st.integers(0, 9))
    rows = data.draw(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5))
    pipe, shelf = io.BytesIO(), Shelf("a", 1)
    sender = Sender(pipe)
    sender.page("Hoja", True)
    for line, row in enumerate(rows, 3):
        sender.row(line, [sender.define(cell) for cell in row])
    sender.area(3, 0, 3, 1)
    sender.end()
    receiver = Receiver(shelf)
    told, cut = pipe.getvalue(), data.draw(st.integers(1, 40))
    for at in range(0, len(told), cut):
        receiver.take(told[at : at + cut])
    assert receiver.done
    expected = Page("Hoja", tuple(map(tuple, rows)), tuple(range(3, 3 + len(rows))), True, (Area(0, 0, 0, 1),))
    assert shelf.book().pages == (expected,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_file_is_read_in_its_letters_with_its_delimiter(tmp_path: Path, encoding: str, delimiter: str):
    path = tmp_path / "lista.csv"
    path.write_bytes(f"Título{delimiter}Año\r\n\r\nPeña{delimiter}2026\r\n".encode(encoding))
    book = read_book(path)
    assert (book.encoding, book.delimiter, book.size) == (encoding, delimiter, path.stat().st_size)
    assert book.pages == (
        Page(
            "", ((Cell("Título", "Título"), Cell("Año", "Año")), (Cell("Peña", "Peña"), Cell("2026", "2026"))), (1, 3)
        ),
    )


def test_a_cell_of_several_lines_is_one_row_and_the_delimiter_may_be_said(tmp_path: Path):
    path = tmp_path / "lista.csv"
    path.write_text('sep=|\na|b\n"uno\r\ndos"|"x"\n  tres|\n', encoding="utf-8", newline="")
    (page,) = read_book(path).pages
    assert [[one.value for one in row] for row in page.rows] == [["a", "b"], ["uno\ndos", "x"], ["  tres"]]
    assert page.lines == (1, 2, 3)
    assert (page.rows[2][0].shown, page.rows[2][0].indent) == ("tres", 2)


@given(st.integers(0, 18_000))
def test_the_letters_of_a_column_are_its_place(column: int):
    assert column_of(letters(column)) == column
    assert letters(column) == openpyxl.utils.get_column_letter(column + 1)


@pytest.mark.parametrize(
    "code",
    ["dd/mm/yyyy", "d-mmm-yy", "[$-F800]dddd, mmmm dd, yyyy", "m/d/yy h:mm", "h:mm AM/PM", "[h]:mm:ss", 'd" de "mmmm',
     "mm:ss.0", "General", "0.00%", '"día" 0', "#,##0 [$USD]", '0.0"m"', "[Red]#,##0;[Blue]-#,##0",
     "0.00E+00", "# ?/?", "@", '_-"$"* #,##0.00_-;-"$"* #,##0.00_-', r"\d0", "yyyy"],
)  # fmt: skip
def test_a_format_is_of_days_where_openpyxl_finds_it_so(code: str):
    ours = read_format(code)
    assert (ours.day or ours.hour) == openpyxl.styles.numbers.is_date_format(code)


def test_the_size_of_a_book_is_that_of_its_file(path: Path):
    first_row(path, "a")
    assert read_book(path).size == path.stat().st_size


def test_an_instant_a_day_before_midnight_is_the_next_day():
    assert moment_of(Decimal("44599.9999999")) == date(2022, 2, 7) + timedelta(days=1)


def test_every_public_sheet_beside_the_project_is_read():
    """Kept out of the project: where the folder is not, there is nothing to read."""
    folder = Path(os.environ.get("MUNIDESK_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
    sheets = sorted(one for one in folder.rglob("*") if one.suffix.lower() in {".csv", ".xlsx", ".txt"})
    if not sheets:
        pytest.skip("no public data beside the project: nothing to read")
    for one in sheets:
        (page,) = read_book(one).pages
        assert len(page.rows) > 10, one.name
        assert max(map(len, page.rows)) > 1, one.name
