"""The FODA's tables, and its verbs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.swot.domain import Factor, Matrix, Quadrant, Score, Strategy, StrategyKind
from munidesk.features.swot.rules import allowed_ratings, balance, external, internal
from munidesk.town import store as town
from munidesk.town.records import columns, read, read_all, to_row


@dataclass(frozen=True, slots=True)
class SwotView:
    """One version, read whole."""

    matrix: Matrix
    factors: tuple[Factor, ...]
    scores: tuple[Score, ...]
    strategies: tuple[Strategy, ...]
    figures: Figures

    def of(self, quadrant: Quadrant) -> tuple[Factor, ...]:
        return tuple(one for one in self.factors if one.quadrant is quadrant)

    @property
    def people(self) -> tuple[str, ...]:
        """Who scored, in the order they were added."""
        return tuple(dict.fromkeys(one.person for one in self.scores))


def matrices(store: Store) -> tuple[Matrix, ...]:
    """Every version of every FODA, the newest first."""
    return read_all(Matrix, store.select("swot", order="day DESC, version DESC, id DESC"))


def load_view(store: Store, matrix_id: str) -> SwotView:
    row = store.get("swot", matrix_id)
    if row is None:
        raise UserError(_("Ese FODA ya no está. Elija otro."))
    own = {"matrix_id": matrix_id}
    return SwotView(
        read(Matrix, row),
        read_all(Factor, store.select("swot_factor", order="position, id", **own)),
        read_all(Score, store.select("swot_score", order="id", **own)),
        read_all(Strategy, store.select("swot_strategy", order="position, id", **own)),
        town.figures(store),
    )


def _writable(store: Store, matrix_id: str) -> Matrix:
    found = load_view(store, matrix_id).matrix
    if found.closed:
        raise UserError(
            _("La versión {n} está cerrada. Abra una versión nueva para cambiarla.").format(n=found.version)
        )
    return found


def new_matrix(store: Store, title: str, day: date | None = None, **fields: object) -> str:
    """Version 1 of a new FODA. Raises UserError without a title."""
    if not title.strip():
        raise UserError(_("Póngale un título: por ejemplo, FODA del Plan de Desarrollo."))
    key = new_id()
    record = Matrix(key, key, 1, title.strip(), day or today(), **fields)  # type: ignore[arg-type]
    with store.change(_("Crear el FODA")) as writer:
        return writer.put("swot", to_row(record))


def update_matrix(store: Store, matrix_id: str, *, fold_key: str = "", **changed: object) -> None:
    """Raises UserError for an empty title, or ratings that the other convention does not admit."""
    before = _writable(store, matrix_id)
    after = replace(before, **changed)  # type: ignore[arg-type]
    if not after.title.strip():
        raise UserError(_("El FODA necesita un título."))
    with store.change(_("datos del FODA"), fold=fold_key) as writer:
        writer.put("swot", {"id": matrix_id, **columns(changed)})
        if after.convention is not before.convention:
            for one in external(load_view(store, matrix_id).factors):
                if one.rating is not None and one.rating not in allowed_ratings(one.quadrant, after.convention):
                    writer.put("swot_factor", {"id": one.id, "rating": None})


def add_factor(store: Store, matrix_id: str, quadrant: Quadrant, text: str, **fields: object) -> str:
    """A card at the end of its quadrant. Raises UserError without text."""
    _writable(store, matrix_id)
    words = " ".join(text.split())
    if not words:
        raise UserError(_("Escriba el factor."))
    last = max((one.position for one in load_view(store, matrix_id).of(quadrant)), default=0)
    record = Factor(new_id(), matrix_id, quadrant, last + 1, words, **fields)  # type: ignore[arg-type]
    with store.change(_("Agregar «{text}»").format(text=words[:40])) as writer:
        return writer.put("swot_factor", to_row(record))


def factor(store: Store, factor_id: str) -> Factor:
    row = store.get("swot_factor", factor_id)
    if row is None:
        raise UserError(_("Ese factor ya no está. Elija otro."))
    return read(Factor, row)


def update_factor(store: Store, factor_id: str, *, fold_key: str = "", **changed: object) -> None:
    """Raises UserError for a weight outside 0,00–1,00 or a rating its quadrant does not admit."""
    before = factor(store, factor_id)
    matrix = _writable(store, before.matrix_id)
    after = replace(before, **changed)  # type: ignore[arg-type]
    if not after.text.strip():
        raise UserError(_("El factor no puede quedar vacío. Para quitarlo, use Supr."))
    if after.weight is not None and not 0 <= after.weight <= 100:
        written = town.figures(store).hundredths
        raise UserError(_("El peso va de {low} a {high}.").format(low=written(0), high=written(100)))
    allowed = allowed_ratings(after.quadrant, matrix.convention)
    if "rating" in changed and after.rating is not None and after.rating not in allowed:
        shown = _(" o ").join(str(one) for one in allowed)
        raise UserError(_("Aquí la calificación puede ser {allowed}.").format(allowed=shown))
    with store.change(_("factor «{text}»").format(text=after.text[:40]), fold=fold_key) as writer:
        writer.put("swot_factor", {"id": factor_id, **columns(changed)})


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
    one = factor(store, factor_id)
    _writable(store, one.matrix_id)
    with store.change(_("Quitar «{text}»").format(text=one.text[:40])) as writer:
        writer.delete("swot_factor", factor_id)


def balance_weights(store: Store, matrix_id: str, *, inside: bool) -> None:
    """«Equilibrar»: the weights of MEFI or MEFE sum exactly 1,00, in the same proportions."""
    _writable(store, matrix_id)
    view = load_view(store, matrix_id)
    own = internal(view.factors) if inside else external(view.factors)
    with store.change(_("Equilibrar los pesos")) as writer:
        for one, weight in zip(own, balance([one.weight for one in own]), strict=True):
            writer.put("swot_factor", {"id": one.id, "weight": weight})


def set_score(store: Store, factor_id: str, person: str, impact: int, feasibility: int) -> None:
    """What a person gave; again replaces. Raises UserError outside 1–5, or without a person."""
    one = factor(store, factor_id)
    _writable(store, one.matrix_id)
    if not person.strip():
        raise UserError(_("Escriba quién puntúa: un nombre, una inicial o un número."))
    if not (1 <= impact <= 5 and 1 <= feasibility <= 5):
        raise UserError(_("Impacto y factibilidad van de 1 a 5."))
    rows = store.select("swot_score", factor_id=factor_id, person=person.strip())
    key = str(rows[0]["id"]) if rows else new_id()
    record = Score(key, one.matrix_id, factor_id, person.strip(), impact, feasibility)
    with store.change(_("Puntaje de {person}").format(person=record.person)) as writer:
        writer.put("swot_score", to_row(record))


def clear_score(store: Store, factor_id: str, person: str) -> None:
    with store.change(_("Quitar un puntaje")) as writer:
        for row in store.select("swot_score", factor_id=factor_id, person=person):
            writer.delete("swot_score", str(row["id"]))


def save_strategy(
    store: Store, matrix_id: str, kind: StrategyKind, text: str, factor_ids: Sequence[str], strategy_id: str = ""
) -> str:
    """A crossed strategy that names its factors. Raises UserError unless it names one of each quadrant it crosses."""
    _writable(store, matrix_id)
    view = load_view(store, matrix_id)
    if not text.strip():
        raise UserError(_("Escriba la estrategia."))
    named = {one.quadrant for one in view.factors if one.id in factor_ids}
    if not set(kind.quadrants) <= named:
        raise UserError(
            _("Una estrategia {kind} nombra al menos un factor {a} y uno {b}.").format(
                kind=kind.value, a=kind.value[0], b=kind.value[1]
            )
        )
    existing = next((one for one in view.strategies if one.id == strategy_id), None)
    last = max((one.position for one in view.strategies), default=0)
    position = existing.position if existing else last + 1
    kept = ",".join(one.id for one in view.factors if one.id in factor_ids)
    record = Strategy(strategy_id or new_id(), matrix_id, kind, position, text.strip(), kept)
    with store.change(_("Estrategia {kind}").format(kind=kind.value)) as writer:
        return writer.put("swot_strategy", to_row(record))


def delete_strategy(store: Store, strategy_id: str) -> None:
    with store.change(_("Quitar la estrategia")) as writer:
        writer.delete("swot_strategy", strategy_id)


def new_version(store: Store, matrix_id: str, day: date | None = None) -> str:
    """A copy to work on; the one before is closed. Strategies come along with the new factors. Returns its id."""
    view = load_view(store, matrix_id)
    last = max(one.version for one in matrices(store) if one.series_id == view.matrix.series_id)
    key, new_ids = new_id(), {one.id: new_id() for one in view.factors}
    with store.change(_("Abrir la versión {n}").format(n=last + 1)) as writer:
        writer.put("swot", {"id": matrix_id, "closed": 1})
        copy = replace(view.matrix, id=key, version=last + 1, day=day or today(), closed=False)
        writer.put("swot", to_row(copy))
        for one in view.factors:
            writer.put("swot_factor", to_row(replace(one, id=new_ids[one.id], matrix_id=key, origin_id=one.id)))
        for each in view.strategies:
            kept = ",".join(new_ids[part] for part in each.factor_ids if part in new_ids)
            writer.put("swot_strategy", to_row(replace(each, id=new_id(), matrix_id=key, factors=kept)))
    return key


def newest(store: Store) -> str:
    """The version in work, or the newest; empty when there is no FODA."""
    found = matrices(store)
    return next((one.id for one in found if not one.closed), found[0].id if found else "")


def origins_of(store: Store) -> dict[str, str]:
    """Each factor → the factor of the version before it comes from."""
    rows = store.query("SELECT id, origin_id FROM swot_factor WHERE origin_id <> ''")
    return {str(row["id"]): str(row["origin_id"]) for row in rows}
