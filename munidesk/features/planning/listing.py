"""The plan as plain data, for `munidesk list` and for scripts; and how its records introduce themselves."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.planning.domain import Commitment, Level, Line
from munidesk.features.planning.store import PlanView, load_plan, newest
from munidesk.records.ref import Described, Ref
from munidesk.town import store as town
from munidesk.town.records import read
from munidesk.town.rows import text


def level_words(level: Level) -> str:
    match level:
        case Level.AXIS:
            return _("Eje")
        case Level.OBJECTIVE:
            return _("Objetivo")
        case Level.PROGRAMME:
            return _("Programa")
        case Level.TARGET:
            return _("Meta")
        case Level.ACTIVITY:
            return _("Actividad")


def goal_words(view: PlanView, line: Line) -> str:
    """«352 de 400 luminarias»; «–» without a target."""
    if line.target is None:
        return "–"
    value, number = view.values.get(line.id), view.figures.number
    done = _("{a} de {b}").format(a=number(value), b=number(line.target)) if value is not None else number(line.target)
    return f"{done} {line.unit}".strip()


def matching(view: PlanView, lines: Sequence[Line], words: str, *, late: bool) -> list[Line]:
    """Those whose code, name, responsible, indicator or source of money has the words, with what they hang from."""
    wanted = fold(words)
    if not wanted and not late:
        return list(lines)
    kept: set[str] = set()
    for one in lines:
        said = f"{one.code} {one.title} {one.responsible} {one.indicator} {view.sources.get(one.id, '')}"
        if wanted in fold(said) and (not late or one.id in view.late):
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
    if not key:
        return []
    view = load_plan(store, key)
    found: list[dict[str, object]] = []
    for one in view.ordered():
        branch = view.branches[one.id]
        found.append(
            {
                "id": one.id,
                "level": one.level.value,
                "code": one.code,
                "title": one.title,
                "unit": one.unit,
                "kind": one.kind.value,
                "base": _float(one.base),
                "target": _float(one.target),
                "value": _float(view.values.get(one.id)),
                "progress_raw": _float(branch.raw),
                "progress_capped": _float(branch.capped),
                "approved": branch.approved / 100,
                "executed": branch.executed / 100,
                "responsible": one.responsible,
            }
        )
    return found


def list_commitments(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per commitment of every plan, by its day."""
    return [
        {
            "id": row["id"],
            "title": row["title"],
            "deadline": row["deadline"],
            "responsible": row["responsible"],
            "done_on": row["done_on"],
            "evidence": row["evidence"],
        }
        for row in store.select("commitment", order="deadline, id")
    ]


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    if ref.kind == "commitment":
        promise = read(Commitment, row)
        moments = [(promise.deadline, _("Vence el compromiso"))]
        if promise.done_on is not None:
            moments.append((promise.done_on, _("Compromiso cumplido")))
        return Described(
            ref,
            promise.title,
            _("Compromiso"),
            promise.responsible,
            "flag",
            "planning",
            {"tab": "3"},
            tuple(sorted(moments)),
        )
    one = read(Line, row)
    name = _("POA {year}, act. {code}").format(year=one.year, code=one.code) if one.year else one.code
    detail = " · ".join(part for part in (name, one.responsible) if part)
    moments = [(day, words) for day, words in (
        (one.start, _("Comienza {code} {title}").format(code=one.code, title=one.title)),
        (one.end, _("Termina {code} {title}").format(code=one.code, title=one.title)),
    ) if day is not None]  # fmt: skip
    number = town.figures(store).number
    for reading in store.select("reading", order="day, id", line_id=ref.id):
        value = number(Decimal(text(reading, "value")))
        words = _("Avance: {value} {unit}").format(value=value, unit=one.unit).strip()
        if one.target is not None:
            words = _("{words}, de {target}").format(words=words, target=number(one.target))
        if evidence := text(reading, "evidence"):
            words = _("{words} (constancia: {text})").format(words=words, text=evidence)
        moments.append((date.fromisoformat(text(reading, "day")), words))
    related = (Ref("plan_line", one.parent_id),) if one.parent_id else ()
    return Described(
        ref, one.title, level_words(one.level), detail, "gantt", "planning", {"line": one.id}, tuple(sorted(moments)),
        related,
    )  # fmt: skip
