"""The fields that lists of the council share, and how a row of theirs is taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.council.incoming.places import Cells, Places
from munidesk.sheets.of_kind import not_here
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, RecordKey, Taken, TargetField
from munidesk.sheets.understood import Row, Understood


def text_field(key: str, label: str, also: tuple[str, ...] = (), *, needed: bool = False) -> TargetField:
    return TargetField(key, label, str, (fold(label), *also), needed=needed)


def session_fields() -> tuple[TargetField, ...]:
    """What tells which session a row speaks of."""
    return (
        TargetField("date", _("Fecha"), date, ("dia", "fecha de la sesion"), needed=True),
        text_field("body", _("Órgano"), ("comision", "cuerpo", "organo")),
        text_field("session", _("Sesión"), ("numero de sesion", "sesion n")),
    )


def item_fields(*, needed: bool) -> tuple[TargetField, ...]:
    """What tells which item of the session."""
    return (
        text_field("item_number", _("N.º de asunto"), ("numero de asunto", "asunto n", "punto n", "orden n")),
        text_field("item", _("Asunto"), ("punto", "tema", "orden", "titulo", "materia"), needed=needed),
    )


def vote_fields() -> tuple[TargetField, ...]:
    """What tells which vote on the item."""
    return (
        text_field("motion_number", _("Moción n.º"), ("mocion numero", "numero de mocion", "mocion n")),
        text_field("motion", _("Moción"), ("proposicion", "propuesta")),
        text_field("matter", _("Materia"), ("clase de asunto", "que asunto es")),
        text_field("vote_number", _("Votación n.º"), ("numero de votacion", "votacion n")),
    )


def member_field() -> TargetField:
    return text_field(
        "member", _("Integrante"), ("nombre", "concejal", "edil", "regidor", "miembro", "nombre completo"), needed=True
    )


def for_field() -> TargetField:
    """For whom a suplente sits."""
    return text_field("for", _("Suple a"), ("suplente de", "en lugar de", "por", "en reemplazo de", "suplencia"))


@dataclass(frozen=True, slots=True)
class Written:
    """What a verb made of a row: whether anything came in, what it is called by, and a word on what stayed out."""

    is_new: bool
    ids: tuple[RecordKey, ...] = ()
    note: str = ""


Verb = Callable[[Places, Cells], Written]


def begin(verb: Verb) -> "Callable[[Store, Understood, Shape], CouncilTaker]":
    return lambda store, _sheet, shape: CouncilTaker(Places(store), verb, shape.mode)


@dataclass
class CouncilTaker(Quiet):
    """Rows of one sheet to the verbs of the session: what happened there is added, and never changed by a sheet."""

    places: Places
    verb: Verb
    mode: Mode

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        del row
        cells = {key: as_text(value) for key, value in values.items()}
        made = self.verb(self.places, cells)
        if made.is_new and self.mode is Mode.UPDATE:
            raise UserError(not_here(), field="date")
        title = ", ".join(part for part in (cells.get("member", ""), cells.get("item", "")) if part)
        return Taken(title or cells.get("date", ""), made.ids, made.is_new, made.note)


def as_text(value: object) -> str:
    """Days and hours by ISO 8601, which is how a day prints itself."""
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
