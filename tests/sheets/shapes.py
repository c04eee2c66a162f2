"""The shapes in which people write a list: each makes a sheet of it and says what has to be understood of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from munidesk.sheets.understood import RowIs
from tests.sheets.lists import Listing

Row = list[object]


@dataclass
class Made:
    """A sheet, and what each of its lines is: those not named are data. `totals` is line → whether it agrees.

    `titles` are those of the columns when they are not the list's own; `shift` is how many columns stand before.
    """

    rows: list[Row]
    heading: int
    what: dict[int, RowIs] = field(default_factory=dict)
    totals: dict[int, bool] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    shift: int = 0
    year: int = 0
    exact: bool = True
    """Whether the cells of the data are those of the list, letter for letter."""


SHAPES: dict[str, Callable[[Listing], Made]] = {}


def shape(make: Callable[[Listing], Made]) -> Callable[[Listing], Made]:
    SHAPES[make.__name__.replace("_", " ").strip()] = make
    return make


def letter(at: int) -> str:
    return chr(65 + at)


def _bare(one: Listing) -> list[Row]:
    return [list(row) for row in one.rows]


def under(above: list[Row], one: Listing, below: list[Row] | None = None) -> Made:
    """The list below some rows, which are titles, and above others."""
    line = len(above) + 1
    made = Made([*above, list(one.heading), *_bare(one), *(below or [])], line)
    made.what = {at: RowIs.TITLE for at, row in enumerate(above, 1) if any(row)} | {line: RowIs.HEADING}
    return made


def sums(one: Listing, label: str, *rows: int) -> Row:
    """A row with a label in the column of names and the sum of those rows of the list."""
    row: Row = [None] * len(one.heading)
    row[one.named] = label
    row[one.counted] = sum(one.rows[at][one.counted] for at in rows)
    return row


@shape
def plain(one: Listing) -> Made:
    return under([], one)


@shape
def title_above(one: Listing) -> Made:
    made = under([["LIBRETA DEL PUEBLO"], []], one)
    made.merged = [f"A1:{letter(len(one.heading) - 1)}1"]
    return made


@shape
def title_with_its_year(one: Listing) -> Made:
    made = under([["Libreta de 2019"], ["Emitida el 03/08/2021"], []], one)
    made.year = 2019
    return made


@shape
def titles_right_above(one: Listing) -> Made:
    made = under([["LIBRETA DEL PUEBLO"], ["Oficina de partes"]], one)
    made.merged = ["A1:D1", "A2:C2"]
    return made


@shape
def filters_above(one: Listing) -> Made:
    return under([["Oficina", "(Todas)"], ["Trimestre", "(Varios)"], []], one)


@shape
def heading_of_two_lines(one: Listing) -> Made:
    """The last two columns stand under one merged cell, the others run through both lines."""
    width = len(one.heading)
    upper = [*one.heading[:-2], "Registro", None]
    made = Made([upper, [*[None] * (width - 2), *one.heading[-2:]], *_bare(one)], 2)
    made.what = {1: RowIs.HEADING, 2: RowIs.HEADING}
    made.merged = [
        *(f"{letter(at)}1:{letter(at)}2" for at in range(width - 2)),
        f"{letter(width - 2)}1:{letter(width - 1)}1",
    ]
    made.titles = [*one.heading[:-2], *(f"Registro · {title}" for title in one.heading[-2:])]
    return made


@shape
def heading_of_two_lines_without_merging(one: Listing) -> Made:
    width = len(one.heading)
    made = Made([[*one.heading[:-2], "Registro", None], [*[None] * (width - 2), *one.heading[-2:]], *_bare(one)], 2)
    made.what = {1: RowIs.HEADING, 2: RowIs.HEADING}
    made.titles = [*one.heading[:-2], *(f"Registro · {title}" for title in one.heading[-2:])]
    return made


@shape
def units_under_the_heading(one: Listing) -> Made:
    units: Row = [None] * len(one.heading)
    units[one.counted], units[one.dated] = "(miles)", "(dd/mm/aaaa)"
    made = Made([list(one.heading), units, *_bare(one)], 2, {1: RowIs.HEADING, 2: RowIs.HEADING})
    made.titles = list(one.heading)
    made.titles[one.counted] += " · (miles)"
    made.titles[one.dated] += " · (dd/mm/aaaa)"
    return made


@shape
def down_and_to_the_right(one: Listing) -> Made:
    made = Made([[], [], [], [None, None, *one.heading], *([None, None, *row] for row in one.rows)], 4)
    made.what, made.shift = {4: RowIs.HEADING}, 2
    return made


@shape
def repeated_heading(one: Listing) -> Made:
    made = Made([list(one.heading), *_bare(one)[:3], list(one.heading), *_bare(one)[3:]], 1)
    made.what = {1: RowIs.HEADING, 5: RowIs.HEADING}
    return made


@shape
def blank_rows_between(one: Listing) -> Made:
    return Made([list(one.heading), [], *_bare(one)[:2], [], [], *_bare(one)[2:]], 1, {1: RowIs.HEADING})


@shape
def total_at_the_end(one: Listing) -> Made:
    made = under([], one, [sums(one, "TOTAL", *range(6))])
    made.what[8] = RowIs.TOTAL
    made.totals = {8: True}
    return made


@shape
def total_without_a_word(one: Listing) -> Made:
    row = sums(one, "", *range(6))
    row[one.named] = None
    made = under([], one, [row])
    made.what[8] = RowIs.TOTAL
    made.totals = {8: True}
    return made


@shape
def total_that_is_wrong(one: Listing) -> Made:
    row = sums(one, "Suma total", *range(6))
    row[one.counted] += 9
    made = under([], one, [row])
    made.what[8] = RowIs.TOTAL
    made.totals = {8: False}
    return made


@shape
def total_on_top(one: Listing) -> Made:
    made = Made([list(one.heading), sums(one, "Total", *range(6)), *_bare(one)], 1)
    made.what = {1: RowIs.HEADING, 2: RowIs.TOTAL}
    made.totals = {2: True}
    return made


@shape
def nested_totals(one: Listing) -> Made:
    rows = _bare(one)
    north = [*rows[:2], sums(one, "Subtotal norte", 0, 1)]
    south = [*rows[2:4], sums(one, "Subtotal sur", 2, 3)]
    coast = [*north, *south, sums(one, "Total de la costa", 0, 1, 2, 3)]
    hills = [*rows[4:], sums(one, "Subtotal sierra", 4, 5)]
    made = Made([list(one.heading), *coast, *hills, sums(one, "Total general", *range(6))], 1)
    made.what = {1: RowIs.HEADING, 4: RowIs.SUBTOTAL, 7: RowIs.SUBTOTAL, 8: RowIs.SUBTOTAL, 11: RowIs.SUBTOTAL}
    made.what[12] = RowIs.TOTAL
    made.totals = {4: True, 7: True, 8: True, 11: True, 12: True}
    return made


@shape
def subtotals_without_a_word(one: Listing) -> Made:
    rows = _bare(one)
    made = Made([list(one.heading), *rows[:3], sums(one, "Costa", 0, 1, 2), *rows[3:], sums(one, "Sierra", 3, 4, 5)], 1)
    made.what = {1: RowIs.HEADING, 5: RowIs.SUBTOTAL, 9: RowIs.SUBTOTAL}
    made.totals = {5: True, 9: True}
    return made


@shape
def merged_amounts(one: Listing) -> Made:
    rows = _bare(one)
    for at in (1, 2, 5):
        rows[at][one.counted] = None
    column = letter(one.counted)
    made = Made([list(one.heading), *rows, [*[None] * one.counted, 6125]], 1, {1: RowIs.HEADING, 8: RowIs.TOTAL})
    made.merged = [f"{column}2:{column}4", f"{column}6:{column}7"]
    made.totals, made.exact = {8: True}, False
    return made


@shape
def merged_words(one: Listing) -> Made:
    made = under([], one)
    column = next(at for at in (2, 4) if at != one.named)
    for at in range(2, 7):
        made.rows[at][column] = None
    made.merged, made.exact = [f"{letter(column)}2:{letter(column)}7"], False
    return made


@shape
def notes_under_the_list(one: Listing) -> Made:
    made = under([], one, [[], ["Fuente: libro de la oficina"], ["(1) Cifras que pueden cambiar"]])
    made.what |= {9: RowIs.NOTE, 10: RowIs.NOTE}
    return made


@shape
def note_right_under_the_total(one: Listing) -> Made:
    made = under([], one, [sums(one, "Total", *range(6)), ["Elaboró la oficina de partes"]])
    made.what |= {8: RowIs.TOTAL, 9: RowIs.NOTE}
    made.totals = {8: True}
    return made


@shape
def signatures(one: Listing) -> Made:
    made = under([], one, [[], [], [None, "Hugo Peralta", None, "Zulma Ríos"], [None, "Tesorero", None, "Intendenta"]])
    made.what |= {10: RowIs.NOTE, 11: RowIs.NOTE}
    return made


@shape
def groups(one: Listing) -> Made:
    made = Made([list(one.heading), ["Costa"], *_bare(one)[:3], ["Sierra"], *_bare(one)[3:]], 1)
    made.what = {1: RowIs.HEADING, 2: RowIs.GROUP, 6: RowIs.GROUP}
    made.merged = [f"A{line}:{letter(len(one.heading) - 1)}{line}" for line in (2, 6)]
    return made


@shape
def groups_that_say_their_sum(one: Listing) -> Made:
    rows = _bare(one)
    made = Made([list(one.heading), sums(one, "Costa", 0, 1, 2), *rows[:3], sums(one, "Sierra", 3, 4, 5), *rows[3:]], 1)
    made.what = {1: RowIs.HEADING, 2: RowIs.GROUP, 6: RowIs.GROUP}
    made.totals = {2: True, 6: True}
    return made


@shape
def groups_under_a_total(one: Listing) -> Made:
    made = groups_that_say_their_sum(one)
    made.rows.append(sums(one, "TOTAL", *range(6)))
    made.what[10] = RowIs.TOTAL
    made.totals[10] = True
    return made


def _texts(one: Listing, column: int, texts: list[object]) -> Made:
    made = under([], one)
    for row, text in zip(made.rows[1:], texts, strict=True):
        row[column] = text
    made.exact = False
    return made


@shape
def nothing_said_in_figures(one: Listing) -> Made:
    """Half of the amounts are there, the others only say that they are not."""
    return _texts(one, one.counted, [1310, "s/d", 2275, "N/A", 3190, "-"])


@shape
def currency_words(one: Listing) -> Made:
    return _texts(one, one.counted, ["$ 1.310", "$2.275,00", "$ 845.-", "$3.190", "$ 1.625,50", "$770"])


@shape
def other_currencies(one: Listing) -> Made:
    return _texts(one, one.counted, ["USD 1,310", "€ 2.275", "$U 845", "S/ 3,190", "₡1 625", "Q 770"])


@shape
def mixed_decimals(one: Listing) -> Made:
    return _texts(one, one.counted, ["1.310,5", "2,275.25", "845", "3190.75", "1.625", "0,770"])


@shape
def negatives_in_brackets(one: Listing) -> Made:
    return _texts(one, one.counted, ["(1.310)", "2.275", "-845", "3.190", "(1.625,5)", "770"])


@shape
def days_of_many_shapes(one: Listing) -> Made:
    days = ["5 -FEBRERO -2024", "19 de febrero de 2024", "4-mar-24", "29/03/24 17:40", "11-IV-2024", "2024-05-23"]
    return _texts(one, one.dated, list(days))


@shape
def other_days(one: Listing) -> Made:
    days: Row = ["5.2.2024", "lunes 19 de febrero 2024", "4 mar 2024", "29-3-2024", "11 de abril del 2024", "23/5/24"]
    return _texts(one, one.dated, days)


@shape
def formulas_without_their_value(one: Listing) -> Made:
    made = under([], one, [[*[None] * one.named, "Total"]])
    made.rows[7] = [*made.rows[7], *[None] * (len(one.heading) - len(made.rows[7]))]
    made.rows[7][one.counted] = f"=SUM({letter(one.counted)}2:{letter(one.counted)}7)"
    made.exact = False
    made.what[8] = RowIs.NOTE
    return made


@shape
def a_merged_area_without_end(one: Listing) -> Made:
    made = under([["LIBRETA"], []], one)
    made.merged = ["A1:CV1", "Z20:CV1000"]
    return made


@shape
def text_above_and_its_heading_in_capitals(one: Listing) -> Made:
    made = under([["Se informa a la comunidad lo que sigue, conforme a lo dispuesto"], []], one)
    made.rows[2] = [str(title).upper() for title in one.heading]
    made.titles = [str(title).upper() for title in one.heading]
    return made


@shape
def pages_one_behind_the_other(one: Listing) -> Made:
    rows = _bare(one)
    made = Made([list(one.heading), *rows[:3], ["Página 1 de 2"], list(one.heading), *rows[3:], ["Página 2 de 2"]], 1)
    made.what = {1: RowIs.HEADING, 5: RowIs.NOTE, 6: RowIs.HEADING, 10: RowIs.NOTE}
    return made


@shape
def parts_each_with_its_heading(one: Listing) -> Made:
    rows = _bare(one)
    made = Made(
        [["LIBRETA"], [], ["COSTA"], list(one.heading), *rows[:3], [], ["SIERRA"], list(one.heading), *rows[3:]], 4
    )
    made.what = {1: RowIs.TITLE, 3: RowIs.GROUP, 4: RowIs.HEADING, 9: RowIs.GROUP, 10: RowIs.HEADING}
    return made


@shape
def figures_behind_the_total(one: Listing) -> Made:
    mean = sums(one, "Promedio", 0, 1)
    made = under([], one, [sums(one, "Total", *range(6)), mean])
    made.what |= {8: RowIs.TOTAL, 9: RowIs.NOTE}
    made.totals = {8: True}
    return made


@shape
def another_list_below(one: Listing) -> Made:
    below: list[Row] = [[], [], ["Comisión", "Teléfono"], ["Aguas", "4455"], ["Montes", "4466"]]
    made = under([], one, below)
    made.what |= {10: RowIs.NOTE, 11: RowIs.NOTE, 12: RowIs.NOTE}
    return made


@shape
def wrapped_headings(one: Listing) -> Made:
    made = under([], one)
    made.rows[0] = [title.replace(" ", "\n", 1) for title in one.heading]
    return made


@shape
def errors_in_cells(one: Listing) -> Made:
    return _texts(one, one.counted, [1310, "#N/A", 2275, "#REF!", 3190, "#DIV/0!"])


@shape
def groups_that_a_label_names(one: Listing) -> Made:
    made = Made([list(one.heading), ["Zona:", "Costa"], *_bare(one)[:3], ["Zona:", "Sierra"], *_bare(one)[3:]], 1)
    made.what = {1: RowIs.HEADING, 2: RowIs.GROUP, 6: RowIs.GROUP}
    return made
