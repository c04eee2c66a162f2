"""How much room each line of a round asks for: its question in up to two lines, its answer at the right."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind, Criterion, Part
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.words import answer_words, level_words
from munidesk.ui import theme
from munidesk.ui.two_lines import wrapped
from munidesk.ui.widgets import chip_size

ROW, ROW_TWO, FOOT = 40, 48, 30
"""Heights, in unscaled pixels: a line whose question takes one line or two, and the links under an open one."""
CODE, WORDS, POINTS = 16, 52, 62
"""Where the code and the question begin; what the points take at the right."""
DIGIT, SIDE, GAP, FIELD = 24, 40, 4, 64
"""Widths of a point of the scale, of «Sí» and «No», between them, and of the field of a number."""
ITEM, BOX, PART = 24, 52, 76
"""Of a checklist: least height of a part, where its box and its words begin."""
ROOMY = 700
"""From this width on a line says «Sin responder» by itself."""


def choices(view: RoundView, one: Criterion) -> list[tuple[str, str]]:
    """(value, words) of what is chosen by a key; none of what is typed, marked or counted."""
    if one.kind is AnswerKind.SCALE:
        return [(str(value), str(value)) for value in range(view.instrument.scale + 1)]
    return [("1", _("Sí")), ("0", _("No"))] if one.kind is AnswerKind.YES_NO else []


def marked_words(view: RoundView, one: Criterion) -> str:
    """«3 de 5 marcados»; empty while a checklist has no answer."""
    answer = view.answer(one)
    if answer is None or not answer.value:
        return ""
    return _("{a} de {b} marcados").format(a=answer.value.count("1"), b=len(view.parts_of(one)))


def answer_width(view: RoundView, one: Criterion, wide: int, *, paper: bool) -> int:
    """What the answer takes left of the points; `paper`: something hangs from it."""
    more = theme.px(24) if paper else 0
    if not view.applies(one):
        return theme.px(330 if wide >= theme.px(ROOMY) else 170)
    found = choices(view, one)
    if found:
        side = DIGIT if one.kind is AnswerKind.SCALE else SIDE
        chip = blank_chip(view, one, wide)
        return len(found) * theme.px(side) + (len(found) - 1) * theme.px(GAP) + chip + more
    metrics = QFontMetrics(theme.font(theme.SMALL))
    if one.kind is AnswerKind.COMPUTED:
        words = min(theme.px(200), metrics.horizontalAdvance(answer_words(view, one)) + 2)
        return chip_size(_("Calculado"), "calculator").width() + theme.px(8) + words + more
    if one.kind is AnswerKind.NUMBER:
        return theme.px(FIELD) + unit_width(one) + blank_chip(view, one, wide) + more
    return metrics.horizontalAdvance(marked_words(view, one)) + 2 + blank_chip(view, one, wide) + more


def unit_width(one: Criterion) -> int:
    metrics = QFontMetrics(theme.font())
    return min(theme.px(90), metrics.horizontalAdvance(one.unit) + theme.px(8)) if one.unit else 0


def blank_chip(view: RoundView, one: Criterion, wide: int) -> int:
    """The room of «Sin responder» in a line that has it."""
    if wide < theme.px(ROOMY) or one.kind is AnswerKind.COMPUTED or answer_words(view, one):
        return 0
    return chip_size(_("Sin responder"), "dot").width() + theme.px(8)


@lru_cache(maxsize=2048)
def question_lines(text: str, room: int, pixels: int, strong: bool) -> tuple[str, ...]:
    """In up to two lines, the current one whole; `pixels` is the size of the letters, which the cache has to know."""
    del pixels
    return wrapped(text, theme.font(theme.TEXT, theme.SEMIBOLD if strong else theme.NORMAL), room, 9 if strong else 2)


def question_of(view: RoundView, one: Criterion, wide: int, *, paper: bool, strong: bool) -> tuple[str, ...]:
    """Its lines beside its answer."""
    room = wide - theme.px(WORDS + POINTS + 14) - answer_width(view, one, wide, paper=paper)
    return question_lines(one.question, max(theme.px(120), room), theme.font().pixelSize(), strong)


def line_height(lines: Sequence[str]) -> int:
    return theme.px(ROW if len(lines) < 2 else ROW_TWO + 19 * (len(lines) - 2))


def open_words(view: RoundView, one: Criterion) -> str:
    """What stands under the open question: what the points mean, what proves it, the note."""
    if one.kind is AnswerKind.COMPUTED:
        own = view.round
        return _("Se cuenta del {a} al {b}. Enter muestra los registros.").format(
            a=show_date(own.since), b=show_date(own.until)
        )
    answer = view.answer(one)
    asked = _("S: sí. N: no. X: no aplica.") if one.kind is AnswerKind.YES_NO else ""
    proof = _("Se prueba con: {evidence}").format(evidence=one.evidence) if one.evidence else ""
    note = _("Nota: {text}").format(text=answer.note) if answer is not None and answer.note else ""
    levels = "" if one.kind is AnswerKind.CHECKLIST else asked or level_words(one, view.figures)
    return ". ".join(part.rstrip(".") for part in (levels, proof, note) if part)


def words_height(words: str, wide: int) -> int:
    return text_height(words, theme.SMALL, wide - theme.px(WORDS + 16)) + theme.px(4) if words else 0


def open_height(view: RoundView, one: Criterion, wide: int, lines: Sequence[str]) -> int:
    """Of the current line: the question, its parts, what the points mean, and the links."""
    parts = view.parts_of(one) if one.kind is AnswerKind.CHECKLIST and view.applies(one) else ()
    room = wide - theme.px(PART + 16)
    marks = sum(sum(part_heights(at, part, room)) for at, part in enumerate(parts, 1))
    return line_height(lines) + marks + words_height(open_words(view, one), wide) + theme.px(FOOT)


def part_words(number: int, part: Part) -> tuple[str, str]:
    """What is marked, and what proves it; empty when it does not say."""
    told = _("Se prueba con: {evidence}").format(evidence=part.evidence) if part.evidence else ""
    return f"{number}  {part.text}", told


def part_heights(number: int, part: Part, room: int) -> tuple[int, int]:
    """Of its text, and of what proves it: whoever marks a part has to read the whole of it."""
    words, told = part_words(number, part)
    return max(theme.px(ITEM), text_height(words, theme.TEXT, room) + 6), (
        text_height(told, theme.SMALL, room - theme.px(16)) if told else 0
    )


def text_height(words: str, size: float, room: int) -> int:
    space = QRect(0, 0, max(theme.px(120), room), 10_000)
    return QFontMetrics(theme.font(size)).boundingRect(space, Qt.TextFlag.TextWordWrap, words).height()
