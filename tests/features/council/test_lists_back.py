"""What the lists of the council write comes back: whole sessions, from sheets alone, into a file that has none."""

import json
from datetime import time
from pathlib import Path

import pytest

from munidesk.data.store import Store
from munidesk.features.council import exports
from munidesk.features.council.attendance.store import call_substitute, mark
from munidesk.features.council.domain import BallotValue, PresenceKind, Session, SessionKind, VoteType
from munidesk.features.council.incoming import attendance, ballots, places, resolutions, sessions, votes
from munidesk.features.council.reports.popolo import popolo_text
from munidesk.features.council.sessions.store import close_session, new_session, open_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.store import add_motion, cast, open_vote, set_counts
from munidesk.records.sheet import Selection, Sheet, write_sheet
from munidesk.sheets.rehearsal import Fate
from munidesk.sheets.target import Target
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind, Membership, Role, Seat
from munidesk.town.import_people import target as people
from munidesk.town.imports import ImportOptions
from munidesk.town.people_import import import_popolo
from tests.features.council.hall import DAY, Hall, at
from tests.sheets.sheet import Brought, bring, write


def saved(sheet: Sheet, store: Store, path: Path) -> Path:
    write_sheet(sheet, path, town.figures(store))
    return path


def brought(store: Store, target: Target, path: Path) -> Brought:
    return bring(store, target, path)


def lines(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def poda(hall: Hall) -> tuple[str, str]:
    """An item with two motions by name, and a secret one under another."""
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    return add_item(hall.store, hall.session_id, "Poda"), add_item(hall.store, hall.session_id, "Designación")


def test_c18_who_sat_and_was_out_at_the_vote_comes_in_and_closes_it(hall: Hall, tmp_path: Path):
    poda(hall)
    rows = (
        f"17/11/2026;Poda;{seat};{word}" for seat, word in enumerate(("A favor",) * 3 + ("En contra", "Ausente"), 1)
    )
    path = lines(tmp_path / "votos.csv", "Fecha;Asunto;Integrante;Voto", *rows)
    report = brought(hall.store, ballots.target(), path)
    assert (report.added, report.refused) == (5, ())
    view = load_view(hall.store, hall.session_id)
    (vote,) = view.votes
    assert not view.results[vote.id].missing
    assert view.results[vote.id].counts.stepped_out == 1
    again = brought(hall.store, ballots.target(), path)
    assert (again.added, again.matched) == (0, 5)


def test_c18_who_was_not_there_needs_no_ballot(hall: Hall, tmp_path: Path):
    poda(hall)
    mark(hall.store, hall.session_id, hall.members[5], PresenceKind.LEAVES, at(19, 10))
    path = lines(
        tmp_path / "votos.csv", "Fecha;Asunto;Integrante;Voto", "17/11/2026;Poda;1;Sí", "17/11/2026;Poda;5;Ausente"
    )
    report = brought(hall.store, ballots.target(), path)
    assert (report.added, report.matched, report.refused) == (1, 1, ())


def test_c19_each_ballot_goes_to_its_motion_and_its_vote(hall: Hall, tmp_path: Path):
    item, _other = poda(hall)
    for text, value in (("Podar en mayo", BallotValue.FOR), ("Podar en junio", BallotValue.AGAINST)):
        vote = open_vote(hall.store, add_motion(hall.store, item, text))
        for seat in range(1, 6):
            cast(hall.store, vote, hall.members[seat], value)
    path = saved(exports.ballots(hall.store, Selection()), hall.store, tmp_path / "votos.csv")
    same = brought(hall.store, ballots.target(), path)
    assert (same.added, same.matched, same.refused) == (0, 10, ())
    before = exports.ballots(hall.store, Selection()).rows
    for row in hall.store.select("ballot"):
        with hall.store.change("se pierden") as writer:
            writer.delete("ballot", str(row["id"]))
    back = brought(hall.store, ballots.target(), path)
    assert (back.added, back.refused) == (10, ())
    assert exports.ballots(hall.store, Selection()).rows == before
    # Without the number nobody guesses which one is meant.
    blind = lines(tmp_path / "sin.csv", "Fecha;Asunto;Integrante;Voto", "17/11/2026;Poda;1;Sí")
    ((_line, _column, why),) = brought(hall.store, ballots.target(), blind).refused
    assert "Moción n.º" in why


def test_c20_a_secret_vote_comes_in_by_its_totals(hall: Hall, tmp_path: Path):
    _item, other = poda(hall)
    motion = add_motion(hall.store, other, "Designar", matter="ordinary")
    vote = open_vote(hall.store, motion, VoteType.SECRET)
    set_counts(hall.store, vote, 3, 1, 0, 1)
    path = saved(exports.votes(hall.store, Selection()), hall.store, tmp_path / "votaciones.csv")
    assert brought(hall.store, votes.target(), path).matched == 1
    while load_view(hall.store, hall.session_id).votes:
        hall.store.undo()
    assert load_view(hall.store, hall.session_id).votes == ()
    assert brought(hall.store, votes.target(), path).added == 1
    (made,) = load_view(hall.store, hall.session_id).votes
    assert made.type is VoteType.SECRET
    assert (made.for_count, made.against_count, made.blank_count) == (3, 1, 1)
    wrong = lines(tmp_path / "de_mas.csv", "Fecha;Asunto;Votación;A favor;En contra", "17/11/2026;Poda;secreta;9;4")
    assert len(brought(hall.store, votes.target(), wrong).refused) == 1


def test_c21_a_title_of_figures_is_a_title_first(hall: Hall, tmp_path: Path):
    hall.session()
    hall.present(1, 2, 3)
    for title in ("7", "12", "7"):
        add_item(hall.store, hall.session_id, title)
    path = lines(
        tmp_path / "v.csv", "Fecha;Asunto;N.º de asunto;Integrante;Voto", "17/11/2026;12;;1;Sí", "17/11/2026;7;;1;Sí",
        "17/11/2026;7;1;1;Sí",
    )  # fmt: skip
    report = brought(hall.store, ballots.target(), path)
    view = load_view(hall.store, hall.session_id)
    voted = {view.item(one.item_id).title for one in view.motions}
    assert "12" in voted
    reasons = [why for _line, _column, why in report.refused]
    assert any("Hay 2 asuntos «7»" in why for why in reasons), reasons


def test_c22_a_bad_membership_is_refused_by_name_and_the_rest_come_in(hall: Hall, tmp_path: Path):
    path = tmp_path / "popolo.json"
    path.write_text(
        '{"persons": [{"id": "1", "name": "Ana Cabrera"}, {"id": "2", "name": "Blas Ferrari"}],'
        ' "organizations": [{"id": "o", "name": "Comisión de Obras"}], "memberships": ['
        '{"person_id": "1", "organization_id": "o", "start_date": "2025-05-01", "end_date": "2024-01-01"},'
        '{"person_id": "2", "organization_id": "o", "start_date": "2025-05-01"}]}',
        encoding="utf-8",
    )
    report = import_popolo(hall.store, path, ImportOptions(dry_run=False))
    assert report.added == 1
    ((number, field, why),) = report.refused
    assert (number, field) == (1, "end_date")
    assert "Ana Cabrera" in why


def test_c23_people_come_in_with_their_body_and_their_days(hall: Hall, tmp_path: Path):
    path = lines(
        tmp_path / "gente.csv", "Nombre;Cargo;Órgano;Desde;Hasta",
        "Zulma Etcheverry;Integrante;Equipo de planificación;01/03/2025;31/12/2025",
    )  # fmt: skip
    assert brought(hall.store, people(), path).added == 1
    team = next(one for one in town.bodies(hall.store) if one.name == "Equipo de planificación")
    (member,) = town.members(hall.store, team.id)
    assert (str(member.membership.start), str(member.membership.end)) == ("2025-03-01", "2025-12-31")


def commission(hall: Hall) -> str:
    """A commission of two councillors that meets on the day of the council, under the same number."""
    body = town.save_body(hall.store, Body(name="Comisión de Obras", kind=BodyKind.COMMITTEE))
    for number in (1, 2):
        seat = town.save_seat(hall.store, Seat(body_id=body, number=number))
        person = town.member(hall.store, hall.members[number]).person
        town.save_membership(hall.store, Membership(body_id=body, seat_id=seat, person_id=person.id, role=Role.TITULAR))
    day = load_view(hall.store, hall.session_id).session
    called = Session(body_id=body, kind=day.kind, date=day.date, start=day.start, number=day.number)
    key = new_session(hall.store, called, standard=False)
    open_session(hall.store, key, at(19, 0))
    return key


def test_c24_c25_lists_leave_with_every_body_and_come_back_by_it(hall: Hall, tmp_path: Path):
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    key = commission(hall)
    view = load_view(hall.store, key)
    for member in view.titulars:
        mark(hall.store, key, member.id, PresenceKind.PRESENT)
    for one in (hall.session_id, key):
        close_session(hall.store, one, at(20, 0))
    sheet = exports.presences(hall.store, Selection())
    assert {row[1] for row in sheet.rows} == {"Comisión de Obras", town.council(hall.store).name}
    assert {row[0] for row in exports.attendance(hall.store, Selection()).rows} == {
        "Comisión de Obras", town.council(hall.store).name,
    }  # fmt: skip
    path = saved(sheet, hall.store, tmp_path / "asistencia.csv")
    assert brought(hall.store, attendance.target(), path).matched == len(sheet.rows) == 7
    blind = lines(tmp_path / "sin.csv", "Fecha;Integrante;Asistencia", "17/11/2026;1;Presente")
    ((_line, column, why),) = brought(hall.store, attendance.target(), blind).refused
    assert column in {"", "Órgano"} and "agregue la columna «Órgano»" in why


def test_c26_a_suplente_comes_in_with_whose_seat_it_is(hall: Hall, tmp_path: Path):
    hall.member(2, hall.person("Suplente", "Quebracho"), role=Role.SUBSTITUTE)
    hall.session()
    hall.present(1, 3)
    mark(hall.store, hall.session_id, hall.members[2], PresenceKind.JUSTIFIED)
    item = add_item(hall.store, hall.session_id, "Poda")
    titular = town.member(hall.store, hall.members[2]).person.full_name
    path = lines(
        tmp_path / "a.csv", "Fecha;Integrante;Asistencia;Suple a", f"17/11/2026;Suplente Quebracho;Presente;{titular}"
    )
    assert brought(hall.store, attendance.target(), path).added == 1
    votos = lines(tmp_path / "v.csv", "Fecha;Asunto;Integrante;Voto", "17/11/2026;Poda;Suplente Quebracho;Sí")
    report = brought(hall.store, ballots.target(), votos)
    assert (report.added, report.refused) == (1, ())
    row = exports.presences(hall.store, Selection())
    assert row.header[8] == "Suple a" and item
    out = exports.ballots(hall.store, Selection()).rows[0]
    assert town.member(hall.store, hall.members[2]).person.listed_name in out


def test_c26_a_suplente_for_one_vote_says_for_whom(hall: Hall, tmp_path: Path):
    substitute = hall.member(2, hall.person("Suplente", "Quebracho"), role=Role.SUBSTITUTE)
    hall.session()
    hall.present(1, 2, 3)
    item = add_item(hall.store, hall.session_id, "Poda")
    vote = open_vote(hall.store, add_motion(hall.store, item))
    seat = town.member(hall.store, hall.members[2]).seat.id
    call_substitute(hall.store, hall.session_id, seat, substitute, vote_id=vote, reason="interés")
    cast(hall.store, vote, substitute, BallotValue.FOR)
    sheet = exports.ballots(hall.store, Selection())
    assert sheet.rows[0][sheet.header.index("Suple a")] == town.member(hall.store, hall.members[2]).person.listed_name
    path = saved(sheet, hall.store, tmp_path / "v.csv")
    assert brought(hall.store, ballots.target(), path).matched == 1


def test_c27_the_programs_own_json_comes_back(hall: Hall, tmp_path: Path):
    item, _other = poda(hall)
    vote = open_vote(hall.store, add_motion(hall.store, item))
    for seat in (1, 2, 3, 4, 5):
        cast(hall.store, vote, hall.members[seat], BallotValue.FOR)
    path = saved(exports.ballots(hall.store, Selection()), hall.store, tmp_path / "v.json")
    assert brought(hall.store, ballots.target(), path).matched == 5


def test_a_whole_session_comes_in_by_sheets_alone(hall: Hall, tmp_path: Path):
    """Called, its agenda, who came, what was voted and resolved, lifted: nothing typed."""
    council = town.council(hall.store).name
    called = lines(
        tmp_path / "sesiones.csv", "Fecha;Órgano;Clase;Número;Abierta a las;Levantada a las;Lugar",
        f"03/03/2026;{council};Ordinaria;4;19:00;20:10;Sala",
    )  # fmt: skip
    (first,) = write(hall.store, sessions.target(), called).outcomes
    assert first.fate is Fate.NEW
    assert first.note.startswith("Queda abierta. Todavía no se puede levantar la sesión: Falta la asistencia de ")
    agenda = lines(tmp_path / "orden.csv", "Fecha;Asunto", "03/03/2026;Poda", "03/03/2026;Luces")
    assert brought(hall.store, sessions.agenda_target(), agenda).added == 2
    came = lines(tmp_path / "a.csv", "Fecha;Integrante;Asistencia", *(f"03/03/2026;{n};Presente" for n in range(1, 6)))
    assert brought(hall.store, attendance.target(), came).added == 5
    voted = lines(tmp_path / "v.csv", "Fecha;Asunto;Integrante;Voto", *(f"03/03/2026;Poda;{n};Sí" for n in range(1, 6)))
    assert brought(hall.store, ballots.target(), voted).added == 5
    text = lines(tmp_path / "r.csv", "Número;Año;Fecha;Asunto;Se resuelve", "17;2026;03/03/2026;Poda;Podar")
    assert brought(hall.store, resolutions.target(), text).added == 1
    assert brought(hall.store, sessions.target(), called).matched == 1
    row = exports.resolutions(hall.store, Selection()).rows[0]
    assert row[:2] == (17, 2026)
    path = saved(exports.resolutions(hall.store, Selection()), hall.store, tmp_path / "otra.csv")
    assert brought(hall.store, resolutions.target(), path).matched == 1
    (session,) = (one for one in hall.store.select("session") if one["date"] == "2026-03-03")
    assert session["state"] == "closed", session["state"]


def test_the_council_leaves_as_popolo_and_its_people_come_back_without_a_secret_vote(hall: Hall, tmp_path: Path):
    item, other = poda(hall)
    vote = open_vote(hall.store, add_motion(hall.store, item, "Podar en mayo"))
    for seat in range(1, 6):
        cast(hall.store, vote, hall.members[seat], BallotValue.FOR)
    secret = open_vote(hall.store, add_motion(hall.store, other, "Designar", matter="ordinary"), VoteType.SECRET)
    set_counts(hall.store, secret, 3, 2)
    told = json.loads(popolo_text(hall.store, Selection()))
    assert [len(one["votes"]) for one in told["vote_events"]] == [5, 0]
    assert told["vote_events"][1]["counts"][:2] == [{"option": "yes", "value": 3}, {"option": "no", "value": 2}]
    voters = {one["voter_id"] for one in told["vote_events"][0]["votes"]}
    assert voters <= {one["id"] for one in told["persons"]}
    path = tmp_path / "concejo.json"
    path.write_text(popolo_text(hall.store, Selection()), encoding="utf-8")
    report = import_popolo(hall.store, path, ImportOptions(dry_run=False))
    assert (report.added, report.refused) == (0, ())


def test_c28_the_ballots_of_a_session_read_it_once_not_once_each(hall: Hall, tmp_path: Path, monkeypatch):
    poda(hall)
    voted = [f"17/11/2026;{title};{n};Sí" for title in ("Poda", "Designación") for n in range(1, 6)]
    path = lines(tmp_path / "v.csv", "Fecha;Asunto;Integrante;Voto", *voted)
    read: list[str] = []
    monkeypatch.setattr(places, "load_view", lambda store, key: (read.append(key), load_view(store, key))[1])
    assert brought(hall.store, ballots.target(), path).added == 10
    assert len(read) <= 6, read  # again after each vote that is opened, in the rehearsal and in the writing


@pytest.mark.parametrize("turn", range(5))
def test_c18_the_order_of_the_rows_of_a_vote_changes_nothing(hall: Hall, tmp_path: Path, turn: int):
    """Who was out of the room is told by a row of its own, also where it is the first of the vote."""
    poda(hall)
    words = ("Ausente", "A favor", "A favor", "A favor", "En contra")
    rows = [f"17/11/2026;Poda;{seat};{word}" for seat, word in enumerate(words, 1)]
    path = lines(tmp_path / "v.csv", "Fecha;Asunto;Integrante;Voto", *rows[turn:], *rows[:turn])
    assert brought(hall.store, ballots.target(), path).refused == ()
    view = load_view(hall.store, hall.session_id)
    (vote,) = view.votes
    assert not view.results[vote.id].missing
    counts = view.results[vote.id].counts
    assert (counts.for_, counts.against, counts.stepped_out) == (3, 1, 1)


def test_c20_totals_of_another_kind_of_vote_are_refused_and_never_dropped(hall: Hall, tmp_path: Path):
    item, _other = poda(hall)
    open_vote(hall.store, add_motion(hall.store, item, matter="ordinary"))
    path = lines(tmp_path / "v.csv", "Fecha;Asunto;Votación;A favor;En contra", "17/11/2026;Poda;secreta;3;2")
    ((_line, column, why),) = brought(hall.store, votes.target(), path).refused
    assert column == "Votación"
    assert "nominal" in why


def test_c26_a_suplente_who_comes_late_or_for_an_item_alone_comes_back_as_such(hall: Hall, tmp_path: Path):
    late = hall.member(2, hall.person("Suplente", "Quebracho"), role=Role.SUBSTITUTE)
    other = hall.member(3, hall.person("Otra", "Anacahuita"), role=Role.SUBSTITUTE)
    hall.session()
    hall.present(1, 3, 4, 5)
    mark(hall.store, hall.session_id, hall.members[2], PresenceKind.JUSTIFIED)
    seat = {number: town.member(hall.store, hall.members[number]).seat.id for number in (2, 3)}
    call_substitute(hall.store, hall.session_id, seat[2], late, reason="licencia", at=at(19, 30))
    item = add_item(hall.store, hall.session_id, "Poda")
    call_substitute(hall.store, hall.session_id, seat[3], other, item_id=item, reason="interés")
    close_session(hall.store, hall.session_id, at(20, 0))
    sheet = exports.presences(hall.store, Selection())
    told = {row[sheet.header.index("Integrante")]: row[sheet.header.index("Suple a")] for row in sheet.rows}
    assert told["Quebracho, Suplente"] == town.member(hall.store, hall.members[2]).person.listed_name
    assert told["Anacahuita, Otra"] == ""  # for that item alone: the ballots say it, the day does not
    before = calls(hall)
    path = saved(sheet, hall.store, tmp_path / "a.csv")
    with hall.store.change("se pierde") as writer:
        for row in hall.store.select("presence", member_id=late):
            writer.delete("presence", str(row["id"]))
        for row in hall.store.select("substitution", substitute_id=late):
            writer.delete("substitution", str(row["id"]))
    assert brought(hall.store, attendance.target(), path).refused == ()
    assert calls(hall) == before
    assert set(exports.presences(hall.store, Selection()).rows) == set(sheet.rows)


def calls(hall: Hall) -> set[tuple[object, ...]]:
    rows = hall.store.select("substitution")
    return {(row["substitute_id"], row["seat_id"], row["item_id"], row["reason"]) for row in rows}


def test_two_bodies_have_the_same_number_of_resolution_and_both_come_back(hall: Hall, tmp_path: Path):
    """Each body has a series of its own: the second one was refused as given already."""
    other = town.save_body(hall.store, Body(name="Comisión de Obras", kind=BodyKind.COMMISSION))
    for body in (hall.body_id, other):
        session = new_session(
            hall.store,
            Session(body_id=body, kind=SessionKind.ORDINARY, date=DAY, start=time(19), place="Sala"),
            standard=False,
        )
        add_item(hall.store, session, "Poda")
    path = lines(
        tmp_path / "r.csv", "Número;Año;Fecha;Órgano;Asunto;Se resuelve",
        "1;2026;17/11/2026;Concejo Municipal;Poda;Podar.", "1;2026;17/11/2026;Comisión de Obras;Poda;Revisar.",
    )  # fmt: skip
    report = brought(hall.store, resolutions.target(), path)
    assert (report.added, report.refused) == (2, ())
    again = brought(hall.store, resolutions.target(), path)
    assert (again.added, again.refused) == (0, ())
