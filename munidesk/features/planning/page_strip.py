"""The strip of figures over a tab: each with what it is, and on what base."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QWidget

from munidesk.ui.widgets import column, elided, label, row, rule


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of the strip: its figure, what it is, and on what base."""

    figure: str
    words: str
    base: str = ""


class Strip(QFrame):
    """Three to five figures side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._layout = row(spacing=0)
        self.setLayout(self._layout)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Made anew: there are few."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, one in enumerate(figures):
            if at:
                self._layout.addWidget(rule(vertical=True))
            self._layout.addWidget(_strip_cell(one), 1)


def _strip_cell(one: Figure) -> QWidget:
    holder = QWidget()
    inner = column(spacing=0, margins=(16, 6, 12, 6))
    first = row(label(one.figure, "title"), elided(one.words, stretch=True), spacing=8)
    first.setStretch(1, 1)
    inner.addLayout(first)
    inner.addWidget(elided(one.base, "quiet", stretch=True))
    holder.setLayout(inner)
    holder.setAccessibleName(f"{one.figure} {one.words}. {one.base}")
    return holder
