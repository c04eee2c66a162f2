"""What F1 tells of the first run and of Ajustes."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

FIRST_RUN = (
    Help(
        tab="0",
        title=msgid("Bienvenida"),
        what=msgid(
            "Aquí se empieza. «Continuar» lleva, en cinco pasos, hasta un municipio con sus integrantes; "
            "«Probar con un municipio de ejemplo» abre uno inventado para mirar sin miedo."
        ),
        keys=(
            ("Enter", msgid("continuar")),
            ("F6", msgid("pasar de los campos a los botones")),
            ("F1", msgid("esta ayuda")),
        ),
        wrong=(
            (
                msgid("Ya tenía un municipio en otra computadora"),
                msgid(
                    "Abra el de ejemplo y, en Ajustes › Respaldo, pulse «Buscar en otra carpeta…», elija la de su "
                    "respaldo y, en la copia, Enter."
                ),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("País"),
        what=msgid(
            "Del país salen los nombres de los órganos, el quórum, las mayorías y el tamaño de la hoja. El número de "
            "integrantes se propone y se pregunta: el quórum se cuenta sobre el que da la norma."
        ),
        example=msgid("Con ↓ y ↑ se cambia de país; debajo se escribe cuántos integrantes tiene y se ve el quórum."),
        keys=(("↑ ↓", msgid("elegir el país")), ("Enter", msgid("continuar"))),
        wrong=(
            (
                msgid("El quórum o la mayoría no son los de su norma"),
                msgid(
                    "Siga adelante: la mayoría común se cambia en Ajustes › Reglas. El quórum y las demás se comparan "
                    "allí con su norma; si son otros, avise a quien le da soporte y corrija el acta a mano."
                ),
            ),
            (
                msgid("Se eligió otro país por error"),
                msgid("Vuelva con «Atrás» antes de darle nombre al municipio; después, el país no cambia."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Municipio"),
        what=msgid("El nombre encabeza los papeles y da nombre al archivo; la localidad es la que dice el acta."),
        example=msgid("Nombre: Municipio de Cerro del Alba. Localidad: Cerro del Alba."),
        keys=(("Enter", msgid("pasar al campo siguiente; en el último, continuar")),
              ("Ctrl+Enter", msgid("continuar desde cualquier campo"))),
        wrong=(
            (
                msgid("Se equivocó en el nombre"),
                msgid("Vuelva con «Atrás» o cámbielo cuando quiera en Ajustes."),
            ),
        ),
    ),
    Help(
        tab="3",
        title=msgid("Integrantes"),
        what=msgid("Quiénes integran el órgano. Se copia la lista en la planilla y se pega aquí, o se escribe."),
        example=msgid("Olivera Pintos, Marta · Alcaldesa · Vecinos Unidos · Titular"),
        keys=(
            ("Ctrl+V", msgid("pegar la lista copiada de la planilla")),
            ("Tab", msgid("pasar a la celda siguiente")),
            ("Ctrl+Z Ctrl+Y", msgid("deshacer y rehacer en la tabla")),
            ("Supr", msgid("vaciar la celda")),
            ("F6", msgid("salir de la tabla hacia los botones")),
            ("Ctrl+Enter", msgid("continuar")),
        ),
        wrong=(
            (
                msgid("«Continuar» está apagado"),
                msgid("Al lado dice qué fila hay que corregir o quitar; hace falta al menos un titular."),
            ),
            (
                msgid("Se pegó en otra columna"),
                msgid("Ctrl+Z lo quita; vaya a la primera celda y pegue otra vez."),
            ),
            (
                msgid("Todavía no tiene la lista completa"),
                msgid("Escriba a quienes conoce; en Concejo › Integrantes se agregan los demás."),
            ),
        ),
    ),
    Help(
        tab="4",
        title=msgid("Listo"),
        what=msgid("Ya está todo guardado. «Empezar» abre el municipio en Inicio."),
        keys=(("Enter", msgid("empezar")),),
        wrong=(
            (
                msgid("Quiere corregir algo antes"),
                msgid("Pulse «Atrás», o empiece y corrija después en Ajustes."),
            ),
        ),
    ),
)  # fmt: skip

SETTINGS = (
    Help(
        title=msgid("Ajustes"),
        what=msgid(
            "Los datos del municipio, sus reglas de votación, los días en que la oficina no abre, las fórmulas del "
            "acta, los respaldos y cómo se ve el programa en esta computadora."
        ),
        example=msgid("Para respaldar en una memoria: «Respaldar ahora…» y elija la memoria. Hágalo cada semana."),
        keys=(
            ("↑ ↓", msgid("elegir sección en el índice")),
            ("Enter", msgid("entrar en la sección")),
            ("Tab", msgid("pasar al campo siguiente; lo escrito queda guardado")),
            ("F6", msgid("volver de la sección al índice")),
            ("Supr", msgid("quitar el día elegido, en los días en que la oficina no abre")),
        ),
        wrong=(
            (
                msgid("El archivo se dañó o se borró algo que no debía"),
                msgid(
                    "En «Respaldo» elija una copia y pulse Enter: vuelve a un archivo nuevo; el de hoy queda como está."
                ),
            ),
            (
                msgid("La fórmula del acta dice otra cosa que su norma"),
                msgid(
                    "Cámbiela en «Fórmulas del acta»: lo que va entre ‹ › lo pone el programa, y debajo se lee cómo "
                    "quedará. «Volver a la del país» la repone."
                ),
            ),
            (
                msgid("Dice que hay datos por verificar"),
                msgid(
                    "«Reglas» los enumera, con lo que dice MuniDesk y de dónde se escribió: compárelos con su norma."
                ),
            ),
            (
                msgid("Algo no funciona y necesita ayuda de otra persona"),
                msgid(
                    "«Copiar informe para soporte» no lleva ningún dato del municipio; péguelo en un correo. "
                    "Por teléfono, léale la autoprueba de «Acerca de»."
                ),
            ),
        ),
    ),
)
