"""What F1 tells of the plan of action."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

ACTION = (
    Help(
        tab="0",
        title=msgid("Objetivos y productos"),
        what=msgid("Lo que el gobierno se propuso: cada objetivo con sus productos, quién responde, plazo y estado."),
        example=msgid("Ctrl+N, «Manual publicado», Tab, «Secretaría», Tab, «30/11/2026» y Enter."),
        keys=(
            ("Ctrl+N", msgid("escribir un producto nuevo")),
            ("Ins", msgid("otro objetivo")),
            ("Tab", msgid("pasar a la celda siguiente")),
            ("F2", msgid("corregir el nombre")),
            ("Enter", msgid("abrir el renglón y vincularlo con el piloto, el plan o el manual")),
            ("Ctrl+↑ Ctrl+↓", msgid("mover el renglón")),
            ("Supr", msgid("quitar el renglón")),
            ("Ctrl+P", msgid("imprimir")),
        ),
        wrong=(
            (
                msgid("No acepta la fecha de cumplido"),
                msgid("Solo lo cumplido la lleva: escriba «cumplido» en Estado, o una fecha que ya pasó."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Datos del plan"),
        what=msgid("Para qué es el plan, de cuándo a cuándo, quién lo conduce y el acto que lo aprobó."),
        example=msgid("Acto que lo aprobó: «Resolución 12/2026»."),
        keys=(("Tab", msgid("pasar al campo siguiente")), ("Ctrl+P", msgid("imprimir"))),
        wrong=((msgid("Dice que termina antes de empezar"), msgid("Corrija una de las dos fechas.")),),
    ),
)
