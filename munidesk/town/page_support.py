"""«Copiar informe para soporte»: what a person who helps from afar has to know, on the clipboard."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.town.support import support_report
from munidesk.ui.context import Context
from munidesk.ui.widgets import button, label


def support_widgets(context: Context) -> tuple[QWidget, QWidget]:
    """What is copied, in a sentence, and the button."""
    said = label(
        _(
            "El informe lleva versiones, tamaños, cantidades y los últimos hechos del programa: ningún nombre ni texto "
            "de sus registros. Se copia para que usted lo pegue en un mensaje; MuniDesk no envía nada."
        ),
        wrap=True,
    )
    return said, button(_("Copiar informe para soporte"), lambda: copy_report(context), icon="clipboard")


def copy_report(context: Context) -> None:
    """Put the report on the clipboard and say what to do with it."""
    QGuiApplication.clipboard().setText(support_report(context.store, f"Qt {qVersion()}"))
    context.toast(_("Se copió el informe. Péguelo en el mensaje a quien le da soporte."), False)
