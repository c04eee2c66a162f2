"""What F1 tells of the plan of opening."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

OPENING = (
    Help(
        title=msgid("Plan de apertura"),
        what=msgid(
            "Los compromisos del gobierno abierto, con sus hitos y su evidencia. Los hitos sugieren el cumplimiento;"
            " lo decide una persona."
        ),
        example=msgid("Ctrl+N, «Compras a la vista» y Enter; después Ins por cada hito, y Enter el día que se hace."),
        keys=(
            ("Ctrl+N", msgid("nuevo compromiso, o de una mejora")),
            ("Enter", msgid("en los hitos: hecho hoy; en los compromisos: abrirlo")),
            ("F", msgid("hecho otro día, o sin hacer si se borra la fecha")),
            ("D", msgid("adjuntar la evidencia del hito")),
            ("Ins", msgid("hito nuevo; en la lista, compromiso nuevo")),
            ("Ctrl+↑ Ctrl+↓", msgid("mover el renglón")),
            ("C", msgid("decidir el cumplimiento: quién, qué día y por qué")),
            ("F2", msgid("abrir el hito o el compromiso con todos sus datos")),
            ("Supr", msgid("quitar el renglón")),
            ("F6", msgid("pasar al otro panel")),
            ("Ctrl+P", msgid("imprimir")),
        ),
        wrong=(
            (
                msgid("Sugiere «Sin evidencia»"),
                msgid("Un hito está hecho y nada lo prueba: pulse D y adjunte el archivo, o F2 y escríbala."),
            ),
            (
                msgid("Pide por qué"),
                msgid("Se decidió algo distinto de lo que sugieren los hitos: la razón sale en el seguimiento."),
            ),
        ),
    ),
)
