"""What the list of Inicio is narrowed by: all, mine, by area, and the modules in which something waits."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.ui.combo import Combo
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import clear, row

MINE, AREAS = "*mine", "*areas"
"""The ways besides all of it."""
MOST_SIDE_BY_SIDE = 6


class DueFilter(QWidget):
    """`chosen` fires when another way or module is taken: they are in `way` and `part`."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.way, self.part = "", ""
        self._layout = row(spacing=8)
        self.setLayout(self._layout)

    def offer(self, total: int, own: int, modules: Mapping[str, int], *, narrow: bool) -> None:
        """How many wait, how many of them are of who uses this computer, and how many in each module.

        What is chosen stays, while something waits there. The keyboard stays too.
        """
        if self.part not in modules:
            self.part = ""
        if (self.way == MINE and not own) or not modules:
            self.way = ""
        held = self._held()
        clear(self._layout)
        parts = [Segment(one, one, None if narrow else n) for one, n in modules.items()]
        ways = [Segment("", _("Todo"), None if narrow else total)]
        after = [Segment(MINE, _("Mío"), None if narrow else own)] if own else []
        after.extend([Segment(AREAS, _("Por área"))] if modules else [])
        together = len(ways) + len(parts) + len(after) <= MOST_SIDE_BY_SIDE
        offered = [*ways, *(parts if together else ()), *after]
        if len(offered) > 2 or len(parts) > 1:
            if not together:
                self._layout.addWidget(self._combo(parts))
            segments = Segments(offered, self.way or (self.part if together else ""))
            segments.chosen.connect(self._taken_together if together else self._take_way)
            self._layout.addWidget(segments)
        if narrow:
            self._layout.addStretch(1)
        self._give(held)

    def _held(self) -> type[QWidget] | None:
        """What had the keyboard."""
        kinds: tuple[type[QWidget], ...] = (Combo, Segments)
        return next(
            (kind for kind in kinds for one in self.findChildren(kind)
             if one.hasFocus() or any(each.hasFocus() for each in one.findChildren(QWidget))), None,
        )  # fmt: skip

    def _give(self, held: type[QWidget] | None) -> None:
        for one in self.findChildren(held) if held is not None else ():
            if isinstance(one, Segments):
                one.focus_current()
            else:
                one.setFocus()

    def _combo(self, parts: list[Segment]) -> Combo:
        """A town that uses everything has more modules than there is room for side by side."""
        made = Combo()
        made.setMinimumContentsLength(14)
        made.setAccessibleName(_("Módulo"))
        made.addItem(_("Todos los módulos"), "")
        for one in parts:
            made.addItem(one.word if one.count is None else f"{one.word}  {one.count}", one.key)
        made.setCurrentIndex(max(0, made.findData(self.part)))
        made.activated.connect(lambda at: self._take_part(str(made.itemData(at))))
        return made

    def _take_part(self, part: str) -> None:
        self.part = part
        self.chosen.emit()

    def _take_way(self, way: str) -> None:
        self.way = way
        self.chosen.emit()

    def _taken_together(self, key: str) -> None:
        """One choice for both, where they stand side by side."""
        is_way = key in (MINE, AREAS)
        self.way, self.part = (key, "") if is_way else ("", key)
        self.chosen.emit()
