"""What F1 tells of the people in post."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        title=msgid("Personas"),
        what=msgid(
            "Quién trabaja en el municipio, en qué puesto y desde cuándo. A la derecha, su ficha: lo que le "
            "falta, lo que cursó y sus puestos anteriores."
        ),
        example=msgid("Ctrl+N, «Brum, Noelia», puesto «Atención al público» y Aceptar."),
        keys=(
            ("Ctrl+N", msgid("agregar una persona")),
            ("Enter", msgid("cambiar sus datos")),
            ("C", msgid("cambiar de puesto, con su fecha")),
            ("N", msgid("ver sus niveles en Necesidades")),
            ("D", msgid("datos reservados: documento, RFC, teléfono, nacimiento")),
            ("Supr", msgid("quitarla")),
            ("Ctrl+P", msgid("imprimir su ficha")),
        ),
        wrong=(
            (
                msgid("Una persona que dejó el puesto sigue en la planilla"),
                msgid("Escriba en «Hasta» su último día: desde el siguiente no se la cuenta."),
            ),
        ),
    ),
)
