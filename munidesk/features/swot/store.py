"""The verbs of the FODA, and a version of it read whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.swot.checks import check_crossing, check_factor, check_matrix, check_rating
from munidesk.features.swot.domain import Factor, Matrix, Quadrant, Score, Strategy
from munidesk.features.swot.kinds import FACTORS, MATRICES, SCORES, STRATEGIES
from munidesk.features.swot.rules import allowed_ratings, balance, external, internal
from munidesk.town import store as town


@dataclass(frozen=True, slots=True)
class SwotView:
    """One version, read whole."""

    matrix: Matrix
    factors: tuple[Factor, ...]
    scores: tuple[Score, ...]
    strategies: tuple[Strategy, ...]
    figures: Figures

    def of(self, quadrant: Quadrant) -> tuple[Factor, ...]:
        return tuple(one for one in self.factors if one.quadrant == quadrant)

    @property
    def people(self) -> tuple[str, ...]:
        """Who scored, in the order they were added."""
        return tuple(dict.fromkeys(one.person for one in self.scores))


def matrices(store: Store) -> tuple[Matrix, ...]:
    """Every version of every FODA, the newest first."""
    return MATRICES.all(store)


def load_view(store: Store, matrix_id: str) -> SwotView:
    """Raises UserError when the version is gone."""
    return SwotView(
        MATRICES.get(store, matrix_id),
        FACTORS.all(store, matrix_id=matrix_id),
        SCORES.all(store, matrix_id=matrix_id),
        STRATEGIES.all(store, matrix_id=matrix_id),
        town.figures(store),
    )


def _writable(store: Store, matrix_id: str) -> Matrix:
    found = MATRICES.get(store, matrix_id)
    if found.closed:
        raise UserError(
            _("La versión {n} está cerrada. Abra una versión nueva para cambiarla.").format(n=found.version),
            code="closed",
        )
    return found


def new_matrix(store: Store, matrix: Matrix) -> str:
    """Version 1 of a new FODA. Raises UserError without a title."""
    check_matrix(matrix)
    key = new_id()
    kept = replace(matrix, id=key, series_id=key, version=1, title=matrix.title.strip())
    return MATRICES.save(store, kept, label=_("Crear el FODA")).id


def save_matrix(store: Store, matrix: Matrix, *, fold: str = "") -> None:
    """Raises UserError without a title. Ratings that another convention does not admit go blank."""
    before = _writable(store, matrix.id)
    check_matrix(matrix)
    with store.change(_("datos del FODA"), fold=fold) as writer:
        MATRICES.save(store, matrix)
        if matrix.convention != before.convention:
            for one in external(FACTORS.all(store, matrix_id=matrix.id)):
                if one.rating is not None and one.rating not in allowed_ratings(one.quadrant, matrix.convention):
                    writer.put("swot_factor", {"id": one.id, "rating": None})


def add_factor(store: Store, factor: Factor) -> str:
    """A card at the end of its quadrant. Raises UserError as `check_factor` and `check_rating`."""
    matrix = _writable(store, factor.matrix_id)
    own = FACTORS.all(store, matrix_id=factor.matrix_id, quadrant=factor.quadrant.value)
    last = max((one.position for one in own), default=0)
    kept = replace(factor, id="", position=last + 1, text=" ".join(factor.text.split()))
    check_factor(kept)
    check_rating(kept, matrix.convention)
    return FACTORS.save(store, kept, label=_("Agregar «{text}»").format(text=kept.text[:40])).id


def factor(store: Store, factor_id: str) -> Factor:
    """Raises UserError when it is gone."""
    return FACTORS.get(store, factor_id)


def save_factor(store: Store, factor: Factor, *, fold: str = "") -> None:
    """A factor that is in the matrix already. Raises UserError as `check_factor` and `check_rating`."""
    matrix = _writable(store, factor.matrix_id)
    if not factor.text.strip():
        raise UserError(_("El factor no puede quedar vacío. Para quitarlo, use Supr."), code="missing", field="text")
    check_rating(factor, matrix.convention)
    FACTORS.save(store, factor, label=_("factor «{text}»").format(text=factor.text[:40]), fold=fold)


def move_factor(store: Store, factor_id: str, quadrant: Quadrant, place: int | None = None) -> None:
    """To another quadrant, or to another place (from 1) of its own; a rating that is not admitted there goes blank."""
    one = factor(store, factor_id)
    matrix = _writable(store, one.matrix_id)
    others = [other for other in load_view(store, one.matrix_id).of(quadrant) if other.id != factor_id]
    at = len(others) if place is None else max(0, min(place - 1, len(others)))
    allowed = allowed_ratings(quadrant, matrix.convention)
    with store.change(_("Mover «{text}»").format(text=one.text[:40])) as writer:
        rating = one.rating if one.rating in allowed else None
        writer.put("swot_factor", {"id": factor_id, "quadrant": quadrant.value, "rating": rating})
        for position, other in enumerate([*others[:at], one, *others[at:]], 1):
            writer.put("swot_factor", {"id": other.id, "position": position})


def delete_factor(store: Store, factor_id: str) -> None:
    """Raises UserError when its version is closed."""
    one = factor(store, factor_id)
    _writable(store, one.matrix_id)
    FACTORS.delete(store, factor_id, label=_("Quitar «{text}»").format(text=one.text[:40]))


def balance_weights(store: Store, matrix_id: str, *, inside: bool) -> None:
    """«Equilibrar»: the weights of MEFI or MEFE sum exactly 1,00, in the same proportions."""
    _writable(store, matrix_id)
    factors = FACTORS.all(store, matrix_id=matrix_id)
    own = internal(factors) if inside else external(factors)
    with store.change(_("Equilibrar los pesos")) as writer:
        for one, weight in zip(own, balance([one.weight for one in own]), strict=True):
            writer.put("swot_factor", {"id": one.id, "weight": weight})


def set_score(store: Store, factor_id: str, person: str, impact: int, feasibility: int) -> None:
    """What a person gave; again replaces. Raises UserError outside 1–5, or without a person."""
    one = factor(store, factor_id)
    _writable(store, one.matrix_id)
    there = SCORES.all(store, factor_id=factor_id, person=person.strip())
    record = Score(
        id=there[0].id if there else "", matrix_id=one.matrix_id, factor_id=factor_id, person=person.strip(),
        impact=impact, feasibility=feasibility,
    )  # fmt: skip
    SCORES.save(store, record, label=_("Puntaje de {person}").format(person=record.person))


def clear_score(store: Store, factor_id: str, person: str) -> None:
    """Raises UserError when its version is closed."""
    _writable(store, factor(store, factor_id).matrix_id)
    with store.change(_("Quitar un puntaje")) as writer:
        for one in SCORES.all(store, factor_id=factor_id, person=person):
            writer.delete("swot_score", one.id)


def save_strategy(store: Store, strategy: Strategy, factor_ids: Sequence[str]) -> str:
    """A crossed strategy, new when it has no id; it names its factors. Raises UserError unless one of each quadrant."""
    _writable(store, strategy.matrix_id)
    view = load_view(store, strategy.matrix_id)
    named = [one for one in view.factors if one.id in factor_ids]
    check_crossing(strategy.kind, named)
    last = max((one.position for one in view.strategies), default=0)
    kept = replace(
        strategy, position=strategy.position or last + 1, text=strategy.text.strip(),
        factors=",".join(one.id for one in named),
    )  # fmt: skip
    return STRATEGIES.save(store, kept, label=_("Estrategia {kind}").format(kind=kept.kind.word)).id


def delete_strategy(store: Store, strategy_id: str) -> None:
    """Raises UserError when its version is closed."""
    _writable(store, STRATEGIES.get(store, strategy_id).matrix_id)
    STRATEGIES.delete(store, strategy_id, label=_("Quitar la estrategia"))


def new_version(store: Store, matrix_id: str, day: date | None = None) -> str:
    """A copy to work on; the one before is closed. Strategies come along with the new factors. Returns its id."""
    view = load_view(store, matrix_id)
    last = max(one.version for one in matrices(store) if one.series_id == view.matrix.series_id)
    key, new_ids = new_id(), {one.id: new_id() for one in view.factors}
    with store.change(_("Abrir la versión {n}").format(n=last + 1)):
        MATRICES.save(store, replace(view.matrix, closed=True))
        MATRICES.save(store, replace(view.matrix, id=key, version=last + 1, day=day or today(), closed=False))
        for one in view.factors:
            FACTORS.save(store, replace(one, id=new_ids[one.id], matrix_id=key, origin_id=one.id))
        for each in view.strategies:
            kept = ",".join(new_ids[part] for part in each.factor_ids if part in new_ids)
            STRATEGIES.save(store, replace(each, id="", matrix_id=key, factors=kept))
    return key


def newest(store: Store) -> str:
    """The version in work, or the newest; empty when there is no FODA."""
    found = matrices(store)
    return next((one.id for one in found if not one.closed), found[0].id if found else "")


def origins_of(store: Store) -> dict[str, str]:
    """Each factor → the factor of the version before it comes from."""
    rows = store.query("SELECT id, origin_id FROM swot_factor WHERE origin_id <> ''")
    return {str(row["id"]): str(row["origin_id"]) for row in rows}
