"""Ayuda: the first steps and the keys, on one page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from munidesk.base.i18n import _
from munidesk.overview.house import House
from munidesk.town.manifest import Help
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import card, column, keycap, label, row


class HelpPage(Page):
    """Plain text; nothing to read from the store."""

    def __init__(self, house: House, context: Context) -> None:
        super().__init__(context)
        steps = card()
        texts = (
            _("1. En Concejo › Nueva sesión, indique el día, la hora y el lugar."),
            _("2. Complete el orden del día e imprima la convocatoria."),
            _("3. Al empezar, pulse «Abrir la sesión», marque la asistencia y pase de asunto en asunto con Enter."),
            _("4. Al terminar, pulse «Levantar la sesión»: las resoluciones reciben su número."),
            _("5. En el paso «Acta» vea lo que falta, apruébela y sáquela en Word o PDF."),
            _(
                "No hace falta guardar: lo que escribe está en el disco antes de un segundo; al pie dice «Guardando…» "
                "hasta que lo está. Haga un respaldo en Ajustes."
            ),
            _("Lo que deja a medio llenar, con Esc o al cerrar, queda como borrador: se lo ofrece la próxima vez."),
        )
        steps.setLayout(
            column(label(_("Del orden del día al acta"), "panel"), *(label(text, wrap=True) for text in texts),
                   spacing=8, margins=(24, 16, 24, 16))
        )  # fmt: skip
        grid = QGridLayout()
        grid.setSpacing(16)
        groups = [one for feature in house.features for one in feature.help]
        for index, one in enumerate(groups):
            grid.addWidget(_card(one), index // 2, index % 2)
        holder = QWidget()
        layout = column(label(_("Ayuda"), "title"), steps, spacing=16, margins=(24, 16, 24, 24))
        layout.addLayout(grid)
        layout.addStretch(1)
        holder.setLayout(layout)
        holder.setMaximumWidth(theme.px(980))
        scroll = scrolling(holder)
        scroll.setAccessibleName(_("Ayuda"))
        self.setLayout(column(scroll, spacing=0))

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Ayuda"), ""),)


def _card(group: Help) -> QWidget:
    made = card()
    layout = column(label(_(group.title), "panel"), spacing=8, margins=(16, 12, 16, 12))
    for combination, words in group.keys:
        line = row(spacing=6)
        for key in combination.split():
            line.addWidget(keycap(key))
        line.addWidget(label(_(words)))
        line.addStretch(1)
        layout.addLayout(line)
    layout.addStretch(1)
    made.setLayout(layout)
    return made
