"""Activities of a twinning on the plan's own lines: seen in both places, their money once and the plan's."""

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.planning.domain import Funding, Level, Line
from munidesk.features.planning.kinds import FUNDING, LINES
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import add_line, set_funding
from munidesk.features.twinning.codes import ProjectState
from munidesk.features.twinning.domain_year import TwinningProject
from munidesk.features.twinning.kinds import PROJECTS, TWINNINGS
from munidesk.features.twinning.store import OF_CASE, lines_of
from munidesk.records.ref import Ref
from munidesk.town.links import link


def twinning_to_plan(store: Store, ref: Ref, parent: str = "") -> str:
    """An activity of a twinning as one of the plan's, with its money; the line it already has, if there is one.

    `parent` is the line it hangs from. Raises UserError without a plan, and for one that was dropped.
    """
    there = lines_of(store).get(ref.id, "")
    if there and LINES.find(store, there) is not None:
        return there
    one, plan = PROJECTS.get(store, ref.id), newest(store)
    if not plan:
        raise UserError(_("Todavía no hay ningún plan donde agregarla. Cree uno en Planes."))
    if one.state is ProjectState.DROPPED:
        raise UserError(_("Está descartada: no va al plan."), code="dropped")
    with store.change(_("Pasar al POA: {title}").format(title=one.title[:40])):
        key = add_line(store, Line(
            plan_id=plan, parent_id=parent, level=Level.ACTIVITY, title=one.title, year=one.year, start=one.start,
            end=one.end, responsible=one.here, product=one.product, notes=_notes(store, one),
        ))  # fmt: skip
        link(store, ref, Ref(LINES.table, key), OF_CASE)
        if one.cost:
            set_funding(store, Funding(line_id=key, source=one.source or _("Fondos propios"), approved=one.cost))
    return key


def _notes(store: Store, one: TwinningProject) -> str:
    city = _("Hermanamiento con {city}.").format(city=TWINNINGS.get(store, one.twinning_id).title)
    return " ".join(part for part in (city, one.objective) if part)


def follow_money(store: Store, writer: Writer) -> None:
    """What an activity of a twinning costs is what its line of the plan has: told there, it is told here too."""
    lines = lines_of(store)
    touched = {key for _table, key in writer.changes}
    for project_id, line_id in lines.items():
        one, line = PROJECTS.find(store, project_id), LINES.find(store, line_id)
        if one is None or line is None:
            continue
        money = FUNDING.all(store, line_id=line_id)
        if not touched & {project_id, line_id, *(each.id for each in money)} and not _lost(writer, line_id):
            continue
        told: dict[str, str | int | None] = {}
        if money or _lost(writer, line_id):
            told["cost"] = sum(each.current for each in money if not each.currency)
            sources = "; ".join(dict.fromkeys(each.source for each in money))
            if sources:
                told["source"] = sources
        if line_id in touched:
            told |= {"title": line.title, "here": line.responsible, "product": line.product,
                     "year": line.year or today().year, "start": line.start.isoformat() if line.start else None,
                     "end": line.end.isoformat() if line.end else None}  # fmt: skip
        now = PROJECTS.row(one)
        wanted = {name: value for name, value in told.items() if now[name] != value}
        if wanted:
            writer.put(PROJECTS.table, {"id": project_id, **wanted})


def _lost(writer: Writer, line_id: str) -> bool:
    """Whether money of the line was taken away in this change."""
    return any(
        table == FUNDING.table and (change.before or {}).get("line_id") == line_id for (table, _key), change
        in writer.changes.items()
    )  # fmt: skip
