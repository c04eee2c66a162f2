"""Encounters with neighbours: call, attendance as a list or as counts, and what was contributed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.participation.domain import Attendee, Encounter, EncounterState
from munidesk.features.participation.encounters.rules import Headcount, headcount, said
from munidesk.features.participation.kinds import ATTENDEES, ENCOUNTERS
from munidesk.features.participation.store_places import zone_of
from munidesk.town.contributions import CONTRIBUTIONS, Contribution, check_open, session_held
from munidesk.town.people_lists.store import add_to_list, listed
from munidesk.town.sexes import SexColumn


@dataclass(frozen=True, slots=True)
class EncounterRow:
    """`listed` people on its list; `people` is None when nobody was counted."""

    encounter: Encounter
    listed: int
    contributions: int
    people: Headcount | None


def new_encounter(store: Store, record: Encounter) -> str:
    """Returns the id. Raises UserError without a title and for one that cannot be (`rules.check`)."""
    title = " ".join(record.title.split())
    if not title:
        raise UserError(
            _("Póngale un título al encuentro: por ejemplo, Taller «Calles seguras»."), code="missing", field="title"
        )
    label = _("Crear el encuentro {title}").format(title=title)
    return ENCOUNTERS.save(store, replace(record, title=title, zone=zone_of(store, record.zone)), label=label).id


def encounter(store: Store, encounter_id: str) -> Encounter:
    """Raises UserError when it is gone."""
    found = ENCOUNTERS.find(store, encounter_id)
    if found is None:
        raise UserError(_("Ese encuentro ya no está. Elija otro."), code="gone")
    return found


def save_encounter(store: Store, record: Encounter, *, fold_key: str = "") -> None:
    """What was corrected of it. Raises UserError for one that cannot be (`rules.check`)."""
    before = encounter(store, record.id)
    ENCOUNTERS.check(record)  # says what is missing in its own words
    record = replace(record, zone=zone_of(store, record.zone, before.zone))
    ENCOUNTERS.save(store, record, label=_("encuentro {title}").format(title=record.title), fold=fold_key)


def delete_encounter(store: Store, encounter_id: str) -> None:
    """Take it away with its list and with what was said there, which would be of nowhere; undo brings all back.

    Raises UserError for one that was held as a session: what was said there is in its acta.
    """
    session_id = session_held(store, encounter_id)
    if session_id and store.get("session", session_id) is not None:
        raise UserError(
            _("Este encuentro se celebró como sesión y lo que se dijo está en su acta. Quite antes la sesión."),
            code="held",
        )
    with store.change(_("Quitar el encuentro")) as writer:
        for kind in (ATTENDEES, CONTRIBUTIONS):
            for one in kind.all(store, encounter_id=encounter_id):
                writer.delete(kind.table, one.id)
        writer.delete("encounter", encounter_id)


_ROWS = """
    SELECT e.*, coalesce(a.n, 0) AS listed, coalesce(a.women, 0) AS w, coalesce(a.men, 0) AS m,
        coalesce(c.n, 0) AS contributions
    FROM encounter e
    LEFT JOIN (SELECT encounter_id, count(*) AS n, sum(gender = 'f') AS women, sum(gender = 'm') AS men
        FROM attendee WHERE deleted_at IS NULL GROUP BY encounter_id) a ON a.encounter_id = e.id
    LEFT JOIN (SELECT encounter_id, count(*) AS n FROM contribution WHERE deleted_at IS NULL GROUP BY encounter_id) c
        ON c.encounter_id = e.id
    WHERE e.deleted_at IS NULL ORDER BY e.date DESC, e.id DESC
"""


def encounters(store: Store) -> tuple[EncounterRow, ...]:
    """Newest first, with how many people and contributions."""
    found = []
    for row in store.query(_ROWS):
        record = ENCOUNTERS.read(row)
        on_list, women, men, contributed = (int(str(row[key])) for key in ("listed", "w", "m", "contributions"))
        found.append(EncounterRow(record, on_list, contributed, headcount(record, on_list, women, men)))
    return tuple(found)


# -- attendance


def attendees(store: Store, encounter_id: str) -> tuple[tuple[Attendee, str], ...]:
    """In the order they signed, with their name (empty when not given or erased)."""
    return listed(store, ATTENDEES, encounter_id)


def add_attendees(
    store: Store, encounter_id: str, lines: Sequence[Mapping[str, str]], *, sexes: SexColumn | None = None
) -> int:
    """People of the encounter from lines of plain fields, as `add_to_list` takes them; returns how many."""
    return add_to_list(store, Attendee(encounter_id=encounter(store, encounter_id).id), ATTENDEES, lines, sexes)


# -- contributions


def contributions(store: Store, encounter_id: str = "") -> tuple[Contribution, ...]:
    """Of one encounter, or all, in the order they were said."""
    if encounter_id:
        return CONTRIBUTIONS.all(store, encounter_id=encounter_id)
    rows = store.query(
        "SELECT c.* FROM contribution c JOIN encounter e ON e.id = c.encounter_id"
        " WHERE c.deleted_at IS NULL AND e.deleted_at IS NULL ORDER BY e.date, e.id, c.position, c.id"
    )
    return CONTRIBUTIONS.read_all(rows)


def contribution(store: Store, contribution_id: str) -> Contribution:
    """Raises UserError when it is gone."""
    found = CONTRIBUTIONS.find(store, contribution_id)
    if found is None:
        raise UserError(_("Ese aporte ya no está. Elija otro."), code="gone")
    return found


def add_contributions(store: Store, encounter_id: str, texts: Sequence[str], said_by: str = "") -> tuple[str, ...]:
    """One contribution per text; a final «(vecina)» says how to quote it. Returns the ids."""
    record = encounter(store, encounter_id)
    position = len(contributions(store, encounter_id))
    made: list[str] = []
    with store.change(_("Anotar aportes")) as writer:
        for text in texts:
            words, who = said(text, said_by)
            if not words:
                continue
            one = Contribution(
                id=new_id(), encounter_id=encounter_id, position=position + len(made), text=words, said_by=who,
                zone=record.zone,
            )  # fmt: skip
            writer.put(CONTRIBUTIONS.table, CONTRIBUTIONS.row(one))
            made.append(one.id)
    return tuple(made)


def save_contribution(store: Store, record: Contribution, *, fold_key: str = "") -> None:
    """What was corrected of it. Raises UserError when nothing is left of it."""
    CONTRIBUTIONS.check(record)  # says what is missing in its own words
    CONTRIBUTIONS.save(store, record, label=_("Corregir un aporte"), fold=fold_key)


def remove_contribution(store: Store, contribution_id: str) -> None:
    """Mark it as deleted; undo brings it back."""
    check_open(store, contribution(store, contribution_id).encounter_id)
    CONTRIBUTIONS.delete(store, contribution_id, label=_("Quitar un aporte"))


def hold(store: Store, encounter_id: str) -> None:
    """It took place."""
    record = replace(encounter(store, encounter_id), state=EncounterState.HELD)
    ENCOUNTERS.save(store, record, label=_("Encuentro realizado"))
