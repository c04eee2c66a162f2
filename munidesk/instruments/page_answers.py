"""The criteria of a round: digits answer, N says why not, Supr clears; only the current one is open."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.domain import AnswerKind, Criterion, Dimension
from munidesk.instruments.scoring import Result, RoundView, result, shown
from munidesk.instruments.words import answer_words, level_words
from munidesk.ui import icons, theme
from munidesk.ui.widgets import chip_size, column, paint_chip

_HEAD, _ROW, _OPEN, _ITEM = 32, 40, 80, 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter

Line = Dimension | Criterion


@dataclass(frozen=True, slots=True)
class _Spot:
    """Something to click on: what it does, and its value."""

    area: QRect
    verb: str
    value: str = ""


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
    """`answered(key, value)` and `asked(verb, key)`: note, evidence, reason, records. It stores nothing itself."""

    answered = Signal(str, str)
    asked = Signal(str, str)
    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Criterios de la ronda"))
        self.view: RoundView | None = None
        self.editable = True
        self._result: Result | None = None
        self._evidence: Mapping[str, int] = {}
        self._lines: list[Line] = []
        self._tops: list[int] = []
        self._current = ""
        self._spots: list[_Spot] = []
        self._editor: QLineEdit | None = None

    # -- what is shown

    def show_round(self, view: RoundView | None, evidence: Mapping[str, int], *, editable: bool) -> None:
        self.view, self._evidence, self.editable = view, evidence, editable
        self._result = result(view) if view is not None else None
        self._lines = []
        for dimension in view.dimensions if view is not None else ():
            self._lines.append(dimension)
            self._lines.extend(view.of(dimension) if view is not None else ())
        keys = self.keys
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self._measure()

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
        self._describe()
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
        if isinstance(one, Dimension):
            return theme.px(_HEAD)
        if one.key != self._current:
            return theme.px(_ROW)
        if one.kind is AnswerKind.CHECKLIST:
            return theme.px(_OPEN + _ITEM * max(0, len(one.item_names) - 1))
        return theme.px(_OPEN)

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

    def _scroll(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def _describe(self) -> None:
        one, view = self.current, self.view
        if one is not None and view is not None:
            said = answer_words(view, one) or _("sin responder")
            self.setAccessibleDescription(f"{view.code(one)} {one.question}: {said}. {level_words(one)}")

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        one = self.current
        if one is None or not self._key(one, event):
            super().keyPressEvent(event)

    def _key(self, one: Criterion, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text().upper()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
                 Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}  # fmt: skip
        if key in steps:
            self.step(steps[Qt.Key(key)])
            return True
        verbs = {"N": "reason", "T": "note", "E": "evidence"}
        if text in verbs:
            self.asked.emit(verbs[text], one.key)
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

    def _digit(self, one: Criterion, text: str) -> bool:
        view = self.view
        if view is None or not self.editable:
            return False
        match one.kind:
            case AnswerKind.SCALE if int(text) <= view.instrument.scale:
                self.answered.emit(one.key, text)
                self.step(1)
            case AnswerKind.CHECKLIST if 1 <= int(text) <= len(one.item_names):
                self._toggle(one, int(text) - 1)
            case AnswerKind.NUMBER:
                self._open_editor(one, text)
            case AnswerKind.COMPUTED:
                self.step(1)
        return True

    def step(self, by: int) -> None:
        keys = self.keys
        if keys:
            at = keys.index(self._current) if self._current in keys else 0
            self.select(keys[max(0, min(len(keys) - 1, at + by))])

    def _toggle(self, one: Criterion, item: int) -> None:
        answer = self.view.answer(one) if self.view is not None else None
        count = len(one.item_names)
        signs = list((answer.value if answer is not None else "").ljust(count, "0")[:count])
        signs[item] = "0" if signs[item] == "1" else "1"
        self.answered.emit(one.key, "".join(signs))

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

    def _do(self, one: Criterion, spot: _Spot) -> None:
        if spot.verb == "answer" and self.editable:
            self.answered.emit(one.key, spot.value)
        elif spot.verb == "item" and self.editable:
            self._toggle(one, int(spot.value))
        elif spot.verb == "number" and self.editable:
            self._open_editor(one, "")
        elif spot.verb in {"note", "evidence", "reason", "records"}:
            self.asked.emit(spot.verb, one.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()
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
        made.setPlaceholderText(one.unit)
        made.setGeometry(area.right() - theme.px(190), area.top() + theme.px(6), theme.px(116), theme.px(30))
        made.editingFinished.connect(lambda: self._save_editor(one.key, made))
        made.left.connect(self._leave_editor)
        made.show()
        made.setFocus()
        made.setCursorPosition(len(text))
        self._editor = made

    def _save_editor(self, key: str, editor: QLineEdit) -> None:
        if self._editor is not editor:
            return
        text = editor.text().strip().replace(",", ".")
        self._close_editor()
        if text:
            self.answered.emit(key, text)
            self.step(1)
        self.setFocus()

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
        self._spots = []
        first = max(0, bisect_right(self._tops, event.rect().top()) - 1)
        for at in range(first, len(self._lines)):
            area = self._area(at)
            if area.top() > event.rect().bottom():
                break
            one = self._lines[at]
            if isinstance(one, Dimension):
                self._paint_dimension(painter, area, one)
            else:
                self._paint_criterion(painter, area, one)
        painter.end()

    def _paint_dimension(self, painter: QPainter, area: QRect, one: Dimension) -> None:
        view, found = self.view, self._result
        if view is None or found is None:
            return
        painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        number = view.dimensions.index(one) + 1
        title = f"{number} {one.title}"
        left = area.adjusted(theme.px(16), 0, -theme.px(16), 0)
        self._text(painter, left, title, strong=True)
        wide = painter.fontMetrics().horizontalAdvance(title) + theme.px(12)
        count = len(view.of(one))
        words = ngettext("{n} criterio", "{n} criterios", count).format(n=count)
        words = _("{count} · peso {n} %").format(count=words, n=one.weight)
        self._text(painter, left.adjusted(wide, 0, 0, 0), words, "text2", theme.SMALL)
        score = next((each.score for each in found.dimensions if each.dimension.key == one.key), None)
        self._text(painter, left, shown(score), strong=True, align=_RIGHT)

    def _paint_criterion(self, painter: QPainter, area: QRect, one: Criterion) -> None:
        view = self.view
        if view is None:
            return
        t = theme.tokens()
        is_open = one.key == self._current
        if is_open:
            painter.fillRect(area, QColor(t.selected))
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), QColor(t.accent))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(t.line))
        line = QRect(area.left(), area.top(), area.width(), theme.px(_ROW))
        applies = view.applies(one)
        self._text(painter, line.adjusted(theme.px(16), 0, 0, 0), view.code(one), "text2")
        points = line.adjusted(0, 0, -theme.px(16), 0)
        self._text(painter, points, shown(view.points(one)), strong=applies, align=_RIGHT)
        edge = line.right() - theme.px(60)
        start = self._paint_answer(painter, line, one, edge, focused=is_open and self.hasFocus())
        question = QRect(line.left() + theme.px(42), line.top(), start - line.left() - theme.px(54), line.height())
        self._text(painter, question, one.question, "text" if applies else "text2", strong=is_open, elide=True)
        if is_open:
            self._paint_open(painter, area, one, edge)

    def _paint_answer(self, painter: QPainter, line: QRect, one: Criterion, edge: int, *, focused: bool) -> int:
        """The answer, ending at `edge`; returns where it begins."""
        view = self.view
        assert view is not None
        words = answer_words(view, one)
        if not view.applies(one):
            return self._words(painter, line, words, edge, "text2", theme.px(330))
        if one.kind is AnswerKind.COMPUTED:
            return self._paint_computed(painter, line, edge, words)
        if one.kind is AnswerKind.SCALE:
            start = self._paint_scale(painter, line, one, edge, focused=focused)
        elif one.kind is AnswerKind.CHECKLIST:
            start = self._words(painter, line, words.partition(":")[0], edge, "text", theme.px(140))
        else:
            start = self._words(painter, line, words, edge, "text", theme.px(140))
            self._spots.append(_Spot(QRect(edge - theme.px(140), line.top(), theme.px(140), line.height()), "number"))
        if not words and self.editable:
            size = chip_size(_("Sin responder"), "dot")
            start -= size.width() + theme.px(8)
            top = line.top() + (line.height() - size.height()) // 2
            paint_chip(painter, QPoint(start, top), _("Sin responder"), "attention", "dot")
        if self._evidence.get(one.key):
            start -= theme.px(24)
            painter.drawPixmap(
                start, line.center().y() - theme.px(8), icons.pixmap("paperclip", theme.tokens().text2, 16)
            )
        return start

    def _words(self, painter: QPainter, line: QRect, words: str, edge: int, colour: str, most: int) -> int:
        painter.setFont(theme.font())
        wide = min(most, painter.fontMetrics().horizontalAdvance(words) + 2)
        self._text(painter, QRect(edge - wide, line.top(), wide, line.height()), words, colour, elide=True)
        return edge - wide

    def _paint_computed(self, painter: QPainter, line: QRect, edge: int, words: str) -> int:
        chip = _("Calculado")
        size = chip_size(chip, "calculator")
        at = edge - size.width()
        paint_chip(painter, QPoint(at, line.top() + (line.height() - size.height()) // 2), chip, "accent", "calculator")
        start = self._words(painter, line, words, at - theme.px(8), "text2", theme.px(240))
        self._spots.append(_Spot(QRect(start, line.top(), edge - start, line.height()), "records"))
        return start

    def _paint_scale(self, painter: QPainter, line: QRect, one: Criterion, edge: int, *, focused: bool) -> int:
        t, view = theme.tokens(), self.view
        assert view is not None
        answer = view.answer(one)
        value = answer.value if answer is not None else ""
        side, gap, count = theme.px(26), theme.px(3), view.instrument.scale + 1
        start = edge - count * side - (count - 1) * gap
        top = line.top() + (line.height() - side) // 2
        if focused:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(start - 4, top - 4, edge - start + 8, side + 8, 6, 6)
        for points in range(count):
            box = QRect(start + points * (side + gap), top, side, side)
            chosen = value == str(points)
            painter.setPen(QColor(t.accent if chosen else t.line))
            painter.setBrush(QColor(t.accent if chosen else t.surface))
            painter.drawRoundedRect(box, 4, 4)
            colour = "on_accent" if chosen else "text2"
            self._text(painter, box, str(points), colour, strong=chosen, align=_MIDDLE)
            self._spots.append(_Spot(box, "answer", str(points)))
        return start

    def _paint_open(self, painter: QPainter, area: QRect, one: Criterion, edge: int) -> None:
        view = self.view
        assert view is not None
        answer = view.answer(one)
        below = QRect(area.left() + theme.px(42), area.top() + theme.px(34), theme.px(380), theme.px(42))
        if one.kind is AnswerKind.CHECKLIST and view.applies(one):
            self._paint_items(painter, area, one)
        else:
            parts = [level_words(one), answer.note if answer is not None else ""]
            words = ". ".join(part.rstrip(".") for part in parts if part)
            if one.kind is AnswerKind.COMPUTED:
                own = view.round
                words = _("Se cuenta del {a} al {b}. Enter muestra los registros.").format(
                    a=show_date(own.since, "d/M/y"), b=show_date(own.until, "d/M/y")
                )
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.colour("text2"))
            room = below.adjusted(0, 0, max(0, edge - theme.px(300) - below.right()), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
        self._paint_links(painter, area, one, edge)

    def _paint_items(self, painter: QPainter, area: QRect, one: Criterion) -> None:
        t, view = theme.tokens(), self.view
        assert view is not None
        answer = view.answer(one)
        value = (answer.value if answer is not None else "").ljust(len(one.item_names), "0")
        for at, name in enumerate(one.item_names):
            top = area.top() + theme.px(36) + at * theme.px(_ITEM)
            box = QRect(area.left() + theme.px(42), top + theme.px(4), theme.px(16), theme.px(16))
            marked = value[at] == "1"
            painter.setPen(QColor(t.accent if marked else t.field))
            painter.setBrush(QColor(t.accent if marked else t.surface))
            painter.drawRoundedRect(box, 3, 3)
            if marked:
                painter.drawPixmap(box.left(), box.top(), icons.pixmap("check", t.on_accent, 16))
            words = QRect(box.right() + theme.px(8), top, theme.px(320), theme.px(_ITEM))
            self._text(painter, words, f"{at + 1}  {name}", "text", elide=True)
            self._spots.append(_Spot(box.united(words), "item", str(at)))

    def _paint_links(self, painter: QPainter, area: QRect, one: Criterion, edge: int) -> None:
        count = self._evidence.get(one.key, 0)
        evidence = _("Evidencia ({n})").format(n=count) if count else _("Evidencia")
        links = [("reason", _("No aplica…")), ("note", _("Nota")), ("evidence", evidence)]
        if one.kind is AnswerKind.COMPUTED:
            links.append(("records", _("Ver registros")))
        painter.setFont(theme.font(theme.SMALL))
        x, top = edge, area.bottom() - theme.px(32)
        for verb, words in links:
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            spot = QRect(x - wide, top, wide, theme.px(22))
            self._text(painter, spot, words, "accent", theme.SMALL)
            self._spots.append(_Spot(spot.adjusted(-4, 0, 4, 0), verb))
            x -= wide + theme.px(16)

    def _text(
        self, painter: QPainter, area: QRect, text: str, colour: str = "text", size: float = theme.TEXT, *,
        strong: bool = False, align: Qt.AlignmentFlag = _LEFT, elide: bool = False,
    ) -> None:  # fmt: skip
        painter.setFont(theme.font(size, theme.SEMIBOLD if strong else theme.NORMAL))
        painter.setPen(theme.colour(colour))
        if elide:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, align, text)


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
