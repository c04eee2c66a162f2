"""The filters of Ctrl+K beside the kinds: of which days, of which body, in which state."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.ui.combo import Combo
from munidesk.ui.context import Context, Narrowed
from munidesk.ui.widgets import column, label

_MONTH = 30  # days


class Narrowing(QWidget):
    """Three lists; `changed` fires when one of them is chosen from, `chosen` is what they leave."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._day, self._body, self._state = Combo(), Combo(), Combo()
        self.combos: tuple[QComboBox, ...] = (self._day, self._body, self._state)
        layout = column(spacing=3)
        for words, combo in ((_("Fecha"), self._day), (_("Órgano"), self._body), (_("Estado"), self._state)):
            combo.setAccessibleName(words)
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
            layout.addWidget(label(words, "strong"))
            layout.addWidget(combo)
        self.setLayout(layout)

    def start(self) -> None:
        """Everything again, with the bodies and states that there are now."""
        by = self._context.narrow_by()
        _fill(self._day, [("", _("Cualquiera")), *_spans()])
        _fill(self._body, [("", _("Todos")), *by.bodies])
        _fill(self._state, [("", _("Cualquiera")), *((one, one) for one in by.states)])

    @property
    def chosen(self) -> Narrowed:
        day, this = str(self._day.currentData() or ""), today()
        body, state = str(self._body.currentData() or ""), str(self._state.currentData() or "")
        if day == "month":
            return Narrowed(this - timedelta(days=_MONTH), this, body, state)
        if day:
            return Narrowed(this.replace(int(day), 1, 1), this.replace(int(day), 12, 31), body, state)
        return Narrowed(body=body, state=state)


def _spans() -> list[tuple[str, str]]:
    year = today().year
    return [
        ("month", _("Últimos 30 días")),
        *((str(one), _("Año {n}").format(n=one)) for one in range(year + 1, year - 6, -1)),
    ]


def _fill(combo: QComboBox, pairs: Sequence[tuple[str, str]]) -> None:
    combo.blockSignals(True)
    combo.clear()
    for value, words in pairs:
        combo.addItem(words, value)
    combo.blockSignals(False)
