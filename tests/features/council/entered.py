"""Sessions written up from the facts of a published acta, through the verbs the window uses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from munidesk.features.council.attendance.store import call_substitute, mark
from munidesk.features.council.domain import (
    BallotValue,
    CorrectionKind,
    DeputyReason,
    PresenceKind,
    Session,
    SessionKind,
)
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.store_resolutions import add_correction, save_resolution
from munidesk.features.council.sessions.store import close_session, new_session, open_session, save_session
from munidesk.features.council.sessions.store_items import add_item, save_item, start_item
from munidesk.features.council.view_data import SessionView, load_view, session_of
from munidesk.features.council.votes.store import add_motion, cast_all, open_vote
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality, Role
from tests.features.council import hall as halls

Facts = Mapping[str, Any]


@dataclass
class Entered:
    """The session written up, its facts, and the acta that it corrects, if any."""

    facts: Facts
    hall: halls.Hall
    session_id: str
    corrected_id: str = ""

    @property
    def view(self) -> SessionView:
        return load_view(self.hall.store, self.session_id)

    @property
    def corrected(self) -> SessionView:
        return load_view(self.hall.store, self.corrected_id)


def enter(facts: Facts, path: Path) -> Entered:
    """Write the session of those facts into a new file at `path`."""
    outside = facts["chair"].startswith("Alcalde") and facts["country"] == "CL"
    hall = halls.hall(path, facts["country"], facts["seats"], mayor_counts=not outside)
    _name_town(hall, facts)
    entered = Entered(facts, hall, "")
    corrected = [*facts.get("errata", ()), *facts.get("corrections", ())]
    if corrected:
        entered.corrected_id = _earlier(hall, facts, corrected[0]["minutes"])
    day = date.fromisoformat(facts["date"])
    called = Session(
        body_id=hall.body_id, kind=SessionKind.read(facts["kind"]), date=day,
        start=time.fromisoformat(facts["start"]), number=facts["number"], place="Salón de Sesiones",
        secretary_id=hall.person("Lucía", "Ferrando Bas"), officials_present=facts.get("officials_present"),
        public_note="asiste público" if facts.get("public_present") else "",
        call_sent=date.fromisoformat(facts["call_sent"]) if "call_sent" in facts else None,
    )  # fmt: skip
    entered.session_id = hall.session_id = new_session(hall.store, called, standard=False, numbered=False)
    _attendance(entered)
    opened = datetime.combine(day, time.fromisoformat(facts["start"]))
    open_session(hall.store, entered.session_id, opened, chair_id=_chair(entered))
    _agenda(entered)
    _resolutions(entered)
    end = facts["end"]
    close_session(hall.store, entered.session_id, datetime.combine(day, time.fromisoformat(end)) if end else None)
    return entered


def _name_town(hall: halls.Hall, facts: Facts) -> None:
    record = town.municipality(hall.store)
    town.save_municipality(
        hall.store,
        Municipality(id=record.id, name="Municipio de Valle Claro", country=record.country, town="Valle Claro"),
    )
    town.save_body(hall.store, Body(id=hall.body_id, name=facts["body"]))


def _earlier(hall: halls.Hall, facts: Facts, number: int) -> str:
    """The session whose acta is corrected."""
    day = date.fromisoformat(facts["date"])
    return new_session(
        hall.store,
        Session(
            body_id=hall.body_id,
            kind=SessionKind.ORDINARY,
            date=day.replace(day=max(1, day.day - 14)),
            start=time(18),
            number=number,
        ),
        standard=False,
    )


def _excused(facts: Facts) -> dict[int, str]:
    """Seat and reason of those who gave notice, the last seats when only their number is known."""
    excused = facts.get("excused", ())
    if isinstance(excused, int):
        return dict.fromkeys(range(facts["seats"] - excused + 1, facts["seats"] + 1), "")
    return {one["seat"]: one["reason"] for one in excused}


def _attendance(entered: Entered) -> None:
    hall, facts = entered.hall, entered.facts
    excused = _excused(facts)
    away = {one["seat"]: one for one in facts.get("substitutions", ())}
    for number, member in hall.members.items():
        if number in excused:
            mark(hall.store, hall.session_id, member, PresenceKind.JUSTIFIED, reason=excused[number])
        else:
            kind = PresenceKind.ABSENT if number in away else PresenceKind.PRESENT
            mark(hall.store, hall.session_id, member, kind)
    for number in range(1, facts.get("suplentes_present_not_voting", 0) + len(away) + 1 if away else 1):
        suplente = hall.member(number, hall.person("Suplente", f"Número {number}", "m"), role=Role.SUBSTITUTE)
        if number in away:
            call_substitute(hall.store, hall.session_id, hall.seats[number], suplente)
        else:
            mark(hall.store, hall.session_id, suplente, PresenceKind.PRESENT)
    for number, party in enumerate(_parties(facts), start=1):
        record = town.member(hall.store, hall.members[number]).membership

        town.save_membership(hall.store, replace(record, party=party))


def _parties(facts: Facts) -> list[str]:
    return [party for party, seats in facts.get("groups", {}).items() for _seat in range(seats)]


def _chair(entered: Entered) -> str:
    """The person who presides: the mayor, or who acts for her."""
    hall, chair = entered.hall, entered.facts["chair"]
    if "en funciones" in chair:
        save_session(
            hall.store,
            replace(
                session_of(hall.store, hall.session_id),
                chair_title="Alcaldesa en funciones",
                deputy_of_id=town.member(hall.store, hall.members[1]).person.id,
                deputy_reason=DeputyReason.ABSENCE,
            ),
        )
        mark(hall.store, hall.session_id, hall.members[1], PresenceKind.JUSTIFIED)
        mark(hall.store, hall.session_id, hall.members[9], PresenceKind.PRESENT)
        return town.member(hall.store, hall.members[4]).person.id
    number = 0 if 0 in hall.members else 1
    return town.member(hall.store, hall.members[number]).person.id


def _agenda(entered: Entered) -> None:
    hall, facts = entered.hall, entered.facts
    for title in facts.get("agenda", ("Asuntos de la convocatoria",)):
        item = add_item(hall.store, hall.session_id, title, at=None)

        save_item(
            hall.store, replace(item_of(hall.store, item), added_at=None, narrative=f"Se trata el asunto: {title}.")
        )
    first = entered.view.items[0].id
    start_item(hall.store, first, entered.view.session.opened_at)
    for one in (*facts.get("errata", ()), *facts.get("corrections", ())):
        place = f"página {one['page']}" if "page" in one else f"acuerdo {one['resolution']}"
        kind = CorrectionKind.ERRATUM if "resolution" in one else CorrectionKind.CORRECTION
        add_correction(
            hall.store, first, kind=kind, corrected_session_id=entered.corrected_id,
            minutes_label=str(one["minutes"]), place=place, where_it_says=one.get("where_it_says", ""),
            must_say=one.get("must_say", ""), deletes=one.get("delete", ""), asked_by_id=hall.members[2],
        )  # fmt: skip


def _resolutions(entered: Entered) -> None:
    hall, facts = entered.hall, entered.facts
    day = date.fromisoformat(facts["date"])
    for one in facts.get("resolutions", ()):
        item = entered.view.items[one["item"] - 1].id
        text = one.get("text", "Aprobar el acta.")
        motion = add_motion(hall.store, item, text)
        cast_all(hall.store, open_vote(hall.store, motion), BallotValue.FOR)
        hour = datetime.combine(day, time.fromisoformat(one["time"])) if "time" in one else None
        save_resolution(
            hall.store, item, motion_id=motion, title=text, resolves=text, number=int(one["number"]), at=hour
        )
