"""Training over other features: a line of its programme in the POA with its money, the programme before the council."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import ended
from munidesk.data.store import Store
from munidesk.features.council.codes import Outcome, SessionState
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.features.open_government.codes import Adoption, PracticeOrigin
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.practices.store import save_practice
from munidesk.features.planning.domain import Funding, Level, Line
from munidesk.features.planning.store import newest
from munidesk.features.planning.store_plan import add_line, set_funding
from munidesk.features.training.kinds import EXCHANGES, INSTITUTIONS, LINES, PROGRAMMES
from munidesk.overview.actions import coming_session, planned, put_on_agenda
from munidesk.records.ref import Ref
from munidesk.town.links import link, links_of

LINE = LINES.table
_REJECTED = "rejected"
"""The role of the item where a programme lost: told once, it does not stand in the way of the next."""
_END = {"1": (3, 31), "2": (6, 30), "3": (9, 30), "4": (12, 31)}


def line_to_plan(store: Store, ref: Ref, parent: str = "") -> str:
    """A line of the programme as an activity of the POA of its year, with its cost from its source; made once.

    Its money is the plan's from then on. Raises UserError without a plan.
    """
    there = planned(store, ref)
    if there:
        return there
    one, plan = LINES.get(store, ref.id), newest(store)
    if not plan:
        raise UserError(_("Todavía no hay ningún plan donde agregarla. Cree uno en Planes."))
    year = PROGRAMMES.get(store, one.programme_id).year
    month, day = _END.get(str(one.quarter), (12, 31))
    with store.change(_("Pasar «{title}» al POA").format(title=one.title[:40])):
        title = _("Capacitación: {title}").format(title=one.title)
        activity = Line(
            plan_id=plan, parent_id=parent, level=Level.ACTIVITY, title=title, year=year, end=date(year, month, day),
            responsible=_("Capacitación"), ods="4", product=one.audience, notes=one.notes,
        )  # fmt: skip
        key = add_line(store, activity)
        if one.cost:
            set_funding(store, Funding(line_id=key, source=one.source or _("Recursos propios"), approved=one.cost))
        link(store, ref, Ref("plan_line", key), "planned")
    return key


def programme_to_council(store: Store, ref: Ref, _words: str = "") -> str:
    """Put the programme on the next agenda; once the session was lifted, bring its resolution. Returns what happened.

    Raises UserError while there is no session to take it to, while the one that has it goes on, and once approved.
    """
    one = PROGRAMMES.get(store, ref.id)
    if one.resolution_id:
        raise UserError(_("El programa ya tiene su resolución."), code="done")
    for each in reversed(links_of(store, ref)):
        item = each.other(ref)
        row = store.get(item.kind, item.id) if item.kind == "agenda_item" else None
        if row is not None:
            view = load_view(store, str(row["session_id"]))
            if view.session.state in {SessionState.CONVENED, SessionState.OPEN}:
                said = _("Está en el orden del día de {session}: cuando se levante, traiga lo resuelto con C.")
                raise UserError(said.format(session=view.session.label), code="waits")
            found = next((each for each in view.resolutions_of(item.id) if each.number is not None), None)
            if found is not None:
                words = _("Resolución {n}/{year}").format(n=found.number, year=found.year)
                with store.change(words):
                    PROGRAMMES.save(store, replace(one, resolution_id=found.id, act=words))
                    link(store, ref, Ref("resolution", found.id))
                return _("{words}, sesión del {day}.").format(words=words, day=show_date(view.session.date))
            if lost := _lost(store, ref, view, item.id):
                return lost
    session = coming_session(store)
    with store.change(_("Llevar el programa de capacitación al Concejo")):
        title = _("Aprobación: {title}").format(title=one.title)
        put_on_agenda(store, ref, session, title, _("Programa de capacitación"))
    return _("Quedó en el orden del día: {session}.").format(session=session.label)


def _lost(store: Store, ref: Ref, view: SessionView, item_id: str) -> str:
    """That the council did not approve it, told once with its result: the next time it goes to another session."""
    results = [
        result for motion in view.motions_of(item_id)
        if (vote := view.final_vote(motion.id)) is not None
        and (result := view.results[vote.id]).outcome is Outcome.REJECTED
    ]  # fmt: skip
    told = {one.other(ref).id for one in links_of(store, ref) if one.role == _REJECTED}
    if not results or item_id in told:
        return ""
    said = _("No se aprobó en la sesión del {day}: {result} Corríjalo y pulse C para llevarlo otra vez.").format(
        day=show_date(view.session.date), result=ended(results[-1].explanation)
    )
    with store.change(_("El programa no se aprobó")):
        link(store, ref, Ref("agenda_item", item_id), _REJECTED)
    return said


def practice_of_exchange(store: Store, ref: Ref, _words: str = "") -> str:
    """What was seen elsewhere as a practice of the bank, adopted where something was; made once. Returns its id."""
    one = EXCHANGES.get(store, ref.id)
    if one.practice_id and store.get("practice", one.practice_id) is not None:
        return one.practice_id
    host = INSTITUTIONS.find(store, one.institution_id) if one.institution_id else None
    with store.change(_("Llevar «{title}» al banco de buenas prácticas").format(title=one.title[:40])):
        made = save_practice(store, Practice(
            title=one.title, place=host.name if host else "", country=host.country if host else "",
            origin=PracticeOrigin.IMPORTED, source=_("Intercambio del {day}").format(day=show_date(one.day))
            if one.day else _("Intercambio"), source_kind=ref.kind, source_id=ref.id,
            adoption=Adoption.ADOPTED if one.adopted.strip() else Adoption.STUDIED, adoption_note=one.adopted.strip(),
        ))  # fmt: skip
        EXCHANGES.save(store, replace(one, practice_id=made.id))
        link(store, ref, Ref("practice", made.id))
    return made.id
