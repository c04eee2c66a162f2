"""A matter voted by parts: in general, article by article, with its amendments; and what declares it definitive."""

from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.domain import Motion, MotionPart, Vote
from munidesk.features.council.kinds import MOTIONS, VOTES
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town

NUMBERED = frozenset({MotionPart.ARTICLE, MotionPart.AMENDMENT})


def set_part(store: Store, motion_id: str, part: MotionPart, number: str = "") -> None:
    """Say whether a motion is the whole, an article or an amendment; without a `number` it gets the next one.

    Raises UserError for a number that another motion of the item has.
    """
    motion, item, _session = guard.session_of_motion(store, motion_id)
    others = [one for one in MOTIONS.all(store, item_id=item.id) if one.id != motion_id and one.part is part]
    own = (number.strip() or _next(others)) if part in NUMBERED else ""
    if own and any(one.part_number.casefold() == own.casefold() for one in others):
        raise UserError(
            _("En este asunto ya hay: {which}. Escriba otro número.").format(which=f"{part.word} {own}"),
            code="taken", field="number",
        )  # fmt: skip
    label = _("Clase de la moción del asunto {n}").format(n=item.position)
    MOTIONS.save(store, replace(motion, part=part, part_number=own), label=label)


def _next(others: list[Motion]) -> str:
    taken = [int(one.part_number) for one in others if one.part_number.isdecimal()]
    return str(max(taken, default=0) + 1)


def declare_definitive(store: Store, motion_id: str) -> str:
    """Put to the vote that what a motion resolved is definitive (Costa Rica, Código Municipal, art. 45).

    Returns the vote's id. Raises UserError where the rules know no such thing, what was moved did not pass, or it was
    put to the vote already.
    """
    motion, item, session = guard.session_of_motion(store, motion_id)
    if MotionPart.DEFINITIVE not in town.rules_of(store, session.body_id).matters:
        raise UserError(_("En las reglas de este órgano no hay acuerdos definitivamente aprobados."))
    view = load_view(store, session.id)
    vote = view.final_vote(motion_id)
    if vote is None or not view.decided(vote):
        raise UserError(_("Primero se aprueba el acuerdo; después se vota que sea definitivo."))
    if any(one.about_id == motion_id and not one.withdrawn for one in view.motions_of(item.id)):
        raise UserError(_("Que sea definitivo ya se puso a votación."))
    declares = Motion(
        item_id=item.id, position=1 + len(view.motions_of(item.id)), matter=MotionPart.DEFINITIVE.value,
        text=_("Declarar definitivamente aprobado el acuerdo."), part=MotionPart.DEFINITIVE, about_id=motion_id,
        proposer_id=motion.proposer_id, moved_at=guard.clock_in(session),
    )  # fmt: skip
    with store.change(_("Votar que sea definitivo lo resuelto en el asunto {n}").format(n=item.position)):
        made = MOTIONS.save(store, declares).id
        return VOTES.save(store, Vote(motion_id=made)).id
