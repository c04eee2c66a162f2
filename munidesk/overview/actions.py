"""Verbs that span features: an initiative on the council's agenda, the acta of an encounter."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.documents.lines import without_bullet
from munidesk.documents.text import plain_text
from munidesk.features.council import guard
from munidesk.features.council.cited import cited
from munidesk.features.council.domain import Session, SessionKind, SessionState
from munidesk.features.council.sessions.store import SessionRow, new_session, save_session, waiting_sessions
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.shared import share
from munidesk.features.council.view_data import session_of
from munidesk.features.open_government.improvements.rules import TO_DO, name_of
from munidesk.features.open_government.improvements.store import (
    IMPROVES,
    activity_of,
    evidence_of,
    improvement_of,
)
from munidesk.features.participation.domain import (
    Author,
    AuthorKind,
    Encounter,
    EncounterKind,
    EncounterState,
    Initiative,
    Origin,
    State,
)
from munidesk.features.participation.encounters.store import encounter, encounters, new_encounter
from munidesk.features.participation.initiatives.store import initiative, register, set_state
from munidesk.features.participation.initiatives.store_terms import recount_terms
from munidesk.features.participatory_budget.domain import Proposal
from munidesk.features.participatory_budget.kinds import PROPOSALS
from munidesk.features.participatory_budget.store import save_proposal
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.kinds import LINES, READINGS
from munidesk.features.planning.progress import capped, raw_progress
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import add_line
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.contributions import encounter_held, in_session
from munidesk.town.domain import Body, BodyKind, Gender
from munidesk.town.founded import has_council
from munidesk.town.links import link, links_of


def follow_calendar(store: Store, _of: Ref, _words: str = "") -> str:
    """The municipality's closed days changed: count the terms in working days anew. Says which moved; empty if none."""
    moved = recount_terms(store)
    if not moved:
        return ""
    return ngettext(
        "Cambió el plazo de {n} iniciativa en días hábiles.",
        "Cambió el plazo de {n} iniciativas en días hábiles.",
        moved,
    ).format(n=moved)


def to_agenda(store: Store, ref: Ref, _words: str = "") -> str:
    """Put the initiative on the next session's agenda. Raises UserError when no session is convened."""
    record = initiative(store, ref.id)
    session = coming_session(store)
    with store.change(_("Llevar {folio} al Concejo").format(folio=record.folio)):
        put_on_agenda(store, ref, session, record.title, _("Iniciativa de la vecindad"))
        if record.is_open:
            set_state(store, ref.id, State.COUNCIL, session.label)
    return session.id


def coming_session(store: Store) -> SessionRow:
    """The council's next one. Raises UserError when no session is convened, and where there is no council."""
    if not has_council(store):
        raise UserError(_("Esta oficina no tiene concejo: lo que es se cambia en Ajustes."), code="no_council")
    council = town.council(store)
    waiting = [
        one for one in waiting_sessions(store, council.id) if one.state in {SessionState.CONVENED, SessionState.OPEN}
    ]
    if not waiting:
        raise UserError(_("No hay ninguna sesión convocada. Convoque la próxima en Concejo › Nueva sesión."))
    return min(waiting, key=lambda one: (one.date, one.start))


def put_on_agenda(store: Store, ref: Ref, session: SessionRow, title: str, urgent: str) -> None:
    """The record as a matter of a session, linked; `urgent` is why it enters one that is already open."""
    reason = urgent if session.state is SessionState.OPEN else ""
    item = add_item(store, session.id, title, urgent_reason=reason)
    link(store, ref, Ref("agenda_item", item), "treated")


def initiative_from(store: Store, own: Ref, _words: str = "") -> str:
    """A matter of the session into the register, authored by the council, linked to it. Returns its folio.

    Raises UserError when the matter already is an initiative.
    """
    for one in links_of(store, own):
        if one.other(own).kind == "initiative":
            folio = initiative(store, one.other(own).id).folio
            raise UserError(_("Este asunto ya está en el registro: {folio}.").format(folio=folio))
    row = store.get("agenda_item", own.id)
    if row is None:
        raise UserError(_("Ese asunto ya no está en el orden del día."))
    session = session_of(store, str(row["session_id"]))
    with store.change(_("Registrar el asunto como iniciativa")):
        motions = store.select("motion", order="position, id", item_id=own.id)
        proposer = next((str(one["proposer_id"]) for one in motions if one["proposer_id"]), "")
        member = town.member(store, proposer) if proposer else None
        made = register(
            store,
            Initiative(
                title=str(row["title"]), text=plain_text(str(row["narrative"])), received=min(session.date, today()),
                origin=Origin.SESSION,
            ),
            Author(
                kind=AuthorKind.COUNCILLOR if member else AuthorKind.COMMISSION,
                name=member.person.short_name if member else town.council(store).name,
                member_id=member.id if member else "", gender=member.person.gender if member else Gender.UNKNOWN,
            ),
        )  # fmt: skip
        link(store, Ref("initiative", made), own, "raised")
    return initiative(store, made).folio


def raised_in(store: Store, own: Ref, words: str) -> str:
    """Link an initiative to the matter of the acta it comes from («acta 11/2026, asunto 4»). Returns the link's id.

    Raises UserError, of the field `source`, when nothing is called so.
    """
    return link(store, own, cited(store, words), "raised")


_HELD_AS = {EncounterKind.HEARING: SessionKind.HEARING, EncounterKind.OPEN_COUNCIL: SessionKind.OPEN_COUNCIL}
"""Encounters that the council holds as a kind of session of their own."""


def minutes_of(store: Store, own: Ref, _words: str = "") -> str:
    """The session that writes the acta of an encounter, with the council's own engine; made once.

    One event is one record: day, hour, place and people are the encounter's, also when they changed since, as long as
    the session is not over.
    """
    record = encounter(store, own.id)
    for one in links_of(store, own):
        if one.other(own).kind == "session":
            _follow(store, record, one.other(own).id)
            return one.other(own).id
    with store.change(_("Abrir el acta del encuentro")):
        name = _("Encuentros con vecinos")
        body = next((one.id for one in town.bodies(store) if one.name == name), "")
        body = body or town.save_body(store, Body(name=name, kind=BodyKind.NEIGHBOURS))
        called = Session(
            body_id=body, kind=_HELD_AS.get(record.kind, SessionKind.ORDINARY), date=record.date,
            start=record.start or time(18), place=record.place, public_present=_people(store, record),
        )  # fmt: skip
        session = new_session(store, called, standard=False)
        for line in record.agenda.splitlines() or [record.title]:
            if line.strip():
                add_item(store, session, without_bullet(line))
        link(store, *in_session(own.id, session))
    return session


def encounter_of(store: Store, own: Ref, _words: str = "") -> str:
    """The encounter that a session held with neighbours is: made once, with its day, hour, place and what was said.

    From then on its contributions and what is said in the session are the same rows. Raises UserError once the acta is
    approved and no encounter was told before.
    """
    if there := encounter_held(store, own.id):
        return there
    session = guard.writable(store, own.id)
    kinds = {held: kind for kind, held in _HELD_AS.items()}
    over = session.state in (SessionState.CLOSED, SessionState.OPEN)
    with store.change(_("Anotar los aportes de la sesión")):
        met = new_encounter(
            store,
            Encounter(
                kind=kinds.get(session.kind, EncounterKind.ASSEMBLY), title=session.label, date=session.date,
                start=session.start, place=session.place,
                state=EncounterState.HELD if over else EncounterState.PLANNED,
            ),
        )  # fmt: skip
        link(store, *in_session(met, session.id))
        share(store, session.id)
    return met


def _follow(store: Store, record: Encounter, session_id: str) -> None:
    """What the encounter says now of its day, hour, place and people."""
    session = session_of(store, session_id)
    if session.state not in (SessionState.CONVENED, SessionState.OPEN):
        return
    people = _people(store, record)
    told = replace(session, place=record.place or session.place, public_present=people or session.public_present)
    if session.state is SessionState.CONVENED:
        told = replace(told, date=record.date, start=record.start or session.start)
    if told != session:
        save_session(store, told)


def _people(store: Store, record: Encounter) -> int | None:
    """How many came, by the list or as they were counted; None when nobody was."""
    found = next((one.people for one in encounters(store) if one.encounter.id == record.id), None)
    return found.total if found is not None else None


def proposal_from(store: Store, ref: Ref, process_id: str) -> str:
    """An initiative as a proposal of a participatory budget, linked; the one it became before, if it did.

    Raises UserError when the count of that edition is closed.
    """
    for one in links_of(store, ref):
        found = PROPOSALS.find(store, one.other(ref).id) if one.role == "proposed" else None
        if found is not None and found.process_id == process_id:
            return found.id
    record = initiative(store, ref.id)
    summary = plain_text(record.text).strip().partition("\n")[0]
    with store.change(_("Pasar {folio} a propuesta").format(folio=record.folio)):
        proposal = Proposal(
            process_id=process_id, title=record.title, summary=summary, place=record.zone, initiative_id=ref.id
        )
        made = save_proposal(store, proposal)
        link(store, ref, Ref("budget_proposal", made), "proposed")
    return made


def planned(store: Store, ref: Ref) -> str:
    """The id of the line of the plan that the record became; empty when it is in none."""
    others = (one.other(ref) for one in links_of(store, ref) if one.role == "planned")
    return next((one.id for one in others if store.get("plan_line", one.id) is not None), "")


def activity_from(store: Store, ref: Ref, title: str, parent: str = "") -> str:
    """A strategy or an initiative as an activity of this year's POA, linked; the one it became before, if it did.

    `parent` is the line it hangs from; loose without one. Raises UserError without a plan.
    """
    there = planned(store, ref)
    if there:
        return there
    plan = newest(store)
    if not plan:
        raise UserError(_("Todavía no hay ningún plan donde agregarla. Cree uno en Planes."))
    with store.change(_("Pasar al plan")):
        activity = Line(plan_id=plan, parent_id=parent, level=Level.ACTIVITY, title=title, year=today().year)
        key = add_line(store, activity)
        link(store, ref, Ref("plan_line", key), "planned")
    return key


def improvement_to_plan(store: Store, ref: Ref, parent: str = "") -> str:
    """An improvement as an activity of this year's POA: its title, evidence, goals, responsible and term come along.

    Its money is the plan's. Read at 100 %, the improvement is done (`store_improved`). `parent` as in `activity_from`.
    The activity it already has, if there is one. Raises UserError without a plan, or for one that is over.
    """
    there = activity_of(store, ref.id)
    if there:
        return there
    one, plan = improvement_of(store, ref.id), newest(store)
    if not plan:
        raise UserError(_("Todavía no hay ningún plan donde agregarla. Cree uno en Planes."))
    if one.state not in TO_DO:
        raise UserError(_("{name} ya está {state}.").format(name=name_of(one), state=one.state.word))
    year = one.due.year if one.due is not None and one.due >= today() else today().year
    with store.change(_("pasar {name} al POA").format(name=name_of(one))):
        activity = Line(
            plan_id=plan, parent_id=parent, level=Level.ACTIVITY, title=one.title, year=year, unit="%",
            base=Decimal(0), target=Decimal(100), end=one.due, responsible=one.responsible or one.area, ods=one.ods,
            product=evidence_of(store, one), notes=one.text,
        )  # fmt: skip
        key = add_line(store, activity)
        link(store, ref, Ref("plan_line", key), IMPROVES)
    return key


def activity_share(store: Store, ref: Ref, _words: str = "") -> str:
    """How far the activity of an improvement got, as a fraction from 0 to 1; empty where nobody read it."""
    line = LINES.find(store, activity_of(store, ref.id))
    whole = [one for one in READINGS.all(store, line_id=line.id) if not one.part] if line is not None else []
    share = capped(raw_progress(line, whole[-1].value)) if line is not None and whole else None
    return "" if share is None else str(share)
