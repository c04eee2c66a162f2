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
FROM = {
    "votes-by-member": msgid("Sale de las mociones que se votan en sesión."),
    "agreement": msgid("Sale de las votaciones nominales: de dos integrantes al menos, en las mismas."),
    "fulfilment": msgid("Sale de las resoluciones, que reciben su número al levantar la sesión."),
    "floor-time": msgid("Sale de los turnos que se anotan en sesión, con «Oradores» (U en el orden del día)."),
}
"""Where what is counted is written, for a report that has nothing to count."""
NOT_OF_ONE = frozenset({"fulfilment", "punctuality"})
"""No person narrows these."""
