"""The results beside the sheets: each question with its n, whole or by zone, sex or age, and whom they stand for."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.features.surveys.domain import Question, QuestionKind, Role
from munidesk.features.surveys.rules import Counted, by_group, counted, roles, split
from munidesk.features.surveys.store import SurveyView
from munidesk.features.surveys.words import band_words, role_words, stands_for, who_answered
from munidesk.ui import theme
from munidesk.ui.elide import fitted
from munidesk.ui.keyboard import PANEL
from munidesk.ui.scroll import scrolling
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import clear, column, elided, label, row, rule

_TEXTS = 6
_ROW = 22
ALL = "all"


class Bars(QWidget):
    """Words, a bar, how many, and their share of those who answered."""

    def __init__(self, one: Counted, figures: Figures) -> None:
        super().__init__()
        self._rows = [(words, count, figures.number(count), figures.percent(count, one.n)) for words, count in one.rows]
        self._n = one.n
        self.setFixedHeight(theme.px(_ROW) * len(self._rows))
        self.setAccessibleName("; ".join(f"{words}: {count}, {share}" for words, _n, count, share in self._rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, width = theme.px(_ROW), self.width()
        names, figures, shares = int(width * 0.34), theme.px(38), theme.px(48)
        painter.setFont(theme.font())
        for at, (words, count, number, share) in enumerate(self._rows):
            top = at * height
            painter.setPen(theme.colour("text"))
            name = QRect(0, top, names - theme.px(8), height)
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, fitted(words, painter.fontMetrics(), name.width()))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(width - figures - shares, top, figures, height), right, number)
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRect(width - shares, top, shares, height), right, share)
            room = width - names - figures - shares - theme.px(8)
            bar = QRectF(names, top + height / 2 - 4, room, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("neutral"))
            painter.drawRoundedRect(bar, 4, 4)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(names, bar.top(), room * count / max(1, self._n), 8), 4, 4)
        painter.end()


class ResultsPanel(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._view: SurveyView | None = None
        self._shown: tuple[object, ...] = ()
        self._count = elided(kind="quiet")
        segments = (
            Segment(ALL, _("Todas")),
            Segment(Role.ZONE.value, role_words(Role.ZONE)),
            Segment(Role.SEX.value, role_words(Role.SEX)),
            Segment(Role.AGE.value, role_words(Role.AGE)),
        )
        self.by = Segments(segments)
        self.by.chosen.connect(lambda _key: self._show())
        holder, self._lines = QWidget(), column(spacing=6, margins=(0, 0, 8, 0))
        holder.setLayout(self._lines)
        self._foot = label(kind="quiet", wrap=True)
        scroll = scrolling(holder)
        scroll.setAccessibleName(_("Resultados"))
        inner = column(spacing=10, margins=(14, 12, 14, 12))
        inner.addLayout(row(label(_("Resultados"), "panel"), self._count, None, spacing=8))
        inner.addLayout(row(self.by, None))
        inner.addWidget(scroll, 1)
        inner.addWidget(rule())
        inner.addWidget(self._foot)
        self.setLayout(inner)

    def show_view(self, view: SurveyView | None) -> None:
        self._view = view
        if view is not None:
            n = len(view.numbers)
            self._count.setText(ngettext("{n} hoja", "{n} hojas", n).format(n=view.figures.number(n)))
            self._foot.setText(f"{who_answered(view)} {stands_for(view)}")
            self._show()

    def _show(self) -> None:
        """Made anew only when what was passed, or how it is split, is other."""
        view = self._view
        if view is None:
            return
        now = (view.survey, view.questions, view.answers, self.by.current)
        if now == self._shown:
            return
        self._shown = now
        clear(self._lines)
        if not view.answers:
            self._lines.addWidget(
                label(_("Pase la primera hoja: los resultados se cuentan solos."), "quiet-text", wrap=True)
            )
        else:
            for number, one in enumerate(view.questions, 1):
                self._question(view, number, one)
        self._lines.addStretch(1)

    def _question(self, view: SurveyView, number: int, one: Question) -> None:
        whole = counted(one, view.answers)
        self._lines.addLayout(
            row(
                elided(f"{number}. {one.text}", "strong", stretch=True),
                label(f"n = {view.figures.number(whole.n)}", "quiet"),
            )
        )
        chosen = self.by.current
        if chosen == ALL or one.kind is QuestionKind.TEXT or one.role is not Role.NONE:
            _tell(self._lines, view.figures, whole)
            return
        by = roles(view.questions).get(Role(chosen))
        if by is None:
            words = _("Ninguna pregunta del formulario sirve para separar por {what}.").format(
                what=role_words(Role(chosen)).lower()
            )
            self._lines.addWidget(label(words, "quiet-text", wrap=True))
            return
        groups = split(by, view.answers, band_words)
        for group, found in zip(groups, by_group(one, view.answers, groups), strict=True):
            words = _("{name} · no se separa, para no decir quiénes son los pocos").format(name=group.name)
            if found is not None:
                words = f"{group.name} · n = {view.figures.number(found.n)}"
            self._lines.addWidget(label(words, "quiet"))
            if found is not None and found.n:
                _tell(self._lines, view.figures, found)


def _tell(into: QVBoxLayout, figures: Figures, one: Counted) -> None:
    if one.question.kind is QuestionKind.TEXT:
        parts = [f"«{words}» {figures.number(count)}" for words, count in one.rows[:_TEXTS]]
        rest = sum(count for _words, count in one.rows[_TEXTS:])
        if rest:
            parts.append(_("otros {n}").format(n=figures.number(rest)))
        into.addWidget(label(" · ".join(parts) or "–", wrap=True))
        return
    if one.rows:
        into.addWidget(Bars(one, figures))
    if one.mean is not None:
        words = _("Mediana {middle}, media {mean}").format(
            middle=figures.number(one.middle), mean=figures.number(one.mean, 2)
        )
        into.addWidget(label(words, "quiet-text"))
