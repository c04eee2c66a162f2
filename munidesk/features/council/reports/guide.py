"""What F1 tells of the reports of the council."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

REPORTS = (
    Help(
        title=msgid("Informes"),
        what=msgid(
            "Asistencia, votaciones, coincidencias, cumplimiento de resoluciones, puntualidad de las actas, uso de la "
            "palabra y la ficha de cada integrante, de los días, el órgano y la clase de sesión que se elijan. Detrás "
            "de cada cifra están sus sesiones."
        ),
        example=msgid(
            "Elija «Coincidencias», vaya con las flechas a una cifra y pulse Enter: se abre la sesión que está detrás."
        ),
        keys=(
            ("↑ ↓ ← →", msgid("ir de cifra en cifra")),
            ("Enter", msgid("abrir una sesión de las que están detrás")),
            ("Ctrl+P", msgid("imprimir el informe")),
        ),
        wrong=(
            (
                msgid("Falta una sesión"),
                msgid("Se cuentan las levantadas: al pie dice cuáles quedan fuera. Mire también «Desde» y «Hasta»."),
            ),
            (
                msgid("Falta un porcentaje"),
                msgid("De menos de 5 casos no se da: la cuenta, «2 de 3», dice más."),
            ),
        ),
    ),
)
