"""The blank form: each question with its boxes and, small beside them, the keys that pass it; the office's strip."""

from collections.abc import Iterator
from dataclasses import replace

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.look import text_block
from munidesk.documents.measure import wrapped
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Boxed,
    Document,
    Figure,
    Heading,
    KeepTogether,
    Kind,
    Lettering,
    Paragraph,
    Shape,
    Stroke,
    Style,
    plain,
)
from munidesk.features.surveys.domain import Question, QuestionKind
from munidesk.features.surveys.store import SurveyView
from munidesk.features.surveys.words import mark_words
from munidesk.town import store as town
from munidesk.town.report import report

_LINE = 24.0
"""Points of a line of boxes."""
_SIDE = 14.0


@on_paper
def build_form(store: Store, view: SurveyView) -> Document:
    """One sheet to be copied. It asks for no name."""
    survey = view.survey
    width = text_block(Kind.REPORT, town.page_size(store))[0]
    blocks: list[Block] = []
    if survey.purpose.strip():
        blocks.append(Paragraph(plain(survey.purpose.strip()), Style.LEFT))
    for number, one in enumerate(view.questions, 1):
        blocks.append(KeepTogether(tuple(_question(number, one, width))))
    if survey.returned.strip():
        blocks.append(Boxed((Paragraph(plain(_returned(view)), Style.LEFT),)))
    blocks.append(_office(width))
    made = report(
        store, survey.title, tuple(blocks), subtitle=_when(view), office=_("Participación"), running=survey.title,
        dated=False,
    )  # fmt: skip
    assert made.letterhead is not None
    strong = _("Encuesta «{title}» · formulario {n}").format(title=survey.title, n=survey.version)
    return replace(
        made, letterhead=replace(made.letterhead, right_strong=_("Encuesta"), right=""),
        footer=replace(made.footer, strong=strong),
    )  # fmt: skip


def _when(view: SurveyView) -> str:
    since, until = view.survey.since, view.survey.until
    long = "d 'de' MMMM 'de' y"
    if since and until and (since.month, since.year) == (until.month, until.year):
        days = _("Del {a} al {b}").format(a=since.day, b=show_date(until, long))
    elif since and until:
        days = _("Del {a} al {b}").format(a=show_date(since, "d 'de' MMMM"), b=show_date(until, long))
    elif until:
        days = _("Hasta el {b}").format(b=show_date(until, long))
    else:
        days = ""
    return " · ".join(part for part in (days, _("no ponga su nombre")) if part)


def _returned(view: SurveyView) -> str:
    survey = view.survey
    until = _(" hasta el {day}").format(day=show_date(survey.until, "d 'de' MMMM")) if survey.until else ""
    return _("Devuelva esta hoja {where}{until}. Puede dejar sin contestar lo que no quiera. ¡Gracias!").format(
        where=survey.returned.strip().rstrip("."), until=until
    )


def _question(number: int, one: Question, width: float) -> Iterator[Block]:
    yield Heading(f"{number}. {one.text}", 2, right=mark_words(one))
    match one.kind:
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            yield _boxes(one, width)
        case QuestionKind.SCALE:
            yield _scale(one, width)
        case QuestionKind.NUMBER:
            yield _number(width)
        case _:
            yield _lines(width)


def _boxes(one: Question, width: float) -> Figure:
    """As many side by side as the longest one lets."""
    longest = max((_wide(words) for words in one.choices), default=0.0)
    across = max(1, min(4, int(width // (longest + 50))))
    each = width / across
    room = each - 50
    shapes: list[Shape] = []
    y = 0.0
    for start in range(0, len(one.choices), across):
        beside = [wrapped(words, room, 10.0) for words in one.choices[start : start + across]]
        for at, lines in enumerate(beside):
            x = at * each
            shapes.append(Box(x + 1, y + 3, _SIDE, _SIDE, line="#1A1A1A", weight=0.8))
            shapes.append(Lettering(x + 22, y + 14, str(start + at + 1), 8.0, colour="#4A4F4C"))
            shapes.extend(Lettering(x + 34, y + 14 + 12 * row, line, 10.0) for row, line in enumerate(lines))
        y += max(_LINE, 12.0 + 12 * max(map(len, beside)))
    return Figure(width, y, tuple(shapes), "; ".join(f"{n}, {words}" for n, words in enumerate(one.choices, 1)))


def _wide(text: str) -> float:
    return 5.2 * len(text)


def _scale(one: Question, width: float) -> Figure:
    """A numbered box for each; under the first and the last what they mean, where it was written."""
    step = min(90.0, width / one.highest)
    shapes: list[Shape] = []
    words = one.choices
    named = words if len(words) == one.highest else ("",) * one.highest
    if len(words) == 2:
        named = (words[0], *("",) * (one.highest - 2), words[1])
    for at in range(one.highest):
        middle = at * step + step / 2
        shapes.append(Box(middle - 10, 2, 20, 20, line="#1A1A1A", weight=0.8))
        shapes.append(Lettering(middle, 16, str(at + 1), 10.0, strong=True, align=Align.CENTRE))
        if named[at]:
            shapes.append(Lettering(middle, 34, named[at], 8.5, align=Align.CENTRE, colour="#4A4F4C"))
    return Figure(width, 40 if any(named) else 26, tuple(shapes), _("escala de 1 a {n}").format(n=one.highest))


def _number(width: float) -> Figure:
    shapes = tuple(Box(1 + 22 * at, 2, 22, 20, line="#1A1A1A", weight=0.8) for at in range(3))
    return Figure(width, 26, shapes, _("tres cuadros para escribir un número"))


def _lines(width: float) -> Figure:
    shapes = tuple(Stroke(((0, y), (width, y))) for y in (18.0, 42.0))
    return Figure(width, 46, shapes, _("dos renglones para escribir"))


def _office(width: float) -> Block:
    """Filled in by who passes the sheet: its number makes it found again."""
    shapes: list[Shape] = [
        Lettering(0, 10, _("Uso de la oficina"), 8.5, strong=True),
        Stroke(((0, 15), (width, 15))),
        Lettering(
            0, 54, _("Los números chicos junto a cada cuadro son las teclas para pasar la hoja."), 8.0, colour="#4A4F4C"
        ),
    ]
    for words, x, box in ((_("Hoja N.º"), 0.0, 0.1), (_("Pasada el"), 0.35, 0.1), (_("Por"), 0.7, 0.06)):
        shapes.append(Lettering(width * x, 34, words, 8.5))
        shapes.append(Box(width * (x + box), 21, width * 0.15, 19, line="#1A1A1A", weight=0.8))
    return KeepTogether((Figure(width, 58, tuple(shapes), _("Hoja número, pasada el, por")),))
