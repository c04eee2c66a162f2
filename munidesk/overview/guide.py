"""What F1 tells of the pages that span features, and the first steps of all."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

FIRST_STEPS = (
    msgid("1. En Concejo › Nueva sesión, indique el día, la hora y el lugar."),
    msgid("2. Complete el orden del día e imprima la convocatoria."),
    msgid("3. Al empezar, pulse «Abrir la sesión» o F8, marque la asistencia y pase de asunto en asunto con Enter."),
    msgid(
        "4. Si se aprueba una moción que es resolución, pulse «Resolución…» y escríbala: sin eso, la moción consta "
        "en el acta y no lleva número."
    ),
    msgid("5. Al terminar, pulse «Levantar la sesión» o F8: las resoluciones reciben su número."),
    msgid("6. En el paso «Acta» complete lo que falta y pulse «Pasar a aprobación» o F8; sáquela en Word o PDF."),
    msgid(
        "7. El acta se aprueba en la sesión siguiente: después de leída, vuelva a la sesión que cuenta, pulse "
        "«Aprobar el acta» o F8 y diga en qué sesión se aprobó. Desde entonces tiene número y folios y no cambia."
    ),
    msgid(
        "8. En «Firmas y libro», imprímala y, a medida que anda el papel, pulse «Ya está firmada» y «Ya está en el "
        "libro»."
    ),
    msgid(
        "No hace falta guardar: lo que escribe está en el disco antes de un segundo; al pie dice «Guardando…» "
        "hasta que lo está. Haga un respaldo en Ajustes."
    ),
    msgid("Lo que deja a medio llenar, con Esc o al cerrar, queda como borrador: se lo ofrece la próxima vez."),
)

HOME = (
    Help(
        title=msgid("Inicio"),
        what=msgid(
            "La próxima sesión y, debajo, «Lo que vence»: lo de todos los módulos en una lista, lo vencido primero. "
            "A la derecha, cuánto va del plan y del piloto, y el respaldo."
        ),
        example=msgid("Enter sobre «Desagüe pluvial… Vencida, 2 días» abre esa iniciativa, lista para responder."),
        keys=(("↑ ↓", msgid("elegir en la lista")), ("Enter", msgid("abrirlo")),
              ("Ctrl+N", msgid("empezar algo nuevo")), ("Ctrl+P", msgid("imprimir lo pendiente"))),
        wrong=(
            (
                msgid("Dice que hace mucho que no hay respaldo"),
                msgid("Conecte la memoria y pulse «Respaldar ahora»."),
            ),
            (
                msgid("Falta algo que está por vencer"),
                msgid("Arriba de la lista, elija «Todo»: quizá se muestra un módulo solo."),
            ),
            (
                msgid("Hace falta entregar los datos, o pasarlos a otro programa"),
                msgid("«Más › Llevarse todo…» hace una carpeta con todo, que vuelve a importarse entera."),
            ),
        ),
    ),
)  # fmt: skip

HELP = (
    Help(
        title=msgid("Ayuda"),
        what=msgid("Los primeros pasos y la ayuda de cada página, juntas. F1 muestra la de la página donde está."),
        example=msgid("«Exportar» lo guarda como un manual en Word o PDF."),
        keys=(("Ctrl+P", msgid("imprimir el manual")),),
        wrong=((msgid("No encuentra algo"), msgid("Ctrl+K busca en páginas, personas, números y textos.")),),
    ),
)

RECORDS = (
    Help(
        title=msgid("Todos los registros"),
        what=msgid("Todo lo que guarda el archivo, clase por clase, con todos sus datos y su historial."),
        example=msgid("Alt+Enter sobre una iniciativa muestra quién la cambió y cuándo."),
        keys=(("↑ ↓", msgid("elegir el renglón")), ("F2", msgid("corregir el registro")),
              ("Ctrl+C", msgid("copiar los renglones")), ("Ctrl+P", msgid("imprimir la lista"))),
        wrong=(
            (
                msgid("Un registro no se puede corregir aquí"),
                msgid("Se corrige en su página, que cuida lo que dice la norma."),
            ),
        ),
    ),
)  # fmt: skip

PERSONAL = (
    Help(
        title=msgid("Datos de una persona"),
        what=msgid("Todo lo que el archivo dice de alguien, para entregárselo o borrarlo si lo pide."),
        example=msgid("Escriba «Rosa Techera», elija lo que es de ella y pulse «Exportar»."),
        keys=(("Enter", msgid("buscar")), ("↑ ↓", msgid("elegir el renglón")), ("Ctrl+P", msgid("imprimir"))),
        wrong=(
            (
                msgid("Algo no se puede borrar"),
                msgid("Al lado dice por qué: un acta aprobada, por ejemplo, no se cambia."),
            ),
        ),
    ),
)

THREAD = (
    Help(
        title=msgid("Hilo del asunto"),
        what=msgid("El camino de un asunto: del aporte del vecino a la resolución y a la actividad del plan."),
        example=msgid("Enter sobre un paso abre ese registro."),
        keys=(("Tab", msgid("pasar al paso siguiente")), ("Enter", msgid("abrirlo")), ("Ctrl+P", msgid("imprimir"))),
        wrong=((msgid("Falta un paso"), msgid("Vincúlelo: en el registro, «Vincular».")),),
    ),
)

IMPORT = (
    Help(
        tab="0",
        title=msgid("Importar: Archivo"),
        what=msgid(
            "Aquí se elige la planilla y se ve como en Excel, con lo que se aparta: títulos, totales y celdas "
            "combinadas. Nada se escribe hasta el último paso."
        ),
        example=msgid("Si el encabezado está en la fila 3, debajo del título, elija «Fila 3» en «Encabezado»."),
        keys=(
            ("↑ ↓", msgid("elegir hoja")),
            ("Espacio", msgid("marcar la hoja, o quitarle la marca")),
            ("F6", msgid("pasar a la vista de la hoja")),
            ("Ctrl+Enter", msgid("continuar")),
            ("Esc", msgid("volver a la lista; lo decidido queda guardado")),
        ),
        wrong=(
            (
                msgid("Falta una hoja que sí quiere"),
                msgid("Las ocultas y las copias vienen sin marcar: márquelas con Espacio."),
            ),
            (
                msgid("El archivo tiene contraseña o no se lee"),
                msgid("Ábralo en Excel, guárdelo sin contraseña como .xlsx o .csv y elíjalo otra vez."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Importar: Columnas"),
        what=msgid(
            "Qué dato es cada columna y qué significa cada palabra. A la derecha, las palabras de la columna elegida "
            "con las veces que están; abajo, la suma leída junto al total de la planilla."
        ),
        example=msgid("«RECHAZADO», 9 veces: Enter, y elija «No aceptada»."),
        keys=(
            ("↑ ↓", msgid("elegir columna o palabra")),
            ("Enter", msgid("elegir el dato o el significado")),
            ("Alt+↓", msgid("pasar a lo próximo que no se entendió")),
            ("F6", msgid("pasar a las palabras")),
            ("Ctrl+Enter", msgid("continuar")),
            ("Esc", msgid("volver al archivo")),
        ),
        wrong=(
            (
                msgid("La suma no coincide con el total de la planilla"),
                msgid("Mire si falta una fila o si hay un monto escrito con letras; se puede continuar igual."),
            ),
            (
                msgid("Todos los meses llega la misma planilla"),
                msgid("Deje marcado «Recordar columnas y palabras»: la próxima vez vienen puestas."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Importar: Ensayo"),
        what=msgid(
            "Lo que pasaría con cada fila: las rechazadas con su motivo, las que cambian con el valor de antes y el "
            "de ahora, las nuevas y las iguales. Se corrige aquí mismo."
        ),
        example=msgid("En «31/02/2025» escriba 28/02/2025 y Enter: la fila pasa a «Nuevas»."),
        keys=(
            ("Enter", msgid("corregir la celda; escrita, pasa a la siguiente rechazada")),
            ("Espacio", msgid("abrir o cerrar un grupo, en su título")),
            ("F6", msgid("pasar a las preguntas y las sumas")),
            ("Ctrl+Enter", msgid("importar")),
            ("Esc", msgid("volver a las columnas")),
        ),
        wrong=(
            (
                msgid("«Importar» está apagado"),
                msgid("Al lado dice por qué: hay preguntas sin responder, o nada que escribir."),
            ),
            (
                msgid("Son actas de antes: la tabla propone lo que leyó de cada una"),
                msgid("Las flechas van de celda en celda; escriba encima lo que no sea así, y Enter baja a la otra."),
            ),
            (
                msgid("Se importó lo que no debía"),
                msgid("Ctrl+Z lo quita todo junto."),
            ),
        ),
    ),
)  # fmt: skip
