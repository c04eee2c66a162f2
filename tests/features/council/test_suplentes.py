"""Who sits for one item or one vote says for whom and why; nobody makes the body larger than it is."""

from datetime import date
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.record import totals
from munidesk.features.council.attendance.store import call_substitute, dismiss_substitute, mark_unmarked, save_presence
from munidesk.features.council.attendance.store_held import attended
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.reports.document import attendance_sheet
from munidesk.features.council.sessions.store import close_session, sessions
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.votes.store import cast_all
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach
from munidesk.town.domain import Role
from munidesk.town.store import end_membership
from tests.features.council import hall as halls


@pytest.fixture
def costa_rica(tmp_path: Path):
    """Seven regidores, all there, and two suplentes."""
    made = halls.hall(tmp_path / "cr.munidesk", "CR", 7)
    for seat, (given, family) in {2: ("Luis", "Pereyra Gil"), 3: ("Ana", "Sosa Mir")}.items():
        made.member(seat, made.person(given, family, "m" if given == "Luis" else "f"), role=Role.SUBSTITUTE)
    made.session()
    made.present(*range(1, 8))
    yield made
    made.store.close()


def acta(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))).replace("\u00a0", " ")


def for_item(hall: halls.Hall, item: str) -> str:
    return call_substitute(
        hall.store, hall.session_id, hall.seats[2], hall.substitutes[2], item_id=item, reason="inhibición"
    )  # fmt: skip


def test_c10_a_suplente_for_one_item_votes_there_alone_and_the_acta_says_for_whom_and_why(costa_rica: halls.Hall):
    hall = costa_rica
    before, item = hall.vote("Actas"), add_item(hall.store, hall.session_id, "Permiso de obra", urgent_reason="vence")
    for_item(hall, item)
    inside = hall.vote_on(item)
    cast_all(hall.store, inside, BallotValue.FOR)
    cast_all(hall.store, before, BallotValue.FOR)
    view, suplente = hall.view, hall.substitutes[2]
    assert suplente in {one.id for one in view.electorate(inside).present}
    assert suplente not in {one.id for one in view.electorate(before).present}
    for vote in (before, inside):
        assert len(view.electorate(vote).present) == 7
    text = acta(hall)
    assert "Luis Pereyra vota en lugar del Regidor Raúl Etcheverry. Motivo: inhibición." in text
    assert "Suplente por un asunto" in text
    assert "solo en el asunto 2: inhibición" in text
    assert "por Raúl Etcheverry" in text


def test_c10_the_seats_counted_are_never_more_than_the_body_has(costa_rica: halls.Hall):
    hall = costa_rica
    for_item(hall, add_item(hall.store, hall.session_id, "Permiso", urgent_reason="vence"))
    assert len(hall.view.seated()) == len(hall.view.attended) == 7
    (row,) = sessions(hall.store)
    assert (row.present, row.seats) == (7, 7)


def test_c10_before_anything_is_voted_the_suplente_of_an_item_sits_nowhere_else(costa_rica: halls.Hall):
    hall = costa_rica
    item = add_item(hall.store, hall.session_id, "Permiso", urgent_reason="vence")
    for_item(hall, item)
    assert hall.substitutes[2] not in {one.id for one in hall.view.seated()}
    with pytest.raises(UserError, match="ya suple a otra persona"):
        call_substitute(hall.store, hall.session_id, hall.seats[3], hall.substitutes[2], item_id=item)
    dismiss_substitute(hall.store, hall.session_id, hall.substitutes[2])
    assert hall.view.substitutions == ()


def test_a_justification_has_its_day_and_its_paper(hall: halls.Hall, tmp_path: Path):
    from dataclasses import replace

    hall.session()
    hall.present(1, 2, 3)
    assert mark_unmarked(hall.store, hall.session_id, PresenceKind.JUSTIFIED) == 2
    event = hall.view.opening_states[hall.members[4]]
    save_presence(hall.store, replace(event, reason="enfermedad", justified_on=date(2026, 11, 18)))
    note = tmp_path / "certificado.pdf"
    note.write_bytes(b"%PDF-1.4")
    attach(hall.store, Ref("presence", event.id), note)
    assert "enfermedad; constancia adjunta; justificada el 18/11/2026" in acta(hall)
    assert [one.name for one in hall.view.attachments_of(event.id)] == ["certificado.pdf"]


def test_c33_who_was_suplente_and_is_titular_now_has_both_rows_and_a_total(hall: halls.Hall):
    luis = hall.person("Luis", "Pereyra Gil", "m")
    hall.member(2, luis, role=Role.SUBSTITUTE, end=date(2026, 11, 30))
    for day in (10, 17):
        hall.session(day=halls.DAY.replace(day=day))
        hall.present(1, 3, 4, 5)
        hall.absent(2)
        call_substitute(hall.store, hall.session_id, hall.seats[2], hall.substitutes[2])
        close_session(hall.store, hall.session_id, halls.at(20, 0, halls.DAY.replace(day=day)))
    end_membership(hall.store, hall.members[2], date(2026, 11, 30))
    hall.member(2, luis, start=date(2026, 12, 1))
    for day, there in ((1, True), (8, False)):
        hall.session(day=date(2026, 12, day))
        hall.present(*((1, 2, 3) if there else (1, 3, 4)))
        hall.absent(*((4, 5) if there else (2, 5)))
        close_session(hall.store, hall.session_id, halls.at(20, 0, date(2026, 12, day)))
    found = attended(hall.store, hall.body_id).records
    own = [(one.present, one.sessions) for one in found if one.member.person.id == luis]
    assert sorted(own) == [(1, 2), (2, 2)]
    (whole,) = totals(found)
    assert (whole.present, whole.sessions, whole.unjustified) == (3, 4, 1)
    sheet = attendance_sheet(found, hall.view.profile, {hall.body_id: "Concejo"})
    rows = [row[1:5] for row in sheet.rows if row[1] == "Pereyra Gil, Luis"]
    assert len(rows) == 3
    assert rows[-1] == ("Pereyra Gil, Luis", "Total de la persona", 4, 3)
