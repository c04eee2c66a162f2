"""Encounters with neighbours: call, attendance as a list or as counts, and what was contributed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.problems import Problem, Severity
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.documents.lines import without_bullet
from munidesk.features.participation.domain import (
    AgeBand,
    Attendee,
    Contribution,
    Encounter,
    EncounterKind,
    EncounterState,
)
from munidesk.features.participation.people.store import names, neighbour_named, neighbours
from munidesk.town.records import columns, read, read_all, stored, to_row
from munidesk.town.sexes import SexColumn, sex_column


@dataclass(frozen=True, slots=True)
class Headcount:
    """People of one encounter by sex; `unknown` were there and did not say. From the list, else from the counts."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        return self.women + self.men + self.unknown


@dataclass(frozen=True, slots=True)
class EncounterRow:
    encounter: Encounter
    listed: int
    contributions: int
    people: Headcount | None


def new_encounter(store: Store, kind: EncounterKind, title: str, day: date, **fields: object) -> str:
    """Raises UserError without a title."""
    if not title.strip():
        raise UserError(_("Póngale un título al encuentro: por ejemplo, Taller «Calles seguras»."))
    record = Encounter(new_id(), kind, " ".join(title.split()), day, **fields)  # type: ignore[arg-type]
    with store.change(_("Crear el encuentro {title}").format(title=record.title)) as writer:
        writer.put("encounter", to_row(record))
    return record.id


def encounter(store: Store, encounter_id: str) -> Encounter:
    row = store.get("encounter", encounter_id)
    if row is None:
        raise UserError(_("Ese encuentro ya no está. Elija otro."))
    return read(Encounter, row)


def update_encounter(store: Store, encounter_id: str, *, fold_key: str = "", **changed: object) -> None:
    after = replace(encounter(store, encounter_id), **changed)  # type: ignore[arg-type]
    if not after.title.strip():
        raise UserError(_("Póngale un título al encuentro."))
    if after.start is not None and after.end is not None and after.end < after.start:
        raise UserError(_("La hora de fin es anterior a la de comienzo. Revise las dos."))
    for value in (after.women, after.men, after.unknown):
        if value is not None and value < 0:
            raise UserError(_("La cantidad de personas no puede ser negativa."))
    with store.change(_("encuentro {title}").format(title=after.title), fold=fold_key) as writer:
        writer.put("encounter", {"id": encounter_id, **columns(changed)})


def delete_encounter(store: Store, encounter_id: str) -> None:
    with store.change(_("Quitar el encuentro")) as writer:
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
    """Newest first, with how many people and contributions; `people` is None when nobody was counted."""
    found = []
    for row in store.query(_ROWS):
        record = read(Encounter, row)
        listed = int(str(row["listed"]))
        people = None
        if listed:
            women, men = int(str(row["w"])), int(str(row["m"]))
            people = Headcount(women, men, listed - women - men)
        elif record.counted is not None:
            people = Headcount(record.women or 0, record.men or 0, record.unknown or 0)
        found.append(EncounterRow(record, listed, int(str(row["contributions"])), people))
    return tuple(found)


# -- attendance


def attendees(store: Store, encounter_id: str) -> tuple[tuple[Attendee, str], ...]:
    """In the order they signed, with their name (empty when not given or erased)."""
    found = read_all(Attendee, store.select("attendee", order="position, id", encounter_id=encounter_id))
    known = names(store, (one.neighbour_id for one in found))
    return tuple((one, known.get(one.neighbour_id, "")) for one in found)


def add_attendees(
    store: Store, encounter_id: str, lines: Sequence[Mapping[str, str]], *, sexes: SexColumn | None = None
) -> int:
    """People from lines of `name`, `zone`, `organisation`, `gender`, `age_band`, all optional; returns how many.

    A name already on this list is not added again. Without `sexes` the letters of the lines themselves tell
    whether an M is a woman; where they do not, she or he has no sex in the list.
    """
    encounter(store, encounter_id)
    sexes = sexes or sex_column(line.get("gender", "") for line in lines)
    here = {fold(name) for _one, name in attendees(store, encounter_id) if name}
    position = len(store.select("attendee", encounter_id=encounter_id))
    index = {fold(one.name): one.id for one in neighbours(store)}
    added = 0
    with store.change(_("Anotar asistentes")) as writer:
        for line in lines:
            name = " ".join(line.get("name", "").split())
            if (name and fold(name) in here) or not any(value.strip() for value in line.values()):
                continue
            record = Attendee(
                new_id(), encounter_id, neighbour_named(store, name, index), line.get("zone", "").strip(),
                line.get("organisation", "").strip(), sexes.read(line.get("gender", "")),
                age_of(line.get("age_band", "")), position + added,
            )  # fmt: skip
            writer.put("attendee", to_row(record))
            here.add(fold(name))
            added += 1
    return added


def update_attendee(store: Store, attendee_id: str, **changed: object) -> None:
    with store.change(_("Corregir un asistente")) as writer:
        writer.put("attendee", {"id": attendee_id, **columns(changed)})


def rename_attendee(store: Store, attendee_id: str, name: str) -> None:
    row = store.get("attendee", attendee_id)
    if row is not None:
        with store.change(_("Corregir un asistente")) as writer:
            writer.put("attendee", {"id": attendee_id, "neighbour_id": neighbour_named(store, name)})


def remove_attendee(store: Store, attendee_id: str) -> None:
    with store.change(_("Quitar un asistente")) as writer:
        writer.delete("attendee", attendee_id)


_BAND_LIMITS = ((18, AgeBand.UNDER_18), (30, AgeBand.FROM_18), (45, AgeBand.FROM_30), (60, AgeBand.FROM_45))


def age_of(text: str) -> AgeBand:
    """An age in years, or the words of a band; anything else is unknown."""
    cleaned = text.strip().lower()
    if cleaned.isdigit() and int(cleaned) < 120:
        return next((band for limit, band in _BAND_LIMITS if int(cleaned) < limit), AgeBand.FROM_60)
    return next((band for band in AgeBand if band.value == cleaned), AgeBand.UNKNOWN)


# -- contributions


def contributions(store: Store, encounter_id: str = "") -> tuple[Contribution, ...]:
    """Of one encounter, or all, in the order they were said."""
    if encounter_id:
        return read_all(Contribution, store.select("contribution", order="position, id", encounter_id=encounter_id))
    rows = store.query(
        "SELECT c.* FROM contribution c JOIN encounter e ON e.id = c.encounter_id"
        " WHERE c.deleted_at IS NULL AND e.deleted_at IS NULL ORDER BY e.date, e.id, c.position, c.id"
    )
    return read_all(Contribution, rows)


def add_contributions(store: Store, encounter_id: str, texts: Sequence[str], said_by: str = "") -> tuple[str, ...]:
    """One contribution per text; a final «(vecina)» says how to quote it. Returns the ids."""
    record = encounter(store, encounter_id)
    position = len(store.select("contribution", encounter_id=encounter_id))
    made: list[str] = []
    with store.change(_("Anotar aportes")) as writer:
        for text in texts:
            words, who = _said(text, said_by)
            if not words:
                continue
            one = Contribution(new_id(), encounter_id, position + len(made), words, who, record.zone)
            writer.put("contribution", to_row(one))
            made.append(one.id)
    return tuple(made)


def _said(text: str, default: str) -> tuple[str, str]:
    cleaned = without_bullet(text)
    if cleaned.endswith(")") and "(" in cleaned:
        words, _bracket, who = cleaned[:-1].rpartition("(")
        if 0 < len(who) <= 40 and words.strip():
            return words.strip(), who.strip()
    return cleaned, default


def update_contribution(store: Store, contribution_id: str, *, fold_key: str = "", **changed: object) -> None:
    with store.change(_("Corregir un aporte"), fold=fold_key) as writer:
        writer.put("contribution", {"id": contribution_id, **columns(changed)})


def remove_contribution(store: Store, contribution_id: str) -> None:
    with store.change(_("Quitar un aporte")) as writer:
        writer.delete("contribution", contribution_id)


def hold(store: Store, encounter_id: str) -> None:
    """It took place."""
    with store.change(_("Encuentro realizado")) as writer:
        writer.put("encounter", {"id": encounter_id, "state": stored(EncounterState.HELD)})


# -- what does not add up


def age_counts(record: Encounter) -> dict[str, int]:
    """Counts by age band; {} when nobody counted."""
    pairs = (part.partition("=") for part in record.age_counts.split(";") if "=" in part)
    return {band: int(number) for band, _sign, number in pairs if number.strip().isdigit()}


def encounter_problems(record: Encounter, listed: int) -> tuple[Problem, ...]:
    """Counts against the list, ages against people. Nothing here blocks: a draft may be incomplete."""
    found: list[Problem] = []

    def add(key: str, text: str, field: str) -> None:
        found.append(Problem(key, text, Severity.ATTENTION, record=record.id, field=field))

    counted, ages = record.counted, sum(age_counts(record).values())
    if counted is not None and listed and counted != listed:
        add("counts_differ", _("La lista tiene {n} y el recuento dice {m}: se informa la lista. Revise el recuento.")
            .format(n=listed, m=counted), "women")  # fmt: skip
    people = listed or counted or 0
    if ages and ages != people:
        add(
            "ages_differ",
            _("Las edades suman {n} y asistieron {m}. Revise los tramos.").format(n=ages, m=people),
            "age_counts",
        )
    if record.state is EncounterState.HELD and not people:
        add("nobody", _("Falta la asistencia: anote la lista o cuántas personas hubo."), "women")
    if record.state is EncounterState.HELD and not record.place.strip():
        add("place_missing", _("Falta el lugar del encuentro."), "place")
    return tuple(found)
