"""The steps of the first run at its left: done, here, still to come."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.ui import icons, theme
from munidesk.ui.widgets import button, card, column, elided, keycap, label, row


def rail_step(index: int, current: int, name: str, said: str) -> QWidget:
    """Step `index` (from 0) with what was answered there; a tick once it is behind."""
    t, here = theme.tokens(), index == current
    mark = label("" if index < current else str(index + 1), "strong")
    side = theme.px(22)
    mark.setFixedSize(side, side)
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    ground, ink, edge = (t.accent, t.on_accent, t.accent) if here else ("transparent", t.text2, t.field)
    mark.setStyleSheet(f"background: {ground}; color: {ink}; border: 1px solid {edge}; border-radius: {side // 2}px;")
    if index < current:
        mark.setStyleSheet("background: transparent; border: 0;")
        mark.setPixmap(icons.pixmap("check", t.good, 18))
    words = column(label(name, "strong" if here else ""), spacing=0)
    if said:
        words.addWidget(elided(said, "quiet", stretch=True))
    inner = row(mark, spacing=10, margins=(12, 7, 8, 7))
    inner.addLayout(words, 1)
    line = card("bar")
    line.setLayout(inner)
    shade = t.selected if here else "transparent"
    line.setStyleSheet(f'QFrame[kind="bar"] {{ background: {shade}; border: 0; border-radius: 6px; }}')
    return line


def rail_foot(told: Callable[[], None]) -> QWidget:
    """That one may go, and the help of the step."""
    note = label(_("Puede cerrar ahora y seguir después en este mismo paso."), "quiet", wrap=True)
    layout = column(spacing=8)
    layout.addLayout(row(note, margins=(12, 0, 4, 0)))
    layout.addLayout(row(button(_("Ayuda"), told, kind="quiet", icon="help"), None, keycap("F1"), margins=(4, 0, 8, 0)))
    made = QWidget()
    made.setLayout(layout)
    return made
