"""The schedule on sheets one can glue: names and goals on each, months, bars that go on, the day of the report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.look import MM, text_block
from munidesk.documents.measure import shortened, text_width, wrapped
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Column,
    Document,
    Figure,
    Kind,
    Lettering,
    PageBreak,
    Paragraph,
    Polygon,
    Row,
    RowKind,
    Shape,
    Stroke,
    Style,
    Table,
    plain,
)
from munidesk.features.planning.document_plan import indented, summary
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.domain_year import BaselineLine
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.schedule import Bar, bar_of, meets, months
from munidesk.features.planning.store import PlanView
from munidesk.town import store as town
from munidesk.town.report import report

_NAMES = 100 * MM
_ROW = 18.0
_TALL = 27.0
_HEAD = 30.0
_LEGEND = 36.0
_GOAL = 84.0
_INK, _DONE, _SOFT, _KEPT = "#1A1A1A", "#0E6A6B", "#B9B7B0", "#6E6A60"
_FIRST_PAGE = 132.0
_MOST_NAMED = 40


_NO_DAYS: Mapping[str, BaselineLine] = {}


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a sheet, both included, how wide it is and how high each of its rows, in points.

    `kept` are the days of the schedule to compare with, by line.
    """

    first: date
    last: date
    width: float
    row: float = _ROW
    kept: Mapping[str, BaselineLine] = field(default_factory=dict)

    def x(self, day: date) -> float:
        """Where a day begins, from the left of the chart."""
        days = (self.last - self.first).days + 1
        return self.width * (day - self.first).days / days


@on_paper
def build_gantt(
    store: Store,
    view: PlanView,
    first: date,
    last: date,
    *,
    months_a_sheet: int = 6,
    paper: str = "",
    table: bool = False,
    kept: Mapping[str, BaselineLine] = _NO_DAYS,
) -> Document:
    """From `first` to `last`, half a year per sheet across and as many rows as fit down.

    `paper` «A3» doubles the sheet; `table` adds the same lines as a table after the chart; `kept` are the days of the
    schedule it is compared with. Lines without any day stand in no row: they are named below.
    """
    page = (297.0, 420.0) if paper == "A3" else town.page_size(store)
    width, height = text_block(Kind.REPORT, page, landscape=True)
    bars = {one.id: bar_of(view.branches[one.id]) for one in view.ordered()}
    lines = [one for one in view.ordered() if (bar := bars[one.id]) is not None and meets(bar, first, last)]
    row = _row_height(view, lines)
    rows = max(5, int((height - _FIRST_PAGE - _HEAD - _LEGEND) / row))
    pieces = [lines[at : at + rows] for at in range(0, len(lines), rows)]
    starts = list(months(first, last))[::months_a_sheet]
    spans = []
    for at, start in enumerate(starts):
        end = starts[at + 1] - timedelta(days=1) if at + 1 < len(starts) else last
        spans.append(Span(max(start, first) if at == 0 else start, end, width - _NAMES, row, kept))
    blocks = list(_sheets(view, pieces, spans, width))
    loose = [one for one in view.ordered() if bars[one.id] is None and not view.children.get(one.id)]
    blocks.extend(_without_days(lines, loose, first, last))
    if table and lines:
        blocks.extend((PageBreak(), _table(view, lines)))
    year = first.year if first.year == last.year else None
    name = _("Plan Operativo Anual {year}").format(year=year) if year else view.plan.title
    title = _("{plan} · cronograma").format(plan=name)
    return report(
        store, title, tuple(blocks), subtitle=summary(view, year), office=_("Equipo de planificación"), landscape=True,
        running=_("Cronograma"), page=page,
    )  # fmt: skip


def _sheets(view: PlanView, pieces: Sequence[Sequence[Line]], spans: Sequence[Span], width: float) -> Iterator[Block]:
    """Each part of the chart on its sheet, under the words that say where it goes."""
    total = len(pieces) * len(spans)
    for down, piece in enumerate(pieces):
        for across, span in enumerate(spans):
            if down or across:
                yield PageBreak()
            label = _("Hoja {n} de {total} · {a} a {b} · fila {row}, columna {column}").format(
                n=down * len(spans) + across + 1, total=total, a=show_date(span.first, "MMMM"),
                b=show_date(span.last, "MMMM 'de' y"), row=down + 1, column=across + 1,
            )  # fmt: skip
            yield Paragraph(plain(label), Style.DATA_LINE)
            yield _sheet(view, piece, span, width)


def _row_height(view: PlanView, lines: Sequence[Line]) -> float:
    """Two lines of letters where any name needs them: half a name names nothing."""
    return _TALL if any(len(_name_lines(view, one)) > 1 for one in lines) else _ROW


def _name_lines(view: PlanView, line: Line) -> tuple[str, ...]:
    """Code and name as they fit before the goal, in two lines at most; the second cut with «…»."""
    group = bool(view.children.get(line.id))
    pad, goal = 3 + 9 * view.depth(line), _goal(view, line)
    room = _NAMES - pad - 46 - (8 + text_width(goal) if goal else 0)
    words = " ".join(f"{line.code}  {line.title}".split())
    found = wrapped(words, room, strong=group)
    return found if len(found) == 1 else (found[0], shortened(" ".join(found[1:]), room, strong=group))


def _goal(view: PlanView, line: Line) -> str:
    return "" if view.children.get(line.id) else shortened(goal_words(view, line), _GOAL)


def _without_days(lines: Sequence[Line], loose: Sequence[Line], first: date, last: date) -> Iterator[Block]:
    """What is in no row, named; and a sentence where no row is drawn at all."""
    if not lines:
        words = _("Ninguna actividad tiene fechas entre el {a} y el {b}.")
        yield Paragraph(plain(words.format(a=show_date(first), b=show_date(last))), Style.LEFT)
    if not loose:
        return
    names = [f"{one.code} {one.title}".strip() for one in loose[:_MOST_NAMED]]
    more = len(loose) - len(names)
    if more:
        names.append(ngettext("y {n} más", "y {n} más", more).format(n=more))
    words = ngettext(
        "Sin fechas, fuera del cronograma: {n} renglón. {names}.",
        "Sin fechas, fuera del cronograma: {n} renglones. {names}.",
        len(loose),
    )
    yield Paragraph(plain(words.format(n=len(loose), names="; ".join(names))), Style.NOTE)


def _table(view: PlanView, lines: Sequence[Line]) -> Table:
    rows = []
    for one in lines:
        branch, group = view.branches[one.id], bool(view.children.get(one.id))
        days = [show_date(day) if day else "–" for day in (branch.first, branch.last)]
        cells = (
            indented(view, one), plain("" if group else goal_words(view, one)), plain(view.figures.share(branch.raw)),
            plain(days[0]), plain(days[1]), plain(_("atrasada") if one.id in view.late else ""),
            plain(one.responsible),
        )  # fmt: skip
        rows.append(Row(cells, RowKind.GROUP if group else RowKind.PLAIN))
    columns = (
        Column(_("Eje · objetivo · actividad"), 4), Column(_("Meta"), 1.8, Align.RIGHT),
        Column(_("Avance"), 0.8, Align.RIGHT), Column(_("Comienza"), 1, Align.CENTRE),
        Column(_("Termina"), 1, Align.CENTRE), Column(_("Estado"), 0.9, Align.CENTRE),
        Column(_("Responsable"), 1.5),
    )  # fmt: skip
    return Table(columns, tuple(rows), dense=True)


def _sheet(view: PlanView, lines: Sequence[Line], span: Span, width: float) -> Figure:
    height = _HEAD + len(lines) * span.row
    shapes: list[Shape] = [
        Box(0, _HEAD + at * span.row, width, span.row, fill="#F0EFEB")
        for at, line in enumerate(lines) if line.level is Level.AXIS
    ]  # fmt: skip
    shapes.extend(_head(span, width, height))
    shapes.extend(_today(view, span, height))  # beneath the bars and their words, which it must not cross
    for at, line in enumerate(lines):
        shapes.extend(_row(view, line, span, _HEAD + at * span.row, width))
    shapes.extend(_arrows(view, lines, span))
    shapes.extend(_legend(height + 20, kept=bool(span.kept)))
    names = ", ".join(f"{one.code} {one.title}" for one in lines[:40])
    words = _("Cronograma de {a} a {b}: {names}").format(a=show_date(span.first), b=show_date(span.last), names=names)
    return Figure(width, height + _LEGEND, tuple(shapes), words)


def _today(view: PlanView, span: Span, height: float) -> Iterator[Shape]:
    if span.first <= view.day <= span.last:
        x = _NAMES + span.x(view.day)
        yield Stroke(((x, _HEAD), (x, height)), weight=1.2, dashed=True)
        left = min(x - 20, _NAMES + span.width - 40)
        yield Box(left, height + 1, 40, 12, fill=_INK)
        yield Lettering(left + 20, height + 10, show_date(view.day, "d MMM").replace(".", ""), 8, strong=True,
                        align=Align.CENTRE, colour="#FFFFFF")  # fmt: skip


def _head(span: Span, width: float, height: float) -> Iterator[Shape]:
    yield Stroke(((0, 0), (width, 0)), weight=1)
    yield Stroke(((0, height), (width, height)), weight=1)
    yield Stroke(((_NAMES, 0), (_NAMES, height)), weight=0.8)
    yield Lettering(3, 24, _("Eje · objetivo · actividad"), strong=True)
    yield Lettering(_NAMES - 42, 24, _("Meta"), strong=True, align=Align.RIGHT)
    yield Lettering(_NAMES - 5, 24, _("Avance"), strong=True, align=Align.RIGHT)
    quarter = 0
    for month in months(span.first, span.last):
        x = _NAMES + span.x(max(month, span.first))
        after = (month + timedelta(days=32)).replace(day=1)
        end = _NAMES + span.x(min(after, span.last + timedelta(days=1)))
        yield Stroke(((x, 14), (x, height)), colour=_SOFT, weight=0.4)
        yield Lettering((x + end) / 2, 25, show_date(month, "MMMM" if end - x > 46 else "MMM"), align=Align.CENTRE)
        number = (month.month - 1) // 3 + 1
        if number != quarter:
            quarter = number
            words = _("{n}.º trimestre").format(n=number)
            yield Stroke(((x, 0), (x, height)), colour=_SOFT, weight=0.8)
            yield Lettering(x + 4, 11, words, strong=True)


def _row(view: PlanView, line: Line, span: Span, y: float, width: float) -> Iterator[Shape]:
    branch, bar = view.branches[line.id], bar_of(view.branches[line.id])
    group = bool(view.children.get(line.id))
    yield Stroke(((0, y + span.row), (width, y + span.row)), colour=_SOFT, weight=0.3)
    pad, base = 3 + 9 * view.depth(line), y + 12
    for at, words in enumerate(_name_lines(view, line)):
        yield Lettering(pad, base + 10 * at, words, strong=group)
    yield Lettering(_NAMES - 42, base, _goal(view, line), align=Align.RIGHT)
    yield Lettering(_NAMES - 5, base, view.figures.share(branch.raw), strong=True, align=Align.RIGHT)
    if bar is None:
        return
    if bar.last < span.first and not bar.open_end:
        words = _("terminó el {day}").format(day=show_date(bar.last, "d 'de' MMMM"))
        yield Lettering(_NAMES + 6, base, words, colour="#4A4F4C")
    elif bar.first > span.last:
        words = _("empieza el {day}").format(day=show_date(bar.first, "d 'de' MMMM"))
        yield Lettering(width - 6, base, words, align=Align.RIGHT, colour="#4A4F4C")
    else:
        yield from _kept_bar(line, span, y)
        yield from _bar(view, line, bar, span, y)


def _kept_bar(line: Line, span: Span, y: float) -> Iterator[Shape]:
    """The days it had in the schedule that was kept: a fine bar below its own."""
    there = span.kept.get(line.id)
    if there is None or (there.start is None and there.end is None):
        return
    first, last = there.start or there.end, there.end or there.start
    assert first is not None
    assert last is not None
    if first <= span.last and last >= span.first:
        left = _NAMES + span.x(max(first, span.first))
        right = _NAMES + span.x(min(last, span.last) + timedelta(days=1))
        yield Box(left, y + 15, right - left, 2, fill=_KEPT)


def _bar(view: PlanView, line: Line, bar: Bar, span: Span, y: float) -> Iterator[Shape]:
    edge = _NAMES + span.width
    start = _NAMES + span.x(max(bar.first, span.first))
    end = edge if bar.open_end else _NAMES + span.x(min(bar.last, span.last) + timedelta(days=1))
    goes_on = bar.open_end or bar.last > span.last
    if view.children.get(line.id):
        yield from _bracket(bar, span, y, start, end)
    elif bar.open_end or bar.open_start:
        yield Box(start, y + 4, max(3.0, end - start), 10, fill="#FFFFFF", line=_INK, dashed=True)
        words = _("sin fecha de fin") if bar.open_end else _("sin fecha de comienzo")
        yield from _beside(words, start, end, y, edge, inside=bar.open_end)
    else:
        yield from _leaf(view, line, bar, span, y, start, end)
    if bar.first < span.first:
        yield Polygon(((start + 7, y + 5), (start + 1, y + 9), (start + 7, y + 13)), fill="#FFFFFF")
    if goes_on:
        yield Polygon(((edge - 7, y + 5), (edge - 1, y + 9), (edge - 7, y + 13)), fill="#FFFFFF")


def _bracket(bar: Bar, span: Span, y: float, start: float, end: float) -> Iterator[Shape]:
    """The bar of a group: all its lines hang below it."""
    yield Box(start, y + 7, end - start, 2.6, fill=_INK)
    for x, inside in ((start, bar.first >= span.first), (end, bar.last <= span.last and not bar.open_end)):
        if inside:
            side = 4 if x == start else -4
            yield Polygon(((x, y + 7), (x + side, y + 7), (x, y + 13)), fill=_INK)


def _leaf(view: PlanView, line: Line, bar: Bar, span: Span, y: float, start: float, end: float) -> Iterator[Shape]:
    length = (bar.last - bar.first).days + 1
    until = bar.first + timedelta(days=length * float(view.branches[line.id].capped or 0))
    middle = min(end, max(start, _NAMES + span.x(until)))
    yield Box(start, y + 4, end - start, 10, fill="#FFFFFF", line=_INK)
    yield Box(start, y + 4, middle - start, 10, fill=_DONE, line=_INK)
    if line.id in view.late:
        yield from _hatched(middle, end, y + 4, 10)
        if bar.last <= span.last:
            yield from _beside(_("Atrasada"), start, end + (6 if line.milestone else 0), y, _NAMES + span.width)
    if line.milestone and bar.last <= span.last:
        x = min(end, _NAMES + span.width - 6)
        yield Polygon(((x, y + 3), (x + 6, y + 9), (x, y + 15), (x - 6, y + 9)), fill=_INK)


def _beside(words: str, start: float, end: float, y: float, edge: float, *, inside: bool = False) -> Iterator[Shape]:
    """Words after a bar, or before it where no room is left; on white, so that no line crosses them."""
    wide = text_width(words, strong=True)
    x = start + 4 if inside else end + 4
    if x + wide + 2 > edge:
        x = start - wide - 4
    if x >= _NAMES:
        yield Box(x - 1, y + 5, wide + 2, 9, fill="#FFFFFF")
        yield Lettering(x, y + 12, words, strong=True)


def _arrows(view: PlanView, lines: Sequence[Line], span: Span) -> Iterator[Shape]:
    """From the end of what is waited for down (or up) to the bar that begins after it, when both ends are here."""
    rows = {line.id: at for at, line in enumerate(lines)}
    for one in view.dependencies:
        if one.after_id not in rows or one.line_id not in rows:
            continue
        before, after = view.by_id[one.after_id], view.by_id[one.line_id]
        if before.end is None or after.start is None or not span.first <= before.end < after.start <= span.last:
            continue
        y, target = (_HEAD + rows[key] * span.row for key in (one.after_id, one.line_id))
        left, x = _NAMES + span.x(before.end + timedelta(days=1)), _NAMES + span.x(after.start) + 5
        tip, back = (target + 4, -5) if target > y else (target + 14, 5)
        yield Stroke(((left, y + 9), (x, y + 9), (x, tip)), weight=0.8)
        yield Polygon(((x, tip), (x - 3, tip + back), (x + 3, tip + back)), fill=_INK)


def _hatched(left: float, right: float, top: float, height: float) -> Iterator[Shape]:
    """Slanted lines within the box, cut at its right edge."""
    x = left
    while x < right:
        reach = min(height, right - x)
        yield Stroke(((x, top + height), (x + reach, top + height - reach)), weight=0.5)
        x += 4.5


def _legend(y: float, *, kept: bool) -> Iterator[Shape]:
    """Each sign with its word after it, one after the other as wide as they are."""
    entries = [_("Hecho"), _("Previsto"), _("Falta y está atrasado"), _("Hito"), _("Fecha del informe"),
               _("Sigue en la otra hoja")]  # fmt: skip
    if kept:
        entries.append(_("Cronograma guardado"))
    left = 0.0
    for at, words in enumerate(entries):
        yield from _sign(at, left, y)
        yield Lettering(left + 32, y + 7, words)
        left += 32 + text_width(words) + 16


def _sign(at: int, left: float, y: float) -> Iterator[Shape]:
    match at:
        case 0 | 1 | 2:
            yield Box(left, y, 26, 7, fill=_DONE if at == 0 else "#FFFFFF", line=_INK)
            if at == 2:
                yield from _hatched(left, left + 26, y, 7)
        case 3:
            yield Polygon(((left + 20, y - 1), (left + 25, y + 4), (left + 20, y + 9), (left + 15, y + 4)), fill=_INK)
        case 4:
            yield Stroke(((left, y + 4), (left + 26, y + 4)), dashed=True)
        case 5:
            yield Polygon(((left + 16, y), (left + 23, y + 4), (left + 16, y + 8)), fill="#FFFFFF")
        case _:
            yield Box(left, y + 3, 26, 2, fill=_KEPT)
