"""What F1 tells of «Red»."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        title=msgid("Red"),
        what=msgid("Cargue primero el programa del año."),
        example=msgid("Elija un curso del programa y ábralo."),
        keys=(("F6", msgid("pasar al otro panel")),),
        wrong=((msgid("No hay nada en la lista"), msgid("Empiece por el programa del año.")),),
    ),
)
