"""The tables of elections as kinds of record, with what no way in may store."""

from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.elections.domain import Candidate, Election, Paper, Round
from munidesk.records.kind import Kind


def _check_election(election: Election) -> None:
    if election.seats < 1:
        raise UserError(
            _("Se elige al menos a una persona. Escriba cuántos lugares hay."), code="below_one", field="seats"
        )


def _check_round(one: Round) -> None:
    for field, count in (("handed", one.handed), ("in_box", one.in_box)):
        if count is not None and count < 0:
            raise UserError(
                _("No puede haber menos de cero papeletas. Revise el número."), code="negative", field=field
            )
    if one.handed is not None and one.in_box is not None and one.in_box > one.handed:
        raise UserError(
            _(
                "En la urna no puede haber más papeletas ({box}) que las entregadas ({handed}). Cuéntelas otra vez."
            ).format(box=one.in_box, handed=one.handed),
            code="more_than_handed", field="in_box",
        )  # fmt: skip


ELECTIONS = Kind(
    record=Election, table="election", one="elección", many="elecciones", feminine=True, title="label",
    parent="item_id", order="position, id", check=_check_election, plain=False, icon="hand",
)  # fmt: skip
CANDIDATES = Kind(
    record=Candidate, table="candidate", one="candidatura", many="candidaturas", feminine=True, title="name",
    parent="election_id", order="number, id", plain=False, icon="user",
)  # fmt: skip
ROUNDS = Kind(
    record=Round, table="election_round", one="vuelta", many="vueltas", feminine=True, title="label",
    parent="election_id", order="number, id", check=_check_round, plain=False, icon="hand",
)  # fmt: skip
PAPERS = Kind(
    record=Paper, table="election_paper", one="papeleta de una elección", many="papeletas de elecciones", feminine=True,
    title="label",
    parent="round_id", order="position, id", plain=False, icon="hand",
)  # fmt: skip

ELECTION_KINDS: tuple[Kind[Any], ...] = (ELECTIONS, CANDIDATES, ROUNDS, PAPERS)
