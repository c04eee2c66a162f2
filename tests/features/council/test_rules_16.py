"""The rules of each country where the acta says them: the legal number, the calls, the days of the second one."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.features.council.acts.store_life import second_call
from munidesk.features.council.domain import Session, SessionKind, SessionState
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.sessions.store import declare_no_quorum, new_session, sessions
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.town.calendar.domain import CLOSED_DAYS, ClosedDay
from munidesk.town.founding import found
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.sample import SampleSize
from tests.features.council import hall as halls

TWICE = ("UY", "ES")


def acta(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))).replace("\u00a0", " ")


@pytest.mark.parametrize("country", COUNTRIES)
def test_b_the_sample_seats_as_many_as_the_country_s_norm(tmp_path: Path, country: str):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas())
    catalog.write_sample(store, SampleSize(country=country, sessions=2, initiatives=3))
    usual, body = load_profile(country).seats, town.council(store)
    assert body.legal_seats == usual
    assert sum(one.counts for one in town.seats(store, body.id)) == usual
    view = load_view(store, max(sessions(store), key=lambda one: one.date).id)
    assert view.quorum.total == usual
    assert view.session.state is SessionState.CLOSED
    store.close()


@pytest.mark.parametrize("country", COUNTRIES)
def test_b_the_quorum_counts_on_the_legal_number_where_seats_are_still_to_be_loaded(tmp_path: Path, country: str):
    """Guatemala has seven: four loaded are no quorum of three."""
    usual = load_profile(country).seats
    hall = halls.hall(tmp_path / "a.munidesk", country, usual - 2)
    town.save_body(hall.store, replace(town.body(hall.store, hall.body_id), legal_seats=usual))
    hall.session(opened=False, secretary_id=hall.person("Lucía", "Ferrando Bas"))
    rules = hall.view.rules
    rule = rules.deliberate or rules.quorum
    if rule.base.value == "legal":
        assert hall.view.quorum.total == usual
        assert hall.view.quorum.needed == rule.needed(usual)
    else:  # in office or able: those who are there
        assert hall.view.quorum.total == usual - 2
    assert hall.view.legal == usual
    hall.store.close()


def test_b_guatemala_s_acta_does_not_count_on_five(tmp_path: Path):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas())
    catalog.write_sample(store, SampleSize(country="GT", sessions=2, initiatives=3))
    view = load_view(store, max(sessions(store), key=lambda one: one.date).id)
    text = "\n".join(plain_lines(build_minutes(view, printed_at=halls.at(21))))
    assert "de los siete integrantes, la Presidencia declara que hay quórum" in text
    assert "de los cinco integrantes" not in text
    store.close()


def test_b_a_body_of_its_own_has_its_own_number(tmp_path: Path):
    hall = halls.hall(tmp_path / "a.munidesk", "UY", 3)
    own = 'default_majority = "simple_members"\n[quorum]\nnumerator = 2\ndenominator = 3\nplus_one = false\n'
    town.save_body(hall.store, replace(town.body(hall.store, hall.body_id), legal_seats=9, rules=own))
    hall.session(opened=False)
    hall.present(1, 2, 3)
    assert (hall.view.quorum.total, hall.view.quorum.needed, hall.view.quorum.reached) == (9, 6, False)
    hall.store.close()


def test_b_more_seats_than_the_number_are_never_left_out_of_the_quorum(tmp_path: Path):
    hall = halls.hall(tmp_path / "a.munidesk", "PE", 9)
    town.save_body(hall.store, replace(town.body(hall.store, hall.body_id), legal_seats=6))
    hall.session(opened=False)
    assert hall.view.quorum.total == 9
    with pytest.raises(UserError, match="1 o más"):
        town.save_body(hall.store, replace(town.body(hall.store, hall.body_id), legal_seats=0))
    hall.store.close()


@pytest.mark.parametrize("country", COUNTRIES)
def test_b_a_new_file_asks_the_number_and_counts_on_it_before_anybody_is_loaded(tmp_path: Path, country: str):
    store = file.create(tmp_path / "a.munidesk", (town.SCHEMA, *catalog.schemas()[1:]))
    body = found(store, country=country, name="Municipio", legal_seats=11)
    session = Session(body_id=body, kind=SessionKind.ORDINARY, date=halls.DAY, start=time(19), place="Salón")
    view = load_view(store, new_session(store, session, standard=False))
    assert view.legal == 11
    store.close()


@pytest.mark.parametrize("country", COUNTRIES)
def test_c_first_call_is_said_only_where_there_is_a_second(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 9)
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(*hall.members)
    for text in (acta(hall), "\n".join(plain_lines(build_reading_copy(hall.view)))):
        assert ("primera convocatoria" in text) is (country in TWICE)
        assert " ," not in text
    assert ("bajo la presidencia" in acta(hall)) is True
    hall.store.close()


@pytest.mark.parametrize("country", COUNTRIES)
def test_c_a_session_without_quorum_says_its_call_only_where_there_are_two(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 9)
    hall.session(opened=False, secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1)
    declare_no_quorum(hall.store, hall.session_id, halls.at(19, 30))
    assert ("en primera convocatoria, se deja constancia" in acta(hall)) is (country in TWICE)
    hall.store.close()


def test_c_own_words_of_a_municipality_keep_the_call(tmp_path: Path):
    """A formula written before countries without a second call left it out still prints."""
    hall = halls.hall(tmp_path / "a.munidesk", "PE", 5)
    record = town.municipality(hall.store)
    own = 'opening = "Se reúne {body+art} en {call} convocatoria."\n'
    town.save_municipality(hall.store, replace(record, formulas=own))
    hall.session()
    hall.present(*hall.members)
    assert "Se reúne el Concejo Municipal en primera convocatoria." in acta(hall)
    hall.store.close()


@pytest.mark.parametrize(
    ("day", "closed", "again"),
    [
        (date(2026, 11, 17), None, date(2026, 11, 19)),
        (date(2026, 11, 20), None, date(2026, 11, 24)),  # a Friday: the weekend does not count
        (date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 25)),  # nor a day on which the hall is closed
        (date(2026, 12, 7), None, date(2026, 12, 10)),  # nor a holiday of the country (8 December)
    ],
)
def test_c_the_second_call_of_spain_counts_working_days(tmp_path: Path, day: date, closed: date | None, again: date):
    hall = halls.hall(tmp_path / "a.munidesk", "ES", 9)
    if closed:
        CLOSED_DAYS.save(hall.store, ClosedDay(day=closed, name="Fiesta local"))
    hall.session(day=day, opened=False)
    assert second_call(hall.store, hall.session_id) == datetime.combine(again, time(19))
    assert hall.view.session.date == again
    hall.store.close()
