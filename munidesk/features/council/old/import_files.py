"""Old actas by the import assistant: each file a row to be looked at, then a session with its original."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from munidesk.base.dates import parse_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.data.store import Store
from munidesk.features.council.domain import PresenceKind, Session, SessionKind
from munidesk.features.council.incoming.fields import as_text, text_field
from munidesk.features.council.incoming.places import Cells, Places, number, refused, word
from munidesk.features.council.kinds import PRESENCES, SESSIONS
from munidesk.features.council.old.domain import OldActa
from munidesk.features.council.old.kinds import OLD_ACTAS
from munidesk.features.council.old.read import ENDINGS, FIELDS, headings, read_files
from munidesk.features.council.old.store import Original, confirm_attendance, enter, with_fingerprint
from munidesk.sheets.of_kind import not_here
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town
from munidesk.town.domain import Member

NAME = "old-actas"
ATTENDANCE = "attendance"
CONFIRM, LATER = "confirm", "later"
_MARKS = {
    "present": PresenceKind.PRESENT, "justified": PresenceKind.JUSTIFIED, "licence": PresenceKind.LICENCE,
    "absent": PresenceKind.ABSENT,
}  # fmt: skip
_TYPES: Mapping[str, type] = {"date": date, "hour": time}
_NEEDED = ("file", "folder", "sha256")


def target() -> Target:
    """Files, or the folder they are in."""
    fields = tuple(
        TargetField(key, title, _TYPES[key], needed=key in _NEEDED)
        if key in _TYPES
        else text_field(key, title, needed=key in _NEEDED)
        for key, title in zip(FIELDS, headings(), strict=True)
    )
    return Target(
        NAME, _("acta anterior"), _("actas anteriores"), True, fields, (("sha256",),), OldTaker,
        kinds=(SESSIONS, OLD_ACTAS, PRESENCES), figures=town.figures, files=ENDINGS, opens=read_files,
        reviewed=("date", "hour", "body", "kind", "number", "acta", *_MARKS),
    )  # fmt: skip


@dataclass
class OldTaker(Quiet):
    """A session for each file; its attendance only where the person says that it was looked at."""

    store: Store
    _sheet: Understood
    shape: Shape
    places: Places = field(init=False)
    attendances: int = 0

    def __post_init__(self) -> None:
        self.places = Places(self.store)

    def let_go(self, _row: Row, /) -> bool:
        """Nothing is kept here of a row but a count, which is of those proposed."""
        return True

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        del row
        cells = {key: as_text(value) for key, value in values.items()}
        there = with_fingerprint(self.store, cells["sha256"])
        if there is None and self.shape.mode is Mode.UPDATE:
            raise UserError(not_here(), field="date")
        if not cells.get("date"):
            if there is not None:
                return Taken(cells["file"], ((OLD_ACTAS.table, there.id),), False)
            raise refused("date", _("Falta la fecha de la sesión: no se encontró en el texto. Escríbala."))
        self.attendances += any(cells.get(key) for key in _MARKS)
        members = self._members(cells)
        acta = there or self._entered(cells)
        notes = [] if acta.has_text else [cells.get("note", "")]
        if self.shape.answers.get(ATTENDANCE) == CONFIRM and members:
            notes += self._confirmed(acta, members, cells)
        ids = ((SESSIONS.table, acta.session_id), (OLD_ACTAS.table, acta.id))
        return Taken(cells["file"], ids, there is None, " ".join(filter(None, notes)))

    def _entered(self, cells: Cells) -> OldActa:
        body = self.places.body(cells) or town.council(self.store)
        known = ", ".join(one.alone for one in SessionKind)
        kind = word(cells, "kind", SessionKind, known) if cells.get("kind") else SessionKind.ORDINARY
        hour = parse_time(cells["hour"]) if cells.get("hour") else time(0)
        held = Session(
            body_id=body.id, kind=kind, number=number(cells, "number") or None, date=self.places.day(cells),
            start=hour, place=cells.get("place", ""),
        )  # fmt: skip
        pages = number(cells, "pages") or None
        has_text = cells.get("note", "").startswith(_("Con texto"))
        path = Path(cells["folder"]) / cells["file"]
        try:
            acta = enter(
                self.store, held, number(cells, "acta") or None, Original(path, cells["sha256"], pages, has_text)
            )
        except UserError as error:
            raise UserError(str(error), code=error.code, field=error.field or "file") from error
        self.places.read_again()
        return acta

    # -- who came

    def _members(self, cells: Cells) -> dict[Member, PresenceKind]:
        """Those named, with their mark. Raises UserError for who was no member on that day, or is named twice."""
        body = self.places.body(cells) or town.council(self.store)
        there = town.members(self.store, body.id, self.places.day(cells))
        found: dict[Member, PresenceKind] = {}
        for key, kind in _MARKS.items():
            for name in filter(None, (one.strip() for one in cells.get(key, "").replace("\n", ";").split(";"))):
                member = self.places.member_named(there, name, key, body.name)
                if member in found:
                    raise refused(key, _("{name} está dos veces: déjelo en una sola columna.").format(name=name))
                found[member] = kind
        return found

    def _confirmed(self, acta: OldActa, members: Mapping[Member, PresenceKind], cells: Cells) -> Sequence[str]:
        """The marks written where nobody confirmed any yet, and a word on who has none."""
        wanted = {member.id: kind for member, kind in members.items()}
        there = {one.member_id: one.kind for one in PRESENCES.all(self.store, session_id=acta.session_id)}
        if acta.attended and there != wanted:
            return [
                _("Su asistencia ya se confirmó y queda como está. Para cambiarla, quite el acta e impórtela otra vez.")
            ]
        if there != wanted:
            confirm_attendance(self.store, acta, wanted)
        body = self.places.body(cells) or town.council(self.store)
        day = self.places.day(cells)
        titulars = (one for one in town.members(self.store, body.id, day) if one.is_titular and one.seat.counts)
        left = [one.person.short_name for one in titulars if one.id not in wanted]
        return [_("Sin marca de asistencia: {names}.").format(names=join_and(left))] if left else []

    def choices(self) -> tuple[Choice, ...]:
        if not self.attendances:
            return ()
        words = ngettext(
            "En {n} acta se reconoció la asistencia. ¿La miró y la confirma? Solo así cuenta en los informes.",
            "En {n} actas se reconoció la asistencia. ¿La miró y la confirma? Solo así cuenta en los informes.",
            self.attendances,
        ).format(n=self.attendances)
        options = (LATER, _("no: entran sin asistencia")), (CONFIRM, _("sí, como está en la tabla"))
        return (Choice(ATTENDANCE, words, options, default=LATER),)


__all__ = ["NAME", "target"]
