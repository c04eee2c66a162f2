"""The attendance of editions as a list that a sheet fills: edition, person, class by its day or number, hours."""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from munidesk.base.dates import parse_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.training.codes import Presence
from munidesk.features.training.domain_edition import ClassPresence, ClassSession, Enrolment
from munidesk.features.training.editions.store_roster import enrol, mark_presence
from munidesk.features.training.kinds import CLASSES, EDITIONS, ENROLMENTS, PRESENCES
from munidesk.sheets.of_kind import KindTaker, Listed
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode
from munidesk.sheets.target import Taken, Target, TargetField
from munidesk.sheets.understood import Row
from munidesk.town.import_kind import listed_target


def attendance() -> Target:
    """A row is one person in one class; whoever is not in the list yet is enrolled."""
    edition = TargetField("edition_id", _("Edición"), str, ("edicion", "curso"))
    listed = Listed(
        kind=PRESENCES, kinds=(ENROLMENTS, CLASSES), keys=(("enrolment_id", "class_id"),), taker=AttendanceTaker,
        more=(edition,),
        called={
            "enrolment_id": ("persona", "participante", "nombre", "apellidos y nombres"),
            "class_id": ("sesion", "clase", "fecha", "dia"),
        },
    )  # fmt: skip
    return listed_target(listed, "class-attendance")


class AttendanceTaker(KindTaker[ClassPresence]):
    """Hours alone say how: none is absent, all of the class is present, fewer is partial."""

    def _take_one(self, row: Row, values: Mapping[str, object]) -> Taken:
        edition_id = self._edition(str(values.get("edition_id") or ""))
        one = self._class(edition_id, str(values.get("class_id") or ""))
        person = self._person(edition_id, str(values.get("enrolment_id") or ""))
        there = PRESENCES.all(self.store, enrolment_id=person.id, class_id=one.id)
        title = f"{person.name} · {one.called}"
        if there and self._shape.mode is Mode.INSERT:
            return Taken(title, ((PRESENCES.table, there[0].id),), False)
        kind, hours = _how(one, values)
        mark_presence(self.store, one.id, (person.id,), kind, hours)
        kept = PRESENCES.all(self.store, enrolment_id=person.id, class_id=one.id)[-1]
        del row
        return Taken(title, ((PRESENCES.table, kept.id),), not there)

    def let_go(self, row: Row, /) -> bool:
        del row
        return True

    def choices(self) -> tuple[Choice, ...]:
        return ()

    def _edition(self, text: str) -> str:
        """By its title or its key; the only one that is open where the sheet does not say."""
        every = EDITIONS.all(self.store)
        found = [one.id for one in every if text and (one.id == text or fold(one.title) == fold(text))]
        if not text and len(every) == 1:
            return every[0].id
        if not found:
            raise UserError(_("No hay ninguna edición «{name}». Ábrala antes o corrija el nombre.").format(name=text),
                            field="edition_id")  # fmt: skip
        return found[-1]

    def _class(self, edition_id: str, text: str) -> ClassSession:
        """By its number or its day."""
        classes = CLASSES.all(self.store, edition_id=edition_id)
        if text.isdigit() and 0 < int(text) <= len(classes):
            return classes[int(text) - 1]
        day = None
        with suppress(ValueError):
            day = parse_date(text[:10].strip()) if text else None
        found = next((one for one in classes if day is not None and one.day == day), None)
        if found is None:
            said = _("La edición no tiene ninguna clase «{text}»: escriba su número o su fecha.")
            raise UserError(said.format(text=text), field="class_id")
        return found

    def _person(self, edition_id: str, text: str) -> Enrolment:
        wanted = fold(text)
        found = next(
            (one for one in ENROLMENTS.all(self.store, edition_id=edition_id) if fold(one.name) == wanted), None
        )
        return found or enrol(self.store, Enrolment(edition_id=edition_id, name=text))


def _how(one: ClassSession, values: Mapping[str, object]) -> tuple[Presence, Decimal | None]:
    said, hours = values.get("kind"), values.get("hours")
    if isinstance(hours, Decimal | int) and not isinstance(hours, bool):
        given = Decimal(hours)
        if given <= 0:
            return (said if said is Presence.JUSTIFIED else Presence.ABSENT), None
        return (Presence.PRESENT, None) if given >= one.hours else (Presence.PART, given)
    return (said if isinstance(said, Presence) else Presence.PRESENT), None
