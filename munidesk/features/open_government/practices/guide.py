"""What F1 tells of good practices, the agenda of advocacy and the course."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

PRACTICES = (
    Help(
        tab="0",
        title=msgid("Banco de buenas prácticas"),
        what=msgid("Lo que funcionó, aquí o en otro municipio: el problema, qué se hizo, qué resultó y qué hace falta."
                   " La ficha del piloto entra sola y sigue lo que se escribe en su manual."),
        example=msgid("Ctrl+N, «Cartelera con índice y fecha», el componente, qué se hizo y Aceptar."),
        keys=(
            ("Ctrl+N", msgid("escribir una práctica nueva")),
            ("↑ ↓", msgid("elegir una práctica")),
            ("Enter", msgid("escribir en su ficha")),
            ("A", msgid("decir qué se hace aquí con ella")),
            ("Supr", msgid("quitarla del banco")),
            ("Ctrl+P", msgid("imprimir la ficha o el banco")),
        ),
        wrong=(
            (
                msgid("Dice que no es una carpeta de buenas prácticas"),
                msgid("Elija la carpeta que lleva practicas.json, tal como la entregó el otro municipio."),
            ),
            (
                msgid("La ficha del piloto no está"),
                msgid("Póngale nombre y descripción en Piloto › Manual; si la quitó del banco, no vuelve sola."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Mapa de buenas prácticas"),
        what=msgid("Qué tema de cada componente tiene práctica, y en qué lugar. Lo que no tiene ninguna dice «sin "
                   "práctica»; en rojo, si el último diagnóstico lo pide."),
        example=msgid("En la fila «Vía de denuncia», sin práctica: conviene pedir una a otro municipio."),
        keys=(("↑ ↓ ← →", msgid("recorrer el mapa")), ("Enter", msgid("abrir la práctica en el banco"))),
        wrong=((msgid("Un componente sale sin práctica y hay una"), msgid("Elija el componente en la ficha.")),),
    ),
    Help(
        tab="2",
        title=msgid("Agenda de incidencia"),
        what=msgid("Lo que una organización pide por cada ítem en rojo de un diagnóstico cerrado, qué respondió el "
                   "municipio y qué día. Sirve también a una organización que responde el diagnóstico desde afuera."),
        example=msgid("P, «Foro vecinal» y Enter: queda un pedido por cada ítem en rojo. Con I, uno pasa al registro."),
        keys=(
            ("P", msgid("proponer un pedido por cada ítem en rojo")),
            ("Ctrl+N", msgid("agregar otro pedido")),
            ("R", msgid("anotar la respuesta del municipio")),
            ("I", msgid("pasarlo al registro de iniciativas")),
            ("Ctrl+↑ Ctrl+↓", msgid("mover el pedido")),
            ("Supr", msgid("quitarlo")),
            ("Ctrl+P", msgid("imprimir la agenda")),
        ),
        wrong=(
            (
                msgid("No propone nada"),
                msgid("Todo lo que está en rojo ya tiene pedido, o la ronda sigue abierta: ciérrela en Diagnósticos."),
            ),
        ),
    ),
    Help(
        tab="3",
        title=msgid("Curso"),
        what=msgid("Una lección por componente, con tres preguntas. Primero conviene la que más ítems en rojo tiene."
                   " El avance se guarda por persona; quien hace todas termina el curso."),
        example=msgid("Escriba quién estudia, elija la lección, Enter para leer, P y responda con 1, 2 o 3."),
        keys=(
            ("Enter", msgid("leer la lección")),
            ("P", msgid("ir a las preguntas")),
            ("1 2 3", msgid("responder")),
            ("Enter", msgid("pasar a la siguiente")),
            ("Esc", msgid("volver al texto")),
            ("Supr", msgid("quitar el avance de esa persona en la lección")),
            ("Ctrl+P", msgid("imprimir la lección o el curso")),
        ),
        wrong=((msgid("No guarda el avance"), msgid("Escriba arriba quién estudia.")),),
    ),
)  # fmt: skip
