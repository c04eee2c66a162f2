"""Attendance and ballots of other programs: every row lands on the right member and session, or says why not."""

from datetime import date
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council.attendance.store import delete_presence, mark
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.exports import presences
from munidesk.features.council.reports.document import ballots_sheet
from munidesk.features.council.reports.store import vote_rows
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.store import add_motion, cast, open_vote
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Role
from tests.features.council.hall import Hall, at
from tests.sheets.imports import Asked, import_attendance, import_votes

DRY, REAL = Asked(dry_run=True), Asked()


def csv(folder: Path, *lines: str) -> Path:
    path = folder / "planilla.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def names(hall: Hall) -> dict[int, str]:
    return {seat: town.member(hall.store, key).person.full_name for seat, key in hall.members.items()}


def marks(hall: Hall) -> dict[str, list[PresenceKind]]:
    view = load_view(hall.store, hall.session_id)
    found: dict[str, list[PresenceKind]] = {}
    for event in view.events:
        found.setdefault(view.member(event.member_id).person.full_name, []).append(event.kind)
    return found


def test_members_are_found_by_seat_by_name_in_any_order_and_by_part_of_it(hall, tmp_path):
    hall.session(opened=False)
    known = names(hall)
    given, _space, family = known[2].partition(" ")
    source = csv(
        tmp_path, "Día;Concejal;Presencia;Motivo", "17/11/2026;1;Presente;",
        f"17/11/2026;{family.upper()}, {given} (Partido Local);AUSENTE CON AVISO;enfermedad",
        f"17/11/2026;Sr. {known[3]};sí;",
    )  # fmt: skip
    report = import_attendance(hall.store, source, DRY)
    assert (report.added, report.matched, report.refused) == (3, 0, ())
    assert marks(hall) == {}
    import_attendance(hall.store, source, REAL)
    assert marks(hall) == {
        known[1]: [PresenceKind.PRESENT], known[2]: [PresenceKind.JUSTIFIED], known[3]: [PresenceKind.PRESENT],
    }  # fmt: skip
    again = import_attendance(hall.store, source, REAL)
    assert (again.added, again.matched) == (0, 3)
    hall.store.undo()
    assert hall.store.select("presence") == []


def test_the_number_of_a_seat_is_its_titular_and_never_the_suplente(hall, tmp_path):
    hall.member(2, hall.person("Suplente", "Quebracho"), role=Role.SUBSTITUTE)
    hall.session(opened=False)
    report = import_attendance(hall.store, csv(tmp_path, "Día;Concejal;Presencia", "17/11/2026;2;Presente"), REAL)
    assert (report.added, report.refused) == (1, ())
    assert list(marks(hall)) == [names(hall)[2]]


def test_every_row_that_does_not_fit_says_its_line_its_column_and_why(hall, tmp_path):
    hall.session()
    known = names(hall)
    source = csv(
        tmp_path, "Fecha,Integrante,Asistencia,Hora", "31/02/2026,1,presente,", "3/3/2026,1,presente,",
        "17/11/2026,Nadie Conocido,presente,", "17/11/2026,2,quizás,", f"17/11/2026,{known[3]},presente,",
        "17/11/2026,4,llega,3:99", "17/11/2026,5,se retira,19:30", ",,,",
    )  # fmt: skip
    report = import_attendance(hall.store, source, REAL)
    assert report.added == 1
    lines = [(line, column) for line, column, _why in report.refused]
    assert lines == [
        (2, "Fecha"), (3, "Fecha"), (4, "Integrante"), (5, "Asistencia"), (7, "Hora"), (8, ""),
    ]  # fmt: skip
    reasons = " ".join(why for _line, _column, why in report.refused)
    for words in (
        "no existe en el calendario",
        "no hay ninguna sesión",
        "«Nadie Conocido»",
        "«quizás»",
        "no está en Sala",
    ):
        assert words in reasons


def test_two_sessions_on_one_day_ask_which_one(hall, tmp_path):
    hall.session(opened=False)
    hall.session(opened=False)
    source = csv(tmp_path, "Fecha,Sesión,Integrante,Asistencia", "17/11/2026,,1,presente", "17/11/2026,2,1,presente")
    report = import_attendance(hall.store, source, REAL)
    assert (report.added, len(report.refused)) == (1, 1)
    assert "indique cuál" in report.refused[0][2]
    assert [row["session_id"] for row in hall.store.select("presence")] == [hall.session_id]


def test_what_the_list_exports_comes_back_the_same(in_session, tmp_path):
    hall = in_session
    mark(hall.store, hall.session_id, hall.members[5], PresenceKind.LEAVES, at(19, 40), reason="otra reunión")
    close_session(hall.store, hall.session_id, at(19, 47))
    sheet = presences(hall.store, Selection())
    source = csv(tmp_path, ";".join(sheet.header), *(";".join(map(cell_text, row)) for row in sheet.rows))
    assert import_attendance(hall.store, source, REAL).matched == len(sheet.rows) == 6

    moved = next(event for event in load_view(hall.store, hall.session_id).events if event.kind is PresenceKind.LEAVES)
    delete_presence(hall.store, moved.id)
    assert import_attendance(hall.store, source, REAL).added == 1
    assert presences(hall.store, Selection()).rows == sheet.rows


def cell_text(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell or "")


def test_ballots_reach_the_vote_of_their_item_and_the_result_follows(in_session, tmp_path):
    hall = in_session
    add_item(hall.store, hall.session_id, "Poda en la plaza")
    place = next(
        one.position for one in load_view(hall.store, hall.session_id).items if one.title == "Poda en la plaza"
    )
    known = names(hall)
    source = csv(
        tmp_path,
        "Fecha\tAsunto\tIntegrante\tVoto\tFundamento", f"17/11/2026\t{place}\t{known[1]}\tA favor\t",
        f"17/11/2026\tpoda en la plaza\t{known[2]}\tsí\tpor los vecinos",
        "17/11/2026\tPoda en la plaza\t3\tEn contra\t", "17/11/2026\tPoda en la plaza\t4\tabstención\t",
        "17/11/2026\tPoda en la plaza\t5\tausente\t",
        "17/11/2026\tOtro asunto\t1\tA favor\t", "17/11/2026\tPoda en la plaza\t1\ttal vez\t",
    )  # fmt: skip
    report = import_votes(hall.store, source, REAL)
    assert (report.added, report.matched) == (5, 0)  # who was there and is «ausente» was out at the vote
    assert [(line, column) for line, column, _why in report.refused] == [(7, "Asunto"), (8, "Voto")]
    (row,) = vote_rows(hall.store)
    assert {who.person.full_name: one.value for who, one in row.ballots} == {
        known[1]: BallotValue.FOR, known[2]: BallotValue.FOR, known[3]: BallotValue.AGAINST,
        known[4]: BallotValue.ABSTAIN, known[5]: BallotValue.ABSENT,
    }  # fmt: skip
    assert next(one.reason_text for _who, one in row.ballots if one.reason_text) == "por los vecinos"
    again = import_votes(hall.store, source, REAL)
    assert (again.added, again.matched) == (0, 5)
    # What the list of ballots writes is understood whole.
    sheet = ballots_sheet([row])
    back = csv(tmp_path, ";".join(sheet.header), *(";".join(map(cell_text, cells)) for cells in sheet.rows))
    assert import_votes(hall.store, back, REAL).matched == 5


def test_a_ballot_that_contradicts_what_was_recorded_is_refused_and_so_is_one_of_somebody_absent(hall, tmp_path):
    hall.session()
    hall.present(1, 2, 3, 4)
    item = add_item(hall.store, hall.session_id, "Poda")
    vote = open_vote(hall.store, add_motion(hall.store, item))
    cast(hall.store, vote, hall.members[1], BallotValue.AGAINST)
    source = csv(tmp_path, "Fecha,Asunto,Integrante,Voto", "17/11/2026,Poda,1,a favor", "17/11/2026,Poda,5,a favor")
    report = import_votes(hall.store, source, REAL)
    assert (report.added, len(report.refused)) == (0, 2)
    assert "rectifique" in report.refused[0][2]
    assert [one.value for one in load_view(hall.store, hall.session_id).ballots_of(vote)] == [BallotValue.AGAINST]


def test_a_refused_ballot_leaves_no_motion_and_no_vote_behind(hall, tmp_path):
    hall.session()
    hall.present(1, 2, 3, 4)
    for title in ("Poda", "Luces"):
        add_item(hall.store, hall.session_id, title)
    source = csv(
        tmp_path, "Fecha,Asunto,Integrante,Voto", "17/11/2026,Poda,5,a favor", "17/11/2026,Luces,5,a favor",
        "17/11/2026,Luces,1,a favor",
    )  # fmt: skip
    report = import_votes(hall.store, source, REAL)
    assert (report.added, [line for line, _column, _why in report.refused]) == (1, [2, 3])
    view = load_view(hall.store, hall.session_id)
    assert [view.item(one.item_id).title for one in view.motions] == ["Luces"]
    assert len(view.votes) == 1


def test_before_the_session_is_open_no_ballot_comes_in_and_nothing_is_made(hall, tmp_path):
    hall.session(opened=False)
    add_item(hall.store, hall.session_id, "Poda")
    source = csv(tmp_path, "Fecha,Asunto,Integrante,Voto", "17/11/2026,Poda,1,a favor")
    for options in (DRY, REAL):
        assert "no está abierta" in import_votes(hall.store, source, options).refused[0][2]
    assert load_view(hall.store, hall.session_id).motions == ()


def test_a_sheet_without_the_columns_says_how_to_name_them(hall, tmp_path):
    hall.session()
    with pytest.raises(UserError, match="Ninguna columna parece «Asistencia»"):
        import_attendance(hall.store, csv(tmp_path, "Fecha,Integrante,Qué hizo", "17/11/2026,1,presente"), REAL)
    mapped = Asked(mapping={"date": "A", "member": "B", "mark": "Qué hizo"})
    assert import_attendance(hall.store, tmp_path / "planilla.csv", mapped).added == 1
    # The choice is remembered for the next sheet of the same header.
    assert import_attendance(hall.store, tmp_path / "planilla.csv", REAL).matched == 1
