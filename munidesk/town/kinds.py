"""The tables that every feature shares, each said once."""

from datetime import date
from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.records.kind import Kind
from munidesk.records.says import Why
from munidesk.sheets.kept import IMPORT_MAPS
from munidesk.town.calendar.domain import CLOSED_DAYS
from munidesk.town.domain import Attachment, Body, Membership, Municipality, Person, Seat
from munidesk.town.letters.kinds import LETTER_KINDS
from munidesk.town.links import LINKS


def _check_municipality(one: Municipality) -> None:
    from munidesk.town.profiles import load_profile

    load_profile(one.country)
    if _ends_before((one.term_start, one.term_end)):
        raise UserError(
            _("El período termina antes de empezar. Si cambia las dos fechas, escriba primero la última."),
            code="order", field="term_end",
        )  # fmt: skip


def _check_person(one: Person) -> None:
    if not one.full_name:
        raise UserError(_("Escriba el nombre o el apellido."), code="missing", field="family_names")


def _check_body(one: Body) -> None:
    if one.legal_seats is not None and one.legal_seats < 1:
        raise UserError(
            _("El número legal es 1 o más. Déjelo vacío para contar las bancas cargadas."),
            code="range", field="legal_seats",
        )  # fmt: skip


def _check_seat(one: Seat) -> None:
    if one.number < 0:
        raise UserError(_("El número de la banca no puede ser menos que cero."), code="range", field="number")


def _check_membership(one: Membership) -> None:
    if _ends_before((one.start, one.end)):
        raise UserError(
            _("El cargo termina antes de empezar. Revise las dos fechas."), code="order", field="end"
        )  # fmt: skip


def _ends_before(days: tuple[date | None, date | None]) -> bool:
    first, last = days
    return first is not None and last is not None and last < first


# The roster is no plain list: a person taken away would leave the actas without a name; its page has the verbs.
MUNICIPALITIES = Kind(
    record=Municipality, table="municipality", one="municipio", many="municipios", title="name",
    check=_check_municipality, plain=False, icon="flag",
    public=("name", "country", "town", "state", "address", "phone", "email", "logo", "page_size", "term_start",
            "term_end", "formulas", "rules", "kind"),
)  # fmt: skip
PEOPLE = Kind(
    record=Person, table="person", one="persona", many="personas", feminine=True, title="name",
    order="family_names, given_names, id", check=_check_person, plain=False, icon="user",
    derived=lambda one: {"name": one.full_name}, columns={"name": Why.DERIVED},
    public=("given_names", "family_names", "gender", "treatment"),
)  # fmt: skip
BODIES = Kind(
    record=Body, table="body", one="órgano", many="órganos", title="name", order="name, id", plain=False,
    check=_check_body, icon="council", public=("name", "kind", "rules", "legal_seats"),
)  # fmt: skip
SEATS = Kind(
    record=Seat, table="seat", one="banca", many="bancas", feminine=True, title="number", parent="body_id",
    order="number, id", plain=False, check=_check_seat,
    public=("body_id", "number", "post", "counts"),
)  # fmt: skip
MEMBERSHIPS = Kind(
    record=Membership, table="membership", one="integrante", many="integrantes", title="title", parent="body_id",
    check=_check_membership, plain=False, icon="user",
    public=("body_id", "seat_id", "person_id", "role", "post", "title", "party", "order", "start", "end"),
)  # fmt: skip
ATTACHMENTS = Kind(
    record=Attachment, table="attachment", one="archivo adjunto", many="archivos adjuntos", title="name",
    parent="owner_id", plain=False, icon="paperclip",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    MUNICIPALITIES, PEOPLE, BODIES, SEATS, MEMBERSHIPS, LINKS, ATTACHMENTS, IMPORT_MAPS, CLOSED_DAYS, *LETTER_KINDS,
)  # fmt: skip
