"""Attendance and ballots from other programs: the session by its day, the member by who it is, not by the spelling."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from munidesk.base.codes import Code
from munidesk.base.dates import parse_date, parse_time, show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold, join_and
from munidesk.data.exchange import read_table
from munidesk.data.store import Store
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.guard import hour_in
from munidesk.features.council.kinds import PRESENCES
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.features.council.view_data import SessionView, load_view, session_of
from munidesk.features.council.votes.store import add_motion, cast, chair_second_vote, open_vote, set_reason
from munidesk.town import store as town
from munidesk.town.domain import Member
from munidesk.town.import_maps import ImportField
from munidesk.town.import_rows import Cells, Refused, columns_of, import_rows
from munidesk.town.imports import ImportOptions, ImportReport
from munidesk.town.roster_names import name_key, read_full

_SECOND = "segundo voto"
C = TypeVar("C", bound=Code)


def _place_fields() -> tuple[ImportField, ...]:
    return (
        ImportField("date", _("Fecha"), ("dia", "fecha de la sesion")),
        ImportField("session", _("Sesión"), ("numero de sesion", "sesion n")),
        ImportField("member", _("Integrante"), ("nombre", "concejal", "edil", "regidor", "miembro", "nombre completo")),
    )


def attendance_fields() -> tuple[ImportField, ...]:
    return (
        *_place_fields(),
        ImportField("mark", _("Asistencia"), ("presencia", "estado", "asistio")),
        ImportField("hour", _("Hora"), ("hora de llegada", "hora de retiro")),
        ImportField("reason", _("Motivo"), ("justificacion", "causa", "observaciones")),
        ImportField("evidence", _("Constancia"), ("comprobante",)),
    )


def ballot_fields() -> tuple[ImportField, ...]:
    return (
        *_place_fields(),
        ImportField("item", _("Asunto"), ("punto", "tema", "orden", "asunto n", "titulo")),
        ImportField("ballot", _("Voto"), ("sentido del voto", "votacion")),
        ImportField("reason", _("Fundamento"), ("fundamentacion", "razon")),
    )


def import_attendance(store: Store, source: Path, options: ImportOptions) -> ImportReport:
    """Marks of attendance, one per row. Raises UserError without columns for the day, the member and the mark."""
    sheet, fields, places = read_table(source), attendance_fields(), _Places(store)
    columns = columns_of(store, "attendance", sheet, fields, options.mapping, "date", "member", "mark")
    return import_rows(
        store, sheet, columns, fields, options, kind="attendance", label=_("Importar la asistencia"), main="mark",
        take=places.take_mark,
    )  # fmt: skip


def import_votes(store: Store, source: Path, options: ImportOptions) -> ImportReport:
    """Ballots, one per row, as the list «Votos por integrante» writes them; the session has to be open.

    Raises UserError without columns for the day, the member, the item and the ballot.
    """
    sheet, fields, places = read_table(source), ballot_fields(), _Places(store)
    columns = columns_of(store, "votes", sheet, fields, options.mapping, "date", "member", "item", "ballot")
    return import_rows(
        store, sheet, columns, fields, options, kind="votes", label=_("Importar votos"), main="ballot",
        take=places.take_ballot,
    )  # fmt: skip


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
            raise Refused("date", str(error)) from None
        held, said = [one for one in self.sessions if one.date == day], fold(cells.get("session", ""))
        if said:
            held = [one for one in held if said == fold(one.label) or said == str(one.number or "")]
        if len(held) == 1:
            return held[0]
        shown = show_date(day, "dd/MM/y")
        if held:
            names = join_and([one.label for one in held])
            raise Refused(
                "session", _("El {day} hubo varias sesiones ({names}): indique cuál.").format(day=shown, names=names)
            )
        if said:
            raise Refused("session", _("El {day} no hay una sesión «{name}».").format(day=shown, name=cells["session"]))
        raise Refused("date", _("El {day} no hay ninguna sesión: créela antes en Concejo.").format(day=shown))

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
            raise Refused("member", _("«{name}» no integraba el órgano ese día.").format(name=said))
        if len({one.person.id for one in found}) > 1:
            names = join_and([one.person.full_name for one in found])
            raise Refused("member", _("«{name}» puede ser {names}: escriba el nombre entero.").format(
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
            raise Refused("ballot", _("Ya consta otro voto suyo: rectifique la votación en la sesión."))
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
            raise Refused("item", _("«{title}» no está en el orden del día de esa sesión.").format(title=said))
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
    raise Refused(field, _("No se entiende «{text}». Escriba: {known}.").format(text=cells.get(field, ""), known=known))
