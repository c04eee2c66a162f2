"""What narrows the plan and its schedule: words, a year, the late ones; and how much time a column shows."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from munidesk.base.i18n import _
from munidesk.features.planning.domain import Line
from munidesk.features.planning.listing import matching
from munidesk.features.planning.page_gantt_head import Legend, Zoom, zoom_words
from munidesk.features.planning.store import PlanView
from munidesk.ui import theme
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import row, tool


class PlanFilters(QWidget):
    """`changed` when something else is to be shown; `beside` is the button at their right."""

    changed = Signal()

    def __init__(self, beside: QWidget) -> None:
        super().__init__()
        self._turned = 0
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Filtrar: luminarias, Obras…"))
        self.words.setAccessibleName(_("Filtrar el plan por nombre, responsable o fuente"))
        self.words.setFixedWidth(theme.px(170))
        self.words.textChanged.connect(lambda _text: self.changed.emit())
        self._year = QComboBox()
        self._year.setAccessibleName(_("Año"))
        self._year.setMinimumWidth(theme.px(122))
        self._year.activated.connect(lambda _index: self.changed.emit())
        self._late = Segments((Segment("all", _("Todas")), Segment("late", _("Atrasadas"))), "all")
        self._zoom = Segments(tuple(Segment(zoom.value, words) for zoom, words in zoom_words()), Zoom.MONTH.value)
        for segments in (self._late, self._zoom):
            segments.chosen.connect(lambda _key: self.changed.emit())
        self._back = tool("chevron-left", _("Antes"), partial(self._turn, -1))
        self._on = tool("chevron-right", _("Después"), partial(self._turn, 1))
        self.setLayout(
            row(self.words, self._year, self._late, None, Legend(), self._back, self._on, self._zoom, beside, spacing=8)
        )

    @property
    def year(self) -> int | None:
        """None: the whole plan."""
        text = str(self._year.currentData() or "")
        return int(text) if text else None

    @property
    def zoom(self) -> Zoom:
        return Zoom(self._zoom.current)

    def offer_years(self, view: PlanView | None) -> None:
        """The years of this plan, on the one that runs; the choice stays while they are the same."""
        years = [("", _("Todo el plan"))]
        if view is not None:
            years += [
                (str(year), _("POA {year}").format(year=year))
                for year in range(view.plan.start_year, view.plan.end_year + 1)
            ]
        if [self._year.itemData(i) for i in range(self._year.count())] != [key for key, _word in years]:
            self._year.clear()
            for key, word in years:
                self._year.addItem(word, key)
            if view is not None:
                self._year.setCurrentIndex(max(0, self._year.findData(str(view.day.year))))

    def show_whole(self) -> None:
        """No year: every line is there."""
        self._year.setCurrentIndex(0)

    def drop(self) -> None:
        """Without words, and not the late ones alone."""
        self.words.clear()
        self._late.choose("all")

    def narrowed(self, view: PlanView, lines: Sequence[Line]) -> list[Line]:
        return matching(view, lines, self.words.text(), late=self._late.current == "late")

    def period(self, view: PlanView) -> tuple[date, date]:
        """What the schedule shows; the whole term leaves nowhere to turn to."""
        for widget in (self._back, self._on):
            widget.setVisible(self.zoom is not Zoom.QUARTER)
        return self.zoom.period(view, self.year, self._turned)

    def _turn(self, by: int) -> None:
        """Earlier or later: a year by months, four weeks by weeks."""
        self._turned += by
        self.changed.emit()
