"""What a diagnosis offers to the FODA: a component in the lowest band as weakness, one in the highest as strength.

Each with its round as evidence, linked, so that the thread leads from the factor to the answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import uncapital
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import diagnoses, last_closed
from munidesk.features.open_government.diagnoses.words import round_line
from munidesk.features.swot.domain import Factor, Quadrant
from munidesk.features.swot.store import add_factor, load_view, newest
from munidesk.instruments import store as engine
from munidesk.instruments.band_words import band_words, score
from munidesk.instruments.bands import bands_of, of_dimension, per_cent
from munidesk.instruments.gains import gains
from munidesk.instruments.scoring import DimensionScore, RoundView, result
from munidesk.records.ref import Ref
from munidesk.town.links import link, links_of

ROLE = "shown"
"""What links a factor with the round that shows it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A factor that is not in the matrix yet, and the round that shows it."""

    factor: Factor
    round_id: str


def offers(store: Store, matrix_id: str) -> tuple[Offer, ...]:
    """Of the last closed round of each diagnosis; what is there already, from this round or another, is not offered.

    Raises UserError when the matrix is gone.
    """
    kept = [one for one in load_view(store, matrix_id).factors if _from_round(store, one)]
    there = {(one.quadrant, one.text.partition(":")[0]) for one in kept}
    found: list[Offer] = []
    for one in diagnoses(store):
        last = last_closed(store, one.id)
        view = None if last is None else engine.load_round(store, last.id)
        if view is not None and result(view).settled:
            found.extend(_of_round(view, one.title, matrix_id))
    return tuple(one for one in found if (one.factor.quadrant, one.factor.text.partition(":")[0]) not in there)


def _from_round(store: Store, one: Factor) -> bool:
    return any(each.role == ROLE for each in links_of(store, Ref("swot_factor", one.id)))


def _of_round(view: RoundView, title: str, matrix_id: str) -> Iterator[Offer]:
    bands = list(bands_of(view))
    for one in result(view).dimensions:
        band = of_dimension(view, one)
        if band is None or band not in (bands[0], bands[-1]) or len(bands) < 2:
            continue
        weak = band == bands[0]
        share = per_cent(view, one.score) if one.score is not None else None
        words = _("{title}: {band}, {score} de 100").format(
            title=one.dimension.title, band=band_words(band), score=score(view, share)
        )
        evidence = _("{diagnosis}, {round}: {score} de 100.").format(
            diagnosis=title, round=uncapital(round_line(view.round)), score=score(view, share)
        )
        factor = Factor(
            matrix_id=matrix_id, quadrant=Quadrant.WEAKNESS if weak else Quadrant.STRENGTH, text=words,
            evidence=evidence, came=_advice(view, one) if weak else "",
        )  # fmt: skip
        yield Offer(factor, view.round.id)


def _advice(view: RoundView, one: DimensionScore) -> str:
    """What would give most of what the component lacks."""
    own = (each.criterion for each in gains(view) if each.criterion.dimension_key == one.dimension.key and each.gain)
    return next((each.advice for each in own if each.advice), "")


def told(store: Store, own: Ref, _words: str = "") -> str:
    """What would be brought, one a line; empty when there is nothing that is not there yet."""
    lines = [f"{one.factor.quadrant.letter} · {one.factor.text}" for one in offers(store, own.id or newest(store))]
    return "\n".join(lines)


def bring(store: Store, own: Ref, _words: str = "") -> str:
    """All of them into the matrix, each linked with its round. Says how many; raises UserError when there is none."""
    found = offers(store, own.id or newest(store))
    if not found:
        raise UserError(
            _("No hay nada nuevo que agregar: hace falta una ronda cerrada con algún componente en rojo o en verde.")
        )
    with store.change(_("Agregar al FODA lo del diagnóstico")):
        for one in found:
            made = add_factor(store, one.factor)
            link(store, Ref("swot_factor", made), Ref("evaluation_round", one.round_id), ROLE)
    words = ngettext("Se agregó {n} factor del diagnóstico.", "Se agregaron {n} factores del diagnóstico.", len(found))
    return words.format(n=len(found))
