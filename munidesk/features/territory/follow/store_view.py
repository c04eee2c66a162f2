"""A programme read as it is followed in a year: what the tab and the yearly report show."""

from collections import Counter
from datetime import date

from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.features.territory.follow.store import OF_CASE
from munidesk.features.territory.follow.store_plan import plan_lines
from munidesk.features.territory.follow.view import FollowView, Told
from munidesk.features.territory.kinds import (
    ALIGNMENTS,
    ANSWERS,
    DEVIATIONS,
    PROJECTS,
    SHARES,
    TERRITORIES,
    VERSIONS,
)
from munidesk.features.territory.view import TerritoryView
from munidesk.instruments import bands
from munidesk.instruments import store as engine
from munidesk.instruments.band_words import band_words
from munidesk.instruments.domain import Round
from munidesk.instruments.scoring import result
from munidesk.instruments.shown import points_words, round_name
from munidesk.procedures.consultation import Consultation, observed_in
from munidesk.procedures.kinds import CASES
from munidesk.procedures.rules import CaseView
from munidesk.records.ref import Ref
from munidesk.town.attachments import attachments_of
from munidesk.town.links import links_of

EVALUATES = "evaluates"
"""The role of a diagnosis towards the programme it evaluates."""


def load_follow(store: Store, view: TerritoryView, year: int | None = None) -> FollowView:
    """As of the view's day; of a year that is over, with the readings up to its end."""
    told, key = year or view.day.year, view.territory.id
    last = min(view.day, date(told, 12, 31))
    diagnosis = diagnosis_of(store, key)
    own = Ref(CASES.table, view.case.case.id)
    versions = [each.id for found in view.versions.values() for each in found]
    return FollowView(
        of=view,
        year=told,
        lines=plan_lines(store, until=last),
        linked=frozenset(one.other(own).id for one in links_of(store, own) if one.role == OF_CASE),
        alignments=ALIGNMENTS.all(store, territory_id=key),
        deviations=DEVIATIONS.all(store, territory_id=key),
        projects=PROJECTS.all(store, territory_id=key),
        shares=SHARES.all(store, territory_id=key),
        answers=ANSWERS.all(store, territory_id=key),
        rounds=_rounds(store, diagnosis),
        diagnosis_id=diagnosis,
        zones=_zones(store),
        files=sum(len(attachments_of(store, Ref(VERSIONS.table, one))) for one in versions),
        sessions=_sessions(store, view.territory.body_id, told),
        observed=_observed(view),
    )


def diagnosis_of(store: Store, territory_id: str) -> str:
    """The diagnosis that evaluates it; empty without any."""
    own = Ref(TERRITORIES.table, territory_id)
    found = [one.other(own) for one in links_of(store, own) if one.role == EVALUATES]
    return next((one.id for one in reversed(found) if store.get(one.kind, one.id) is not None), "")


def _rounds(store: Store, diagnosis_id: str) -> tuple[Told, ...]:
    """Oldest first."""
    own = engine.own_rounds(store, Ref("diagnosis", diagnosis_id)) if diagnosis_id else ()
    return tuple(_told(store, one, own) for one in own)


def _told(store: Store, one: Round, among: tuple[Round, ...]) -> Told:
    view = engine.load_round(store, one.id)
    found = result(view)
    band = bands.of_total(view, found)
    return Told(
        id=one.id, name=round_name(one, among), total=points_words(view, found.total),
        band=band_words(band) if band is not None else "", tone=bands.tone(band) if band is not None else "neutral",
        closed_on=one.closed_on, is_open=one.is_open,
    )  # fmt: skip


def _zones(store: Store) -> Counter[str]:
    """Initiatives of the register by zone."""
    return Counter(str(one["zone"]) for one in store.select("initiative") if one["zone"])


def _sessions(store: Store, body_id: str, year: int) -> int:
    """Of the body that conducts, held in the year."""
    rows = store.select("session", body_id=body_id) if body_id else []
    return sum(str(one["date"]).startswith(str(year)) and one["state"] in ("closed", "earlier") for one in rows)


def _observed(view: TerritoryView) -> tuple[int, int]:
    """(answered, all) observations of the consultations that steps of its case opened."""
    found = [one for case in view.inner if (one := _consultation(case)) is not None]
    return sum(one.answered for one in found), sum(len(one.entries) for one in found)


def _consultation(case: CaseView) -> Consultation | None:
    try:
        return observed_in(case)
    except UserError:
        return None
