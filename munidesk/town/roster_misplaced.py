"""A cell in the column of another: «Concejala» where the list stands, a person where the post does."""

from collections.abc import Sequence

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.town.domain import Gender
from munidesk.town.profile import Profile
from munidesk.town.roster_columns import Mapping, Use, use_words
from munidesk.town.roster_names import guess_gender, looks_like_name, read_full, shortened
from munidesk.town.roster_posts import read_post, says_post

_NO_POSTS = (Use.LISTED, Use.FULL, Use.GIVEN, Use.PARTY)


def misplaced(number: int, row: Sequence[str], mapping: Mapping, profile: Profile) -> Problem | None:
    """Blocks, as what is taken for a list or a name would be printed as one; None for a row with all in its place.

    Surnames are let alone: there are people called Alcalde.
    """
    for use in _NO_POSTS:
        for cell in _cells(row, mapping, use):
            if says_post(cell, profile):
                said = _("Fila {row}: «{text}» es un cargo y está en la columna «{column}».")
                return _problem(said, number, cell, use)
    for cell in _cells(row, mapping, Use.POST):
        if _is_person(cell) and not read_post(cell, profile).known:
            said = _("Fila {row}: «{text}» es una persona y está en la columna «{column}».")
            return _problem(said, number, cell, Use.POST)
    return None


def _problem(said: str, number: int, cell: str, use: Use) -> Problem:
    text = said.format(row=number, text=shortened(cell), column=use_words()[use])
    detail = _("Escriba cada dato en su columna. Si está así en todas las filas, diga arriba qué es cada columna.")
    return Problem("misplaced", text, Severity.BLOCKING, detail, str(number), use.value)


def _cells(row: Sequence[str], mapping: Mapping, use: Use) -> list[str]:
    return [row[at].strip() for at in mapping.columns(use) if at < len(row) and row[at].strip()]


def _is_person(cell: str) -> bool:
    """Two words or more, the first of the given names a known one."""
    known = guess_gender(read_full(cell).given) is not Gender.UNKNOWN
    return known and len(cell.split()) > 1 and looks_like_name(cell)
