"""Participation as lists that a sheet fills: encounters, who came, what was said, and the themes it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.domain import Attendee, Encounter, EncounterKind
from munidesk.features.participation.encounters.store import new_encounter, save_encounter
from munidesk.features.participation.kinds import ATTENDEES, ENCOUNTERS, INITIATIVES, THEMES
from munidesk.features.participation.themes.store import new_theme
from munidesk.sheets.known import Known
from munidesk.sheets.of_kind import KindTaker, Listed, References, left_alone, not_here
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town
from munidesk.town.contributions import CONTRIBUTIONS
from munidesk.town.import_kind import listed_target
from munidesk.town.people_lists.contact import KEYS as CONTACT
from munidesk.town.people_lists.contact import Contacts, contact_fields, contact_in
from munidesk.town.people_lists.domain import NEIGHBOURS, age_of
from munidesk.town.people_lists.store import names, neighbour_named, neighbours

_ENCOUNTER = ("encuentro", "taller", "reunion", "actividad", "asamblea")


def encounters() -> Target:
    """A sheet without a column for it says in the name what each one was: «Taller 1», «Cabildo abierto»."""
    target = listed_target(Listed(kind=ENCOUNTERS, save=_save_encounter, taker=EncounterTaker), "encounters")
    return replace(target, fields=tuple(replace(one, needed=one.needed and one.key != "kind") for one in target.fields))


class EncounterTaker(KindTaker[Encounter]):
    """Encounters, each of the kind its row says, or its name begins with."""

    def _made(self, given: Mapping[str, object]) -> Encounter:
        """Raises UserError where neither says it."""
        named = _kind_in(str(given.get("title", "")))
        return super()._made(given if "kind" in given or named is None else {**given, "kind": named})


def _kind_in(title: str) -> EncounterKind | None:
    told = f"{fold(title)} "
    return next((one for one in EncounterKind if told.startswith(f"{fold(one.word)} ")), None)


def _save_encounter(store: Store, made: Encounter, before: Encounter | None) -> Encounter:
    if before is None:
        return ENCOUNTERS.get(store, new_encounter(store, made))
    save_encounter(store, made)
    return made


def contributions() -> Target:
    """What was said, each in the theme it names; a theme that is not there is made."""
    listed = Listed(
        kind=CONTRIBUTIONS, kinds=(ENCOUNTERS, THEMES), keys=(("encounter_id", "text"),),
        make={"theme_id": _theme}, called={"encounter_id": _ENCOUNTER},
    )  # fmt: skip
    return listed_target(listed, "contributions")


def _theme(store: Store, title: str, _encounter: str) -> str:
    return new_theme(store, title)


def themes() -> Target:
    return listed_target(Listed(kind=THEMES, kinds=(INITIATIVES,)), "themes")


def attendees() -> Target:
    """Who came: the name goes with the private persons, the rest is what reports count."""
    fields = (
        TargetField("name", NEIGHBOURS.field("name").label, str, ("nombre", "nombre y apellido", "apellido y nombre")),
        *(_of(name) for name in ("zone", "organisation", "gender")),
        TargetField("age_band", ATTENDEES.field("age_band").label, str, ("edad", "tramo de edad")),
        TargetField("encounter_id", ATTENDEES.field("encounter_id").label, str, _ENCOUNTER),
        *contact_fields(),
    )
    return Target(
        "attendees", _(ATTENDEES.one), _(ATTENDEES.many), False, fields, (("encounter_id", "name"),), AttendeeTaker,
        kinds=(ATTENDEES, ENCOUNTERS, NEIGHBOURS), figures=town.figures,
    )  # fmt: skip


def _of(name: str) -> TargetField:
    one = ATTENDEES.field(name)
    return TargetField(name, one.label, one.type, (fold(one.label), *one.says.also), choices=one.choices)


@dataclass(frozen=True, slots=True)
class _Person:
    """A line of a list with its name."""

    record: Attendee
    name: str

    def values(self) -> Mapping[str, object]:
        told = {
            key: getattr(self.record, key) for key in ("encounter_id", "zone", "organisation", "gender", "age_band")
        }
        return {**told, "name": self.name}


class AttendeeTaker(Quiet):
    """Rows of one sheet into the lists of those who came; without a name, two equal rows are two people."""

    def __init__(self, store: Store, sheet: Understood, shape: Shape) -> None:
        del sheet
        self._store, self._mode = store, shape.mode
        listed = Listed(kind=ATTENDEES, kinds=(ENCOUNTERS,), figures=town.figures)
        self._encounters = References(listed, ATTENDEES.field("encounter_id"), store, shape.answers)
        records = ATTENDEES.all(store)
        called = names(store, (one.neighbour_id for one in records))
        self._known = Known(
            (("encounter_id", "name"),), (_Person(one, called.get(one.neighbour_id, "")) for one in records),
            _Person.values, lambda one: one.record.id,
        )  # fmt: skip
        self._people = {fold(one.name): one.id for one in neighbours(store)}
        self._contacts = Contacts(store)
        self._last: dict[str, int] = {}
        for one in records:
            self._last[one.encounter_id] = max(self._last.get(one.encounter_id, -1), one.position)

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """Raises UserError for an encounter that is not there."""
        contact = contact_in(values)
        said_of_all = {key: value for key, value in values.items() if key not in CONTACT}
        given = {**said_of_all, "encounter_id": self._encounter(values)}
        if "age_band" in given:
            given["age_band"] = age_of(str(given["age_band"]))
        name = " ".join(str(given.get("name", "")).split())
        here = self._known.find(given, row.line)
        if here is None and self._mode is Mode.UPDATE:
            raise UserError(not_here(), field="name")
        if here is not None and self._mode is Mode.INSERT:
            return Taken(name, ((ATTENDEES.table, here.record.id),), False, left_alone())
        said = {key: value for key, value in given.items() if key != "name"}
        record = self._added(said, name) if here is None else replace(here.record, **said)  # type: ignore[arg-type]
        if here is None or record != here.record:
            with self._store.change(_("Anotar asistentes")) as writer:
                writer.put(ATTENDEES.table, ATTENDEES.row(ATTENDEES.checked(record)))
        if here is None:
            self._known.made(_Person(record, name), row.line)
        taken = Taken(name or record.called, ((ATTENDEES.table, record.id),), here is None)
        if not (contact and name and record.neighbour_id):
            return taken
        kept = self._contacts.keep(name, contact, record.neighbour_id)
        if kept.id != record.neighbour_id:
            with self._store.change(_("Anotar asistentes")) as writer:
                writer.put(ATTENDEES.table, ATTENDEES.row(replace(record, neighbour_id=kept.id)))
        return replace(taken, ids=(*taken.ids, (NEIGHBOURS.table, kept.id)))

    def _encounter(self, values: Mapping[str, object]) -> str:
        text = str(values.get("encounter_id", ""))
        return self._encounters.id_of(text) if text else self._encounters.usual()

    def _added(self, said: Mapping[str, object], name: str) -> Attendee:
        key = str(said["encounter_id"])
        self._last[key] = self._last.get(key, -1) + 1
        return Attendee(
            id=new_id(), neighbour_id=neighbour_named(self._store, name, self._people), position=self._last[key],
            **said,  # type: ignore[arg-type]
        )  # fmt: skip

    def choices(self) -> tuple[Choice, ...]:
        return self._encounters.choices()
