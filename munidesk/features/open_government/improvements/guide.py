"""What F1 tells of the agenda of improvements."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

IMPROVEMENTS = (
    Help(
        title=msgid("Mejoras"),
        what=msgid(
            "Lo que el municipio hará por cada ítem rojo: quién, para cuándo, con qué esfuerzo, y cuánto suma. "
            "La actividad del POA leída al 100 % la da por hecha; la ronda siguiente la verifica."
        ),
        example=msgid("Elija la primera, S para aceptarla y P para pasarla al POA con su plazo y su responsable."),
        keys=(
            ("Enter", msgid("abrir la elegida")),
            ("P", msgid("pasar al POA, o ir a su actividad")),
            ("A", msgid("pasar al plan de apertura, o ir a su compromiso")),
            ("S", msgid("cambiar el estado")),
            ("1–3", msgid("esfuerzo")),
            ("G", msgid("ordenar por gana ÷ esfuerzo")),
            ("R", msgid("ordenar por prioridad propia")),
            ("O", msgid("ordenar por ODS")),
            ("Ctrl+↑ ↓", msgid("subir o bajar la prioridad propia")),
            ("L", msgid("la lección que enseña de su ítem")),
            ("B", msgid("buscar en buenas prácticas")),
            ("Ins", msgid("mejora nueva")),
            ("Supr", msgid("descartar, con su motivo")),
            ("Ctrl+P", msgid("imprimir")),
        ),
        wrong=(
            (
                msgid("Está hecha y no pasa a verificada"),
                msgid("Falta cerrar una ronda posterior en la que el ítem salga del rojo."),
            ),
            (
                msgid("No dice cuánto gana"),
                msgid("Es libre, o su diagnóstico no tiene todavía una ronda cerrada."),
            ),
        ),
    ),
)
