"""The chosen improvement: from the item it came of to the round that verifies it, what is still to come dashed."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.dates import DAY, DAY_MONTH, show_date
from munidesk.base.i18n import _
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import words
from munidesk.features.open_government.improvements.rules import TO_DO, is_late, is_soon, name_of
from munidesk.features.open_government.improvements.store_agenda import Agenda
from munidesk.ui import theme
from munidesk.ui.flow import WrapLayout
from munidesk.ui.scroll import scrolling
from munidesk.ui.timeline import Bar, Step, circle, tag
from munidesk.ui.widgets import Chip, ElidedButton, button, clear, column, label, row, rule

State = ImprovementState
Verb = tuple[str, Callable[[], object]]
"""A button of the foot: its words, and what it does."""


class ImprovementPanel(QFrame):
    """`show_one` draws it with the buttons that its page gives; it stores nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(_("La mejora elegida"))
        self._number, self._chip = label(kind="quiet"), Chip()
        self._title = label(kind="panel", wrap=True)
        self._tags = QWidget()
        self._tags_layout = WrapLayout(spacing=6)
        self._tags.setLayout(self._tags_layout)
        self._steps = column(spacing=0, margins=(16, 12, 16, 8))
        inside = QWidget()
        inside.setLayout(self._steps)
        self._foot = row(spacing=8, margins=(16, 10, 16, 10))
        head = column(spacing=6, margins=(16, 12, 16, 12))
        head.addLayout(row(self._number, None, self._chip))
        head.addWidget(self._title)
        head.addWidget(self._tags)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(scrolling(inside), 1)
        layout.addWidget(rule())
        layout.addLayout(self._foot)
        self.setLayout(layout)

    def show_one(
        self, agenda: Agenda, one: Improvement, share: Fraction | None, main: Verb | None, other: Sequence[QWidget],
        lesson: Verb | None = None,
    ) -> None:  # fmt: skip
        """`main` is the button of the next step, `other` the quiet ones at its right; `lesson` leads to it."""
        self._number.setText(name_of(one))
        self._chip.set(*words.state_look(one.state))
        self._title.setText(one.title)
        clear(self._tags_layout)
        for text in (words.goals_said(one), words.gender_said(one.gender), one.area):
            if text:
                self._tags_layout.addWidget(tag(text))
        clear(self._steps)
        for step in words.steps_of(agenda, one, share):
            self._steps.addWidget(_drawn(step, agenda, one))
        if lesson is not None:
            self._steps.addWidget(ElidedButton(*lesson))
        self._steps.addStretch(1)
        clear(self._foot)
        if main is not None:
            self._foot.addWidget(button(*main))
        self._foot.addStretch(1)
        for made in other:
            self._foot.addWidget(made)


def _drawn(step: words.Step, agenda: Agenda, one: Improvement) -> Step:
    mark = circle(step.icon, "accent" if step.done else "text2", filled=step.now)
    head = row(label(step.title, "strong" if step.done else "quiet-text"), None, label(step.right, "quiet"))
    inner = column(spacing=2)
    inner.addLayout(head)
    if step.text:
        inner.addWidget(label(step.text, "quiet", wrap=True))
    if step.now and one.state in TO_DO and (step.share is not None or one.due is not None):
        inner.addLayout(row(*_term(step, agenda, one), spacing=8))
    return Step(mark, inner)


def _term(step: words.Step, agenda: Agenda, one: Improvement) -> list[QWidget | None]:
    """How far it got, and by when it has to be there."""
    found: list[QWidget | None] = []
    if step.share is not None:
        found.append(Bar(float(step.share)))
    if one.due is None:
        return [*found, None]
    day = show_date(one.due, DAY_MONTH if one.due.year == agenda.day.year else DAY)
    late, soon = is_late(one, agenda.day), is_soon(one, agenda.day)
    text = _("Venció el {day}") if late else _("Vence el {day}")
    made = label(text.format(day=day), "strong")
    tone = "bad" if late else "attention" if soon else "text2"
    made.setStyleSheet(f"color: {getattr(theme.tokens(), tone)}")
    return [*found, made, None]
