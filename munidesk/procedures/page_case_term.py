"""The term of a step: its last day in words, the strip of its days, the sum, the article, what silence means."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.procedures.clock import (
    SOON,
    Deadline,
    amount_words,
    article_words,
    closed_words,
    ends_words,
    left_words,
    sum_words,
)
from munidesk.procedures.codes import Silence
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import CaseView
from munidesk.ui import theme
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import column, icon_label, label, row, tone_colours


class DayStrip(QWidget):
    """The days of the term: those that went by filled, holidays dashed, the last one framed; many, as one bar."""

    def __init__(self) -> None:
        super().__init__()
        self._term: Deadline | None = None
        self._day: date | None = None
        self._tone = "attention"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_term(self, term: Deadline, day: date, tone: str) -> None:
        self._term, self._day, self._tone = term, day, tone
        self.setFixedHeight(theme.px(26 if self._squares else 12))
        self.setAccessibleName(f"{ends_words(term)}, {left_words(term, term.start)}")
        self.update()

    @property
    def _squares(self) -> bool:
        return self._term is not None and len(self._term.days()) <= SOON

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._term is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._squares:
            self._paint_squares(painter, self._term)
        else:
            self._paint_bar(painter, self._term)
        painter.end()

    def _paint_squares(self, painter: QPainter, term: Deadline) -> None:
        days = term.days()
        gap = theme.px(5)
        wide = min(theme.px(43), (self.width() - gap * (len(days) - 1)) / max(1, len(days)))
        ink = theme.colour(self._ink)
        for at, day in enumerate(days):
            box = QRectF(at * (wide + gap) + 1, 1, wide - 2, self.height() - 2)
            closed = term.step.unit.value == "working_days" and not term.calendar.works(day)
            gone = not closed and self._day is not None and day <= self._day
            last = day == term.last
            pen = QPen(ink if last or gone else theme.colour("field"), 2 if last else 1)
            if closed:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(
                ink if gone and not last else theme.colour("surface") if not closed else Qt.BrushStyle.NoBrush
            )
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD if last else theme.NORMAL))
            painter.setPen(theme.colour("surface" if gone and not last else "text2" if closed else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _paint_bar(self, painter: QPainter, term: Deadline) -> None:
        whole = max(1, (term.last - term.start).days)
        gone = (self._day - term.start).days if self._day is not None else 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("neutral"))
        painter.drawRoundedRect(QRectF(0, 2, self.width(), 8), 4, 4)
        painter.setBrush(theme.colour(self._ink))
        share = max(0.0, min(1.0, gone / whole))
        painter.drawRoundedRect(QRectF(0, 2, self.width() * share, 8), 4, 4)
        painter.setBrush(theme.colour("text"))
        painter.drawEllipse(QPointF(self.width() - 4, 6), 2, 2)

    @property
    def _ink(self) -> str:
        return {"attention": "attention", "bad": "bad", "good": "good"}.get(self._tone, "accent")


class TermBox(QWidget):
    """All that is said of the term of a step; hidden where it has none."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QFrame()
        self._box.setObjectName("term")
        self._icon = icon_label("clock", "attention", 18)
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ends, self._left = label(kind="strong"), label()
        head = QWidget()
        head.setLayout(WrapLayout(self._ends, self._left, spacing=8))
        self.strip = DayStrip()
        self._sum, self._article = label(wrap=True), label(kind="quiet", wrap=True)
        self._warning = label(wrap=True)
        inner = column(spacing=6, margins=(12, 10, 12, 10))
        line = row(self._icon, spacing=8)
        line.addWidget(head, 1)
        inner.addLayout(line)
        for widget in (self.strip, self._sum, self._warning, self._article):
            inner.addWidget(widget)
        self._box.setLayout(inner)
        self._silence_icon = icon_label("info", "text2", 16)
        self._silence = label(kind="quiet-text", wrap=True)
        self._line = QWidget()
        below = row(self._silence_icon, spacing=8)
        below.addWidget(self._silence, 1)
        self._line.setLayout(below)
        self.setLayout(column(self._box, self._line, spacing=8))

    def show_step(self, view: CaseView, step: CaseStep) -> None:
        term = view.deadline(step)
        self.setVisible(step.has_term)
        if not step.has_term:
            return
        self._box.setVisible(term is not None)
        running = term is not None and view.is_open(step)
        if term is not None:
            self._show_term(view, step, term, running=running)
        self._line.setVisible(term is None or (running and step.silence is not Silence.UNSAID))
        self._silence.setText(not_running(view, step) if term is None else silence_words(view, step))

    def _show_term(self, view: CaseView, step: CaseStep, term: Deadline, *, running: bool) -> None:
        tone = "neutral"
        if running:
            near = (term.last - view.day).days <= SOON
            tone = "bad" if view.overdue(step) else "attention" if near and not term.at_least else "accent"
        ink, ground = tone_colours(tone)
        self._box.setStyleSheet(f"#term {{ background: {ground}; border-radius: 6px; }}")
        self._ends.setStyleSheet(f"color: {ink}")
        self._ends.setText(ends_words(term) if running else ended_words(step, term))
        self._left.setText(left_words(term, view.day) if running else "")
        self._left.setVisible(running)
        self.strip.setVisible(running)
        self.strip.show_term(term, view.day, tone)
        self._sum.setText(sum_words(term))
        self._article.setText(article_words(step))
        self._article.setVisible(bool(self._article.text()))
        self._warning.setText(closed_words(term))
        self._warning.setVisible(bool(self._warning.text()))


def ended_words(step: CaseStep, term: Deadline) -> str:
    """Of a step that is closed: until when it had, and when it was done."""
    until = show_date(term.last)
    if step.done_on is None:
        return _("Último día: {day}").format(day=until)
    return _("Plazo hasta el {last}, cerrado el {day}").format(last=until, day=show_date(step.done_on))


def not_running(view: CaseView, step: CaseStep) -> str:
    """A term whose first day is not known yet."""
    origin = view.steps.get(step.counted_from)
    words = amount_words(step.amount, step.unit)
    since = origin.title if origin is not None else _("el paso anterior")
    return _("{term} desde «{step}», cuando esté hecho.").format(term=words, step=since)


def silence_words(view: CaseView, step: CaseStep) -> str:
    """What follows when nobody answers; nothing closes by itself."""
    if step.silence is Silence.FAVORABLE:
        if view.silence_due(step):
            return _("Plazo vencido sin respuesta: se tiene por favorable. S lo cierra así y M imprime la constancia.")
        return _("Si vence sin respuesta se tiene por favorable y se imprime la constancia. Nada se cierra solo.")
    return _("Si vence sin respuesta no se tiene por nada: prepare con L una carta que la reclame.")
