"""What F1 tells of the programme of a year."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        title=msgid("Programa"),
        what=msgid(
            "Los cursos, talleres y encuentros del año por trimestre, con sus lugares, su costo y su fuente. Lo"
            " aprueba el Concejo y cada línea puede ser una actividad del POA, con su dinero."
        ),
        example=msgid("Ctrl+N, elija el curso, el trimestre y los lugares; después P la pasa al POA."),
        keys=(
            ("Ctrl+N", msgid("agregar una línea")),
            ("Enter", msgid("cambiarla")),
            ("E", msgid("abrir una edición suya: sus clases y su lista")),
            ("P", msgid("pasarla al POA con su dinero")),
            ("O", msgid("escribir el objetivo y el acto que lo aprobó")),
            ("C", msgid("llevar el programa al Concejo")),
            ("Ctrl+↑ Ctrl+↓", msgid("moverla, también de trimestre")),
            ("Supr", msgid("quitarla")),
            ("Ctrl+P", msgid("imprimir el programa")),
        ),
        wrong=(
            (
                msgid("No deja llevarlo al Concejo"),
                msgid("No hay ninguna sesión convocada: convoque la próxima en Concejo."),
            ),
        ),
    ),
)
