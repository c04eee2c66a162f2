"""The result of a round beside its answers: points, verdict with its arithmetic, radar, what holds back, the words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.i18n import _
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Round
from munidesk.instruments.page_result import Radar, Shape, Threshold, ThresholdBar
from munidesk.instruments.scoring import Result, RoundView, hindering, result
from munidesk.instruments.subject import Judgement, Subject, judgement_words, missing_words
from munidesk.instruments.words import moment_words
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.growing import GrowingText
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, ElidedButton, card, clear, column, label, row, rule, set_kind

_WRITTEN: Mapping[str, Callable[[Round, str], Round]] = {
    "findings": lambda one, text: replace(one, findings=text),
    "lessons": lambda one, text: replace(one, lessons=text),
    "recommendations": lambda one, text: replace(one, recommendations=text),
}


class ResultPanel(QFrame):
    """Score, verdict with its threshold, radar, what holds it back, and the three texts of the round."""

    def __init__(self, context: Context, go: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFixedWidth(theme.px(392))
        self._context, self._go = context, go
        self._round: Round | None = None
        self._scale, self._total, self._before = label(kind="quiet-text"), label(kind="figure"), label(kind="quiet")
        self._bar = ThresholdBar()
        self._banner = card("attention")
        self._chip, self._why = Chip(), label(wrap=True)
        self._banner.setLayout(column(self._chip, self._why, spacing=4, margins=(10, 8, 10, 8)))
        self._radar = Radar()
        self._slow = column(spacing=2)
        self._texts: dict[str, tuple[GrowingText, Autosave]] = {}
        top = row(label(_("Resultado de la ronda"), "panel"), None, self._scale)
        figures = row(spacing=14)
        figures.addLayout(column(self._total, self._before, spacing=0))
        figures.addWidget(self._bar, 1)
        inner = column(spacing=10, margins=(16, 12, 16, 12))
        inner.addLayout(top)
        inner.addLayout(figures)
        inner.addWidget(self._banner)
        inner.addWidget(self._radar)
        inner.addWidget(rule())
        inner.addWidget(label(_("Lo que más frena"), "panel"))
        inner.addLayout(self._slow)
        inner.addWidget(rule())
        for name, words in (("findings", _("Hallazgos")), ("lessons", _("Lecciones")),
                            ("recommendations", _("Recomendaciones"))):  # fmt: skip
            inner.addWidget(label(words, "quiet"))
            inner.addWidget(self._text(name, words))
        inner.addStretch(1)
        holder = QWidget()
        holder.setLayout(inner)
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0, margins=(1, 1, 1, 1)))

    def _text(self, name: str, words: str) -> QWidget:
        editor = GrowingText(5)
        editor.setAccessibleName(words)
        saving = Autosave(editor, lambda: self._save(name))
        editor.textChanged.connect(lambda: saving.touch() if editor.hasFocus() else None)
        self._texts[name] = (editor, saving)
        return editor

    def _save(self, name: str) -> None:
        if self._round is None:
            return
        store, text = self._context.store, self._texts[name][0].toPlainText()
        changed = _WRITTEN[name](engine.round_of(store, self._round.id), text)
        engine.save_round(store, changed, fold=f"{self._round.id}{name}")

    def leave(self) -> bool:
        """Before another round takes the panel: False when the disk refused what was typed."""
        return False not in [saving.leave() for _editor, saving in self._texts.values()]

    def show_result(self, subject: Subject, view: RoundView, found: Result, before: RoundView | None) -> None:
        if self._round is not None and self._round.id != view.round.id:
            self.leave()
        self._round = view.round
        scale, figures = view.instrument.scale, view.figures
        then = result(before) if before is not None else None
        self._scale.setText(_("escala de 0 a {n}").format(n=scale))
        # As on paper, with two decimals: 2,995 is no 3,0 to the verdict beside it.
        self._total.setText(figures.number(found.total, 2))
        self._before.setText(_("antes: {n}").format(n=figures.number(then.total, 2)) if then is not None else "")
        self._before.setVisible(then is not None)
        self._bar.show_value(subject.bands, found.total, scale, figures)
        self._show_judgement(subject.judge(found, view.round), found)
        old = None
        if before is not None and then is not None:
            scores = {one.dimension.key: one.score for one in then.dimensions}
            old = Shape(moment_words(before.round.moment), tuple(scores.get(one.key) for one in view.dimensions))
        now = Shape(moment_words(view.round.moment), tuple(one.score for one in found.dimensions))
        labels = [one.short or one.title for one in view.dimensions]
        mark = Threshold(subject.threshold, _("Umbral {n}").format(n=figures.number(subject.threshold, 1)))
        self._radar.show_shapes(labels, old, now, (mark,), scale, lambda one: figures.number(one, 1))
        self._show_slow(view)
        for name, (editor, saving) in self._texts.items():
            text = str(getattr(view.round, name))
            if not saving.waiting and editor.toPlainText() != text:
                editor.setPlainText(text)
            editor.setReadOnly(self._context.store.read_only)

    def _show_judgement(self, given: Judgement, found: Result) -> None:
        set_kind(self._banner, given.tone)
        icon = {"good": "check-circle", "neutral": "info"}.get(given.tone, "alert")
        words = judgement_words(given)
        if given.word and given.provisional:
            missing = missing_words(found)
            words = f"{words}, {_('provisorio')}" + (f": {missing}" if missing else "")
        self._chip.set(words, given.tone, icon)
        self._why.setText(given.need)
        self._banner.setToolTip(given.rule)

    def _show_slow(self, view: RoundView) -> None:
        clear(self._slow)
        slow = hindering(view)
        for one, points in slow:
            words = ElidedButton(f"{view.code(one)}  {one.question}", partial(self._go, one.key))
            words.setStyleSheet("text-align: left; padding: 0 2px;")
            number = label(view.figures.number(points, 1), "strong")
            number.setStyleSheet(f"color: {theme.tokens().bad}")
            line = row(words, number)
            line.setStretch(0, 1)
            self._slow.addLayout(line)
        if not slow:
            self._slow.addWidget(label(_("Ningún criterio bajo la mitad de la escala."), "quiet-text", wrap=True))
