"""The verbs of the rounds that somebody else answers: a review of a closed round, and a look from outside."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.instruments.domain import Moment, Round, RoundKind
from munidesk.instruments.kinds import ROUNDS
from munidesk.instruments.store import own_rounds, round_of, rounds
from munidesk.records.ref import Ref


def reviews_of(store: Store, round_id: str) -> tuple[Round, ...]:
    """Of one round, oldest first."""
    return ROUNDS.all(store, review_of=round_id, order="id")


def open_review(store: Store, round_id: str, reviewer: str, *, due: date | None = None) -> str:
    """A round over the same criteria and days, answered anew by another person; its id.

    It begins blank, so that whoever reviews answers what they see and does not sign what they read, and has the number
    of the round it goes over. It may be open beside the next round. Raises UserError without a reviewer, for a round
    that is open or is no self-diagnosis, or while another review of it is open.
    """
    own = round_of(store, round_id)
    if own.kind is not RoundKind.SELF:
        raise UserError(_("Sólo se revisa lo que el municipio respondió de sí mismo."))
    if own.is_open:
        raise UserError(_("La ronda {n} sigue abierta. Se revisa cuando está cerrada.").format(n=own.number))
    _refuse_open(reviews_of(store, round_id), _("Ya hay una revisión abierta de esta ronda. Ciérrela antes."))
    record = Round(
        instrument_id=own.instrument_id, owner_kind=own.owner_kind, owner_id=own.owner_id, number=own.number,
        moment=own.moment, since=own.since, until=own.until, due=due, kind=RoundKind.REVIEW, review_of=own.id,
        respondents=_named(reviewer, _("Escriba quién revisa.")),
    )  # fmt: skip
    return ROUNDS.save(store, record, label=_("Abrir la revisión de la ronda {n}").format(n=own.number)).id


def open_outside(
    store: Store, owner: Ref, organisation: str, since: date, until: date, *, due: date | None = None
) -> str:
    """The same criteria as the owner's last round, answered by an organisation from outside; its id.

    Raises UserError without an organisation, before the owner has a round, or while another such look is open.
    """
    own = own_rounds(store, owner)
    if not own:
        raise UserError(_("Abra antes la ronda del municipio: la mirada ciudadana responde los mismos criterios."))
    looks = [one for one in rounds(store, owner) if one.kind is RoundKind.OUTSIDE]
    _refuse_open(looks, _("Ya hay una mirada ciudadana abierta. Ciérrela antes de abrir otra."))
    record = Round(
        instrument_id=own[-1].instrument_id, owner_kind=owner.kind, owner_id=owner.id,
        number=max((one.number for one in looks), default=0) + 1, moment=Moment.DURING, since=since, until=until,
        due=due, kind=RoundKind.OUTSIDE, respondents=_named(organisation, _("Escriba qué organización responde.")),
    )  # fmt: skip
    return ROUNDS.save(store, record, label=_("Abrir la mirada ciudadana")).id


def _named(who: str, refusal: str) -> str:
    if not who.strip():
        raise UserError(refusal, code="missing", field="respondents")
    return who.strip()


def _refuse_open(found: Sequence[Round], refusal: str) -> None:
    if any(one.is_open for one in found):
        raise UserError(refusal)
