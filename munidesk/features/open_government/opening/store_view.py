"""Reading a plan of opening: what proves each milestone, which improvement each commitment comes of."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from munidesk.base.dates import today
from munidesk.base.i18n import ngettext
from munidesk.data.store import Store
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.domain_opening import Commitment, Milestone
from munidesk.features.open_government.kinds import COMMITMENTS, IMPROVEMENTS, MILESTONES, OPENING_PLANS
from munidesk.features.open_government.opening.view import OpeningView, Origin
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store import load_round
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.kinds import ATTACHMENTS
from munidesk.town.links import LINKS

_MILESTONE = "opening_milestone"


def load_opening(store: Store, plan_id: str, day: date | None = None) -> OpeningView:
    """As it stood at the end of `day`, today without one. Raises UserError when it is gone."""
    plan = OPENING_PLANS.get(store, plan_id)
    commitments = COMMITMENTS.all(store, plan_id=plan_id)
    milestones = tuple(one for each in commitments for one in MILESTONES.all(store, commitment_id=each.id))
    return OpeningView(
        plan, commitments, milestones, _proofs(store, milestones), day or today(), town.figures(store),
        _origins(store, commitments),
    )  # fmt: skip


def words_of(store: Store, ref: Ref) -> str:
    """«Resolución 38/2026», as the country calls it; the title of any other record; empty when it is gone."""
    row = store.get(ref.kind, ref.id)
    if row is None:
        return ""
    if ref.kind == "resolution" and row["number"]:
        return f"{town.profile_of(store).words.resolution} {row['number']!s}/{row['year']!s}"
    return next((str(row[name]) for name in ("title", "name", "text") if row.get(name)), "")


def _proofs(store: Store, milestones: tuple[Milestone, ...]) -> Mapping[str, tuple[str, ...]]:
    """Milestone → its evidence in words, the records it is linked with, its papers."""
    found: dict[str, list[str]] = {one.id: [one.evidence.strip()] if one.evidence.strip() else [] for one in milestones}
    if not found:
        return {}
    for one in (*LINKS.all(store, from_kind=_MILESTONE), *LINKS.all(store, to_kind=_MILESTONE)):
        mine = one.origin if one.origin.kind == _MILESTONE else one.target
        words = words_of(store, one.other(mine)) if mine.id in found else ""
        if words and words not in found[mine.id]:
            found[mine.id].append(words)
    papers: dict[str, list[str]] = defaultdict(list)
    for paper in ATTACHMENTS.all(store, owner_kind=_MILESTONE):
        papers[paper.owner_id].append(paper.name)
    for key, names in papers.items():
        if key in found:
            n = len(names)
            found[key].append(names[0] if n == 1 else ngettext("{n} archivo", "{n} archivos", n).format(n=n))
    return {key: tuple(words) for key, words in found.items()}


def _origins(store: Store, commitments: tuple[Commitment, ...]) -> Mapping[str, Origin]:
    """Each round is read once, however many items of it became commitments."""
    rounds: dict[str, RoundView | None] = {"": None}
    found: dict[str, Origin] = {}
    for one in commitments:
        improvement = IMPROVEMENTS.find(store, one.improvement_id) if one.improvement_id else None
        if improvement is None:
            continue
        key = improvement.round_id
        if key not in rounds:
            rounds[key] = load_round(store, key) if store.get("evaluation_round", key) is not None else None
        found[one.id] = _origin(improvement, rounds[key])
    return found


def _origin(improvement: Improvement, view: RoundView | None) -> Origin:
    criteria = view.criteria if view is not None else ()
    criterion = next((each for each in criteria if each.key == improvement.criterion_key), None)
    if view is None or criterion is None:
        return Origin(improvement.id, improvement.number)
    return Origin(
        improvement.id, improvement.number, view.code(criterion), view.points(criterion), view.instrument.scale
    )
