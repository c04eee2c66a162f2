"""How the consultation goes, at the left of its page: days left large, how many have an answer, on which chapters."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.procedures.clock import Deadline, article_words, closed_words, ends_words, sum_words
from munidesk.procedures.codes import Unit
from munidesk.procedures.consultation import Consultation
from munidesk.ui import theme
from munidesk.ui.keyboard import PANEL
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import clear, column, elided, label, row, rule

_CHAPTERS = 8


class Bar(QWidget):
    """A share of a whole; what it says stands in words beside it."""

    def __init__(self, share: float, words: str, width: int = 0) -> None:
        super().__init__()
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleName(words)
        self.setFixedHeight(theme.px(10))
        if width:
            self.setFixedWidth(theme.px(width))
        self.setSizePolicy(QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding,
                           QSizePolicy.Policy.Fixed)  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(theme.px(56), theme.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("neutral"))
        painter.drawRoundedRect(QRectF(0, 1, self.width(), 8), 4, 4)
        painter.setBrush(theme.colour("accent"))
        if self._share:
            painter.drawRoundedRect(QRectF(0, 1, max(8.0, self.width() * self._share), 8), 4, 4)
        painter.end()


class ConsultationPanel(QFrame):
    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self._figures = figures
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        holder, self._lines = QWidget(), column(spacing=8, margins=(0, 0, 8, 0))
        holder.setLayout(self._lines)
        scroll = scrolling(holder)
        scroll.setAccessibleName(_("Cómo va la consulta"))
        self.setLayout(column(scroll, margins=(16, 12, 8, 12)))

    def show_consultation(self, one: Consultation | None) -> None:
        clear(self._lines)
        if one is None:
            return
        self._days(one)
        self._lines.addWidget(rule())
        self._answers(one)
        if one.entries:
            self._lines.addWidget(rule())
            self._chapters(one)
        self._hearings(one)
        self._lines.addStretch(1)

    def _days(self, one: Consultation) -> None:
        term = one.deadline
        if term is None:
            origin = one.view.steps.get(one.step.counted_from)
            words = _("Todavía no está a la vista: falta «{step}».").format(
                step=origin.title if origin else one.step.title
            )
            self._lines.addWidget(label(words, "quiet-text", wrap=True))
            return
        left = max(0, term.left(one.view.day))
        until = _("A la vista hasta el {day}").format(day=show_date(term.last, f"EEEE {DAY_MONTH}"))
        self._lines.addWidget(label(until, "quiet"))
        figure = label(self._figures.number(left), "figure")
        figure.setFont(theme.font(22, theme.SEMIBOLD))
        figure.setStyleSheet(f"color: {theme.tokens().accent}; font-size: 22pt;")
        self._lines.addLayout(row(figure, label(_left(term, left), "strong", wrap=True), spacing=8))
        whole = max(1, (term.last - term.start).days)
        gone = max(0, min(whole, (one.view.day - term.start).days))
        went = _("día {a} de {b}").format(a=gone, b=whole)
        self._lines.addWidget(Bar(gone / whole, went))
        published = _("publicado el {day}").format(day=show_date(term.start, DAY_MONTH))
        line = row(spacing=8)
        line.addWidget(elided(published, "quiet", stretch=True), 1)
        line.addWidget(label(went, "quiet"))
        self._lines.addLayout(line)
        for words, kind in ((sum_words(term), ""), (ends_words(term), ""), (closed_words(term), ""),
                            (article_words(one.step), "quiet")):  # fmt: skip
            if words:
                self._lines.addWidget(label(words, kind, wrap=True))

    def _answers(self, one: Consultation) -> None:
        n, done = len(one.entries), one.answered
        words = _("{a} de {b}").format(a=self._figures.number(done), b=self._figures.number(n))
        head = label(words, "figure")
        self._lines.addLayout(row(head, label(_("respondidas"), "quiet"), None, spacing=8))
        self._lines.addWidget(Bar(done / n if n else 0.0, words))
        share = self._figures.percent(done, n) if n else ""
        asks = _("«{step}» pide {n} de {n}").format(step=one.asking.title, n=n) if one.asking is not None and n else ""
        if text := " · ".join(part for part in (share, asks) if part):
            self._lines.addWidget(label(text, "quiet", wrap=True))

    def _chapters(self, one: Consultation) -> None:
        self._lines.addWidget(label(_("Por capítulo"), "strong"))
        most = max(count for _chapter, count in one.by_chapter)
        for chapter, count in one.by_chapter[:_CHAPTERS]:
            words = chapter or _("Sin capítulo")
            line = row(spacing=8)
            line.addWidget(elided(words, stretch=True), 1)
            line.addWidget(Bar(count / most, f"{words}: {count}", 56))
            line.addWidget(label(self._figures.number(count)))
            self._lines.addLayout(line)

    def _hearings(self, one: Consultation) -> None:
        for step, entries in one.hearings[:1]:
            self._lines.addWidget(rule())
            self._lines.addWidget(label(step.title, "strong", wrap=True))
            days = [show_date(entry.day) for entry in entries if entry.day is not None]
            done = show_date(step.done_on) if step.done_on is not None else ""
            words = ", ".join(days) or done or _("todavía sin fecha")
            self._lines.addWidget(label(words, "quiet", wrap=True))


def _left(term: Deadline, left: int) -> str:
    if term.step.unit is Unit.WORKING:
        return ngettext("día hábil queda", "días hábiles quedan", left)
    return ngettext("día queda", "días quedan", left)
