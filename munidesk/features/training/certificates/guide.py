"""What F1 tells of «Constancias»."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

HELP = (
    Help(
        title=msgid("Constancias"),
        what=msgid(
            "El registro, folio por folio. Se emiten al cerrar una edición y quedan como salieron; la que se anula"
            " conserva su folio, y la que se reemite lleva el siguiente y dice a cuál sustituye. Cada una tiene un"
            " código y un QR: quien la recibe la comprueba en la Secretaría, sin Internet."
        ),
        example=msgid("Un apellido salió mal: R, escriba el motivo y el nombre, y Enter. La anterior queda anulada."),
        keys=(
            ("Enter", msgid("verla, imprimirla o guardarla")),
            ("L", msgid("todas las de su edición, una por hoja")),
            ("R", msgid("reemitir con otro folio")),
            ("A", msgid("anular, con su motivo")),
            ("V", msgid("comprobar una por su folio, su código o su PDF")),
            ("Ctrl+N", msgid("anotar una de otra institución, sin folio nuestro")),
            ("D · X", msgid("en México: encender las DC-3, imprimir la de esa persona")),
        ),
        wrong=(
            (msgid("Ctrl+Z no la deshace"), msgid("Quien la recibió la tiene: anúlela con A o reemítala con R.")),
            (
                msgid("Dice «por vencer»"),
                msgid("Vence en menos de 60 días. El nivel de la persona se mantiene; programe el curso otra vez."),
            ),
        ),
    ),
)
