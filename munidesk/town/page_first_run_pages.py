"""What the steps of the first run are drawn on, and its welcome."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from munidesk.base.i18n import _
from munidesk.ui import icons, theme
from munidesk.ui.widgets import button, card, column, label, row


def page(*parts: QWidget | QHBoxLayout, spacing: int = 10) -> QWidget:
    """A card as high as what it holds; the rest of the step stays empty below it."""
    made = card()
    inner = column(spacing=spacing, margins=(24, 20, 24, 20))
    for part in parts:
        if isinstance(part, QWidget):
            inner.addWidget(part)
        else:
            inner.addLayout(part)
    made.setLayout(inner)
    holder = QWidget()
    holder.setLayout(column(made, None))
    return holder


def welcome(sample: Callable[[], object]) -> QWidget:
    """What the program does, in three points, and the way to look first."""
    points = (
        ("council", _("Lleve la sesión y salga con el acta"),
         _("Asistencia, votaciones y resoluciones se escriben una vez; el acta en Word y PDF sale de ahí.")),
        ("shield-check", _("No hay que guardar ni hace falta Internet"),
         _("Lo que escribe está en el disco antes de un segundo: "
           "un corte de luz se lleva, a lo sumo, unas letras.")),
        ("people", _("Se empieza en tres minutos: país, municipio e integrantes"),
         _("Tenga a mano la planilla con los integrantes: se pega tal como está. También pueden cargarse después.")),
    )  # fmt: skip
    look = button(_("Probar con un municipio de ejemplo"), sample, icon="play")
    way = row(label(_("¿Prefiere mirar primero?"), "quiet-text"), look, None, spacing=12)
    return page(*(_point(*one) for one in points), way, spacing=theme.px(18))


def _point(icon: str, strong: str, text: str) -> QHBoxLayout:
    mark = label()
    mark.setPixmap(icons.pixmap(icon, theme.tokens().accent, 28))
    mark.setFixedWidth(theme.px(40))
    line = row(mark, spacing=8)
    line.addLayout(column(label(strong, "panel", wrap=True), label(text, "quiet-text", wrap=True), spacing=2), 1)
    return line
