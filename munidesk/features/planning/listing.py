"""The plan as plain data, for `munidesk list` and for scripts; and how its records introduce themselves."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold
from munidesk.data.store import Store
from munidesk.features.planning.domain import Commitment, Funding, Level, Line, Reading
from munidesk.features.planning.kinds import COMMITMENTS, LINES
from munidesk.features.planning.money import Fault, faults_of
from munidesk.features.planning.store import PlanView, load_plan, newest
from munidesk.features.planning.store_plan import readings_of
from munidesk.records.ref import Described, Ref
from munidesk.town import store as town


def level_words(level: Level) -> str:
    """«Eje», as it begins a line."""
    return capital(level.word)


def goal_words(view: PlanView, line: Line, year: int | None = None) -> str:
    """«352 de 400 luminarias»; «–» without a target. With a year, what that year is to reach and had reached."""
    line = view.aimed(line, year)
    if line.target is None:
        return "–"
    value, number = view.values_in(year).get(line.id), view.figures.number
    done = _("{a} de {b}").format(a=number(value), b=number(line.target)) if value is not None else number(line.target)
    return f"{done} {line.unit}".strip()


def overspent_words(view: PlanView) -> tuple[str, ...]:
    """A sentence for each figure of money that cannot stand, in the order of the plan."""
    found: dict[str, list[Funding]] = {}
    for money in view.funding:
        found.setdefault(money.line_id, []).append(money)
    said = _sentences()
    return tuple(
        said[fault].format(line=f"{line.code} {line.title}".strip(), source=money.source)
        for line in (view.ordered() if found else ())
        for money in found.get(line.id, ())
        for fault in faults_of(money)
    )


def _sentences() -> Mapping[Fault, str]:
    return {
        Fault.OVERSPENT: _("{line}: lo ejecutado de «{source}» pasa de lo vigente."),
        Fault.OVERCOMMITTED: _("{line}: lo comprometido de «{source}» pasa de lo vigente."),
        Fault.OVERPAID: _("{line}: lo pagado de «{source}» pasa de lo ejecutado."),
        Fault.NEGATIVE: _("{line}: «{source}» tiene un importe por debajo de cero."),
        Fault.NO_ACT: _("{line}: «{source}» fue modificado y falta el acto que lo dispuso."),
    }


def order_words(view: PlanView, line_id: str) -> str:
    """What begins before the line that it waits for has ended, of those the line has to do with; empty when none."""
    said = []
    for one in view.dependencies:
        before, after = view.by_id.get(one.after_id), view.by_id.get(one.line_id)
        if line_id in (one.after_id, one.line_id) and before is not None and after is not None:
            ends, starts = view.branches[before.id].last, view.branches[after.id].first
            if ends is not None and starts is not None and starts <= ends:
                words = _(
                    "«{after}» empieza el {start}, y espera a «{before}», que termina el {end}. Revise las fechas."
                )
                said.append(words.format(after=after.title, start=show_date(starts), before=before.title,
                                         end=show_date(ends)))  # fmt: skip
    return " ".join(said)


def matching(view: PlanView, lines: Sequence[Line], words: str, *, late: bool) -> list[Line]:
    """Those whose code, name, responsible, indicator or source of money has the words, with what they hang from."""
    wanted = fold(words)
    if not wanted and not late:
        return list(lines)
    kept: set[str] = set()
    for one in lines:
        if wanted in view.said[one.id] and (not late or one.id in view.late):
            key = one.id
            while key and key not in kept:
                kept.add(key)
                key = view.by_id[key].parent_id
    return [one for one in lines if one.id in kept]


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def list_plan(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per line of the newest plan, as the tree reads; money in units, progress from 0 to 1 or null."""
    key = newest(store)
    view = load_plan(store, key) if key else None
    return [] if view is None else [told(view, one) for one in view.ordered()]


def told(view: PlanView, one: Line) -> dict[str, object]:
    """A line with what its branch adds up to."""
    branch = view.branches[one.id]
    return {
        "id": one.id,
        "level": one.level,
        "code": one.code,
        "title": one.title,
        "unit": one.unit,
        "kind": one.kind,
        "base": _float(one.base),
        "target": _float(one.target),
        "value": _float(view.values.get(one.id)),
        "progress_raw": _float(branch.raw),
        "progress_capped": _float(branch.capped),
        "approved": branch.approved / 100,
        "executed": branch.executed / 100,
        "responsible": one.responsible,
    }


def list_commitments(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per commitment of every plan, by its day."""
    return [
        {
            "id": one.id,
            "title": one.title,
            "deadline": one.deadline.isoformat(),
            "responsible": one.responsible,
            "done_on": one.done_on.isoformat() if one.done_on else None,
            "evidence": one.evidence,
        }
        for one in COMMITMENTS.all(store)
    ]


def describe(store: Store, ref: Ref) -> Described | None:
    """A line or a commitment as other pages name it, with its days; None when it is gone."""
    if ref.kind == "commitment":
        promise = COMMITMENTS.find(store, ref.id)
        return None if promise is None else _promise(ref, promise)
    line = LINES.find(store, ref.id)
    return None if line is None else _line(store, ref, line)


def _promise(ref: Ref, promise: Commitment) -> Described:
    moments = [(promise.deadline, _("Vence el compromiso"))]
    if promise.done_on is not None:
        moments.append((promise.done_on, _("Compromiso cumplido")))
    return Described(
        ref, promise.title, _("Compromiso"), promise.responsible, "flag", "planning", {"tab": "3"},
        tuple(sorted(moments)),
    )  # fmt: skip


def _line(store: Store, ref: Ref, one: Line) -> Described:
    name = _("POA {year}, act. {code}").format(year=one.year, code=one.code) if one.year else one.code
    detail = " · ".join(part for part in (name, one.responsible) if part)
    moments = [(day, words) for day, words in (
        (one.start, _("Comienza {code} {title}").format(code=one.code, title=one.title)),
        (one.end, _("Termina {code} {title}").format(code=one.code, title=one.title)),
    ) if day is not None]  # fmt: skip
    figures = town.figures(store)
    moments.extend((each.day, _reading_words(one, each, figures)) for each in readings_of(store, one.id))
    related = (Ref("plan_line", one.parent_id),) if one.parent_id else ()
    return Described(
        ref, one.title, level_words(one.level), detail, "gantt", "planning", {"line": one.id}, tuple(sorted(moments)),
        related,
    )  # fmt: skip


def _reading_words(one: Line, reading: Reading, figures: Figures) -> str:
    """«Avance: 352 luminarias, de 400 (constancia: planilla)»."""
    words = _("Avance: {value} {unit}").format(value=figures.number(reading.value), unit=one.unit).strip()
    if one.target is not None:
        words = _("{words}, de {target}").format(words=words, target=figures.number(one.target))
    if reading.evidence:
        words = _("{words} (constancia: {text})").format(words=words, text=reading.evidence)
    return words
