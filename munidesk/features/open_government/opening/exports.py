"""What `export` and `list` know of the plan of opening; without `--id`, the newest one."""

from collections.abc import Sequence

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.open_government.domain_opening import Commitment, Milestone
from munidesk.features.open_government.opening.document_calendar import calendar_text
from munidesk.features.open_government.opening.document_opening import build_calendar, build_followup, build_plan
from munidesk.features.open_government.opening.made import NOTHING, Made
from munidesk.features.open_government.opening.store import newest, plans
from munidesk.features.open_government.opening.store_view import load_opening
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.records.sheet import Cell, Selection, Sheet


def chosen(store: Store, selection: Selection) -> OpeningView:
    """As it stood at the end of the selection's last day, today at the latest. Raises UserError where there is none."""
    found = selection.id or newest(store)
    if not found:
        raise UserError(_("Todavía no hay ningún plan de apertura. Cree el primero en Gobierno abierto."))
    return load_opening(store, found, min(selection.until or today(), today()))


def plan(store: Store, selection: Selection, made: Made = NOTHING) -> Document:
    return build_plan(store, chosen(store, selection), made)


def followup(store: Store, selection: Selection) -> Document:
    return build_followup(store, chosen(store, selection))


def calendar(store: Store, selection: Selection) -> Document:
    return build_calendar(store, chosen(store, selection))


def calendar_file(store: Store, selection: Selection) -> str:
    return calendar_text(store, chosen(store, selection))


def milestones_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per milestone with its commitment, as a sheet brings them back; one without any has a row of its own."""
    view = chosen(store, selection)
    header = (
        _("N.º"), _("Compromiso"), _("Hito"), _("Responsable"), _("Desde"), _("Hasta"), _("Hecho el"), _("Evidencia"),
        _("Cumplimiento"), _("Hitos hechos"), _("ODS"), _("Género"), _("Qué cambia para las mujeres"), _("Atrasado"),
    )  # fmt: skip
    keys = ("number", "commitment", "title", "responsible", "start", "end", "done_on", "evidence", "completion",
            "done", "ods", "gender", "women", "late")  # fmt: skip
    rows = tuple(_cells(view, of, one) for of, one in _pairs(view))
    return Sheet(view.plan.title, header, rows, keys)


def followup_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per commitment: how far it got, who judged it, when and why."""
    view = chosen(store, selection)
    header = (
        _("N.º"), _("Compromiso"), _("Hitos hechos"), _("Hitos"), _("Sugerido"), _("Cumplimiento"), _("Quién juzgó"),
        _("Juzgado el"), _("Por qué"), _("Hitos atrasados"), _("Responsable"),
    )  # fmt: skip
    keys = ("number", "title", "done", "milestones", "suggested", "completion", "judged_by", "judged_on", "reason",
            "late", "responsible")  # fmt: skip
    rows = tuple(
        (
            view.number(one), one.title, view.done(one), len(view.of[one.id]), view.suggested(one),
            one.completion if view.is_judged(one) else None, one.judged_by, one.judged_on, one.reason,
            sum(map(view.is_late, view.of[one.id])), one.responsible,
        )
        for one in view.commitments
    )  # fmt: skip
    return Sheet(view.plan.title, header, rows, keys)


def _pairs(view: OpeningView) -> Sequence[tuple[Commitment, Milestone | None]]:
    return [(of, one) for of in view.commitments for one in (view.of[of.id] or (None,))]


def _cells(view: OpeningView, of: Commitment, one: Milestone | None) -> tuple[Cell, ...]:
    told: tuple[Cell, ...] = (None, "", None, None, None, "")
    if one is not None:
        told = (one.title, one.responsible, one.start, one.end, one.done_on, view.proof(one))
    late = one is not None and view.is_late(one)
    return (view.number(of), of.title, *told, view.completion(of), view.done(of), of.ods, of.gender, of.women, late)


def list_openings(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per commitment of every plan, with what its milestones suggest."""
    found: list[dict[str, object]] = []
    for view in _all(store):
        found.extend(
            {
                "id": one.id, "plan": view.plan.title, "act": view.plan.act, "number": view.number(one),
                "title": one.title, "responsible": one.responsible, "ods": one.ods, "gender": one.gender,
                "women": one.women, "done": view.done(one), "milestones": len(view.of[one.id]),
                "suggested": view.suggested(one), "completion": one.completion if view.is_judged(one) else None,
                "judged_by": one.judged_by, "judged_on": one.judged_on.isoformat() if one.judged_on else None,
                "reason": one.reason, "improvement": one.improvement_id,
            }
            for one in view.commitments
        )  # fmt: skip
    return found


def list_milestones(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per milestone of every plan, with its commitment."""
    found: list[dict[str, object]] = []
    for view in _all(store):
        for one in view.milestones:
            of = view.owner(one)
            found.append({
                "id": one.id, "plan": view.plan.title, "commitment": of.title, "number": view.number(of),
                "title": one.title, "responsible": one.responsible,
                "start": one.start.isoformat() if one.start else None, "end": one.end.isoformat() if one.end else None,
                "done_on": one.done_on.isoformat() if one.done_on else None, "evidence": view.proof(one),
                "late": view.is_late(one),
            })  # fmt: skip
    return found


def _all(store: Store) -> list[OpeningView]:
    return [load_opening(store, one.id) for one in plans(store)]
