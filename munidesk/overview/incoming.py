"""The lists that a sheet can come into, as the house says them: for the page of the import assistant and Ctrl+K."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold
from munidesk.overview.house import House
from munidesk.sheets.target import Target

if TYPE_CHECKING:
    from munidesk.town.manifest import Feature

RECORDS = "records"


class Incoming:
    """Every importer of the house, by its name; a list without a page of its own is shown among all records."""

    def __init__(self, house: House) -> None:
        self._house = house

    def named(self, name: str) -> Target:
        """By its name, or by the table of its records. Raises UserError for one that nobody knows."""
        found = self._house.importers.get(name) or self._house.importer_of(name)
        if found is None:
            raise UserError(_("No se puede importar «{name}».").format(name=name))
        return found.target()

    def names(self) -> list[tuple[str, str]]:
        """(name, words) of all, by their words."""
        said = ((name, capital(one.target().many)) for name, one in self._house.importers.items())
        return sorted(said, key=lambda one: fold(one[1]))

    def place_of(self, name: str) -> tuple[str, Mapping[str, str]]:
        """The page of the feature that the list belongs to, with what it is opened with."""
        own = (key for feature in self._house.features if self._gives(feature, name) for key in _pages(feature))
        page = next(own, RECORDS)
        return page, {"kind": self._tables.get(name, "")} if page == RECORDS else {}

    def title_of(self, page: str) -> str:
        return next((one.words for one in self._house.pages if one.key == page), "")

    def _gives(self, feature: "Feature", name: str) -> bool:
        if any(one.name == name for one in feature.importers):
            return True
        table = self._tables.get(name)
        return table is not None and any(kind.table == table for kind in feature.kinds)

    @cached_property
    def _tables(self) -> dict[str, str]:
        return {name: one.table for name, one in self._house.importers.items() if one.table}


def _pages(feature: "Feature") -> Iterator[str]:
    """The pages of the rail that are lists; Ajustes is none."""
    return (page.key for page in feature.pages if page.icon and not page.bottom)
