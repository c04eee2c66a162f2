"""What a plan, its lines and its money cannot be, whoever writes them: page, import or command line. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures, is_currency, unknown_currency
from munidesk.base.i18n import _
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.domain import (
    Commitment,
    Criterion,
    FrameRow,
    Funding,
    Kind,
    Level,
    Line,
    Mark,
    Plan,
    Reading,
)
from munidesk.features.planning.domain_year import MoneyEntry, YearTarget
from munidesk.town.goals import checked_goals


def check_plan(plan: Plan) -> None:
    """Raises UserError without a title or with years in the wrong order."""
    if not plan.title.strip():
        raise UserError(
            _("Póngale un título: por ejemplo, Plan Municipal de Desarrollo."), code="missing", field="title"
        )
    if plan.end_year < plan.start_year:
        raise UserError(_("El plan termina antes de empezar. Revise los años."), code="order", field="end_year")


def check_line(line: Line) -> None:
    """Raises UserError for days in the wrong order, a target equal to its base, a weight or a goal that is none."""
    if not line.title.strip():
        raise UserError(_("El renglón necesita un nombre."), code="missing", field="title")
    if line.start is not None and line.end is not None and line.end < line.start:
        raise UserError(
            _("Termina el {end}, antes de empezar ({start}). Revise las fechas.").format(
                end=show_date(line.end), start=show_date(line.start)
            ),
            code="order",
            field="end",
        )
    if line.kind is Kind.INCREMENT and nothing_to_advance(line.base, line.target):
        raise UserError(
            _("La meta es igual a la línea de base: no hay nada que avanzar. Revise la meta o elija «mantenimiento»."),
            code="nothing_to_advance",
            field="target",
        )
    _check_quarters(line.quarters)
    if line.weight is not None and not 0 <= line.weight <= 100:
        raise UserError(_("El peso va de 0 a 100."), code="range", field="weight")
    with_goals(line)


def nothing_to_advance(base: Decimal | None, target: Decimal | None) -> bool:
    """The target is the base; a base that was not said counts from zero."""
    return target is not None and target == (base or Decimal(0))


def with_goals(line: Line) -> Line:
    """The line with its goals as they are kept («4, 11»). Raises UserError for what is no goal."""
    try:
        return replace(line, ods=checked_goals(line.ods))
    except UserError as error:
        raise UserError(str(error), code="range", field="ods") from None


def _check_quarters(text: str) -> None:
    parts = text.split()
    if not parts:
        return
    if len(parts) != 4 or not all(part.isdecimal() for part in parts):
        raise UserError(
            _("Escriba los cuatro trimestres en porcentajes, por ejemplo 10 20 30 40."),
            code="unreadable",
            field="quarters",
        )
    total = sum(int(part) for part in parts)
    if total != 100:
        raise UserError(
            _("Los trimestres suman {n} %; tienen que sumar 100.").format(n=total), code="sum", field="quarters"
        )


def with_goal(line: Line, text: str, figures: Figures) -> Line:
    """With the goal that was typed: «400 luminarias», or as it is shown, «352 de 400 luminarias».

    The unit may be left out; blank takes the goal away. Raises UserError for what is no number.
    """
    target, unit = figures.counted(re.sub(r"^[-−\d.,\u00a0 ]+ de (?=\d)", "", text.strip()))
    return replace(line, target=target, unit=unit or line.unit)


def reached(line: Line) -> Line:
    """What has a goal of its own is a target, however few groups stand over it; a target or an activity stays one."""
    goal = line.target is not None and line.level.place < Level.TARGET.place
    return replace(line, level=Level.TARGET) if goal else line


def next_level(level: Level) -> Level:
    """What hangs of a line of that level, where nothing hangs of it yet."""
    levels = list(Level)
    return levels[min(level.place + 1, len(levels) - 1)]


def at_level(line: Line, level: Level, year: int | None) -> Line:
    """The line moved to that level; what becomes an activity is one of the year in sight."""
    belongs = level is Level.ACTIVITY and line.year is None
    return replace(line, level=level, year=year if belongs else line.year)


def check_reading(reading: Reading) -> None:
    """Raises UserError for a day still to come."""
    if reading.day > today():
        raise UserError(
            _("El {day} todavía no llegó: revise la fecha del avance.").format(day=show_date(reading.day)),
            code="future",
            field="day",
        )


def check_funding(money: Funding) -> None:
    """Raises UserError without a source, for negative amounts and for a currency that nobody knows (ISO 4217)."""
    if not money.source.strip():
        raise UserError(_("Indique de qué fuente es el dinero."), code="missing", field="source")
    for name in ("approved", "modified", "committed", "executed", "paid"):
        value = getattr(money, name)
        if value is not None and value < 0:
            raise UserError(_("Los montos no pueden ser negativos."), code="range", field=name)
    if money.currency and not is_currency(money.currency):
        raise unknown_currency(money.currency)


def check_money_entry(entry: MoneyEntry) -> None:
    """Raises UserError for nothing moved, for a day still to come, and for a modification without its act.

    A credit is modified by an act alone: without its number nobody can tell later why the figure changed.
    """
    if not entry.amount:
        raise UserError(_("Escriba cuánto dinero fue."), code="missing", field="amount")
    if entry.day > today():
        raise UserError(
            _("El {day} todavía no llegó: revise la fecha del movimiento.").format(day=show_date(entry.day)),
            code="future",
            field="day",
        )
    if entry.stage is Stage.MODIFIED and not entry.act.strip():
        raise UserError(
            _("Escriba el acto que modificó el crédito: por ejemplo, Resolución 48/2026."), code="missing", field="act"
        )


def check_year_target(goal: YearTarget) -> None:
    """Raises UserError for a year that is none."""
    if not 1900 <= goal.year <= 2200:
        raise UserError(_("El año va con cuatro cifras, por ejemplo 2026."), code="range", field="year")


def check_commitment(promise: Commitment) -> None:
    """Raises UserError without words."""
    if not promise.title.strip():
        raise UserError(_("Escriba el compromiso."), code="missing", field="title")


def check_frame_row(row: FrameRow) -> None:
    """Raises UserError without a summary."""
    if not row.summary.strip():
        raise UserError(_("Escriba el resumen."), code="missing", field="summary")


def check_criterion(criterion: Criterion) -> None:
    """Raises UserError for a weight that is none. That all sum 100 is `check_criteria`."""
    if not 0 <= criterion.weight <= 100:
        raise UserError(_("El peso va de 0 a 100."), code="range", field="weight")


def check_criteria(wanted: Sequence[tuple[str, int]]) -> None:
    """Names and weights of a plan's criteria together. Raises UserError with the difference to 100."""
    total = sum(weight for _name, weight in wanted)
    if wanted and total != 100:
        gap = _("faltan {n}").format(n=100 - total) if total < 100 else _("sobran {n}").format(n=total - 100)
        raise UserError(_("Los pesos suman {n}, no 100: {gap}.").format(n=total, gap=gap), code="sum", field="weight")


def check_mark(mark: Mark) -> None:
    """Raises UserError outside 0–10."""
    if not 0 <= mark.value <= 10:
        raise UserError(_("El puntaje va de 0 a 10."), code="range", field="value")


def priority(own: Mapping[tuple[str, str], Decimal], wanted: Sequence[Criterion], line_id: str) -> Decimal | None:
    """Weighted 0–10, from (line, criterion) → mean mark; None until every criterion has its mark."""
    given = [(own.get((line_id, one.id)), one.weight) for one in wanted]
    if not given or any(value is None for value, _weight in given):
        return None
    return sum((Decimal(value or 0) * weight for value, weight in given), Decimal(0)) / 100


def parse_mark(text: str) -> int:
    """«8». Raises UserError for anything but a whole number."""
    if not text.strip().isdecimal():
        raise UserError(_("El puntaje es un número de 0 a 10."), code="unreadable", field="value")
    return int(text)


def parse_criteria(text: str) -> Sequence[tuple[str, int, str]]:
    """«Urgencia 40: riesgo si no se hace» per line, as (name, weight, what it looks at).

    Raises UserError for a line without its weight.
    """
    found = []
    for line in text.splitlines():
        told, _colon, means = line.partition(":")
        name, _space, weight = told.strip().rpartition(" ")
        if not line.strip():
            continue
        if not name or not weight.isdecimal():
            raise UserError(_("En «{line}» falta el peso: por ejemplo, Urgencia 40.").format(line=line.strip()))
        found.append((name.strip(), int(weight), means.strip()))
    return found


def parse_years(text: str) -> tuple[int, int]:
    """«2025-2030» as two years. Raises UserError for anything else."""
    found = re.fullmatch(r"(\d{4})\s*[-–/aA ]\s*(\d{4})", text.strip())
    if found is None:
        raise UserError(_("Escriba los dos años: por ejemplo, 2025-2030."))
    return int(found[1]), int(found[2])
