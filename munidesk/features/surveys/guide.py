"""What F1 tells of surveys."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

SURVEY = (
    Help(
        title=msgid("Encuestas"),
        what=msgid("Las preguntas a la izquierda, las hojas que se pasan en el medio, los resultados a la derecha."),
        example=msgid("Hoja con «ómnibus» marcado: pulse 2 y ya está en la pregunta siguiente."),
        keys=(
            ("1–9", msgid("la opción de ese número; con una sola pasa a la pregunta siguiente")),
            ("0", msgid("no contesta")),
            ("Tab", msgid("saltea: en blanco no es cero")),
            ("Enter", msgid("sigue; en la última pregunta, hoja siguiente")),
            ("Ctrl+Z", msgid("deshace lo último")),
            ("F6", msgid("pasar al otro panel")),
            ("Ctrl+P", msgid("imprimir")),
        ),
        wrong=(
            (
                msgid("Las hojas están en Excel o en Kobo"),
                msgid(
                    "«Importar…»: una fila por hoja y una columna por pregunta; el mismo archivo no entra dos veces."
                ),
            ),
            (
                msgid("No deja cambiar una pregunta"),
                msgid("Ya hay hojas con ella: «Formulario nuevo» abre otro igual para cambiarlo."),
            ),
            (
                msgid("Un grupo figura «–»"),
                msgid("Son menos de 5 respuestas, o el grupo que por resta las diría: no se separan."),
            ),
        ),
    ),
)
