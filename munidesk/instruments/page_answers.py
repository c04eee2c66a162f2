"""The criteria of a round: digits, S and N answer, X says why not, Supr clears; only the current one is open."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind, Criterion, Dimension, Part
from munidesk.instruments.page_answers_measure import FIELD, POINTS, line_height, open_height, question_of, unit_width
from munidesk.instruments.page_answers_open import AnswerPainter
from munidesk.instruments.page_answers_paint import Spot
from munidesk.instruments.scoring import Result, RoundView, result
from munidesk.instruments.words import answer_words, level_words
from munidesk.ui import theme
from munidesk.ui.spoken import Role, say
from munidesk.ui.widgets import column

_HEAD = 32
_YES, _NO = "S1", "N0"
"""The keys of a yes or no; elsewhere N says why it does not apply, as X does everywhere."""
_VERBS = {"N": "reason", "X": "reason", "T": "note", "E": "evidence", "A": "area", "D": "opinions"}
Line = Dimension | Criterion


class _NumberEditor(QLineEdit):
    """Keeps Enter to itself (the list below would take it too); Esc leaves without saving."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        event.accept()


class AnswerList(QWidget):
    """`answered(key, value)` and `asked(verb, key)`: note, evidence, reason, records, area. It stores nothing itself.

    `passed` says that one went on beyond the last line (1) or before the first (-1).
    """

    answered = Signal(str, str)
    asked = Signal(str, str)
    moved = Signal(str)
    passed = Signal(int)
    spoken_role = Role.List

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Criterios de la ronda"))
        self.view: RoundView | None = None
        self.editable = True
        self._result: Result | None = None
        self._evidence: Mapping[str, int] = {}
        self.told: Mapping[str, str] = {}
        self._lines: list[Line] = []
        self._tops: list[int] = []
        self._current = ""
        self._spots: list[Spot] = []
        self._editor: QLineEdit | None = None

    # -- what is shown

    def show_round(
        self, view: RoundView | None, evidence: Mapping[str, int], *, editable: bool,
        shown: Sequence[Criterion] | None = None, found: Result | None = None,
    ) -> None:  # fmt: skip
        """All of it under the heads of its dimensions, or those `shown` alone; `found` is its result where known."""
        self.view, self._evidence, self.editable = view, evidence, editable
        self._result = (found or result(view)) if view is not None else None
        self._lines = list(shown) if shown is not None else []
        if view is not None and shown is None:
            for dimension in view.dimensions:
                self._lines.extend((dimension, *view.of(dimension)))
        keys = self.keys
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self._measure()
        say(self)

    @property
    def keys(self) -> list[str]:
        return [one.key for one in self._lines if isinstance(one, Criterion)]

    @property
    def current(self) -> Criterion | None:
        return next((one for one in self._lines if isinstance(one, Criterion) and one.key == self._current), None)

    def select(self, key: str) -> None:
        if key in self.keys and key != self._current:
            self._close_editor()
            self._current = key
            self._measure()
            self.moved.emit(key)
        say(self)
        self._show_current()
        # Once more when the window has laid itself out: the list may not have its height yet.
        QTimer.singleShot(0, self, self._show_current)

    def next_blank(self) -> bool:
        """To the next one without an answer, around the end; False when there is none."""
        if self._result is None or not self._result.blank:
            return False
        blank, keys = {one.key for one in self._result.blank}, self.keys
        at = keys.index(self._current) if self._current in keys else -1
        for key in (*keys[at + 1 :], *keys[: at + 1]):
            if key in blank:
                self.select(key)
                return True
        return False

    def _measure(self) -> None:
        self._tops, y = [], 0
        for one in self._lines:
            self._tops.append(y)
            y += self._height(one)
        self.setFixedHeight(max(1, y))
        self.update()

    def _height(self, one: Line) -> int:
        if isinstance(one, Dimension) or self.view is None:
            return theme.px(_HEAD)
        is_open = one.key == self._current
        lines = question_of(
            self.view, one, self.width(), paper=bool(self._evidence.get(one.key)), strong=is_open
        )  # fmt: skip
        return open_height(self.view, one, self.width(), lines) if is_open else line_height(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), self.height())

    def _area(self, at: int) -> QRect:
        return QRect(0, self._tops[at], self.width(), self._height(self._lines[at]))

    def _at(self) -> int:
        for at, one in enumerate(self._lines):
            if isinstance(one, Criterion) and one.key == self._current:
                return at
        return -1

    def _show_current(self) -> None:
        at = self._at()
        scroll = self._scroll()
        if at >= 0 and scroll is not None:
            area = self._area(at)
            scroll.ensureVisible(0, area.center().y(), 0, area.height() // 2 + theme.px(48))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Where the current criterion is, for what follows the cursor: the window's scroll, a magnifier."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and self._at() >= 0:
            return self._area(self._at())
        return super().inputMethodQuery(query)

    def _scroll(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def spoken(self) -> str:
        """The current criterion with its answer, and what may be answered."""
        one, view = self.current, self.view
        if one is None or view is None:
            return ""
        said = answer_words(view, one) or _("sin responder")
        return f"{view.code(one)} {one.question}: {said}. {level_words(one, view.figures)}".strip()

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        one = self.current
        if one is None or not self._key(one, event):
            super().keyPressEvent(event)

    def _key(self, one: Criterion, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text().upper()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            if key != Qt.Key.Key_Down or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            self.asked.emit("blank", one.key)
            return True
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
                 Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}  # fmt: skip
        if key in steps:
            self.step(steps[Qt.Key(key)])
            return True
        if one.kind is AnswerKind.YES_NO and text and text in _YES + _NO:
            return self._yes_or_no(one, text)
        if text in _VERBS:
            self.asked.emit(_VERBS[text], one.key)
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.editable and one.kind is not AnswerKind.COMPUTED:
            self.answered.emit(one.key, "")
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(one)
            return True
        return bool(text) and text.isdigit() and self._digit(one, text)

    def _enter(self, one: Criterion) -> None:
        if one.kind is AnswerKind.COMPUTED:
            self.asked.emit("records", one.key)
        elif one.kind is AnswerKind.NUMBER:
            self._open_editor(one, "")
        else:
            self.step(1)

    def _yes_or_no(self, one: Criterion, text: str) -> bool:
        if self.editable:
            self.answered.emit(one.key, "1" if text in _YES else "0")
            self.step(1)
        return True

    def _digit(self, one: Criterion, text: str) -> bool:
        view = self.view
        if view is None or not self.editable:
            return False
        match one.kind:
            case AnswerKind.SCALE if int(text) <= view.instrument.scale:
                self.answered.emit(one.key, text)
                self.step(1)
            case AnswerKind.CHECKLIST if 1 <= int(text) <= len(self._parts(one)):
                self._toggle(one, int(text) - 1)
            case AnswerKind.NUMBER:
                self._open_editor(one, text)
            case AnswerKind.COMPUTED:
                self.step(1)
        return True

    def step(self, by: int) -> None:
        """So many lines down or up; from the last one on it is told, and whoever shows others does."""
        keys = self.keys
        if not keys:
            return
        at = keys.index(self._current) if self._current in keys else 0
        if abs(by) == 1 and not 0 <= at + by < len(keys):
            self.passed.emit(by)
        else:
            self.select(keys[max(0, min(len(keys) - 1, at + by))])

    def _parts(self, one: Criterion) -> tuple[Part, ...]:
        return self.view.parts_of(one) if self.view is not None else ()

    def _toggle(self, one: Criterion, item: int) -> None:
        if self.view is not None:
            marks = [done != (at == item) for at, (_part, done) in enumerate(self.view.marks(one))]
            self.answered.emit(one.key, "".join("1" if done else "0" for done in marks))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        point = event.position().toPoint()
        at = bisect_right(self._tops, point.y()) - 1
        if not 0 <= at < len(self._lines):
            return
        one = self._lines[at]
        spot = next((spot for spot in self._spots if spot.area.contains(point)), None)
        if isinstance(one, Criterion):
            self.select(one.key)
            if spot is not None:
                self._do(one, spot)

    def _do(self, one: Criterion, spot: Spot) -> None:
        if spot.verb == "answer" and self.editable:
            self.answered.emit(one.key, spot.value)
        elif spot.verb == "item" and self.editable:
            self._toggle(one, int(spot.value))
        elif spot.verb == "number" and self.editable:
            self._open_editor(one, "")
        elif spot.verb in {"note", "evidence", "reason", "records", "opinions"}:
            self.asked.emit(spot.verb, one.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        say(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # -- a number is typed in its place

    def _open_editor(self, one: Criterion, text: str) -> None:
        at = self._at()
        if at < 0 or not self.editable:
            return
        self._close_editor()
        area = self._area(at)
        made = _NumberEditor(text, self)
        made.setAccessibleName(one.question)
        left = area.right() - theme.px(POINTS) - unit_width(one) - theme.px(FIELD + 22)
        made.setGeometry(left, area.top() + theme.px(4), theme.px(FIELD + 24), theme.px(32))
        made.editingFinished.connect(lambda: self._save_editor(one.key, made))
        made.left.connect(self._leave_editor)
        made.show()
        made.setFocus()
        made.setCursorPosition(len(text))
        self._editor = made

    def _save_editor(self, key: str, editor: QLineEdit) -> None:
        if self._editor is not editor:
            return
        text = self._stored(editor.text().strip())
        self._close_editor()
        if text:
            self.answered.emit(key, text)
            self.step(1)
        self.setFocus()

    def _stored(self, text: str) -> str:
        """As the answer is kept; what is no number goes as it is, and the store says so."""
        try:
            value = self.view.figures.parse(text) if self.view is not None else None
        except UserError:
            return text
        return "" if value is None else f"{value:f}"

    def _leave_editor(self) -> None:
        self._close_editor()
        self.setFocus()

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("surface"))
        view, found = self.view, self._result
        if view is not None and found is not None:
            drawing = AnswerPainter(
                view, found, self._evidence, self._current, self.editable, self.hasFocus() and self.editable,
                self.told,
            )  # fmt: skip
            for at in range(max(0, bisect_right(self._tops, event.rect().top()) - 1), len(self._lines)):
                area = self._area(at)
                if area.top() > event.rect().bottom():
                    break
                drawing.paint(painter, area, self._lines[at])
            self._spots = drawing.spots
        painter.end()


def in_scroll(answers: AnswerList) -> QScrollArea:
    """The list with its scroll bar, as a card."""
    scroll = QScrollArea()
    scroll.setProperty("kind", "card")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidgetResizable(True)
    holder = QWidget()
    holder.setLayout(column(answers, None, spacing=0))
    scroll.setWidget(holder)
    scroll.setFocusProxy(answers)
    return scroll
