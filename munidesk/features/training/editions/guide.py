"""What F1 tells of editions and of their roster."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        title=msgid("Ediciones"),
        what=msgid(
            "Una edición es un curso que se dicta una vez: con días, personas y lista. Se abre aquí o con E sobre una"
            " línea del programa; al cerrarla se emiten las constancias."
        ),
        example=msgid("Ctrl+N, elija el curso y Enter: se abre su lista, donde C agrega la primera clase."),
        keys=(
            ("Ctrl+N", msgid("edición nueva")),
            ("Enter", msgid("abrir su lista")),
            ("M", msgid("cambiar su lugar, sus días y quién la dicta")),
            ("R", msgid("réplica: el mismo curso, dado por quienes acreditaron")),
            ("Supr", msgid("quitarla, mientras no haya nadie en la lista")),
        ),
        wrong=(
            (msgid("No deja abrir una réplica"), msgid("La dan quienes acreditaron: cierre antes la primera edición.")),
            (msgid("No hay cursos para elegir"), msgid("Cárguelos en Necesidades: MuniDesk trae 21.")),
        ),
    ),
)

ROSTER = (
    Help(
        title=msgid("Lista de una edición"),
        what=msgid(
            "Quién está, cuántas horas asistió y con qué nota. La asistencia se cuenta en horas y la falta justificada"
            " sigue en el total; nada se redondea. A la derecha se ve qué emitiría si cerrara ahora y por qué alguien"
            " no acredita."
        ),
        example=msgid("Con la clase de hoy marcada, pulse 0 P: todas presentes. Después 8 A: la número 8 faltó."),
        keys=(
            ("10 P", msgid("número y presente; sin número, la persona del cursor")),
            ("A · J", msgid("ausente, ausente con aviso")),
            ("H", msgid("horas de una asistencia parcial")),
            ("0 P", msgid("presentes todas las que faltan anotar en esa clase")),
            ("N", msgid("pasar a la nota: se escribe y Enter baja")),
            ("B", msgid("baja, con su día y su motivo; otra vez, vuelve")),
            ("C", msgid("clase nueva; Enter sobre una clase la cambia")),
            ("Ctrl+N · Ctrl+V", msgid("inscribir a una persona, pegar nombres de una planilla")),
            ("D", msgid("inscribir a quienes les falta lo que el curso sube")),
            ("F", msgid("planilla de firmas")),
            ("U", msgid("suspender la edición, o retomarla")),
            ("E", msgid("cerrar la edición y emitir las constancias")),
            ("T", msgid("cerrada: una constancia de participación para esa persona")),
            ("F6", msgid("pasar al otro panel")),
        ),
        wrong=(
            (
                msgid("«Cerrar y emitir» está apagado"),
                msgid("Debajo dice qué falta: una asistencia sin anotar o una nota."),
            ),
            (
                msgid("No deja agregar una clase"),
                msgid("Las clases no pueden sumar más horas que el curso: acorte una o cambie el curso."),
            ),
            (
                msgid("Alguien con 79,9 % no acredita"),
                msgid("El mínimo no se redondea. Cerrada la edición, T le da una constancia de participación."),
            ),
        ),
    ),
)
