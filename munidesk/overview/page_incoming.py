"""The page of the import assistant with the lists of this house."""

from munidesk.overview.house import House
from munidesk.overview.incoming import Incoming
from munidesk.town.page_import import ImportPage
from munidesk.ui.context import Context


def import_page(house: House, context: Context) -> ImportPage:
    """For the manifest."""
    return ImportPage(Incoming(house), context)
