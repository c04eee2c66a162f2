"""What a cell of a form accepts, and the lock of its sheet; names of openpyxl that its stubs do not know stay here."""

from collections.abc import Sequence
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from munidesk.base.i18n import _

_FIRST_DAY = 36_526
"""1 January 2000, as a spreadsheet counts days."""


def figures(sheet: Any, cells: str, told: str) -> None:
    """Zero or more."""
    _add(sheet, cells, DataValidation("decimal", operator="greaterThanOrEqual", formula1="0"), told)


def days(sheet: Any, cells: str, told: str) -> None:
    """A day of this century."""
    _add(sheet, cells, DataValidation("date", operator="greaterThanOrEqual", formula1=str(_FIRST_DAY)), told)


def choices(sheet: Any, cells: str, words: Sequence[str], told: str, *, only: bool) -> None:
    """A drop-down; `only`: nothing else may be typed. Excel takes 255 letters of a list written in its cell."""
    kept: list[str] = []
    for one in words:
        if len(",".join((*kept, one))) <= 255:
            kept.append(one)
    _add(sheet, cells, DataValidation("list", formula1=f'"{",".join(kept)}"'), told, only=only)


def _add(sheet: Any, cells: str, rule: DataValidation, told: str, *, only: bool = True) -> None:
    rule.allow_blank, rule.showErrorMessage = True, only
    rule.errorTitle, rule.error = _("No se puede anotar así"), told
    rule.add(cells)
    sheet.add_data_validation(rule)


def protect(sheet: Any) -> None:
    """Without a password: whoever must can unlock it. Columns may be made wider."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
