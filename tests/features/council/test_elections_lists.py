"""Elections and turns as lists: what goes out comes in again the same, and what cannot be says why."""

from datetime import date
from pathlib import Path

import pytest

from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import PresenceKind, Session
from munidesk.features.council.elections import import_sheet
from munidesk.features.council.elections.domain import Election
from munidesk.features.council.elections.listing import elections_sheet, speakers_sheet
from munidesk.features.council.elections.store import draw_lot, new_election, open_round
from munidesk.features.council.elections.store_candidates import add_candidate
from munidesk.features.council.elections.store_totals import count_round
from munidesk.features.council.elections.told import results_of
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import load_view
from munidesk.records.sheet import write_sheet
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind, Membership, Role, Seat
from tests.features.council import hall as halls
from tests.features.council.hall import Hall
from tests.sheets.imports import _of

import_elections = _of(import_sheet.target)


@pytest.fixture
def six(tmp_path: Path):
    made = halls.hall(tmp_path / "seis.munidesk", seats=6)
    made.session()
    made.present(*range(1, 7))
    made.item = add_item(made.store, made.session_id, "Elección de la Presidencia")  # type: ignore[attr-defined]
    yield made
    made.store.close()


def elected(hall: Hall) -> None:
    """A tie in three rounds, and a draw."""
    election = new_election(hall.store, Election(item_id=hall.item, title="Presidencia"))
    for name in ("Ana Píriz Sosa", "Jorge Silvera Rey", "Omar Paz"):
        add_candidate(hall.store, election, name)
    count_round(hall.store, open_round(hall.store, election), {1: 2, 2: 2, 3: 0}, blank=1, null=1)
    for _turn in range(2):
        count_round(hall.store, open_round(hall.store, election), {1: 3, 2: 3})
    draw_lot(hall.store, open_round(hall.store, election), (2,), "la Secretaría, de una bolsa")


def written(hall: Hall, path: Path) -> Path:
    write_sheet(elections_sheet(hall.store), path, town.figures(hall.store))
    return path


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_election_with_rounds_and_a_draw_goes_out_and_comes_in_the_same(six: Hall, tmp_path: Path, suffix: str):
    elected(six)
    source = written(six, tmp_path / f"elecciones{suffix}")
    again = import_elections(six.store, source)
    assert (again.added, again.refused) == (0, ())
    other = halls.hall(tmp_path / "otra.munidesk", seats=6)
    other.session()
    other.present(*range(1, 7))
    add_item(other.store, other.session_id, "Elección de la Presidencia")
    report = import_elections(other.store, source)
    assert report.refused == () and report.added
    (result,) = results_of(other.view, other.view.items[0].id)
    assert [result.name(one) for one in result.elected] == ["Jorge Silvera Rey"]
    assert result.election.resolution_id
    assert elections_sheet(other.store).rows == elections_sheet(six.store).rows
    other.store.undo()
    assert other.store.select("election") == []
    other.store.close()


def test_more_votes_than_those_present_are_refused_whole_and_the_rest_comes_in(six: Hall, tmp_path: Path):
    add_item(six.store, six.session_id, "Elección de la Secretaría")
    source = tmp_path / "a.csv"
    source.write_text(
        "Fecha;Asunto;Cargo;Candidatura;Votos\n17/11/2026;Elección de la Presidencia;Presidencia;Ana Píriz;9\n"
        "17/11/2026;Elección de la Secretaría;Secretaría;Omar Paz;6\n17/11/2026;Otro asunto;Secretaría;Omar Paz;6\n",
        encoding="utf-8",
    )
    report = import_elections(six.store, source)
    assert report.added == 1 and len(report.refused) == 2
    told = " ".join(str(one) for one in report.refused)
    assert "pueden votar 6 integrantes presentes" in told and "no está en el orden del día" in told
    assert len(six.store.select("election")) == 1


def test_the_list_of_turns_has_no_private_name(tmp_path: Path):
    from munidesk import catalog
    from munidesk.features.council.speakers.domain import SpeakerKind
    from munidesk.features.council.speakers.store import ask_floor, give_floor

    hall = halls.hall(tmp_path / "c.munidesk", schemas=catalog.schemas())
    hall.session()
    item = add_item(hall.store, hall.session_id, "Agua")
    turn = ask_floor(hall.store, item, SpeakerKind.NEIGHBOUR, "Elsa Cardozo", zone="Zona Sur")
    give_floor(hall.store, turn, halls.at(19, 40))
    sheet = speakers_sheet(hall.store, date(2026, 11, 1))
    assert "Cardozo" not in str(sheet.rows) and "Una vecina (Zona Sur)" in str(sheet.rows)
    assert speakers_sheet(hall.store, date(2026, 11, 18)).rows == ()
    hall.store.close()


def test_16j_two_bodies_that_elect_the_same_post_on_one_day_are_counted_apart(six: Hall, tmp_path: Path):
    """The rows of one and of the other were added up as if they were of one election."""
    body = town.save_body(six.store, Body(name="Comisión de Obras", kind=BodyKind.COMMITTEE))
    own = town.council(six.store).name
    for number in (1, 2):
        seat = town.save_seat(six.store, Seat(body_id=body, number=number))
        who = town.member(six.store, six.members[number]).person.id
        town.save_membership(six.store, Membership(body_id=body, seat_id=seat, person_id=who, role=Role.TITULAR))
    day = six.view.session
    other = new_session(six.store, Session(body_id=body, kind=day.kind, date=day.date, start=day.start), standard=False)
    open_session(six.store, other, halls.at(19, 5))
    for member in load_view(six.store, other).titulars:
        mark(six.store, other, member.id, PresenceKind.PRESENT)
    add_item(six.store, other, "Elección de la Presidencia")
    source = tmp_path / "e.csv"
    rows = ((own, "Ana Píriz", 4), (own, "Omar Paz", 2), ("Comisión de Obras", "Eva Luz", 2))
    source.write_text(
        "Fecha;Órgano;Asunto;Cargo;Candidatura;Votos\n"
        + "".join(f"17/11/2026;{body};Elección de la Presidencia;Presidencia;{who};{n}\n" for body, who, n in rows),
        encoding="utf-8",
    )
    assert import_elections(six.store, source).refused == ()
    assert [len(results_of(load_view(six.store, one), load_view(six.store, one).items[0].id)[0].candidates)
            for one in (six.session_id, other)] == [2, 1]  # fmt: skip
    again = written(six, tmp_path / "otra.csv")
    report = import_elections(six.store, again)
    assert (report.added, report.refused) == (0, ())
