"""A lesson on paper: its text, its questions to answer in pencil, and on the last page the answers."""

from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents import typeset
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.documents.text import stored
from munidesk.features.open_government.learning.reading import Course, Lesson, Question
from munidesk.features.open_government.learning.store import Path, Step
from munidesk.town.report import report

LETTERS = "ABC"


@on_paper
def build_lesson(store: Store, path: Path, step: Step) -> Document:
    """One lesson; `step` is that of the path, whose red criteria say why it is proposed here."""
    one = step.lesson
    blocks = (*_proposed(step), *_text(one), *_questions(one), PageBreak(), *_answers((one,)), *_source(path.course))
    return report(
        store, one.title, blocks, subtitle=_about(path.course, one), office=_("Gobierno abierto"),
        running=path.course.title, dated=False,
    )  # fmt: skip


@on_paper
def build_course(store: Store, path: Path) -> Document:
    """All lessons, each on a page of its own, and the answers of all at the end."""
    blocks: list[Block] = []
    for number, step in enumerate(path.steps, 1):
        one = step.lesson
        blocks.append(Heading(f"{number}. {one.title}", 1))
        blocks.extend((*_proposed(step), *_text(one), *_questions(one), PageBreak()))
    blocks.extend((*_answers(path.course.lessons), *_source(path.course)))
    n = len(path.steps)
    said = ngettext("{n} lección", "{n} lecciones", n).format(n=n)
    return report(
        store, path.course.title, tuple(blocks), subtitle=said, office=_("Gobierno abierto"),
        running=path.course.title, dated=False,
    )  # fmt: skip


def _about(course: Course, one: Lesson) -> str:
    number = course.lessons.index(one) + 1
    minutes = ngettext("{n} minuto", "{n} minutos", one.minutes).format(n=one.minutes)
    return _("Lección {a} de {b} · {minutes} de lectura").format(a=number, b=len(course.lessons), minutes=minutes)


def _proposed(step: Step) -> Iterator[Block]:
    """Which criteria in red send to this lesson."""
    if step.red:
        named = "; ".join(f"{one.code} {one.short}" for one in step.red)
        yield Paragraph((strong(_("En rojo en el último diagnóstico: ")), Span(f"{named}.")), Style.NOTE)


def _text(one: Lesson) -> Iterator[Block]:
    yield from typeset.blocks(stored(one.text), Style.LEFT)


def _questions(one: Lesson) -> Iterator[Block]:
    yield Heading(_("Para pensar y responder"), 2)
    for number, question in enumerate(one.questions, 1):
        columns = (Column("", 0.4, Align.CENTRE), Column("", 0.4, Align.CENTRE), Column("", 9))
        rows = tuple(
            Row((plain(""), (strong(letter),), plain(words)))
            for letter, words in zip(LETTERS, question.options, strict=True)
        )
        asked = Paragraph((strong(f"{number}. {question.text}"),), Style.LEFT)
        yield KeepTogether((asked, Table(columns, rows, boxes=True)))


def _answers(lessons: tuple[Lesson, ...]) -> Iterator[Block]:
    yield Heading(_("Respuestas"), 1)
    for one in lessons:
        if len(lessons) > 1:
            yield Heading(one.title, 2)
        columns = (Column(_("N.º"), 0.4, Align.CENTRE), Column(_("Respuesta"), 3), Column(_("Por qué"), 4))
        yield Table(columns, tuple(_answer_row(at, each) for at, each in enumerate(one.questions, 1)))


def _answer_row(number: int, one: Question) -> Row:
    letter, words = LETTERS[one.right - 1], one.options[one.right - 1]
    return Row((plain(str(number)), (strong(f"{letter}. "), Span(words)), plain(one.why)))


def _source(course: Course) -> Iterator[Block]:
    yield Boxed((Paragraph(plain(course.source), Style.LEFT),))
