"""A reminder for each area whose follow-up sheet has not come back: what it has to tell, and until when."""

from collections.abc import Iterator, Sequence

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.documents.model import Align, Block, Column, Document, Heading, PageBreak, Paragraph, Row, Table, plain
from munidesk.features.planning.domain import Line
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.follow import Area, areas_of, period_of, period_words, sheet_state
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_follow import sheets_of, waited_for
from munidesk.town.report import report


@on_paper
def build_reminder(store: Store, view: PlanView, sheet_id: str = "") -> Document:
    """One page per area that has not returned its sheet; where none is waited for, which area stands how.

    `sheet_id` is that of one sheet alone.
    """
    waiting = [one for one in waited_for(store, view.plan.id) if sheet_id in {"", one.id}]
    blocks: list[Block] = []
    for at, sheet in enumerate(waiting):
        blocks += [PageBreak()] if at else []
        blocks += _page(view, sheet)
    period = waiting[0].period if waiting else period_of(view.day)
    return report(
        store, _("Recordatorio de seguimiento"), tuple(blocks) or _nobody(store, view),
        subtitle=_("Período: {period}").format(period=period_words(period)), office=_("Equipo de planificación"),
    )  # fmt: skip


def _nobody(store: Store, view: PlanView) -> tuple[Block, ...]:
    """Raises UserError for a plan whose lines nobody answers for."""
    areas = areas_of(view, view.day.year, sheets_of(store, view.plan.id))
    if not areas:
        raise UserError(_("Ningún renglón de este año tiene responsable: escríbalo en Planes › Plan y cronograma."))
    rows = tuple(
        Row(tuple(map(plain, (one.name, sheet_state(one.sheet, view.day)[0], _back_day(one))))) for one in areas
    )
    columns = (Column(_("Área"), 3), Column(_("Planilla"), 1.4), Column(_("Volvió el"), 1.2))
    return Paragraph(plain(_("No se espera ninguna planilla."))), Table(columns, rows)


def _back_day(area: Area) -> str:
    back = area.sheet.back if area.sheet is not None else None
    return show_date(back) if back else ""


def _page(view: PlanView, sheet: FollowSheet) -> Iterator[Block]:
    area = next((one for one in areas_of(view, _year(view, sheet)) if fold(one.name) == fold(sheet.area)), None)
    lines = area.lines if area is not None else ()
    yield Heading(sheet.area, 1)
    yield Paragraph(plain(_asked(view, sheet, lines)))
    if area is not None:
        yield _table(view, area)
    yield Paragraph(plain(_("Complete solo las columnas de color y devuelva el archivo con el mismo nombre.")))


def _year(view: PlanView, sheet: FollowSheet) -> int:
    year = sheet.period[:4]
    return int(year) if year.isdecimal() else view.day.year


def _asked(view: PlanView, sheet: FollowSheet, lines: Sequence[Line]) -> str:
    said = _("La planilla «{file}» salió el {day} y no volvió.").format(file=sheet.file, day=show_date(sheet.sent))
    n = len(lines)
    about = ngettext("Informa de {n} renglón del plan.", "Informa de {n} renglones del plan.", n).format(n=n)
    return " ".join(filter(None, (said, about if lines else "", _until(view, sheet))))


def _until(view: PlanView, sheet: FollowSheet) -> str:
    if sheet.due is None:
        return ""
    words = _("Venció el {day}: devuélvala cuanto antes.") if sheet.due < view.day else _("Vence el {day}.")
    return words.format(day=show_date(sheet.due))


def _table(view: PlanView, area: Area) -> Table:
    last = {one.line_id: one for one in view.readings if not one.part}
    rows = []
    for line in area.lines:
        reading = last.get(line.id)
        said = view.figures.number(reading.value) if reading else _("sin medir")
        target = view.figures.number(line.target) if line.target is not None else ""
        day = show_date(reading.day) if reading else ""
        name = f"{line.code} {line.title}".strip()
        rows.append(Row(tuple(map(plain, (name, f"{target} {line.unit}".strip(), said, day)))))
    columns = (
        Column(_("Renglón"), 3.6), Column(_("Meta"), 1.4), Column(_("Último avance"), 1.1, Align.RIGHT),
        Column(_("Medido el"), 1),
    )  # fmt: skip
    return Table(columns, tuple(rows))
