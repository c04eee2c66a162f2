"""Proposals as a list that a sheet fills: a district that it names and nobody made is made."""

from munidesk.data.store import Store
from munidesk.features.participatory_budget.domain import District
from munidesk.features.participatory_budget.kinds import DISTRICTS, PROCESSES, PROPOSALS
from munidesk.features.participatory_budget.store import save_district
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target

PROPOSAL_LIST = "budget-proposal"


def proposals() -> Target:
    """Into the edition that is named, or the only one."""
    listed = Listed(kind=PROPOSALS, kinds=(PROCESSES, DISTRICTS), make={"district_id": _district})
    return listed_target(listed, PROPOSAL_LIST)


def _district(store: Store, name: str, process_id: str) -> str:
    """Without a cap of its own: it shares the common part until somebody gives it one."""
    return save_district(store, District(process_id=process_id, name=name))
