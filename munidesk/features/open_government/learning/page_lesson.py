"""The text of a lesson, to be read: large letters, short lines, what it is proposed for, who did it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextEdit

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.open_government.domain import LessonDone
from munidesk.features.open_government.learning.reading import Course
from munidesk.features.open_government.learning.store import Step
from munidesk.ui import theme
from munidesk.ui.rich_document import show
from munidesk.ui.side import reading_width
from munidesk.ui.widgets import button, column, label, row, rule

_LETTERS = 12.0
_LEADING = 135
"""Per cent of the height of a line."""


class LessonText(QFrame):
    """`asked` fires when the person goes to the questions."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title, self._about = label(kind="title", wrap=True), label(kind="quiet-text", wrap=True)
        self._red = label(kind="quiet-text", wrap=True)
        self.text = _Reading()
        self.text.asked.connect(self.asked)
        self._ask = button(_("Responder las preguntas"), self.asked.emit, kind="primary", icon="chevron-right", tip="P")
        head = column(self._title, self._about, self._red, spacing=2, margins=(24, 14, 24, 8))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        middle = row(self.text, spacing=0, margins=(24, 4, 4, 0))
        reading_width(self.text, 40)
        layout.addLayout(middle, 1)
        layout.addWidget(rule())
        layout.addLayout(row(None, self._ask, margins=(24, 8, 24, 8)))
        self.setLayout(layout)
        self.setFocusProxy(self.text)

    def show_lesson(self, step: Step, course: Course, done: LessonDone | None) -> None:
        one = step.lesson
        self._title.setText(one.title)
        minutes = ngettext("{n} minuto", "{n} minutos", one.minutes).format(n=one.minutes)
        place = _("Lección {a} de {b}").format(a=course.lessons.index(one) + 1, b=len(course.lessons))
        kept = ""
        if done is not None and done.day is not None:
            kept = _("hecha el {day}: {a} de {b}").format(day=show_date(done.day), a=done.right, b=done.asked)
        self._about.setText(" · ".join(part for part in (place, minutes, kept) if part))
        named = "; ".join(f"{each.code} {each.short}" for each in step.red)
        self._red.setText(_("En rojo: {items}").format(items=named) if named else "")
        self._red.setVisible(bool(named))
        self.text.show_text(step)

    def begin(self) -> None:
        self.text.setFocus()


class _Reading(QTextEdit):
    """Read only; arrows and page keys scroll it, `P` and Enter go to the questions."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.setProperty("kind", "bare")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Texto de la lección"))
        self.document().setDocumentMargin(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_text(self, step: Step) -> None:
        if self._shown == step.lesson.id:
            return
        self._shown = step.lesson.id
        self.document().setDefaultFont(theme.font(_LETTERS, serif=True))
        show(self.document(), step.lesson.text)
        self._lead()
        self.verticalScrollBar().setValue(0)

    def _lead(self) -> None:
        """Air between the lines, as on paper."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        shape = cursor.blockFormat()
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            shape = block.blockFormat()
            shape.setLineHeight(_LEADING, shape.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(shape)
            block = block.next()
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not held and event.key() in (Qt.Key.Key_P, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
            return
        super().keyPressEvent(event)
