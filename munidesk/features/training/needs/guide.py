"""What F1 tells of the matrix of needs."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        tab="0",
        title=msgid("Necesidades"),
        what=msgid(
            "Quién está en cada puesto, qué nivel pide el puesto y qué nivel tiene la persona. Lo que falta está"
            " en rojo; lo que nadie evaluó, rayado: no es cero."
        ),
        example=msgid("Sobre «Lenguaje claro» de una persona pulse 3: queda escrito y pasa a la de abajo."),
        keys=(
            ("0–4", msgid("escribe el nivel y baja a la persona siguiente")),
            ("Supr", msgid("sin evaluar")),
            ("F", msgid("fuente: propia, jefatura, prueba o constancia")),
            (msgid("Espacio"), msgid("propone el curso que más cierra de esa competencia")),
            ("Ctrl+→ Ctrl+←", msgid("otra familia de competencias")),
            ("Enter", msgid("ficha de la persona")),
            ("F6", msgid("pasar a los cursos")),
            ("Ctrl+P", msgid("imprimir las necesidades")),
        ),
        wrong=(
            (
                msgid("Todas las celdas muestran un punto"),
                msgid("El puesto no pide nada todavía: elija el puesto de la persona en Personas."),
            ),
            (
                msgid("Escribo un nivel y no cambia"),
                msgid("Ese día ya hay una fuente más fuerte, como una prueba: cambie la fuente con F."),
            ),
        ),
    ),
)
