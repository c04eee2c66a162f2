"""The way of an agreement in a row: what is behind, where it is, what is to come; as much as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from munidesk.base.i18n import _
from munidesk.features.twinning.rules import AgreementState
from munidesk.features.twinning.words import state_word
from munidesk.ui import theme
from munidesk.ui.widgets import chip_size, paint_chip

_WAY = (
    AgreementState.DRAFT, AgreementState.APPROVED, AgreementState.IN_OPINION, AgreementState.CLEARED,
    AgreementState.SIGNED, AgreementState.REGISTERED, AgreementState.IN_FORCE,
)  # fmt: skip
_MINISTRY = (AgreementState.IN_OPINION, AgreementState.CLEARED, AgreementState.REGISTERED)
_ASIDE = {AgreementState.REJECTED: "bad", AgreementState.ENDING: "attention", AgreementState.EXPIRED: "bad",
          AgreementState.RENEWED: "good", AgreementState.ENDED: "neutral"}  # fmt: skip
_GAP, _HIGH = 14, 26


class Track(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._behind: tuple[str, ...] = ()
        self._after: tuple[str, ...] = ()
        self._here, self._tone, self._icon = "", "accent", "clock"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: AgreementState, *, asks_opinion: bool) -> None:
        """`asks_opinion`: the way goes by the foreign ministry."""
        way = [one for one in _WAY if asks_opinion or one not in _MINISTRY]
        at = way.index(state) if state in way else (1 if state is AgreementState.REJECTED else len(way))
        self._behind = tuple(state_word(one).capitalize() for one in way[:at])
        self._after = tuple(state_word(one).capitalize() for one in way[at + 1 :]) if state in way else ()
        self._here, self._tone = state_word(state).capitalize(), _ASIDE.get(state, "accent")
        self._icon = "check" if state is AgreementState.IN_FORCE else "clock" if state in way else ""
        self.setAccessibleName(_("Estado del acuerdo: {state}").format(state=state_word(state)))
        self.setToolTip(" → ".join((*self._behind, self._here, *self._after)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._behind, self._after), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide((), ()), theme.px(_HIGH))

    def shown(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is behind and what is to come, from the whole way down to nothing, as fits."""
        behind, after = self._behind, self._after
        while (behind or after) and self._wide(behind, after) > self.width():
            if len(after) > 1:
                after = after[:-1]
            elif len(behind) > 1 or not after:
                behind = behind[1:]
            else:
                after = ()
        return behind, after

    def _wide(self, behind: Sequence[str], after: Sequence[str]) -> int:
        metrics = QFontMetrics(theme.font(theme.SMALL))
        words = sum(metrics.horizontalAdvance(one) + theme.px(_GAP) for one in (*(f"✓ {b}" for b in behind), *after))
        return chip_size(self._here, self._icon).width() + words + theme.px(2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(theme.SMALL))
        behind, after = self.shown()
        left = self._words(painter, 0, [f"✓ {one}" for one in behind], trailing=True)
        size = chip_size(self._here, self._icon)
        paint_chip(painter, QPoint(left, (self.height() - size.height()) // 2), self._here, self._tone, self._icon)
        painter.setFont(theme.font(theme.SMALL))
        self._words(painter, left + size.width() + theme.px(_GAP), list(after), trailing=False)
        painter.end()

    def _words(self, painter: QPainter, left: int, words: Sequence[str], *, trailing: bool) -> int:
        """One after the other; returns where the next thing begins."""
        painter.setPen(QColor(theme.colour("text2")))
        metrics = painter.fontMetrics()
        for one in words:
            wide = metrics.horizontalAdvance(one)
            painter.drawText(left, 0, wide + 2, self.height(), Qt.AlignmentFlag.AlignVCenter, one)
            left += wide + theme.px(_GAP)
        return left if words or not trailing else 0
