"""Verbs of the plan: lines, their place in the tree, readings, money, dependencies, commitments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold as folded
from munidesk.data.store import Store
from munidesk.features.planning.domain import (
    Commitment,
    Criterion,
    Dependency,
    FrameRow,
    Funding,
    Level,
    Line,
    Mark,
    Plan,
    Reading,
)
from munidesk.features.planning.kinds import (
    COMMITMENTS,
    CRITERIA,
    DEPENDENCIES,
    FRAME,
    FUNDING,
    LINES,
    MARKS,
    MONEY_ENTRIES,
    PLANS,
    READINGS,
)
from munidesk.features.planning.progress import circle
from munidesk.features.planning.ranking import mean_marks
from munidesk.features.planning.rules import check_criteria, check_plan, with_goals
from munidesk.features.planning.store_numbering import counted_again, follows, next_code, recode, sisters_of
from munidesk.town import store as town


def save_plan(store: Store, plan: Plan, *, fold: str = "") -> Plan:
    """A plan, new when it has no id. Raises UserError as `check_plan`."""
    check_plan(plan)
    label = _("datos del plan") if plan.id else _("Crear el plan")
    return PLANS.save(store, replace(plan, title=plan.title.strip()), label=label, fold=fold)


# -- lines


def line_of(store: Store, line_id: str) -> Line:
    """Raises UserError when it is gone."""
    return LINES.get(store, line_id)


def add_line(store: Store, line: Line, *, place: int | None = None) -> str:
    """A line under its parent, at the end or at `place` (from 1); its code follows the tree unless given."""
    sisters = sisters_of(store, line.plan_id, line.parent_id)
    position = (sisters[-1].position if sisters else 0) + 1
    record = with_goals(replace(line, id=new_id(), position=position, title=" ".join(line.title.split())))
    if not record.code:
        record = replace(record, code=next_code(store, line.plan_id, line.parent_id))
    with store.change(_("Agregar «{title}»").format(title=record.title[:40])):
        LINES.save(store, record)
        if place is not None:
            move_line(store, record.id, line.parent_id, place)
    return record.id


def save_line(store: Store, line: Line, *, fold: str = "") -> Line:
    """A line that is in the plan already. Raises UserError as `rules.check_line`."""
    label = _("renglón «{title}»").format(title=line.title[:40])
    return LINES.save(store, with_goals(line), label=label, fold=fold)


def move_line(store: Store, line_id: str, parent_id: str, place: int) -> None:
    """Under another parent, or elsewhere among its sisters; counted codes follow. Raises UserError inside itself."""
    line = line_of(store, line_id)
    ancestor = parent_id
    while ancestor:
        if ancestor == line_id:
            raise UserError(_("Un renglón no puede quedar dentro de sí mismo."))
        ancestor = line_of(store, ancestor).parent_id
    sisters = [one for one in sisters_of(store, line.plan_id, parent_id) if one.id != line_id]
    at = max(0, min(place - 1, len(sisters)))
    counted = (line.parent_id, parent_id) if follows(store, line) else ()
    fresh = next_code(store, line.plan_id, parent_id)
    with store.change(_("Mover «{title}»").format(title=line.title[:40])) as writer:
        with counted_again(store, line.plan_id, counted):
            writer.put("plan_line", {"id": line_id, "parent_id": parent_id})
            for position, one in enumerate([*sisters[:at], line, *sisters[at:]], 1):
                writer.put("plan_line", {"id": one.id, "position": position})
        moved = line_of(store, line_id)
        if counted and parent_id != line.parent_id and not follows(store, moved):
            recode(store, moved, fresh)


def with_below(store: Store, line_ids: Sequence[str]) -> list[str]:
    """These lines and everything under them, each once."""
    found = list(dict.fromkeys(line_ids))
    for key in found:
        below = (one.id for one in LINES.all(store, parent_id=key))
        found.extend(one for one in below if one not in found)
    return found


def delete_lines(store: Store, line_ids: Sequence[str]) -> int:
    """These lines and everything under them, as one change; returns how many went."""
    gone = with_below(store, line_ids)
    first = line_of(store, gone[0])
    parents = [line_of(store, key).parent_id for key in gone]
    staying = [one for one in parents if one not in gone]
    label = _("Quitar «{title}»").format(title=first.title[:40])
    with store.change(label) as writer, counted_again(store, first.plan_id, staying):
        for key in gone:
            writer.delete("plan_line", key)
    return len(gone)


def fill_down(
    store: Store, source: Line, lines: Sequence[Line], fields: Sequence[str], *, only_blank: bool = False
) -> int:
    """Copy these fields of `source` to the lines, all or none; an empty source field copies nothing.

    `only_blank` leaves what a line says already. Raises UserError for what does
    not fit one of the lines. Returns how many lines changed.
    """
    values = {key: value for key in fields if not _blank(value := getattr(source, key))}
    if not values:
        raise UserError(_("En «{title}» no hay nada que copiar.").format(title=source.title))
    count = 0
    with store.change(_("Rellenar hacia abajo")):
        for one in lines:
            own = {key: value for key, value in values.items() if not only_blank or _blank(getattr(one, key))}
            if own:
                save_line(store, replace(line_of(store, one.id), **own))
                count += 1
    return count


def _blank(value: object) -> bool:
    return value is None or value == ""


def paste_lines(
    store: Store, plan_id: str, rows: Sequence[Sequence[str]], level: Level, parent_id: str, year: int | None
) -> int:
    """Rows of a spreadsheet (name, goal with its unit, responsible) as lines, all or none; returns how many.

    Raises UserError for a goal that is not a number.
    """
    count, figures = 0, town.figures(store)
    with store.change(_("Pegar renglones")):
        for cells in rows:
            name, goal, who = (*(cell.strip() for cell in cells), "", "", "")[:3]
            if name:
                target, unit = figures.counted(goal)
                line = Line(
                    plan_id=plan_id, parent_id=parent_id, level=level, title=name, target=target,
                    unit=unit, responsible=who, year=year if level is Level.ACTIVITY else None,
                )  # fmt: skip
                add_line(store, line)
                count += 1
    return count


# -- follow-up


def add_reading(
    store: Store, line_id: str, value: Decimal, day: date | None = None, evidence: str = "", part: str = ""
) -> str:
    """How far it has got, or how far one group has. Raises UserError for a day still to come."""
    label = _("avance de {code}").format(code=_called(store, line_id))
    record = Reading(line_id=line_id, day=day or today(), value=value, evidence=evidence.strip(), part=part.strip())
    return READINGS.save(store, record, label=label).id


def _called(store: Store, line_id: str) -> str:
    """The line's code, or the beginning of its name. Raises UserError when it is gone."""
    line = line_of(store, line_id)
    return line.code or line.title[:30]


def readings_of(store: Store, line_id: str) -> tuple[Reading, ...]:
    """By day."""
    return READINGS.all(store, line_id=line_id)


def delete_reading(store: Store, reading_id: str) -> None:
    READINGS.delete(store, reading_id, label=_("Quitar un avance"))


def money_of(store: Store, line_id: str) -> tuple[Funding, ...]:
    """A line's money, source by source."""
    return FUNDING.all(store, line_id=line_id)


def funding_of(store: Store, line_id: str, source: str, currency: str = "") -> Funding:
    """A line's money of that source and currency, however it is written; nothing yet when it has none."""
    source, code = " ".join(source.split()), town.figures(store).code_of(currency)
    found = [one for one in FUNDING.all(store, line_id=line_id, currency=code) if folded(one.source) == folded(source)]
    return found[0] if found else Funding(line_id=line_id, source=source, currency=code)


def set_funding(store: Store, money: Funding) -> str:
    """Money of a line from one source in one currency; again for the same ones changes it.

    Raises UserError for negative amounts and for a currency nobody knows.
    """
    label = _("dinero de {code}").format(code=_called(store, money.line_id))
    there = funding_of(store, money.line_id, money.source, money.currency)
    kept = replace(money, id=there.id, source=there.source, currency=there.currency)
    return FUNDING.save(store, kept, label=label).id


def remove_funding(store: Store, funding_id: str) -> None:
    """With what was written down of it by day."""
    with store.change(_("Quitar una fuente")) as writer:
        for one in MONEY_ENTRIES.all(store, funding_id=funding_id):
            writer.delete("money_entry", one.id)
        FUNDING.delete(store, funding_id)


def add_dependency(store: Store, line_id: str, after_id: str) -> str:
    """`line_id` begins after `after_id` ends. Raises UserError when they would wait for each other."""
    existing = DEPENDENCIES.all(store)
    if line_id == after_id or circle(existing, line_id, after_id):
        raise UserError(_("Así los renglones se esperarían unos a otros en círculo. Elija otro."))
    if already := next((one for one in existing if (one.line_id, one.after_id) == (line_id, after_id)), None):
        return already.id
    made = Dependency(line_id=line_id, after_id=after_id)
    return DEPENDENCIES.save(store, made, label=_("Agregar dependencia")).id


def remove_dependency(store: Store, dependency_id: str) -> None:
    DEPENDENCIES.delete(store, dependency_id, label=_("Quitar dependencia"))


# -- commitments, framework, priorities


def save_commitment(store: Store, promise: Commitment) -> Commitment:
    """A commitment, new when it has no id. Raises UserError without words."""
    if promise.id:
        return COMMITMENTS.save(store, promise, label=_("compromiso"))
    kept = replace(promise, title=promise.title.strip())
    label = _("Compromiso «{title}»").format(title=kept.title[:40])
    return COMMITMENTS.save(store, kept, label=label)


def delete_commitment(store: Store, commitment_id: str) -> None:
    COMMITMENTS.delete(store, commitment_id, label=_("Quitar el compromiso"))


def frame(store: Store, plan_id: str) -> tuple[FrameRow, ...]:
    """From the goal down."""
    return tuple(sorted(FRAME.all(store, plan_id=plan_id), key=lambda one: (one.level.place, one.position)))


def save_frame_row(store: Store, row: FrameRow) -> FrameRow:
    """A row of the framework, at the end when it has no id. Raises UserError without a summary."""
    if not row.id:
        position = len(FRAME.all(store, plan_id=row.plan_id)) + 1
        row = replace(row, position=position, summary=row.summary.strip())
    return FRAME.save(store, row, label=_("marco lógico"))


def delete_frame_row(store: Store, row_id: str) -> None:
    FRAME.delete(store, row_id, label=_("Quitar del marco lógico"))


def criteria(store: Store, plan_id: str) -> tuple[Criterion, ...]:
    """In their order."""
    return CRITERIA.all(store, plan_id=plan_id)


def set_criteria(store: Store, plan_id: str, wanted: Sequence[tuple[str, int] | tuple[str, int, str]]) -> None:
    """Names, weights that must sum 100, and what each looks at. Raises UserError with the difference."""
    told = [(name, weight, "".join(means)) for name, weight, *means in wanted]
    check_criteria([(name, weight) for name, weight, _means in told])
    known = {one.name: one for one in criteria(store, plan_id)}
    with store.change(_("Criterios de prioridad")) as writer:
        for name, one in known.items():
            if name not in {each for each, _weight, _means in told}:
                writer.delete("criterion", one.id)
        for position, (name, weight, means) in enumerate(told, 1):
            key = known[name].id if name in known else ""
            record = Criterion(id=key, plan_id=plan_id, name=name, weight=weight, position=position, means=means)
            CRITERIA.save(store, record)


def set_mark(store: Store, line_id: str, criterion_id: str, value: int, who: str = "") -> None:
    """0–10, of one person or of the team; again changes it. Raises UserError outside."""
    there = MARKS.all(store, line_id=line_id, criterion_id=criterion_id, who=who.strip())
    key = there[0].id if there else ""
    mark = Mark(id=key, line_id=line_id, criterion_id=criterion_id, value=value, who=who.strip())
    MARKS.save(store, mark, label=_("Puntuar un proyecto"))


def remove_marks_of(store: Store, line_id: str, who: str) -> None:
    """All that a person gave a project."""
    with store.change(_("Quitar los puntajes de una persona")) as writer:
        for one in MARKS.all(store, line_id=line_id, who=who):
            writer.delete("plan_mark", one.id)


def marks_given(store: Store, plan_id: str) -> tuple[Mark, ...]:
    """Every mark of the plan's projects, by who gave it."""
    rows = store.query(
        "SELECT m.* FROM plan_mark m JOIN plan_line l ON l.id = m.line_id WHERE l.plan_id = :plan"
        " AND m.deleted_at IS NULL AND l.deleted_at IS NULL ORDER BY m.who, m.id",
        plan=plan_id,
    )
    return MARKS.read_all(rows)


def marks(store: Store, plan_id: str) -> Mapping[tuple[str, str], Decimal]:
    """(line, criterion) → 0–10, the mean of those who gave a mark."""
    return mean_marks(marks_given(store, plan_id))
