"""The keys of the list of speakers, and what is said of them."""

from PySide6.QtCore import Qt

from munidesk.base.i18n import _

KEYS = {
    Qt.Key.Key_Return: "next", Qt.Key.Key_Enter: "next", Qt.Key.Key_Space: "pause", Qt.Key.Key_Plus: "more",
    Qt.Key.Key_O: "ask", Qt.Key.Key_F: "end", Qt.Key.Key_T: "text", Qt.Key.Key_N: "name", Qt.Key.Key_L: "limit",
    Qt.Key.Key_H: "hours", Qt.Key.Key_P: "screen", Qt.Key.Key_Delete: "remove", Qt.Key.Key_Escape: "leave",
}  # fmt: skip
"""What each key of the list does."""

Hints = tuple[tuple[str, str], ...]


def line_hints() -> Hints:
    """Of the line in which people are written down."""
    return (
        ("Enter", _("anotar")), ("4", _("integrante por su número")), (",", _("antes de la zona")),
        ("Tab", _("quién es")), ("Esc", _("ir a la lista")),
    )  # fmt: skip


def list_hints() -> Hints:
    """Of the list."""
    return (
        ("O", _("anotar")), (_("Espacio"), _("pausa")), ("+", _("1 minuto más")), ("Enter", _("siguiente")),
        ("F", _("terminó")), ("T", _("lo que dice")), ("N", _("nombre")), ("L", _("límite")), ("H", _("horas")),
        ("P", _("pantalla grande")), ("Alt+↑", _("adelantar")), ("Supr", _("quitar")), ("Esc", _("volver al texto")),
    )  # fmt: skip
