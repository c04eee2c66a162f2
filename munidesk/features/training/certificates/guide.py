"""What F1 tells of «Constancias»."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        title=msgid("Constancias"),
        what=msgid("Se emiten al cerrar una edición."),
        example=msgid("Elija un curso del programa y ábralo."),
        keys=(("F6", msgid("pasar al otro panel")),),
        wrong=((msgid("No hay nada en la lista"), msgid("Empiece por el programa del año.")),),
    ),
)
