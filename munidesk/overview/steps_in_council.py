"""Steps of cases and the council: a step goes on the agenda, and what was decided of it comes back to the step."""

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.codes import Outcome, SessionState
from munidesk.features.council.sessions.store import waiting_sessions
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.procedures.codes import StepState
from munidesk.procedures.kinds import CASES, STEPS
from munidesk.procedures.store import do_step, reject_step
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.links import link, links_of

ITEM = "agenda_item"


def step_in_council(store: Store, ref: Ref, words: str = "") -> str:
    """Put a step on the next agenda; once its item was decided, bring the decision back. Returns what happened.

    `words` is the key of what was put to the vote, where the step decides between several. A resolution with its number
    makes the step done, a vote that lost makes it rejected. Raises UserError while there
    is no session to take it to, and while the one that has it goes on.
    """
    step = STEPS.get(store, ref.id)
    if step.state is StepState.DONE:
        raise UserError(_("«{title}» ya está hecho.").format(title=step.title), code="done")
    items = [one.other(ref).id for one in links_of(store, ref) if one.other(ref).kind == ITEM]
    for item_id in reversed(items):
        row = store.get(ITEM, item_id)
        if row is not None:
            told = _decided(store, ref, load_view(store, str(row["session_id"])), item_id, words)
            if told:
                return told
    return _to_agenda(store, ref)


def _to_agenda(store: Store, ref: Ref) -> str:
    step = STEPS.get(store, ref.id)
    case = CASES.get(store, step.case_id)
    waiting = [
        one for one in waiting_sessions(store, town.council(store).id)
        if one.state in {SessionState.CONVENED, SessionState.OPEN}
    ]  # fmt: skip
    if not waiting:
        raise UserError(_("No hay ninguna sesión convocada. Convoque la próxima en Concejo › Nueva sesión."))
    session = min(waiting, key=lambda one: (one.date, one.start))
    urgent = _("Paso de un expediente") if session.state is SessionState.OPEN else ""
    with store.change(_("Llevar «{title}» al Concejo").format(title=step.title[:40])):
        item = add_item(
            store, session.id, f"{step.title}: {case.title}", urgent_reason=urgent,
            file_ref=_("Expediente {n}").format(n=case.label),
        )  # fmt: skip
        link(store, ref, Ref(ITEM, item), "treated")
    return _("Quedó en el orden del día: {session}.").format(session=session.label)


def _decided(store: Store, ref: Ref, view: SessionView, item_id: str, choice: str) -> str:
    """What the session made of the item; empty where nothing was put to the vote. Raises UserError while it goes on."""
    session = view.session
    if session.state in {SessionState.CONVENED, SessionState.OPEN}:
        words = _("Está en el orden del día de {session}: cuando se levante, traiga lo resuelto con la misma tecla.")
        raise UserError(words.format(session=session.label), code="waits")
    day = show_date(session.date)
    for one in view.resolutions_of(item_id):
        if one.number is not None:
            word = town.profile_of(store).words.resolution
            note = _("{resolution} {n}/{year}, sesión del {day}").format(
                resolution=word, n=one.number, year=one.year, day=day
            )
            with store.change(note):
                link(store, ref, Ref("resolution", one.id))
                do_step(store, ref.id, session.date, by=town.council(store).name, note=note, choice=choice)
            return note
    lost = [
        result for motion in view.motions_of(item_id)
        if (vote := view.final_vote(motion.id)) is not None
        and (result := view.results[vote.id]).outcome is Outcome.REJECTED
    ]  # fmt: skip
    if lost:
        reason = _("Sesión del {day}: {result}").format(day=day, result=lost[-1].explanation)
        reject_step(store, ref.id, reason, session.date)
        return reason
    return ""
