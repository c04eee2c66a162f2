"""What F1 tells of open government."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PRINT = ("Ctrl+P", msgid("imprimir"))

DIAGNOSES = (
    Help(
        tab="0",
        title=msgid("Diagnósticos"),
        what=msgid("Cada diagnóstico se responde por rondas y se compara con la anterior."),
        example=msgid("«Nuevo diagnóstico»: elija las preguntas, el período, y responda con una tecla."),
        keys=(
            ("↑ ↓", msgid("pasar de un diagnóstico a otro")),
            ("Enter", msgid("abrirlo")),
            ("Ctrl+N", msgid("diagnóstico nuevo")),
        ),
        wrong=(
            (
                msgid("El total dice «provisorio»"),
                msgid("Hay respuestas en blanco: al cerrar la ronda se decide qué hacer con cada una."),
            ),
        ),
    ),
    Help(
        tab="answers",
        title=msgid("Respuestas"),
        what=msgid("Los ítems de un componente, cada uno con su respuesta; al lado, el total y lo que más lo subiría."),
        example=msgid("Pulse 3: responde «3» y pasa al ítem siguiente."),
        keys=(
            ("0–4", msgid("responde en la escala y pasa al siguiente")),
            ("S N", msgid("responde sí o no")),
            ("1 2", msgid("marca los puntos de una lista; en un número, se escribe")),
            ("N", msgid("no aplica, con su motivo; donde N es «no», con X")),
            ("T", msgid("nota")),
            ("E", msgid("evidencia")),
            ("D", msgid("lo que dijo cada evaluador, y con qué se queda la ronda")),
            ("Supr", msgid("borra la respuesta: en blanco no es cero")),
            ("Ctrl+↓", msgid("siguiente en blanco")),
            ("A", msgid("por área que responde, o por componente")),
            ("F6", msgid("pasar al otro panel")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("No deja cerrar la ronda"),
                msgid("Diga de cada respuesta en blanco si la responde, no aplica o queda sin respuesta."),
            ),
            (msgid("No deja responder"), msgid("La ronda está cerrada: reábrala o abra la siguiente.")),
        ),
    ),
    Help(
        tab="result",
        title=msgid("Resultado"),
        what=msgid("El semáforo de todos los ítems, el total, qué cambió y las mejoras que más puntos darían."),
        example=msgid("Con las flechas llegue a un ítem rojo y pulse M: nace una mejora con su consejo."),
        keys=(
            ("← → ↑ ↓", msgid("pasar de un ítem a otro")),
            ("Enter", msgid("abrir su respuesta")),
            ("M", msgid("crear una mejora")),
            ("L", msgid("de un ítem rojo, la lección que enseña de eso")),
            ("R", msgid("sólo los rojos")),
            ("C", msgid("comparar con otra ronda: quién recuperó qué")),
            ("F6", msgid("pasar al otro panel")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("No aparece la comparación"),
                msgid("Con respuestas en blanco sin decidir no se compara: cierre antes la ronda."),
            ),
        ),
    ),
)
