"""The cards of Inicio: one for each part of a feature that has something waiting, all drawn alike."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from munidesk.base.dates import show_date, show_long
from munidesk.base.i18n import _
from munidesk.data.store import BackupMark
from munidesk.town.manifest import Pending, Waiting
from munidesk.ui import theme
from munidesk.ui.backup_words import backup_words
from munidesk.ui.context import Context
from munidesk.ui.widgets import (
    Chip,
    ElidedButton,
    button,
    card,
    column,
    elided,
    icon_label,
    label,
    row,
    rule,
    tone_colours,
)

ROWS_WIDE, ROWS_NARROW = 4, 3


class Bar(QWidget):
    """A used part between 0 and 1."""

    def __init__(self, fraction: float, tone: str, width: int = 88) -> None:
        super().__init__()
        self._fraction, self._tone = fraction, tone
        if width:
            self.setFixedWidth(theme.px(width))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(16))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(88), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        y, high = self.height() / 2 - 4, 8.0
        painter.setBrush(theme.colour("neutral"))
        painter.drawRoundedRect(QRectF(0, y, self.width(), high), 4, 4)
        painter.setBrush(QColor(tone_colours(self._tone)[0]))
        wide = self.width() * min(1.0, max(0.0, self._fraction))
        painter.drawRoundedRect(QRectF(0, y, wide, high), 4, 4)
        painter.end()


class Line(QWidget):
    """A row of a card; a click anywhere on it goes there. Its title is a button, for the keyboard."""

    def __init__(self, go: Callable[[], None]) -> None:
        super().__init__()
        self._go = go
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(36))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go()


def head(icon: str, words: str, *more: QWidget | None) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(icon_label(icon, "text2"), elided(words, "panel"), *more, spacing=10, margins=(16, 5, 16, 5)))
    return holder


def title_button(words: str, go: Callable[[], None]) -> QPushButton:
    """The title of a row: plain text to the eye, a button to keyboard and screen reader."""
    made = ElidedButton(words, go)
    ink = theme.tokens().text
    made.setStyleSheet(f"QPushButton {{ color: {ink}; text-align: left; padding: 0 2px; font-weight: 400; }}")
    return made


def panel() -> tuple[QFrame, QVBoxLayout]:
    made, layout = card(), column(spacing=0)
    made.setLayout(layout)
    return made, layout


def nothing(words: str) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(label(words, "quiet-text", wrap=True), margins=(16, 10, 16, 12)))
    return holder


def _fixed(widget: QWidget, width: int) -> QWidget:
    widget.setFixedWidth(theme.px(width))
    return widget


def _ink(tone: str) -> str:
    return tone if tone in {"good", "bad", "attention", "accent"} else "text2"


def _right(widget: QLabel) -> QLabel:
    widget.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return widget


def backup_card(context: Context, mark: BackupMark | None, back_up: Callable[[], None]) -> QWidget:
    made, layout = panel()
    words, tone = backup_words(mark)
    state = _("Con problemas") if mark and mark.faults else _("Verificado") if tone == "good" else _("Pendiente")
    chip = Chip(state, tone, "check" if tone == "good" else "alert")
    layout.addWidget(head("shield-check", _("Respaldo"), None, chip))
    layout.addWidget(rule())
    text = label(_("Guarde una copia verificada en una memoria o en otro disco."), "quiet-text", wrap=True)
    if mark is not None:
        folder = Path(mark.folder)
        text.setText(
            _("En «{folder}». La copia se abrió y se comparó con el archivo.").format(folder=folder.name or folder)
        )
        if mark.faults:
            text.setText(
                _("En «{folder}». La copia es igual al archivo, {faults}.").format(
                    folder=folder.name or folder, faults=mark.faults
                )
            )
        text.setToolTip(mark.folder)
    inner = column(label(words, "strong", wrap=True), text, spacing=6, margins=(16, 12, 16, 14))
    links = row(button(_("Respaldar ahora"), back_up), spacing=8)
    links.addWidget(button(_("Ver las copias"), partial(context.navigator.go, "settings", at="backup"), kind="quiet"))
    links.addStretch(1)
    inner.addLayout(links)
    layout.addLayout(inner)
    layout.addStretch(1)
    return made


def pending_card(context: Context, one: Pending) -> QWidget:
    """Its rows with who, how far and in which state; or what is said when there is none, with the next step."""
    made, layout = panel()
    layout.addWidget(_head(context, one))
    for each in one.rows[: ROWS_WIDE if one.wide else ROWS_NARROW]:
        layout.addWidget(rule())
        layout.addWidget(_line(context, each) if one.wide else _short_line(context, each))
    if not one.rows:
        layout.addWidget(rule())
        layout.addWidget(nothing(one.empty))
    if one.note:
        layout.addWidget(nothing(one.note))
    if one.act:
        key, arguments = (one.rows[0].key, one.rows[0].arguments) if one.rows else (one.key, one.arguments)
        go = button(one.act, partial(context.navigator.go, key, **arguments))
        layout.addLayout(row(go, None, margins=(16, 0, 16, 14)))
    elif one.more and not one.wide and one.total > ROWS_NARROW:
        layout.addWidget(rule())
        layout.addLayout(row(_more(context, one), None, margins=(8, 2, 8, 2)))
    layout.addStretch(1)
    return made


def _head(context: Context, one: Pending) -> QWidget:
    chips = [Chip(*note) if note[1] else elided(note[0], "quiet-text") for note in one.notes]
    if not one.wide:
        return head(one.icon, one.title, None, *chips)
    return head(one.icon, one.title, *chips, None, *([_more(context, one)] if one.more else []))


def _more(context: Context, one: Pending) -> QPushButton:
    return button(one.more, partial(context.navigator.go, one.key, **one.arguments), kind="quiet")


def _line(context: Context, one: Waiting) -> QWidget:
    go = partial(context.navigator.go, one.key, **one.arguments)
    line, inner = Line(go), row(spacing=10, margins=(16, 0, 16, 0))
    if one.number:
        inner.addWidget(_fixed(label(one.number, "quiet-text"), 66))
    inner.addWidget(title_button(one.title, go), 5)
    inner.addWidget(elided(one.who, "quiet-text", stretch=True), 3)
    if one.share is not None:
        inner.addWidget(Bar(one.share, one.tone, 72))
    if one.detail:
        inner.addWidget(_fixed(_right(label(one.detail, "strong")), 140))
    if one.icon:
        inner.addWidget(icon_label(one.icon, _ink(one.tone), 15))
    inner.addWidget(_fixed(_state(one), 140))
    line.setLayout(inner)
    return line


def _state(one: Waiting) -> QLabel:
    """Its words in their colour; what only goes on as it should is quiet."""
    if one.tone in {"accent", "neutral"} and not one.icon:
        return label(one.words, "quiet-text")
    made = label(one.words, "strong")
    made.setStyleSheet(f"color: {tone_colours(one.tone)[0]}")
    return made


def _short_line(context: Context, one: Waiting) -> QWidget:
    """For the narrow cards: how far it is under its title, or its state as a chip beside it."""
    go = partial(context.navigator.go, one.key, **one.arguments)
    if one.share is not None:
        bar = row(spacing=10)
        bar.addWidget(Bar(one.share, one.tone, 0), 1)
        bar.addWidget(label(one.detail, "strong"))
        holder, inner = QWidget(), column(label(one.title, "strong"), spacing=8, margins=(16, 12, 16, 0))
        inner.addLayout(bar)
        holder.setLayout(inner)
        return holder
    line, across = Line(go), row(spacing=8, margins=(14, 0, 16, 0))
    across.addWidget(title_button(one.title, go), 1)
    day = show_date(one.due, "d MMM").replace(".", "") if one.due else ""
    across.addWidget(label(one.detail or day, "quiet-text"))
    across.addWidget(Chip(one.words, one.tone, one.icon))
    line.setLayout(across)
    return line


def summary_words(country: str, day: date, found: Sequence[Pending]) -> str:
    """«martes 17 de noviembre de 2026 · hoy hay sesión · 1 acta por aprobar · 1 iniciativa vencida»."""
    return " · ".join((show_long(day, country), *(one.summary for one in found if one.summary)))
