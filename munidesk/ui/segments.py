"""One choice of a few, side by side: «Sin tema 4 · Del tema · Todos 12»."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from munidesk.ui import theme
from munidesk.ui.widgets import row


@dataclass(frozen=True, slots=True)
class Segment:
    key: str
    word: str
    count: int | None = None


class Segments(QFrame):
    """One choice of a few, side by side, each with its count. `chosen` fires with the key."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[Segment], current: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = row(spacing=0)
        self.setLayout(self._layout)
        for segment in segments:
            made = QToolButton()
            made.setCheckable(True)
            made.setFixedHeight(theme.px(32))
            made.clicked.connect(lambda _checked=False, key=segment.key: self.chosen.emit(key))
            self._group.addButton(made)
            self._layout.addWidget(made)
            self._buttons[segment.key] = made
        self.set(segments)
        self.mark(current or (segments[0].key if segments else ""))
        self._dress()

    def set(self, segments: Sequence[Segment]) -> None:
        """New words and counts for the same keys."""
        for segment in segments:
            count = "" if segment.count is None else f"  {segment.count}"
            self._buttons[segment.key].setText(f"{segment.word}{count}")
            self._buttons[segment.key].setAccessibleName(f"{segment.word}{count}")

    def mark(self, key: str) -> None:
        """Show it as the chosen one, and say nothing; none for an empty key."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self.setFocusProxy(self._buttons[key])
        elif not key:
            self._group.setExclusive(False)
            for made in self._buttons.values():
                made.setChecked(False)
            self._group.setExclusive(True)

    def choose(self, key: str) -> None:
        self.mark(key)
        self.chosen.emit(key)

    def focus_current(self) -> None:
        """The keyboard on the chosen one."""
        self._buttons[self.current].setFocus()

    @property
    def current(self) -> str:
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def _dress(self) -> None:
        last = len(self._buttons) - 1
        for index, made in enumerate(self._buttons.values()):
            made.setStyleSheet(segment_style(first=index == 0, last=index == last))


def segment_style(*, first: bool, last: bool) -> str:
    """One of several side by side: round at the ends, a single line between two."""
    t = theme.tokens()
    left, right = ("6px" if end else "0" for end in (first, last))
    return (
        f"QToolButton {{ background: {t.surface}; border: 1px solid {t.field}; padding: 0 9px;"
        f" border-left-width: {1 if first else 0}px; border-radius: 0;"
        f" border-top-left-radius: {left}; border-bottom-left-radius: {left};"
        f" border-top-right-radius: {right}; border-bottom-right-radius: {right}; }}"
        f"QToolButton:hover {{ background: {t.hover}; }}"
        f"QToolButton:checked {{ background: {t.selected}; color: {t.accent}; font-weight: 600; }}"
        f"QToolButton:focus {{ border: 2px solid {t.accent}; padding: 0 8px; }}"
    )
