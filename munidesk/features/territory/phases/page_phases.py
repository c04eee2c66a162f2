"""The tab of the five phases."""

from munidesk.base.i18n import _
from munidesk.features.territory.page_part import NotYet, Part
from munidesk.ui.context import Context


def make(context: Context) -> Part:
    return NotYet(
        context, _("Todavía no hay fases."),
        _("Empiece por la nota de inicio y la figura que elige el Concejo."), "map",
    )  # fmt: skip
