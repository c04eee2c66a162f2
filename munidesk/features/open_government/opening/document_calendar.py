"""The calendar of a plan of opening: each milestone as a bar over its months, and the same for other programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.base.icalendar import Event, calendar
from munidesk.data.store import Store
from munidesk.documents.look import MM, text_block
from munidesk.documents.measure import shortened
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Figure,
    Heading,
    Kind,
    Lettering,
    PageBreak,
    Paragraph,
    Shape,
    Stroke,
    Style,
    plain,
)
from munidesk.features.open_government.domain_opening import Commitment, Milestone
from munidesk.features.open_government.opening.months import Months, months_of
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import evidence_words
from munidesk.town import store as town

_NAMES = 66 * MM
_ROW = 16.0
_HEAD = 28.0
_LEGEND = 26.0
_FIRST_PAGE = 150.0
_INK, _DONE, _SOFT = "#1A1A1A", "#0E6A6B", "#B9B7B0"


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment, or one of its milestones."""

    of: Commitment
    number: str
    milestone: Milestone | None = None


def calendar_blocks(view: OpeningView, store: Store, *, heading: bool = True) -> Iterator[Block]:
    """A drawing a page; what has no days is named under the last."""
    width, height = text_block(Kind.REPORT, town.page_size(store))
    lines = list(_lines(view))
    months = months_of(view.milestones, view.day)
    if heading:
        yield Heading(_("Calendario"), 1)
    if not lines:
        words = _("Ningún hito tiene fechas todavía.") if view.milestones else _("Todavía no tiene hitos.")
        yield Paragraph(plain(words), Style.LEFT)
        return
    rows = max(8, int((height - _FIRST_PAGE - _HEAD - _LEGEND) / _ROW))
    for at in range(0, len(lines), rows):
        if at:
            yield PageBreak()
        yield _drawn(view, lines[at : at + rows], months, width)
    loose = [one.title for one in view.milestones if one.start is None and one.end is None]
    if loose:
        words = _("Sin fechas, fuera del calendario: {names}.").format(names="; ".join(loose))
        yield Paragraph(plain(words), Style.NOTE)


def _lines(view: OpeningView) -> Iterator[Line]:
    for one in view.commitments:
        dated = [(at, each) for at, each in enumerate(view.of[one.id], 1) if each.start or each.end]
        if dated:
            yield Line(one, view.number(one))
            yield from (Line(one, str(at), each) for at, each in dated)


def _drawn(view: OpeningView, lines: Sequence[Line], months: Months, width: float) -> Figure:
    height = _HEAD + len(lines) * _ROW
    shapes: list[Shape] = [
        Box(0, _HEAD + at * _ROW, width, _ROW, fill="#F0EFEB") for at, one in enumerate(lines) if one.milestone is None
    ]
    shapes.extend(_months(months, width, height))
    if months.holds(view.day):
        x = _NAMES + months.at(view.day) * (width - _NAMES)
        shapes.append(Stroke(((x, _HEAD), (x, height)), weight=1.2, dashed=True))
    for at, one in enumerate(lines):
        shapes.extend(_row(view, one, months, _HEAD + at * _ROW, width))
    shapes.extend(_legend(view, height + 14))
    said = "; ".join(f"{one.number} {one.milestone.title if one.milestone else one.of.title}" for one in lines)
    words = _("Calendario de {a} a {b}: {names}").format(
        a=show_date(months.first, "MMMM y"), b=show_date(months.last, "MMMM y"), names=said
    )
    return Figure(width, height + _LEGEND, tuple(shapes), words)


def _months(months: Months, width: float, height: float) -> Iterator[Shape]:
    yield Stroke(((0, 0), (width, 0)), weight=1)
    yield Stroke(((0, _HEAD), (width, _HEAD)), weight=0.6)
    yield Stroke(((0, height), (width, height)), weight=1)
    yield Lettering(3, 22, _("Compromiso · hito"), strong=True)
    starts = months.starts
    each = (width - _NAMES) / len(starts)
    year = 0
    for at, month in enumerate(starts):
        x = _NAMES + at * each
        yield Stroke(((x, 13), (x, height)), colour=_SOFT, weight=0.4)
        word = show_date(month, "MMM").replace(".", "")[:3] if each >= 17 else show_date(month, "MMMMM")
        yield Lettering(x + each / 2, 23, word, 8, align=Align.CENTRE)
        if month.year != year:
            year = month.year
            yield Stroke(((x, 0), (x, height)), colour=_SOFT, weight=0.8)
            yield Lettering(x + 3, 10, str(year), strong=True)


def _row(view: OpeningView, one: Line, months: Months, y: float, width: float) -> Iterator[Shape]:
    yield Stroke(((0, y + _ROW), (width, y + _ROW)), colour=_SOFT, weight=0.3)
    group = one.milestone is None
    title = one.of.title if one.milestone is None else one.milestone.title
    pad = 3 if group else 12
    words = shortened(f"{one.number}  {title}", _NAMES - pad - 4, strong=group)
    yield Lettering(pad, y + 11.5, words, strong=group)
    found = months.bar(one.milestone) if one.milestone is not None else None
    if one.milestone is None or found is None:
        return
    left, right = (_NAMES + part * (width - _NAMES) for part in found)
    late = view.is_late(one.milestone)
    fill = _DONE if view.is_done(one.milestone) else "#FFFFFF"
    yield Box(left, y + 4, max(3.0, right - left), 8, fill=fill, line=_INK if late else _DONE, dashed=late)
    if late:
        word = _("atrasado")
        beside = right + 34 < width
        yield Lettering(right + 3 if beside else left - 3, y + 11, word, 8, strong=True,
                        align=Align.LEFT if beside else Align.RIGHT)  # fmt: skip


def _legend(view: OpeningView, y: float) -> Iterator[Shape]:
    x = 3.0
    for word, fill, line, dashed in (
        (_("hecho"), _DONE, _DONE, False), (_("por hacer"), "#FFFFFF", _DONE, False),
        (_("atrasado"), "#FFFFFF", _INK, True),
    ):  # fmt: skip
        yield Box(x, y - 7, 16, 8, fill=fill, line=line, dashed=dashed)
        yield Lettering(x + 20, y, word)
        x += 80
    yield Stroke(((x, y - 9), (x, y + 2)), weight=1.2, dashed=True)
    yield Lettering(x + 5, y, _("hoy, {day}").format(day=show_date(view.day)))


@on_paper
def calendar_text(store: Store, view: OpeningView) -> str:
    """Each milestone with its days as an event of whole days, under its own key for ever."""
    events = []
    for one in view.milestones:
        first, last = one.start or one.end, one.end or one.start
        if first is not None and last is not None:
            of = view.owner(one)
            told = " · ".join(part for part in (view.named(of), one.responsible, evidence_words(view, one)) if part)
            events.append(Event(one.id, one.title, first, last, category=_("Plan de apertura"), told=told))
    return calendar(f"{view.plan.title} · {town.municipality(store).name}", events)
