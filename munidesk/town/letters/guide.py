"""What F1 tells of «Correspondencia»."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

LETTERS = (
    Help(
        title=msgid("Correspondencia"),
        what=msgid(
            "Cartas, oficios y notificaciones del municipio: se escriben como borrador, reciben su número al enviarse "
            "y guardan cómo fueron, con qué consta que llegaron y qué se contestó."
        ),
        example=msgid(
            "Concejo › Resoluciones, «Notificar…», el nombre y Enter. Complete el recurso que cabe, E para enviar y, "
            "cuando vuelva la copia firmada, R."
        ),
        keys=(
            ("Ctrl+N", msgid("escribir una carta nueva")),
            ("E", msgid("enviar el borrador: recibe su número")),
            ("R", msgid("anotar que llegó, con qué consta y quién la recibió")),
            ("C", msgid("anotar qué contestaron")),
            ("Enter", msgid("ver la carta y, desde allí, imprimirla o guardarla")),
            ("F2", msgid("cambiar a quién va")),
            ("A", msgid("anular una carta enviada, con su motivo")),
            ("Supr", msgid("quitar un borrador")),
            ("F6", msgid("pasar al texto del borrador")),
        ),
        wrong=(
            (
                msgid("No se deja enviar: «algo que su norma fija»"),
                msgid(
                    "El texto dice entre corchetes qué falta: qué recurso cabe, ante quién y en qué plazo. Complételo "
                    "en «Final», o escríbalo una vez para todas en Ajustes › Fórmulas del acta."
                ),
            ),
            (
                msgid("La carta enviada tiene un error"),
                msgid("No cambia: alguien la tiene. Anúlela con A y prepare otra; el número queda en el registro."),
            ),
        ),
    ),
)
