"""A whole session as a parliament publishes it (Akoma Ntoso): each row is one thing that happened in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.documents.text import plain_text
from munidesk.features.council.domain import SessionState, VoteType
from munidesk.features.council.incoming import attendance, ballots, sessions, votes
from munidesk.features.council.incoming.fields import Written, as_text, text_field
from munidesk.features.council.incoming.places import Cells, Places, number, refused
from munidesk.features.council.kinds import BALLOTS, ITEMS, PRESENCES, SESSIONS, VOTES
from munidesk.features.council.sessions.store import SessionRow, save_session
from munidesk.features.council.sessions.store_items import add_item, save_item
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.features.council.speakers.store import record_turn
from munidesk.features.council.view_data import session_of
from munidesk.sheets.of_kind import not_here
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town
from munidesk.town.domain import Body, Gender, Member, Membership, Person, Role, Seat
from munidesk.town.kinds import BODIES, MEMBERSHIPS, PEOPLE, SEATS
from munidesk.town.people_import import body_named
from munidesk.town.roster_names import guess_gender, name_key, read_full

NEWCOMERS = "newcomers"
_ADD, _LEAVE = "add", "leave"


def target() -> Target:
    """One session, or several one below the other: session, attendance, items, turns, votes and ballots."""
    fields = (
        text_field("what", _("Qué"), ("que es", "parte"), needed=True),
        TargetField("date", _("Fecha"), date, ("dia",), needed=True),
        text_field("body", _("Órgano"), ("organo",)),
        text_field("kind", _("Clase"), ("clase",)),
        text_field("number", _("Número"), ("numero",)),
        TargetField("opened", _("Abierta a las"), time, ("abierta a las",)),
        TargetField("closed", _("Levantada a las"), time, ("levantada a las",)),
        text_field("item_number", _("N.º de asunto"), ("n o de asunto",)),
        text_field("item", _("Asunto"), ("asunto",)),
        text_field("member", _("Integrante"), ("integrante",)),
        text_field("word", _("Dato"), ("dato",)),
        text_field("for", _("A favor"), ("a favor",)),
        text_field("against", _("En contra"), ("en contra",)),
        text_field("abstain", _("Abstenciones"), ("abstenciones",)),
        text_field("unvoted", _("No votaron"), ("no votaron",)),
        TargetField("text", _("Texto"), str, ("texto",), long=True),
    )
    return Target(
        "records", _("dato de una sesión publicada"), _("datos de sesiones publicadas"), False, fields,
        (("date", "what"),), RecordTaker,
        kinds=(SESSIONS, PRESENCES, ITEMS, TURNS, VOTES, BALLOTS, BODIES, SEATS, MEMBERSHIPS, PEOPLE),
        figures=town.figures, files=(".xml", ".akn", ".json"),
    )  # fmt: skip


@dataclass
class RecordTaker(Quiet):
    """Rows to the verbs of the session. Whoever came and is no member is one from now on, if the person says so."""

    store: Store
    _sheet: Understood
    shape: Shape
    places: Places = field(init=False)
    new_people: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    body_made: str = ""
    _default: str = ""

    def __post_init__(self) -> None:
        self.places = Places(self.store)

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        del row
        cells = {key: as_text(value) for key, value in values.items()}
        verb = _VERBS.get(fold(cells.get("what", "")))
        if verb is None:
            raise refused("what", _("No se entiende «{text}».").format(text=cells.get("what", "")))
        made = verb(self, cells)
        if made.is_new and self.shape.mode is Mode.UPDATE:
            raise UserError(not_here(), field="date")
        parts = (cells["what"], cells.get("member", ""), cells.get("item", "") or cells.get("text", "")[:60])
        return Taken(", ".join(part for part in parts if part), made.ids, made.is_new, made.note)

    def let_go(self, _row: Row, /) -> bool:
        """A row that is refused leaves nothing here but a name to be asked about."""
        return True

    # -- the session

    def session(self, cells: Cells) -> Written:
        body = self._body(cells)
        return sessions.take(self.places, {key: cells[key] for key in _SESSION if cells.get(key)} | {"body": body.name})

    def _body(self, cells: Cells) -> Body:
        """The body of that name, made now when there is none; the council where the file names none."""
        name = cells.get("body", "").strip()
        found = next((one for one in self.places.bodies if fold(one.name) == fold(name)), None)
        if not name:
            return town.council(self.store)
        if found is None:
            found = body_named(self.store, name)
            self.body_made = name
            self.places.read_again()
        if not self._default:
            self._default = _LEAVE if town.members(self.store, found.id) else _ADD
        return found

    def close(self, cells: Cells) -> Written:
        """Lifted at its hour, when nothing is lacking; else a word on what is."""
        row = self.places.session(cells)
        if not cells.get("closed"):
            return Written(False, (), _("El archivo no dice a qué hora se levantó: anótelo en la sesión."))
        before = session_of(self.store, row.id).state
        note = sessions.held(self.places, cells, row.id)
        self.places.read_again()
        return Written(session_of(self.store, row.id).state is not before, ((SESSIONS.table, row.id),), note)

    def others_present(self, cells: Cells) -> Written:
        row = self.places.session(cells)
        session, words = session_of(self.store, row.id), cells.get("text", "")
        if words in session.public_note:
            return Written(False)
        save_session(self.store, replace(session, public_note=" ".join(filter(None, (session.public_note, words)))))
        return Written(True, ((SESSIONS.table, row.id),))

    def chair(self, cells: Cells) -> Written:
        return self._officer(cells, "chair_id")

    def secretary(self, cells: Cells) -> Written:
        return self._officer(cells, "secretary_id")

    def _officer(self, cells: Cells, which: str) -> Written:
        row = self.places.session(cells)
        session, name = session_of(self.store, row.id), cells.get("member", "")
        people = [one for one in town.people(self.store) if _same_name(one.full_name, name)]
        if len(people) != 1:
            return Written(False, (), _("«{name}» no está entre las personas: elíjala en la sesión.").format(name=name))
        who = people[0].id
        told = replace(session, chair_id=who) if which == "chair_id" else replace(session, secretary_id=who)
        if told == session:
            return Written(False)
        save_session(self.store, told)
        self.places.changed(row.id)
        return Written(True, ((SESSIONS.table, row.id),))

    def also_chair(self, cells: Cells) -> Written:
        words = _("También presidió {name}: si consta en el acta, escríbalo en el asunto.")
        return Written(False, (), words.format(name=cells.get("member", "").rstrip(" .")))

    # -- who came

    def came(self, cells: Cells) -> Written:
        row = self.places.session(cells)
        made = self._member_made(row, cells.get("member", ""))
        told = {**cells, "mark": cells.get("word", "")}
        done = attendance.take(self.places, told)
        return replace(done, ids=((MEMBERSHIPS.table, made.id),)) if made is not None else done

    def _member_made(self, row: SessionRow, name: str) -> Member | None:
        """A titular of that name, where the body has none and the person agreed. Raises UserError."""
        there = town.members(self.store, row.body_id, row.date)
        if any(_same_name(one.person.full_name, name) for one in there):
            return None
        if self.shape.answers.get(NEWCOMERS, self._default or _LEAVE) != _ADD:
            self.unknown.append(name)
            raise refused("member", _("«{name}» no integraba {body} ese día.").format(name=name, body=row.body))
        seats = [one.number for one in town.seats(self.store, row.body_id) if not one.is_bench]
        seat = town.save_seat(self.store, Seat(body_id=row.body_id, number=1 + max(seats, default=0)))
        known = [one.id for one in town.people(self.store) if _same_name(one.full_name, name)]
        person = known[0] if len(known) == 1 else town.save_person(self.store, _person(name))
        membership = Membership(body_id=row.body_id, seat_id=seat, person_id=person, role=Role.TITULAR)
        self.new_people.append(name)
        return town.member(self.store, town.save_membership(self.store, membership))

    # -- what was dealt with

    def item(self, cells: Cells) -> Written:
        """As called: what a published record says was dealt with was on its agenda."""
        row, place = self.places.session(cells), int(cells.get("item_number") or 0)
        view = self.places.view(row.id)
        found = [one for one in view.items if one.position == place and fold(one.title) == fold(cells.get("item", ""))]
        if found:
            return Written(False, ((ITEMS.table, found[0].id),))
        words = "" if row.state is SessionState.CONVENED else _("Consta en el acta publicada.")
        made = add_item(self.store, row.id, cells.get("item", ""), position=place or None, urgent_reason=words)
        item = ITEMS.get(self.store, made)
        save_item(self.store, replace(item, added_at=None, urgent_reason=""))
        self.places.changed(row.id)
        return Written(True, ((ITEMS.table, made),))

    def told(self, cells: Cells) -> Written:
        """What the record tells of the item, after what is there."""
        row = self.places.session(cells)
        item, words = self.places.item(self.places.view(row.id), cells), cells.get("text", "").strip()
        there = plain_text(item.narrative)
        if words in there:
            return Written(False, ((ITEMS.table, item.id),))
        save_item(self.store, replace(item, narrative="\n\n".join(filter(None, (item.narrative, words)))))
        self.places.changed(row.id)
        return Written(True, ((ITEMS.table, item.id),))

    def spoke(self, cells: Cells) -> Written:
        row = self.places.session(cells)
        item, words = self.places.item(self.places.view(row.id), cells), cells.get("text", "").strip()
        there = [one for one in TURNS.all(self.store, item_id=item.id) if one.said == words]
        if there:
            return Written(False, ((TURNS.table, there[0].id),))
        name = cells.get("member", "")
        found = [
            one for one in town.members(self.store, row.body_id, row.date) if _same_name(one.person.full_name, name)
        ]
        member = found[0].id if len({one.person.id for one in found}) == 1 else ""
        made = record_turn(self.store, item.id, words, member_id=member, name=name or _("Sin nombre en el archivo"))
        return Written(True, ((TURNS.table, made),))

    # -- what was voted

    def voted(self, cells: Cells) -> Written:
        """Totals without names. How many did not vote is what is left of those who may here, which no file can know."""
        row = self.places.session(cells)
        vote = votes.vote_of(self.places, row, cells, make=True, kind=VoteType.SHOW_OF_HANDS)
        here = next(one for one in self.places.view(row.id).votes if one.id == vote).counted
        if here is not None and (here.for_, here.against, here.abstain) == tuple(
            number(cells, key) for key in ("for", "against", "abstain")
        ):
            return Written(False, ((VOTES.table, vote),))
        able = len(self.places.view(row.id).electorate(vote).voter_ids)
        counted = sum(number(cells, key) for key in ("for", "against", "abstain"))
        told = {**cells, "type": cells.get("word", ""), "unvoted": str(max(0, able - counted))}
        done = votes.take(self.places, told)
        return replace(done, is_new=done.is_new or bool(done.ids))

    def ballot(self, cells: Cells) -> Written:
        return ballots.take(self.places, {**cells, "ballot": cells.get("word", ""), "vote_number": cells["number"]})

    def outcome(self, cells: Cells) -> Written:
        words = _("El archivo dice el resultado («{word}») y no trae los votos: anótelos en la sesión.")
        said = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cells.get("text", "")).lower()
        return Written(False, (), words.format(word=said))

    def paper(self, cells: Cells) -> Written:
        del cells
        return Written(False, (), _("Es un documento que acompaña al acta, no un asunto: no entra."))

    # -- what is asked and told

    def choices(self) -> tuple[Choice, ...]:
        if not (self.new_people or self.unknown):
            return ()
        words = _(
            "Hay personas que asistieron y no están entre los integrantes del órgano. ¿Se agregan como titulares?"
        )
        options = (_ADD, _("sí, con su banca")), (_LEAVE, _("no: quedan fuera"))
        return (Choice(NEWCOMERS, words, options, default=self._default or _LEAVE),)

    def others(self) -> tuple[str, ...]:
        found = []
        if self.body_made:
            found.append(_("Se crea el órgano «{name}».").format(name=self.body_made))
        if n := len(self.new_people):
            found.append(_("Integrantes nuevos con su banca: {n}.").format(n=n))
        return tuple(found)


_SESSION = ("date", "kind", "number", "opened")
_VERBS: dict[str, Callable[[RecordTaker, Cells], Written]] = {
    "sesion": RecordTaker.session,
    "asistencia": RecordTaker.came,
    "preside": RecordTaker.chair,
    "tambien preside": RecordTaker.also_chair,
    "secretaria": RecordTaker.secretary,
    "otros presentes": RecordTaker.others_present,
    "asunto": RecordTaker.item,
    "relato": RecordTaker.told,
    "palabra": RecordTaker.spoke,
    "votacion": RecordTaker.voted,
    "voto": RecordTaker.ballot,
    "resultado": RecordTaker.outcome,
    "documento": RecordTaker.paper,
    "cierre": RecordTaker.close,
}


def _same_name(full: str, said: str) -> bool:
    """The same words in any order, or some of them."""
    name = read_full(said.strip(" .;"))
    words = set(name_key(f"{name.given} {name.family}").split())
    return bool(words) and words <= set(name_key(full).split())


def _person(name: str) -> Person:
    read = read_full(name)
    gender = read.gender if read.gender is not Gender.UNKNOWN else guess_gender(read.given)
    return Person(given_names=read.given, family_names=read.family, treatment=read.treatment, gender=gender)
