"""The same list as a tree: by codes, by letters, by pairs of figures, in its names, by indentation."""

from munidesk.sheets.understood import RowIs
from tests.sheets.lists import Listing
from tests.sheets.shapes import Made, under

TREE = {3: 2, 4: 3, 6: 5, 7: 5}
"""Line → the line it hangs from, for the six rows as a tree of two branches, the first of three levels."""


def with_column(one: Listing, title: str, cells: list[object]) -> Made:
    """The list with one more column before the others, which nobody takes."""
    rows = [[cell, *row] for cell, row in zip(cells, one.rows, strict=True)]
    made = Made([[title, *one.heading], *rows], 1, {1: RowIs.HEADING})
    made.titles, made.shift = [title, *one.heading], 1
    return made


def tree_by_code(one: Listing) -> Made:
    return with_column(one, "Índice", ["1", "1.1", "1.1.1", "2", "2.1", "2.2"])


def tree_by_letters(one: Listing) -> Made:
    return with_column(one, "Índice", ["R1", "R1-T1", "R1-T1-V1", "R2", "R2-T1", "R2-T2"])


def tree_by_pairs(one: Listing) -> Made:
    return with_column(one, "Índice", ["03", "0301", "030107", "04", "0402", "0405"])


def tree_in_the_name(one: Listing) -> Made:
    made = under([], one)
    for row, code in zip(made.rows[1:], ["1.", "1.1", "1.1.1", "2.", "2.1", "2.2"], strict=True):
        row[one.named] = f"{code} {row[one.named]}"
    made.exact = False
    return made


def tree_by_indent(one: Listing) -> Made:
    made = under([], one)
    for row, depth in zip(made.rows[1:], [0, 1, 2, 0, 1, 1], strict=True):
        row[one.named] = "   " * depth + str(row[one.named])
    made.exact = False
    return made


TREES = (tree_by_code, tree_by_letters, tree_by_pairs, tree_in_the_name, tree_by_indent)
