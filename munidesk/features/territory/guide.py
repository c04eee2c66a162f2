"""What F1 tells of territorial planning, tab by tab."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PANEL = ("F6", msgid("pasar al otro panel"))
_PRINT = ("Ctrl+P", msgid("imprimir"))

TERRITORY = (
    Help(
        tab="0",
        title=msgid("Fases"),
        what=msgid("Las cinco fases del programa con sus pasos: lo hecho, lo que sigue y el próximo día legal."),
        example=msgid("Con las flechas llegue al paso «Mapa de actores» y pulse Enter: se abre en su expediente."),
        keys=(
            ("← →", msgid("pasar de una fase a otra")),
            ("↑ ↓", msgid("pasar de un paso a otro")),
            ("Enter", msgid("abrir el paso en su expediente; Esc vuelve a las fases")),
            ("F", msgid("hecho otro día")),
            ("N", msgid("no aplica, con su motivo")),
            ("D", msgid("adjuntar el producto del paso")),
            ("Ctrl+↓", msgid("siguiente paso listo")),
            ("S", msgid("seis preguntas")),
            ("Ctrl+N", msgid("programa nuevo, si no hay ninguno")),
            _PANEL,
            _PRINT,
        ),
        wrong=(
            (
                msgid("La figura aparece sin resolución"),
                msgid("Llévela al Concejo: hasta que haya una resolución con número, es una propuesta."),
            ),
            (
                msgid("No deja aprobar el programa"),
                msgid("Falta la consulta: lo que la norma exige no se puede marcar «no aplica»."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Órgano y actores"),
        what=msgid("Quién conduce, quién tiene interés e influencia, quién hace y quién responde por cada producto."),
        example=msgid("En el mapa, elija un actor y pulse Ctrl+→: sube un punto de interés."),
        keys=(
            ("Ctrl+← →", msgid("menos o más interés")),
            ("Ctrl+↑ ↓", msgid("más o menos influencia")),
            ("P", msgid("cambiar la postura")),
            ("L", msgid("escribir la invitación")),
            ("H R C I", msgid("en la matriz: hace, responde, se le consulta, se le informa")),
            ("Enter", msgid("abrir")),
            ("Ctrl+N", msgid("actor nuevo")),
            _PANEL,
            _PRINT,
        ),
        wrong=(
            (
                msgid("La matriz marca un producto en naranja"),
                msgid("Cada producto tiene exactamente uno que responde, y por lo menos uno que hace."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Productos"),
        what=msgid("Lo que entrega cada paso, versión por versión, con su archivo y quién la aprobó."),
        example=msgid("En «Mapa de actores» pulse Ins: nace la versión siguiente, en trabajo."),
        keys=(
            ("Ins", msgid("versión nueva")),
            ("E", msgid("entregada hoy")),
            ("A", msgid("aprobada: quién y qué día")),
            ("D", msgid("adjuntar el archivo de la versión")),
            ("Enter", msgid("abrir")),
            ("Ctrl+N", msgid("producto nuevo")),
            _PANEL,
            _PRINT,
        ),
        wrong=(
            (
                msgid("El producto sigue «en trabajo»"),
                msgid("Vale la última versión: márquela entregada con E."),
            ),
        ),
    ),
    Help(
        tab="3",
        title=msgid("Consulta"),
        what=msgid("La consulta pública tiene su expediente: días que quedan, observaciones, respuestas con razones."),
        example=msgid("Pulse «Abrir la consulta» y publíquela; después escriba una observación y pulse Enter."),
        keys=(
            ("Enter", msgid("en Observaciones, anotar y seguir; en Expediente, paso hecho hoy")),
            ("F2", msgid("otra vía: papel, encuentro, correo")),
            ("Espacio", msgid("juntar observaciones que llevan una sola respuesta")),
            ("G", msgid("agrupar las parecidas")),
            ("R", msgid("responder")),
            ("1 – 4", msgid("sentido de la respuesta")),
            ("I", msgid("pasar la observación al registro de iniciativas")),
            _PANEL,
            _PRINT,
        ),
        wrong=(
            (
                msgid("No deja cerrar la vista"),
                msgid("El plazo es de un mínimo de días: el paso dice desde cuándo se puede cerrar."),
            ),
            (
                msgid("Dice que no hay procedimiento de su país"),
                msgid("Escriba el suyo en Expedientes › Procedimientos, con la clave que se le indica."),
            ),
        ),
    ),
    Help(
        tab="4",
        title=msgid("Cartera"),
        what=msgid("Los proyectos, con una nota por criterio y el peso de cada criterio."),
        example=msgid("Con pesos 40, 35 y 25, las notas 8, 6 y 10 dan 7,8."),
        keys=(
            ("0 – 10", msgid("poner la nota del criterio")),
            ("Enter", msgid("sobre el nombre, abrir el proyecto")),
            ("Ins", msgid("proyecto nuevo; en «Quién paga», aporte nuevo")),
            ("P", msgid("pasarlo al plan con su dinero; después, ir a verlo")),
            ("Supr", msgid("sobre una nota, borrarla; sobre el nombre, quitar el proyecto")),
            ("Ctrl+N", msgid("proyecto nuevo")),
            _PANEL,
            _PRINT,
        ),
        wrong=(
            (msgid("Un proyecto no tiene puesto"), msgid("Le falta una nota: en blanco no es cero.")),
            (
                msgid("Los pesos no suman 100"),
                msgid("Corríjalos en «Criterios…», uno por línea. El que conserva su nombre conserva sus notas."),
            ),
        ),
    ),
    Help(
        tab="5",
        title=msgid("Seguimiento"),
        what=msgid("Los cuatro subsistemas con sus cifras, la alineación, los desvíos con lo decidido y el informe."),
        example=msgid("En «Desvíos» pulse Ins, anote qué pasó y después D: qué se decidió, quién y qué día."),
        keys=(
            ("Enter", msgid("de dónde sale la cifra; en las listas, abrir")),
            ("S", msgid("seis preguntas")),
            ("E", msgid("evaluar el programa con sus doce preguntas")),
            ("R", msgid("responsable del subsistema")),
            ("T", msgid("traspaso; en la alineación, tipo de actividad")),
            ("B", msgid("tomar del plan objetivos y actividades")),
            ("V", msgid("elegir el renglón del plan")),
            ("P", msgid("programa al que responde")),
            ("Ins", msgid("desvío o alineación nuevos")),
            ("D", msgid("qué se decidió sobre el desvío")),
            _PANEL,
            _PRINT,
        ),
        wrong=(
            (
                msgid("Un objetivo aparece sin actividad"),
                msgid("Ninguna actividad del POA lo lleva adelante: con V elija una del plan."),
            ),
            (
                msgid("El informe dice «Sin respuesta»"),
                msgid("Escriba en «Informe» qué se hizo ese año por cada objetivo."),
            ),
        ),
    ),
)
