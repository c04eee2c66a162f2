"""The commitment at the right: problem, change, for and with whom; its milestones; how far it got, and who said so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain_opening import Commitment
from munidesk.features.open_government.opening.page_milestones import MilestoneTable
from munidesk.features.open_government.opening.rules import has_goal, is_for_equality, tells_women
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import (
    goals_words,
    judged_words,
    origin_words,
    suggestion_words,
    values_of,
    with_whom,
)
from munidesk.ui import theme
from munidesk.ui.scroll import scrolling
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import Chip, clear, column, elided, label, link, row, rule, tool

_TEXTS, _FEW, _HIGH = 124, 84, 480
"""Pixels at 100 % that the three texts may take before they scroll, in a panel that is `_HIGH` and in a lower one."""
_ROOMY = 1200
"""From this width of the window the values have room beside the title."""


class CommitmentPanel(QFrame):
    """`asked(verb)` for the buttons; `decided(code)` for a segment that was pressed."""

    asked = Signal(str)
    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.title, self._from = elided(kind="panel"), label(kind="quiet")
        self._tags = row(spacing=6)
        self.edit = tool("pencil", _("Abrir el compromiso con todos sus datos"), lambda: self.asked.emit("edit"))
        self._texts = tuple(_Text(words) for words in (_("El problema"), _("Qué va a cambiar"),
                                                       _("Para quién y con quién")))  # fmt: skip
        self.table = MilestoneTable()
        self._suggested = label(kind="quiet", wrap=True)
        self._judged = label(kind="quiet", wrap=True)
        self.segments = Segments(tuple(Segment(one.value, capital(one.word)) for one in Completion))
        self.segments.setAccessibleName(_("Cumplimiento"))
        self.segments.chosen.connect(self.decided)
        self._how = elided(kind="quiet", stretch=True)
        self.see = link(_("Ver propuestas y respuestas"), lambda: self.asked.emit("proposals"))
        self._shown: Commitment | None = None
        self._roomy = True
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(self.title, self._from, spacing=8, margins=(16, 12, 12, 0))
        head.addLayout(self._tags)
        head.addWidget(self.edit)
        inner = column(spacing=8)
        inner.addLayout(head)
        inner.addWidget(self._told())
        inner.addWidget(self.table, 1)
        inner.addLayout(self._completion())
        inner.addWidget(rule())
        foot = row(self._how, self.see, spacing=8, margins=(16, 0, 12, 8))
        foot.setStretch(0, 1)
        inner.addLayout(foot)
        self.setLayout(inner)
        self.setFocusProxy(self.table)

    def _told(self) -> QWidget:
        holder = QWidget()
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(24))
        columns.setContentsMargins(16, 0, 16, 0)
        for one in self._texts:
            columns.addLayout(one, 1)
        holder.setLayout(columns)
        self._area = scrolling(holder)
        self._area.setAccessibleName(_("Qué promete"))
        return self._area

    def _fit_texts(self) -> None:
        """As high as what they say, up to what leaves room for the milestones."""
        width = (self.width() - theme.px(80)) // len(self._texts)
        most = theme.px(_TEXTS if self.height() > theme.px(_HIGH) else _FEW)
        self._area.setFixedHeight(min(max(one.high(width) for one in self._texts), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()
        roomy = self.window().width() >= theme.px(_ROOMY)  # not its own, which its chips would change
        if roomy is not self._roomy:
            self._roomy = roomy
            if self._shown is not None:
                self._show_tags(self._shown)

    def _completion(self) -> QVBoxLayout:
        words = row(label(_("Cumplimiento"), "strong"), self._suggested, spacing=10)
        words.setStretch(1, 1)
        line = row(self.segments, self._judged, spacing=12)
        line.setStretch(1, 1)
        made = column(spacing=6, margins=(16, 0, 16, 4))
        made.addLayout(words)
        made.addLayout(line)
        return made

    def show_commitment(self, view: OpeningView, one: Commitment, how: str, *, writes: bool) -> None:
        self.title.setText(view.named(one))
        origin = view.origins.get(one.id)
        # The whole of it would not fit beside the chips.
        self._from.setText(_("de {number}").format(number=f"M-{origin.number:02d}") if origin is not None else "")
        self._from.setToolTip(capital(origin_words(origin, view)) if origin is not None else "")
        self._shown = one
        self._show_tags(one)
        today = _("Hoy: {text}").format(text=one.today.strip()) if one.today.strip() else ""
        answers = _("Responde: {who}").format(who=one.responsible) if one.responsible.strip() else ""
        women = _("Para las mujeres: {text}").format(text=one.women.strip()) if tells_women(one) else ""
        for text, (said, quiet) in zip(
            self._texts, ((one.problem, today), (one.change, women), (with_whom(one), answers)), strict=True
        ):
            text.tell(said, quiet)
        self._fit_texts()
        self.table.show_commitment(view, one)
        self._suggested.setText(
            _("sugerido por los hitos: {words}. Lo decide una persona.").format(words=suggestion_words(view, one))
        )
        self._judged.setText(judged_words(view, one))
        self._judged.setToolTip(one.reason or self._judged.text())
        self.segments.mark(one.completion.value if view.is_judged(one) else "")
        self.segments.setEnabled(writes)
        nothing = _("todavía no está vinculado a ningún encuentro ni propuesta.")
        self._how.setText(_("Cómo se hizo: {words}").format(words=f"{how}." if how else nothing))
        self.see.setText(_("Ver propuestas y respuestas") if how else _("Vincular encuentros…"))

    def _show_tags(self, one: Commitment) -> None:
        clear(self._tags)
        goals = goals_words(one.ods)
        values = values_of(one) if self._roomy else ()
        found = [(word, "neutral", "") for word in (*values, goals) if word]
        if is_for_equality(one):
            found.append((_("Igualdad: {word}").format(word=one.gender.word), "neutral", ""))
        if not has_goal(one):
            found.append((_("Sin ODS"), "attention", "alert"))
        if not tells_women(one):
            found.append((_("Sin decir qué cambia para las mujeres"), "attention", "alert"))
        for word, tone, icon in found:
            chip = Chip(word, tone, icon)
            self._tags.addWidget(chip)
            chip.show()


class _Text(QVBoxLayout):
    """A heading, a text, and under it something quieter."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setSpacing(theme.px(2))
        self._said, self._quiet = QLabel(), QLabel()
        for made, kind in ((self._said, ""), (self._quiet, "quiet")):
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setWordWrap(True)
            made.setProperty("kind", kind)
        self.addWidget(label(heading, "strong"))
        for made in (self._said, self._quiet):
            self.addWidget(made)
        self.addStretch(1)

    def high(self, width: int) -> int:
        """How high its three parts are, when it is so wide."""
        total = theme.px(24)
        for made in (self._said, self._quiet):
            if made.text():
                made.ensurePolished()
                total += made.heightForWidth(width) + theme.px(2)
        return total

    def tell(self, said: str, quiet: str) -> None:
        self._said.setText(said.strip() or "–")
        self._quiet.setText(quiet)
        self._quiet.setVisible(bool(quiet))
