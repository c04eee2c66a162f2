"""What `export` knows of the plan; without `--id`, the newest one; the year is that of `--until`, or today's."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.planning.document_baseline import build_baseline
from munidesk.features.planning.document_commitments import build_commitments
from munidesk.features.planning.document_gantt import build_gantt
from munidesk.features.planning.document_money import build_budget
from munidesk.features.planning.document_plan import (
    build_alignment,
    build_plan,
    build_poa,
    build_progress,
)
from munidesk.features.planning.document_project import build_project
from munidesk.features.planning.document_ranking import build_marks_form, build_ranking
from munidesk.features.planning.document_reminder import build_reminder
from munidesk.features.planning.domain import Level
from munidesk.features.planning.interchange import calendar_text, project_text
from munidesk.features.planning.kinds import COMMITMENTS
from munidesk.features.planning.sheet_lines import sheet_of_lines
from munidesk.features.planning.store import PlanView, load_plan, newest
from munidesk.records.sheet import Selection, Sheet, sheet_of


def _view(store: Store, key: str = "") -> PlanView:
    found = key or newest(store)
    if not found:
        raise UserError(_("Todavía no hay ningún plan. Cree uno o importe su planilla en Planes."))
    return load_plan(store, found)


def _year(selection: Selection) -> int:
    return (selection.until or selection.since or today()).year


def _days(selection: Selection) -> tuple[date, date]:
    """Those that were chosen; without them, the whole year."""
    year = _year(selection)
    return selection.since or date(year, 1, 1), selection.until or date(year, 12, 31)


def plan(store: Store, selection: Selection) -> Document:
    return build_plan(store, _view(store, selection.id))


def poa(store: Store, selection: Selection) -> Document:
    return build_poa(store, _view(store, selection.id), _year(selection))


def gantt(store: Store, selection: Selection) -> Document:
    first, last = _days(selection)
    return build_gantt(store, _view(store, selection.id), first, last)


def gantt_a3(store: Store, selection: Selection) -> Document:
    first, last = _days(selection)
    return build_gantt(store, _view(store, selection.id), first, last, months_a_sheet=12, paper="A3")


def gantt_table(store: Store, selection: Selection) -> Document:
    """The schedule, then the activities with goal, progress, days and responsible."""
    first, last = _days(selection)
    return build_gantt(store, _view(store, selection.id), first, last, table=True)


def calendar(store: Store, selection: Selection) -> str:
    return calendar_text(store, _view(store, selection.id))


def project_file(store: Store, selection: Selection) -> str:
    return project_text(store, _view(store, selection.id))


def baseline(store: Store, selection: Selection) -> Document:
    """The schedule kept last beside the schedule now."""
    return build_baseline(store, _view(store, selection.id))


def progress(store: Store, selection: Selection) -> Document:
    return build_progress(store, _view(store, selection.id), _year(selection))


def budget(store: Store, selection: Selection) -> Document:
    return build_budget(store, _view(store, selection.id))


def ranking(store: Store, selection: Selection) -> Document:
    return build_ranking(store, _view(store, selection.id))


def marks_form(store: Store, selection: Selection) -> Document:
    return build_marks_form(store, _view(store, selection.id))


def reminder(store: Store, selection: Selection) -> Document:
    """For each area whose follow-up sheet did not come back."""
    return build_reminder(store, _view(store, selection.id))


def commitments(store: Store, selection: Selection) -> Document:
    return build_commitments(store, _view(store, selection.id))


def alignment(store: Store, selection: Selection) -> Document:
    return build_alignment(store, _view(store, selection.id))


def project(store: Store, selection: Selection) -> Document:
    """`--id` is a line's; without it, the first activity."""
    view = _view(store)
    wanted = [
        one for one in view.ordered() if one.id == selection.id or (not selection.id and one.level is Level.ACTIVITY)
    ]
    if not wanted:
        raise UserError(_("No hay ningún renglón del plan que coincida."))
    return build_project(store, view, wanted[0])


def lines_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per line of the plan, more where it has several sources; importing it again gives the same plan."""
    view = _view(store, selection.id)
    return replace(sheet_of_lines(view), about=view.plan.title)


def poa_sheet(store: Store, selection: Selection) -> Sheet:
    """The lines of the year alone, with what they hang from, as the document of the POA has them."""
    view, year = _view(store, selection.id), _year(selection)
    title = _("Plan Operativo Anual {year}").format(year=year)
    return replace(sheet_of_lines(view, year), title=title, about=view.plan.title)


def commitments_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per commitment of the plan, by its day."""
    view = _view(store, selection.id)
    return sheet_of(COMMITMENTS, COMMITMENTS.all(store, plan_id=view.plan.id))
