"""The tab of the consultation."""

from munidesk.base.i18n import _
from munidesk.features.territory.page_part import NotYet, Part
from munidesk.ui.context import Context


def make(context: Context) -> Part:
    return NotYet(
        context, _("Todavía no hay consulta pública."),
        _("Se abre desde su paso, en Fases."), "megaphone",
    )  # fmt: skip
