"""The way of an agreement as words in a row: what is behind, where it is, what is to come."""

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.twinning.rules import AgreementState
from munidesk.features.twinning.words import state_word
from munidesk.ui.widgets import Chip, label, row

_WAY = (
    AgreementState.DRAFT, AgreementState.APPROVED, AgreementState.IN_OPINION, AgreementState.CLEARED,
    AgreementState.SIGNED, AgreementState.REGISTERED, AgreementState.IN_FORCE,
)  # fmt: skip
_MINISTRY = (AgreementState.IN_OPINION, AgreementState.CLEARED, AgreementState.REGISTERED)
_ASIDE = {AgreementState.REJECTED: "bad", AgreementState.ENDING: "attention", AgreementState.EXPIRED: "bad",
          AgreementState.RENEWED: "good", AgreementState.ENDED: "neutral"}  # fmt: skip


class Track(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._chip = Chip()
        self._behind, self._after = label(kind="quiet"), label(kind="quiet")
        self.setLayout(row(self._behind, self._chip, self._after, spacing=8))

    def show_state(self, state: AgreementState, *, asks_opinion: bool) -> None:
        """`asks_opinion`: the way goes by the foreign ministry."""
        way = [one for one in _WAY if asks_opinion or one not in _MINISTRY]
        at = way.index(state) if state in way else (0 if state is AgreementState.REJECTED else len(way) - 1)
        behind = way[: at + (state in _ASIDE and state is not AgreementState.REJECTED)]
        self._behind.setText(f"✓ {state_word(behind[-1]).capitalize()}" if behind else "")
        self._behind.setVisible(bool(behind))
        self._chip.set(state_word(state).capitalize(), _ASIDE.get(state, "accent"), "clock" if state in way else "")
        after = way[at + 1 :] if state in way else ()
        self._after.setText(_("Sigue: {state}").format(state=state_word(after[0])) if after else "")
        self._after.setVisible(bool(after))
        self.setAccessibleName(_("Estado del acuerdo: {state}").format(state=state_word(state)))
