"""What `list` says of evaluations: the diagnoses, the rounds of pilots and diagnoses, and every answer. Codes."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from munidesk.base.figures import half_up
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import diagnoses, owner, rounds_of
from munidesk.features.pilot.store import pilots
from munidesk.features.pilot.store import rounds_of as rounds_of_pilot
from munidesk.features.pilot.verdict import verdict
from munidesk.instruments import store as engine
from munidesk.instruments.bands import of_criterion, of_total, shown_points
from munidesk.instruments.domain import AnswerKind, Criterion, Round
from munidesk.instruments.scoring import RoundView, result
from munidesk.overview.house import House

_NONE: Mapping[str, object] = {"total": None, "floor": None, "ceiling": None, "band": None}


def list_diagnoses(house: House, store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per diagnosis, oldest first, with the newest round of its own that has an answer."""
    compute = house.compute(store)
    found: list[dict[str, object]] = []
    for one in reversed(diagnoses(store)):
        own = engine.own_rounds(store, owner(one.id))
        state = "none" if not own else "open" if own[-1].is_open else "closed"
        view = engine.chosen_round(store, owner(one.id), compute)
        found.append(
            {
                "id": one.id,
                "instrument": one.instrument_key,
                "title": one.title,
                "state": state,
                **(_NONE if view is None else _amounts(view)),
            }
        )
    return found


def _amounts(view: RoundView) -> Mapping[str, object]:
    now = result(view)
    band = of_total(view, now)
    floor = _shown(view, now.total)
    return {
        "total": floor,
        "floor": floor,
        "ceiling": _shown(view, now.ceiling) if floor is not None else None,
        "band": band.key if band is not None else None,
    }


def _shown(view: RoundView, points: Fraction | None) -> float | None:
    """As the instrument says its totals, to four decimals."""
    return None if points is None else float(half_up(shown_points(view, points), 4))


def list_rounds(house: House, store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per round of every pilot, then of every diagnosis, oldest first."""
    compute = house.compute(store)
    found: list[dict[str, object]] = []
    for pilot in reversed(pilots(store)):
        for each in rounds_of_pilot(store, pilot.id):
            view = engine.load_round(store, each.id, compute)
            given = verdict(pilot, result(view), view.figures, each)
            found.append(_round(view, pilot.title, given.outcome, given.provisional, None))
    for one in reversed(diagnoses(store)):
        for each in rounds_of(store, one.id):
            view = engine.load_round(store, each.id, compute)
            found.append(_round(view, None, None, each.is_open or not result(view).settled, one.title))
    return found


def _round(
    view: RoundView, pilot: str | None, outcome: object, provisional: bool, diagnosis: str | None
) -> dict[str, object]:  # fmt: skip
    one, now = view.round, result(view)
    return {
        "id": one.id,
        "pilot": pilot,
        "number": one.number,
        "moment": one.moment if pilot is not None else None,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        "closed_on": _day(one),
        "total": _shown(view, now.total),
        "answered": now.answered,
        "applicable": now.applicable,
        "computed": now.computed,
        "verdict": outcome,
        "provisional": provisional,
        "diagnosis": diagnosis,
        "kind": one.kind,
        "review_of": one.review_of or None,
    }


def _day(one: Round) -> str | None:
    return one.closed_on.isoformat() if one.closed_on else None


def list_answers(house: House, store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per criterion of every round, as `rounds` lists them; blanks stay blank."""
    compute = house.compute(store)
    own = [each for one in reversed(pilots(store)) for each in rounds_of_pilot(store, one.id)]
    own += [each for one in reversed(diagnoses(store)) for each in rounds_of(store, one.id)]
    return [row for each in own for row in _answers(engine.load_round(store, each.id, compute))]


def _answers(view: RoundView) -> Iterator[dict[str, object]]:
    names = {one.key: one.title for one in view.dimensions}
    for one in view.criteria:
        yield _answer(view, one, names.get(one.dimension_key, ""))


def _answer(view: RoundView, one: Criterion, dimension: str) -> dict[str, object]:
    points, answer, band = view.points(one), view.answer(one), of_criterion(view, one)
    counted = view.computed.get(one.key) if one.kind is AnswerKind.COMPUTED and view.applies(one) else None
    value = (
        f"{counted.part}|{counted.whole}" if counted is not None and counted.whole else answer.value if answer else ""
    )
    return {
        "instrumento": view.instrument.key,
        "version": view.instrument.version,
        "ronda": view.round.number,
        "tipo": view.round.kind,
        "fecha": _day(view.round),
        "dimension": dimension,
        "clave": one.key,
        "pregunta": one.question,
        "respuesta": value or None,
        "puntos": None if points is None else float(half_up(points, 4)),
        "maximo": view.instrument.scale,
        "banda": band.key if band is not None else None,
        "no_aplica": not view.applies(one),
        "motivo": answer.reason or None if answer else None,
        "nota": answer.note or None if answer else None,
    }
