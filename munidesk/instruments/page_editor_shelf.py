"""The instruments at the left of the editor: own ones by version, those of MuniDesk, and who uses each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget

from munidesk.base.i18n import _, ngettext
from munidesk.instruments.store_shelf import Shelved
from munidesk.ui.keyboard import PANEL
from munidesk.ui.menus import verbs_button
from munidesk.ui.two_lines import item_of, two_lines
from munidesk.ui.widgets import button, column, elided, row

_KEYS = {Qt.Key.Key_C: "copy", Qt.Key.Key_V: "version", Qt.Key.Key_D: "changes", Qt.Key.Key_R: "adopt",
         Qt.Key.Key_Delete: "remove", Qt.Key.Key_Return: "open", Qt.Key.Key_Enter: "open"}  # fmt: skip


def hints() -> tuple[tuple[str, str], ...]:
    """Keys of the list, for the strip at the foot of the page."""
    return (
        ("Enter", _("sus criterios")), ("C", _("copiar y cambiar")), ("V", _("versión nueva")), ("D", _("qué cambió")),
        ("R", _("pasar una ronda")), ("Supr", _("quitar el borrador")), ("Ctrl+N", _("nuevo")),
    )  # fmt: skip


def _more() -> tuple[tuple[str, str, str], ...]:
    return (
        (_("Qué cambió desde la versión anterior"), "D", "changes"),
        (_("Pasar una ronda abierta a esta versión…"), "R", "adopt"),
        (_("Quitar el borrador…"), _("Supr"), "remove"),
    )


class ShelfList(QListWidget):
    """`asked(verb)`: what is done with the chosen instrument."""

    asked = Signal(str)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = _KEYS.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if verb is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(verb)


class ShelfPanel(QFrame):
    """`chosen` fires with the instrument the arrows came to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._shown: tuple[Shelved, ...] = ()
        self.list = ShelfList()
        self.list.setAccessibleName(_("Instrumentos"))
        self.list.setProperty("kind", "inner")
        two_lines(self.list)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self.list.asked.emit("open"))
        self.copy_button = button(_("Copiar y cambiar"), lambda: self.list.asked.emit("copy"), tip="C")
        self.version_button = button(_("Versión nueva"), lambda: self.list.asked.emit("version"), tip="V")
        self.more = verbs_button(_("Más"), _more(), self.list.asked.emit)
        inner = column(spacing=8, margins=(10, 12, 10, 10))
        inner.addLayout(row(elided(_("Instrumentos"), "panel"), None, self.more, margins=(4, 0, 0, 0)))
        inner.addWidget(self.list, 1)
        inner.addWidget(self.copy_button)
        inner.addWidget(self.version_button)
        self.setLayout(inner)
        self.setFocusProxy(self.list)

    def show_shelf(self, found: Sequence[Shelved], chosen: str) -> None:
        """`chosen` is an id, or the key of one that ships."""
        self._shown = tuple(found)
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            self.list.addItem(item_of(one.instrument.title, standing(one)))
        self.list.setCurrentRow(next((at for at, one in enumerate(found) if name_of(one) == chosen), 0))
        self.list.blockSignals(False)
        self._enable()

    @property
    def current(self) -> Shelved | None:
        at = self.list.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def writes(self, on: bool) -> None:
        """A file that is only read makes nothing."""
        for one in (self.copy_button, self.version_button):
            one.setVisible(on)

    def _on_row(self, _row: int) -> None:
        self._enable()
        if self.current is not None:
            self.chosen.emit(self.current)

    def _enable(self) -> None:
        one = self.current
        self.copy_button.setEnabled(one is not None)
        self.version_button.setEnabled(one is not None and not one.changes)


def name_of(one: Shelved) -> str:
    return one.id or one.instrument.key


def standing(one: Shelved) -> str:
    """«MuniDesk · sin usar», «versión 2 · 1 ronda abierta», «versión 1 · borrador»."""
    where = _("MuniDesk") if one.ships else _("versión {n}").format(n=one.instrument.version)
    return f"{where} · {use_words(one)}"


def use_words(one: Shelved) -> str:
    """Which rounds use it, in a few words."""
    if not one.rounds:
        return _("sin usar") if one.ships else _("borrador")
    count = len(one.rounds)
    words = ngettext("{n} ronda", "{n} rondas", count).format(n=count)
    opened = sum(each.is_open for each in one.rounds)
    if not opened:
        return words
    if opened == count:
        return ngettext("{n} ronda abierta", "{n} rondas abiertas", count).format(n=count)
    opened_words = ngettext("{n} abierta", "{n} abiertas", opened).format(n=opened)
    return f"{words}, {opened_words}"
