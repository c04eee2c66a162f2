"""Ayuda: the first steps and the keys, on one page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import card, column, keycap, label, row

Keys = tuple[tuple[str, str], ...]


def _sections() -> tuple[tuple[str, Keys], ...]:
    return (
        (
            _("En todas partes"),
            (
                ("Ctrl+K", _("buscar o ir a una página")),
                ("Ctrl+Z Ctrl+Y", _("deshacer y rehacer")),
                ("Ctrl+C", _("copiar los renglones de una tabla")),
                ("F6", _("pasar al otro panel")),
                ("F11", _("pantalla completa")),
                ("Alt+Q", _("qué hacer con el aviso de arriba, cuando hay uno")),
                ("F1", _("esta ayuda")),
            ),
        ),
        (
            _("Asistencia"),
            (
                ("3 P", _("el integrante 3 está presente")),
                ("3 A", _("ausente sin aviso")),
                ("3 J", _("ausente con aviso")),
                ("3 L", _("con licencia")),
                ("3 R", _("se retira")),
                ("3 S", _("entra su suplente")),
                ("4 M", _("motivo de la ausencia y su constancia")),
            ),
        ),
        (
            _("Votación"),
            (
                ("2 F", _("el integrante 2 vota a favor")),
                ("2 C", _("en contra")),
                ("2 B", _("se abstiene")),
                ("0 F", _("todos los presentes a favor")),
                ("Ctrl+Enter", _("otra moción")),
                ("Enter", _("asunto siguiente")),
            ),
        ),
        (
            _("FODA"),
            (
                ("F D O A", _("escribir un factor en ese cuadrante")),
                ("1 4", _("calificar la tarjeta")),
                ("Ctrl+← Ctrl+→", _("pasarla a otro cuadrante")),
                ("Supr", _("quitarla")),
            ),
        ),
        (
            _("Plan"),
            (
                ("Ins", _("otra línea")),
                ("Ctrl+R", _("anotar un avance")),
                ("Ctrl+D", _("rellenar hacia abajo la columna")),
                ("Ctrl+↑ Ctrl+↓", _("mover la línea")),
                ("→ Tab", _("pasar a otra columna; lo que escriba va a esa celda")),
                ("F2", _("corregir el nombre")),
                ("Enter", _("abrir la línea")),
            ),
        ),
        (
            _("Evaluación del piloto"),
            (
                ("0 4", _("responde en la escala y pasa al siguiente")),
                ("1 2", _("marca los puntos de una lista")),
                ("N", _("no aplica, con su motivo")),
                ("T", _("nota")),
                ("E", _("evidencia")),
                ("Supr", _("borra la respuesta: en blanco no es cero")),
                ("Enter", _("en un criterio calculado, sus registros")),
            ),
        ),
        (
            _("Texto del asunto"),
            (
                ("Esc", _("salir del texto hacia la votación")),
                ("F9", _("poner la hora")),
                ("F7", _("agregar un asunto")),
            ),
        ),
    )


class HelpPage(Page):
    """Plain text; nothing to read from the store."""

    def __init__(self, context: Context) -> None:
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
        for index, (title, keys) in enumerate(_sections()):
            grid.addWidget(_card(title, keys), index // 2, index % 2)
        holder = QWidget()
        layout = column(label(_("Ayuda"), "title"), steps, spacing=16, margins=(24, 16, 24, 24))
        layout.addLayout(grid)
        layout.addStretch(1)
        holder.setLayout(layout)
        holder.setMaximumWidth(theme.px(980))
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0))

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Ayuda"), ""),)


def _card(title: str, keys: Keys) -> QWidget:
    made = card()
    layout = column(label(title, "panel"), spacing=8, margins=(16, 12, 16, 12))
    for combination, words in keys:
        line = row(spacing=6)
        for key in combination.split():
            line.addWidget(keycap(key))
        line.addWidget(label(words))
        line.addStretch(1)
        layout.addLayout(line)
    layout.addStretch(1)
    made.setLayout(layout)
    return made
