"""Which column of a pasted or opened list holds what: guessed from its head or its contents, and open to correction."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.town.profile import Profile
from munidesk.town.roster_posts import read_post, says_post

Rows = Sequence[Sequence[str]]


class Use(StrEnum):
    """What a column is taken for. LISTED is «Apellidos, Nombre»; FULL is «Nombre Apellidos»."""

    LISTED = "listed"
    FULL = "full"
    GIVEN = "given"
    FAMILY = "family"
    POST = "post"
    PARTY = "party"
    ROLE = "role"
    MUNICIPALITY = "municipality"
    IGNORE = "ignore"


NAMES = (Use.LISTED, Use.FULL, Use.GIVEN, Use.FAMILY)

_HEADS: tuple[tuple[Use, str], ...] = (
    (Use.LISTED, r"apellidos?,? (y |e )?nombres?( completo)?|apellidos?, nombres?"),
    (Use.FULL, r"nombres?,? (y )?apellidos?|nombre completo|integrantes?|persona|name|concejal(es)?|miembros?"),
    (Use.FAMILY, r"(primer |segundo )?apellidos?( (paterno|materno))?( \d)?|family name|last name"),
    (Use.ROLE, r"titular( o suplente)?( de)?|suplente( de)?|titularidad|condicion|calidad|role|caracter"),
    (Use.POST, r"cargos?|puesto|funcion|post|position"),
    (Use.PARTY, r"partidos?( politico)?|listas?|agrupacion|grupo( politico)?|bancada|sector|lema|party|group"),
    (Use.MUNICIPALITY, r"municipios?|municipalidad|comuna|canton|distrito|ayuntamiento|localidad|municipality"),
    (Use.GIVEN, r"nombres?( de pila)?|given name|first name"),
)


def use_words() -> dict[Use, str]:
    """What a column is called where she chooses what it holds."""
    return {
        Use.LISTED: _("Apellidos, Nombre"),
        Use.FULL: _("Nombre Apellidos"),
        Use.GIVEN: _("Nombre"),
        Use.FAMILY: _("Apellidos"),
        Use.POST: _("Cargo"),
        Use.PARTY: _("Lista"),
        Use.ROLE: _("Titular o suplente de"),
        Use.MUNICIPALITY: _("Municipio"),
        Use.IGNORE: _("No usar"),
    }


@dataclass(frozen=True, slots=True)
class Mapping:
    """One use per column; `header` says whether the first row is one."""

    uses: tuple[Use, ...]
    header: bool

    def column(self, use: Use) -> int | None:
        """The first column taken for `use`."""
        return self.uses.index(use) if use in self.uses else None

    def columns(self, use: Use) -> tuple[int, ...]:
        return tuple(index for index, found in enumerate(self.uses) if found is use)


def guess_mapping(rows: Rows, profile: Profile) -> Mapping:
    """What each column seems to be. No rows give an empty mapping."""
    width = max((len(row) for row in rows), default=0)
    heads = [head_use(cell) for cell in rows[0]] if rows else []
    if any(use is not None for use in heads) and not _is_data(rows[0], profile):
        body = rows[1:]
        uses = [use or Use.IGNORE for use in [*heads, *[None] * (width - len(heads))]]
        return Mapping(_settled(uses, body), True)
    return Mapping(_settled(_from_contents(rows, width, profile), rows), False)


def head_use(text: str) -> Use | None:
    """The use a column's head names, if any."""
    folded = re.sub(r"[^a-z0-9, ]+", " ", fold(text)).strip()
    return next((use for use, pattern in _HEADS if re.fullmatch(pattern, folded)), None)


def _is_data(row: Sequence[str], profile: Profile) -> bool:
    """A first row such as «Alcaldesa | Marta Olivera» is a person, although «Alcaldesa» may look like a head."""
    posts = [cell for cell in row if cell.strip() and read_post(cell, profile).known and head_use(cell) is None]
    return bool(posts) and sum(head_use(cell) is not None for cell in row) < 2


def _settled(uses: Sequence[Use], rows: Rows) -> tuple[Use, ...]:
    """One column per use (several only for surnames), and names told apart by their commas."""
    result: list[Use] = []
    for index, use in enumerate(uses):
        if use in result and use is not Use.FAMILY:
            use = Use.IGNORE
        if use is Use.GIVEN and Use.FAMILY not in uses:
            use = Use.LISTED if _mostly_commas(rows, index) else Use.FULL
        elif use is Use.FULL and _mostly_commas(rows, index):
            use = Use.LISTED
        result.append(use)
    return tuple(result)


def _cells(rows: Rows, index: int) -> list[str]:
    return [row[index].strip() for row in rows if index < len(row) and row[index].strip()]


def _mostly_commas(rows: Rows, index: int) -> bool:
    cells = _cells(rows, index)
    return sum("," in cell for cell in cells) * 2 > len(cells)


def _from_contents(rows: Rows, width: int, profile: Profile) -> list[Use]:
    uses = [_content_use(_cells(rows, index), profile) for index in range(width)]
    if not any(use in NAMES for use in uses) and width:
        wordy = max(range(width), key=lambda index: sum(len(cell.split()) > 1 for cell in _cells(rows, index)))
        uses[wordy] = Use.FULL
    if Use.POST not in uses:
        _find_posts(uses, rows, profile)
    after_name = next((index for index, use in enumerate(uses) if use in NAMES), 0)
    for index in range(after_name + 1, width):
        if uses[index] is Use.IGNORE and Use.PARTY not in uses and _cells(rows, index):
            uses[index] = Use.PARTY
    return uses


def _find_posts(uses: list[Use], rows: Rows, profile: Profile) -> None:
    """The column with most posts, where rows that are swapped leave none with enough: they are told one by one."""
    counts = [sum(says_post(cell, profile) for cell in _cells(rows, index)) for index in range(len(uses))]
    free = [index for index, use in enumerate(uses) if use is Use.IGNORE and counts[index]]
    if free:
        uses[max(free, key=lambda index: counts[index])] = Use.POST


def _content_use(cells: Sequence[str], profile: Profile) -> Use:
    if not cells:
        return Use.IGNORE
    share = len(cells) * 0.6
    folded = [fold(cell) for cell in cells]
    if sum(text.startswith(("titular", "suplente", "propietari")) for text in folded) >= share:
        return Use.ROLE
    if sum(read_post(cell, profile).known for cell in cells) >= share:
        return Use.POST
    if sum("," in cell for cell in cells) >= share:
        return Use.LISTED
    return Use.IGNORE
