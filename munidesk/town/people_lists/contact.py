"""What a sheet says of a person that is nobody's business: it goes to the private table, and nowhere else."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.sheets.target import TargetField
from munidesk.town.people_lists.domain import NEIGHBOURS, Neighbour

DOCUMENT = "document"
_OWN = ("phone", "email", "address")
KEYS = (*_OWN, DOCUMENT)
_PREFIX = "Documento:"
"""Before the number, in the note of the person: stored, hence of no language of the window."""


def contact_fields() -> tuple[TargetField, ...]:
    """The columns of any list of people that hold private data."""
    also = {
        "phone": ("telefono", "celular", "tel", "telefono de contacto", "contacto", "movil"),
        "email": ("correo", "correo electronico", "e mail", "email", "mail"),
    }
    return (
        *(TargetField(key, NEIGHBOURS.field(key).label, str, also[key]) for key in ("phone", "email")),
        # «Dirección» alone is an office of the municipality as often as it is where somebody lives.
        TargetField("address", _("Domicilio"), str, ("domicilio", "domicilio particular", "direccion particular")),
        TargetField(
            DOCUMENT, _("Documento de identidad"), str,
            ("c i", "ci", "cedula", "cedula de identidad", "dni", "dpi", "curp", "run", "rut", "documento",
             "n de documento", "n de cedula", "doc"),
        ),
    )  # fmt: skip


def contact_in(values: Mapping[str, object]) -> Mapping[str, str]:
    """What the row says of it, without blanks."""
    return {key: " ".join(str(values[key]).split()) for key in KEYS if values.get(key)}


class Contacts:
    """The private persons of the file, read once when first asked. Two of a name are told apart by their document."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def _named(self) -> dict[str, list[Neighbour]]:
        found: dict[str, list[Neighbour]] = {}
        for one in NEIGHBOURS.all(self.store):
            if one.name:
                found.setdefault(fold(one.name), []).append(one)
        return found

    def keep(self, name: str, contact: Mapping[str, str], neighbour_id: str = "") -> Neighbour:
        """The person of that name (of that id, unless the document is another) with what is said of them.

        A new one when nobody is it.
        """
        name = " ".join(name.split())
        own = self._named.setdefault(fold(name), [])
        if neighbour_id and all(one.id != neighbour_id for one in own):
            own.extend(one for one in [NEIGHBOURS.find(self.store, neighbour_id)] if one is not None)
        mine = [one for one in own if one.id == neighbour_id and _may_be(one, contact)]
        found = next(iter(mine), None) or _whose(own, contact)
        wanted = _with(found or Neighbour(name=name), contact)
        if wanted == found:
            return wanted
        kept = NEIGHBOURS.save(self.store, wanted, label=_("datos de una persona"))
        self._named[fold(name)] = [one for one in own if one.id != kept.id] + [kept]
        return kept


def _whose(own: list[Neighbour], contact: Mapping[str, str]) -> Neighbour | None:
    """Of those of a name, the one with that document; without one to tell by, the first."""
    said = contact.get(DOCUMENT, "")
    if not said:
        return own[0] if own else None
    same = next((one for one in own if _document(said) in one.note.splitlines()), None)
    return same or next((one for one in own if _may_be(one, contact)), None)


def _may_be(one: Neighbour, contact: Mapping[str, str]) -> bool:
    """Whether no document says that it is somebody else."""
    said = contact.get(DOCUMENT, "")
    return not said or not _has_document(one) or _document(said) in one.note.splitlines()


def _with(one: Neighbour, contact: Mapping[str, str]) -> Neighbour:
    made = replace(
        one, phone=contact.get("phone", one.phone), email=contact.get("email", one.email),
        address=contact.get("address", one.address),
    )  # fmt: skip
    line = _document(contact[DOCUMENT]) if DOCUMENT in contact else ""
    if line and line not in one.note.splitlines():
        made = replace(made, note="\n".join(part for part in (one.note, line) if part))
    return made


def _document(said: str) -> str:
    return f"{_PREFIX} {said}"


def _has_document(one: Neighbour) -> bool:
    return any(line.startswith(f"{_PREFIX} ") for line in one.note.splitlines())
