"""The tab of the bank of projects."""

from munidesk.base.i18n import _
from munidesk.features.territory.page_part import NotYet, Part
from munidesk.ui.context import Context


def make(context: Context) -> Part:
    return NotYet(
        context,
        _("Todavía no hay proyectos en la cartera."),
        _("Se anotan después de los objetivos y los talleres."),
        "folder",
    )
