"""The tabs of a city, and tabs within one of them: each is a `Part` that shows the twinning it is given."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.view import TwinningView
from munidesk.town.page_export import Entry
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.tabs import Parts, Tabs
from munidesk.ui.widgets import column, row


class CityTabs(Tabs):
    """Beside the list of cities there is little room: their words stand close."""

    def _line(self) -> QHBoxLayout:
        return row(spacing=0, margins=(0, 0, 0, 0))


class _Segments(Parts):
    turns = False  # one goes from the first of them to the next tab of the city

    def _line(self) -> QHBoxLayout:
        return row(spacing=0, margins=(0, 8, 0, 8))


class PartsOf(Part):
    """Several parts that belong together; what the page asks of it is answered by the one that is shown."""

    def __init__(self, context: Context, makers: Sequence[tuple[str, Callable[[], Part]]]) -> None:
        super().__init__(context)
        self.parts = _Segments(tuple(makers))
        self.parts.shown.connect(self._show)
        self.parts.begin()
        self.setLayout(column(self.parts, spacing=0))
        self.setFocusProxy(self.parts)

    @property
    def current(self) -> Part:
        shown = self.parts.current
        assert isinstance(shown, Part)
        return shown

    def show_view(self, view: TwinningView) -> None:
        self.current.show_twinning(view)

    def _show(self) -> None:
        self.current.show_twinning(self.view)

    def go_to(self, item: str) -> None:
        """«1» chooses the second part; «1:id» a record in it."""
        at, _colon, key = item.partition(":")
        if at.isdigit():
            self.parts.show_tab(int(at))
        if key or not at.isdigit():
            self.current.go_to(key or item)

    def entries(self) -> Sequence[Entry]:
        return self.current.entries()

    def says(self, there: QWidget) -> Said:
        return self.current.says(there)

    def leave(self) -> bool:
        return self.parts.leave()
