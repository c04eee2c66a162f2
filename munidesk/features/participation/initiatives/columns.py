"""The columns of the register of initiatives, the same out and in: those of the records, one row per initiative."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.features.participation.domain import Author, Initiative
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES
from munidesk.records.field import Field
from munidesk.records.sheet import Cell, cell_of
from munidesk.town.sexes import sex_word


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """`show` gives the cell of an initiative and its first author."""

    key: str
    label: str
    show: Callable[[Initiative, Author | None], Cell]
    also: tuple[str, ...] = ()
    many: bool = False


_IN_THE_FOLIO = frozenset({"id", "folio_year", "folio_number"})
_LINES = frozenset({"text"})
"""Several columns of a sheet may hold it."""


def register_columns() -> tuple[RegisterColumn, ...]:
    """In the order they are written: every field of the initiative that leaves, its author after how it came.

    Private names never leave through here.
    """
    return tuple(_columns())


def _columns() -> Iterator[RegisterColumn]:
    yield RegisterColumn("folio", _("Folio"), lambda one, _who: one.folio, ("numero", "n"))
    for field in INITIATIVES.fields:
        if field.leaves and field.name not in _IN_THE_FOLIO:
            yield _of_initiative(field)
        if field.name == "origin":
            yield from _of_author()


def _of_initiative(field: Field) -> RegisterColumn:
    return RegisterColumn(
        field.name, field.label, lambda one, _who: cell_of(field, getattr(one, field.name)), field.says.also,
        many=field.name in _LINES,
    )  # fmt: skip


def _of_author() -> Iterator[RegisterColumn]:
    kind, name, gender = (AUTHORS.field(key) for key in ("kind", "name", "gender"))
    yield RegisterColumn("author_kind", kind.label, lambda _one, who: who.kind if who else None, kind.says.also)
    yield RegisterColumn("author", name.label, lambda _one, who: who.name or None if who else None, name.says.also)
    yield RegisterColumn(
        "gender", gender.label, lambda _one, who: sex_word(who.gender) if who else None, gender.says.also
    )
