"""What F1 tells of «Red», part by part."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        title=msgid("Instituciones"),
        tab="0",
        what=msgid(
            "Con quién aprende el municipio: institutos, universidades y otros municipios, por país y región, con el "
            "último contacto y el convenio, que se sigue como un expediente."
        ),
        example=msgid("Ctrl+N, «Instituto de Capacitación Municipal», y Aceptar. Después C cada vez que hablen."),
        keys=(
            ("Ctrl+N", msgid("agregar una institución")),
            ("Enter", msgid("cambiar sus datos")),
            ("C", msgid("anotar que hoy hubo contacto")),
            ("V", msgid("abrir su convenio, o ir a él")),
            ("Supr", msgid("quitarla")),
        ),
        wrong=(
            (
                msgid("El convenio terminó y sigue en rojo"),
                msgid("Escriba con Enter hasta cuándo rige el nuevo, en «Convenio hasta»."),
            ),
        ),
    ),
    Help(
        title=msgid("Intercambios"),
        tab="1",
        what=msgid("Las visitas para ver cómo se hace en otro lado: quién recibió, qué mostró, qué se adoptó."),
        example=msgid("Ctrl+N, «Ventanilla única», el anfitrión y qué se adoptó. B la lleva al banco de prácticas."),
        keys=(
            ("Ctrl+N", msgid("agregar un intercambio")),
            ("B", msgid("llevarlo al banco de buenas prácticas, o ir a él")),
            ("Supr", msgid("quitarlo")),
        ),
        wrong=(
            (
                msgid("El anfitrión no está en la lista"),
                msgid("Agréguelo primero en «Instituciones», con Ctrl+N, y vuelva."),
            ),
        ),
    ),
    Help(
        title=msgid("Líneas de acción"),
        tab="2",
        what=msgid(
            "Lo que acordó un encuentro regional: cada tema, con un municipio que responde, una fecha y cómo va."
        ),
        example=msgid("T, elija el encuentro: cada tema queda como línea. Enter le pone municipio y fecha."),
        keys=(
            ("T", msgid("hacer las líneas con los temas de un encuentro")),
            ("Ctrl+N", msgid("agregar una línea")),
            ("A", msgid("anotar cómo va, o que se cumplió")),
            ("Ctrl+P", msgid("imprimir las líneas del encuentro")),
        ),
        wrong=(
            (
                msgid("T no encuentra el encuentro"),
                msgid("Sus temas se escriben en el encuentro, en Participación; una vez escritos, T los trae."),
            ),
        ),
    ),
    Help(
        title=msgid("Formadores"),
        tab="3",
        what=msgid(
            "Quién puede enseñar qué y cuántas ediciones dictó. La cascada cuenta a quienes aprendieron en las "
            "réplicas, cada persona una vez."
        ),
        example=msgid("P y elija a alguien del personal que tiene nivel 4. G muestra la cascada."),
        keys=(
            ("P", msgid("traer a alguien del personal con nivel 4")),
            ("Ctrl+N", msgid("agregar a alguien de afuera")),
            ("G", msgid("ver la cascada")),
            ("Ctrl+K", msgid("«kit»: dar un curso a otro municipio en una carpeta, o abrir el que le dieron")),
        ),
        wrong=(
            (
                msgid("P no muestra a alguien que puede enseñar"),
                msgid("Su nivel en esa competencia tiene que ser 4: escríbalo en «Necesidades»."),
            ),
        ),
    ),
    Help(
        title=msgid("Valoración"),
        tab="4",
        what=msgid(
            "Lo que dijeron del curso quienes asistieron, en hojas sin nombre, y lo que cada jefatura ve en el "
            "trabajo noventa días después."
        ),
        example=msgid("Enter y escriba «432443»: una cifra por pregunta, y Enter para la hoja siguiente."),
        keys=(
            ("Enter", msgid("pasar hojas")),
            ("J", msgid("anotar la mirada de la jefatura")),
            ("Supr", msgid("quitar la última hoja")),
        ),
        wrong=(
            (
                msgid("Una hoja no entra"),
                msgid("Cuente las cifras: van tantas como preguntas; «-» donde quedó en blanco."),
            ),
        ),
    ),
)
