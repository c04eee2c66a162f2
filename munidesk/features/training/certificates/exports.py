"""What `export` and `list` know of certificates; `--id` is one, its folio, or an edition for all of its own."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.bound import bind
from munidesk.documents.model import Document
from munidesk.features.training.certificates.document_dc3 import build_dc3
from munidesk.features.training.certificates.document_register import build_register
from munidesk.features.training.certificates.register import Entry, Validity, named, paper_of, register
from munidesk.features.training.kinds import EDITIONS
from munidesk.records.sheet import Selection, Sheet


def loaded(store: Store) -> tuple[Entry, ...]:
    """Raises UserError where none was issued."""
    found = register(store)
    if not found:
        raise UserError(_("Todavía no hay constancias. Cierre una edición en Capacitación › Ediciones."))
    return found


def certificate_paper(store: Store, selection: Selection) -> Document:
    """One, or those of an edition bound in one PDF."""
    loaded(store)
    if selection.id and EDITIONS.find(store, selection.id) is not None:
        return batch(store, selection.id)
    return paper_of(store, named(store, selection.id))


def batch(store: Store, edition_id: str) -> Document:
    """A page for each that is valid. Raises UserError where the edition has none."""
    found = [one for one in register(store, edition_id) if one.validity is not Validity.ANNULLED]
    if not found:
        raise UserError(_("Esa edición no tiene constancias: se emiten al cerrarla, con E."))
    title = EDITIONS.get(store, edition_id).title
    return bind(_("Constancias: {title}").format(title=title), tuple(paper_of(store, one) for one in found))


def dc3_paper(store: Store, selection: Selection) -> Document:
    """Of the one chosen, else of the last that is of the staff. Raises UserError while the DC-3 is off."""
    found = loaded(store)
    if selection.id:
        return build_dc3(store, named(store, selection.id))
    own = [one for one in found if one.one.staff_id and one.validity is not Validity.ANNULLED]
    return build_dc3(store, (own or list(found))[-1])


def register_paper(store: Store, selection: Selection) -> Document:
    del selection
    return build_register(store, loaded(store))


def register_sheet(store: Store, selection: Selection) -> Sheet:
    """A row per folio."""
    del selection
    rows = tuple(
        (
            entry.one.folio, entry.one.person, entry.one.course, entry.one.hours, entry.one.start, entry.one.end,
            entry.one.issued, entry.one.expires, entry.validity.word, entry.replaces, entry.one.code, entry.one.reason,
        )
        for entry in loaded(store)
    )  # fmt: skip
    header = (
        _("Folio"), _("Persona"), _("Curso"), _("Horas"), _("Inicio"), _("Fin"), _("Emitida"), _("Vence"), _("Estado"),
        _("Sustituye a"), _("Código"), _("Motivo de la anulación"),
    )  # fmt: skip
    keys = (
        "folio",
        "person",
        "course",
        "hours",
        "start",
        "end",
        "issued",
        "expires",
        "state",
        "replaces",
        "code",
        "reason",
    )
    return Sheet(_("Registro de constancias"), header, rows, keys)


def list_certificates(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per folio, by year and number."""
    return [
        {
            "id": entry.one.id, "folio": entry.one.folio, "person": entry.one.person, "course": entry.one.course,
            "hours": str(entry.one.hours), "start": _iso(entry.one.start), "end": _iso(entry.one.end),
            "issued": _iso(entry.one.issued), "expires": _iso(entry.one.expires), "layout": str(entry.one.layout),
            "state": str(entry.validity), "replaces": entry.replaces, "code": entry.one.code,
            "reason": entry.one.reason,
        }
        for entry in register(store)
    ]  # fmt: skip


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None
