"""What somebody said at an encounter: the same rows for participation and for the session that the encounter was.

A contribution and the turn at the floor in which it was said have one id: the turn keeps who spoke and when, the
contribution what was said. Its table is of participation, since themes are made of it.
"""

from dataclasses import dataclass
from typing import Annotated

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.kind import Kind
from munidesk.records.ref import Ref
from munidesk.records.says import Key, Says, Why
from munidesk.town.links import LINKS

ACTA = "minutes"
"""The role of an encounter towards the session that it was held as."""
TABLES = frozenset({"contribution", "link"})
"""What a page that shows them reads, besides its own tables."""
_SEALED = frozenset({"approved", "signed", "in_book"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What somebody said at an encounter. `said_by` is how a report may quote it: «vecina», «club social»."""

    id: Key = ""
    encounter_id: Annotated[str, Says("Encuentro", why=Why.KEY, of="encounter")]
    position: Annotated[int, Says("Orden", means="Lugar en el encuentro, desde cero", fixed=True)] = 0
    text: Annotated[str, Says("Aporte", needed=True, search=True, width=-1)]
    said_by: Annotated[str, Says("Quién", means="Quién lo dijo, sin nombre", width=100)] = ""
    zone: Annotated[str, Says("Zona", width=80)] = ""
    theme_id: Annotated[str, Says("Tema", why=Why.KEY, of="theme", width=130)] = ""


def _said_something(one: Contribution) -> None:
    if not one.text.strip():
        raise UserError(_("El aporte no puede quedar vacío. Para quitarlo, use Supr."), code="missing", field="text")


def _guard(store: Store, one: Contribution) -> None:
    """What an approved acta says was said stays; its theme is participation's."""
    row = store.get("contribution", one.id)
    if row is None or (row["text"], row["said_by"], row["zone"]) != (one.text, one.said_by, one.zone):
        check_open(store, one.encounter_id)


def check_open(store: Store, encounter_id: str) -> None:
    """Raises UserError once the acta of the session that the encounter was is approved."""
    session_id = session_held(store, encounter_id)
    if session_id and any(row["state"] in _SEALED for row in store.select("minutes", session_id=session_id)):
        raise UserError(
            _("El acta de este encuentro ya se aprobó: lo que se dijo queda como está. Se corrige con otra acta."),
            code="sealed", field="text",
        )  # fmt: skip


CONTRIBUTIONS = Kind(
    record=Contribution, table="contribution", one="aporte", many="aportes", title="text", parent="encounter_id",
    order="position, id", check=_said_something, guard=_guard, icon="phrase",
)  # fmt: skip


def session_held(store: Store, encounter_id: str) -> str:
    """The session that the encounter was held as; empty for none."""
    found = LINKS.all(store, from_kind="encounter", from_id=encounter_id, to_kind="session", role=ACTA)
    return found[-1].to_id if found else ""


def encounter_held(store: Store, session_id: str) -> str:
    """The encounter that the session is of; empty for none, and for one that is gone."""
    found = LINKS.all(store, to_kind="session", to_id=session_id, from_kind="encounter", role=ACTA)
    return next((one.from_id for one in reversed(found) if store.get("encounter", one.from_id) is not None), "")


def said_in(store: Store, session_id: str) -> tuple[Contribution, ...]:
    """The contributions of the encounter that the session is of, in the order they were said."""
    met = encounter_held(store, session_id)
    return CONTRIBUTIONS.all(store, encounter_id=met) if met else ()


def in_session(encounter_id: str, session_id: str) -> tuple[Ref, Ref, str]:
    """The ends and the role of the link that makes both one event."""
    return Ref("encounter", encounter_id), Ref("session", session_id), ACTA
