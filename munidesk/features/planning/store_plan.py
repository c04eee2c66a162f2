"""Verbs of the plan: lines, their place in the tree, readings, money, dependencies, commitments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.planning.domain import (
    Commitment,
    Criterion,
    Dependency,
    FrameLevel,
    FrameRow,
    Funding,
    Kind,
    Level,
    Line,
    Mark,
    Plan,
    Reading,
)
from munidesk.features.planning.progress import circle
from munidesk.town import store as town
from munidesk.town.goals import checked_goals
from munidesk.town.records import columns, read, read_all, to_row
from munidesk.town.rows import text


def plan_of(store: Store, plan_id: str) -> Plan:
    row = store.get("plan", plan_id)
    if row is None:
        raise UserError(_("Ese plan ya no está. Elija otro."))
    return read(Plan, row)


def new_plan(store: Store, title: str, start_year: int, end_year: int, **fields: object) -> str:
    """Raises UserError without a title or with years in the wrong order."""
    if not title.strip():
        raise UserError(_("Póngale un título: por ejemplo, Plan Municipal de Desarrollo."))
    if end_year < start_year:
        raise UserError(_("El plan termina antes de empezar. Revise los años."))
    record = Plan(new_id(), title.strip(), start_year, end_year, **fields)  # type: ignore[arg-type]
    with store.change(_("Crear el plan")) as writer:
        return writer.put("plan", to_row(record))


def update_plan(store: Store, plan_id: str, *, fold_key: str = "", **changed: object) -> None:
    plan_of(store, plan_id)
    with store.change(_("datos del plan"), fold=fold_key) as writer:
        writer.put("plan", {"id": plan_id, **columns(changed)})


# -- lines


def line_of(store: Store, line_id: str) -> Line:
    row = store.get("plan_line", line_id)
    if row is None:
        raise UserError(_("Ese renglón ya no está en el plan. Elija otro."))
    return read(Line, row)


def _check_quarters(text: str) -> None:
    parts = text.split()
    if not parts:
        return
    if len(parts) != 4 or not all(part.isdigit() for part in parts):
        raise UserError(_("Escriba los cuatro trimestres en porcentajes, por ejemplo 10 20 30 40."))
    total = sum(int(part) for part in parts)
    if total != 100:
        raise UserError(_("Los trimestres suman {n} %; tienen que sumar 100.").format(n=total))


def _check(line: Line) -> None:
    if not line.title.strip():
        raise UserError(_("El renglón necesita un nombre."))
    if line.start is not None and line.end is not None and line.end < line.start:
        raise UserError(
            _("Termina el {end}, antes de empezar ({start}). Revise las fechas.").format(
                end=show_date(line.end, "dd/MM/y"), start=show_date(line.start, "dd/MM/y")
            )
        )
    if line.kind is Kind.INCREMENT and line.target is not None and line.target == (line.base or Decimal(0)):
        raise UserError(
            _("La meta es igual a la línea de base: no hay nada que avanzar. Revise la meta o elija «mantenimiento».")
        )
    _check_quarters(line.quarters)
    if line.weight is not None and not 0 <= line.weight <= 100:
        raise UserError(_("El peso va de 0 a 100."))


def add_line(
    store: Store,
    plan_id: str,
    level: Level,
    title: str,
    parent_id: str = "",
    *,
    place: int | None = None,
    **fields: object,
) -> str:
    """A line under its parent, at the end or at `place` (from 1); its code follows the tree unless given."""
    sisters = _sisters(store, plan_id, parent_id)
    position = (sisters[-1].position if sisters else 0) + 1
    if "ods" in fields:
        fields["ods"] = checked_goals(str(fields["ods"]))
    record = Line(new_id(), plan_id, parent_id, level, position, " ".join(title.split()), **fields)  # type: ignore[arg-type]
    if not record.code:
        record = replace(record, code=_code(store, parent_id, len(sisters) + 1))
    _check(record)
    with store.change(_("Agregar «{title}»").format(title=record.title[:40])) as writer:
        writer.put("plan_line", to_row(record))
        if place is not None:
            move_line(store, record.id, parent_id, place)
    return record.id


def _sisters(store: Store, plan_id: str, parent_id: str) -> list[Line]:
    rows = store.select("plan_line", order="position, id", plan_id=plan_id, parent_id=parent_id)
    return list(read_all(Line, rows))


def _code(store: Store, parent_id: str, number: int) -> str:
    parent = store.get("plan_line", parent_id) if parent_id else None
    return f"{text(parent, 'code')}.{number}" if parent and parent["code"] else str(number)


def update_line(store: Store, line_id: str, *, fold_key: str = "", **changed: object) -> None:
    """Raises UserError for days in the wrong order, a target equal to its base or a goal that is none."""
    if "ods" in changed:
        changed["ods"] = checked_goals(str(changed["ods"]))
    after = replace(line_of(store, line_id), **changed)  # type: ignore[arg-type]
    _check(after)
    with store.change(_("renglón «{title}»").format(title=after.title[:40]), fold=fold_key) as writer:
        writer.put("plan_line", {"id": line_id, **columns(changed)})


def move_line(store: Store, line_id: str, parent_id: str, place: int) -> None:
    """Under another parent, or elsewhere among its sisters. Raises UserError inside itself."""
    line = line_of(store, line_id)
    ancestor = parent_id
    while ancestor:
        if ancestor == line_id:
            raise UserError(_("Un renglón no puede quedar dentro de sí mismo."))
        ancestor = line_of(store, ancestor).parent_id
    sisters = [one for one in _sisters(store, line.plan_id, parent_id) if one.id != line_id]
    at = max(0, min(place - 1, len(sisters)))
    with store.change(_("Mover «{title}»").format(title=line.title[:40])) as writer:
        writer.put("plan_line", {"id": line_id, "parent_id": parent_id})
        for position, one in enumerate([*sisters[:at], line, *sisters[at:]], 1):
            writer.put("plan_line", {"id": one.id, "position": position})


def delete_line(store: Store, line_id: str) -> int:
    """The line and everything under it; returns how many went."""
    return delete_lines(store, [line_id])


def delete_lines(store: Store, line_ids: Sequence[str]) -> int:
    """These lines and everything under them, as one change; returns how many went."""
    gone = list(dict.fromkeys(line_ids))
    for key in gone:
        below = (str(row["id"]) for row in store.select("plan_line", parent_id=key))
        gone.extend(one for one in below if one not in gone)
    title = line_of(store, gone[0]).title[:40]
    with store.change(_("Quitar «{title}»").format(title=title)) as writer:
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
                update_line(store, one.id, **own)
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
                fields: dict[str, object] = {"target": target, "unit": unit, "responsible": who}
                if level is Level.ACTIVITY:
                    fields["year"] = year
                add_line(store, plan_id, level, name, parent_id, **fields)  # type: ignore[arg-type]
                count += 1
    return count


# -- follow-up


def add_reading(store: Store, line_id: str, value: Decimal, day: date | None = None, evidence: str = "") -> str:
    """How far it has got. Raises UserError for a day still to come."""
    line = line_of(store, line_id)
    at = day or today()
    if at > today():
        raise UserError(
            _("El {day} todavía no llegó: revise la fecha del avance.").format(day=show_date(at, "dd/MM/y"))
        )
    record = Reading(new_id(), line_id, at, value, evidence.strip())
    with store.change(_("avance de {code}").format(code=line.code or line.title[:30])) as writer:
        return writer.put("reading", to_row(record))


def readings_of(store: Store, line_id: str) -> tuple[Reading, ...]:
    return read_all(Reading, store.select("reading", order="day, id", line_id=line_id))


def delete_reading(store: Store, reading_id: str) -> None:
    with store.change(_("Quitar un avance")) as writer:
        writer.delete("reading", reading_id)


def set_funding(store: Store, line_id: str, source: str, **money: object) -> str:
    """Money of a line from one source; again for the same source changes it. Raises UserError for negative amounts."""
    line = line_of(store, line_id)
    if not source.strip():
        raise UserError(_("Indique de qué fuente es el dinero."))
    if any(isinstance(value, int) and value < 0 for value in money.values()):
        raise UserError(_("Los montos no pueden ser negativos."))
    rows = store.select("funding", line_id=line_id, source=source.strip())
    before = read(Funding, rows[0]) if rows else Funding(new_id(), line_id, source.strip())
    with store.change(_("dinero de {code}").format(code=line.code or line.title[:30])) as writer:
        return writer.put("funding", to_row(replace(before, **money)))  # type: ignore[arg-type]


def remove_funding(store: Store, funding_id: str) -> None:
    with store.change(_("Quitar una fuente")) as writer:
        writer.delete("funding", funding_id)


def add_dependency(store: Store, line_id: str, after_id: str) -> str:
    """`line_id` begins after `after_id` ends. Raises UserError when they would wait for each other."""
    existing = read_all(Dependency, store.select("dependency"))
    if line_id == after_id or circle(existing, line_id, after_id):
        raise UserError(_("Así los renglones se esperarían unos a otros en círculo. Elija otro."))
    if already := next((one for one in existing if (one.line_id, one.after_id) == (line_id, after_id)), None):
        return already.id
    with store.change(_("Agregar dependencia")) as writer:
        return writer.put("dependency", to_row(Dependency(new_id(), line_id, after_id)))


def remove_dependency(store: Store, dependency_id: str) -> None:
    with store.change(_("Quitar dependencia")) as writer:
        writer.delete("dependency", dependency_id)


# -- commitments, framework, priorities


def save_commitment(store: Store, plan_id: str, title: str, deadline: date, **fields: object) -> str:
    if not title.strip():
        raise UserError(_("Escriba el compromiso."))
    record = Commitment(str(fields.pop("id", "") or new_id()), plan_id, title.strip(), deadline, **fields)  # type: ignore[arg-type]
    with store.change(_("Compromiso «{title}»").format(title=record.title[:40])) as writer:
        return writer.put("commitment", to_row(record))


def update_commitment(store: Store, commitment_id: str, **changed: object) -> None:
    with store.change(_("compromiso")) as writer:
        writer.put("commitment", {"id": commitment_id, **columns(changed)})


def delete_commitment(store: Store, commitment_id: str) -> None:
    with store.change(_("Quitar el compromiso")) as writer:
        writer.delete("commitment", commitment_id)


def frame(store: Store, plan_id: str) -> tuple[FrameRow, ...]:
    """From the goal down."""
    rows = read_all(FrameRow, store.select("frame_row", order="position, id", plan_id=plan_id))
    return tuple(sorted(rows, key=lambda one: (list(FrameLevel).index(one.level), one.position)))


def save_frame_row(store: Store, plan_id: str, level: FrameLevel, summary: str, **fields: object) -> str:
    if not summary.strip():
        raise UserError(_("Escriba el resumen."))
    key = str(fields.pop("id", "") or new_id())
    position = len(store.select("frame_row", plan_id=plan_id)) + 1
    with store.change(_("marco lógico")) as writer:
        record = FrameRow(key, plan_id, level, position, summary.strip(), **fields)  # type: ignore[arg-type]
        return writer.put("frame_row", to_row(record))


def update_frame_row(store: Store, row_id: str, **changed: object) -> None:
    with store.change(_("marco lógico")) as writer:
        writer.put("frame_row", {"id": row_id, **columns(changed)})


def delete_frame_row(store: Store, row_id: str) -> None:
    with store.change(_("Quitar del marco lógico")) as writer:
        writer.delete("frame_row", row_id)


def criteria(store: Store, plan_id: str) -> tuple[Criterion, ...]:
    return read_all(Criterion, store.select("criterion", order="position, id", plan_id=plan_id))


def set_criteria(store: Store, plan_id: str, wanted: Sequence[tuple[str, int]]) -> None:
    """Names and weights, that must sum 100. Raises UserError with the difference."""
    total = sum(weight for _name, weight in wanted)
    if wanted and total != 100:
        gap = _("faltan {n}").format(n=100 - total) if total < 100 else _("sobran {n}").format(n=total - 100)
        raise UserError(_("Los pesos suman {n}, no 100: {gap}.").format(n=total, gap=gap))
    known = {one.name: one for one in criteria(store, plan_id)}
    with store.change(_("Criterios de prioridad")) as writer:
        for name, one in known.items():
            if name not in {each for each, _weight in wanted}:
                writer.delete("criterion", one.id)
        for position, (name, weight) in enumerate(wanted, 1):
            key = known[name].id if name in known else new_id()
            writer.put("criterion", to_row(Criterion(key, plan_id, name, weight, position)))


def set_mark(store: Store, line_id: str, criterion_id: str, value: int) -> None:
    """0–10. Raises UserError outside."""
    if not 0 <= value <= 10:
        raise UserError(_("El puntaje va de 0 a 10."))
    rows = store.select("plan_mark", line_id=line_id, criterion_id=criterion_id)
    key = str(rows[0]["id"]) if rows else new_id()
    with store.change(_("Puntuar un proyecto")) as writer:
        writer.put("plan_mark", to_row(Mark(key, line_id, criterion_id, value)))


def marks(store: Store, plan_id: str) -> Mapping[tuple[str, str], int]:
    """(line, criterion) → 0–10."""
    rows = store.query(
        "SELECT m.* FROM plan_mark m JOIN plan_line l ON l.id = m.line_id WHERE l.plan_id = :plan"
        " AND m.deleted_at IS NULL AND l.deleted_at IS NULL",
        plan=plan_id,
    )
    return {(str(row["line_id"]), str(row["criterion_id"])): int(str(row["value"])) for row in rows}


def priority(own: Mapping[tuple[str, str], int], wanted: Sequence[Criterion], line_id: str) -> Decimal | None:
    """Weighted 0–10; None until every criterion has its mark."""
    given = [(own.get((line_id, one.id)), one.weight) for one in wanted]
    if not given or any(value is None for value, _weight in given):
        return None
    return sum((Decimal(value or 0) * weight for value, weight in given), Decimal(0)) / 100
