"""Initiatives from a spreadsheet: new ones registered, those here brought up to date by the verbs of their life."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.domain import OPEN, Author, AuthorKind, Initiative, Origin, State
from munidesk.features.participation.initiatives.columns import register_columns
from munidesk.features.participation.initiatives.store import (
    add_author,
    authors_of,
    initiative,
    is_free,
    keep_apart,
    move,
    registered,
    save_initiative,
)
from munidesk.features.participation.initiatives.store_states import own_states, read_state
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES
from munidesk.features.participation.places import Spellings
from munidesk.features.participation.store_places import topics, zones
from munidesk.records.field import Field
from munidesk.records.says import Sense
from munidesk.sheets.of_kind import left_alone, new_names, not_here
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import NOTE, Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town
from munidesk.town.goals import goals_of
from munidesk.town.people_lists.contact import KEYS as CONTACT
from munidesk.town.people_lists.contact import Contacts, contact_fields, contact_in
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.town.people_lists.store import names

KIND = "initiatives"
_OF_AUTHOR = {"author_kind": "kind", "author": "name", "gender": "gender"}
_TELLING = ("text", "topic", "zone", "origin")
"""What tells an initiative from others of its title when the sheet has no day and no author."""


def target() -> Target:
    """The register as the import assistant takes it."""
    return Target(
        KIND, _(INITIATIVES.one), _(INITIATIVES.many), True, tuple(_fields()),
        (("folio",), ("external",), ("title", "received", "author")), InitiativeTaker,
        own_words=lambda store: {"state": {one.word: one.state.value for one in own_states(store)}},
        own_word={"state": "own_state"}, kinds=(INITIATIVES, AUTHORS, NEIGHBOURS), figures=town.figures,
    )  # fmt: skip


def _fields() -> Sequence[TargetField]:
    found = []
    for one in register_columns():
        own = one.key in {"folio", "external"}
        field = _field_of(one.key)
        also = (fold(one.label), *one.also)
        if field is None:
            found.append(TargetField(one.key, one.label, str, also, own=own))
        else:
            found.append(
                TargetField(
                    one.key, one.label, field.type, also, many=one.many or one.key == NOTE, choices=field.choices,
                    own=own, needed=one.key == "title", headed=one.key == NOTE, long=field.says.sense is Sense.LONG,
                )
            )  # fmt: skip
    return (*found, *contact_fields())


def _field_of(key: str) -> Field | None:
    if key == "folio":
        return None
    return AUTHORS.field(_OF_AUTHOR[key]) if key in _OF_AUTHOR else INITIATIVES.field(key)


@dataclass(frozen=True, slots=True)
class _Here:
    """An initiative of the file with the names of who brought it."""

    record: Initiative
    authors: frozenset[str]


class InitiativeTaker(Quiet):
    """Rows of one sheet into the register."""

    def __init__(self, store: Store, sheet: Understood, shape: Shape) -> None:
        self._store, self._sheet, self._mode = store, sheet.sheet, shape.mode
        self._places, self._subjects = Spellings(zones(store)), Spellings(topics(store))
        self._contacts = Contacts(store)
        self._taken: dict[str, int] = {}
        self._undated = 0
        self._zones: list[str] = []
        self._marks = (0, 0, 0)
        self._by: dict[tuple[str, str], list[_Here]] = {}
        for one in _all_here(store):
            self._note(one)
        self._titles = {title for key, title in self._by if key == "title"}

    def _note(self, one: _Here) -> None:
        for key, value in (("folio", one.record.folio), ("external", one.record.external), ("title", one.record.title)):
            if value:
                self._by.setdefault((key, fold(value)), []).append(one)

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """A row that is here changes what it says and nothing else; another one is registered."""
        if not values.get("title") and not values.get("folio") and not values.get("external"):
            raise UserError(_("No tiene título."), field="title")
        self._marks = self._places.mark(), self._subjects.mark(), len(self._zones)
        given = self._given(values)
        author = _author(values)
        here = self._find(given, values, author)
        if here is None:
            if self._mode is Mode.UPDATE:
                raise UserError(not_here(), field="title")
            return self._with_contact(self._registered(row, given, values, author), author, values)
        self._taken[here.record.id] = row.line
        if self._mode is Mode.INSERT:
            return self._told(here.record, is_new=False, note=left_alone())
        return self._with_contact(self._updated(row, here, given, author), author, values)

    def _with_contact(self, taken: Taken, author: Author, values: Mapping[str, object]) -> Taken:
        """What the row says of the person who brought it, in the private table."""
        contact = contact_in(values)
        if not contact:
            return taken
        own = authors_of(self._store, taken.ids[0][1])
        private = names(self._store, {one.neighbour_id for one in own})
        called = [one for one in own if fold(one.name or private.get(one.neighbour_id, "")) == fold(author.name)]
        who = next(iter(called or own), None)
        if who is None:
            return taken
        name = who.name or private.get(who.neighbour_id, "") or author.name
        kept = self._contacts.keep(name, contact, who.neighbour_id)
        keep_apart(self._store, who, kept.id)
        return replace(taken, ids=(*taken.ids, (NEIGHBOURS.table, kept.id), (AUTHORS.table, who.id)))

    def _given(self, values: Mapping[str, object]) -> dict[str, object]:
        """The fields of the initiative that the row says, as they are kept."""
        apart = {*_OF_AUTHOR, *CONTACT, "folio", "due"}
        given = {key: value for key, value in values.items() if key not in apart}
        if "title" in given:
            given["title"] = " ".join(str(given["title"]).split())
        if "zone" in given:
            self._note_zone(str(given["zone"]))
            given["zone"] = self._places.settled(str(given["zone"]))
        if "topic" in given:
            given["topic"] = self._subjects.settled(str(given["topic"]))
        if "ods" in given:
            given["ods"] = ", ".join(map(str, goals_of(str(given["ods"]))))
        if "own_state" in given and (own := read_state(self._store, str(given["own_state"]))):
            given["state"], given["own_state"] = own
        return given

    def _note_zone(self, zone: str) -> None:
        if zone and not self._places.knows(zone):
            self._zones.append(" ".join(zone.split()))

    # -- which one it is

    def _find(self, given: Mapping[str, object], values: Mapping[str, object], author: Author) -> _Here | None:
        folio = self._of("folio", str(values.get("folio", "")))
        alike = [one for one in folio if _same_matter(one, given)]
        found = self._unclaimed(alike, "folio")
        if found is None:
            found = self._unclaimed(self._of("external", str(given.get("external", ""))), "external")
        if found is not None or given.get("external"):
            return found
        named = [one for one in self._of("title", str(given.get("title", ""))) if one.record.id not in self._taken]
        return next((one for one in named if _fits(one, given, author)), None)

    def _of(self, key: str, value: str) -> list[_Here]:
        return self._by.get((key, fold(value)), []) if value else []

    def _unclaimed(self, found: Sequence[_Here], key: str) -> _Here | None:
        """Raises UserError when a row above was that one: what is its own is never said twice."""
        if found and (line := self._taken.get(found[0].record.id)):
            raise UserError(
                _("La fila {n} ya trae ese mismo dato, que no se repite: corrija una de las dos.").format(n=line),
                field=key,
            )
        return found[0] if found else None

    # -- what is done with it

    def _registered(self, row: Row, given: Mapping[str, object], values: Mapping[str, object], author: Author) -> Taken:
        plain = {key: value for key, value in given.items() if key not in {"state", "own_state"}}
        if "title" not in plain:
            raise UserError(_("No tiene título."), field="title")
        record = Initiative(**{"received": today(), "origin": Origin.COUNTER, **plain})  # type: ignore[arg-type]
        record = _with_own_folio(self._store, record, str(values.get("folio", "")))
        state, note = _state(_said(given), record)
        word = _own_word(given, state)
        made = registered(
            self._store, record if state is not State.RECEIVED else replace(record, own_state=word), author
        )
        key = made.id
        self._undated += "received" not in given
        if fold(made.title) in self._titles:
            told = _("«{title}» ya estaba con otros datos: entra como otra.").format(title=made.title)
            note = " ".join(part for part in (told, note) if part)
        if state is not State.RECEIVED:
            move(self._store, replace(made, state=state, own_state=word), self._why(row))
            made = initiative(self._store, key)
        self._taken[key] = row.line
        self._note(_Here(made, frozenset({fold(author.name)})))
        return self._told(made, is_new=True, note=note)

    def _updated(self, row: Row, here: _Here, given: Mapping[str, object], author: Author) -> Taken:
        before = here.record
        said = {key: value for key, value in given.items() if key not in {"state", "own_state"}}
        wanted = replace(before, **said)  # type: ignore[arg-type]
        state, note = _state(_said(given), wanted)
        word = _own_word(given, state)
        if state is before.state and word:
            wanted = replace(wanted, own_state=word)
        ids = []
        if author.name and fold(author.name) not in here.authors:
            if here.authors <= {""}:
                ids.append((AUTHORS.table, add_author(self._store, before.id, author).id))
            else:
                told = _("La autoría «{name}» no es la que consta: no se cambia.").format(name=author.name)
                note = " ".join(part for part in (note, told) if part)
        if wanted != before:
            save_initiative(self._store, wanted)
        if state is not before.state:
            moved = replace(initiative(self._store, before.id), state=state, own_state=word)
            move(self._store, moved, self._why(row))
        told_of = self._told(before, is_new=False, note=note)
        return replace(told_of, ids=(*told_of.ids, *ids))

    def _why(self, row: Row) -> str:
        return _("Planilla «{sheet}», fila {line}").format(sheet=self._sheet, line=row.line)

    def _told(self, record: Initiative, *, is_new: bool, note: str = "") -> Taken:
        return Taken(record.title, ((INITIATIVES.table, record.id),), is_new, note)

    def let_go(self, _row: Row, /) -> bool:
        """All but the words for its zone and its topic is noted once it is in."""
        places, subjects, zones = self._marks
        self._places.back_to(places)
        self._subjects.back_to(subjects)
        del self._zones[zones:]
        return True

    def others(self) -> tuple[str, ...]:
        zones = (new_names(INITIATIVES.field("zone").label, self._zones),) if self._zones else ()
        if not self._undated:
            return zones
        words = ngettext(
            "{n} iniciativa sin fecha: se toma la de hoy.", "{n} iniciativas sin fecha: se toma la de hoy.",
            self._undated,
        )  # fmt: skip
        return (*zones, words.format(n=self._undated))


def _all_here(store: Store) -> list[_Here]:
    authors: dict[str, set[str]] = {}
    brought = AUTHORS.all(store)
    private = names(store, {one.neighbour_id for one in brought})
    for one in brought:
        name = one.name or private.get(one.neighbour_id, "")
        authors.setdefault(one.initiative_id, set()).add(fold(name))
    return [_Here(one, frozenset(authors.get(one.id, ()))) for one in INITIATIVES.all(store, order="id")]


def _same_matter(here: _Here, given: Mapping[str, object]) -> bool:
    """A folio of another office's numbering is another initiative: the title or the day are its own too."""
    title, day = given.get("title"), given.get("received")
    return title is None or fold(str(title)) == fold(here.record.title) or day == here.record.received


def _fits(here: _Here, given: Mapping[str, object], author: Author) -> bool:
    """Whether what tells it from others of its title is the same; what the sheet does not say fits any."""
    day = given.get("received")
    if day is not None and day != here.record.received:
        return False
    if author.name and fold(author.name) not in here.authors:
        return False
    if day is not None or author.name:
        return True
    return all(_same(given[key], getattr(here.record, key)) for key in _TELLING if key in given)


def _same(one: object, other: object) -> bool:
    return fold(one) == fold(other) if isinstance(one, str) and isinstance(other, str) else one == other


def _author(values: Mapping[str, object]) -> Author:
    said = {field: values[key] for key, field in _OF_AUTHOR.items() if key in values}
    # Who it was is not guessed: only those who say that they are neighbours are counted as such.
    return Author(**{"kind": AuthorKind.UNKNOWN, **said})  # type: ignore[arg-type]


def _with_own_folio(store: Store, record: Initiative, folio: str) -> Initiative:
    """A folio that another initiative of the year has here gives way to the next one: nothing is lost or doubled."""
    tail = folio.rpartition("-")[2]
    number = int(tail) if "-" in folio and tail.isdecimal() else 0
    own = number if number and is_free(store, record.received.year, number) else 0
    return record if own == record.folio_number else replace(record, folio_number=own)


def _own_word(given: Mapping[str, object], state: State) -> str:
    """The municipality's own word for where it stands; none where its days show that it stands elsewhere."""
    said = _said(given)
    return str(given.get("own_state", "")) if said is None or said is state else ""


def _said(given: Mapping[str, object]) -> State | None:
    state = given.get("state")
    return state if isinstance(state, State) else None


_DAYS: tuple[tuple[str, State], ...] = (
    ("answer_date", State.ANSWERED), ("feedback_date", State.GIVEN_BACK), ("started_on", State.UNDER_WAY),
    ("fulfilled_on", State.FULFILLED),
)  # fmt: skip


def _state(said: State | None, record: Initiative) -> tuple[State, str]:
    """The furthest of what the sheet says, what its days show and where it stands; and a word on what does not fit."""
    dated = [state for name, state in _DAYS if getattr(record, name) is not None]
    shown = max((*dated, record.state), key=lambda one: one.place)
    if said is None or said is shown:
        return shown, ""
    if said.place < shown.place:
        if said in OPEN and shown in OPEN:
            return said, ""
        words = _("Ya está «{now}»: el estado «{said}» de la planilla no la hace volver.")
        return shown, words.format(now=shown.word, said=said.word)
    if said not in OPEN and said is not State.CLOSED and record.answer_date is None:
        return said, _("Dice «{said}» y no trae el día de la respuesta: no cuenta para los plazos.").format(
            said=said.word
        )
    return said, ""
