"""What single cells of other people's sheets say: nothing, yes or no, an hour, a text. Whole columns are beside it.

`cells_days`, `cells_figures` and `cells_sexes` read what one cell alone leaves open, by the other cells of its column.
"""

import re
from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from functools import cache, lru_cache

from munidesk.base.dates import parse_moment, parse_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.letters import fold
from munidesk.base.sheet_words import sheet_words
from munidesk.data.book import Cell
from munidesk.data.book_formats import moment_of

_NOTHING = re.compile(r"[\s\-–—−_.…·•?]*")


_DASHED = re.compile(r"\s*(\S{1,4}?)\s*[\-–—−]+\s*")


def is_blank(cell: Cell) -> bool:
    """Whether the cell says nothing: empty, an error, a dash, «N/A», «s/d». Not for texts that are kept as typed."""
    return cell.value is None or (isinstance(cell.value, str) and says_nothing(cell.value))


@lru_cache(8192)
def says_nothing(text: str) -> bool:
    return bool(_NOTHING.fullmatch(text)) or fold(text) in _blanks() or _is_sign_alone(text)


def _is_sign_alone(text: str) -> bool:
    """«S/ -», «$ -»: what accounts show where there is no amount."""
    told = _DASHED.fullmatch(text)
    return told is not None and fold(told[1]) in _currencies()


def text_of(cell: Cell) -> str:
    """What a field of text takes: as it is read in the cell, numbers without marks of thousands, dashes alone blank."""
    if isinstance(cell.value, str):
        text = cell.value.strip()
        return "" if _NOTHING.fullmatch(text) else text
    if isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool):
        # A folio 12 shown as «0012» is that; twelve hundred shown «1.200» is 1200.
        return cell.shown if re.fullmatch(r"0\d+", cell.shown) else f"{Decimal(cell.value):f}"
    return cell.shown


def truth(cell: Cell) -> bool | None:
    """Yes or no: «X», «✓», «sí», 1, TRUE; None for a blank. Raises UserError for anything else."""
    if isinstance(cell.value, bool):
        return cell.value
    if cell.value is None:
        return None
    told = fold(text_of(cell)).strip(". ")
    if told in _truths():
        return _truths()[told]
    if is_blank(cell):
        return None
    raise UserError(_("«{text}» no dice sí ni no.").format(text=cell.shown), code="unreadable")


def hour(cell: Cell) -> time | None:
    """An hour of the day, alone or behind a day; None for a blank. Raises UserError for what is none."""
    match cell.value:
        case datetime() as moment:
            return moment.time()
        case time() as alone:
            return alone
        case Decimal() as part if 0 < part < 1 and isinstance(found := moment_of(part), time):
            return found
    if is_blank(cell):
        return None
    try:
        return parse_time(cell.shown)
    except UserError:
        try:
            return parse_moment(cell.shown).time()
        except UserError:
            pass
        raise


@cache
def _blanks() -> frozenset[str]:
    return frozenset(map(fold, sheet_words()["blank"]["words"]))


@cache
def _currencies() -> frozenset[str]:
    return frozenset(fold(one) for signs in sheet_words()["currency"].values() for one in signs)


@cache
def _truths() -> Mapping[str, bool]:
    words = sheet_words()["truth"]
    return {**{fold(one): True for one in words["yes"]}, **{fold(one): False for one in words["no"]}}
