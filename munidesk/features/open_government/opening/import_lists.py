"""Commitments with their milestones as a list that a sheet fills: a commitment it names and nobody made is made."""

from munidesk.data.store import Store
from munidesk.features.open_government.domain_opening import Commitment
from munidesk.features.open_government.kinds import COMMITMENTS, MILESTONES, OPENING_PLANS
from munidesk.features.open_government.opening.store import newest, save_commitment
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target

MILESTONE_LIST, COMMITMENT_LIST = "opening-milestone", "opening-commitment"


def milestones() -> Target:
    """A row is a milestone; its commitment by its title, made in the newest plan where there is none."""
    listed = Listed(kind=MILESTONES, kinds=(COMMITMENTS, OPENING_PLANS), make={"commitment_id": _commitment})
    return listed_target(listed, MILESTONE_LIST)


def commitments() -> Target:
    """Into the plan that is named, or the newest."""
    listed = Listed(kind=COMMITMENTS, kinds=(OPENING_PLANS,), usual={"plan_id": newest})
    return listed_target(listed, COMMITMENT_LIST)


def _commitment(store: Store, title: str, plan_id: str) -> str:
    return save_commitment(store, Commitment(plan_id=plan_id or newest(store), title=title)).id
