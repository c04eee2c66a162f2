"""What F1 tells of participation: initiatives, encounters, themes."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PRINT = ("Ctrl+P", msgid("imprimir"))
_TABLE = (("↑ ↓", msgid("elegir el renglón")), ("Enter", msgid("abrirlo")), _PRINT)

PARTICIPATION = (
    Help(
        tab="0",
        title=msgid("Iniciativas"),
        what=msgid("Lo que piden y proponen los vecinos, desde que llega hasta que se responde y se devuelve."),
        example=msgid("Ctrl+N, «Bache en Artigas y Rivera», Enter: recibe su folio y su plazo."),
        keys=(("Ctrl+N", msgid("registrar una iniciativa")),
              ("Ctrl+M", msgid("unirla con otra que pide lo mismo")), ("F6", msgid("pasar al otro panel")), *_TABLE),
        wrong=(
            (
                msgid("No aparece una iniciativa"),
                msgid("Quite los filtros de arriba, o búsquela con Ctrl+K por su folio: «2026-034»."),
            ),
            (
                msgid("Avisa que ya hay una parecida"),
                msgid("Mírela antes de registrar otra. Si ya están las dos, únalas con Ctrl+M: se responde a todos."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Encuentros"),
        what=msgid("Talleres, cabildos, audiencias y reuniones: cuándo fueron, cuántos vinieron y qué se dijo."),
        example=msgid("Registre «Taller del barrio Norte», ábralo con Enter y anote quién vino."),
        keys=(("Ctrl+N", msgid("nuevo encuentro")), ("Supr", msgid("quitar el elegido")), *_TABLE),
        wrong=(
            (
                msgid("Dice que no hay asistencia"),
                msgid("Ábralo y escriba la lista, o en «Datos» cuántas personas fueron."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Temas y respuestas"),
        what=msgid("Los aportes de los encuentros, juntos por tema, y la respuesta que se da a cada tema."),
        example=msgid("Escriba el número del tema y Enter: el aporte elegido pasa a ese tema."),
        keys=(("F2", msgid("cambiar el nombre del tema")), ("M", msgid("unirlo con otro")), ("Supr", msgid("quitarlo")),
              ("Esc", msgid("dejar el número que escribía")), _PRINT),
        wrong=(
            (
                msgid("Se unieron dos temas por error"),
                msgid("Ctrl+Z los separa."),
            ),
        ),
    ),
    Help(
        tab="3",
        title=msgid("Análisis"),
        what=msgid("Cuánto se participó en un período y qué se respondió, tal como se imprime."),
        example=msgid("Elija desde y hasta qué día; la hoja se vuelve a dibujar sola."),
        keys=(_PRINT,),
        wrong=(
            (
                msgid("Se anotó algo después de imprimirlo"),
                msgid("«Cerrar el período» lo guarda como está: se imprime igual, con nota de lo que vino después."),
            ),
            (
                msgid("Los números no son los que esperaba"),
                msgid("Mire los días elegidos: cuenta lo recibido entre ellos, los dos incluidos."),
            ),
        ),
    ),
    Help(
        tab="4",
        title=msgid("Personas"),
        what=msgid("Los vecinos con nombre en el registro: sus señas, dónde participaron y sus datos."),
        example=msgid("Si alguien pide sus datos, elíjalo y guárdelos en un archivo para entregárselo."),
        keys=(*_TABLE, ("Supr", msgid("borrar sus datos personales")),
              ("Ctrl+M", msgid("unir dos registros de la misma persona"))),
        wrong=(
            (
                msgid("La misma persona está dos veces"),
                msgid("Elija uno y pulse Ctrl+M: lo que presentó con el otro pasa a este. Ctrl+Z los separa."),
            ),
        ),
    ),
)  # fmt: skip

ENCOUNTER = (
    Help(
        tab="0",
        title=msgid("Asistencia del encuentro"),
        what=msgid("Quién vino, una línea por persona. Con cuántos vinieron alcanza: no hace falta el nombre."),
        example=msgid("Escriba «Rosa Techera» y Enter; siga con la persona siguiente."),
        keys=(("Enter", msgid("agregar a la persona escrita")), ("Ctrl+V", msgid("pegar una lista")),
              ("F2", msgid("corregir")), ("Supr", msgid("quitar el renglón")), _PRINT),
        wrong=((msgid("Pegó la lista equivocada"), msgid("Ctrl+Z la quita entera.")),),
    ),
    Help(
        tab="1",
        title=msgid("Aportes"),
        what=msgid("Lo que dijo la gente, un aporte por línea. Después se junta por temas."),
        example=msgid("Escriba «Más luz en la terminal» y Enter."),
        keys=(("Enter", msgid("agregar el aporte")), ("Ctrl+V", msgid("pegar varios, uno por línea")),
              ("Supr", msgid("quitarlo"))),
        wrong=((msgid("Se agregó dos veces"), msgid("Elija el repetido y pulse Supr.")),),
    ),
    Help(
        tab="2",
        title=msgid("Datos del encuentro"),
        what=msgid("El día, el lugar, quién convocó y, si no hubo lista, cuántas personas fueron."),
        example=msgid("Sin lista firmada, escriba cuántas mujeres y cuántos varones contó."),
        keys=(("Tab", msgid("pasar al campo siguiente; lo escrito queda guardado")),),
        wrong=(
            (
                msgid("No deja poner cuántas personas fueron"),
                msgid("Hay lista de asistencia: ella las cuenta."),
            ),
        ),
    ),
    Help(
        tab="3",
        title=msgid("Fotos y acta"),
        what=msgid("Fotos achicadas y sin el lugar donde se tomaron, otros papeles, y el acta del encuentro."),
        example=msgid("Adjunte la foto de la cartelera firmada como constancia."),
        keys=(("Tab", msgid("pasar al botón siguiente")),),
        wrong=((msgid("Adjuntó otra foto"), msgid("Ctrl+Z la quita.")),),
    ),
)  # fmt: skip

INITIATIVE = (
    Help(
        title=msgid("Iniciativa"),
        what=msgid("La vida de una iniciativa, paso por paso: recibida, estudiada, decidida, respondida, devuelta."),
        example=msgid("Escriba la respuesta y guárdela; «Exportar» guarda la carta para el vecino."),
        keys=(("Tab", msgid("pasar al campo siguiente")), ("Alt+Enter", msgid("todos sus datos, con su historial")),
              _PRINT),
        wrong=(
            (
                msgid("Está fuera de plazo"),
                msgid("Respóndala igual: queda escrito cuándo. Los días en que no se abre se ponen en Ajustes."),
            ),
            (
                msgid("Se marcó un paso por error"),
                msgid("Ctrl+Z lo quita."),
            ),
        ),
    ),
)  # fmt: skip
