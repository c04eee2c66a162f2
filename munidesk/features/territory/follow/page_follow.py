"""The tab of the follow-up."""

from munidesk.base.i18n import _
from munidesk.features.territory.page_part import NotYet, Part
from munidesk.ui.context import Context


def make(context: Context) -> Part:
    return NotYet(
        context, _("Todavía no hay qué seguir."),
        _("El seguimiento empieza cuando se aprueba el programa."), "chart",
    )  # fmt: skip
