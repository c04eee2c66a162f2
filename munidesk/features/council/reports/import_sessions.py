"""Attendance and ballots from other programs: the session by its day, the member by who it is, not by the spelling."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import TypeVar

from munidesk.base.codes import Code
from munidesk.base.dates import parse_date, parse_time, show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold, join_and
from munidesk.data.store import Store
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.guard import hour_in
from munidesk.features.council.kinds import BALLOTS, PRESENCES
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.features.council.view_data import SessionView, load_view, session_of
from munidesk.features.council.votes.store import add_motion, cast, chair_second_vote, open_vote, set_reason
from munidesk.sheets.of_kind import not_here
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town
from munidesk.town.domain import Member
from munidesk.town.roster_names import name_key, read_full

_SECOND = "segundo voto"
C = TypeVar("C", bound=Code)
Cells = Mapping[str, str]
"""Field → text of its cell; days and hours by ISO 8601."""


def _refused(field: str, reason: str) -> UserError:
    """A row that cannot come in: the field at fault, and why."""
    return UserError(reason, field=field)


def _text_field(key: str, label: str, also: tuple[str, ...], *, needed: bool = False) -> TargetField:
    return TargetField(key, label, str, (fold(label), *also), needed=needed)


def _place_fields() -> tuple[TargetField, ...]:
    return (
        TargetField("date", _("Fecha"), date, ("dia", "fecha de la sesion"), needed=True),
        _text_field("session", _("Sesión"), ("numero de sesion", "sesion n")),
        _text_field(
            "member", _("Integrante"), ("nombre", "concejal", "edil", "regidor", "miembro", "nombre completo"),
            needed=True,
        ),
    )  # fmt: skip


def attendance_target() -> Target:
    """Marks of attendance, one per row."""
    fields = (
        *_place_fields(),
        _text_field("mark", _("Asistencia"), ("presencia", "estado", "asistio"), needed=True),
        TargetField("hour", _("Hora"), time, ("hora de llegada", "hora de retiro")),
        _text_field("reason", _("Motivo"), ("justificacion", "causa", "observaciones")),
        _text_field("evidence", _("Constancia"), ("comprobante",)),
    )
    return Target(
        "attendance", _("marca de asistencia"), _("marcas de asistencia"), True, fields, (("date", "member", "mark"),),
        _begin(_Places.take_mark), kinds=(PRESENCES,), figures=town.figures,
    )  # fmt: skip


def votes_target() -> Target:
    """Ballots, one per row, as the list «Votos por integrante» writes them; the session has to be open."""
    fields = (
        *_place_fields(),
        _text_field("item", _("Asunto"), ("punto", "tema", "orden", "asunto n", "titulo"), needed=True),
        _text_field("ballot", _("Voto"), ("sentido del voto", "votacion"), needed=True),
        _text_field("reason", _("Fundamento"), ("fundamentacion", "razon")),
    )
    return Target(
        "votes", _("voto"), _("votos"), False, fields, (("date", "member", "item"),), _begin(_Places.take_ballot),
        kinds=(BALLOTS,), figures=town.figures,
    )  # fmt: skip


def _begin(verb: "Callable[[_Places, Cells], bool]") -> "Callable[[Store, Understood, Shape], _Taker]":
    return lambda store, _sheet, shape: _Taker(_Places(store), verb, shape.mode)


@dataclass
class _Taker(Quiet):
    """Rows of one sheet to the verbs of the session: what happened there is added, and never changed by a sheet."""

    places: "_Places"
    verb: "Callable[[_Places, Cells], bool]"
    mode: Mode

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        del row
        cells = {key: _as_text(value) for key, value in values.items()}
        is_new = self.verb(self.places, cells)
        if is_new and self.mode is Mode.UPDATE:
            raise UserError(not_here(), field="member")
        title = ", ".join(part for part in (cells.get("member", ""), cells.get("item", "")) if part)
        return Taken(title, (), is_new)


def _as_text(value: object) -> str:
    """Days and hours by ISO 8601, which is how a day prints itself."""
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


@dataclass
class _Places:
    """Finds what a row speaks of in the open file."""

    store: Store

    @cached_property
    def sessions(self) -> tuple[SessionRow, ...]:
        return sessions(self.store)

    def session(self, cells: Cells) -> SessionRow:
        try:
            day = parse_date(cells.get("date", ""))
        except UserError as error:
            raise _refused("date", str(error)) from None
        held, said = [one for one in self.sessions if one.date == day], fold(cells.get("session", ""))
        if said:
            held = [one for one in held if said == fold(one.label) or said == str(one.number or "")]
        if len(held) == 1:
            return held[0]
        shown = show_date(day, "dd/MM/y")
        if held:
            names = join_and([one.label for one in held])
            raise _refused(
                "session", _("El {day} hubo varias sesiones ({names}): indique cuál.").format(day=shown, names=names)
            )
        if said:
            raise _refused(
                "session", _("El {day} no hay una sesión «{name}».").format(day=shown, name=cells["session"])
            )
        raise _refused("date", _("El {day} no hay ninguna sesión: créela antes en Concejo.").format(day=shown))

    def member(self, session: SessionRow, cells: Cells) -> Member:
        """By seat number, by the whole name in any order, or by some of its words when only one member has them."""
        said = re.sub(r"\(.*?\)", "", cells.get("member", "")).strip()
        there = town.members(self.store, session.body_id, session.date)
        if said.isdigit():
            found = [one for one in there if one.is_titular and one.seat.number == int(said)]
        else:
            name = read_full(said)
            words = set(name_key(f"{name.given} {name.family}").split())
            found = [one for one in there if words and set(name_key(one.person.full_name).split()) == words]
            found = found or [one for one in there if words and words <= set(name_key(one.person.full_name).split())]
        if not found:
            raise _refused("member", _("«{name}» no integraba el órgano ese día.").format(name=said))
        if len({one.person.id for one in found}) > 1:
            names = join_and([one.person.full_name for one in found])
            raise _refused("member", _("«{name}» puede ser {names}: escriba el nombre entero.").format(
                name=said, names=names))  # fmt: skip
        return next((one for one in found if one.is_titular), found[0])

    def take_mark(self, cells: Cells) -> bool:
        row = self.session(cells)
        member = self.member(row, cells)
        kind = _word(cells, "mark", PresenceKind, _("presente, ausente, con aviso, con licencia, llega, se retira"))
        session = session_of(self.store, row.id)
        at = hour_in(session, parse_time(cells["hour"])) if cells.get("hour") else None
        events = PRESENCES.all(self.store, session_id=row.id, member_id=member.id)
        if any(one.kind is kind and one.at == at for one in events):
            return False
        mark(
            self.store, row.id, member.id, kind, at, reason=cells.get("reason", ""),
            evidence=cells.get("evidence", ""),
        )  # fmt: skip
        return True

    def take_ballot(self, cells: Cells) -> bool:
        row = self.session(cells)
        member = self.member(row, cells)
        text = fold(cells.get("ballot", ""))
        second = _SECOND in text
        said = {**cells, "ballot": text.replace(_SECOND, "").strip(" ,") or BallotValue.ABSENT}
        value = _word(said, "ballot", BallotValue, _("a favor, en contra, abstención, se excusa, ausente"))
        if value is BallotValue.ABSENT:
            return False
        view = load_view(self.store, row.id)
        vote = self._vote(view, cells)
        there = next(
            (one for one in view.ballots_of(vote) if one.member_id == member.id and one.second == second), None
        )
        if there is not None and there.value is value:
            return False
        if there is not None:
            raise _refused("ballot", _("Ya consta otro voto suyo: rectifique la votación en la sesión."))
        if second:
            chair_second_vote(self.store, vote, value)
        else:
            cast(self.store, vote, member.id, value)
        if cells.get("reason"):
            made = self.store.select("ballot", vote_id=vote, member_id=member.id, second=int(second))
            set_reason(self.store, str(made[0]["id"]), asked=True, text=cells["reason"])
        return True

    def _vote(self, view: SessionView, cells: Cells) -> str:
        """The last vote on the item; a motion with its nominal vote is made for an item that has none."""
        said = cells.get("item", "").strip()
        found = [one for one in view.items if str(one.position) == said or fold(one.title) == fold(said)]
        if len(found) != 1:
            raise _refused("item", _("«{title}» no está en el orden del día de esa sesión.").format(title=said))
        motions = [one.id for one in view.motions if one.item_id == found[0].id and not one.withdrawn]
        votes = [one.id for one in view.votes if one.motion_id in motions and one.id in view.standing]
        if votes:
            return votes[-1]
        motion = motions[-1] if motions else add_motion(self.store, found[0].id)
        return open_vote(self.store, motion)


def _word(cells: Cells, field: str, kind: type[C], known: str) -> C:
    found = kind.read(cells.get(field, "").strip(" ."))
    if found is not None:
        return found
    raise _refused(
        field, _("No se entiende «{text}». Escriba: {known}.").format(text=cells.get(field, ""), known=known)
    )


def session_in(store: Store, cells: Cells) -> SessionRow:
    """The session of a row, by its day and its number or name. Raises UserError bound to the field at fault."""
    return _Places(store).session(cells)
