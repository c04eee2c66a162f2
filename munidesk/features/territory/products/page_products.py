"""The tab of the products."""

from munidesk.base.i18n import _
from munidesk.features.territory.page_part import NotYet, Part
from munidesk.ui.context import Context


def make(context: Context) -> Part:
    return NotYet(
        context, _("Todavía no hay productos."),
        _("Los trae el procedimiento al abrir el programa."), "file",
    )  # fmt: skip
