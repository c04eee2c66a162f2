"""The columns of the register of initiatives, the same out and in: one row per initiative."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from munidesk.base.i18n import _
from munidesk.features.participation.domain import Author, Initiative
from munidesk.records.sheet import Cell
from munidesk.town.import_maps import ImportField
from munidesk.town.sexes import sex_word


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """`show` gives the cell of an initiative and its first author."""

    key: str
    label: str
    show: Callable[[Initiative, Author | None], Cell]
    also: tuple[str, ...] = ()
    many: bool = False


def _day(value: object) -> Cell:
    return value if isinstance(value, date) else None


def register_columns() -> tuple[RegisterColumn, ...]:
    """In the order they are written. Private names never leave through here."""
    column = RegisterColumn
    return (
        column("folio", _("Folio"), lambda one, _who: one.folio, ("numero", "n")),
        column("received", _("Fecha"), lambda one, _who: _day(one.received), ("fecha de recepcion", "date")),
        column("title", _("Título"), lambda one, _who: one.title,
               ("iniciativa", "nombre", "propuesta", "asunto", "proyecto", "title")),
        column("text", _("Texto"), lambda one, _who: one.text,
               ("resumen", "descripcion", "detalle", "fundamentacion", "text"), many=True),
        column("origin", _("Origen"), lambda one, _who: one.origin.value, ("via", "canal")),
        column("author_kind", _("Autoría"), lambda _one, who: who.kind.value if who else None, ("tipo de autor",)),
        column("author", _("Nombre público"), lambda _one, who: who.name if who else None,
               ("autor", "proponente", "organizacion")),
        column("gender", _("Género de la autoría"), lambda _one, who: sex_word(who.gender) if who else None,
               ("sexo", "genero", *(f"sexo {pair}" for pair in ("h m", "m h", "f m", "m f", "v m", "m v")))),
        column("topic", _("Tema"), lambda one, _who: one.topic, ("categoria", "area tematica", "eje")),
        column("zone", _("Zona"), lambda one, _who: one.zone, ("distrito", "barrio", "localidad", "sector")),
        column("ods", _("ODS"), lambda one, _who: one.ods),
        column("state", _("Estado"), lambda one, _who: one.state.value),
        column("area", _("Área en estudio"), lambda one, _who: one.area, ("area",)),
        column("due", _("Vence"), lambda one, _who: _day(one.due), ("vencimiento",)),
        column("answer_kind", _("Sentido de la respuesta"), lambda one, _who: one.answer_kind.value, ("resultado",)),
        column("answer", _("Respuesta"), lambda one, _who: one.answer, ("respuesta del gobierno",)),
        column("answer_area", _("Área que responde"), lambda one, _who: one.answer_area),
        column("answer_date", _("Fecha de respuesta"), lambda one, _who: _day(one.answer_date), ("respondida el",)),
        column("feedback_date", _("Fecha de devolución"), lambda one, _who: _day(one.feedback_date), ("devuelta el",)),
        column("feedback_place", _("Lugar de la devolución"), lambda one, _who: one.feedback_place),
        column("feedback_channel", _("Medio de la devolución"), lambda one, _who: one.feedback_channel),
        column("feedback_evidence", _("Constancia"), lambda one, _who: one.feedback_evidence),
        column("fulfilled_on", _("Cumplida el"), lambda one, _who: _day(one.fulfilled_on)),
        column("external", _("Clave de origen"), lambda one, _who: one.external, ("id", "clave", "codigo")),
    )  # fmt: skip


def import_fields() -> tuple[ImportField, ...]:
    return tuple(ImportField(one.key, one.label, one.also, one.many) for one in register_columns())
