"""What F1 tells of the council's pages: the lists here, each step of a session beside."""

from munidesk.base.i18n import msgid
from munidesk.features.council.guide_session import SESSION
from munidesk.town.manifest import Help

__all__ = ["COUNCIL", "SESSION"]

_TABLE = (
    ("↑ ↓", msgid("elegir el renglón")),
    ("Enter", msgid("abrirlo")),
    ("Ctrl+P", msgid("imprimir la lista")),
)

COUNCIL = (
    Help(
        tab="0",
        title=msgid("Sesiones"),
        what=msgid("Todas las sesiones del órgano, con su estado. De aquí se convoca otra o se abre una anterior."),
        example=msgid("Ctrl+N, el día y la hora, Enter: se abre el orden del día de la sesión nueva."),
        keys=(("Ctrl+N", msgid("nueva sesión")), *_TABLE),
        wrong=(
            (
                msgid("No encuentra una sesión"),
                msgid("Quite los filtros de arriba, o búsquela con Ctrl+K por su número: «ordinaria 4»."),
            ),
            (
                msgid("Tiene actas de antes de MuniDesk, en Word, PDF o texto"),
                msgid(
                    "«Importar…» (la flecha hacia arriba) y «Actas anteriores»: elija la carpeta, mire la tabla e "
                    "importe. Cada una guarda su original y se encuentra con Ctrl+K."
                ),
            ),
            (
                msgid("Se convocó para otro día"),
                msgid("Ábrala y cambie el día en «Convocatoria», antes de abrir la sesión."),
            ),
            (
                msgid("Quienes integran el órgano piden leer las actas"),
                msgid(
                    "«Exportar» › «Copia liviana para integrantes»: un archivo solo para leer, con lo público de lo "
                    "aprobado. No lleva datos privados, motivos de ausencia, borradores ni votos secretos."
                ),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Asistencia"),
        what=msgid("Quién vino a cada sesión, quién faltó y con qué aviso, según lo marcado al tomar asistencia."),
        example=msgid(
            "Elija el año, o escriba «Desde» y «Hasta», y pulse «Exportar»: sale el informe de asistencia. «Ver su "
            "ficha» muestra todo lo de una persona."
        ),
        keys=_TABLE,
        wrong=(
            (
                msgid("Una asistencia está mal"),
                msgid("Enter abre la sesión: se corrige en el paso «En sesión», mientras el acta no esté aprobada."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("Resoluciones"),
        what=msgid("Todas las resoluciones numeradas, con lo que resuelven y la sesión en que se votaron."),
        example=msgid(
            "Elija una: «Exportar» saca su extracto; «Preparar certificado» la certifica; «Seguimiento…» dice quién la "
            "lleva y para cuándo. Si vence sin cumplirse, avisa en Inicio."
        ),
        keys=_TABLE,
        wrong=(
            (
                msgid("Falta una resolución"),
                msgid(
                    "Recibe su número al levantar la sesión: mire si sigue abierta. Una moción aprobada no es "
                    "resolución hasta que se la escribe con «Resolución…», bajo su votación."
                ),
            ),
        ),
    ),
    Help(
        tab="3",
        title=msgid("Votaciones"),
        what=msgid("Cómo se votó cada asunto, y el voto de cada integrante."),
        example=msgid("Escriba un apellido en el filtro para ver cómo votó esa persona."),
        keys=_TABLE,
        wrong=(
            (
                msgid("Un voto está mal"),
                msgid("Enter abre la sesión: se corrige en el paso «En sesión», mientras el acta no esté aprobada."),
            ),
        ),
    ),
    Help(
        tab="4",
        title=msgid("Libro de actas"),
        what=msgid(
            "Los libros con sus folios, y las actas aprobadas en su orden. Un libro de papel se sigue donde quedó;"
            " el índice y el libro entero están en «Exportar»."
        ),
        example=msgid("«Seguir el libro de papel»: escriba 212 como último folio y la próxima acta va en el 213."),
        keys=_TABLE,
        wrong=(
            (
                msgid("Un folio se manchó"),
                msgid("«Constancia de un folio»: el acta que sigue va en el siguiente, y el índice dice por qué."),
            ),
            (
                msgid("No alcanzan los folios"),
                msgid("Cierre el libro y abra el que sigue: sus diligencias se imprimen desde «Exportar»."),
            ),
            (
                msgid("Llegó un PDF y no sabe si es el acta"),
                msgid("«Comprobar un acta»: con el PDF o su código dice si está íntegra, y si no, en qué línea."),
            ),
            (
                msgid("Piden una copia certificada de un acta"),
                msgid(
                    "Elíjala y «Preparar certificado…»: la transcribe entera, y recibe su número cuando usted lo da."
                ),
            ),
            (
                msgid("Las actas se numeran de nuevo cada año"),
                msgid("«Numeración…»: elija «Por año». Las que ya están aprobadas quedan con su número."),
            ),
            (
                msgid("Hacen falta hojas del libro en blanco"),
                msgid("«Hojas foliadas…»: cuántas y desde qué folio; salen con el encabezado y su número."),
            ),
            (
                msgid("Algunas actas se aprobaron en otra computadora"),
                msgid(
                    "«Actas de otra copia»: elija ese archivo. Comprueba cada una y dice cuáles entran; una alterada, "
                    "o con número o folio que aquí ya tiene otra, no entra."
                ),
            ),
            (
                msgid("El acta no está en el libro"),
                msgid("Falta aprobarla, en la sesión siguiente: ábrala desde «Sesiones» y, en el paso «Acta», F8."),
            ),
            (
                msgid("Un acta aprobada tiene un error"),
                msgid("No se borra: el acta de la sesión siguiente lleva la corrección."),
            ),
        ),
    ),
    Help(
        tab="5",
        title=msgid("Integrantes"),
        what=msgid("Titulares y suplentes del órgano, con su cargo, su lista y desde cuándo están."),
        example=msgid(
            "Si alguien renuncia, póngale el último día en el cargo; «Quitar…» es para quien se cargó por error."
        ),
        keys=(
            ("Ctrl+N", msgid("agregar un suplente")),
            ("Ctrl+V", msgid("pegar una lista copiada de la planilla")),
            ("Supr", msgid("vaciar la celda")),
        ),
        wrong=(
            (
                msgid("No se puede guardar"),
                msgid("La fila señalada dice qué le falta; corríjala o quítela."),
            ),
            (
                msgid("El quórum no es el que corresponde"),
                msgid(
                    "Se cuenta sobre los integrantes que da la norma, aunque falten bancas: «Número legal…» los dice y "
                    "los cambia."
                ),
            ),
        ),
    ),
)
