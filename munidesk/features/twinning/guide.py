"""What F1 tells of sister cities, tab by tab."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PANEL = ("F6", msgid("pasar al otro panel"))
_PRINT = ("Ctrl+P", msgid("imprimir"))
_LIST = (("Ins", msgid("anotar")), ("Enter", msgid("abrir")), ("Supr", msgid("quitar")), _PANEL)

TWINNING = (
    Help(
        tab="0",
        title=msgid("Expediente"),
        what=msgid("Los pasos del hermanamiento, de la iniciativa al traspaso, con sus cartas ya escritas."),
        example=msgid("En «Escribir la carta de intención» pulse L: la carta se abre con sus datos."),
        keys=(
            ("Enter", msgid("hecho hoy")), ("F", msgid("hecho otro día")), ("N", msgid("no aplica, con su motivo")),
            ("L", msgid("carta")), ("D", msgid("adjuntar")), ("Ctrl+↓", msgid("siguiente paso listo")),
            ("Ctrl+N", msgid("hermanamiento nuevo")), _PANEL,
        ),
        wrong=(
            (
                msgid("Faltan los pasos de la Cancillería"),
                msgid("Son de México, y de una contraparte que es gobierno: un organismo privado no lleva dictamen."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Acuerdo"),
        what=msgid("El acuerdo en los dos idiomas, artículo por artículo, con lo que cambió."),
        example=msgid("Elija una observación y pulse 1: se acepta."),
        keys=(
            ("Enter", msgid("escribir el artículo")), ("Ins", msgid("artículo nuevo")),
            ("1 2 3", msgid("se acepta, en parte, se explica")), ("V", msgid("comparar versiones")),
            ("B", msgid("anotar una observación")), ("Ctrl+Shift+V", msgid("versión nueva")), _PANEL, _PRINT,
        ),
        wrong=(
            (
                msgid("No deja firmar"),
                msgid("Falta la aprobación del Concejo o, en México, el dictamen favorable."),
            ),
            (
                msgid("Dice «faltan artículos»"),
                msgid("Uno de los dos textos tiene un artículo que el otro no: escríbalo en los dos idiomas."),
            ),
        ),
    ),
    Help(
        tab="2",
        title=msgid("POA"),
        what=msgid("Las actividades del año: quién responde aquí y allá, qué paga cada parte."),
        example=msgid("Pulse Ins y anote la primera actividad del año: la ciudad pasa de dormida a latente."),
        keys=(("P", msgid("al POA municipal, o a su renglón")), *_LIST),
        wrong=((msgid("El aporte propio no suma"), msgid("Cuenta el año en curso, sin lo descartado.")),),
    ),
    Help(
        tab="3", title=msgid("Visitas"), what=msgid("Quién viaja, a qué, y qué se acordó."),
        example=msgid("El informe se entrega a los 15 días del regreso: Inicio lo recuerda."), keys=_LIST,
        wrong=((msgid("Sigue pidiendo el informe"), msgid("Abra la visita y escriba el día del informe.")),),
    ),
    Help(
        tab="4", title=msgid("Cartas"), what=msgid("Lo que llegó y salió sin carta con número."),
        example=msgid("Ponga «Se espera respuesta hasta» y verá lo que venció; R lo reitera."),
        keys=(("R", msgid("reiterar")), *_LIST),
        wrong=((msgid("No encuentro la carta"), msgid("Las cartas con número están en su paso y en Cartas.")),),
    ),
    Help(
        tab="5",
        title=msgid("Círculo"),
        what=msgid("Quiénes participan y cuánto se habló con cada uno en doce meses; la asesoría pedida y el comité."),
        example=msgid("Pulse T: el dibujo se lee como tabla."),
        keys=(
            ("↑ ↓", msgid("actor")), ("← →", msgid("anillo")), ("L", msgid("anotar una comunicación con él")),
            ("T", msgid("dibujo o tabla")), *_LIST,
        ),
        wrong=(
            (msgid("No aparece el comité en Concejo"), msgid("Créelo con «Nuevo comité…» en los datos de la ciudad.")),
            (msgid("Falta un actor"), msgid("Los actores están en el expediente: agréguelo allí con Ins.")),
        ),
    ),
)  # fmt: skip
