"""What the reports are called: by `export`, and by people. Loads nothing: the manifest reads it."""

from munidesk.base.i18n import msgid

TITLES = {
    "attendance-figures": msgid("Asistencia en cifras"),
    "votes-by-member": msgid("Votaciones por integrante"),
    "agreement": msgid("Coincidencias"),
    "fulfilment": msgid("Cumplimiento de resoluciones"),
    "punctuality": msgid("Puntualidad de las actas"),
    "floor-time": msgid("Uso de la palabra en cifras"),
    "member": msgid("Ficha de integrante"),
}
NOT_OF_ONE = frozenset({"fulfilment", "punctuality"})
"""No person narrows these."""
