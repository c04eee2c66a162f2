"""What `export` knows of the pilot; without `--id`, the newest pilot and its newest round with an answer."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.pilot.document_plan_sheet import build_plan_sheet
from munidesk.features.pilot.domain import Pilot
from munidesk.features.pilot.store import newest, owner, pilot_of, rounds_of
from munidesk.features.pilot.verdict import subject_of
from munidesk.instruments import store as engine
from munidesk.instruments.document_evaluation import build_evaluation
from munidesk.instruments.document_form import answers_sheet, build_form
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store import Compute
from munidesk.records.sheet import Selection, Sheet


def chosen_pilot(store: Store, key: str = "") -> Pilot:
    """By its id, or the newest. Raises UserError when there is none."""
    found = key if key and store.get("pilot", key) is not None else newest(store)
    if not found:
        raise UserError(_("Todavía no hay ningún piloto. Cree el primero en Piloto."))
    return pilot_of(store, found)


def chosen_round(store: Store, pilot: Pilot, compute: Compute, key: str = "") -> RoundView:
    """By its id; else the newest one with an answer, else the newest. Raises UserError when there is none."""
    found = engine.chosen_round(store, owner(pilot.id), compute, key)
    if found is None:
        raise UserError(_("El piloto todavía no tiene rondas. Abra la primera en Piloto › Evaluación."))
    return found


def pilot_plan(store: Store, selection: Selection) -> Document:
    return build_plan_sheet(store, chosen_pilot(store, selection.id))


def evaluation(store: Store, selection: Selection, compute: Compute) -> Document:
    """`--id` is a pilot's or a round's."""
    row = store.get("evaluation_round", selection.id) if selection.id else None
    pilot = chosen_pilot(store, str(row["owner_id"]) if row else selection.id)
    view = chosen_round(store, pilot, compute, selection.id)
    return build_evaluation(store, subject_of(pilot, view.figures), view, engine.first_other(store, view, compute))


def form(store: Store, selection: Selection, compute: Compute) -> Document:
    row = store.get("evaluation_round", selection.id) if selection.id else None
    pilot = chosen_pilot(store, str(row["owner_id"]) if row else selection.id)
    found = rounds_of(store, pilot.id)
    key = selection.id if row else found[-1].id if found else ""
    return build_form(store, chosen_round(store, pilot, compute, key), pilot.title)


def answers(store: Store, selection: Selection, compute: Compute) -> Sheet:
    """Every round of the pilot."""
    pilot = chosen_pilot(store, selection.id)
    views = tuple(engine.load_round(store, one.id, compute) for one in rounds_of(store, pilot.id))
    return answers_sheet(views, _("Respuestas de {title}").format(title=pilot.title))
