"""Verbs of follow-up sheets: sent to the areas as workbooks in one folder, waited for, brought back."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.files import file_name
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.follow import areas_of, period_of, period_words
from munidesk.features.planning.kinds import FOLLOW_SHEETS
from munidesk.features.planning.store import PlanView, load_plan, newest

_DAYS = 15
"""Of how many days an area has, where nobody says another."""


def sheets_of(store: Store, plan_id: str, period: str = "") -> tuple[FollowSheet, ...]:
    """Those of a period; without one, of the last that went out."""
    found = FOLLOW_SHEETS.all(store, plan_id=plan_id)
    wanted = period or max((one.period for one in found), default="")
    return tuple(one for one in found if one.period == wanted)


def waited_for(store: Store, plan_id: str) -> tuple[FollowSheet, ...]:
    """The sheets of the last period that have not come back, the first to be late before the others."""
    found = [one for one in sheets_of(store, plan_id) if one.back is None]
    return tuple(sorted(found, key=lambda one: (one.due or date.max, fold(one.area))))


def usual_due(day: date) -> date:
    """When a sheet that goes out on that day is to be back."""
    return day + timedelta(days=_DAYS)


def send(store: Store, view: PlanView, folder: Path, due: date | None = None) -> tuple[FollowSheet, ...]:
    """One workbook per area into the folder, and written down that they went, all or none.

    Sent again in the same month, the area's sheet is the same one and is waited for anew. Raises UserError where no
    line of the year has anybody who answers for it; WorldError for a folder that cannot be written.
    """
    from munidesk.features.planning.follow_book import write_follow_book  # 200 ms of openpyxl, and Inicio asks here

    day = today()
    period = period_of(day)
    areas = areas_of(view, day.year, sheets_of(store, view.plan.id, period))
    if not areas:
        words = _("Ningún renglón de {year} tiene responsable: escríbalo en Planes › Plan y cronograma.")
        raise UserError(words.format(year=day.year))
    label = _("Sacar las planillas de seguimiento de {period}").format(period=period_words(period))
    made: list[FollowSheet] = []
    with store.change(label):
        for area in areas:
            name = _free(f"{_('Seguimiento')}_{area.name}_{period}", {one.file for one in made})
            before = area.sheet or FollowSheet(plan_id=view.plan.id, area=area.name, period=period, sent=day)
            sheet = replace(before, sent=day, due=due or usual_due(day), file=name, back=None, returned=None)
            made.append(FOLLOW_SHEETS.save(store, sheet))
            write_follow_book(folder / name, view, area, made[-1])
    return tuple(made)


def export_sheets(store: Store, folder: Path) -> Path:
    """The sheets of the newest plan, for the command line. Raises UserError as `send`, and without a plan."""
    key = newest(store)
    if not key:
        raise UserError(_("Todavía no hay ningún plan. Cree uno o importe su planilla en Planes."))
    folder.mkdir(parents=True, exist_ok=True)
    send(store, load_plan(store, key), folder)
    return folder


def _free(title: str, taken: set[str]) -> str:
    """A name no other area has: «Obras/Vialidad» and «Obras-Vialidad» are written alike."""
    stem = file_name(title.replace(" ", "_"))
    number, name = 2, f"{stem}.xlsx"
    lowered = {one.lower() for one in taken}
    while name.lower() in lowered:
        name, number = f"{stem}_{number}.xlsx", number + 1
    return name
