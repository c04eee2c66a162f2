"""What `export` and `list` know of the agenda of advocacy; `--id` is that of its diagnosis, else the newest."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.open_government.advocacy.document_agenda import build_agenda
from munidesk.features.open_government.advocacy.store import Agenda, agenda, agendas
from munidesk.features.open_government.kinds import ASKS
from munidesk.records.sheet import Selection, Sheet


def chosen(store: Store, diagnosis_id: str = "") -> Agenda:
    """The one of that diagnosis, else the newest with something asked, else the newest that could have.

    Raises UserError when no diagnosis has a closed round.
    """
    if diagnosis_id:
        return agenda(store, diagnosis_id)
    found = [agenda(store, one.id) for one in agendas(store)]
    if not found:
        raise UserError(_("Para pedir hace falta un diagnóstico con una ronda cerrada. Ábralo en Gobierno abierto."))
    return next((one for one in found if one.asks), found[0])


def advocacy_agenda(store: Store, selection: Selection) -> Document:
    return build_agenda(store, chosen(store, selection.id))


_COLUMNS = ("position", "organisation", "title", "text", "asked_on", "state", "answer", "answered_on")


def asks_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per ask, with the code of its criterion."""
    found = chosen(store, selection.id)
    header = (_("Ítem"), *(ASKS.field(name).label for name in _COLUMNS))
    rows = tuple((found.code(one), *(getattr(one, name) for name in _COLUMNS)) for one in found.asks)
    return Sheet(_("Agenda de incidencia"), header, rows, ("item", *_COLUMNS))


def list_asks(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per ask of every diagnosis, in the order of each."""
    return [
        {
            "id": one.id,
            "diagnosis": one.diagnosis_id,
            "key": one.criterion_key,
            "organisation": one.organisation,
            "title": one.title,
            "asked_on": one.asked_on.isoformat() if one.asked_on else None,
            "state": one.state,
            "answer": one.answer,
            "answered_on": one.answered_on.isoformat() if one.answered_on else None,
            "initiative": one.initiative_id or None,
        }
        for each in agendas(store)
        for one in ASKS.all(store, diagnosis_id=each.id)
    ]
