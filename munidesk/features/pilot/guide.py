"""What F1 tells of the pilot and its manual."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PRINT = ("Ctrl+P", msgid("imprimir"))

PILOT = (
    Help(
        tab="0",
        title=msgid("Plan del piloto"),
        what=msgid("Qué se prueba, dónde, por cuánto tiempo y en qué etapas."),
        example=msgid("«Presupuesto participativo en un barrio», de marzo a noviembre."),
        keys=(("Tab", msgid("pasar al campo siguiente; lo escrito queda guardado")), _PRINT),
        wrong=((msgid("No se puede evaluar"), msgid("Cree el piloto con «Nuevo piloto» y después una ronda.")),),
    ),
    Help(
        tab="1",
        title=msgid("Evaluación"),
        what=msgid("Una ronda de criterios: cada uno se responde con una tecla; al lado, el puntaje y el veredicto."),
        example=msgid("Pulse 3: responde «3» y pasa al criterio siguiente sin respuesta."),
        keys=(
            ("0–4", msgid("responde en la escala, de 0 a 4, y pasa al siguiente")),
            ("S N", msgid("responde sí o no")),
            ("1 2", msgid("marca los puntos de una lista")),
            ("N", msgid("no aplica, con su motivo; donde N es «no», con X")),
            ("T", msgid("nota")),
            ("E", msgid("evidencia")),
            ("Supr", msgid("borra la respuesta: en blanco no es cero")),
            ("Enter", msgid("en un criterio calculado, sus registros")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("El veredicto es provisorio"),
                msgid("Faltan respuestas: arriba dice cuántas."),
            ),
            (
                msgid("No deja responder"),
                msgid("La ronda está cerrada: reábrala o empiece otra."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Comparación"),
        what=msgid("Dos rondas lado a lado: qué mejoró, qué empeoró."),
        example=msgid("Compare la de antes del piloto con la de después."),
        keys=(_PRINT,),
        wrong=((msgid("No hay con qué comparar"), msgid("Hacen falta dos rondas con respuestas.")),),
    ),
    Help(
        tab="3",
        title=msgid("Bitácora"),
        what=msgid("Lo que pasa durante el piloto, una línea por hecho."),
        example=msgid("«Vinieron 12 personas, faltó la sala» y Enter."),
        keys=(("Enter", msgid("anotar el hecho")), ("Supr", msgid("quitar la elegida")), _PRINT),
        wrong=((msgid("Se anotó en otro día"), msgid("Corrija el día en el mismo renglón.")),),
    ),
    Help(
        tab="4",
        title=msgid("Manual"),
        what=msgid("Los capítulos del manual de buenas prácticas, cómo se imprime, sus versiones y a quién se dio."),
        example=msgid("«Insertar» pone un cuadro que se cuenta solo con los registros de hoy."),
        keys=(
            ("F6", msgid("pasar al otro panel")),
            ("Ctrl+B Ctrl+I", msgid("negrita y cursiva")),
            ("Supr", msgid("quitar el capítulo elegido")),
            _PRINT,
        ),
        wrong=((msgid("La hoja tiene huecos"), msgid("Debajo dice qué bloque no se pudo llenar y qué registrar.")),),
    ),
)
