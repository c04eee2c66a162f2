"""Beside the matrix: how much of what is asked is covered, and the courses that close most by hour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QProgressBar, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.features.training.domain_course import Course
from munidesk.features.training.needs import words
from munidesk.features.training.store import Needs
from munidesk.ui import theme
from munidesk.ui.two_lines import item_of, two_lines
from munidesk.ui.widgets import button, card, column, label

_KEY = Qt.ItemDataRole.UserRole + 1


class NeedsSide(QWidget):
    """`proposed` fires with the id of the course that goes into the programme."""

    proposed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.share = label(kind="figure")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.px(8))
        self.bar.setAccessibleName(_("Cobertura"))
        self.asked, self.blank = label(), label(kind="quiet-text")
        top = card()
        top.setLayout(column(
            label(_("Cobertura"), "quiet-text"), self.share, self.bar, self.asked, self.blank, spacing=4,
            margins=(16, 12, 16, 12),
        ))  # fmt: skip
        self.courses = QListWidget()
        self.courses.setAccessibleName(_("Cursos que más cierran"))
        two_lines(self.courses)
        self.courses.itemActivated.connect(lambda item: self.proposed.emit(str(item.data(_KEY))))
        self.put = button(_("Poner en el programa"), self._put, icon="plus")
        below = card()
        inner = column(
            label(_("Cursos que más cierran"), "strong"), label(_("niveles que suben por hora"), "quiet-text"),
            spacing=2, margins=(12, 12, 12, 12),
        )  # fmt: skip
        inner.addWidget(self.courses, 1)
        inner.addSpacing(theme.px(8))
        inner.addWidget(self.put)
        below.setLayout(inner)
        layout = column(top, spacing=12)
        layout.addWidget(below, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.courses)

    def show_needs(self, needs: Needs, figures: Figures, *, writes: bool) -> None:
        gap = needs.whole
        self.share.setText(figures.percent(gap.covered, gap.required, 1) if gap.required else "–")
        self.bar.setRange(0, max(1, gap.required))
        self.bar.setValue(gap.covered)
        asked, blank = words.coverage_words(needs)
        self.asked.setText(asked)
        self.blank.setText(blank)
        self.blank.setVisible(bool(gap.blank))
        chosen = self.chosen
        self.courses.clear()
        for course, what in needs.best():
            told = words.closing_words(what.levels, what.people, figures.number(course.hours))
            item = item_of(course.title, f"{told} · {figures.number(what.priority, 2)}")
            item.setData(_KEY, course.id)
            self.courses.addItem(item)
        self.select(chosen)
        self.put.setVisible(writes)
        self.put.setEnabled(self.courses.count() > 0)

    @property
    def chosen(self) -> str:
        item = self.courses.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def select(self, course_id: str) -> None:
        found = [at for at in range(self.courses.count()) if self.courses.item(at).data(_KEY) == course_id]
        if self.courses.count():
            self.courses.setCurrentRow(found[0] if found else 0)

    def _put(self) -> None:
        if self.chosen:
            self.proposed.emit(self.chosen)


def best_for(needs: Needs, competence_id: str) -> Course | None:
    """The course that closes most by hour among those that raise it; None where none closes anything."""
    return next((one for one, _what in needs.best() if competence_id in needs.raises.get(one.id, {})), None)
