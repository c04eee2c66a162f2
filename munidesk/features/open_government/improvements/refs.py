"""How an improvement introduces itself, for links and the thread: item → improvement → activity → reading → round."""

from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements.rules import name_of
from munidesk.features.open_government.kinds import COMMITMENTS, IMPROVEMENTS
from munidesk.instruments.domain import Round
from munidesk.instruments.kinds import ROUNDS
from munidesk.records.ref import Described, Ref

_KEY = "open_government.improvements"


def describe(store: Store, ref: Ref) -> Described | None:
    one = IMPROVEMENTS.find(store, ref.id)
    if one is None:
        return None
    origin, shown = (ROUNDS.find(store, key) if key else None for key in (one.round_id, one.verified_round_id))
    rounds = dict.fromkeys(each.id for each in (origin, shown) if each is not None)
    detail = " · ".join(part for part in (name_of(one), one.state.word, one.responsible or one.area) if part)
    return Described(
        ref, one.title, _("Mejora"), detail, "target", _KEY, {"id": one.id}, _moments(one, origin, shown),
        (*(Ref("evaluation_round", key) for key in rounds),
         *(Ref("opening_commitment", each.id) for each in COMMITMENTS.all(store, improvement_id=one.id))),
    )  # fmt: skip


def _moments(one: Improvement, origin: Round | None, shown: Round | None) -> tuple[tuple[date, str], ...]:
    name = name_of(one)
    found = (
        (origin.closed_on if origin is not None else None, _("La ronda mostró el ítem de {name}")),
        (one.accepted_on, _("{name} aceptada")),
        (one.done_on, _("{name} hecha")),
        (shown.closed_on if shown is not None else None, _("{name} verificada por la ronda")),
    )
    return tuple(sorted((day, words.format(name=name)) for day, words in found if day is not None))
