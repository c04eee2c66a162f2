"""The constancia DC-3 of México: what the STPS format asks, in its order (second hand: verify the norm in force).

It rests on the Ley Federal del Trabajo (153-V), which a town hall may not be under: it is off until it is switched on.
"""

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Signatures,
    Signer,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.training.certificates.register import Entry, Validity, dc3_day
from munidesk.features.training.domain_edition import Dc3Setup
from munidesk.features.training.kinds import DC3_SETUPS, EDITIONS, ENROLMENTS, POSTS, STAFF, STAFF_PRIVATE
from munidesk.town import store as town
from munidesk.town.calendar.store import working_days
from munidesk.town.report import report


def setup(store: Store) -> Dc3Setup:
    """Off, and blank, until it is written."""
    found = DC3_SETUPS.all(store)
    return found[0] if found else Dc3Setup()


def refuse_dc3(store: Store, entry: Entry) -> None:
    """Raises UserError outside of México, while it is off, for who is not of the staff, and for an annulled one."""
    if town.municipality(store).country != "MX":
        raise UserError(_("La constancia DC-3 es de México."), code="country")
    if not setup(store).used:
        raise UserError(
            _("La DC-3 está apagada: enciéndala con D en Constancias si su ayuntamiento la usa."), code="off"
        )
    if not entry.one.staff_id:
        raise UserError(
            _("La DC-3 es para el personal: {name} no lo es.").format(name=entry.one.person), code="outside"
        )
    if entry.validity is Validity.ANNULLED:
        raise UserError(_("La {folio} está anulada.").format(folio=entry.one.folio), code="annulled")


@on_paper
def build_dc3(store: Store, entry: Entry) -> Document:
    """With what is missing left to be filled by hand. Raises UserError (`refuse_dc3`)."""
    refuse_dc3(store, entry)
    one, own, municipality = entry.one, setup(store), town.municipality(store)
    person = STAFF.get(store, one.staff_id)
    private = next(iter(STAFF_PRIVATE.all(store, staff_id=person.id)), None)
    post = POSTS.find(store, person.post_id) if person.post_id else None
    enrolment = ENROLMENTS.find(store, one.enrolment_id)
    edition = EDITIONS.find(store, enrolment.edition_id) if enrolment is not None else None
    figures = town.figures(store)
    period = f"{show_date(one.start)} – {show_date(one.end)}" if one.start and one.end else BLANK
    agent = own.agent or (edition.agent or edition.trainers if edition is not None else "")
    blocks = (
        Heading(_("Datos del trabajador o de la trabajadora"), 1),
        _table((
            (_("Nombre (apellidos y nombres)"), person.name), ("CURP", private.curp if private is not None else ""),
            (_("Ocupación específica (Catálogo Nacional de Ocupaciones)"), ""),
            (_("Puesto"), post.title if post else ""),
        )),
        Heading(_("Datos de la empresa o institución"), 1),
        _table(((_("Nombre o razón social"), municipality.name), (_("RFC con homoclave"), own.employer_rfc))),
        Heading(_("Datos del programa de capacitación"), 1),
        _table((
            (_("Nombre del curso"), one.course), (_("Duración en horas"), figures.number(one.hours)),
            (_("Periodo de ejecución"), period), (_("Área temática (catálogo)"), ""),
            (_("Agente capacitador o registro STPS"), agent),
        )),
        Paragraph(plain(_("Los datos se asientan bajo protesta de decir verdad.")), Style.LEFT),
        Signatures((
            Signer(edition.trainers.split(";")[0].strip() if edition is not None else "", _("Instructor o tutor")),
            Signer(own.employer_signer, _("Patrón o representante legal")),
            Signer(own.workers_signer, _("Representante de los trabajadores")),
        )),
        Paragraph(plain(_term(store, entry)), Style.NOTE),
    )  # fmt: skip
    return report(
        store, _("Constancia de competencias o de habilidades laborales"), blocks, subtitle="DC-3",
        office=_("Capacitación"), running=f"DC-3 · {one.folio}", dated=False,
    )  # fmt: skip


def _table(rows: tuple[tuple[str, str], ...]) -> Table:
    columns = (Column(_("Dato"), 2), Column(_("Se asienta"), 3))
    return Table(
        columns, tuple(Row(((strong(name),), plain(text or " "))) for name, text in rows), boxes=True, row_height_mm=8
    )


def _term(store: Store, entry: Entry) -> str:
    """The day to hand it over, with its sum."""
    said = _("Base: constancia {folio}.").format(folio=entry.one.folio)
    if entry.one.end is None:
        return said
    last = show_date(dc3_day(entry.one.end, working_days(store)))
    end = show_date(entry.one.end)
    return _(
        "{said} Se entrega hasta el {last}: 20 días hábiles desde que terminó el curso, el {end}. Verifique su norma."
    ).format(said=said, last=last, end=end)
