"""A phase as a column: its products as a bar, its steps as a list with the state of each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QProgressBar

from munidesk.features.territory.phases.words import at_foot, count_of, look_of, period, products_words, steps_words
from munidesk.features.territory.view import Phase, TerritoryView
from munidesk.procedures.domain import CaseStep
from munidesk.ui import icons, theme
from munidesk.ui.keyboard import PANEL
from munidesk.ui.widgets import column, elided, label, row, rule, tone_colours

_KEYS = {
    (Qt.Key.Key_Return, False): "open", (Qt.Key.Key_Enter, False): "open", (Qt.Key.Key_F, False): "day",
    (Qt.Key.Key_N, False): "skip", (Qt.Key.Key_D, False): "attach", (Qt.Key.Key_Left, False): "left",
    (Qt.Key.Key_Right, False): "right", (Qt.Key.Key_Down, True): "next", (Qt.Key.Key_Delete, False): "undo",
    (Qt.Key.Key_S, False): "questions",
}  # fmt: skip


class StepColumn(QListWidget):
    """`asked(verb)` by key or double click; `chosen(key)` when another step is."""

    asked = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.setProperty("kind", "inner")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentRowChanged.connect(lambda at: self.chosen.emit(self.keys[at]) if at >= 0 else None)
        self.itemDoubleClicked.connect(lambda _item: self.asked.emit("open"))

    @property
    def current_key(self) -> str:
        at = self.currentRow()
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def show_steps(self, view: TerritoryView, steps: Sequence[CaseStep], key: str) -> None:
        self.blockSignals(True)
        self.clear()
        self.keys = [one.key for one in steps]
        for one in steps:
            name, tone, word = look_of(view, one)
            count = count_of(view, one)
            item = QListWidgetItem(icons.icon(name, tone_colours(tone)[0], 16), f"{one.title}  {count}".strip())
            if tone == "neutral":
                item.setForeground(QColor(theme.tokens().text2))
            said = ", ".join(part for part in (one.title, word, count) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(said)
            self.addItem(item)
        self.setCurrentRow(self.keys.index(key) if key in self.keys else -1)
        self.blockSignals(False)

    def select(self, key: str) -> None:
        self.setCurrentRow(self.keys.index(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        name = _KEYS.get((Qt.Key(event.key()), control))
        if name is not None:
            self.asked.emit(name)
            return
        super().keyPressEvent(event)


class PhaseColumn(QFrame):
    """The current phase stands out by the colour of its title and by its frame."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._title, self._period = elided(kind="strong"), elided(kind="quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme.px(8))
        self._products, self._steps = elided(kind="quiet-text"), elided(kind="quiet")
        self.list = StepColumn()
        self._note = label(kind="quiet", wrap=True)
        head = column(self._title, self._period, self._bar, self._products, self._steps, spacing=4,
                      margins=(12, 10, 12, 8))  # fmt: skip
        inner = column(spacing=0, margins=(1, 1, 1, 1))
        inner.addLayout(head)
        inner.addWidget(rule())
        inner.addWidget(self.list, 1)
        inner.addWidget(rule())
        inner.addLayout(row(self._note, margins=(12, 6, 12, 8)))
        self.setLayout(inner)

    def show_phase(self, view: TerritoryView, phase: Phase, key: str) -> None:
        title = f"{phase.number} {phase.title}"
        self._title.setText(title)
        current = phase.number == view.phase.number
        t = theme.tokens()
        self._title.setStyleSheet(f"color: {t.accent};" if current else "")
        self._period.setText(period(phase))
        self._bar.setRange(0, max(1, phase.products))
        self._bar.setValue(phase.products_done)
        self._bar.setAccessibleName(products_words(phase))
        self._products.setText(products_words(phase))
        self._steps.setText(steps_words(phase))
        self.list.setAccessibleName(title)
        self.list.show_steps(view, phase.steps, key)
        self._note.setText(at_foot(view, phase))

    def mark(self, key: str) -> None:
        """Another column has the chosen step: this one shows none."""
        if key not in self.list.keys and self.list.currentRow() >= 0:
            self.list.blockSignals(True)
            self.list.setCurrentRow(-1)
            self.list.blockSignals(False)
