"""What F1 tells of the editor of instruments."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

KEY = "open_government.instruments"
EDITOR = (
    Help(
        title=msgid("Instrumentos de diagnóstico"),
        what=msgid(
            "Las preguntas con que se hace un diagnóstico, y cuánto pesa cada una. Los instrumentos a la izquierda, "
            "sus dimensiones y criterios en el medio, los datos del elegido a la derecha."
        ),
        example=msgid(
            "Copie el autodiagnóstico con C, cambie una pregunta con F2 y agregue dos con Ins: abajo se ve cuánto suma."
        ),
        keys=(
            ("Ctrl+N", msgid("instrumento nuevo, en blanco")),
            ("C", msgid("en la lista: copiar y cambiar")),
            ("V", msgid("en la lista: versión nueva, que deja como está la de las rondas hechas")),
            ("D", msgid("en la lista: qué cambió desde la versión anterior")),
            ("R", msgid("en la lista: pasar una ronda abierta a esta versión")),
            ("Ins", msgid("criterio nuevo debajo del elegido")),
            ("Ctrl+Ins", msgid("dimensión nueva")),
            ("Ctrl+↑ ↓", msgid("mover; al borde, el criterio pasa a la otra dimensión")),
            ("Ctrl+D", msgid("duplicar el criterio")),
            ("Supr", msgid("retirar; en la lista, quitar un borrador")),
            ("F2", msgid("corregir la pregunta")),
            ("Ctrl+V", msgid("pegar una lista de preguntas copiada de una planilla")),
            ("F8", msgid("ir a la falta siguiente")),
            ("Ctrl+Z", msgid("deshacer lo último")),
            ("F6", msgid("pasar al otro panel")),
        ),
        wrong=(
            (
                msgid("No deja cambiar nada"),
                msgid(
                    "Viene con MuniDesk, o ya se respondió con él: «Copiar y cambiar» o «Versión nueva» hacen un "
                    "borrador."
                ),
            ),
            (
                msgid("No deja abrir un diagnóstico"),
                msgid("Tiene faltas: F8 lleva a cada una, y debajo del campo dice qué corregir."),
            ),
            (
                msgid("Las preguntas están en Excel"),
                msgid(
                    "Cópielas y péguelas con Ctrl+V, o «Abrir…» la planilla. Con encabezados (Pregunta, Peso, "
                    "Dimensión, ODS) entra cada dato en su lugar."
                ),
            ),
            (
                msgid("Otro municipio lo quiere usar"),
                msgid("«Exportar › archivo para otro municipio»: allá se abre con «Abrir…»."),
            ),
        ),
    ),
)
