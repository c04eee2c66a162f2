"""The schedule on sheets one can glue: names and goals on each, months, bars that go on, the day of the report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.look import MM, text_block
from munidesk.documents.measure import shortened
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
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.store import PlanView
from munidesk.town import store as town
from munidesk.town.report import report

_NAMES = 100 * MM
_ROW = 18.0
_HEAD = 30.0
_LEGEND = 26.0
_INK, _DONE, _SOFT = "#1A1A1A", "#0E6A6B", "#B9B7B0"
_FIRST_PAGE = 132.0


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a sheet, both included, and how wide it is in points."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Where a day begins, from the left of the chart."""
        days = (self.last - self.first).days + 1
        return self.width * (day - self.first).days / days


def months(first: date, last: date) -> Iterator[date]:
    """The first day of each month touched."""
    day = first.replace(day=1)
    while day <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


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
) -> Document:
    """From `first` to `last`, half a year per sheet across and as many rows as fit down.

    `paper` «A3» doubles the sheet; `table` adds the same lines as a table after the chart.
    """
    page = (297.0, 420.0) if paper == "A3" else town.page_size(store)
    width, height = text_block(Kind.REPORT, page, landscape=True)
    lines = [one for one in view.ordered() if view.branches[one.id].first is None or _meets(view, one, first, last)]
    lines = [one for one in lines if view.branches[one.id].first is not None or not view.children.get(one.id)]
    rows = max(5, int((height - _FIRST_PAGE - _HEAD - _LEGEND) / _ROW))
    pieces = [lines[at : at + rows] for at in range(0, len(lines), rows)] or [[]]
    starts = list(months(first, last))[::months_a_sheet]
    spans = []
    for at, start in enumerate(starts):
        end = starts[at + 1] - timedelta(days=1) if at + 1 < len(starts) else last
        spans.append(Span(max(start, first) if at == 0 else start, end, width - _NAMES))
    blocks: list[Block] = []
    total = len(pieces) * len(spans)
    for down, piece in enumerate(pieces):
        for across, span in enumerate(spans):
            if blocks:
                blocks.append(PageBreak())
            label = _("Hoja {n} de {total} · {a} a {b} · fila {row}, columna {column}").format(
                n=down * len(spans) + across + 1, total=total, a=show_date(span.first, "MMMM"),
                b=show_date(span.last, "MMMM 'de' y"), row=down + 1, column=across + 1,
            )  # fmt: skip
            blocks.append(Paragraph(plain(label), Style.DATA_LINE))
            blocks.append(_sheet(view, piece, span, width))
    if table:
        blocks.extend((PageBreak(), _table(view, lines)))
    year = first.year if first.year == last.year else None
    name = _("Plan Operativo Anual {year}").format(year=year) if year else view.plan.title
    title = _("{plan} · cronograma").format(plan=name)
    return report(
        store, title, tuple(blocks), subtitle=summary(view, year), office=_("Equipo de planificación"), landscape=True,
        running=_("Cronograma"), page=page,
    )  # fmt: skip


def _table(view: PlanView, lines: Sequence[Line]) -> Table:
    rows = []
    for one in lines:
        branch, group = view.branches[one.id], bool(view.children.get(one.id))
        days = [show_date(day, "d/M/y") if day else "–" for day in (branch.first, branch.last)]
        cells = (
            indented(view, one), plain("" if group else goal_words(view, one)), plain(view.figures.share(branch.raw)),
            plain(days[0]), plain(days[1]), plain(_("atrasada") if one.id in view.late else ""),
            plain(one.responsible),
        )  # fmt: skip
        rows.append(Row(cells, RowKind.GROUP if group else RowKind.PLAIN))
    columns = (
        Column(_("Eje · objetivo · actividad"), 4), Column(_("Meta"), 1.8, Align.RIGHT),
        Column(_("Avance"), 0.8, Align.RIGHT), Column(_("Comienza"), 1), Column(_("Termina"), 1), Column("", 0.9),
        Column(_("Responsable"), 1.5),
    )  # fmt: skip
    return Table(columns, tuple(rows), dense=True)


def _meets(view: PlanView, line: Line, first: date, last: date) -> bool:
    branch = view.branches[line.id]
    return branch.first is not None and branch.last is not None and branch.first <= last and branch.last >= first


def _sheet(view: PlanView, lines: Sequence[Line], span: Span, width: float) -> Figure:
    height = _HEAD + len(lines) * _ROW
    shapes: list[Shape] = list(_head(span, width, height))
    for at, line in enumerate(lines):
        shapes.extend(_row(view, line, span, _HEAD + at * _ROW, width))
    shapes.extend(_arrows(view, lines, span))
    if span.first <= view.day <= span.last:
        x = _NAMES + span.x(view.day)
        shapes.append(Stroke(((x, _HEAD), (x, height)), weight=1.2, dashed=True))
        shapes.append(Box(x - 20, height + 1, 40, 12, fill=_INK))
        shapes.append(Lettering(x, height + 10, show_date(view.day, "d MMM").replace(".", ""), 8, strong=True,
                                align=Align.CENTRE, colour="#FFFFFF"))  # fmt: skip
    shapes.extend(_legend(height + 20))
    names = ", ".join(f"{one.code} {one.title}" for one in lines[:40])
    words = _("Cronograma de {a} a {b}: {names}").format(
        a=show_date(span.first, "d/M/y"), b=show_date(span.last, "d/M/y"), names=names
    )
    return Figure(width, height + _LEGEND, tuple(shapes), words)


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
    branch = view.branches[line.id]
    group = bool(view.children.get(line.id))
    if line.level is Level.AXIS:
        yield Box(0, y, width, _ROW, fill="#F0EFEB")
    yield Stroke(((0, y + _ROW), (width, y + _ROW)), colour=_SOFT, weight=0.3)
    pad, base = 3 + 9 * view.depth(line), y + 12
    goal = "" if group else goal_words(view, line)
    goal = shortened(goal, 84)
    code = f"{line.code}  " if line.code else ""
    room = _NAMES - pad - 46 - (8 + 4.1 * len(goal) if goal else 0)
    yield Lettering(pad, base, shortened(f"{code}{line.title}", room, strong=group), strong=group)
    yield Lettering(_NAMES - 42, base, goal, align=Align.RIGHT)
    yield Lettering(_NAMES - 5, base, view.figures.share(branch.raw), strong=True, align=Align.RIGHT)
    if branch.first is None or branch.last is None:
        yield Lettering(_NAMES + 6, base, _("sin fechas"), colour="#4A4F4C")
    elif branch.last < span.first:
        words = _("terminó el {day}").format(day=show_date(branch.last, "d 'de' MMMM"))
        yield Lettering(_NAMES + 6, base, words, colour="#4A4F4C")
    elif branch.first > span.last:
        words = _("empieza el {day}").format(day=show_date(branch.first, "d 'de' MMMM"))
        yield Lettering(width - 6, base, words, align=Align.RIGHT, colour="#4A4F4C")
    else:
        yield from _bar(view, line, span, y, group)


def _bar(view: PlanView, line: Line, span: Span, y: float, group: bool) -> Iterator[Shape]:
    branch = view.branches[line.id]
    assert branch.first is not None and branch.last is not None
    edge = _NAMES + span.width
    start = _NAMES + span.x(max(branch.first, span.first))
    end = _NAMES + span.x(min(branch.last, span.last) + timedelta(days=1))
    if group:
        yield Box(start, y + 7, end - start, 2.6, fill=_INK)
        for x, inside in ((start, branch.first >= span.first), (end, branch.last <= span.last)):
            if inside:
                side = 4 if x == start else -4
                yield Polygon(((x, y + 7), (x + side, y + 7), (x, y + 13)), fill=_INK)
    else:
        length = (branch.last - branch.first).days + 1
        done = float(branch.capped or 0)
        until = branch.first + timedelta(days=length * done)
        middle = min(end, max(start, _NAMES + span.x(until)))
        late = line.id in view.late
        yield Box(start, y + 4, end - start, 10, fill="#FFFFFF", line=_INK)
        yield Box(start, y + 4, middle - start, 10, fill=_DONE, line=_INK)
        if late:
            yield from _hatched(middle, end, y + 4, 10)
            if branch.last <= span.last and end + 40 < edge:
                yield Lettering(end + 4, y + 12, _("Atrasada"), strong=True)
        if line.milestone and branch.last <= span.last:
            yield Polygon(((end, y + 3), (end + 6, y + 9), (end, y + 15), (end - 6, y + 9)), fill=_INK)
    if branch.first < span.first:
        yield Polygon(((start + 7, y + 5), (start + 1, y + 9), (start + 7, y + 13)), fill="#FFFFFF")
    if branch.last > span.last:
        yield Polygon(((edge - 7, y + 5), (edge - 1, y + 9), (edge - 7, y + 13)), fill="#FFFFFF")


def _arrows(view: PlanView, lines: Sequence[Line], span: Span) -> Iterator[Shape]:
    """From the end of what is waited for down (or up) to the bar that begins after it, when both ends are here."""
    rows = {line.id: at for at, line in enumerate(lines)}
    for one in view.dependencies:
        if one.after_id not in rows or one.line_id not in rows:
            continue
        before, after = view.by_id[one.after_id], view.by_id[one.line_id]
        if before.end is None or after.start is None or not span.first <= before.end < after.start <= span.last:
            continue
        y, target = (_HEAD + rows[key] * _ROW for key in (one.after_id, one.line_id))
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


def _legend(y: float) -> Iterator[Shape]:
    entries = ((0, _("Hecho")), (80, _("Previsto")), (170, _("Falta y está atrasado")), (300, _("Hito")),
               (350, _("Fecha del informe")), (460, _("Sigue en la otra hoja")))  # fmt: skip
    for at, (x, words) in enumerate(entries):
        left = float(x)
        match at:
            case 0 | 1 | 2:
                yield Box(left, y, 26, 7, fill=_DONE if at == 0 else "#FFFFFF", line=_INK)
                if at == 2:
                    yield from _hatched(left, left + 26, y, 7)
            case 3:
                yield Polygon(
                    ((left + 20, y - 1), (left + 25, y + 4), (left + 20, y + 9), (left + 15, y + 4)), fill=_INK
                )
            case 4:
                yield Stroke(((left, y + 4), (left + 26, y + 4)), dashed=True)
            case _:
                yield Polygon(((left + 16, y), (left + 23, y + 4), (left + 16, y + 8)), fill="#FFFFFF")
        yield Lettering(left + 32, y + 7, words)
