"""What `export` and the indicators know of a year of training; the last day chosen says which, else the newest."""

from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.training.kinds import EDITIONS, PROGRAMMES
from munidesk.features.training.yearly.document_report import build_report
from munidesk.features.training.yearly.store import Year, period, year_of
from munidesk.records.ref import Computed
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.counting import counted, records_of


def loaded(store: Store, selection: Selection) -> Year:
    """Raises UserError where there is neither a programme nor an edition."""
    programmes = PROGRAMMES.all(store)
    if not programmes and not EDITIONS.all(store):
        raise UserError(_("Todavía no hay nada que informar. Empiece por el programa, en Capacitación › Programa."))
    if selection.since is not None and selection.until is not None:
        return period(store, selection.since, selection.until)
    wanted = selection.until.year if selection.until is not None else 0
    return year_of(store, wanted or (programmes[0].year if programmes else today().year))


def report_paper(store: Store, selection: Selection) -> Document:
    return build_report(store, loaded(store, selection))


def report_sheet(store: Store, selection: Selection) -> Sheet:
    """A row for each person and edition: what she was there, and whether she accredited."""
    year = loaded(store, selection)
    rows = tuple(
        (one.edition.title, one.enrolment.name, one.enrolment.kind.word, one.enrolment.gender.word, one.hours,
         one.enrolment.state.word)
        for one in year.seen
    )  # fmt: skip
    header = (_("Edición"), _("Persona"), _("Se inscribió como"), _("Sexo"), _("Horas"), _("Estado"))
    keys = ("edition", "person", "kind", "gender", "hours", "state")
    return Sheet(_("Asistencia del año"), header, rows, keys)


def training_coverage(store: Store, since: date, until: date) -> Computed:
    """People in post on the last day with something accredited in the period, of those in post that day."""
    year = period(store, since, until)
    people = sorted({one.id for one in year.staff} & year.accredited)
    records = records_of("staff", people)
    return counted(store, len(people), len(year.staff), "capacitacion.people", records)
