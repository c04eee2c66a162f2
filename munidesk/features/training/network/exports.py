"""What `export` and `list` know of the network; `--id` of `meeting-lines` is an encounter, else the newest with any."""

from collections.abc import Sequence

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.training.kinds import ACTION_LINES, EDITIONS, EXCHANGES, INSTITUTIONS
from munidesk.features.training.network import document_network as papers
from munidesk.features.training.network.store import Meeting, meeting, meetings, named
from munidesk.features.training.network.store_cascade import cascade, trainers
from munidesk.features.training.network.store_valued import INSTRUMENT
from munidesk.instruments.blank import blank_view
from munidesk.instruments.document_form import build_form
from munidesk.instruments.reading import shipped
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import store as town


def trainers_paper(store: Store, selection: Selection) -> Document:
    """Raises UserError where there is none."""
    del selection
    found = trainers(store)
    if not found:
        raise UserError(_("Todavía no hay quien enseñe. Agréguelo en Capacitación › Red › Formadores."))
    return papers.build_trainers(store, found)


def cascade_paper(store: Store, selection: Selection) -> Document:
    """Raises UserError where no edition was repeated."""
    del selection
    found = cascade(store)
    if not found.branches:
        raise UserError(_("Todavía no hay réplicas. Diga en una edición de qué otra es réplica."))
    return papers.build_cascade(store, found)


def chosen_meeting(store: Store, selection: Selection) -> Meeting:
    """Raises UserError where no encounter left a line of action."""
    if selection.id:
        return meeting(store, selection.id)
    found = next((one for one in meetings(store) if one.lines), None)
    if found is None:
        text = _("Todavía no hay líneas de acción. Agréguelas en Capacitación › Red › Líneas de acción.")
        raise UserError(text)
    return found


def meeting_paper(store: Store, selection: Selection) -> Document:
    return papers.build_meeting(store, chosen_meeting(store, selection))


def meeting_sheet(store: Store, selection: Selection) -> Sheet:
    """A row per line of action."""
    found = chosen_meeting(store, selection)
    rows = tuple(
        (one.theme, one.title, one.town, one.responsible, one.due, one.reading, one.read_on, one.done)
        for one in found.lines
    )
    header = (
        _("Tema"), _("Línea de acción"), _("Municipio"), _("Responsable"), _("Vence"), _("Cómo va"), _("Visto el"),
        _("Cumplida"),
    )  # fmt: skip
    keys = ("theme", "title", "town", "responsible", "due", "reading", "read_on", "done")
    return Sheet(_("Líneas de acción"), header, rows, keys)


def blank_sheet(store: Store, selection: Selection) -> Document:
    """The anonymous sheet of an edition, to be printed for who attends. Raises UserError where it is gone."""
    edition = EDITIONS.find(store, selection.id)
    script = shipped(INSTRUMENT)
    view = blank_view(script, town.figures(store), today())
    title = edition.title if edition is not None else script.instrument.title
    return build_form(store, view, title, round_words=_("sin nombre"), office=_("Capacitación"))


# -- listings


def list_institutions(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per institution, by country and region."""
    return [
        {
            "id": one.id, "name": one.name, "kind": one.kind.word, "region": one.region, "country": one.country,
            "last_contact": _iso(one.last_contact), "agreement": one.case_id or None,
            "agreed_until": _iso(one.agreed_until),
        }
        for one in INSTITUTIONS.all(store)
    ]  # fmt: skip


def list_exchanges(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per exchange, by day."""
    hosts = named(store)
    return [
        {
            "id": one.id, "host": hosts.get(one.institution_id, ""), "practice": one.title, "date": _iso(one.day),
            "people": one.people, "adopted": one.adopted, "practice_id": one.practice_id or None,
        }
        for one in EXCHANGES.all(store)
    ]  # fmt: skip


def list_lines(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per line of action, in its order."""
    titles = {str(row["id"]): str(row["title"]) for row in store.select("encounter")}
    return [
        {
            "id": one.id, "meeting": titles.get(one.encounter_id, ""), "theme": one.theme, "title": one.title,
            "town": one.town, "responsible": one.responsible, "due": _iso(one.due), "reading": one.reading,
            "read_on": _iso(one.read_on), "done": one.done,
        }
        for one in ACTION_LINES.all(store)
    ]  # fmt: skip


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None
