"""Reports of any days, body, kind of session and member: each figure with its base, and the sessions behind it."""

import json
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind, SessionKind, VoteType
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.reports import exports as reports
from munidesk.features.council.reports.building import BY_NAME, REPORTS, build_report
from munidesk.features.council.reports.names import TITLES
from munidesk.features.council.reports.scope import Scope, scope_of
from munidesk.features.council.reports.sheet_report import figures_sheet, report_text, section_sheet
from munidesk.features.council.reports.told import Datum, Line, Report, Section, every_datum
from munidesk.features.council.sessions.store import cancel_session, close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.domain import SpeakerKind
from munidesk.features.council.speakers.store import ask_floor, end_turn, give_floor
from munidesk.features.council.votes.store import (
    add_motion,
    cast,
    open_vote,
    rectify,
    set_counts,
    withdraw_motion,
)
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from tests.features.council import hall as halls

FOR, AGAINST, ABSTAIN, RECUSED = BallotValue.FOR, BallotValue.AGAINST, BallotValue.ABSTAIN, BallotValue.RECUSED
SILVIA = "Cabral Techera"


def held(hall: halls.Hall, day: date, *votes: tuple[BallotValue, ...], kind=SessionKind.ORDINARY, absent=()) -> str:
    """A session of that day, lifted, with these votes: the ballots of the members by seat; who is absent casts none."""
    session = hall.session(day=day, kind=kind)
    for number in hall.members:
        state = PresenceKind.JUSTIFIED if number in absent else PresenceKind.PRESENT
        mark(hall.store, session, hall.members[number], state, reason="enfermedad" if number in absent else "")
    for at, values in enumerate(votes, 1):
        vote = hall.vote(f"Asunto {at}")
        for number, value in zip((one for one in hall.members if one not in absent), values, strict=False):
            cast(hall.store, vote, hall.members[number], value)
    close_session(hall.store, session, halls.at(21, day=day))
    return session


def report(hall: halls.Hall, name: str, scope: Scope | None = None) -> Report:
    return build_report(hall.store, BY_NAME[name], scope or Scope())


def section(found: Report, key: str) -> Section:
    return next(one for one in found.sections if one.key == key)


def line(found: Section, begins: str) -> Line:
    return next(one for one in found.lines if one.title.startswith(begins))


def datum(found: Report, key: str, begins: str, head: str) -> Datum:
    own = section(found, key)
    return line(own, begins).data[own.heads.index(head)]


@pytest.fixture
def voted(hall: halls.Hall) -> halls.Hall:
    """Two sessions: Cabral (4) and Etcheverry (2) vote the same in three of five; Moreira (5) misses the second."""
    one_against, one_out = (FOR, AGAINST, FOR, FOR, FOR), (FOR, FOR, FOR, FOR, RECUSED)
    held(hall, date(2026, 9, 1), (FOR,) * 5, one_against, one_out)
    held(hall, date(2026, 10, 6), (FOR,) * 4, (FOR, AGAINST, FOR, ABSTAIN), absent=(5,))
    return hall


# -- who voted as whom


def test_two_members_agree_in_the_votes_in_which_both_voted(voted: halls.Hall):
    found = report(voted, "agreement")
    both = datum(found, "agreement", "Cabral", "Etcheverry")
    assert (both.value, both.of) == (3, 5)
    assert [one.words for one in both.behind[:2]] == [
        "Asunto 2: Cabral a favor, Etcheverry en contra", "Asunto 2: Cabral abstención, Etcheverry en contra",
    ]  # fmt: skip
    moreira = datum(found, "agreement", "Moreira", "Cabral")
    assert (moreira.value, moreira.of) == (2, 2)  # not the one she was excused from, nor those she was absent from
    assert datum(found, "agreement", "Cabral", "Cabral").of is None
    assert [(one.datum.value, one.datum.of) for one in found.keys] == [(5, None), (3, 5)]
    assert "votaron igual" in found.says


def test_two_of_one_surname_are_told_apart_wherever_a_pair_is_named(tmp_path: Path):
    hall = halls.hall(tmp_path / "cabral.munidesk", seats=4)
    hall.seat(5)
    hall.member(5, hall.person("Nelson", "Cabral Ruiz", "m"))
    names = [town.member(hall.store, one).person.first_surname for one in hall.members.values()]
    assert names.count("Cabral") == 2
    apart = tuple(AGAINST if one == 5 else FOR for one in hall.members)
    held(hall, date(2026, 9, 1), *[apart] * 6)
    found = report(hall, "agreement")
    assert "Nelson Cabral" in found.says
    own = section(report(hall, "agreement", Scope(person_id=hall.people["Cabral Ruiz"])), "agreement")
    told = [each.words for line in own.lines for each in line.data[0].behind]
    assert any("Silvia Cabral a favor" in one and "Nelson Cabral en contra" in one for one in told)
    hall.store.close()


def test_paper_does_not_tell_of_colours_that_it_lacks(voted: halls.Hall):
    notes = " ".join(report(voted, "agreement").notes)
    assert "Con menos de 5 no se da porcentaje." in notes and "color" not in notes.lower() and "scuro" not in notes


@pytest.mark.parametrize(("country", "month"), [("GT", "septiembre"), ("MX", "septiembre"), ("UY", "setiembre")])
def test_the_days_of_a_report_have_the_months_of_its_country(tmp_path: Path, capsys, country: str, month: str):
    hall = halls.hall(tmp_path / "meses.munidesk", country=country, schemas=catalog.schemas())
    held(hall, date(2026, 9, 1), (FOR,) * 5)
    hall.store.close()
    for ending in ("docx", "json"):
        made = tmp_path / f"informe.{ending}"
        assert main(["export", str(hall.store.path), "agreement", "--to", str(made)]) == 0
        told = docx_words(made) if ending == "docx" else made.read_text(encoding="utf-8")
        assert f" de {month} " in told, ending
    capsys.readouterr()


def docx_words(path: Path) -> str:
    import docx

    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def test_few_votes_are_told_by_their_count_and_no_percentage(voted: halls.Hall):
    text = " ".join("\n".join(plain_lines(reports.document("agreement", voted.store, Selection()))).split())
    assert "3 de 5 · 60 %" in text and "2 de 2" in text and "2 de 2 · 100 %" not in text


def test_a_secret_vote_never_tells_who_voted_what_even_where_a_file_holds_it(voted: halls.Hall):
    """A file of another program, or of 0.1, may have ballots under a secret vote: no report reads them."""
    session = voted.session(day=date(2026, 11, 3))
    voted.present(1, 2, 3, 4, 5)
    vote = open_vote(
        voted.store, add_motion(voted.store, add_item(voted.store, session, "Designación secreta"), "X"),
        VoteType.SECRET,
    )  # fmt: skip
    set_counts(voted.store, vote, 3, 2, 0)
    with voted.store.change("otro programa") as writer:
        for at, number in enumerate(voted.members, 1):
            writer.put(
                "ballot",
                {"id": f"secreto-{at}", "vote_id": vote, "member_id": voted.members[number],
                 "value": "for" if number < 4 else "against", "second": 0, "reason_asked": 0, "reason_text": ""},
            )  # fmt: skip
    close_session(voted.store, session, halls.at(21, day=date(2026, 11, 3)))
    assert datum(report(voted, "agreement"), "agreement", "Cabral", "Etcheverry").of == 5
    ballots = report(voted, "votes-by-member")
    assert datum(ballots, "members", "Cabral", "Con banca").value == 5
    assert any("sin voto por nombre" in one for one in ballots.notes)
    silvia = Scope(person_id=voted.people[SILVIA])
    own = line(section(report(voted, "member", silvia), "votes"), "Designación secreta")
    assert (own.data[1].value, own.data[1].words) == (None, "Secreta")
    told = report_text(report(voted, "agreement")) + report_text(report(voted, "member", silvia))
    assert "Designación secreta: " not in told


def test_a_rectified_vote_counts_once_as_it_was_left(hall: halls.Hall):
    session = hall.session(day=date(2026, 9, 1))
    hall.present(1, 2, 3, 4, 5)
    first = hall.vote("Poda")
    for number in hall.members:
        cast(hall.store, first, hall.members[number], FOR)
    second = rectify(hall.store, first, "se contó mal")
    for number in hall.members:
        cast(hall.store, second, hall.members[number], AGAINST if number == 4 else FOR)
    close_session(hall.store, session, halls.at(21, day=date(2026, 9, 1)))
    both = datum(report(hall, "agreement"), "agreement", "Cabral", "Olivera")
    assert (both.value, both.of) == (0, 1)
    assert datum(report(hall, "votes-by-member"), "members", "Cabral", "En contra").value == 1


def test_more_people_than_a_square_holds_are_told_pair_by_pair(tmp_path: Path):
    hall = halls.hall(tmp_path / "treinta.munidesk", seats=12)
    held(hall, date(2026, 9, 1), (FOR,) * 12, (FOR,) * 11 + (AGAINST,))
    found = section(report(hall, "agreement"), "agreement")
    assert not found.heat and len(found.lines) == 66
    values = [one.data[0].value for one in found.lines]
    assert values == sorted(values, reverse=True)
    own = section(report(hall, "agreement", Scope(person_id=hall.people[SILVIA])), "agreement")
    assert len(own.lines) == 11 and own.first == "Con quién"
    hall.store.close()


# -- how each voted


def test_w60_no_vote_of_the_days_that_she_held_the_seat_is_dropped(voted: halls.Hall):
    found = report(voted, "votes-by-member")
    heads = section(found, "members").heads
    moreira = dict(zip(heads, line(section(found, "members"), "Moreira").data, strict=True))
    assert (moreira["Con banca"].value, moreira["A favor"].value, moreira["Se excusa"].value) == (5, 2, 1)
    assert moreira["No votó"].value == 2
    assert {one.words for one in moreira["Con banca"].behind} >= {"Asunto 1: Ausente", "Asunto 2: Ausente"}
    with_result = dict(zip(heads, line(section(found, "members"), "Etcheverry").data, strict=True))
    assert (with_result["Con lo resuelto"].value, with_result["Con lo resuelto"].of) == (4, 5)


def test_votes_by_matter_add_up_to_all_of_them(hall: halls.Hall):
    session = hall.session(day=date(2026, 9, 1))
    hall.present(1, 2, 3, 4, 5)
    for matter, values in (("ordinary", (FOR,) * 5), ("spending", (FOR,) * 5), ("spending", (AGAINST,) * 5)):
        vote = hall.vote(f"De {matter}", matter=matter)
        for number, value in zip(hall.members, values, strict=True):
            cast(hall.store, vote, hall.members[number], value)
    close_session(hall.store, session, halls.at(21, day=date(2026, 9, 1)))
    found = report(hall, "votes-by-member")
    matters = section(found, "matters")
    assert [one.data[0].value for one in matters.lines] == [1, 2, 3] and matters.lines[-1].total
    spending = line(matters, "Gasto")
    assert [one.value for one in spending.data[1:3]] == [1, 1]
    by_matter = [one for one in section(found, "members-matters").lines if one.title.startswith("Cabral")]
    assert [(one.data[0].value, one.data[1].value, one.data[2].value) for one in by_matter] == [
        (line(matters, "Asunto").title, 1, 0), (spending.title, 1, 1),
    ]  # fmt: skip


# -- the page of a councillor


def test_w60_a_page_tells_what_she_attended_proposed_voted_and_spoke(hall: halls.Hall):
    first = held(hall, date(2026, 9, 1), (FOR, FOR, FOR, FOR, FOR))
    second = hall.session(day=date(2026, 11, 17))
    hall.present(1, 2, 3, 5)
    mark(
        hall.store, second, hall.members[4], PresenceKind.JUSTIFIED, reason="enfermedad", evidence="certificado médico"
    )
    close_session(hall.store, second, halls.at(21))
    third = hall.session(day=date(2026, 11, 16))
    hall.present(1, 2, 3, 4, 5)
    item = add_item(hall.store, third, "Arbolado")
    vote = open_vote(hall.store, add_motion(hall.store, item, "Plantar cien árboles.", proposer_id=hall.members[4]))
    for number in hall.members:
        cast(hall.store, vote, hall.members[number], FOR)
    save_resolution(hall.store, item, motion_id=hall.view.motions[0].id, title="Arbolado", resolves="Plantar.")
    withdrawn = add_motion(hall.store, item, "Pintar los árboles.", proposer_id=hall.members[4])
    withdraw_motion(hall.store, withdrawn)
    turn = ask_floor(hall.store, item, SpeakerKind.MEMBER, member_id=hall.members[4])
    give_floor(hall.store, turn, halls.at(19, 10, date(2026, 11, 16)))
    end_turn(hall.store, turn, halls.at(19, 13, date(2026, 11, 16)))
    close_session(hall.store, third, halls.at(21, day=date(2026, 11, 16)))

    found = report(hall, "member", Scope(person_id=hall.people[SILVIA]))
    assert found.title == "Ficha de Silvia Cabral Techera"
    assert [(one.datum.value, one.datum.of) for one in found.keys] == [(2, 3), (2, None), (2, None), (1, None)]
    assert {one.session_id for one in found.keys[0].datum.behind} == {first, third}
    (absence,) = section(found, "absences").lines
    assert absence.title.startswith("17/11/2026") and absence.data[0].words == "Con aviso"
    moved = {one.title: (one.data[2].words, one.data[3].value) for one in section(found, "motions").lines}
    assert moved == {"Plantar cien árboles.": ("Aprobada", "1/2026"), "Pintar los árboles.": ("Retirada", None)}
    assert section(found, "speakers").lines[0].data[1].words == "3 min"
    assert [one.title for one in section(found, "posts").lines] == ["Concejala"]
    text = "\n".join(plain_lines(reports.document("member", hall.store, Selection(member="silvia cabral"))))
    assert "Ficha de Silvia Cabral Techera" in text and "Plantar cien árboles." in text
    assert "enfermedad" not in text and "certificado" not in text  # why she was ill is nobody's
    assert "enfermedad" not in report_text(found)


def test_a_page_of_nobody_asks_whose(hall: halls.Hall):
    with pytest.raises(UserError, match="de quién es la ficha"):
        report(hall, "member")


# -- speaking time


def test_neighbours_are_counted_together_and_never_by_name(tmp_path: Path):
    hall = halls.hall(tmp_path / "abierto.munidesk", schemas=catalog.schemas())
    session = hall.session()
    hall.present(1, 2, 3, 4, 5)
    item = add_item(hall.store, session, "Feria")
    spans = ((SpeakerKind.NEIGHBOUR, "Elsa Cardozo", 2), (SpeakerKind.NEIGHBOUR, "Omar Paz", 4),
             (SpeakerKind.ORGANISATION, "Club Unión", 6))  # fmt: skip
    minute = 10
    for kind, name, lasts in spans:
        turn = ask_floor(hall.store, item, kind, name)
        give_floor(hall.store, turn, halls.at(19, minute))
        end_turn(hall.store, turn, halls.at(19, minute + lasts))
        minute += lasts
    ask_floor(hall.store, item, SpeakerKind.MEMBER, member_id=hall.members[4])  # who never came to speak
    close_session(hall.store, session, halls.at(21))
    found = report(hall, "floor-time")
    own = section(found, "speakers")
    times = {one.title: (one.data[0].value, one.data[1].value, one.data[2].value) for one in own.lines}
    assert times == {
        "Club Unión": (1, 360, 50.0), "Vecinas y vecinos": (2, 360, 50.0), "Cabral Techera, Silvia": (0, 0, 0.0),
        "Todas las personas": (3, 720, 100.0),
    }  # fmt: skip
    assert datum(found, "speakers", "Cabral", "Pidió y no habló").value == 1
    assert datum(found, "speakers", "Vecinas", "Mediana").value is None  # of two there is none
    assert datum(found, "speakers", "Todas", "Mediana").value == 240
    assert "Cardozo" not in report_text(found)
    hall.store.close()


# -- how long actas take


def _approved(hall: halls.Hall, session: str, on: date) -> None:
    with hall.store.change("aprobada") as writer:
        row = hall.store.select("minutes", session_id=session)[0]
        writer.put("minutes", {**row, "state": "in_approval"})
        writer.put("minutes", {**row, "state": "approved", "approved_on": on.isoformat()})


def test_an_acta_is_counted_from_its_session_to_its_approval(hall: halls.Hall):
    days = (date(2026, 9, 1), date(2026, 9, 8), date(2026, 9, 15), date(2026, 11, 16))
    sessions = [held(hall, day) for day in days]
    for session, on in zip(sessions, (date(2026, 9, 8), date(2026, 9, 18), date(2026, 11, 16)), strict=False):
        _approved(hall, session, on)
    found = report(hall, "punctuality")
    bands = {one.title: one.data[0].value for one in section(found, "bands").lines}
    assert bands == {
        "Hasta 7 días": 1, "De 8 a 15 días": 1, "De 16 a 30 días": 0, "31 días o más": 1, "Sin aprobar todavía": 1,
    }  # fmt: skip
    assert [one.datum.value for one in found.keys] == [4, 3, 10]
    assert "no tiene plazo" in found.notes[0]  # Uruguay: no invented term
    first = section(found, "sessions").lines[0]
    assert first.data[1].words == "7 días · 08/09/2026"


def test_the_term_of_the_country_is_told_with_its_article_and_what_is_late(tmp_path: Path):
    hall = halls.hall(tmp_path / "gt.munidesk", country="GT")
    for day, on in ((date(2026, 8, 4), date(2026, 9, 3)), (date(2026, 8, 11), date(2026, 9, 11))):
        _approved(hall, held(hall, day), on)
    held(hall, date(2026, 9, 1))
    held(hall, date(2026, 11, 3))
    found = report(hall, "punctuality")
    assert "30 días desde la sesión, Código Municipal, Dto. 12-2002, art. 41" in found.notes[0]
    assert "verifique" not in found.notes[0]
    met = found.keys[-1].datum
    assert (met.value, met.of) == (1, 3)  # the one of November still has its days
    assert [one.data[-1].words for one in section(found, "sessions").lines][1].endswith("fuera de término")
    hall.store.close()


# -- attendance in figures


def test_lateness_and_streaks_are_told_with_their_sessions(hall: halls.Hall):
    for month, minute in ((6, 10), (7, 25), (8, 17)):
        session = hall.session(day=date(2026, month, 2))
        hall.present(1, 2, 3, 5)
        mark(hall.store, session, hall.members[4], PresenceKind.ARRIVES, halls.at(19, minute, date(2026, month, 2)))
        close_session(hall.store, session, halls.at(21, day=date(2026, month, 2)))
    for month in (9, 10):
        session = hall.session(day=date(2026, month, 2))
        hall.present(1, 2, 3, 5)
        hall.absent(4)
        close_session(hall.store, session, halls.at(21, day=date(2026, month, 2)))
    found = report(hall, "attendance-figures")
    own = dict(zip(section(found, "members").heads, line(section(found, "members"), "Cabral").data, strict=True))
    assert (own["Asistió"].value, own["Asistió"].of, own["Sin aviso"].value) == (3, 5, 2)
    assert (own["Llegó tarde"].value, own["Minutos"].value, own["Mediana"].value) == (3, 5 + 20 + 12, 12)
    assert (own["Racha"].value, own["Racha"].words) == (-2, "faltó a 2")
    assert [one.day.month for one in own["Racha"].behind] == [9, 10]
    assert datum(found, "members", "Olivera", "Racha").words == "5 seguidas"
    total = line(section(found, "members"), "Titulares")
    assert total.total and (total.data[0].value, total.data[0].of) == (23, 25)


# -- the scope


def test_c34_every_report_is_narrowed_by_kind_of_session_and_says_so(voted: halls.Hall):
    held(voted, date(2026, 10, 20), (FOR,) * 5, kind=SessionKind.EXTRAORDINARY)
    scope = Scope(kind="extraordinary")
    assert datum(report(voted, "agreement", scope), "agreement", "Cabral", "Olivera").of == 1
    assert datum(report(voted, "attendance-figures", scope), "members", "Cabral", "Asistió").of == 1
    for which in REPORTS:
        person = voted.people[SILVIA] if which.person else ""
        assert "sesiones extraordinarias" in report(voted, which.name, Scope(kind=scope.kind, person_id=person)).about
    for build in (exports.attendance, exports.votes, exports.ballots, exports.presences):
        sheet = build(voted.store, Selection(kind="extraordinaria"))
        assert "sesiones extraordinarias" in sheet.about and sheet.rows
        assert len(sheet.rows) < len(build(voted.store, Selection()).rows) or build is exports.attendance


def test_what_was_called_and_not_held_is_told_beside_the_figures(voted: halls.Hall):
    for day in (date(2026, 12, 1), date(2026, 12, 8)):
        voted.session(day=day, opened=False)
    cancel_session(voted.store, voted.session_id, "por el temporal")
    note = report(voted, "agreement").notes[-1]
    assert note == "No se cuentan 2 sesiones que no se realizaron o no terminaron: 1 convocada y 1 suspendida."


def test_c34_the_report_of_attendance_is_of_every_body_that_met(voted: halls.Hall):
    voted.members.clear()
    voted.body_id = town.save_body(voted.store, Body(name="Comisión de Obras", kind=BodyKind.COMMISSION))
    for number in range(1, 4):
        voted.seat(number)
        voted.member(number, voted.person("María de los Ángeles", f"Fernández de la Torre Iturralde {number}"))
    held(voted, date(2026, 9, 3), (FOR, FOR, FOR))
    text = "\n".join(plain_lines(exports.attendance_report(voted.store, Selection())))
    assert "Concejo Municipal · 2 sesiones" in text and "Comisión de Obras · 1 sesión" in text
    only = "\n".join(plain_lines(exports.attendance_report(voted.store, Selection(body="obras"))))
    assert "Comisión de Obras" in only and "Silvia" not in only
    found = report(voted, "attendance-figures")
    assert [one.body for one in found.sections] == ["Concejo Municipal", "Comisión de Obras"]
    assert "Fernández de la Torre Iturralde 2, María de los Ángeles" in [one.title for one in found.sections[1].lines]


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(body="Vecinal"), "no nombra a ningún órgano: puede ser Concejo Municipal"),
        (Selection(member="Nadie"), "no nombra a ningún integrante"),
        (Selection(kind="mensual"), "no es una clase de sesión: use ordinaria"),
        (Selection(id="nada"), "ningún órgano ni integrante con el identificador"),
    ],
)
def test_a_name_that_nobody_has_is_told_with_those_there_are(hall: halls.Hall, selection: Selection, told: str):
    with pytest.raises(UserError, match=told):
        scope_of(hall.store, selection)


def test_a_member_is_named_as_people_do_and_two_alike_are_asked_apart(hall: halls.Hall):
    assert scope_of(hall.store, Selection(member="silvia CABRAL")).person_id == hall.people[SILVIA]
    assert scope_of(hall.store, Selection(member="Cabral Techera, Silvia")).person_id == hall.people[SILVIA]
    hall.seat(6)
    hall.member(6, hall.person("Silvia", "Cabral Núñez"))
    with pytest.raises(UserError, match="nombra a varios integrantes"):
        scope_of(hall.store, Selection(member="silvia cabral"))
    assert scope_of(hall.store, Selection(kind="cabildo abierto")).kind == "open_council"


# -- of nothing, and out


@pytest.mark.parametrize("which", REPORTS, ids=lambda one: one.name)
def test_a_file_without_sessions_says_that_there_is_nothing(hall: halls.Hall, which):
    person = "Silvia Cabral" if which.person else ""
    text = "\n".join(plain_lines(reports.document(which.name, hall.store, Selection(member=person))))
    assert "ninguna sesión" in text
    if not which.person:
        assert "no hay nada que contar" in text
        assert reports.data(which.name, hall.store, Selection()).rows == ()


def test_every_report_is_in_the_manifest_under_its_name():
    assert [one.name for one in REPORTS] == list(TITLES)


@pytest.mark.parametrize("which", REPORTS, ids=lambda one: one.name)
def test_paper_sheets_and_json_say_the_same_figures_and_each_opens_its_sessions(voted: halls.Hall, which):
    scope = Scope(person_id=voted.people[SILVIA] if which.person else "")
    found = report(voted, which.name, scope)
    rows = figures_sheet(found).rows
    assert len(rows) == sum(one.value is not None or bool(one.words.strip()) for _s, _l, _h, one in every_datum(found))
    told = json.loads(report_text(found))
    assert [one["table"] for one in told["tables"]] == [one.key for one in found.sections]
    for own, table in zip(found.sections, told["tables"], strict=True):
        sheet = section_sheet(found, own)
        assert len(sheet.rows) == len(own.lines) and len(set(sheet.header)) == len(sheet.header)
        for each, row in zip(own.lines, table["rows"], strict=True):
            for head, one in zip(own.heads, each.data, strict=True):
                if one.of is not None and isinstance(one.value, int):
                    assert row["figures"][head]["of"] == one.of
                    assert len(one.behind) >= one.value or which.name == "floor-time"
                if own.key != "posts" and isinstance(one.value, int) and one.value > 0 and own.key != "resolutions":
                    assert one.behind, (own.key, each.title, head)
    text = "\n".join(plain_lines(reports.document(which.name, voted.store, Selection(member="Silvia Cabral")
                                                  if which.person else Selection())))  # fmt: skip
    assert all(one.named in text for one in found.sections)
