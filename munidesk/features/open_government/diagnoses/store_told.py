"""All that the papers of a diagnosis tell of one of its rounds, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.diagnoses.store import diagnoses, diagnosis_of, newest, rounds_of
from munidesk.features.open_government.domain import Diagnosis
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Opinion, Round, RoundKind
from munidesk.instruments.gains import set_aside
from munidesk.instruments.kinds import OPINIONS
from munidesk.instruments.opinions import evaluators, view_by
from munidesk.instruments.scoring import Result, RoundView, result
from munidesk.instruments.store import Compute
from munidesk.instruments.weights import Weights, weights_of
from munidesk.records.sheet import Selection


@dataclass(frozen=True)
class Told:
    """`before` is the round it is compared with, `review` the closed one that goes over it; None without them.

    A round with blanks that nobody decided upon is compared with nothing, and nothing with it.

    `evaluators` are their answers as rounds of their own, by name; `opinions` how each came in. `evidence` counts the
    papers of each criterion, `improvements` are their codes («M-07») by criterion. `earlier` are the closed rounds of
    the same kind before it, oldest first.
    """

    diagnosis: Diagnosis
    view: RoundView
    now: Result
    before: RoundView | None
    review: RoundView | None
    evaluators: Mapping[str, RoundView]
    opinions: tuple[Opinion, ...]
    evidence: Mapping[str, int]
    improvements: Mapping[str, str]
    earlier: tuple[RoundView, ...]

    @cached_property
    def then(self) -> Result | None:
        """What `before` amounts to."""
        return None if self.before is None else result(self.before)

    @cached_property
    def weights(self) -> Weights:
        """Of what applies, as they are printed."""
        return weights_of(self.view)

    @cached_property
    def set_aside(self) -> Fraction:
        """The part of the weight, from 0 to 1, that «no aplica» takes out of the account."""
        return set_aside(self.view, self.now)


def chosen_diagnosis(store: Store, key: str = "") -> Diagnosis:
    """By its id or that of one of its rounds; else the newest. Raises UserError when there is none."""
    row = store.get("evaluation_round", key) if key else None
    found = str(row["owner_id"]) if row else key or newest(store)
    if not found:
        raise UserError(_("Todavía no hay ningún diagnóstico. Cree el primero en Gobierno abierto."))
    return diagnosis_of(store, found)


def chosen_round(store: Store, selection: Selection, compute: Compute) -> RoundView:
    """A round by its id; of a diagnosis, its newest one with an answer; without an id, the round that was closed last.

    Of the municipality's own, or of the kind that `selection.kind` names («revisión»). Where there is none of these,
    the newest of any kind. Raises UserError when there is none at all.
    """
    kind = _kind(selection.kind)
    if not selection.id and (last := last_closed_of_all(store, kind)) is not None:
        return engine.load_round(store, last.id, compute)
    one = chosen_diagnosis(store, selection.id)
    found = rounds_of(store, one.id)
    wanted = [each for each in found if each.id == selection.id] or [each for each in found if each.kind is kind]
    first: RoundView | None = None
    for each in reversed(wanted or found):
        view = engine.load_round(store, each.id, compute)
        if result(view).total is not None:
            return view
        first = first or view
    if first is None:
        words = _("«{title}» todavía no tiene rondas. Abra la primera en Gobierno abierto.")
        raise UserError(words.format(title=one.title))
    return first


def last_closed_of_all(store: Store, kind: RoundKind = RoundKind.SELF) -> Round | None:
    """Of all diagnoses, the round of that kind that was closed last."""
    found = [one for each in diagnoses(store) for one in rounds_of(store, each.id)]
    closed = [one for one in found if one.kind is kind and one.closed_on is not None]
    return max(closed, key=lambda one: (one.closed_on or date.min, one.until, one.id), default=None)


def _kind(words: str) -> RoundKind:
    """Raises UserError for a word that is no kind of round."""
    if not words:
        return RoundKind.SELF
    found = RoundKind.read(words)
    if found is None:
        known = ", ".join(one.word for one in RoundKind)
        raise UserError(_("«{text}» no es una clase de ronda. Puede ser: {words}.").format(text=words, words=known))
    return found


def tell(store: Store, view: RoundView, compute: Compute) -> Told:
    """Of a round that belongs to a diagnosis."""
    own, now = view.round, result(view)
    found = rounds_of(store, own.owner_id)
    earlier = tuple(
        past
        for one in found
        if one.kind is own.kind and one.number < own.number and not one.is_open
        if result(past := engine.load_round(store, one.id, compute)).settled
    )
    before = earlier[-1] if earlier and own.kind is not RoundKind.REVIEW else None
    if any(one.id == own.review_of for one in found):
        before = engine.load_round(store, own.review_of, compute)
    if not now.settled or (before is not None and not result(before).settled):
        before = None
    opinions = OPINIONS.all(store, round_id=own.id)
    return Told(
        diagnosis_of(store, own.owner_id), view, now, before, _review(store, own, found, compute),
        {name: view_by(view, opinions, name) for name in evaluators(opinions)}, opinions,
        engine.evidence_counts(store, own.id), _improvements(store, own.owner_id), earlier,
    )  # fmt: skip


def _review(store: Store, own: Round, found: tuple[Round, ...], compute: Compute) -> RoundView | None:
    """The newest closed round that goes over this one."""
    reviews = [one for one in found if one.review_of == own.id and not one.is_open]
    return engine.load_round(store, reviews[-1].id, compute) if reviews else None


def _improvements(store: Store, diagnosis_id: str) -> Mapping[str, str]:
    """Of those that are not given up, the last one of each criterion."""
    return {
        one.criterion_key: f"M-{one.number:02d}"
        for one in IMPROVEMENTS.all(store, diagnosis_id=diagnosis_id)
        if one.state is not ImprovementState.DROPPED and one.criterion_key
    }
