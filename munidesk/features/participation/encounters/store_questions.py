"""What is asked at an encounter goes to the register, and what is answered there and then with it."""

from collections.abc import Mapping

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, EncounterKind, Initiative, Origin
from munidesk.features.participation.encounters.store import contribution, encounter
from munidesk.features.participation.initiatives.store import answer, give_back, register
from munidesk.records.ref import Ref
from munidesk.town.links import link


def folios_of(store: Store, encounter_id: str) -> Mapping[str, str]:
    """Contribution id → folio of the initiative it became."""
    rows = store.query(
        "SELECT c.id AS id, i.folio_number AS number, i.folio_year AS year FROM contribution c"
        " JOIN link l ON l.to_id = c.id AND l.to_kind = 'contribution' AND l.deleted_at IS NULL"
        " JOIN initiative i ON i.id = l.from_id AND i.deleted_at IS NULL"
        " WHERE c.encounter_id = :encounter AND c.deleted_at IS NULL",
        encounter=encounter_id,
    )
    return {str(row["id"]): f"{int(str(row['year']))}-{int(str(row['number'])):03d}" for row in rows}


def to_register(store: Store, contribution_id: str) -> str:
    """The contribution as an initiative received that day, linked to both. Raises UserError when it already is one."""
    said = contribution(store, contribution_id)
    if folio := folios_of(store, said.encounter_id).get(contribution_id):
        raise UserError(_("Ya está en el registro: {folio}.").format(folio=folio))
    record = encounter(store, said.encounter_id)
    with store.change(_("Registrar un aporte como iniciativa")):
        made = register(
            store,
            Initiative(
                title=said.text[:120], text=said.text, received=min(record.date, today()), origin=Origin.ENCOUNTER,
                zone=said.zone or record.zone,
            ),
            Author(kind=AuthorKind.NEIGHBOUR),
        )  # fmt: skip
        link(store, Ref("initiative", made), Ref("encounter", said.encounter_id), "raised")
        link(store, Ref("initiative", made), Ref("contribution", contribution_id), "raised")
    return made


def answer_there(store: Store, contribution_id: str, kind: AnswerKind, text: str, area: str = "") -> str:
    """A question answered before everybody: registered, answered and given back the same day, in one change.

    Raises UserError without a sense or a text, or when it is already in the register.
    """
    with store.change(_("Responder en el acto")):
        made = to_register(store, contribution_id)
        record = encounter(store, contribution(store, contribution_id).encounter_id)
        day = min(record.date, today())
        answer(store, made, kind, text, area=area, on=day)
        hearing = record.kind is EncounterKind.HEARING
        channel = _("audiencia pública") if hearing else _("en el encuentro")
        give_back(store, made, on=day, place=record.place, channel=channel)
    return made
