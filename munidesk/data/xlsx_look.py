"""How the cells of our workbooks look; the names of openpyxl that its stubs do not know are here alone."""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from munidesk.base.i18n import _
from munidesk.base.letters import tidy

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_GROUND, _LINE, _ASKED, _MENDED = "FFE3EEEC", "FF8A9A98", "FFFFF4D6", "FFFBD9D3"
_LANDSCAPE = 90
"""Letters side by side that still fit on an upright sheet."""


def place(sheet: "Worksheet", line: int, at: int) -> "Cell":
    """The cell there; nothing of ours is merged."""
    return cast("Cell", sheet.cell(line, at))


def prints(sheet: Any, title: str, width: float, head: int = 1) -> None:
    """As wide as one sheet of paper, the row `head` on each page, the title and the number of the page under it."""
    sheet.page_setup.orientation = "landscape" if width > _LANDSCAPE else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.left.text = tidy(title).replace("&", "&&")[:200]
    sheet.oddFooter.right.text = _("Página {page} de {pages}").format(page="&P", pages="&N")


def dress_head(cell: "Cell") -> None:
    cell.font, cell.fill, cell.alignment = _bold(), _ground(), alignment(wraps=True)


def dress_title(cell: "Cell") -> None:
    cell.font = _large()


def dress_entry(cell: Any, *, open_: bool) -> None:
    """A cell of a form: coloured and open where somebody fills it in."""
    cell.alignment, cell.border, cell.protection = alignment(wraps=True), _frame(), _lock(not open_)
    if open_:
        cell.fill = _asked()


def note(cell: Any, words: str) -> None:
    """What a spreadsheet shows beside the cell, which stands out from the others."""
    made = Comment(words, "MuniDesk")
    made.width, made.height = 320, 24 + 20 * (1 + len(words) // 44)
    cell.comment, cell.fill = made, _wrong()


def dress_total(cell: "Cell") -> None:
    cell.font, cell.border = _bold(), _rule()


@cache
def alignment(*, wraps: bool) -> Alignment:
    return Alignment(vertical="top", wrap_text=wraps)


def share(cell: Any, like: Any) -> None:
    """The looks of another cell of the workbook, not made anew: it is done a hundred thousand times."""
    cell._style = like._style


def quote(cell: Any) -> None:
    """Excel shows it as typed behind an apostrophe, so that it stays a text when somebody edits it."""
    cell.quotePrefix = True


@cache
def _bold() -> Font:
    return Font(bold=True)


@cache
def _ground() -> PatternFill:
    return PatternFill("solid", fgColor=_GROUND)


@cache
def _rule() -> Border:
    return Border(top=Side("thin", color=_LINE))


@cache
def _large() -> Font:
    return Font(bold=True, size=14)


@cache
def _asked() -> PatternFill:
    return PatternFill("solid", fgColor=_ASKED)


@cache
def _wrong() -> PatternFill:
    return PatternFill("solid", fgColor=_MENDED)


@cache
def _lock(locked: bool) -> Protection:
    return Protection(locked=locked)


@cache
def _frame() -> Border:
    side = Side("thin", color=_LINE)
    return Border(left=side, right=side, top=side, bottom=side)
