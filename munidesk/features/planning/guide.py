"""What F1 tells of the plans."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PRINT = ("Ctrl+P", msgid("imprimir"))
_CELLS = (("Tab", msgid("pasar a la celda siguiente")), ("F2", msgid("corregir la celda")))

PLANNING = (
    Help(
        tab="0",
        title=msgid("Plan y cronograma"),
        what=msgid("El plan en ejes, objetivos, metas y actividades, con su avance y su cronograma."),
        example=msgid("Elija una meta, Ctrl+R, «12» y Enter: queda anotado el avance."),
        keys=(
            ("Ins", msgid("otro renglón")),
            ("Alt+→ Alt+←", msgid("bajarlo o subirlo de nivel")),
            ("Ctrl+↑ Ctrl+↓", msgid("mover el renglón")),
            ("→ Tab", msgid("pasar a otra columna; lo que escriba va a esa celda")),
            ("F2", msgid("corregir el nombre")),
            ("Enter", msgid("abrir el renglón")),
            ("Ctrl+R", msgid("anotar un avance")),
            ("Ctrl+D", msgid("rellenar hacia abajo la columna")),
            ("Ctrl+V", msgid("pegar lo copiado de una planilla")),
            ("Supr", msgid("quitar el renglón")),
            ("F6", msgid("pasar al cronograma: ← → mueven la barra, con Ctrl una semana, con Mayús la alargan")),
            ("C", msgid("en el cronograma, correr lo que espera a otro renglón")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("«No tiene meta», dice al anotar un avance"),
                msgid("Un eje o un objetivo se mide con su meta: escríbala, o anote el avance de lo que cuelga de él."),
            ),
            (
                msgid("Una flecha del cronograma está en rojo"),
                msgid("Un renglón empieza antes de que termine el que espera: corrija una fecha, o pulse C."),
            ),
            (
                msgid("El avance no sube"),
                msgid("Sale de las metas medidas: mire que la meta tenga línea de base, valor y peso."),
            ),
            (
                msgid("La planilla no entra bien"),
                msgid("«Importar…» muestra antes qué entendió: diga allí qué es cada columna."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Dinero"),
        what=msgid("Lo aprobado, modificado, comprometido, ejecutado y pagado, por fuente y por mes."),
        example=msgid("Ctrl+N, «250000», Tab hasta «Fuente», «Propios» y Enter: queda anotado."),
        keys=(
            ("Ctrl+N", msgid("anotar dinero: un gasto, un pago, un compromiso, una modificación")),
            ("Enter", msgid("ver los movimientos de la fuente; allí Supr quita uno")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("Avisa que se gastó más que lo vigente"),
                msgid("Corrija el gasto o anote la ampliación, con su acto."),
            ),
            (
                msgid("Hay dinero «sin fecha»"),
                msgid("Es lo que se escribió como total, o vino de una planilla, y no se anotó por día."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Alineación"),
        what=msgid("Con qué plan mayor y con qué ODS se corresponde cada renglón; primero, lo que quedó sin alinear."),
        example=msgid("Una actividad de luminarias corresponde al ODS 11."),
        keys=(_PRINT,),
        wrong=((msgid("Un renglón aparece sin alinear"), msgid("Ábralo en el plan e indique a qué corresponde.")),),
    ),
    Help(
        tab="3",
        title=msgid("Compromisos"),
        what=msgid("Lo que alguien prometió hacer, quién y para cuándo."),
        example=msgid("«Pedir tres presupuestos», Inés Moreira, 30/11/2026."),
        keys=(*_CELLS, ("Supr", msgid("quitar el renglón")), _PRINT),
        wrong=((msgid("No entiende el día"), msgid("Escríbalo día, mes y año: 30/11/2026.")),),
    ),
    Help(
        tab="4",
        title=msgid("Marco lógico"),
        what=msgid("Fin, propósito, componentes y actividades, con su indicador, su prueba y sus supuestos."),
        example=msgid("Propósito: «Los vecinos circulan de noche»; indicador: cuadras con luz."),
        keys=(*_CELLS, _PRINT),
        wrong=((msgid("Está vacío"), msgid("Elija arriba el programa y agregue su primer renglón.")),),
    ),
    Help(
        tab="5",
        title=msgid("Prioridades"),
        what=msgid("Proyectos ordenados por criterios con peso; los pesos suman 100."),
        example=msgid("Urgencia 40, costo 30, alcance 30."),
        keys=(
            ("Ctrl+N", msgid("otro proyecto")),
            *_CELLS,
            ("F6", msgid("pasar a quiénes puntuaron y anotar la nota de cada persona")),
            ("Supr", msgid("en la lista de quiénes puntuaron, quitar las notas de una")),
            _PRINT,
        ),
        wrong=(
            (msgid("No hay orden"), msgid("Los pesos no suman 100: corríjalos.")),
            (msgid("Un puesto dice «2.º a 3.º»"), msgid("Cambia si un peso sube o baja 10 puntos: no es firme.")),
        ),
    ),
    Help(
        tab="6",
        title=msgid("Seguimiento"),
        what=msgid(
            "Una planilla por área, solo con sus renglones del año: sale a un pendrive, el área completa las columnas"
            " de color y vuelve. Antes de anotar se ve qué cambia."
        ),
        example=msgid("Obras midió 4 cuadras el 14 de noviembre y gastó 134.000: entra con esa fecha."),
        keys=(
            ("Ctrl+N", msgid("sacar las planillas")),
            ("Espacio", msgid("en lo recibido: tomar el dato o dejarlo")),
            ("Enter", msgid("en lo recibido: escribir la nota para el área")),
            _PRINT,
        ),
        wrong=(
            (msgid("Un área no aparece"), msgid("Escriba en el plan quién responde por sus renglones.")),
            (msgid("Una fila se rechaza"), msgid("Elija «Corregir…» y escriba ahí lo que falta, o déjela afuera.")),
            (
                msgid("Un dato está mal"),
                msgid("Quítele la marca, escriba qué corregir y «Devolver con notas…»: lo demás se aplica."),
            ),
            (msgid("No volvió"), msgid("Imprima el recordatorio, o saque la planilla otra vez: es la misma.")),
        ),
    ),
)
