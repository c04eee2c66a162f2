"""What F1 tells of cases, procedures and consultations."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

CASES = (
    Help(
        tab="0",
        title=msgid("Expedientes"),
        what=msgid("Lo que lleva meses y tiene pasos, plazos de norma y papeles: una consulta, un hermanamiento."),
        example=msgid("Ctrl+N, elija «Consulta pública», escriba «Plan local Costa del Alba» y Enter."),
        keys=(
            ("Ctrl+N", msgid("abrir un expediente")),
            ("Enter", msgid("ver sus pasos")),
            ("Supr", msgid("quitar uno en el que no se hizo nada")),
            ("Ctrl+P", msgid("imprimir")),
        ),
        wrong=((msgid("No deja quitar el expediente"), msgid("Ya tiene pasos hechos: ciérrelo y diga cómo terminó.")),),
    ),
    Help(
        tab="1",
        title=msgid("Procedimientos"),
        what=msgid("Los que vienen con MuniDesk y los suyos: pasos, quién, plazo, después de cuál y norma."),
        example=msgid("Ctrl+N, «Licitación abreviada»; Ins, «Publicar el llamado»; en Plazo, «10 hábiles»."),
        keys=(
            ("Ctrl+N", msgid("un procedimiento propio")),
            ("Ins", msgid("otro paso debajo")),
            ("F2", msgid("corregir la celda")),
            ("Ctrl+↑ Ctrl+↓", msgid("mover el paso")),
            ("Supr", msgid("quitar el paso, o el procedimiento en la lista")),
        ),
        wrong=(
            (
                msgid("No deja escribir en la tabla"),
                msgid("Ese procedimiento viene con MuniDesk: use «Copiar para cambiarlo»."),
            ),
            (
                msgid("Dice que los pasos se esperan en círculo"),
                msgid("Un paso espera a otro que lo espera a él: quite uno de «Después de»."),
            ),
        ),
    ),
)

CASE = (
    Help(
        title=msgid("Un expediente"),
        what=msgid("A la izquierda los pasos; en el medio el que está elegido, con su plazo y su norma."),
        example=msgid("Enter da por hecho hoy el paso elegido; F, otro día; N, no aplica y por qué."),
        keys=(
            ("Enter", msgid("hecho hoy, o decidir")),
            ("F", msgid("hecho otro día, por quién y con qué nota")),
            ("N", msgid("no aplica")),
            ("R", msgid("rechazado por una votación")),
            ("S", msgid("plazo vencido sin respuesta, donde la norma lo tiene por favorable")),
            ("M", msgid("constancia de plazo vencido")),
            ("L", msgid("carta")),
            ("D", msgid("adjuntar un papel")),
            ("V", msgid("probar con un registro: resolución, sesión, encuentro")),
            ("H", msgid("el hilo del asunto: lo que está vinculado, por fecha")),
            ("Ins", msgid("anotar una dependencia, audiencia u observación")),
            ("O", msgid("observaciones y respuestas; el expediente propio del paso")),
            ("A", msgid("llevar el paso al Concejo y, cuando se votó, traer lo resuelto")),
            ("C", msgid("comunicación")),
            ("T", msgid("nota")),
            ("F2", msgid("cambiar el paso en este expediente")),
            ("Ctrl+Ins", msgid("otro paso")),
            ("Supr", msgid("pendiente otra vez")),
            ("Ctrl+↓", msgid("siguiente paso listo")),
        ),
        wrong=(
            (
                msgid("No deja cerrar el paso"),
                msgid("Al lado del botón dice qué falta: otro paso, un día del plazo, respuestas o la prueba."),
            ),
            (
                msgid("El plazo no coincide con su norma"),
                msgid("F2 lo cambia en este expediente; lo que decía el procedimiento queda a la vista."),
            ),
        ),
    ),
)

OBSERVATIONS = (
    Help(
        title=msgid("Observaciones de la consulta"),
        what=msgid("Lo que la gente observa mientras algo está a la vista, y la respuesta con razones a cada una."),
        example=msgid("«Que no se tape el humedal», Enter; Espacio en las que piden lo mismo y R para responderlas."),
        keys=(
            ("Enter", msgid("anotar y seguir con la próxima")),
            ("F2", msgid("cambiar la vía")),
            ("Espacio", msgid("juntar las que piden lo mismo")),
            ("G", msgid("juntar las que se parecen; otra vez, el grupo siguiente")),
            ("R", msgid("responder")),
            ("I", msgid("llevarla al registro de iniciativas")),
            ("1 2 3 4", msgid("acepta, en parte, no acepta, deriva")),
            ("Ctrl+Enter", msgid("guardar la respuesta")),
            ("L", msgid("carta a quien observó")),
            ("Supr", msgid("quitar una")),
        ),
        wrong=(
            (
                msgid("Pide las razones"),
                msgid("Solo lo que se acepta puede ir sin ellas: escriba por qué no, o por qué en parte."),
            ),
        ),
    ),
)
