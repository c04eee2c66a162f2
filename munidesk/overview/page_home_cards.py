"""What stands beside the list of Inicio: what goes on for months, and the backup."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from munidesk.base.dates import DAY_MONTH, show_date, show_time, today
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.backup_note import BackupMark
from munidesk.overview.store_counts import Saved
from munidesk.town.manifest import Going
from munidesk.ui import theme
from munidesk.ui.backup_words import backup_words
from munidesk.ui.context import Context
from munidesk.ui.timeline import Bar
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
    set_kind,
)

BARS = 5
_HEAD, _SAVED = 43, 28
"""Pixels at 100 %: the title of a card, a line of what was saved."""


class Line(QWidget):
    """A row of a card; a click anywhere on it goes there. Its title is a button, for the keyboard."""

    def __init__(self, go: Callable[[], None]) -> None:
        super().__init__()
        self._go = go
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go()


def head(icon: str, words: str, *more: QWidget | None) -> QWidget:
    """The title of a card, with what stands at its right."""
    holder = QWidget()
    holder.setLayout(row(icon_label(icon, "text2"), elided(words, "panel"), *more, spacing=10, margins=(16, 5, 16, 5)))
    holder.setFixedHeight(theme.px(_HEAD))
    return holder


def panel() -> tuple[QFrame, QVBoxLayout]:
    made, layout = card(), column(spacing=0)
    made.setLayout(layout)
    return made, layout


class GoingCard(QFrame):
    """How far the plan, the pilot and what else goes on have come: as many bars as there is room for, whole."""

    def __init__(self, context: Context, going: Sequence[Going]) -> None:
        super().__init__()
        set_kind(self, "card")
        self._told = label(kind="quiet")
        self._bars = [column_of(rule(), _bar(context, one)) for one in going[:BARS]]
        self._each = max(one.sizeHint().height() for one in self._bars)
        for one in self._bars:
            one.setFixedHeight(self._each)
        self.setLayout(column(head("chart", _("En marcha"), None, self._told), *self._bars, None, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(self._high(1))

    def _high(self, bars: int) -> int:
        return theme.px(_HEAD) + bars * self._each + 4

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high(len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._high(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = max(1, min(len(self._bars), (self.height() - theme.px(_HEAD) - 4) // self._each))
        for at, one in enumerate(self._bars):
            one.setVisible(at < shown)
        hidden = shown < len(self._bars)
        self._told.setText(_("{a} de {b}").format(a=shown, b=len(self._bars)) if hidden else "")


def column_of(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*widgets, spacing=0))
    return holder


class SavedCard(QFrame):
    """The last changes of the file, as many as there is room for: what was typed is there. Without room, nothing."""

    def __init__(self, saved: Sequence[Saved]) -> None:
        super().__init__()
        self._head = (head("check", _("Lo último que se guardó"), None), rule())
        self._lines = [_saved_line(one) for one in saved]
        self.setLayout(column(*self._head, *self._lines, None, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = (self.height() - theme.px(_HEAD + 5)) // theme.px(_SAVED)
        set_kind(self, "card" if lines > 0 else "")
        for one in self._head:
            one.setVisible(lines > 0)
        for at, line in enumerate(self._lines):
            line.setVisible(at < lines)


def _saved_line(one: Saved) -> QWidget:
    when = show_time(one.at) if one.at.date() == today() else show_date(one.at.date(), DAY_MONTH)
    hour = label(when, "quiet")
    hour.setFixedWidth(theme.px(44))
    made = QWidget()
    made.setFixedHeight(theme.px(_SAVED))
    made.setLayout(row(hour, elided(capital(one.label), stretch=True), spacing=8, margins=(16, 0, 16, 0)))
    return made


def _bar(context: Context, one: Going) -> QWidget:
    go = partial(context.navigator.go, one.key, **one.arguments)
    line = Line(go)
    top = row(spacing=10)
    top.addWidget(_title(one.title, go), 1)
    words = label(one.words, "strong")
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    top.addWidget(words)
    under = row(spacing=10, margins=(5, 0, 0, 0))
    if one.line:
        under.addWidget(elided(one.line, "quiet", stretch=True), 1)
    else:
        under.addStretch(1)
    under.addWidget(Bar(one.share))
    inner = column(spacing=0, margins=(12, 6, 16, 8))
    inner.addLayout(top)
    inner.addLayout(under)
    line.setLayout(inner)
    return line


def _title(words: str, go: Callable[[], None]) -> QPushButton:
    """Plain text to the eye, a button to keyboard and screen reader."""
    made = ElidedButton(words, go)
    t = theme.tokens()
    made.setStyleSheet(
        f"QPushButton {{ color: {t.text}; text-align: left; padding: 0 3px; font-weight: 400; min-height: 24px; }}"
        f"QPushButton:focus {{ padding: 0 2px; border: 2px solid {t.accent}; }}"
    )
    return made


def backup_card(context: Context, mark: BackupMark | None, back_up: Callable[[], None]) -> QWidget:
    """When the file was last copied, where to, and the way to copy it now."""
    made, layout = panel()
    words, tone = backup_words(mark)
    state = _("Con problemas") if mark and mark.faults else _("Verificado") if tone == "good" else _("Pendiente")
    chip = Chip(state, tone, "check" if tone == "good" else "alert")
    layout.addWidget(head("shield-check", _("Respaldo"), None, chip))
    layout.addWidget(rule())
    text = label(_backup_text(mark), "quiet-text", wrap=True)
    text.setToolTip(mark.folder if mark is not None else "")
    inner = column(label(words, "strong", wrap=True), text, spacing=4, margins=(16, 10, 16, 12))
    links = row(button(_("Respaldar ahora"), back_up), spacing=4)
    copies = ElidedButton(_("Ver las copias"), partial(context.navigator.go, "settings", at="copies"))
    links.addWidget(copies, 1)
    inner.addLayout(links)
    layout.addLayout(inner)
    return made


def _backup_text(mark: BackupMark | None) -> str:
    if mark is None:
        return _("Guarde una copia verificada en una memoria o en otro disco.")
    folder = Path(mark.folder)
    name = folder.name or str(folder)
    if mark.faults:
        return _("En «{folder}». La copia es igual al archivo, {faults}.").format(folder=name, faults=mark.faults)
    return _("En «{folder}». La copia se abrió y se comparó con el archivo.").format(folder=name)
