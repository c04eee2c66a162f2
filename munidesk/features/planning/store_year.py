"""Verbs of what a line is to reach each year, and of the schedules that are kept to compare with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.planning.domain import Line
from munidesk.features.planning.domain_year import Baseline, BaselineLine, YearTarget
from munidesk.features.planning.kinds import BASELINE_LINES, BASELINES, LINES, YEAR_TARGETS
from munidesk.features.planning.store import load_plan


def set_year_target(store: Store, line_id: str, year: int, target: Decimal | None, notes: str = "") -> str:
    """Where the line is to stand when the year ends; again for the same year changes it, None takes it away."""
    there = YEAR_TARGETS.all(store, line_id=line_id, year=year)
    line = LINES.get(store, line_id)
    label = _("meta {year} de {code}").format(year=year, code=line.code or line.title[:30])
    if target is None:
        for one in there:
            YEAR_TARGETS.delete(store, one.id, label=label)
        return ""
    known = there[0] if there else YearTarget(line_id=line_id, year=year, target=target)
    return YEAR_TARGETS.save(store, replace(known, target=target, notes=notes or known.notes), label=label).id


def year_targets_of(store: Store, line_id: str) -> tuple[YearTarget, ...]:
    """By year."""
    return YEAR_TARGETS.all(store, line_id=line_id)


def keep_baseline(store: Store, plan_id: str, title: str = "", act: str = "", act_day: date | None = None) -> Baseline:
    """Keep the days of every line as they stand today. Raises UserError for a plan in which no line has days."""
    lines = [one for one in load_plan(store, plan_id).ordered() if one.start is not None or one.end is not None]
    if not lines:
        raise UserError(_("Ningún renglón tiene fechas todavía: escriba primero cuándo comienza y termina cada uno."))
    words = title.strip() or _("Cronograma al {day}").format(day=show_date(today()))
    made = Baseline(plan_id=plan_id, title=words, day=today(), act=act.strip(), act_day=act_day)
    with store.change(_("Guardar el cronograma «{title}»").format(title=words[:40])):
        kept = BASELINES.save(store, made)
        for one in lines:
            BASELINE_LINES.save(store, BaselineLine(baseline_id=kept.id, line_id=one.id, start=one.start, end=one.end))
    return kept


def baselines(store: Store, plan_id: str) -> tuple[Baseline, ...]:
    """The newest first."""
    return tuple(reversed(BASELINES.all(store, plan_id=plan_id)))


def baseline_days(store: Store, baseline_id: str) -> dict[str, BaselineLine]:
    """Line → the days it had."""
    return {one.line_id: one for one in BASELINE_LINES.all(store, baseline_id=baseline_id)}


def any_line(store: Store, line_id: str) -> Line | None:
    """A line that a schedule was kept with, also one that has left the plan since."""
    rows = store.query("SELECT * FROM plan_line WHERE id = :id", id=line_id)
    return LINES.read(rows[0]) if rows else None


def remove_baseline(store: Store, baseline_id: str) -> None:
    """With the days it kept."""
    with store.change(_("Quitar el cronograma guardado")) as writer:
        for one in BASELINE_LINES.all(store, baseline_id=baseline_id):
            writer.delete("baseline_line", one.id)
        BASELINES.delete(store, baseline_id)
