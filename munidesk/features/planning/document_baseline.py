"""The schedule that was kept beside the schedule now: what moved, by how many days, what is new and what is gone."""

from collections.abc import Iterator
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK, MINUS
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Row,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.planning.document_gantt import build_gantt
from munidesk.features.planning.domain import Line
from munidesk.features.planning.domain_year import Baseline, BaselineLine
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_year import any_line, baseline_days, baselines
from munidesk.town.report import report


@on_paper
def build_baseline(store: Store, view: PlanView) -> Document:
    """The newest schedule kept, line by line. Raises UserError when none was."""
    kept = baselines(store, view.plan.id)
    if not kept:
        raise UserError(_("Todavía no se guardó ningún cronograma. Guárdelo en Planes › Plan y cronograma."))
    days = baseline_days(store, kept[0].id)
    lines = [
        one for one in view.ordered() if not view.children.get(one.id) and (one.id in days or one.start or one.end)
    ]
    gone = [any_line(store, key) for key in days if key not in view.by_id]
    moved = [one for one in lines if one.id in days and changed(days[one.id], one)]
    fresh = [one for one in lines if one.id not in days]
    blocks: list[Block] = [
        KeyFigures((
            KeyFigure(str(len(moved)), ngettext("cambió de fecha", "cambiaron de fecha", len(moved))),
            KeyFigure(str(len(fresh)), ngettext("es nueva", "son nuevas", len(fresh))),
            KeyFigure(str(len(gone)), ngettext("ya no está en el plan", "ya no están en el plan", len(gone))),
        )),
        _table(lines, days),
    ]  # fmt: skip
    if gone:
        names = "; ".join(f"{one.code} {one.title}".strip() for one in gone if one is not None)
        blocks.append(Paragraph(plain(_("Ya no están en el plan: {names}.").format(names=names)), Style.NOTE))
    blocks.extend(_bars(store, view, days))
    return report(
        store, _("Cronograma guardado y de hoy"), tuple(blocks), subtitle=f"{view.plan.title} · {kept_words(kept[0])}",
        office=_("Equipo de planificación"), landscape=True, running=_("Cronograma guardado y de hoy"),
    )  # fmt: skip


def _bars(store: Store, view: PlanView, days: dict[str, BaselineLine]) -> Iterator[Block]:
    """The schedule of this year with the days that were kept below each bar."""
    year = view.day.year
    drawn = build_gantt(store, view, date(year, 1, 1), date(year, 12, 31), kept=days)
    own = [one for one in drawn.blocks if isinstance(one, Figure)]
    for one in own:
        yield PageBreak()
        yield one


def kept_words(one: Baseline) -> str:
    """«Cronograma aprobado, guardado el 3/2/2026, Resolución 12/2026 del 1/2/2026»."""
    words = _("{title}, guardado el {day}").format(title=one.title, day=show_date(one.day))
    if not one.act:
        return words
    if one.act_day is None:
        return f"{words}, {one.act}"
    return _("{words}, {act} del {day}").format(words=words, act=one.act, day=show_date(one.act_day))


def shift(before: BaselineLine, now: Line) -> int:
    """By how many days its end moved, else its start; 0 when it stands where it stood or a day is missing."""
    ends = (now.end - before.end).days if now.end is not None and before.end is not None else 0
    starts = (now.start - before.start).days if now.start is not None and before.start is not None else 0
    return ends or starts


def _table(lines: list[Line], days: dict[str, BaselineLine]) -> Table:
    rows = []
    for one in lines:
        before = days.get(one.id)
        shown = (before.start if before else None, before.end if before else None, one.start, one.end)
        words = change_words(before, one) if before is not None else _("nueva")
        rows.append(Row((plain(f"{one.code}  {one.title}".strip()), plain(one.responsible or BLANK),
                         *(plain(_day(day)) for day in shown), (strong(words),))))  # fmt: skip
    heads = (_("Comenzaba"), _("Terminaba"), _("Comienza"), _("Termina"))
    columns = (Column(_("Actividad"), 4), Column(_("Responsable"), 1.5),
               *(Column(head, 1, Align.CENTRE) for head in heads), Column(_("Cambio"), 1.3))  # fmt: skip
    return Table(columns, tuple(rows), dense=True)


def changed(before: BaselineLine, now: Line) -> bool:
    """Whether a day is another, or is no longer there: a blank is no day that stands where it stood."""
    return (before.start, before.end) != (now.start, now.end)


def change_words(before: BaselineLine, now: Line) -> str:
    """«+12 días», «sin fecha» of one that lost a day, «sin cambio»."""
    days = shift(before, now)
    if days or not changed(before, now):
        return shift_words(days)
    lost = (before.start and not now.start) or (before.end and not now.end)
    return _("sin fecha") if lost else _("con fecha")


def shift_words(days: int) -> str:
    """«+12 días», «−1 día», «sin cambio»."""
    if not days:
        return _("sin cambio")
    sign = "+" if days > 0 else MINUS
    return ngettext("{sign}{n} día", "{sign}{n} días", abs(days)).format(sign=sign, n=abs(days))


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else BLANK
