"""What F1 tells of the FODA."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PRINT = ("Ctrl+P", msgid("imprimir"))

SWOT = (
    Help(
        tab="0",
        title=msgid("Matriz"),
        what=msgid("Fortalezas, oportunidades, debilidades y amenazas, una tarjeta por factor."),
        example=msgid("Pulse F, escriba «Equipo con experiencia» y Enter: queda entre las fortalezas."),
        keys=(
            ("F O D A", msgid("escribir un factor en ese cuadrante")),
            ("← ↑ → ↓", msgid("ir de tarjeta en tarjeta")),
            ("1–4", msgid("calificar la tarjeta, de 1 a 4")),
            ("Enter", msgid("corregirla")),
            ("Ctrl+← Ctrl+→", msgid("pasarla a otro cuadrante")),
            ("Alt+↑ Alt+↓", msgid("cambiar su orden")),
            ("Supr", msgid("quitarla")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("Una tarjeta quedó en otro cuadrante"),
                msgid("Elíjala y pásela con Ctrl y las flechas."),
            ),
            (
                msgid("Ya tenemos un diagnóstico y no queremos copiarlo"),
                msgid(
                    "Use «Agregar lo rojo y lo verde del diagnóstico», arriba o con Ctrl+K: cada componente entra con "
                    "su ronda como evidencia."
                ),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("MEFI y MEFE"),
        what=msgid("Cuánto pesa cada factor y cómo se responde a él. Los pesos de cada matriz suman 1,00."),
        example=msgid("Peso 0,20 y calificación 3 dan 0,60 de puntaje ponderado."),
        keys=(("Tab", msgid("pasar a la celda siguiente")), ("F2", msgid("corregir la celda")), _PRINT),
        wrong=(
            (
                msgid("Los pesos no suman 1,00"),
                msgid("Arriba dice cuánto falta o sobra: corrija los pesos hasta que no quede diferencia."),
            ),
            (
                msgid("No acepta la calificación"),
                msgid("Va de 1 a 4, sin decimales."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Puntajes"),
        what=msgid("Lo que califica cada persona del grupo, con el promedio y cuánto difieren."),
        example=msgid("Agregue una columna por persona y escriba sus puntajes hacia abajo."),
        keys=(("Tab", msgid("pasar a la celda siguiente")), _PRINT),
        wrong=((msgid("El grupo difiere mucho"), msgid("Conversen ese factor antes de poner su peso.")),),
    ),
    Help(
        tab="3",
        title=msgid("Cruces"),
        what=msgid("Estrategias que nacen de cruzar factores: FO, DO, FA y DA. Una puede pasar al plan."),
        example=msgid("Con F1 y O2: «Ofrecer cursos con el equipo que hay y los fondos que llegan»."),
        keys=(_PRINT,),
        wrong=(
            (
                msgid("La estrategia ya está en el plan"),
                msgid(
                    "«En el plan» lleva a su actividad; «Al plan» la pasa una sola vez, y crea el plan si no lo hay."
                ),
            ),
        ),
    ),
    Help(
        tab="4",
        title=msgid("Versiones"),
        what=msgid("Dos versiones del FODA, lado a lado: qué apareció, qué cambió y qué se fue."),
        example=msgid("Compare la de este año con la del anterior."),
        keys=(_PRINT,),
        wrong=((msgid("Hay una sola versión"), msgid("Pulse «Versión nueva» antes de cambiar la de hoy.")),),
    ),
)
