"""The tab of the body and the actors."""

from munidesk.base.i18n import _
from munidesk.features.territory.page_part import NotYet, Part
from munidesk.ui.context import Context


def make(context: Context) -> Part:
    return NotYet(
        context, _("Todavía no hay actores."),
        _("Anote quién tiene que estar."), "people",
    )  # fmt: skip
