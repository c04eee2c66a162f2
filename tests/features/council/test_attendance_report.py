"""The report of attendance: any period, body or member, with its base, its streaks, and nobody's health."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Figure, Paragraph, Span
from munidesk.features.council import exports
from munidesk.features.council.attendance.record import in_a_row
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.attendance.store_held import held_attendance
from munidesk.features.council.domain import PresenceKind
from munidesk.features.council.reports.attendance import attendance_report
from munidesk.features.council.sessions.store import close_session
from munidesk.records.sheet import Selection
from tests.features.council import hall as halls


def _session(hall: halls.Hall, day: date, kind: PresenceKind = PresenceKind.PRESENT) -> None:
    session_id = hall.session(day=day)
    hall.present(1, 2, 3, 4)
    mark(hall.store, session_id, hall.members[5], kind, reason="" if kind is PresenceKind.PRESENT else "enfermedad")
    close_session(hall.store, session_id, halls.at(20, day=day))


@pytest.fixture
def monthly(hall: halls.Hall) -> halls.Hall:
    """One session a month from August; the fifth member is there, with notice, on licence, there."""
    kinds = (PresenceKind.PRESENT, PresenceKind.JUSTIFIED, PresenceKind.LICENCE, PresenceKind.PRESENT)
    for month, kind in zip((8, 9, 10, 11), kinds, strict=True):
        _session(hall, date(2026, month, 3), kind)
    return hall


def _report(hall: halls.Hall, since: date | None = None, until: date | None = None):
    return attendance_report("Concejo", held_attendance(hall.store, hall.body_id, since, until), since, until)


def test_c34_the_report_says_its_period_its_sessions_and_its_base(monthly: halls.Hall):
    document = exports.attendance_report(monthly.store, Selection())
    text = "\n".join(plain_lines(document))
    assert "Concejo Municipal · 4 sesiones, del 3 de agosto al 3 de noviembre de 2026" in text
    assert "sin las licencias" in text and "19 de 19" not in text
    assert "18" in text and "de asistencia de titulares: 18 de 19" in text
    assert "Con 4 sesiones, cada falta vale 25 puntos." in text
    assert "Cuatro titulares asistieron a todas" in text
    assert "enfermedad" not in text  # why she was ill is nobody's: the paper leaves the house


def test_c34_the_list_says_its_period_and_how_many_sessions(monthly: halls.Hall):
    sheet = exports.attendance(monthly.store, Selection(since=date(2026, 9, 1), until=date(2026, 12, 31)))
    assert sheet.about == "Del 01/09/2026 al 31/12/2026 · Concejo Municipal · 3 sesiones realizadas"


def test_a_licence_is_out_of_the_base_and_cuts_no_streak(monthly: halls.Hall):
    found = {one.record.member.id: one for one in _report(monthly).told}
    fifth = found[monthly.members[5]]
    assert (fifth.record.present, fifth.record.sessions, fifth.record.licence) == (2, 3, 1)
    assert fifth.row == 1 and found[monthly.members[1]].row == 4
    assert in_a_row(fifth.marks[:3]) == 0  # the licence after the absence
    assert in_a_row((fifth.marks[0], fifth.marks[2])) == 1


def test_each_square_counts_its_stretch_and_is_told_without_colour(monthly: halls.Hall):
    report = _report(monthly)
    assert report.stretches == ("ago", "set", "oct", "nov")
    squares = report.squares[monthly.members[5]]
    assert [(one.present, one.base, one.licence) for one in squares] == [(1, 1, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0)]
    drawn = [one for one in exports.attendance_report(monthly.store, Selection()).blocks if isinstance(one, Figure)]
    assert "ago 1 de 1, set 0 de 1, oct lic., nov 1 de 1" in drawn[0].alternative


def test_the_report_is_of_the_days_asked_and_of_the_member_asked(monthly: halls.Hall):
    selection = Selection(since=date(2026, 9, 1), until=date(2026, 10, 31))
    text = "\n".join(plain_lines(exports.attendance_report(monthly.store, selection)))
    assert "2 sesiones, del 1.º de septiembre al 31 de octubre" in text.replace("setiembre", "septiembre")
    one = exports.attendance_report(monthly.store, Selection(monthly.members[5]))
    first = next(block for block in one.blocks if isinstance(block, Figure))
    assert "Inés" in first.alternative and "Raúl" not in first.alternative
    with pytest.raises(UserError, match="ningún órgano ni integrante"):
        exports.attendance_report(monthly.store, Selection("nadie"))


def test_a_period_without_sessions_says_so(monthly: halls.Hall):
    text = "\n".join(plain_lines(exports.attendance_report(monthly.store, Selection(since=date(2027, 1, 1)))))
    assert "no hubo sesiones" in text


def test_years_of_sessions_are_told_in_a_dozen_columns(hall: halls.Hall):
    for month in range(20):
        _session(hall, date(2025, 1, 7) + timedelta(days=30 * month))
    report = _report(hall)
    assert len(report.stretches) <= 12 and report.stretches[0] == "1T 25"
    assert sum(square.base for square in report.squares[hall.members[1]]) == 20


def test_what_the_colours_say_is_not_left_for_the_next_page_by_a_drawing_that_fills_its_own(tmp_path: Path):
    made = halls.hall(tmp_path / "treinta.munidesk", seats=30)
    session_id = made.session(day=date(2026, 9, 1))
    made.present(*made.members)
    close_session(made.store, session_id, halls.at(20, day=date(2026, 9, 1)))
    blocks = exports.attendance_report(made.store, Selection()).blocks
    drawn = next(at for at, one in enumerate(blocks) if isinstance(one, Figure))
    (told,) = [at for at, one in enumerate(blocks) if isinstance(one, Paragraph) and "oscuro" in _words(one)]
    assert told < drawn
    made.store.close()


def _words(one: Paragraph) -> str:
    return "".join(span.text for span in one.spans if isinstance(span, Span))
