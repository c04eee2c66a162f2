"""The keys of each panel of the page, in words."""

from munidesk.base.i18n import _
from munidesk.ui.hints import Said


def keys_of(panel: str) -> Said:
    """Of the list of commitments, of the table of milestones, or of the page."""
    right = ("F6", _("otro panel"))
    if panel == "list":
        keys = (
            ("Enter", _("abrir")), ("Ins", _("compromiso nuevo")), ("Ctrl+↑ ↓", _("mover")), ("C", _("cumplimiento")),
            ("Supr", _("quitar")),
        )  # fmt: skip
        return (_("Teclas de compromisos"), keys, right, "")
    if panel == "table":
        more = (
            ("Enter", _("hecho hoy")), ("F", _("hecho otro día")), ("D", _("adjuntar evidencia")),
            ("Ins", _("hito nuevo")), ("F2", _("abrir")), ("Ctrl+↑ ↓", _("mover")), ("C", _("cumplimiento")),
            ("Supr", _("quitar")),
        )  # fmt: skip
        return (_("Teclas de hitos"), more, right, "")
    return (_("Plan de apertura"), (("Ctrl+N", _("compromiso nuevo")),), right, "")
